"""The whole validation, in the order in which a clerk mends a form."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.figures import Acknowledgement, Figures
from assistant.findings import Finding, Severity
from assistant.validation.cells import all_zero, missing, single_rows, values
from assistant.validation.facts import fact_sums
from assistant.validation.identities import identities
from assistant.validation.plausibility import bounds, jumps, years

_CHECKS = (years, missing, all_zero, values, single_rows, identities, fact_sums, bounds, jumps)


def validate(figures: Figures) -> list[Finding]:
    """Everything that is wrong with `figures` or deserves a look; an empty list when nothing is."""
    return list(_acknowledged(figures, (finding for check in _CHECKS for finding in check(figures))))


def _acknowledged(figures: Figures, findings: Iterator[Finding]) -> Iterator[Finding]:
    """A finding the office has given a reason for stays visible, with the reason, but is no error any more."""
    for finding in findings:
        item = next((item for item in figures.acknowledgements if _covers(item, finding)), None)
        if item is None:
            yield finding
        else:
            yield replace(
                finding, severity=Severity.NOTE, message=f"{finding.message}（已说明：{item.reason}）"
            )


def _covers(item: Acknowledgement, finding: Finding) -> bool:
    return item.code == finding.code and (not item.cells or bool(set(item.cells) & set(finding.cells)))
