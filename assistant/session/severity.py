"""How a finding's severity is shown: a mark, a word and a tone; and which findings still ask for something."""

from collections.abc import Iterable

from assistant.findings import Finding, Severity, worst_first
from assistant.session.view import Line, Span, Tone

_MARKS: dict[Severity, tuple[str, Tone]] = {
    Severity.ERROR: ("×", "bad"),
    Severity.WARNING: ("！", "doubt"),
    Severity.NOTE: ("·", "dim"),
}


def finding_line(finding: Finding, head: str = "") -> Line:
    """`1. × 错误 …`: what a list of findings shows; `head` is what the clerk types to choose it."""
    if finding.dismissed:
        return Line((Span(f"· 已说明：{finding.dismissed.reason}　{finding.message}", "dim"),), head=head)
    mark, tone = _MARKS[finding.severity]
    return Line((Span(f"{mark} {finding.severity.label} ", tone), Span(finding.message)), head=head)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """What blocks the export: errors that nobody has let stand."""
    return [item for item in findings if item.severity is Severity.ERROR and not item.dismissed]


def by_urgency(findings: Iterable[Finding]) -> list[Finding]:
    """Worst first, those with a reason last."""
    return sorted(worst_first(findings), key=lambda item: item.dismissed is not None)


def unanswered(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings without a reason, worst first: what a review walks through."""
    return [
        item for item in by_urgency(findings) if not item.dismissed and item.severity is not Severity.NOTE
    ]
