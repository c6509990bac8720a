"""Figures as values. Blank, `0` and `/` are three different things and stay so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from assistant.formats import Format


class Absence(Enum):
    """Why a cell holds no number."""

    BLANK = "blank"
    """Missing data: a question to the clerk."""
    NOT_APPLICABLE = "n/a"
    """The office says that the cell does not apply to it (`/`, `-`, 不适用)."""


OFFICE_KINDS = {
    "province": "省级政府",
    "city": "市级政府",
    "county": "县（市、区）政府",
    "township": "乡镇政府",
    "subdistrict": "街道办事处",
    "department": "政府部门",
    "other": "其他机关",
}
"""The kinds of office by the word of the figures file, with the words a clerk reads."""


_KINDS_BY_ENDING = (
    ("街道办事处", "subdistrict"), ("街道", "subdistrict"), ("镇人民政府", "township"), ("乡人民政府", "township"),
    ("镇", "township"), ("乡", "township"), ("县人民政府", "county"), ("区人民政府", "county"), ("市人民政府", "city"),
    ("省人民政府", "province"), ("局", "department"), ("委员会", "department"),
)  # fmt: skip
_SHORT_NAMES = {"subdistrict": "我街道", "township": "我镇", "department": "我单位"}


def office_kind(name: str) -> str:
    """The kind that an office's name says it is; `other` when the name does not say."""
    return next((kind for ending, kind in _KINDS_BY_ENDING if name.endswith(ending)), "other")


def office_short(kind: str) -> str:
    """How an office of this kind usually calls itself; empty where there is no custom."""
    return _SHORT_NAMES.get(kind, "")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell of a table."""

    value: Decimal | Absence
    origin: str = ""
    """File, sheet or line, and column; empty for a value made in memory."""
    note: str = ""
    """What was written beside the number: `其中修订16件`."""

    @property
    def number(self) -> Decimal | None:
        """The number, or None when the cell holds none."""
        return self.value if isinstance(self.value, Decimal) else None


@dataclass(frozen=True, slots=True)
class Office:
    """The reporting office."""

    name: str
    short: str = ""
    """How the report calls itself: 我办, 我镇, 我局."""
    kind: str = "other"
    parent: str = ""

    @property
    def itself(self) -> str:
        """The short name, or the full one where none is given."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a fact: `工作动态118条` of the 302."""

    label: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that stands in no table."""

    id: str
    label: str
    value: Decimal | None
    unit: str
    parts: tuple[Part, ...] = ()
    exhaustive: bool = False
    """Whether the parts are all of it, so that they must add up to the value."""
    topic: str = "proactive"
    """The topic of 总体情况 under which the fact is told."""
    origin: str = ""


def in_sentence(text: str) -> str:
    """A note as it stands inside a sentence of the report: one line, without its final punctuation."""
    return " ".join(text.split()).rstrip("。！？；，、 ")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of the office about its own work."""

    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem the office found, and what it does or did about it."""

    text: str
    measure: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What the office did and found, in its own words; a drafter may use these and nothing else."""

    topics: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    """By the topic ids of 总体情况."""
    problems: tuple[Problem, ...] = ()
    previous_problems: tuple[Problem, ...] = ()
    """Last year's problems with how they were dealt with."""
    other: tuple[Note, ...] = ()
    """For 其他需要报告的事项."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A section's text as an imported report has it; kept for comparison, never drafted from."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The office knows of a finding and gives a reason: the finding stays, but no longer as an error."""

    code: str
    reason: str
    cells: tuple[str, ...] = ()
    """Only for findings on these cells; empty for all of the code."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one office's report for one year."""

    format: Format
    office: Office
    year: int
    cells: Mapping[str, Cell]
    """By cell id; a cell that is not in it was left out, which counts as blank."""
    facts: tuple[Fact, ...] = ()
    notes: Notes = field(default_factory=Notes)
    previous: "Figures | None" = None
    acknowledgements: tuple[Acknowledgement, ...] = ()
    prose: tuple[Prose, ...] = ()
    source: str = ""
    """The file these figures came from, for messages."""

    def cell(self, cell_id: str) -> Cell:
        """The cell, blank when it was left out."""
        return self.cells.get(cell_id, Cell(Absence.BLANK))

    def number(self, cell_id: str) -> Decimal | None:
        """The number in the cell, None when it holds none."""
        return self.cell(cell_id).number

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id, None when the office gave none."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)
