"""Rows inserted, deleted, renamed: figures are found by their labels, or not read and said so."""

import pytest
from openpyxl import Workbook

from assistant.figures import Absence

from .conftest import FormFile, codes, places_of, unmerge


def numbered(form: FormFile) -> dict[str, int]:
    """Fill every cell with its own number."""
    expected = {cell_id: index for index, cell_id in enumerate(form.format.cells, 1)}
    for table in form.format.tables:
        own = {cell_id: number for cell_id, number in expected.items() if cell_id.startswith(f"{table.id}.")}
        form.fill(table.name, {form.place(cell_id)[1]: number for cell_id, number in own.items()})
    return expected


@pytest.mark.parametrize(
    ("sheet", "row"), [("表三", 1), ("表三", 5), ("表三", 12), ("表三", 31), ("表二", 9), ("表四", 2)]
)
def test_an_inserted_row_shifts_nothing(form: FormFile, sheet: str, row: int) -> None:
    expected = numbered(form)

    def insert(workbook: Workbook) -> None:
        unmerge(workbook, sheet)
        workbook[sheet].insert_rows(row)

    loaded = form.edit(insert).read()
    assert {cell_id: loaded.figures.cell(cell_id).value for cell_id in expected} == expected
    assert codes(loaded) == ["FRM132"]


@pytest.mark.parametrize(("sheet", "column"), [("表三", 1), ("表三", 6), ("表二", 3), ("表四", 8)])
def test_an_inserted_column_shifts_nothing(form: FormFile, sheet: str, column: int) -> None:
    expected = numbered(form)

    def insert(workbook: Workbook) -> None:
        unmerge(workbook, sheet)
        workbook[sheet].insert_cols(column)

    loaded = form.edit(insert).read()
    assert {cell_id: loaded.figures.cell(cell_id).value for cell_id in expected} == expected
    assert "FRM132" in codes(loaded) and "FRM131" not in codes(loaded)


def test_the_origin_names_the_cell_where_the_value_stands_now(form: FormFile) -> None:
    def insert(workbook: Workbook) -> None:
        unmerge(workbook, "表三")
        workbook["表三"].insert_rows(8)
        workbook["表三"]["D9"] = 5

    cell = form.edit(insert).read().figures.cell("applications.carried_in.natural_person")
    assert (cell.value, cell.origin) == (5, "form.xlsx 表三!D9")


@pytest.mark.parametrize(
    ("sheet", "row", "lost_row"),
    [
        ("表三", 11, "results.denied.state_secret"),
        ("表三", 20, "results.unavailable.needs_creation"),
        ("表三", 31, "carried_out"),
        ("表二", 14, "compulsion"),
    ],
)
def test_a_deleted_row_is_missed_and_the_others_are_read(
    form: FormFile, sheet: str, row: int, lost_row: str
) -> None:
    expected = numbered(form)

    def delete(workbook: Workbook) -> None:
        unmerge(workbook, sheet)
        group = (
            workbook[sheet].cell(row, 2).value
        )  # Excel keeps the text of a merged area whose first row goes
        workbook[sheet].delete_rows(row)
        if sheet == "表三" and isinstance(group, str):
            workbook[sheet].cell(row, 2).value = group

    loaded = form.edit(delete).read()
    lost = {cell_id for cell_id in expected if cell_id.split(".", 1)[1].startswith(f"{lost_row}.")}
    for cell_id, number in expected.items():
        assert loaded.figures.cell(cell_id).value == (Absence.BLANK if cell_id in lost else number), cell_id
    (finding,) = [finding for finding in loaded.findings if finding.code == "FRM131"]
    assert set(finding.cells) == lost


def test_a_renamed_row_is_not_read_by_its_place(form: FormFile) -> None:
    numbered(form)
    loaded = form.fill("表三", {"C11": "1.属于工作秘密"}).read()
    (finding,) = loaded.findings
    assert finding.code == "FRM131" and len(finding.cells) == 7
    assert (finding.expected, finding.found) == ("1.属于国家秘密", "1.属于工作秘密")
    assert finding.origin == "form.xlsx 表三!C11"
    assert all(loaded.figures.cell(cell_id).value is Absence.BLANK for cell_id in finding.cells)


def test_a_renamed_column_is_not_read_by_its_place(form: FormFile) -> None:
    numbered(form)
    loaded = form.fill("表三", {"F6": "高等院校"}).read()
    (finding,) = loaded.findings
    assert len(finding.cells) == 25 and all(cell_id.endswith(".research") for cell_id in finding.cells)


def test_two_rows_exchanged_are_never_mixed_up(form: FormFile) -> None:
    """Labels exchanged without their numbers: neither row can be trusted to be where it stood."""
    expected = numbered(form)
    loaded = form.fill(
        "表三", {"C19": "2.没有现成信息需要另行制作", "C20": "1.本机关不掌握相关政府信息"}
    ).read()
    row_19 = {
        cell_id
        for cell_id, place in places_of(form.format).items()
        if place in {f"表三!{c}19" for c in "DEFGHIJ"}
    }
    for cell_id in row_19:
        assert loaded.figures.cell(cell_id).value != expected[cell_id]
    assert "FRM131" in codes(loaded)


def test_a_label_that_stands_twice_is_ambiguous(form: FormFile) -> None:
    numbered(form)

    def duplicate(workbook: Workbook) -> None:
        unmerge(workbook, "表三")
        sheet = workbook["表三"]
        sheet.insert_rows(25)
        sheet["C25"] = sheet["C24"].value
        sheet["D25"] = 99

    loaded = form.edit(duplicate).read()
    (finding,) = [finding for finding in loaded.findings if finding.code == "FRM131"]
    assert len(finding.cells) == 7 and "两次" in finding.message
    assert all(loaded.figures.cell(cell_id).value is Absence.BLANK for cell_id in finding.cells)


@pytest.mark.parametrize(
    ("sheet", "coordinate", "label"),
    [
        ("表三", "G6", "社会组织"),  # an alias the format knows
        ("表三", "G6", "社会公益\n组织"),
        ("表三", "C13", '3.危及"三安全一稳定"'),
        ("表三", "A7", "一、本年新收政府信息公开申请数量 "),
        ("表二", "A7", "规范性文件"),
    ],
)
def test_a_label_worded_otherwise_is_still_that_label(
    form: FormFile, sheet: str, coordinate: str, label: str
) -> None:
    expected = numbered(form)
    loaded = form.fill(sheet, {coordinate: label}).read()
    assert {cell_id: loaded.figures.cell(cell_id).value for cell_id in expected} == expected
    assert loaded.findings == ()


def test_a_sheet_with_other_content_is_one_finding(form: FormFile) -> None:
    def clear(workbook: Workbook) -> None:
        unmerge(workbook, "表四")
        workbook["表四"].delete_rows(1, 20)

    loaded = form.edit(clear).read()
    assert codes(loaded) == ["FRM131"]
    assert len(loaded.findings[0].cells) == 15


def test_content_outside_the_input_cells_is_named(form: FormFile) -> None:
    def add(workbook: Workbook) -> None:
        workbook["表三"]["L7"], workbook["表三"]["A60"] = "含镇街转办2件", 5

    loaded = form.edit(add).read()
    (finding,) = loaded.findings
    assert finding.code == "FRM133"
    assert "表三!L7“含镇街转办2件”、表三!A60“5”" in finding.message


def test_a_label_typed_into_an_input_cell_disturbs_nothing_else(form: FormFile) -> None:
    expected = numbered(form)
    loaded = form.fill("表三", {"D12": "其他"}).read()
    wrong = {cell_id for cell_id in expected if loaded.figures.cell(cell_id).value != expected[cell_id]}
    assert wrong == {"applications.results.denied.prohibited_by_law.natural_person"}
    assert codes(loaded) == ["CEL101"]
