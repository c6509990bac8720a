"""A section's numbers, found by place: asking for a clause's own must not cost a walk over all of them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.checking.clauses import Span
from assistant.numerals import Mention


@dataclass(frozen=True, slots=True)
class Mentions:
    """The numbers of a text in order."""

    items: tuple[Mention, ...]
    starts: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.items)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Those that begin inside `span`."""
        return self.items[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def index(mentions: tuple[Mention, ...]) -> Mentions:
    """Index `mentions`, which are in the order of the text."""
    return Mentions(mentions, [mention.start for mention in mentions])


NONE = Mentions(())
"""For a text without numbers, such as a heading."""
