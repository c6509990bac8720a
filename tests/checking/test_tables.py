"""The report's own tables against the figures."""

from dataclasses import replace
from decimal import Decimal

from assistant.checking.tables import compare_tables
from assistant.figures import Absence, Cell, Figures


def test_a_differing_cell_is_named_with_both_values(office: Figures) -> None:
    printed = replace(
        office,
        cells={**office.cells, "applications.new.total": Cell(Decimal(78), "报告.docx 表2第4行第10列")},
    )
    (finding,) = compare_tables(printed, office)
    assert (
        finding.message
        == "表三 第1行「一、本年新收政府信息公开申请数量」· 总计：报告中是78，数据文件中是77。"
    )
    assert (finding.code, finding.found, finding.expected) == ("TAB451", "78", "77")
    assert finding.origin == "报告.docx 表2第4行第10列"


def test_trailing_zeros_are_the_same_number_and_blank_is_not_zero(office: Figures) -> None:
    cell = "disclosure.fees.amount"
    assert (
        list(compare_tables(replace(office, cells={**office.cells, cell: Cell(Decimal("215.6000"))}), office))
        == []
    )
    blank = replace(office, cells={**office.cells, "disclosure.compulsion.decisions": Cell(Absence.BLANK)})
    (finding,) = compare_tables(blank, office)
    assert "空白" in finding.message


def test_cells_that_could_not_be_read_are_said_once_a_table(office: Figures) -> None:
    read = {cell: found for cell, found in office.cells.items() if not cell.startswith("disputes.")}
    (finding,) = compare_tables(replace(office, cells=read), office)
    assert finding.message == "表四有 15 格没有读到，无法与数据核对。"
