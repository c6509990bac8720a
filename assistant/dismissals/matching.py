"""Which findings a dismissal means: the same rule, in the same sentence, about the same values."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.findings import Dismissed, Finding
from assistant.report import ReportSection

_ENDS = "。！？\n"
_LONGEST = 400
"""Characters of a sentence on either side of a finding that belong to its fingerprint."""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that was let stand; `message` is there for whoever reads the file."""

    fingerprint: str
    code: str
    message: str
    dismissed: Dismissed


def fingerprint(finding: Finding, sections: Iterable[ReportSection]) -> str:
    """What the finding is about, in sixteen hexadecimal digits.

    Made of the rule, the words (the sentence and the place in it, or the message of a finding that is about no
    words) and the values. White space and the width of characters do not count, nor does where the sentence stands.
    """
    parts = (
        finding.code, finding.identity or "", finding.section or "", *_words(finding, sections),
        finding.expected or "", finding.found or "", *finding.cells,
    )  # fmt: skip
    normal = "\x1f".join(_normal(part) for part in parts)
    return hashlib.sha256(normal.encode()).hexdigest()[:16]


def apply(
    findings: Iterable[Finding], sections: Sequence[ReportSection], dismissals: Iterable[Dismissal]
) -> tuple[Finding, ...]:
    """The findings in their order, those that were dismissed with the reason on them."""
    known = {dismissal.fingerprint: dismissal.dismissed for dismissal in dismissals}
    return tuple(
        replace(finding, dismissed=known.get(fingerprint(finding, sections))) if known else finding
        for finding in findings
    )


def add(
    dismissals: Iterable[Dismissal], finding: Finding, sections: Sequence[ReportSection], dismissed: Dismissed
) -> tuple[Dismissal, ...]:
    """The list with this finding dismissed; an earlier reason for the same finding is replaced."""
    mark = fingerprint(finding, sections)
    entry = Dismissal(mark, finding.code, finding.message, dismissed)
    return (*(one for one in dismissals if one.fingerprint != mark), entry)


def remove(
    dismissals: Iterable[Dismissal], finding: Finding, sections: Sequence[ReportSection]
) -> tuple[Dismissal, ...]:
    """The list without this finding."""
    mark = fingerprint(finding, sections)
    return tuple(one for one in dismissals if one.fingerprint != mark)


def unused(
    dismissals: Iterable[Dismissal], findings: Iterable[Finding], sections: Sequence[ReportSection]
) -> tuple[Dismissal, ...]:
    """Dismissals that answer none of the findings: the words or values have changed, or the flaw is mended."""
    marks = {fingerprint(finding, sections) for finding in findings}
    return tuple(one for one in dismissals if one.fingerprint not in marks)


def _words(finding: Finding, sections: Iterable[ReportSection]) -> tuple[str, ...]:
    section = next((section for section in sections if section.id == finding.section), None)
    if section is None or finding.start is None or finding.end is None:
        return (finding.message,)
    text = section.text
    begin, stop = max(0, finding.start - _LONGEST), min(len(text), finding.end + _LONGEST)
    start = max(begin, *(text.rfind(mark, begin, finding.start) + 1 for mark in _ENDS))
    ends = [found for mark in _ENDS if (found := text.find(mark, finding.end, stop)) >= 0]
    sentence = text[start : min(ends, default=stop)]
    return (sentence, str(len(_normal(text[start : finding.start]))), text[finding.start : finding.end])


def _normal(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
