"""The vocabulary's words in a text: found once over the whole of it, then asked for by place."""

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.formats.vocabulary import Term, Vocabulary


class Hit(NamedTuple):
    """A word of the vocabulary found in the text; an anchor or a protected word has no terms."""

    start: int
    end: int
    terms: tuple[Term, ...]
    is_anchor: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """其他 is a row or a column; 败诉 says both, the lawsuits and their outcome."""
        return all({"其他", "其它"} & set(term.words) for term in self.terms)

    @property
    def names_a_row(self) -> bool:
        """A word for a row and no column: 败诉 says how a case ended and, of which kind it was, only that it was no 复议."""
        return bool(self.terms) and all(term.axis == "row" for term in self.terms)


@dataclass(slots=True)
class TextWords:
    """The words of a text in order, found as far as somebody has asked, with their places beside them for the search."""

    more: Iterator[Hit]
    hits: list[Hit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    reach: int = 0
    """Up to where the text has been looked through."""

    def read_to(self, end: int) -> None:
        """Find the words up to `end` and the first behind it."""
        while self.reach < end:
            hit = next(self.more, None)
            if hit is None:
                self.reach = sys.maxsize
                return
            self.hits.append(hit)
            self.starts.append(hit.start)
            self.ends.append(hit.end)
            self.reach = hit.start


def find_words(evidence: Evidence, text: str, span: Span) -> Sequence[Hit]:
    """Terms, anchors and protected words in `span`, the longest at each place."""
    words = evidence.words.get(text)
    if words is None:
        words = evidence.words[text] = TextWords(_scan(evidence.vocabulary, text, Span(0, len(text))))
    if words.reach < span.end:
        words.read_to(span.end)
    first = bisect_left(words.starts, span.start)
    last = bisect_left(words.starts, span.end, first)
    is_cut = (first > 0 and words.ends[first - 1] > span.start) or (
        last > first and words.ends[last - 1] > span.end
    )
    # A span that cuts through a word reads the rest of it afresh: 政府信息|公开.
    return list(_scan(evidence.vocabulary, text, span)) if is_cut else words.hits[first:last]


def find_terms(evidence: Evidence, text: str, span: Span) -> list[Hit]:
    """The terms in `span`, the longest at each place."""
    return [hit for hit in find_words(evidence, text, span) if hit.terms]


def is_anchored(evidence: Evidence, text: str, span: Span) -> bool:
    """Whether an anchor stands in the span, and not only inside a longer word (申请 in 申请人)."""
    return any(hit.is_anchor for hit in find_words(evidence, text, span))


def _scan(vocabulary: Vocabulary, text: str, span: Span) -> Iterator[Hit]:
    terms, anchors = vocabulary.terms, vocabulary.anchor_words
    for match in vocabulary.pattern.finditer(text, span.start, span.end):
        word = match[0]
        yield Hit(match.start(), match.end(), terms.get(word, ()), word in anchors)
