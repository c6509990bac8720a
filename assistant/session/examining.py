"""Everything that is computed from a state: claims, findings, proposals, the template's wording. Kept while their input stays."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from assistant.checking.check import check_section
from assistant.checking.describing import claim_findings
from assistant.checking.evidence import Evidence, build_evidence
from assistant.checking.prose import check_prose
from assistant.drafting import draft_report, material_findings
from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.report import Brief, Claim, Report, ReportSection, build_brief, report_title
from assistant.session.state import State
from assistant.validation import validate
from assistant.validation.identities import Instance, instances
from assistant.validation.proposing import Proposal, proposals

_T = TypeVar("_T")


class Examiner:
    """Answers questions about a state. States are frozen, so an answer holds as long as its input is the same object."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[Any, ...], Any]] = {}

    def _once(self, name: str, inputs: tuple[Any, ...], compute: Callable[[], _T]) -> _T:
        kept = self._kept.get(name)
        if kept and len(kept[0]) == len(inputs) and all(a is b for a, b in zip(kept[0], inputs, strict=True)):
            found: _T = kept[1]
            return found
        result = compute()
        self._kept[name] = (inputs, result)
        return result

    def brief(self, figures: Figures) -> Brief:
        """What the figures support."""
        return self._once("brief", (figures,), lambda: build_brief(figures))

    def template(self, figures: Figures) -> Report:
        """The embedded drafter's report."""
        return self._once("template", (figures,), lambda: draft_report(self.brief(figures)))

    def instances(self, figures: Figures) -> tuple[Instance, ...]:
        """Every identity in every row and column."""
        return self._once("instances", (figures,), lambda: tuple(instances(figures)))

    def proposals(self, figures: Figures) -> list[Proposal]:
        """Blank cells that follow from others."""
        return self._once("proposals", (figures,), lambda: proposals(figures))

    def figure_findings(self, figures: Figures) -> list[Finding]:
        """What is wrong with the figures."""
        return self._once("validate", (figures,), lambda: validate(figures))

    def claims(self, state: State, section: str) -> list[Claim]:
        """Every number of a section with its verdict."""
        figures, version = state.figures, state.work(section).version
        return self._once(
            f"claims {section}",
            (figures, version),
            lambda: check_section(self._evidence(figures), state.report_section(section)) if version else [],
        )

    def section_findings(self, state: State, section: str) -> list[Finding]:
        """What is wrong with a section's words, what was dismissed made a note; nothing for one not yet written."""
        figures, version, dismissals = state.figures, state.work(section).version, state.dismissals
        return self._once(
            f"findings {section}", (figures, version, dismissals), lambda: self._words(state, section)
        )

    def all_findings(self, state: State) -> list[Finding]:
        """Everything: the figures, the material, the words of all sections in order."""
        found = list(self.figure_findings(state.figures))
        for item in material_findings(state.figures):
            found.append(_dismissed(state, state.report_section(item.section or ""), item))
        for section in state.prose_sections:
            found += self.section_findings(state, section)
        return found

    def _evidence(self, figures: Figures) -> Evidence:
        return self._once("evidence", (figures,), lambda: build_evidence(figures))

    def _words(self, state: State, section: str) -> list[Finding]:
        if state.work(section).version is None:
            return []
        whole = state.report_section(section)
        claims = self.claims(state, section)
        found = [
            *claim_findings(state.figures, (whole,), claims, Severity.ERROR),
            *(
                item
                for item in check_prose(state.figures.format, state.figures.year, (whole,))
                if item.section == section
            ),
        ]
        return [_dismissed(state, whole, item) for item in found]


def sentence(text: str, start: int, end: int) -> str:
    """The whole sentence around a stretch of text."""
    first = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    ends = [found for mark in "。；\n" if (found := text.find(mark, max(start, end - 1))) >= 0]
    return text[first : min(ends, default=len(text))].strip()


def dismissal_words(section: ReportSection, finding: Finding) -> str:
    """What a dismissal holds on to: the finding's sentence, or what it says where it is about none."""
    if finding.start is None:
        return finding.message
    return sentence(section.text, finding.start, finding.end or finding.start)


def _dismissed(state: State, section: ReportSection, finding: Finding) -> Finding:
    """A finding whose sentence the clerk has given a reason for stays, with the reason, as a note."""
    words = dismissal_words(section, finding)
    for item in state.dismissals:
        if (item.code, item.section, item.words) == (finding.code, section.id, words):
            return replace(
                finding, severity=Severity.NOTE, message=f"{finding.message}（已说明：{item.reason}）"
            )
    return finding


def report_of(examine: Examiner, state: State) -> Report:
    """The report as it would be exported: the clerk's sections, and the lead of each table as the template has it."""
    sections = tuple(
        state.report_section(section.id) if section.id in state.prose_sections else section
        for section in examine.template(state.figures).sections
    )
    return Report(report_title(state.figures), sections, state.figures)
