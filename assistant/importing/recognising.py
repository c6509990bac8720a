"""Which format a report follows, and where the file contradicts itself about its year."""

import re
from collections.abc import Iterator, Sequence

from assistant.findings import Finding
from assistant.formats import Format, format_for_year
from assistant.formats.model import columns_of, rows_of
from assistant.importing import rules
from assistant.importing.document import Document, Grid, Line
from assistant.importing.labels import all_formats, names_of, normal
from assistant.importing.sections import SectionItems
from assistant.importing.title import Heading, read_title

_PERIOD = re.compile(
    r"(20\d{2})\s*年\s*1\s*月\s*1\s*日\s*(?:起|开始)?\s*(?:至|到|[-—–－~～])+\s*(?:(20\d{2})\s*年|当年|同年)?\s*12\s*月\s*31\s*日"
)


def format_by_labels(items: Sequence[Line | Grid]) -> Format | None:
    """The format whose own labels the tables print; None where they print none that tells.

    Labels are asked before the year, since they are what is read.
    """
    printed = {
        normal(cell.text) for item in items if isinstance(item, Grid) for row in item.rows for cell in row
    }
    scores = [(len(printed & _own_labels(report_format)), report_format) for report_format in all_formats()]
    best, report_format = max(scores, key=lambda pair: pair[0])
    return report_format if best and sum(1 for score, _ in scores if score == best) == 1 else None


def _own_labels(report_format: Format) -> set[str]:
    """The labels that no other format prints."""
    others = {label for other in all_formats() if other.id != report_format.id for label in _labels(other)}
    return _labels(report_format) - others


def _labels(report_format: Format) -> set[str]:
    return {
        name
        for table in report_format.tables
        for header in (*rows_of(table), *columns_of(table))
        for name in names_of(header)
    }


def stated_period(sections: Sequence[SectionItems]) -> int:
    """The year of 统计期限 as the preamble or the first section states it; 0 where neither does."""
    for section in sections:
        if section.id in ("preamble", "overview"):
            for line in section.lines:
                match = _PERIOD.search(line.text)
                if match and match[2] in (None, match[1]):
                    return int(match[1])
    return 0


def contradictions(
    document: Document, title: Heading, period: int, labelled: Format | None
) -> Iterator[Finding]:
    """What the file says about its year in several places that do not agree."""
    if not title.year:
        return
    if period and period != title.year:
        yield _contradiction(
            f"标题是 {title.year} 年，统计期限写的是 {period} 年", str(title.year), str(period)
        )
    named = {found.year for text in document.titles for found in [read_title(text)] if found and found.year}
    for year in sorted(named - {title.year}):
        yield _contradiction(f"标题是 {title.year} 年，网页标题写的是 {year} 年", str(title.year), str(year))
    expected = format_for_year(title.year)
    if labelled is not None and labelled.id != expected.id:
        what = f"{title.year} 年应当用 {expected.id} 年格式（{expected.source}），表格用的是 {labelled.id} 年格式"
        yield _contradiction(what, expected.id, labelled.id)


def _contradiction(what: str, expected: str, found: str) -> Finding:
    return rules.FILE_CONTRADICTS_ITSELF.finding(
        f"报告自相矛盾：{what}，请核对。", expected=expected, found=found
    )
