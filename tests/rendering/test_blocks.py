"""What stands where in a report, before anything is drawn."""

from dataclasses import replace
from datetime import date
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
from assistant.rendering.characters import cut_lines, lines, one_line
from assistant.rendering.grid import is_band, label_columns, table_grid
from assistant.rendering.title import title_lines
from assistant.report import Paragraph, Report, ReportSection, Signature, sign

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
        "云南省西双版纳傣族自治州/景洪市勐罕镇人民政府/2025年政府信息公开工作年度报告",
        "某某省某某市某某区市场监督管理局/2025年政府信息公开工作年度报告",
        "内蒙古自治区呼伦贝尔市/莫力达瓦达斡尔族自治旗人民政府/政务公开与政府信息管理办公室/2025年政府信息公开工作年度报告",
        "没有地名的一个很长很长很长很长很长很长很长的机关/2025年政府信息公开工作年度报告",
        "没有年份的一个很长很长很长很长很长很长很长的标题",
        "",
    ],
)
def test_a_title_too_long_for_a_line_breaks_before_the_year_and_behind_places(broken: str) -> None:
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
    assert list(lines(text)) == expected
    assert one_line(text) == " ".join(expected)


def test_label_columns_and_bands(tables: list[TableBlock]) -> None:
    assert [label_columns(table) for table in tables] == [1, 3, 0]
    bands = [cell.text for cell in tables[0].cells if is_band(tables[0], cell)]
    assert bands[0] == "第二十条第（一）项"
    assert all(text.startswith("第二十条第") for text in bands)


def test_a_span_that_leads_out_of_the_table_is_cut() -> None:
    cell = TableCell(0, 0, "宽", rowspan=9, colspan=9)
    assert table_grid(TableBlock("t", "", (cell,), 1, 2, 0)) == [[cell, cell]]


@pytest.mark.parametrize(
    "text",
    ["\u3000\u3000首行缩进。\n第二段 ", "北\x00海\ud800\ufffe街道", " \x00 前\x00后 \r\n\x0b", "", "\n\n"],
)
def test_however_a_text_is_cut_its_pieces_are_its_lines_and_know_their_places(text: str) -> None:
    for cuts in ([], range(100, 100 + len(text)), [0, 103, 105, 999]):
        pieces = cut_lines(text, 100, cuts)
        assert ["".join(piece.text for piece in line) for line in pieces] == list(lines(text))
        for piece in (piece for line in pieces for piece in line):
            assert set(piece.text) <= set(text[piece.start - 100 : piece.end - 100])


def test_blocks_know_where_their_words_come_from(report: Report, blocks: list[Block]) -> None:
    placed = [block for block in blocks if isinstance(block, Heading | Text) and block.place]
    for block in placed:
        section = report.section(block.place.section if block.place else "")
        start = block.place.start if block.place else None
        assert section
        assert block.text == section.title if start is None else section.text[start:].startswith(block.text)
    assert len(placed) == 1 + 6 + 3 * 2


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("（一）主动公开", True),
        ("（十一）监督保障", True),
        ("（一）主动公开。全年公开302条", False),
        ("（一）", False),
        ("一、总体情况", False),
    ],
)
def test_a_line_that_an_import_left_plain_is_a_heading_by_its_words(text: str, is_heading: bool) -> None:
    sections = (ReportSection("overview", "一、总体情况", (Paragraph(text),)),)
    (block,) = report_blocks(replace(make_report("2021"), sections=sections))[2:]
    assert isinstance(block, Heading) is is_heading


def test_the_signature_is_a_block_of_its_own_and_the_last() -> None:
    signed = sign(make_report("2021"), date(2022, 1, 20))
    blocks = report_blocks(signed)
    assert blocks[-1] == Signature("北海街道办事处", "2022年1月20日")
    assert Text("北海街道办事处") not in blocks
    assert Text("2022年1月20日") not in blocks


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
