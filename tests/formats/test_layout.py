"""Tables laid out as the official form prints them."""

import pytest

from assistant.formats import LayoutCell, load_format, table_layout
from tests.shared_data import shared


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("table_id", ["disclosure", "applications", "disputes"])
def test_the_cells_cover_the_grid_exactly_once(format_id: str, table_id: str) -> None:
    layout = table_layout(load_format(format_id).table(table_id))
    covered = [
        (cell.row + down, cell.column + across)
        for cell in layout.cells
        for down in range(cell.rowspan)
        for across in range(cell.colspan)
    ]
    assert sorted(covered) == [
        (row, column) for row in range(layout.rows) for column in range(layout.columns)
    ]


@pytest.mark.parametrize("format_id", ["2019", "2021"])
def test_every_figure_is_printed_once(format_id: str) -> None:
    report_format = load_format(format_id)
    printed = [
        cell.figure for table in report_format.tables for cell in table_layout(table).cells if cell.figure
    ]
    assert sorted(printed) == sorted(report_format.cells)


def test_a_block_with_one_column_spans_the_table_as_on_the_form() -> None:
    cells = table_layout(load_format("2021").table("disclosure")).cells
    assert LayoutCell(6, 1, figure="disclosure.licensing.decisions", colspan=3) in cells


def test_all_tables_equal_the_blank_official_form() -> None:
    """Label by label, span by span, against the form published with 国办公开办函〔2021〕30号."""
    from docx import Document

    document = Document(str(shared("forms", "blank-form-2021.docx")))
    for table, official in zip(load_format("2021").tables, document.tables, strict=True):
        ours = {(cell.row, cell.column): cell for cell in table_layout(table).cells}
        theirs = _official_cells(official._tbl)
        assert set(ours) == set(theirs)
        for place, (text, rowspan, colspan) in theirs.items():
            assert (ours[place].label, ours[place].rowspan, ours[place].colspan) == (
                text,
                rowspan,
                colspan,
            ), place


def _official_cells(table) -> dict[tuple[int, int], tuple[str, int, int]]:  # type: ignore[no-untyped-def]
    found: dict[tuple[int, int], tuple[str, int, int]] = {}
    above: dict[int, tuple[int, int]] = {}
    for down, row in enumerate(table.tr_lst):
        column = 0
        for cell in row.tc_lst:
            text = "".join("".join(paragraph.text.split()) for paragraph in cell.p_lst)
            if cell.vMerge == "continue":
                start = above[column]
                label, rowspan, colspan = found[start]
                found[start] = (label, rowspan + 1, colspan)
            else:
                found[(down, column)] = (text, 1, cell.grid_span)
                above[column] = (down, column)
            column += cell.grid_span
    return found
