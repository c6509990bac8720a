"""What a session knows: the figures as they now are, each section's versions, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.dismissals import Dismissal
from assistant.figures import Figures
from assistant.report import Paragraph, ReportSection

PERSON = "person"
"""The drafter's name of what the clerk wrote."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the clerk stands; it is kept with every answer, so that a session goes on there."""

    screen: str
    at: str = ""
    """What the screen is about: a table, a cell, a topic, a section, a finding."""
    step: str = ""
    """Which question about it is open."""
    held: str = ""
    """What was said and still waits for its second half: a problem without its measure."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a section."""

    paragraphs: tuple[Paragraph, ...]
    origin: str
    """`template`, a model's name, `person`, or `imported`."""
    wish: str = ""
    """What was asked for when it was written."""

    @property
    def text(self) -> str:
        """The prose as the checker reads it."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class SectionWork:
    """All versions of a section, oldest first; nothing is ever replaced."""

    versions: tuple[Version, ...] = ()
    current: int = 0
    is_accepted: bool = False

    @property
    def version(self) -> Version | None:
        """The version that stands in the report, None before the first."""
        return self.versions[self.current] if self.versions else None


@dataclass(frozen=True, slots=True)
class Waiver:
    """An export in spite of errors."""

    findings: tuple[str, ...]
    """Their messages when it was given; a new error is not covered."""
    reason: str


@dataclass(frozen=True, slots=True)
class State:
    """Everything of a session but where the clerk stands."""

    figures: Figures
    source: str
    """The file it began with; empty for a report from nothing."""
    sections: Mapping[str, SectionWork] = field(default_factory=dict)
    dismissals: tuple[Dismissal, ...] = ()
    """Findings about words and material that a person let stand; they hold while the sentence and values stand."""
    waiver: Waiver | None = None
    date: str = ""
    """The date under the report (ISO); empty for none."""
    exported: tuple[str, ...] = ()
    """The files written last."""
    digest: str = ""
    """Of the source as it was read last."""

    def work(self, section: str) -> SectionWork:
        """The versions of a section, none when it was not begun."""
        return self.sections.get(section, SectionWork())

    @property
    def prose_sections(self) -> list[str]:
        """The sections that are written, in order."""
        return ["preamble", *(item.id for item in self.figures.format.sections if item.kind == "prose")]

    def title_of(self, section: str) -> str:
        """`一、总体情况`; empty for the preamble."""
        found = next((item for item in self.figures.format.sections if item.id == section), None)
        return f"{found.number}、{found.title}" if found else ""

    def name_of(self, section: str) -> str:
        """What the screens call it."""
        return self.title_of(section) or "报告开头"

    def report_section(self, section: str) -> ReportSection:
        """The section as it stands in the report now."""
        version = self.work(section).version
        return ReportSection(section, self.title_of(section), version.paragraphs if version else ())
