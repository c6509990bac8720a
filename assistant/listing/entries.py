"""From findings to numbered entries, and from entries to groups by section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.findings import Finding, Severity
from assistant.formats import Format
from assistant.report import Report, ReportSection
from assistant.rulebook import RULEBOOK

WHOLE = "整份报告"
_ORDER = {severity: place for place, severity in enumerate(Severity)}
_ENDS = "。！？\n"
_LONGEST = 60
"""Characters of a sentence shown on either side of the words that a finding is about."""
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as it is shown."""

    number: int
    finding: Finding
    title: str
    """The rule's title: the defect in a few words."""
    fix: str
    """How the rule says to mend it."""
    section: str
    """The heading of its section as printed, or `WHOLE`."""
    before: str
    """What stands in the sentence before the words in question; all three are empty when it is about no words."""
    words: str
    after: str
    places: tuple[str, ...]
    """The cells it rests on, in the words of the form: `表三 第1行「…」· 总计`."""

    @property
    def sentence(self) -> str:
        """The sentence with the words in question between 【 and 】."""
        return f"{self.before}【{self.words}】{self.after}" if self.words else ""

    @property
    def said(self) -> str:
        """The message without the section's name, which the heading above it says already."""
        return self.finding.message.removeprefix(f"「{self.section}」").removeprefix("报告开头")

    @property
    def is_number(self) -> bool:
        """Whether it sets a number of the text against the right one."""
        return "写的是“" in self.finding.message and self.finding.code.startswith("NUM") and bool(self.words)

    @property
    def place(self) -> str:
        """The first cells it rests on, and how many there are."""
        shown = "、".join(self.places[:_MOST_PLACES])
        return f"{shown}等{len(self.places)}格" if len(self.places) > _MOST_PLACES else shown


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one section, worst first."""

    section: str
    entries: tuple[Entry, ...]


def list_findings(report: Report, findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """Number the findings from 1 in the order in which they are shown; notes come last.

    Dismissed ones keep their place, so that a number means the same before and after.
    """
    order = _section_order(report)
    found = [(finding, _section_id(report.figures.format, finding)) for finding in findings]
    worst = {
        section: min(_ORDER[finding.severity] for finding, own in found if own == section)
        for section in {own for _, own in found}
    }

    def place(item: tuple[Finding, str]) -> tuple[bool, int, int, int]:
        finding, section = item
        is_note = finding.severity is Severity.NOTE
        return is_note, worst[section], order.get(section, -1), _ORDER[finding.severity]

    return tuple(_entry(report, number, *item) for number, item in enumerate(sorted(found, key=place), 1))


def groups(entries: Sequence[Entry]) -> Iterator[Group]:
    """The entries by section, in the order in which a section is first met."""
    for section in dict.fromkeys(entry.section for entry in entries):
        yield Group(section, tuple(entry for entry in entries if entry.section == section))


def _section_order(report: Report) -> dict[str, int]:
    """The places of the sections: the report's own, then those it lacks."""
    ids = [section.id for section in report.sections]
    ids += [spec.id for spec in report.figures.format.sections if spec.id not in ids]
    return {section_id: place for place, section_id in enumerate(ids)}


def _section_id(report_format: Format, finding: Finding) -> str:
    """The section whose words or table the finding is about; empty for the report as a whole."""
    if finding.section:
        return finding.section
    tables = {spec.table: spec.id for spec in report_format.sections if spec.table}
    specs = [report_format.cells[cell] for cell in finding.cells if cell in report_format.cells]
    return tables.get(specs[0].table.id, "") if specs else ""


def _entry(report: Report, number: int, finding: Finding, section_id: str) -> Entry:
    section = report.section(section_id)
    rule = RULEBOOK.get(finding.code)
    cells = report.figures.format.cells
    before, words, after = _excerpt(section, finding)
    return Entry(
        number,
        finding,
        rule.title if rule else "",
        rule.fix if rule else "",
        _heading(report, section_id, section),
        before,
        words,
        after,
        tuple(cells[cell].place for cell in finding.cells if cell in cells),
    )


def _heading(report: Report, section_id: str, section: ReportSection | None) -> str:
    if section and section.title:
        return section.title
    spec = next((spec for spec in report.figures.format.sections if spec.id == section_id), None)
    if spec:
        return f"{spec.number}、{spec.title}"
    return "报告开头" if section_id == "preamble" else WHOLE


def _excerpt(section: ReportSection | None, finding: Finding) -> tuple[str, str, str]:
    """The words in their sentence, cut to a readable length."""
    if section is None or finding.start is None or finding.end is None:
        return "", "", ""
    text, start, end = section.text, finding.start, finding.end
    left, right = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    first = max(text.rfind(mark, left, start) for mark in _ENDS) + 1
    ends = [found + 1 for mark in _ENDS if (found := text.find(mark, end, right)) >= 0]
    last = min(ends, default=len(text))
    left, right = max(first, left), min(last, right)
    before = f"{'…' if left > first else ''}{text[left:start].lstrip()}"
    return before, text[start:end], f"{text[end:right].rstrip()}{'…' if right < last else ''}"
