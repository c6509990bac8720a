"""The finding itself, and the order in which people want to read findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How sure and how bad: only `ERROR` makes a command fail and blocks export."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"error": "错误", "warning": "提醒", "note": "说明"}[self.value]


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A person has looked at a finding and lets it stand."""

    reason: str
    by: str
    when: str
    """ISO date and time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend or to look at."""

    code: str
    """The rule's code: stable, never reused."""
    severity: Severity
    message: str
    """One Chinese sentence that names the place, what was expected and how to mend it."""
    identity: str | None = None
    """The id of the identity declared in the format file, where the finding rests on one."""
    cells: tuple[str, ...] = ()
    expected: str | None = None
    found: str | None = None
    section: str | None = None
    start: int | None = None
    """Character offset into the section's text; None when the finding is not about words."""
    end: int | None = None
    origin: str | None = None
    """Where the value came from, for example `form.xlsx 表三!D7` or `figures.yaml 第12行`."""
    dismissed: Dismissed | None = None
    """A person's last word on it; such a finding is shown and counted, and stands in nobody's way."""


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by severity and otherwise keep the order of discovery, which is the order of the report."""
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything stands in the way of publishing."""
    return any(finding.severity is Severity.ERROR and not finding.dismissed for finding in findings)
