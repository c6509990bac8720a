"""A rule: a code with its meaning. `assistant explain`, docs/rules.md and the findings all read it from here."""

from dataclasses import dataclass
from typing import Any

from assistant.findings.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means, in the clerk's words."""

    code: str
    title: str
    """The defect, in a few words."""
    severity: Severity
    what: str
    why: str
    fix: str
    example: str
    """One input that triggers it, and one near miss that does not."""

    def finding(self, message: str, *, severity: Severity | None = None, **details: Any) -> Finding:
        """Make a finding of this rule; `severity` only where one case is graver or milder than the rule."""
        return Finding(code=self.code, severity=severity or self.severity, message=message, **details)
