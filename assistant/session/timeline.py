"""The answers in order, and the position among them: undo and redo move it, a new answer cuts off what lay ahead."""

from dataclasses import dataclass
from functools import reduce

from assistant.session.events import Event, apply
from assistant.session.state import Place, State


@dataclass(frozen=True, slots=True)
class Moment:
    """A state and where the clerk stood in it."""

    state: State
    place: Place


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where the session is, with what lies before and behind."""

    now: Moment
    past: tuple[Moment, ...] = ()
    """Newest last: what undo returns to."""
    future: tuple[Moment, ...] = ()
    """Newest last: what redo returns to."""

    def after(self, events: tuple[Event, ...], place: Place) -> "Timeline":
        """After an answer; one that changes nothing only moves the clerk."""
        if not events:
            return Timeline(Moment(self.now.state, place), self.past, self.future)
        return Timeline(Moment(reduce(apply, events, self.now.state), place), (*self.past, self.now))

    def undone(self) -> "Timeline":
        """Before the last answer that changed something; itself when there is none."""
        if not self.past:
            return self
        return Timeline(self.past[-1], self.past[:-1], (*self.future, self.now))

    def redone(self) -> "Timeline":
        """After the answer that was undone last; itself when there is none."""
        if not self.future:
            return self
        return Timeline(self.future[-1], (*self.past, self.now), self.future[:-1])
