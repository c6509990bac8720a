"""From nothing, or from a file's name, to an open session. Only what the first screen needs is loaded before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, InputError
from assistant.session import starting
from assistant.session.view import View, line
from assistant.terminal.contract import Asker, Shower

if TYPE_CHECKING:
    from assistant.figures import Figures
    from assistant.session.journal import Journal
    from assistant.session.timeline import Timeline

    Opened = tuple[Journal, Timeline]

_MOST_FINDINGS = 6
_LEAVE = {"离开", "退出", "q", "quit", "exit"}
_BACK = {"返回", "back", ""}
_HELP = {"?", "？", "帮助", "help"}


class LeftError(Exception):
    """The clerk left before there was anything to save."""


def begin(path: Path | None, shower: Shower, asker: Asker) -> Opened:
    """Ask until it is clear what to begin with, and open it.

    Raises:
        LeftError: the clerk left.
        AssistantError: `path` was given and cannot be opened.
    """
    if path is not None:
        return open_path(path, shower, asker)
    while True:
        offers = starting.offers(_files(Path()))
        view = starting.start_view(offers)
        shower.show(view)
        chosen = starting.read_start(offers, _ask(view, shower, asker))
        try:
            if chosen is None:
                shower.say((line(f"请输入 1 到 {len(offers)}，或一个文件名。"),))
                continue
            opened = open_path(chosen.path, shower, asker) if chosen.path else _new(shower, asker)
        except AssistantError as error:
            shower.say((line(str(error), "bad"),))
            continue
        if opened:
            return opened


def open_path(path: Path, shower: Shower, asker: Asker) -> Opened:
    """Go on with a session file, or begin one from figures or a report; one that was begun before is gone on with.

    Raises:
        AssistantError: it cannot be opened.
    """
    from assistant.pipeline import open_figures

    if path.suffix == starting.SESSION_SUFFIX:
        return _resumed(path, shower)
    begun = path.with_name(f"{path.name}{starting.SESSION_SUFFIX}")
    if begun.is_file():
        return _with_changes(_resumed(begun, shower), path, shower, asker)
    if path.suffix.lower() not in starting.READABLE:
        kinds = " ".join(starting.READABLE)
        raise InputError(f"打不开 {path}：可以打开的有进度文件（.session）和 {kinds}。")
    loaded = open_figures(path)
    shower.say(
        line(f"{item.severity.label}：{item.message}", "doubt") for item in loaded.findings[:_MOST_FINDINGS]
    )
    if len(loaded.findings) > _MOST_FINDINGS:
        shower.say(
            (
                line(
                    f"读入时还有 {len(loaded.findings) - _MOST_FINDINGS} 条说明，用 assistant validate {path} 查看。",
                    "dim",
                ),
            )
        )
    if _role(loaded.figures, shower, asker) == "this":
        return _begun(begun, loaded.figures, str(path))
    target = path.with_name(
        f"{loaded.figures.office.name}{loaded.figures.year + 1}年{starting.SESSION_SUFFIX}"
    )
    if target.is_file():
        return _resumed(target, shower)
    return _following(target, loaded.figures)


def _resumed(path: Path, shower: Shower) -> Opened:
    from assistant.session.journal import resume

    opened = resume(path)
    figures = opened[1].now.state.figures
    shower.say((line(f"√ 接着写 {figures.office.name} {figures.year} 年的报告，上次的内容都在。", "good"),))
    return opened


def _with_changes(opened: Opened, path: Path, shower: Shower, asker: Asker) -> Opened:
    """Ask what to do where the file was changed since it was read; whatever is answered, it is asked once."""
    from assistant.figures import Absence, cell_json
    from assistant.pipeline import open_figures
    from assistant.session.events import SourceRead
    from assistant.session.journal import step_entry

    journal, timeline = opened
    state, digest = timeline.now.state, _digest(path)
    if digest in ("", state.digest) or not state.digest:
        return opened
    found = open_figures(path).figures
    first = (*timeline.past, timeline.now)[0].state.figures
    cells = {
        name: cell_json(cell)
        for name, cell in found.cells.items()
        if cell.value is not Absence.BLANK and name in state.figures.format.cells
        if cell.value not in (state.figures.cell(name).value, first.cell(name).value)
    }
    taken: dict[str, str | None] = {}
    if cells:
        places = [f"{state.figures.format.cells[name].place} {text}" for name, text in cells.items()]
        view = starting.changed_view(path.name, places)
        shower.show(view)
        taken = cells if _ask(view, shower, asker) == "1" else {}
    events = (SourceRead(taken, digest),)
    journal.append(step_entry(events, timeline.now.place))
    return journal, timeline.after(events, timeline.now.place)


def _digest(path: Path) -> str:
    import hashlib

    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _role(figures: Figures, shower: Shower, asker: Asker) -> str:
    """Last year's or this year's: asked for a report, and for figures only when they are of an old year."""
    import datetime

    has_prose = bool(figures.prose)
    if not has_prose and figures.year >= datetime.date.today().year - 1:
        return "this"
    view = starting.role_view(figures.office.name, figures.year, has_prose=has_prose)
    shower.show(view)
    while (role := starting.read_role(_ask(view, shower, asker), has_prose=has_prose)) is None:
        shower.say((line("请输入 1 或 2。"),))
    return role


def _new(shower: Shower, asker: Asker) -> Opened | None:
    import datetime

    view = starting.office_view()
    shower.show(view)
    name = _ask(view, shower, asker)
    if name in _BACK:
        return None
    from assistant.figures import Figures, Office, office_kind, office_short
    from assistant.formats import format_for_year

    target = Path(f"{_file_name(name)}{starting.SESSION_SUFFIX}")
    if target.is_file():
        return _resumed(target, shower)
    kind = office_kind(name)
    year = datetime.date.today().year - 1
    figures = Figures(format_for_year(year), Office(name, office_short(kind), kind), year, {})
    return _begun(target, figures, "", "office")


def _begun(target: Path, figures: Figures, source: str, screen: str = "figures", step: str = "") -> Opened:
    from assistant.session.events import begun
    from assistant.session.journal import create
    from assistant.session.state import Place

    digest = _digest(Path(source)) if source else ""
    first = begun(figures, source, with_prose=bool(figures.prose), digest=digest)
    return create(target, first, Place(screen, step=step))


def _following(target: Path, previous: Figures) -> Opened:
    """The year after a report: its figures only beside, its office taken over."""
    from dataclasses import replace

    from assistant.figures import Figures as NewFigures
    from assistant.formats import format_for_year

    year = previous.year + 1
    beside = replace(previous, previous=None)
    figures = NewFigures(format_for_year(year), previous.office, year, {}, previous=beside)
    return _begun(target, figures, "", "office", "name")


def _file_name(name: str) -> str:
    return "".join("_" if character in '\\/:*?"<>|' else character for character in name).strip(". ")


def _files(folder: Path) -> Sequence[Path]:
    """What lies in the folder, newest first; hidden and temporary files of office programs left out."""
    try:
        found = [path for path in folder.iterdir() if path.is_file() and path.name[0] not in "~."]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []


def _ask(view: View, shower: Shower, asker: Asker) -> str:
    while (text := asker.ask(view)) in _HELP:
        shower.say(line(words, indent=1) for words in view.help)
    if text in _LEAVE:
        raise LeftError
    return text
