"""Invented figures and prose for the tests: every cell its own number, so that no two can change places unseen."""

import random
from decimal import Decimal

from assistant.figures import Absence, Cell, Figures, Office
from assistant.formats import CellSpec, LayoutCell, load_format, table_layout
from assistant.rendering.blocks import figure_text
from assistant.report import Paragraph, Report, ReportSection, report_title

OFFICE = "柳溪湾镇人民政府"
FORMATS = ("2019", "2021")
PROSE = {
    "overview": (
        "全年围绕群众关心的事项做好公开，公开栏逐村更新，热线来电有问必答。",
        "（一）主动公开。通过公开栏和网站发布信息，内容涵盖规划、补助和招聘。",
        "（二）依申请公开。受理、登记、答复、归档都有专人负责，流程写成一页纸贴在窗口。",
    ),
    "problems": ("公开栏的纸张褪色较快，今后改用防水材料；个别村更新不及时，今后按月抽查。",),
    "other": ("本年度没有其他需要报告的事项。",),
}


def distinct_figures(format_id: str, office: str = OFFICE) -> Figures:
    """Every cell holds another number; amounts have decimals, one 增减 is negative."""
    report_format = load_format(format_id)
    cells = {}
    for number, (cell, spec) in enumerate(report_format.cells.items(), 11):
        value = Decimal(number)
        if spec.column.kind == "amount":
            value = Decimal(f"{number}.5025")
        elif spec.column.signed and number % 2:
            value = -value
        cells[cell] = Cell(value)
    return Figures(report_format, Office(office), 2020 if format_id == "2019" else 2024, cells)


def random_figures(seed: int) -> Figures:
    """Any figures a form can hold: blank, not applicable, zero, large, decimal, negative where that may be."""
    dice = random.Random(seed)
    report_format = load_format(dice.choice(FORMATS))
    shares = dice.choice(((0.0, 0.0), (0.1, 0.1), (0.5, 0.2), (0.95, 0.0), (0.0, 1.0)))
    cells = {cell: _random_cell(dice, spec, *shares) for cell, spec in report_format.cells.items()}
    year = report_format.first_year + dice.randint(0, 1)
    return Figures(report_format, Office(OFFICE), year, cells)


def _random_cell(dice: random.Random, spec: CellSpec, blank: float, not_applicable: float) -> Cell:
    chance = dice.random()
    if chance < blank:
        return Cell(Absence.BLANK)
    if chance < blank + not_applicable:
        return Cell(Absence.NOT_APPLICABLE)
    number = Decimal(dice.choice((0, dice.randint(0, 9), dice.randint(0, 10 ** dice.randint(1, 6)))))
    if spec.column.kind == "amount":
        number = number.scaleb(-dice.choice((0, 1, 2, 4)))
    return Cell(-number if spec.column.signed and dice.random() < 0.4 else number)


def report_of(figures: Figures) -> Report:
    """A whole report with these figures."""
    sections = [ReportSection("preamble", "", (Paragraph("本报告按照条例的要求编制，电子版可在网站下载。"),))]
    for section in figures.format.sections:
        paragraphs = tuple(Paragraph(text) for text in PROSE.get(section.id, ()))
        sections.append(ReportSection(section.id, f"{section.number}、{section.title}", paragraphs))
    return Report(report_title(figures), tuple(sections), figures)


def printed(figures: Figures, table_id: str) -> list[list[LayoutCell]]:
    """The official table's cells by row, each label as printed and each figure as its text."""
    table = figures.format.table(table_id)
    layout = table_layout(table)
    rows: list[list[LayoutCell]] = [[] for _ in range(layout.rows)]
    for cell in layout.cells:
        rows[cell.row].append(_with_text(figures, cell))
    return rows


def _with_text(figures: Figures, cell: LayoutCell) -> LayoutCell:
    if cell.figure is None:
        return cell
    text = figure_text(figures, figures.format.cells[cell.figure])
    return LayoutCell(cell.row, cell.column, text, cell.figure, cell.rowspan, cell.colspan, cell.scope)


def places(figures: Figures, table_id: str) -> list[list[str | None]]:
    """Every place of the official table: a cell's text where it begins, None where it covers."""
    layout = table_layout(figures.format.table(table_id))
    grid: list[list[str | None]] = [[None] * layout.columns for _ in range(layout.rows)]
    for row in printed(figures, table_id):
        for cell in row:
            grid[cell.row][cell.column] = cell.label
    return grid


def titled(figures: Figures) -> dict[str, str]:
    """The numbered title of each section."""
    return {section.id: f"{section.number}、{section.title}" for section in figures.format.sections}
