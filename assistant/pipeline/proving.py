"""A model's text of one passage, held against everything: keys, figures, leaks, material, completeness."""

from dataclasses import dataclass, replace

from assistant.checking import CheckResult, check_report
from assistant.checking.prose.rules import EMPTY, TOPIC
from assistant.drafting.completeness import check_told, check_written
from assistant.drafting.grounding import check_grounding
from assistant.drafting.keys import check_keys
from assistant.drafting.leaks import check_leaks, check_padding
from assistant.drafting.passages import Passage
from assistant.drafting.proofs import check_proofs
from assistant.drafting.slots import Filled, fill_slots
from assistant.drafting.unwanted import load_unwanted
from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.report import Claim, FactSpan, Paragraph, Report, ReportSection

_OF_WHOLE_REPORTS = {EMPTY.code, TOPIC.code}
"""What the checker asks of a report, and not of one passage."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage's text with its numbers, and what was found; nothing found means proved."""

    raw: str
    """As the model wrote it, with keys."""
    filled: Filled
    findings: tuple[Finding, ...]

    @property
    def is_proved(self) -> bool:
        """Whether the text may stand in the report."""
        return not self.findings


def judge_passage(figures: Figures, passage: Passage, raw: str) -> Judged:
    """Judge `raw`. The cheap checks come first: figures are only compared in a text that is whole and well formed."""
    words = figures.format.vocabulary
    unwanted = load_unwanted(words)
    filled = fill_slots(raw, passage.wording)
    findings = [
        *check_written(raw, passage),
        *check_keys(raw, passage),
        *check_leaks(raw, passage, unwanted),
        *check_padding(raw, passage, unwanted),
    ]
    if raw.strip() and not findings:
        result = _checked(figures, passage, filled.text)
        findings += [
            *check_proofs(filled, passage, result.claims, figures.year),
            *check_told(raw, filled, passage, result.claims),
            *check_grounding(raw, passage, figures.office, words),
        ]
        findings += [] if findings else _checkers(result)
    return Judged(raw, filled, tuple(findings))


def as_paragraphs(judged: Judged, passage: Passage, drafter: str) -> tuple[Paragraph, ...]:
    """The text as paragraphs of the report, each with the map from its characters to facts."""
    paragraphs, start = [], 0
    for line in judged.filled.text.split("\n"):
        end = start + len(line)
        facts = tuple(
            FactSpan(span.start - start, span.end - start, span.key)
            for span in judged.filled.facts
            if start <= span.start and span.end <= end
        )
        paragraphs.append(Paragraph(line, topic=passage.topic, drafter=drafter, facts=facts))
        start = end + 1
    return tuple(paragraphs)


def _checked(figures: Figures, passage: Passage, text: str) -> CheckResult:
    """The checker's result for the passage under its heading; offsets count in `text`."""
    lines = [
        *([Paragraph(passage.heading, level=2)] if passage.heading else []),
        *map(Paragraph, text.split("\n")),
    ]
    section = ReportSection(passage.section, "", tuple(lines))
    result = check_report(Report("", (section,), figures), figures, Severity.ERROR)
    shift = len(passage.heading) + 1 if passage.heading else 0
    claims = tuple(_shifted(claim, shift) for claim in result.claims if claim.start >= shift)
    return replace(result, claims=claims)


def _shifted(claim: Claim, shift: int) -> Claim:
    return replace(claim, start=claim.start - shift, end=claim.end - shift)


def _checkers(result: CheckResult) -> list[Finding]:
    """What the checker itself finds: a contradiction without digits, a wrong year, half-width punctuation."""
    return [
        finding
        for finding in result.findings
        if finding.code not in _OF_WHOLE_REPORTS
        and (
            finding.severity is Severity.ERROR
            or (finding.severity is Severity.WARNING and finding.start is not None)
        )
    ]
