"""A number with its place in the argument of its sentence, and a section's text with all of them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from assistant.checking.clauses import Span
from assistant.checking.mentions import Mentions
from assistant.checking.subjects import Subject
from assistant.numerals import Mention

COUNTED = frozenset({"件", "起", "宗", "例"})
"""Units of cases and requests."""
TELLING = 10
"""Numbers below this are often the same by chance."""


class TextFigure(NamedTuple):
    """A number with its place in the argument of the sentence."""

    mention: Mention
    paragraph: Span
    sentence: Span
    before: Span
    """From what belongs to the number before (or the sentence's beginning) to this number."""
    clause: Span
    """The last clause of `before`: the words that name the number."""
    after: Span
    """From the number to the end of its clause."""
    subject: Subject | None
    narrowed: bool
    """Whether the words say that only a part is counted (本级, 第四季度, a channel)."""
    trailing: bool = False
    """Whether it follows, in the same breath, a number of which the words say more than is understood."""
    stray: bool = False
    """Whether it counts something that no table holds."""
    adrift: bool = False
    """Whether nobody knows what it counts, whatever the words around it name (unknown_words.py)."""
    drifting: bool = False
    """Whether it goes on from a number of which nobody knows what it counts; if that one is borne out, it is known after all."""
    leans: bool = False
    """Whether the words beside it name no row, so that it is of what was counted before."""
    is_informed: bool = True
    """Whether the paragraph, or what leads to it, has named the disclosure of information so far."""
    bracket: int = -1
    """Where the bracket it stands in begins, -1 outside of brackets."""
    shared_out: bool = False
    """Whether `subject` was assigned by 分别 or 各."""
    back: int = 0
    """For 分别占a、b: this number belongs to the count so many counts back; 0 for none."""
    framed: bool = False
    """Whether the clause before names the subject and the number's own says nothing: 以自然人为主，共39件."""
    is_aside: bool = False
    """Whether it only says something of the count before: 由5名工作人员承办, 依法延期2件 (asides.py)."""
    lead: Span | None = None
    """For a number of a run (分别增加5件、4件): the words before the run."""

    @property
    def is_for_each(self) -> bool:
        """Whether it holds for several nouns one by one: 企业和律师事务所各1件."""
        return self.subject is not None and len(self.subject.each) > 1

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows what it counts."""
        return self.adrift or self.drifting or (self.stray and self.subject is None)

    def part_start(self, text: str) -> int:
        """Where the part of the sentence begins that the number stands in: after the last semicolon before it."""
        return max(self.sentence.start, text.rfind("；", self.sentence.start, self.mention.start) + 1)

    def words(self, text: str) -> str:
        """The words that say what the number is: its clause, or those before its run."""
        own = self.clause.of(text)
        return self.lead.of(text) if self.lead and not own.strip("、，和及与") else own


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section's text with its numbers; `mentions` are all numbers, `figures` those that count something."""

    id: str
    text: str
    mentions: Mentions
    figures: tuple[TextFigure, ...]
    starts: list[int] = field(init=False, repr=False, compare=False)
    """Where each figure begins."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [figure.mention.start for figure in self.figures])

    def by_sentence(self) -> Iterator[list[tuple[int, TextFigure]]]:
        """The figures of each sentence that has any, with their places among all."""
        for _, entries in groupby(enumerate(self.figures), key=lambda entry: entry[1].sentence):
            yield list(entries)

    def figures_within(self, span: Span) -> tuple[TextFigure, ...]:
        """The figures that begin inside `span`."""
        return self.figures[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
