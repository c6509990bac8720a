"""Likeness between all offices, and of each office to its own last year: who copied what from whom.

Only what an office wrote itself is compared, numbers and names masked (`assistant.likeness`). Comparing all pairs of 5,000
offices is 12 million comparisons, so pairs are found through an index: of each sentence a few fingerprints (winnowing,
Schleimer, Wilkerson and Aiken 2003) go into a temporary SQLite table, and only offices that share some are compared.
A fingerprint that many offices share makes no pairs, which keeps the work near-linear; the sentence they share is told once,
with all who use it.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from assistant.likeness import Passage, Sentence, between, name_forms, sentences, share
from assistant.numerals.wording import round_half_up

ALIKE = Fraction(3, 10)
"""From this share of an office's own words on, found in another's, the pair is told."""
LIKE_LAST_YEAR = Fraction(1, 2)
"""From this share on, found in its own last year's, an office is told."""
MANY = 10
"""A sentence that more offices than this share is told once, and makes no pairs."""
_GRAM = 5
_WINDOW = 4
_FEWEST_SHARED = 2
"""Fingerprints; one in common is chance."""
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """What one office wrote itself."""

    name: str
    this: tuple[str, ...]
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """One thing to look at."""

    kind: str
    """`pair`, `last_year` or `many`."""
    office: str
    others: tuple[str, ...]
    share: str
    """How much of the office's own words, as a percentage; empty for `many`."""
    passages: tuple[str, ...]
    """As the office wrote them."""


def likenesses(count: int, wording: Callable[[int], Wording]) -> Iterator[Likeness]:
    """What is alike among `count` offices; `wording` gives one by its number, and may be asked again."""

    @lru_cache(maxsize=512)
    def prepared(number: int) -> tuple[str, str, tuple[Sentence, ...]]:
        found = wording(number)
        text = "\n".join(found.this)
        return found.name, text, sentences(text, name_forms(found.name))

    with tempfile.TemporaryDirectory(prefix="assistant-likeness-") as folder:
        index = sqlite3.connect(Path(folder) / "index.sqlite", isolation_level=None)
        try:
            yield from _last_years(count, wording)
            _fill(index, (prepared(number)[2] for number in range(count)))
            yield from _shared_by_many(index, prepared)
            yield from _pairs(index, prepared)
        finally:
            index.close()


_Prepared = Callable[[int], tuple[str, str, tuple[Sentence, ...]]]


def _last_years(count: int, wording: Callable[[int], Wording]) -> Iterator[Likeness]:
    for number in range(count):
        found = wording(number)
        if found.this and found.last:
            names = name_forms(found.name)
            text, before = "\n".join(found.this), "\n".join(found.last)
            this = sentences(text, names)
            passages = between(this, sentences(before, names))
            if share(this, passages) >= LIKE_LAST_YEAR:
                yield Likeness(
                    "last_year", found.name, (), _percent(share(this, passages)), _shown(text, passages)
                )


def _fill(index: sqlite3.Connection, offices: Iterable[Sequence[Sentence]]) -> None:
    index.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;"
        "CREATE TABLE said (wording TEXT, office INTEGER, at INTEGER); CREATE TABLE prints (print INTEGER, office INTEGER);"
    )
    index.execute("BEGIN")
    for number, said in enumerate(offices):
        index.executemany(
            "INSERT INTO said VALUES (?, ?, ?)", [(item.wording, number, at) for at, item in enumerate(said)]
        )
        prints = {value for item in said for value in fingerprints(item.wording)}
        index.executemany("INSERT INTO prints VALUES (?, ?)", [(value, number) for value in prints])
    index.execute("COMMIT")
    index.executescript(
        "CREATE INDEX by_wording ON said (wording, office); CREATE INDEX by_print ON prints (print, office);"
    )


def fingerprints(wording: str) -> set[int]:
    """The smallest hash of every window of character sequences: texts that share a long run share one of these."""
    hashes = [crc32(wording[at : at + _GRAM].encode()) for at in range(max(len(wording) - _GRAM + 1, 1))]
    return {min(hashes[at : at + _WINDOW]) for at in range(max(len(hashes) - _WINDOW + 1, 1))}


def _shared_by_many(index: sqlite3.Connection, prepared: _Prepared) -> Iterator[Likeness]:
    rows = index.execute(
        "SELECT wording, min(office) FROM said GROUP BY wording HAVING count(DISTINCT office) > ? ORDER BY count(DISTINCT office) DESC, wording",
        (MANY,),
    ).fetchall()
    for wording, first in rows:
        offices = [
            number
            for (number,) in index.execute(
                "SELECT DISTINCT office FROM said WHERE wording = ? ORDER BY office", (wording,)
            )
        ]
        name, text, said = prepared(first)
        sentence = next(item for item in said if item.wording == wording)
        others = tuple(prepared(number)[0] for number in offices if number != first)
        yield Likeness("many", name, others, "", (text[sentence.start : sentence.end],))


def _pairs(index: sqlite3.Connection, prepared: _Prepared) -> Iterator[Likeness]:
    index.execute(
        "CREATE TEMP TABLE rare AS SELECT print FROM prints GROUP BY print HAVING count(*) BETWEEN 2 AND ?",
        (MANY,),
    )
    candidates = index.execute(
        "SELECT a.office, b.office FROM rare JOIN prints a USING (print) JOIN prints b USING (print) "
        "WHERE a.office < b.office GROUP BY a.office, b.office HAVING count(*) >= ? ORDER BY a.office, b.office",
        (_FEWEST_SHARED,),
    )
    for first, second in candidates:
        (name, text, said), (other, _, heard) = prepared(first), prepared(second)
        passages = between(said, heard)
        most = max(share(said, passages), share(heard, between(heard, said)))
        if most >= ALIKE:
            yield Likeness("pair", name, (other,), _percent(most), _shown(text, passages))


def _shown(text: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    longest = sorted(passages, key=lambda passage: -passage.length)[:_MOST_SHOWN]
    return tuple(text[passage.start : passage.end].strip() for passage in longest)


def _percent(value: Fraction) -> str:
    return f"{round_half_up(value * 100, 0):f}%"
