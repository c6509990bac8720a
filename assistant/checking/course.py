"""What a paragraph has established so far, for the shares and changes that lean on it."""

from collections import deque
from dataclasses import dataclass, field

from assistant.checking.clauses import Span
from assistant.checking.subjects import Subject

_MEMORY = 40
"""Counts that a reader still has in mind; a list without end must not cost its square."""


@dataclass(slots=True)
class Counted:
    """A count that the text gave."""

    sentence: Span
    subject: Subject | None
    expressions: tuple[str, ...]
    """What it may stand for: one expression when it was supported, none when nobody knows."""
    bracket: int
    """Where the bracket it stands in begins, -1 outside of brackets."""
    place: int
    """Where its number begins."""
    perhaps: tuple[str, ...] = ()
    """What its words name where its value differs and something else may be meant: a share of just this tells that nothing is."""

    @property
    def is_of_last_year(self) -> bool:
        """Whether it is known to be a number of the year before."""
        return bool(self.expressions) and all(name.startswith("previous.") for name in self.expressions)


@dataclass(slots=True)
class Course:
    """The counts of a paragraph so far, and the last share."""

    counts: deque[Counted] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    share: str | None = None
    """The last share or rate that was supported, as an expression."""
    confirmed: bool = False
    """Whether the last number was what the tables say: words that nobody understood did not narrow it then."""
    unknown: dict[int, Span] = field(default_factory=dict)
    """The sentence of the last count, where nothing is known of that count; by the bracket it stands in, -1 for none."""
    share_sentence: Span | None = None
    """Where it stands."""
    share_place: int = -1
    """Where its number begins."""

    share_read: int = -1
    """Where the last share stands, supported or not."""
    moved: tuple[str, int] | None = None
    """What was last said to have grown or fallen by a count, as an expression, and where that number ends."""

    def add(
        self,
        sentence: Span,
        subject: Subject | None,
        expressions: tuple[str, ...],
        bracket: int = -1,
        place: int | None = None,
        perhaps: tuple[str, ...] = (),
    ) -> None:
        """Remember a count, also one that nobody knows: what follows leans on it and on nothing older."""
        start = sentence.start if place is None else place
        self.counts.append(Counted(sentence, subject, expressions, bracket, start, perhaps))

    def last(self, back: int = 1, bracket: int = -1) -> Counted | None:
        """The count so many counts back; what stands in a bracket is only leaned on inside it."""
        counts = [count for count in self.counts if count.bracket in (-1, bracket)]
        return counts[-back] if len(counts) >= back else None

    def last_in(self, sentence: Span, bracket: int) -> Counted | None:
        """The last count, where it stands in this sentence."""
        last = self.last(bracket=bracket)
        return last if last and last.sentence == sentence else None

    def is_share_last(self, sentence: Span) -> bool:
        """Whether the last number of this sentence was the share, and no count has come since."""
        return self.share_sentence == sentence and (
            not self.counts or self.counts[-1].place < self.share_place
        )

    def before_bracket(self, sentence: Span, bracket: int) -> Counted | None:
        """The count that a bracket of this sentence stands behind."""
        outside = [
            count for count in self.earlier_in(sentence) if count.bracket < 0 and count.place < bracket
        ]
        return outside[-1] if outside else None

    def earlier_in(self, sentence: Span, since: int = 0) -> list[Counted]:
        """The counts of this sentence, first to last, that stand at `since` or behind it."""
        return [count for count in self.counts if count.sentence == sentence and count.place >= since]

    def told_before(self, sentence: Span, since: int = 0) -> list[Counted]:
        """The counts of this sentence that stand at `since` or behind it; those of the sentence before where it has none yet."""
        if self.counts and not self.earlier_in(sentence):
            return self.earlier_in(self.counts[-1].sentence)
        return self.earlier_in(sentence, since)
