"""Which words of the prose name which rows and columns, loaded from schemas/vocabulary for one format.

The data stands in one file for both formats of the annual report; `load_vocabulary` keeps what the format has and
expands `x.*`. A word may be written with choices: `{上年|去年}{结转|遗留}` stands for four words, `{末|}` for 末 or nothing. A term's readings are ordered: one verb has several admissible meanings (受理 is what was newly
received, or that plus what was carried in), and the checker tries them in this order.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import isqrt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from assistant.formats.model import Format, columns_of, rows_of
from assistant.resources import data_path, read_data_file

Readings = tuple[tuple[str, ...], ...]
_Tree = dict[str, "_Tree"]
"""Words by their characters; `_END` closes one."""
_END = ""


_EITHER_END = {("carried_out",), ("carried_in",)}
_CHOICE = re.compile(r"\{([^{}]*)\}")


def _written_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """Every word that the choices of the entries stand for, each once, in order."""
    return tuple(dict.fromkeys(word for entry in words for word in _spellings(entry)))


def _spellings(entry: str) -> Iterable[str]:
    pieces = _CHOICE.split(entry)
    if any(mark in piece for piece in pieces for mark in "{}"):
        raise ValueError(f"“{entry}”中的花括号不成对；应写作 {{甲|乙}}")
    choices = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return map("".join, product(*choices))


Spelled = Annotated[tuple[str, ...], AfterValidator(_written_out)]
"""Words, each choice written out."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TableWords(_Entry):
    """What is taken as said when the words leave it out."""

    anchors: Spelled
    """Words that make this table the subject without naming a row or column."""
    default_rows: Readings
    default_columns: Readings
    families: Readings = ()
    """Rows that are also spoken of together."""
    columns_add: bool = True
    """Whether columns named together are added up; what was made and what was disclosed are the same papers."""
    loose_context: bool = False
    """Whether what a clause leaves out may be the default as well as what the clause before named."""


class Term(_Entry):
    """Words that name rows or columns of a table."""

    table: str
    axis: Literal["row", "column"]
    words: Spelled
    readings: Readings
    level: Literal["result", "process"] = "result"
    """`process`: a stage (received, carried in, done, carried out) that frames the results named beside it."""
    weak: bool = False
    """Counts only where its table is already the subject: 收到, 维持, 制定 are ordinary words too."""

    @cached_property
    def is_change(self) -> bool:
        """Whether the words say that something grew or fell (增加, 减少), and not what."""
        return self.readings == (("change",),)

    @cached_property
    def may_be_either_end(self) -> bool:
        """Whether the words (结转) may speak of the year's beginning or of its end."""
        return set(self.readings) == _EITHER_END


class Measure(_Entry):
    """A figure that a brief states, with what it is compared with."""

    key: str
    label: str
    expression: str
    unit: str
    section: str = "overview"
    change: bool = False
    share_of: str = ""


class Words(_Entry):
    """A list of words: fillers do not change what a clause counts, narrowing words do."""

    words: Spelled


class Rate(_Entry):
    """A rate with a name of its own (办结率); its readings are expressions over cell ids."""

    words: Spelled
    readings: tuple[str, ...]


class VocabularyFile(_Entry):
    """A file of schemas/vocabulary."""

    tables: dict[str, TableWords]
    terms: tuple[Term, ...]
    protected: Words
    """Words that hold a term's characters and do not mean it: 政府信息公开 is no 公开."""
    fillers: Words
    narrowing: Words
    scopes: Words
    """Narrowing words that hold to the end of their sentence."""
    rates: tuple[Rate, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one format."""

    format: Format
    tables: dict[str, TableWords]
    terms: dict[str, tuple[Term, ...]]
    """By word; a word may belong to several terms."""
    pattern: re.Pattern[str]
    """Finds the longest term, anchor or protected word at each place; only the first are in `terms`."""
    anchors: re.Pattern[str]
    anchor_words: frozenset[str]
    fillers: re.Pattern[str]
    """Words that change nothing."""
    particles: re.Pattern[str]
    """Single characters that change nothing; inside an unknown word they are part of it."""
    narrowing: re.Pattern[str]
    scopes: re.Pattern[str]
    rates: tuple[Rate, ...]
    measures: tuple[Measure, ...]


def read_vocabulary(name: str) -> VocabularyFile:
    """Read the file `name` of schemas/vocabulary.

    Raises:
        DataFileError: it is missing or wrong; every wrong entry is named.
    """
    return read_data_file(data_path("schemas", "vocabulary", f"{name}.toml"), VocabularyFile, "词汇文件")


@cache
def _vocabulary(format_id: str) -> Vocabulary:
    from assistant.formats.loader import load_format

    return build_vocabulary(load_format(format_id))


def load_vocabulary(report_format: Format) -> Vocabulary:
    """The words of `report_format`; loaded once a process."""
    return _vocabulary(report_format.id)


def build_vocabulary(report_format: Format) -> Vocabulary:
    """Keep of the vocabulary file what `report_format` has."""
    source = read_vocabulary(report_format.vocabulary)
    terms: dict[str, list[Term]] = {}
    for term in source.terms:
        readings = _known_readings(report_format, term.table, term.axis, term.readings)
        if not readings:
            continue
        for word in term.words:
            terms.setdefault(word, []).append(term.model_copy(update={"readings": readings}))
    tables = {
        name: table.model_copy(
            update={
                "default_rows": _known_readings(report_format, name, "row", table.default_rows),
                "families": _known_readings(report_format, name, "row", table.families),
                "default_columns": _known_readings(report_format, name, "column", table.default_columns),
            }
        )
        for name, table in source.tables.items()
    }
    protected = [*source.protected.words, *(word for rate in source.rates for word in rate.words)]
    anchors = [word for table in source.tables.values() for word in table.anchors]
    return Vocabulary(
        report_format,
        tables,
        {word: tuple(found) for word, found in terms.items()},
        _longest_first([*terms, *anchors, *protected]),
        _longest_first(anchors),
        frozenset(anchors),
        _longest_first([word for word in (*source.fillers.words, *protected) if len(word) > 1]),
        _longest_first([word for word in source.fillers.words if len(word) == 1]),
        _longest_first(source.narrowing.words),
        _longest_first(source.scopes.words),
        source.rates,
        tuple(measure for item in source.measures if (measure := _known_measure(report_format, item))),
    )


def _longest_first(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of the words at each place; words with a common beginning are compared once, not one by one."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    openings = sorted(tree)
    size = max(1, isqrt(len(openings)))
    groups = [openings[place : place + size] for place in range(0, len(openings), size)]
    branches = (
        f"(?={_one_of(group)})(?:{'|'.join(_branch(tree, character) for character in group)})"
        for group in groups
    )
    # The many places at which no word can begin are passed over at once.
    return re.compile(f"(?={_opening(tree)})(?:{'|'.join(branches)})" if tree else "(?!)")


def _opening(tree: "_Tree") -> str:
    """The first two characters of any word, or the one it has."""
    seconds = sorted({second for node in tree.values() for second in node} - {_END})
    alone = [character for character, node in tree.items() if _END in node]
    pair = [f"{_one_of(tree)}{_one_of(seconds)}"] if seconds else []
    return "|".join([*pair, *([_one_of(alone)] if alone else [])])


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


def _branch(tree: "_Tree", character: str) -> str:
    rest = tree[character]
    following = "|".join(_branch(rest, found) for found in sorted(rest) if found != _END)
    if not following:
        return re.escape(character)
    return f"{re.escape(character)}(?:{following}){'?' if _END in rest else ''}"


def _known_readings(report_format: Format, table_id: str, axis: str, readings: Readings) -> Readings:
    table = next((table for table in report_format.tables if table.id == table_id), None)
    if table is None:
        return ()
    headers = [header.id for header in (rows_of(table) if axis == "row" else columns_of(table))]
    known = []
    for reading in readings:
        expanded = tuple(header for name in reading for header in _expand(name, headers))
        if expanded and all(_expand(name, headers) for name in reading):
            known.append(expanded)
    return tuple(known)


def _expand(name: str, headers: list[str]) -> list[str]:
    if name.endswith(".*"):
        return [header for header in headers if header.startswith(name[:-1])]
    return [name] if name in headers else []


def _known_measure(report_format: Format, measure: Measure) -> Measure | None:
    """The measure with `x.*` written out over the total column; None when the format lacks one of its cells."""
    names = []
    for name in measure.expression.split(" + "):
        if name.startswith("facts."):
            names.append(name)
        elif name.endswith(".*"):
            names += [
                cell for cell in report_format.cells if cell.startswith(name[:-1]) and cell.endswith(".total")
            ]
        elif name in report_format.cells:
            names.append(name)
        else:
            return None
    return measure.model_copy(update={"expression": " + ".join(names)})
