"""What a screen is given, and what it makes of an answer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.session.events import Event
from assistant.session.examining import Examiner
from assistant.session.state import Place, State
from assistant.session.view import Block, line


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a screen may look at."""

    state: State
    place: Place
    examine: Examiner
    folder: str = ""
    """Where the session's file lies and the report will."""
    model: str = ""
    """The name of the model that can redraft; empty when there is none."""
    by: str = ""
    """Who sits here, for the reasons that are kept."""
    when: str = ""
    """ISO date and time of this answer."""


@dataclass(frozen=True, slots=True)
class OpenPrevious:
    """Read last year's report or figures."""

    path: Path


@dataclass(frozen=True, slots=True)
class Export:
    """Write the report beside the session's file."""

    names: tuple[str, ...]
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class EditText:
    """Let the clerk change a whole section in an editor."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Redraft:
    """Ask the model for another version of a section."""

    section: str
    wish: str


Effect = OpenPrevious | Export | EditText | Redraft


@dataclass(frozen=True, slots=True)
class Step:
    """What an answer leads to."""

    events: tuple[Event, ...] = ()
    go: Place | None = None
    """Where the clerk stands next; None to stay."""
    say: tuple[Block, ...] = ()
    effect: Effect | None = None
    move: Literal["", "undo", "redo"] = ""
    leave: bool = False


def stay(*words: str) -> Step:
    """Nothing changes; `words` say why or what to do."""
    return Step(say=tuple(line(text) for text in words))


def goto(screen: str, at: str = "", step: str = "", held: str = "") -> Step:
    """Only the place changes."""
    return Step(go=Place(screen, at, step, held))
