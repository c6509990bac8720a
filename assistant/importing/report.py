"""A file becomes a report: office, year, format, figures with their origins, prose by section, and findings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import InputError
from assistant.figures import Figures, Office, Prose, office_kind, office_short
from assistant.findings import Finding
from assistant.formats import Format, available_formats, format_for_year, load_format
from assistant.formats.model import columns_of
from assistant.importing import rules
from assistant.importing.document import Document, Grid
from assistant.importing.facts import facts_in_prose
from assistant.importing.sections import Heading, SectionItems, find_title, normal, split_sections
from assistant.importing.tables import read_table
from assistant.report import Paragraph, Report, ReportSection

@dataclass(frozen=True, slots=True)
class Imported:
    """A report as read, with what was found while reading."""

    report: Report
    findings: tuple[Finding, ...]


def _read_text(path: Path) -> Document:
    from assistant.importing.text_reader import read_text

    return read_text(path)


def _read_html(path: Path) -> Document:
    from assistant.importing.html_reader import read_html

    return read_html(path)


def _read_docx(path: Path) -> Document:
    from assistant.importing.docx_reader import read_docx

    return read_docx(path)


READERS: dict[str, Callable[[Path], Document]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_docx,
}


def import_report(path: Path) -> Imported:
    """Read the report in `path`.

    Raises:
        InputError: the file is not there, of a kind that cannot be read, or holds no annual report.
    """
    reader = READERS.get(path.suffix.lower())
    if not path.is_file():
        raise InputError(f"找不到文件 {path}。请检查路径。")
    if reader is None:
        raise InputError(f"文件 {path} 的类型“{path.suffix or '无后缀'}”不能读取，可以读取的有：{'、'.join(READERS)}。")
    return assemble(reader(path), path)


def assemble(document: Document, path: Path) -> Imported:
    """Make a report of what a reader saw."""
    title = find_title(document)
    report_format = _format_of(document, title)
    sections = split_sections(document, report_format, title)
    if len(sections) < 2:
        raise InputError(f"文件 {path} 里没有找到政府信息公开工作年度报告的各个部分（一、总体情况……），可能是别的文件。")
    figures, findings = _figures(document, report_format, sections, title, path)
    prose = tuple(
        ReportSection(item.id, item.title, tuple(Paragraph(line.text) for line in item.lines))
        for item in sections
        if item.id != "preamble" or item.lines
    )
    return Imported(Report(title.text, prose, figures), tuple(findings))


def _format_of(document: Document, title: Heading) -> Format:
    """The column labels of table 二 decide, since they are what is read; the year only where they are missing."""
    texts = {normal(cell.text) for item in document.items if isinstance(item, Grid) for row in item.rows for cell in row}
    for format_id in reversed(available_formats()):
        candidate = load_format(format_id)
        first = columns_of(candidate.table("disclosure"))[:3]
        if all(normal(column.label) in texts for column in first):
            return candidate
    return format_for_year(title.year or 9999)


def _figures(
    document: Document, report_format: Format, sections: list[SectionItems], title: Heading, path: Path
) -> tuple[Figures, list[Finding]]:
    figures = Figures(report_format, _office(title.office or path.stem), title.year or report_format.first_year, {}, source=str(path))
    findings: list[Finding] = []
    if not title.office or not title.year:
        findings.append(rules.IDENTITY_OF_REPORT.finding("标题里没有读到机关名称和年度。", found=title.text or None))
    cells = {}
    by_id = {section.id: section for section in sections}
    for section in report_format.sections:
        if section.table is None:
            continue
        items = by_id.get(section.id)
        reading = read_table(report_format, report_format.table(section.table), items.grids if items else [], document.name)
        cells |= reading.cells
        findings += reading.findings
    overview = by_id.get("overview")
    text = "\n".join(line.text for line in overview.lines) if overview else ""
    kept = tuple(
        Prose(item.id, item.title, "\n".join(line.text for line in item.lines)) for item in sections if item.lines
    )
    return replace(figures, cells=cells, facts=facts_in_prose(text, document.name), prose=kept), findings


def _office(name: str) -> Office:
    kind = office_kind(name)
    return Office(name, office_short(kind), kind)
