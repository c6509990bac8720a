"""The neutral blocks of a report, in order: title, headings, paragraphs, tables, signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.figures import Absence, Figures
from assistant.formats import CellSpec, Layout, table_layout
from assistant.report import Report, ReportSection, Signature, signature_of

_SUBHEADING = re.compile(r"（[一二三四五六七八九十]{1,2}）[^。；，：？！]{2,30}")
"""A line of its own that an imported text prints as a heading (an import keeps words, not looks)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's words come from; claims and findings name their words by it."""

    section: str
    start: int | None = None
    """Character offset into the section's text; None for the section's title."""


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 for 一、, 2 for （一）."""

    text: str
    level: int
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of running text."""

    text: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A printed cell with its place in the grid and its spans."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    scope: str = ""
    """For header cells: col, row, colgroup, rowgroup; empty for a value or the corner."""
    figure: str = ""
    """The cell id of the figure printed here; empty for a label."""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table, cell for cell as on the official form."""

    id: str
    caption: str
    cells: tuple[TableCell, ...]
    rows: int
    columns: int
    header_rows: int
    """Rows at the top that repeat on a new page; 0 for none."""


Block = Title | Heading | Text | TableBlock | Signature


def report_blocks(report: Report) -> list[Block]:
    """Lay the report out as blocks."""
    blocks: list[Block] = [Title(report.title)]
    tables = {section.id: section.table for section in report.figures.format.sections}
    signature = signature_of(report)
    for section in report.sections:
        if section.title:
            blocks.append(Heading(section.title, 1, Place(section.id)))
        paragraphs = [*_paragraphs(section)]
        if signature and section is report.sections[-1]:
            paragraphs = paragraphs[: -2 if signature.date else -1]
        blocks += paragraphs
        table = tables.get(section.id)
        if table:
            blocks.append(
                _table(report.figures, table_layout(report.figures.format.table(table)), section.title)
            )
    return [*blocks, signature] if signature else blocks


def _paragraphs(section: ReportSection) -> Iterator[Heading | Text]:
    start = 0
    for paragraph in section.paragraphs:
        place = Place(section.id, start)
        level = paragraph.level or (2 if _SUBHEADING.fullmatch(paragraph.text.strip()) else 0)
        yield Heading(paragraph.text, level, place) if level else Text(paragraph.text, place)
        start += len(paragraph.text) + 1


def _table(figures: Figures, layout: Layout, caption: str) -> TableBlock:
    cells = tuple(
        TableCell(
            cell.row,
            cell.column,
            cell.label if cell.figure is None else figure_text(figures, figures.format.cells[cell.figure]),
            cell.rowspan,
            cell.colspan,
            cell.scope,
            cell.figure or "",
        )
        for cell in layout.cells
    )
    return TableBlock(layout.table, caption, cells, layout.rows, layout.columns, layout.header_rows)


def figure_text(figures: Figures, spec: CellSpec) -> str:
    """A figure as the table prints it: blank stays empty, not applicable is `/`, amounts have the form's decimals."""
    value = figures.cell(spec.id).value
    if isinstance(value, Absence):
        return "" if value is Absence.BLANK else "/"
    text = f"{value:f}"
    wanted = spec.column.decimals
    if wanted is not None and value and len(text.partition(".")[2]) < wanted:
        return f"{value:.{wanted}f}"
    return text
