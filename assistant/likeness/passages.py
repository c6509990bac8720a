"""The passages that two texts share, sentence by sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.likeness.masking import masked

SIMILAR = 85
"""From this similarity of the masked wording on (0 to 100) two sentences count as the same."""
SHORTEST = 14
"""Masked sentences shorter than this say too little to be copied from anywhere."""

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its place in its text and its masked wording."""

    start: int
    end: int
    wording: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that follow one another in both texts and have the same wording in both."""

    start: int
    """Character offsets into the text."""
    end: int
    other_start: int
    """Character offsets into the other text."""
    other_end: int
    similarity: int
    """Of the least similar of its sentences, 0 to 100; 100 is the same wording throughout."""
    length: int
    """Characters of masked wording, the measure of `share`."""


def sentences(text: str, names: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """The sentences long enough to compare; prepare a text once when it meets many others."""
    known = tuple(names)
    found = (
        Sentence(match.start(), match.end(), masked(match[0], known).rstrip("。！？；"))
        for match in _SENTENCE.finditer(text)
    )
    return tuple(sentence for sentence in found if len(sentence.wording) >= SHORTEST)


def shared_passages(
    text: str, other: str, names: Iterable[str] = (), other_names: Iterable[str] = (), similar: int = SIMILAR
) -> tuple[Passage, ...]:
    """What of `text` stands, but for numbers and names, in `other` too, in the order of `text`.

    `names` are to be masked in `text`, `other_names` in `other`; `name_forms` lists those of an office.
    """
    return between(sentences(text, names), sentences(other, other_names), similar)


def between(
    first: Sequence[Sentence], second: Sequence[Sentence], similar: int = SIMILAR
) -> tuple[Passage, ...]:
    """`shared_passages` of two prepared texts."""
    passages: list[Passage] = []
    previous: tuple[int, int] | None = None
    for index, found, similarity in _pairs(first, second, similar):
        follows = previous == (index - 1, found - 1)
        piece = _passage(first[index], second[found], similarity)
        if follows:
            passages[-1] = _joined(passages[-1], piece)
        else:
            passages.append(piece)
        previous = (index, found)
    return tuple(passages)


def share(text: Sequence[Sentence], passages: Iterable[Passage]) -> Fraction:
    """How much of a prepared text its passages make up, 0 to 1; 0 for a text without sentences."""
    whole = sum(len(sentence.wording) for sentence in text)
    return Fraction(sum(passage.length for passage in passages), whole) if whole else Fraction(0)


def _pairs(
    first: Sequence[Sentence], second: Sequence[Sentence], similar: int
) -> Iterator[tuple[int, int, int]]:
    from rapidfuzz import fuzz, process

    wordings = [sentence.wording for sentence in second]
    places: dict[str, list[int]] = {}
    for place, wording in enumerate(wordings):
        places.setdefault(wording, []).append(place)
    expected = 0
    for index, sentence in enumerate(first):
        same = places.get(sentence.wording)
        if same:
            found, similarity = (expected if expected in same else same[0]), 100
        else:
            best = process.extractOne(sentence.wording, wordings, scorer=fuzz.ratio, score_cutoff=similar)
            if best is None:
                continue
            found, similarity = best[2], min(int(best[1]), 99)
        yield index, found, similarity
        expected = found + 1


def _passage(sentence: Sentence, other: Sentence, similarity: int) -> Passage:
    return Passage(sentence.start, sentence.end, other.start, other.end, similarity, len(sentence.wording))


def _joined(before: Passage, piece: Passage) -> Passage:
    return Passage(
        before.start, piece.end, before.other_start, piece.other_end,
        min(before.similarity, piece.similarity), before.length + piece.length,
    )  # fmt: skip
