"""Figures to a proved report: validate, brief, draft, check."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checking import check_report
from assistant.drafting import draft_report, material_findings
from assistant.figures import Figures
from assistant.findings import Finding, Severity, has_errors
from assistant.report import Claim, Report, Verdict, build_brief
from assistant.validation import validate

MARK = "【待核实】"
"""Stands behind a number that is exported although it is not proved."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted report with the proof of every number, and everything that was found on the way."""

    report: Report
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether an error stands in the way of export."""
        return has_errors(self.findings)


def draft_figures(figures: Figures) -> Drafted:
    """Draft the report of `figures` and prove it; a number without proof is an error here."""
    report = draft_report(build_brief(figures))
    checked = check_report(report, unproved=Severity.ERROR, figures=figures)
    findings = (*validate(figures), *material_findings(figures), *checked.findings)
    return Drafted(report, checked.claims, findings)


def mark_unproved(drafted: Drafted) -> Report:
    """The report with `MARK` behind every number that is not proved, for an export that was allowed all the same."""
    ends = _unproved_ends(drafted)
    sections = []
    for section in drafted.report.sections:
        text = section.text
        for end in sorted(ends.get(section.id, []), reverse=True):
            text = f"{text[:end]}{MARK}{text[end:]}"
        paragraphs = (
            replace(paragraph, text=line)
            for paragraph, line in zip(section.paragraphs, text.split("\n"), strict=True)
        )
        sections.append(replace(section, paragraphs=tuple(paragraphs)) if section.paragraphs else section)
    return replace(drafted.report, sections=tuple(sections))


def moved_by_marks(drafted: Drafted, findings: Sequence[Finding]) -> list[Finding]:
    """`findings` at the places where their words stand in the report that `mark_unproved` gives."""
    ends = _unproved_ends(drafted)
    moved = []
    for finding in findings:
        if finding.section is None or finding.start is None or finding.end is None:
            moved.append(finding)
            continue
        start, end = finding.start, finding.end
        places = ends.get(finding.section, [])
        start += len(MARK) * sum(place <= finding.start for place in places)
        end += len(MARK) * sum(place < finding.end for place in places)
        moved.append(replace(finding, start=start, end=end))
    return moved


def _unproved_ends(drafted: Drafted) -> dict[str, list[int]]:
    """By section, where the numbers without proof end."""
    suspects = {Verdict.CONTRADICTED, Verdict.UNVERIFIABLE}
    ends: dict[str, list[int]] = {}
    for claim in drafted.claims:
        if claim.verdict in suspects and claim.value is not None:
            ends.setdefault(claim.section, []).append(claim.end)
    return ends
