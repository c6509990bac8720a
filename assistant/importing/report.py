"""A file becomes a report: office, year, format, figures with their origins, prose by section, and findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.figures import Absence, Cell, Figures, Office, Prose, office_kind, office_short
from assistant.findings import Finding, Severity
from assistant.formats import Format, format_for_year
from assistant.importing import rules
from assistant.importing.document import Document, Row
from assistant.importing.facts import facts_in_prose
from assistant.importing.linewise import with_tables
from assistant.importing.placing import rows_by_table
from assistant.importing.readers import read_document
from assistant.importing.recognising import contradictions, format_by_labels, stated_period
from assistant.importing.refusals import require_one_report, require_report
from assistant.importing.sections import SectionItems, find_headings, split_sections
from assistant.importing.tables import read_table
from assistant.importing.title import Heading, find_title
from assistant.report import Paragraph, Report, ReportSection, report_title


@dataclass(frozen=True, slots=True)
class Imported:
    """A report as read, with what was found while reading."""

    report: Report
    findings: tuple[Finding, ...]


def import_report(path: Path) -> Imported:
    """Read the report in `path`; a filled Excel form of this program is read as what it is, and has no prose.

    Raises:
        InputError: the file is not there, of a kind that cannot be read, or holds no annual report, or several.
    """
    form = _form(path) if path.suffix.lower() == ".xlsx" and path.is_file() else None
    return form or assemble(read_document(path), path)


def _form(path: Path) -> Imported | None:
    """A filled Excel form as a report without prose; None for any other workbook."""
    from assistant.forms.container import is_form
    from assistant.forms.read import read_form

    if not is_form(path):
        return None
    loaded = read_form(path)
    return Imported(Report(report_title(loaded.figures), (), loaded.figures), loaded.findings)


def assemble(document: Document, path: Path) -> Imported:
    """Make a report of what a reader saw.

    Raises:
        InputError: it is no annual report, or several.
    """
    document = replace(document, items=tuple(with_tables(document.items)))
    labelled = format_by_labels(document.items)
    headings = find_headings(document.items, labelled or format_for_year(9999))
    first = min((heading.at for heading in headings), default=len(document.items))
    title = find_title(document, first)
    sections = split_sections(document.items, headings, title.lines, title.at)
    period = stated_period(sections)
    report_format = labelled or format_for_year(title.year or period or 9999)
    rows = rows_by_table(report_format, sections)
    require_report(path, document, headings, rows, title.year)
    require_one_report(path, document, report_format)
    cells, findings = _cells(report_format, rows, document.name)
    is_blank = bool(cells) and all(cell.value is Absence.BLANK and not cell.note for cell in cells.values())
    head = [
        *document.findings,
        *_blank(is_blank, document.name),
        *_identity(title, period, is_blank),
        *contradictions(document, title, period, labelled),
        *_section_findings(report_format, sections, document.name),
    ]
    year = title.year or period or report_format.first_year
    figures = _figures(report_format, title.office or path.stem, year, sections, document.name)
    figures = replace(figures, cells=cells, source=str(path))
    return Imported(Report(title.text, _prose(sections), figures), (*head, *findings))


def _cells(
    report_format: Format, rows: Mapping[str, Sequence[Row]], name: str
) -> tuple[dict[str, Cell], list[Finding]]:
    cells: dict[str, Cell] = {}
    findings: list[Finding] = []
    for table in report_format.tables:
        reading = read_table(report_format, table, rows[table.id], name)
        cells |= {cell: reading.cells[cell] for cell in report_format.cells if cell in reading.cells}
        findings += reading.findings
    return cells, findings


def _blank(is_blank: bool, name: str) -> list[Finding]:
    if not is_blank:
        return []
    message = f"{name} 是一份空白表样：三张表里没有填任何数。空白不作 0 读入。"
    return [rules.BLANK_FORM.finding(message, origin=name)]


def _identity(title: Heading, period: int, is_blank: bool) -> list[Finding]:
    """What the title does not say; of a blank form nothing else was to be expected."""
    missing = [
        name for name, value in (("机关名称", title.office), ("年度", title.year or period)) if not value
    ]
    if not missing:
        return []
    message = f"标题里没有读到{'和'.join(missing)}。" + (
        f"年度按统计期限读作 {period} 年。" if period and not title.year else ""
    )
    severity = Severity.NOTE if is_blank else None
    return [rules.IDENTITY_OF_REPORT.finding(message, found=title.text or None, severity=severity)]


def _section_findings(report_format: Format, sections: Sequence[SectionItems], name: str) -> list[Finding]:
    found = {section.id: section for section in sections}
    findings = []
    for section in report_format.sections:
        official = f"{section.number}、{section.title}"
        read = found.get(section.id)
        if read is None:
            message = f"没有找到“{official}”这一部分的标题。"
            findings.append(
                rules.SECTION_NOT_FOUND.finding(message, section=section.id, expected=official, origin=name)
            )
        elif read.is_like:
            message = f"“{read.title}”不是官方格式的标题，按“{official}”读入。"
            findings.append(
                rules.SECTION_TITLE.finding(
                    message, section=section.id, expected=official, found=read.title, origin=name
                )
            )
    return findings


def _figures(
    report_format: Format, name: str, year: int, sections: Sequence[SectionItems], file: str
) -> Figures:
    kind = office_kind(name)
    texts = {section.id: "\n".join(line.text for line in section.lines) for section in sections}
    return Figures(
        report_format,
        Office(name, office_short(kind), kind),
        year,
        {},
        facts=facts_in_prose(texts.get("overview", ""), file),
        prose=tuple(Prose(item.id, item.title, texts[item.id]) for item in sections if item.lines),
    )


def _prose(sections: Sequence[SectionItems]) -> tuple[ReportSection, ...]:
    return tuple(
        ReportSection(item.id, item.title, tuple(Paragraph(line.text) for line in item.lines))
        for item in sections
        if item.id != "preamble" or item.lines
    )
