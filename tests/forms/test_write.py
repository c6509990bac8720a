"""The form as a clerk gets it: the official headers, open yellow cells, everything else locked."""

from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import OutputError, UsageError
from assistant.figures import Figures, Note, Notes, Office
from assistant.figures.model import OFFICE_KINDS
from assistant.formats import Format, load_format, table_layout
from assistant.forms import places
from assistant.forms.appearance import INPUT_COLOUR
from assistant.forms.write import form_workbook

from .conftest import OFFICE, places_of

OFFICIAL_MERGED_CELLS = {
    "表二": "A4:D4 A8:D8 B9:D9 B10:D10 A11:D11 B12:D12 B13:D13 B14:D14 A15:D15 B16:D16 B17:D17",
    "表三": (
        "A4:C6 D4:J4 D5:D6 E5:I5 J5:J6 A7:C7 A8:C8 A9:A30 B9:C9 B10:C10 "
        "B11:B18 B19:B21 B22:B26 B27:B29 B30:C30 A31:C31"
    ),
    "表四": "A4:E4 F4:O4 A5:A6 B5:B6 C5:C6 D5:D6 E5:E6 F5:J5 K5:O5",
}


def written(report_format: Format, figures: Figures | None = None) -> Workbook:
    if figures is None:
        return blank(report_format)
    return load_workbook(BytesIO(form_workbook(report_format, OFFICE, 2025, figures)))


@cache
def blank(report_format: Format) -> Workbook:
    """A blank form, loaded once: these tests only look."""
    return load_workbook(BytesIO(form_workbook(report_format, OFFICE, 2025)))


def covered(sheet: Worksheet, coordinate: str) -> list[str]:
    """A cell, with all cells merged into it."""
    for merged in sheet.merged_cells.ranges:
        if merged.start_cell.coordinate == coordinate:
            return [f"{sheet.cell(row, column).coordinate}" for row, column in merged.cells]
    return [coordinate]


def test_sheets_stand_in_the_order_of_the_work(any_format: Format) -> None:
    workbook = written(any_format)
    assert workbook.sheetnames == [
        "填写说明", "表二", "表三", "表四", "表外数据", "工作记录", "问题与改进", "assistant-form",
    ]  # fmt: skip
    assert workbook["assistant-form"].sheet_state == "veryHidden"
    assert workbook.security.lockStructure


def test_labels_and_merged_cells_are_those_of_the_layout(any_format: Format) -> None:
    workbook = written(any_format)
    for table in any_format.tables:
        sheet = workbook[table.name]
        layout = table_layout(table)
        last = places.TABLE_TOP + layout.rows - 1
        merged = {str(area) for area in sheet.merged_cells.ranges if places.TABLE_TOP <= area.min_row <= last}
        expected = set()
        for cell in layout.cells:
            row, column = places.position(cell)
            assert (sheet.cell(row, column).value or "") == cell.label
            if (cell.rowspan, cell.colspan) != (1, 1):
                end = sheet.cell(row + cell.rowspan - 1, column + cell.colspan - 1).coordinate
                expected.add(f"{sheet.cell(row, column).coordinate}:{end}")
        assert merged == expected


@pytest.mark.parametrize(("sheet", "areas"), OFFICIAL_MERGED_CELLS.items())
def test_merged_cells_are_those_of_the_official_form(format_2021: Format, sheet: str, areas: str) -> None:
    """Taken from the blank form of 国办公开办函〔2021〕30号; the layout could be wrong, this list is the form."""
    merged = {str(area) for area in written(format_2021)[sheet].merged_cells.ranges}
    captions = {area for area in merged if not set(areas.split()) & {area} and area.startswith("A")}
    assert merged - captions == set(areas.split())
    assert all(int(area.split(":")[0][1:]) < 4 or int(area.split(":")[0][1:]) > 7 for area in captions)


def test_input_cells_are_open_and_yellow_and_all_others_locked(any_format: Format) -> None:
    workbook = written(any_format)
    by_sheet: dict[str, set[str]] = {}
    for place in places_of(any_format).values():
        sheet, _, coordinate = place.partition("!")
        by_sheet.setdefault(sheet, set()).update(covered(workbook[sheet], coordinate))
    for table in any_format.tables:
        sheet = workbook[table.name]
        assert sheet.protection.sheet and not sheet.protection.password
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            is_input = cell.coordinate in by_sheet[table.name]
            assert cell.protection.locked is not is_input, cell.coordinate
            if not isinstance(cell, MergedCell):  # openpyxl forgets the colour of covered cells when loading
                assert (cell.fill.fgColor.rgb == f"00{INPUT_COLOUR}") is is_input, cell.coordinate


def test_open_cells_of_the_other_sheets_are_exactly_the_yellow_ones(any_format: Format) -> None:
    workbook = written(any_format)
    for name in (places.GUIDE_SHEET, places.FACTS_SHEET, places.WORK_SHEET, places.PROBLEMS_SHEET):
        assert workbook[name].protection.sheet
        cells = [
            cell for row in workbook[name].iter_rows() for cell in row if not isinstance(cell, MergedCell)
        ]
        assert any(not cell.protection.locked for cell in cells)
        for cell in cells:
            assert (cell.fill.fgColor.rgb == f"00{INPUT_COLOUR}") is not cell.protection.locked, (
                cell.coordinate
            )


def test_every_figure_is_validated_and_slash_is_allowed_in_table_two(any_format: Format) -> None:
    workbook = written(any_format)
    styles: dict[str, str] = {}
    for table in any_format.tables:
        for validation in workbook[table.name].data_validations.dataValidation:
            assert validation.prompt and validation.error and len(validation.error) <= 255
            for area in validation.sqref.ranges:
                for row, column in area.cells:
                    key = f"{table.name}!{workbook[table.name].cell(row, column).coordinate}"
                    styles[key] = f"{validation.type} {validation.errorStyle or 'stop'}"
                    assert ('="/"' in validation.formula1) is (table.shape == "blocks")
    for cell_id, place in places_of(any_format).items():
        expected = "custom warning" if cell_id.startswith("disclosure.") else "whole stop"
        assert styles[place] == expected


@pytest.mark.parametrize(("column", "minimum"), [("C10", False), ("B10", True)])
def test_only_signed_columns_allow_negative_numbers(column: str, minimum: bool) -> None:
    sheet = written(load_format("2019"))["表二"]
    (validation,) = [item for item in sheet.data_validations.dataValidation if column in item.sqref]
    assert (">=0" in validation.formula1) is minimum


def test_totals_are_no_formulas_and_amounts_show_their_decimals() -> None:
    workbook = written(load_format("2019"))
    assert not any(cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)
    sheet, _, coordinate = places_of(load_format("2019"))["disclosure.procurement.amount"].partition("!")
    assert workbook[sheet][coordinate].number_format == "0.0000"


def test_rows_and_columns_that_do_not_add_up_turn_red(format_2021: Format) -> None:
    sheet = written(format_2021)["表三"]
    formulas = {
        str(area.sqref): [rule.formula[0] for rule in area.rules] for area in sheet.conditional_formatting
    }
    assert formulas["D7 E7 F7 G7 H7 I7 J7"] == [
        "AND(COUNT($D$7,$E$7,$F$7,$G$7,$H$7,$I$7,$J$7)=7,"
        "(((((SUM($D$7)+SUM($E$7))+SUM($F$7))+SUM($G$7))+SUM($H$7))+SUM($I$7))<>SUM($J$7))"
    ]
    balance = "AND(COUNT($D$7,$D$8,$D$30,$D$31)=4,(SUM($D$7)+SUM($D$8))<>(SUM($D$30)+SUM($D$31)))"
    assert formulas["D7 D8 D30 D31"] == [balance]
    assert len(formulas) == 25 + 7 + 7


def test_the_first_sheet_offers_every_kind_of_office(format_2021: Format) -> None:
    sheet = written(format_2021)[places.GUIDE_SHEET]
    formulas = [item.formula1 for item in sheet.data_validations.dataValidation]
    assert f'"{",".join(OFFICE_KINDS.values())}"' in formulas
    assert '"是,否"' in formulas


def test_every_sheet_prints_on_a4_one_page_wide(any_format: Format) -> None:
    for sheet in written(any_format).worksheets[:-1]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes


def test_what_an_office_typed_never_becomes_a_formula(format_2021: Format) -> None:
    notes = Notes(topics={"proactive": (Note('=HYPERLINK("http://x","y")'), Note("+1"), Note("坏\x00字符"))})
    data = form_workbook(
        format_2021, Office("=1+1"), 2025, Figures(format_2021, OFFICE, 2025, {}, notes=notes)
    )
    workbook = load_workbook(BytesIO(data))
    assert not any(cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)
    assert workbook[places.WORK_SHEET]["B4"].value == '=HYPERLINK("http://x","y")'
    assert workbook[places.WORK_SHEET]["B6"].value == "坏字符"


def test_more_notes_than_printed_rows_get_more_rows(format_2021: Format) -> None:
    notes = Notes(topics={"proactive": tuple(Note(f"第{number}件事") for number in range(20))})
    sheet = written(format_2021, Figures(format_2021, OFFICE, 2025, {}, notes=notes))[places.WORK_SHEET]
    assert [sheet.cell(row, 2).value for row in range(4, 26)] == [
        *(f"第{n}件事" for n in range(20)),
        None,
        None,
    ]
    assert sheet["A26"].value == "依申请公开"


def test_figures_of_another_format_are_refused(format_2021: Format) -> None:
    figures = Figures(load_format("2019"), OFFICE, 2020, {})
    with pytest.raises(UsageError, match="2019"):
        form_workbook(format_2021, OFFICE, 2025, figures)


def test_a_text_longer_than_a_cell_is_refused_rather_than_cut(format_2021: Format) -> None:
    notes = Notes(other=(Note("字" * 40000),))
    with pytest.raises(OutputError, match="40000 字"):
        form_workbook(format_2021, OFFICE, 2025, Figures(format_2021, OFFICE, 2025, {}, notes=notes))
