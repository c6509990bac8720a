"""How a finding's severity is shown: a mark, a word and a tone."""

from assistant.findings import Finding, Severity
from assistant.session.view import Line, Span, Tone

_MARKS: dict[Severity, tuple[str, Tone]] = {
    Severity.ERROR: ("×", "bad"),
    Severity.WARNING: ("！", "doubt"),
    Severity.NOTE: ("·", "dim"),
}


def finding_line(finding: Finding, head: str = "") -> Line:
    """`1. × 错误 …`: what a list of findings shows; `head` is what the clerk types to choose it."""
    mark, tone = _MARKS[finding.severity]
    spans = (Span(f"{mark} {finding.severity.label} ", tone), Span(finding.message))
    return Line(spans, head=head)
