"""Everything that is computed from a state: claims, findings, proposals, the template's wording. Kept while their input stays."""

from collections.abc import Callable
from typing import Any, TypeVar

from assistant.checking.check import check_section
from assistant.checking.describing import claim_findings
from assistant.checking.evidence import Evidence, build_evidence
from assistant.checking.prose import check_prose
from assistant.dismissals import apply
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
        """What is wrong with a section's words; nothing for one not yet written."""
        if state.work(section).version is None:
            return []
        return [item for item in self.word_findings(state) if item.section == section]

    def word_findings(self, state: State) -> list[Finding]:
        """What is wrong with all words, in the order of the report; what a person let stand carries the reason."""
        return self._once(
            "words", (state.figures, state.sections, state.dismissals), lambda: self._words(state)
        )

    def all_findings(self, state: State) -> list[Finding]:
        """Everything: the figures, the material, the words."""
        material = apply(material_findings(state.figures), report_of(self, state).sections, state.dismissals)
        return [*self.figure_findings(state.figures), *material, *self.word_findings(state)]

    def _evidence(self, figures: Figures) -> Evidence:
        return self._once("evidence", (figures,), lambda: build_evidence(figures))

    def _words(self, state: State) -> list[Finding]:
        figures, sections = state.figures, report_of(self, state).sections
        written = [section for section in sections if section.id in state.prose_sections]
        found = [
            *(item for section in written for item in self._number_findings(state, section)),
            *check_prose(figures, sections),
        ]
        order = {section.id: number for number, section in enumerate(sections)}
        found.sort(key=lambda item: (order.get(item.section or "", len(order)), item.start or 0))
        return list(apply(found, sections, state.dismissals))

    def _number_findings(self, state: State, section: ReportSection) -> list[Finding]:
        figures, version = state.figures, state.work(section.id).version
        return self._once(
            f"numbers {section.id}",
            (figures, version),
            lambda: list(claim_findings(figures, (section,), self.claims(state, section.id), Severity.ERROR)),
        )


def report_of(examine: Examiner, state: State) -> Report:
    """The report as it would be exported: the clerk's sections, and the lead of each table as the template has it."""
    sections = tuple(
        state.report_section(section.id) if section.id in state.prose_sections else section
        for section in examine.template(state.figures).sections
    )
    return Report(report_title(state.figures), sections, state.figures)
