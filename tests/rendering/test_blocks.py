"""What stands where in a report, before anything is drawn."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.errors import UsageError
from assistant.figures import Absence, Cell
from assistant.formats import load_format, table_layout
from assistant.rendering import (
    SUFFIXES,
    Block,
    Heading,
    TableBlock,
    TableCell,
    Text,
    Title,
    render,
    report_blocks,
)
from assistant.rendering.blocks import figure_text
from assistant.rendering.characters import lines, one_line
from assistant.rendering.grid import is_band, label_columns, table_grid
from assistant.rendering.title import title_lines
from assistant.report import Report

from .conftest import make_report


def test_a_report_begins_with_its_title_and_names_its_sections(blocks: list[Block], report: Report) -> None:
    assert blocks[0] == Title(report.title)
    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert headings == [section.title for section in report.sections if section.title]


def test_the_preamble_has_no_heading(blocks: list[Block]) -> None:
    assert blocks[1] == Text("全年主动公开信息302条。")


def test_each_table_follows_its_section_heading(blocks: list[Block], tables: list[TableBlock]) -> None:
    assert [table.id for table in tables] == ["disclosure", "applications", "disputes"]
    for table in tables:
        heading = blocks[blocks.index(table) - 1]
        assert heading == Heading(table.caption, 1)


def test_every_figure_of_the_format_is_printed_once(report: Report, tables: list[TableBlock]) -> None:
    printed = [cell.figure for table in tables for cell in table.cells if cell.figure]
    assert sorted(printed) == sorted(report.figures.format.cells)


def test_every_place_of_the_grid_is_covered_once(tables: list[TableBlock]) -> None:
    for table in tables:
        assert all(cell is not None for row in table_grid(table) for cell in row)
        assert sum(cell.rowspan * cell.colspan for cell in table.cells) == table.rows * table.columns


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal(0), "0"),
        (Decimal("1E+3"), "1000"),
        (Absence.BLANK, ""),
        (Absence.NOT_APPLICABLE, "/"),
    ],
)
def test_a_count_is_printed_as_it_is(value: Decimal | Absence, printed: str) -> None:
    assert _printed("2021", "applications.new.total", value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("15.281"), "15.2810"),
        (Decimal("15.28105"), "15.28105"),
        (Decimal(0), "0"),
    ],
)
def test_an_amount_has_the_decimals_the_form_asks_for(value: Decimal, printed: str) -> None:
    assert _printed("2019", "disclosure.procurement.amount", value) == printed


def _printed(format_id: str, cell: str, value: Decimal | Absence) -> str:
    figures = replace(make_report(format_id).figures, cells={cell: Cell(value)})
    return figure_text(figures, figures.format.cells[cell])


@pytest.mark.parametrize(
    "broken",
    [
        "北海街道办事处/2025年政府信息公开工作年度报告",
        "上海2010世博园区管理办公室/2025年政府信息公开工作年度报告",
        "某县2025年政府信息公开工作年度报告",
        "没有年份的一个很长很长很长很长很长很长很长的标题",
        "",
    ],
)
def test_a_title_too_long_for_a_line_breaks_before_the_year(broken: str) -> None:
    assert title_lines(broken.replace("/", "")) == broken.split("/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u3000\u3000首行缩进。\n第二段 ", ["首行缩进。", "第二段"]),
        ("北\x00海\ud800\ufffe街道", ["北海街道"]),
        ("一行\x0b又一行", ["一行", "又一行"]),
        ("制表\t符与𠮷字", ["制表\t符与𠮷字"]),
        ("\x00", []),
    ],
)
def test_only_printable_lines_remain(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
    assert one_line(text) == " ".join(expected)


def test_label_columns_and_bands(tables: list[TableBlock]) -> None:
    assert [label_columns(table) for table in tables] == [1, 3, 0]
    bands = [cell.text for cell in tables[0].cells if is_band(tables[0], cell)]
    assert bands[0] == "第二十条第（一）项"
    assert all(text.startswith("第二十条第") for text in bands)


def test_a_span_that_leads_out_of_the_table_is_cut() -> None:
    cell = TableCell(0, 0, "宽", rowspan=9, colspan=9)
    assert table_grid(TableBlock("t", "", (cell,), 1, 2, 0)) == [[cell, cell]]


def test_the_blocks_keep_the_layout_of_the_form(format_id: str, tables: list[TableBlock]) -> None:
    for table in tables:
        layout = table_layout(load_format(format_id).table(table.id))
        assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.scope) for cell in table.cells] == [
            (cell.row, cell.column, cell.rowspan, cell.colspan, cell.scope) for cell in layout.cells
        ]


def test_the_file_name_chooses_the_renderer(blocks: list[Block]) -> None:
    assert [render(blocks, suffix)[:2] for suffix in SUFFIXES] == [b"PK", b"<!", b"# "]
    with pytest.raises(UsageError, match=r"\.docx"):
        render(blocks, ".doc")


def test_an_empty_report_has_its_title_only() -> None:
    assert report_blocks(replace(make_report("2021"), sections=())) == [
        Title("北海街道办事处2021年政府信息公开工作年度报告")
    ]
