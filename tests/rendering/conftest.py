"""Sample reports of both formats, every cell filled with a number of its own."""

from decimal import Decimal

import pytest

from assistant.figures import Cell, Figures, Office
from assistant.formats import load_format
from assistant.rendering import Block, TableBlock, report_blocks
from assistant.report import Paragraph, Report, ReportSection, report_title

FORMATS = ("2019", "2021")


@pytest.fixture(params=FORMATS)
def format_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def make_report(
    format_id: str, office: str = "北海街道办事处", paragraph: str = "全年主动公开信息302条。"
) -> Report:
    form = load_format(format_id)
    cells = {cell: Cell(Decimal(number)) for number, cell in enumerate(form.cells)}
    figures = Figures(form, Office(office), form.first_year, cells)
    sections = [ReportSection("preamble", "", (Paragraph(paragraph),))]
    for section in form.sections:
        prose = (Paragraph("（一）主动公开", 2), Paragraph(paragraph)) if section.kind == "prose" else ()
        sections.append(ReportSection(section.id, f"{section.number}、{section.title}", prose))
    return Report(report_title(figures), tuple(sections), figures)


@pytest.fixture
def report(format_id: str) -> Report:
    return make_report(format_id)


@pytest.fixture
def blocks(report: Report) -> list[Block]:
    return report_blocks(report)


@pytest.fixture
def tables(blocks: list[Block]) -> list[TableBlock]:
    return [block for block in blocks if isinstance(block, TableBlock)]


Spans = dict[tuple[int, int], tuple[str, int, int]]
"""By row and column: text, rowspan, colspan."""


def spans(table: TableBlock) -> Spans:
    return {(cell.row, cell.column): (cell.text, cell.rowspan, cell.colspan) for cell in table.cells}
