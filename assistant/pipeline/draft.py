"""Figures to a proved report: validate, brief, draft, check."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.checking import CheckResult, check_report
from assistant.drafting import draft_report, material_findings
from assistant.drafting.passages import Passage
from assistant.drafting.rules import FELL_BACK
from assistant.figures import Figures
from assistant.findings import Finding, Severity, has_errors
from assistant.llm import ChatModel
from assistant.pipeline.accounts import TEMPLATE, CallAccount, PassageAccount
from assistant.pipeline.events import OnEvent
from assistant.pipeline.proving import as_paragraphs
from assistant.pipeline.writing import ModelOptions, Written, write_passages
from assistant.report import Claim, Paragraph, Report, Verdict, build_brief
from assistant.validation import validate

MARK = "【待核实】"
"""Stands behind a number that is exported although it is not proved."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted report with the proof of every number, and everything that was found on the way."""

    report: Report
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    model: str = TEMPLATE
    """The model that was asked, `template` when none was."""
    passages: tuple[PassageAccount, ...] = ()
    """Who wrote what, in the order of the report; empty when no model was asked."""
    calls: tuple[CallAccount, ...] = ()
    prompts: str = ""
    """The fingerprint of the prompts that were used."""

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


async def draft_with_model(
    figures: Figures, model: ChatModel, options: ModelOptions, on_event: OnEvent | None = None
) -> Drafted:
    """Draft the report of `figures` with `model`; what cannot be proved is the embedded drafter's wording.

    Raises:
        MisconfiguredError: address, key, model name or parameters are wrong, and nothing was written yet.
    """
    written = await write_passages(figures, model, options, on_event)
    return finished_draft(written, model.name, options.prompts.fingerprint)


def finished_draft(written: Written, model: str, prompts: str) -> Drafted:
    """The draft that `model` has written, checked as a whole; `prompts` is their fingerprint.

    It asks nobody any more, so it may run where the processors are.
    """
    figures = written.plain.figures
    report, checked, passages = _assemble(written)
    findings = (
        *validate(figures),
        *material_findings(figures),
        *checked.findings,
        *fallback_findings(passages),
    )
    return Drafted(report, checked.claims, findings, model, passages, written.calls, prompts)


@dataclass(frozen=True, slots=True)
class Redrafted:
    """One section written anew, and who wrote what of it."""

    paragraphs: tuple[Paragraph, ...]
    passages: tuple[PassageAccount, ...]
    calls: tuple[CallAccount, ...]

    @property
    def failures(self) -> tuple[PassageAccount, ...]:
        """The passages that the model was asked for and the template wrote."""
        return tuple(item for item in self.passages if item.asked and item.drafter == TEMPLATE)


async def redraft_section(
    figures: Figures, model: ChatModel, options: ModelOptions, on_event: OnEvent | None = None
) -> Redrafted:
    """Write the section `options.section` with `model`, as `options.wish` has it; every number proved as in a whole draft.

    Raises:
        MisconfiguredError: address, key, model name or parameters are wrong, and nothing was written yet.
    """
    written = await write_passages(figures, model, options, on_event)
    report, _, passages = _assemble(written)
    section = report.section(options.section)
    own = tuple(item for item in passages if item.section == options.section)
    return Redrafted(section.paragraphs if section else (), own, written.calls)


def _assemble(written: Written) -> tuple[Report, CheckResult, tuple[PassageAccount, ...]]:
    """Put the proved passages into the report and check it as a whole.

    A passage in which the check of the whole still finds an error is taken back: each was proved alone, but the
    sections are what is published.
    """
    taken = {passage.id: (passage, judged) for passage, judged, _ in written.passages if judged}
    accounts = {account.id: account for _, _, account in written.passages}
    while True:
        report = written.plain
        for passage, judged in taken.values():
            paragraphs = as_paragraphs(judged, passage, accounts[passage.id].drafter)
            report = _with_passage(report, passage, paragraphs)
        checked = check_report(report, unproved=Severity.ERROR, figures=report.figures)
        suspects = {
            item.id: item for item in _with_errors(report, checked, [item for item, _ in taken.values()])
        }
        if not suspects:
            return report, checked, tuple(accounts.values())
        for name in suspects:
            del taken[name]
            reason = "与全文一起核对时有错误"
            accounts[name] = replace(accounts[name], drafter=TEMPLATE, reason=reason)


def _with_passage(report: Report, passage: Passage, paragraphs: tuple[Paragraph, ...]) -> Report:
    """The report with a passage's running text replaced, its heading kept."""
    sections = []
    for section in report.sections:
        if section.id == passage.section:
            own = [index for index, item in enumerate(section.paragraphs) if _belongs(item, passage)]
            kept = list(section.paragraphs)
            kept[own[0] : own[-1] + 1] = paragraphs
            section = replace(section, paragraphs=tuple(kept))  # noqa: PLW2901 - the loop's own value, replaced
        sections.append(section)
    return replace(report, sections=tuple(sections))


def _belongs(paragraph: Paragraph, passage: Passage) -> bool:
    return paragraph.topic == passage.topic and not paragraph.level


def _with_errors(report: Report, checked: CheckResult, passages: list[Passage]) -> list[Passage]:
    """The passages in which an error stands; those of the whole section where it has no place."""
    found = []
    for finding in checked.findings:
        section = report.section(finding.section or "")
        if finding.severity is not Severity.ERROR or section is None:
            continue
        before = section.text[: finding.start].count("\n") if finding.start is not None else None
        found += [
            passage
            for passage in passages
            if passage.section == section.id
            and (before is None or section.paragraphs[before].topic == passage.topic)
        ]
    return found


def fallback_findings(passages: tuple[PassageAccount, ...]) -> Iterator[Finding]:
    """A note for each passage that a model was asked for and the template wrote."""
    for passage in passages:
        if passage.asked and passage.drafter == TEMPLATE:
            yield FELL_BACK.finding(
                f"【{passage.title}】用了模板的写法：{passage.reason}", section=passage.section
            )


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
