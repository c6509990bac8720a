"""What is measured side by side: each takes a report and gives claims."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.report import Claim, Paragraph, ReportSection
from benchmarks.checker.baseline import regex_claims
from benchmarks.checker.markup import LabelledReport


@dataclass(frozen=True, slots=True)
class System:
    """A checker under a name."""

    name: str
    claims: Callable[[LabelledReport], list[Claim] | None]
    """None for a report that it gave no usable answer about: unscored, which is neither right nor wrong."""
    only_errors: bool = False
    """Whether it reports nothing but errors, so that tied and supported cannot be counted."""


def our_claims(report: LabelledReport) -> list[Claim]:
    """What the checker says of the report, against its own tables."""
    evidence = build_evidence(report.figures)
    return [claim for section in sections_of(report) for claim in check_section(evidence, section)]


def sections_of(report: LabelledReport) -> tuple[ReportSection, ...]:
    """The report's prose as the checker takes it."""
    return tuple(
        ReportSection(section_id, title, tuple(Paragraph(line) for line in text.split("\n")))
        for section_id, title, text in report.sections
    )


OURS = System("ours", our_claims)
REGULAR_EXPRESSIONS = System("nine regular expressions", regex_claims)
