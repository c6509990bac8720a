"""A clerk in a test: answers are typed, the session is closed and opened again each time, what was shown comes back."""

from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from assistant.figures import Figures
from assistant.session.events import begun
from assistant.session.journal import create, resume
from assistant.session.state import Place, State
from assistant.terminal.asking import PlainAsker
from assistant.terminal.driver import Driver
from assistant.terminal.plain import PlainShower
from tests.made_figures import made_figures


@dataclass(frozen=True)
class Heard:
    """What a run of answers led to."""

    shown: str
    state: State
    place: Place


def talk(path: Path, *answers: str) -> Heard:
    """Go on with the session in `path`, type the answers, leave."""
    journal, timeline = resume(path)
    out = StringIO()
    driver = Driver(
        journal,
        timeline,
        PlainShower(out),
        PlainAsker(StringIO("".join(f"{text}\n" for text in answers)), out),
    )
    driver.run()
    now = driver.timeline.now
    return Heard(out.getvalue(), now.state, now.place)


def session(folder: Path, figures: Figures, screen: str = "figures") -> Path:
    """A session that has just begun with `figures`."""
    path = folder / "report.session"
    create(path, begun(figures), Place(screen))
    return path


def busy() -> Figures:
    """An office with a year full of applications, last year beside it."""
    return made_figures(7, busy=60)


def blank(with_previous: bool = False) -> Figures:
    """The same office with nothing filled in and nothing noted."""
    figures = busy()
    empty = Figures(figures.format, figures.office, figures.year, {})
    return replace(empty, previous=figures.previous) if with_previous else empty
