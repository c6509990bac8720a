"""What an answer can change. An event is a value that survives as JSON; applying it gives the next state."""

from collections.abc import Callable
from dataclasses import field, replace
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from pydantic.dataclasses import dataclass

from assistant.dismissals import Dismissal
from assistant.figures import (
    Absence,
    Acknowledgement,
    Cell,
    Fact,
    Figures,
    Note,
    Part,
    Problem,
    figures_from_tree,
    figures_tree,
    office_kind,
)
from assistant.findings import Dismissed
from assistant.formats import format_for_year
from assistant.report import Paragraph
from assistant.session.state import SectionWork, State, Version, Waiver

TYPED = "会话中填写"
"""The origin of a cell that the clerk typed here."""


@dataclass(frozen=True, slots=True)
class Started:
    """A session begins with figures, which may be blank."""

    figures: dict[str, Any]
    """As `figures_tree` writes them, last year's inside."""
    origins: dict[str, str]
    """Where each cell was read."""
    source: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    """The prose of a report that is to be worked over."""
    digest: str = ""
    """Of the file, so that a later change of it is noticed."""
    kind: Literal["started"] = "started"


@dataclass(frozen=True, slots=True)
class SourceRead:
    """The file was changed since; these of its cells are taken over, perhaps none."""

    cells: dict[str, str | None]
    digest: str
    kind: Literal["source"] = "source"


@dataclass(frozen=True, slots=True)
class OfficeSet:
    """The office or the year is another; the year decides the format."""

    year: int
    short: str
    name: str = ""
    """The full name, where it is another."""
    kind: Literal["office"] = "office"


@dataclass(frozen=True, slots=True)
class PreviousSet:
    """Last year's figures are put beside."""

    figures: dict[str, Any]
    kind: Literal["previous"] = "previous"


@dataclass(frozen=True, slots=True)
class CellsSet:
    """Cells have values: exact decimal text, None for blank, "n/a" for not applicable."""

    cells: dict[str, str | None]
    kind: Literal["cells"] = "cells"


@dataclass(frozen=True, slots=True)
class FactSet:
    """A figure outside the tables."""

    id: str
    label: str
    value: str | None
    unit: str
    topic: str = "proactive"
    parts: tuple[tuple[str, str], ...] = ()
    kind: Literal["fact"] = "fact"


@dataclass(frozen=True, slots=True)
class FactRemoved:
    """A figure outside the tables is taken back."""

    id: str
    kind: Literal["no_fact"] = "no_fact"


@dataclass(frozen=True, slots=True)
class NotesSet:
    """All notes on one topic (or on `other`)."""

    topic: str
    texts: tuple[str, ...]
    kind: Literal["notes"] = "notes"


@dataclass(frozen=True, slots=True)
class ProblemsSet:
    """All problems with their measures; `previous` for last year's and how they were dealt with."""

    problems: tuple[tuple[str, str], ...]
    previous: bool = False
    kind: Literal["problems"] = "problems"


@dataclass(frozen=True, slots=True)
class Written:
    """A section has a new version, which becomes the current one."""

    section: str
    paragraphs: tuple[tuple[str, int, str, str], ...]
    """Text, level, topic and drafter of each."""
    origin: str
    wish: str = ""
    kind: Literal["written"] = "written"


@dataclass(frozen=True, slots=True)
class VersionChosen:
    """An earlier version is the current one again."""

    section: str
    index: int
    kind: Literal["version"] = "version"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The clerk has read a section and takes it as it is."""

    section: str
    kind: Literal["accepted"] = "accepted"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A finding about figures is known, with a reason."""

    code: str
    cells: tuple[str, ...]
    reason: str
    kind: Literal["acknowledged"] = "acknowledged"


@dataclass(frozen=True, slots=True)
class LetStand:
    """A finding about words or material is let stand, with a reason."""

    fingerprint: str
    code: str
    message: str
    reason: str
    by: str
    when: str
    kind: Literal["let_stand"] = "let_stand"


@dataclass(frozen=True, slots=True)
class Waived:
    """Export in spite of these errors, with a reason."""

    findings: tuple[str, ...]
    reason: str
    kind: Literal["waived"] = "waived"


@dataclass(frozen=True, slots=True)
class Dated:
    """The date under the report is given: an ISO date, empty for none."""

    date: str
    kind: Literal["dated"] = "dated"


@dataclass(frozen=True, slots=True)
class Exported:
    """Files were written."""

    paths: tuple[str, ...]
    kind: Literal["exported"] = "exported"


Event = (
    Started
    | SourceRead
    | OfficeSet
    | PreviousSet
    | CellsSet
    | FactSet
    | FactRemoved
    | NotesSet
    | ProblemsSet
    | Written
    | VersionChosen
    | Accepted
    | Acknowledged
    | LetStand
    | Waived
    | Dated
    | Exported
)


@cache
def event_adapter() -> TypeAdapter[list[Event]]:
    """Reads and writes events as JSON; built when first used."""
    return TypeAdapter(list[Annotated[Event, Field(discriminator="kind")]])


def begun(figures: Figures, source: str = "", with_prose: bool = False, digest: str = "") -> Started:
    """The event that begins a session with `figures`; `with_prose` takes the report's own words as first version."""
    origins = {cell_id: cell.origin for cell_id, cell in figures.cells.items() if cell.origin}
    sections = {item.id: item.text for item in figures.prose} if with_prose else {}
    return Started(figures_tree(figures), origins, source, sections, digest)


def start(event: Started) -> State:
    """The first state."""
    figures = figures_from_tree(event.figures, event.source)
    cells = {
        cell_id: replace(cell, origin=event.origins.get(cell_id, ""))
        for cell_id, cell in figures.cells.items()
    }
    sections = {
        name: SectionWork((Version(tuple(Paragraph(line) for line in text.split("\n")), "imported"),))
        for name, text in event.sections.items()
        if text.strip()
    }
    return State(
        replace(figures, cells=cells, source=event.source), event.source, sections, digest=event.digest
    )


def apply(state: State, event: Event) -> State:
    """The state after `event`."""
    change: Callable[[State, Any], State] = _CHANGES[event.kind]
    return change(state, event)


def _office(state: State, event: OfficeSet) -> State:
    figures = state.figures
    changed = format_for_year(event.year)
    cells = figures.cells if changed.id == figures.format.id else {}
    office = replace(figures.office, short=event.short)
    if event.name:
        office = replace(office, name=event.name, kind=office_kind(event.name))
    return _with(state, format=changed, year=event.year, office=office, cells=cells)


def _source(state: State, event: SourceRead) -> State:
    return replace(_cells(state, CellsSet(event.cells)), digest=event.digest)


def _previous(state: State, event: PreviousSet) -> State:
    return _with(state, previous=figures_from_tree(event.figures, "上年"))


def _cells(state: State, event: CellsSet) -> State:
    changed = {cell_id: Cell(cell_value(text), TYPED) for cell_id, text in event.cells.items()}
    return _with(state, cells={**state.figures.cells, **changed})


def cell_value(text: str | None) -> Decimal | Absence:
    """A cell's value from the text an event carries."""
    if text is None:
        return Absence.BLANK
    return Absence.NOT_APPLICABLE if text == "n/a" else Decimal(text)


def _fact(state: State, event: FactSet) -> State:
    value = None if event.value is None else Decimal(event.value)
    parts = tuple(Part(label, Decimal(number)) for label, number in event.parts)
    is_whole = bool(parts) and sum(part.value for part in parts) == value
    fact = Fact(event.id, event.label, value, event.unit, parts, is_whole, event.topic, TYPED)
    kept = [item for item in state.figures.facts if item.id != event.id]
    return _with(state, facts=(*kept, fact))


def _no_fact(state: State, event: FactRemoved) -> State:
    return _with(state, facts=tuple(item for item in state.figures.facts if item.id != event.id))


def _notes(state: State, event: NotesSet) -> State:
    notes = state.figures.notes
    items = tuple(Note(text, TYPED) for text in event.texts)
    if event.topic == "other":
        return _with(state, notes=replace(notes, other=items))
    return _with(state, notes=replace(notes, topics={**notes.topics, event.topic: items}))


def _problems(state: State, event: ProblemsSet) -> State:
    items = tuple(Problem(text, measure, TYPED) for text, measure in event.problems)
    notes = state.figures.notes
    if event.previous:
        return _with(state, notes=replace(notes, previous_problems=items))
    return _with(state, notes=replace(notes, problems=items))


def _written(state: State, event: Written) -> State:
    version = Version(tuple(Paragraph(*item) for item in event.paragraphs), event.origin, event.wish)
    versions = (*state.work(event.section).versions, version)
    return _with_section(state, event.section, SectionWork(versions, len(versions) - 1))


def _version(state: State, event: VersionChosen) -> State:
    return _with_section(
        state, event.section, replace(state.work(event.section), current=event.index, is_accepted=False)
    )


def _accepted(state: State, event: Accepted) -> State:
    return _with_section(state, event.section, replace(state.work(event.section), is_accepted=True))


def _acknowledged(state: State, event: Acknowledged) -> State:
    item = Acknowledgement(event.code, event.reason, event.cells)
    return _with(state, acknowledgements=(*state.figures.acknowledgements, item))


def _let_stand(state: State, event: LetStand) -> State:
    dismissed = Dismissed(event.reason, event.by, event.when)
    item = Dismissal(event.fingerprint, event.code, event.message, dismissed)
    kept = [other for other in state.dismissals if other.fingerprint != event.fingerprint]
    return replace(state, dismissals=(*kept, item))


def _waived(state: State, event: Waived) -> State:
    return replace(state, waiver=Waiver(event.findings, event.reason))


def _dated(state: State, event: Dated) -> State:
    return replace(state, date=event.date)


def _exported(state: State, event: Exported) -> State:
    return replace(state, exported=event.paths)


def _with(state: State, **changes: Any) -> State:
    return replace(state, figures=replace(state.figures, **changes))


def _with_section(state: State, section: str, work: SectionWork) -> State:
    return replace(state, sections={**state.sections, section: work})


_CHANGES: dict[str, Callable[[State, Any], State]] = {
    "source": _source,
    "office": _office,
    "previous": _previous,
    "cells": _cells,
    "fact": _fact,
    "no_fact": _no_fact,
    "notes": _notes,
    "problems": _problems,
    "written": _written,
    "version": _version,
    "accepted": _accepted,
    "acknowledged": _acknowledged,
    "let_stand": _let_stand,
    "waived": _waived,
    "dated": _dated,
    "exported": _exported,
}
