"""A report as its readers see it, and what is claimed in it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.figures import Figures


class Verdict(StrEnum):
    """What the figures say about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    """Nothing to compare with, or a narrower scope than the tables'."""
    NOT_A_FIGURE = "not_a_figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One mention of a number, or a statement without digits that a table can answer (未收到…)."""

    section: str
    start: int
    """Character offset into the section's text."""
    end: int
    text: str
    value: Decimal | None
    unit: str
    approximation: str | None = None
    """`more`, `less` or `about`."""
    verdict: Verdict
    expression: str | None = None
    """What the words stand for, over cell ids and facts, where it is known."""
    expected: str | None = None
    """What the expression gives, as it would be printed."""
    reason: str = ""
    """In Chinese: why this verdict."""


@dataclass(frozen=True, slots=True)
class FactSpan:
    """Which characters of a paragraph the program wrote in the place of a key."""

    start: int
    end: int
    key: str
    """A key of the brief, or of a note of the office."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose."""

    text: str
    level: int = 0
    """0 for running text, 2 for a heading like （一）主动公开."""
    topic: str = ""
    drafter: str = ""
    """Who wrote it: `template`, a model's name, `person`; empty for an imported text."""
    facts: tuple[FactSpan, ...] = ()
    """For a model's text: where each fact stands in it."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section with its prose; a table section's table is drawn from the figures."""

    id: str
    title: str
    """As printed, number included: `一、总体情况`; empty for the preamble."""
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def name(self) -> str:
        """What a message calls it."""
        return f"「{self.title}」" if self.title else "报告开头"

    @property
    def text(self) -> str:
        """The prose; offsets of claims and findings count its characters."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: its title, its sections in order, and the figures of its tables."""

    title: str
    sections: tuple[ReportSection, ...]
    figures: Figures

    def section(self, section_id: str) -> ReportSection | None:
        """The section with this id, None when the report has none."""
        return next((section for section in self.sections if section.id == section_id), None)


def report_title(figures: Figures) -> str:
    """`<office><year>年政府信息公开工作年度报告`, the title the format prescribes."""
    return f"{figures.office.name}{figures.year}年政府信息公开工作年度报告"
