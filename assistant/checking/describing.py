"""Findings from claims: the wrong number in its sentence, beside the right one and its cell."""

import re
from collections.abc import Iterable, Iterator

from assistant.checking import rules
from assistant.figures import Figures
from assistant.findings import Finding, Rule, Severity
from assistant.formats.arithmetic import ExpressionError, parse_expression
from assistant.report import Claim, ReportSection, Verdict

_MOST_PLACES = 3
_CONTEXT = 18


def claim_findings(
    figures: Figures, sections: Iterable[ReportSection], claims: Iterable[Claim], unproved: Severity
) -> Iterator[Finding]:
    """A finding for each claim that is contradicted, or unproved."""
    by_id = {section.id: section for section in sections}
    for claim in claims:
        section = by_id[claim.section]
        if claim.verdict is Verdict.CONTRADICTED:
            yield _contradicted(figures, section, claim)
        elif claim.verdict is Verdict.UNVERIFIABLE and claim.value is not None:
            yield rules.UNPROVED.finding(
                f"{section.name}“{quote(section.text, claim)}”里的“{claim.text}”无从核对。",
                severity=unproved,
                section=claim.section,
                start=claim.start,
                end=claim.end,
                found=claim.text,
            )


def _contradicted(figures: Figures, section: ReportSection, claim: Claim) -> Finding:
    rule = _rule(claim)
    right = f"{claim.expected}{claim.unit if (claim.expected or '')[-1:].isdigit() else ''}"
    source = places(figures, claim.expression or "")
    message = (
        f"{section.name}“{quote(section.text, claim)}”写的是“{claim.text}”，应为“{right}”"
        f"（{source or claim.reason}）。"
    )
    if rule is rules.STATEMENT:
        message = f"{section.name}“{claim.text}”与表不符：{claim.reason}（{source}）。"
    return rule.finding(
        message,
        section=claim.section,
        start=claim.start,
        end=claim.end,
        cells=tuple(cells(claim.expression or "")),
        expected=right,
        found=claim.text,
    )


def _rule(claim: Claim) -> Rule:
    if not any(character.isdigit() for character in claim.text) and claim.value == 0:
        return rules.STATEMENT
    if (claim.expression or "").startswith("prose-sum"):
        return rules.SUM
    return rules.LIST_COUNT if (claim.expression or "").startswith("list-count") else rules.CONTRADICTED


def cells(expression: str) -> list[str]:
    """The names in an expression, without last year's mark; none for sums and lists of the prose itself."""
    try:
        return list(
            dict.fromkeys(name.removeprefix("previous.") for name in parse_expression(expression).names())
        )
    except ExpressionError:
        return []


def places(figures: Figures, expression: str) -> str:
    """Where the reader finds what an expression stands for, in the form's words."""
    found = []
    for name in cells(expression):
        spec = figures.format.cells.get(name)
        fact = figures.fact(re.sub(r"\.\d+$", "", name.removeprefix("facts.")))
        if spec:
            found.append(spec.place)
        elif fact:
            found.append(f"表外数据「{fact.label}」")
        elif name.startswith("notes."):
            found.append("工作记录")
    shown = "、".join(found[:_MOST_PLACES])
    return f"{shown}等{len(found)}格" if len(found) > _MOST_PLACES else shown


def quote(text: str, claim: Claim) -> str:
    """The claim in its sentence, cut to a readable length."""
    start = max(text.rfind(mark, 0, claim.start) for mark in "。；\n") + 1
    ends = [found for mark in "。；\n" if (found := text.find(mark, claim.end)) >= 0]
    end = min(ends, default=len(text))
    left = max(start, claim.start - _CONTEXT)
    right = min(end, claim.end + _CONTEXT)
    return f"{'…' if left > start else ''}{text[left:right].strip()}{'…' if right < end else ''}"
