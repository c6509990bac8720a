"""What a clerk types and what happens to files: read right, or said in words; near misses pass in silence."""

import time
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.errors import InputError
from assistant.figures import Absence, Acknowledgement
from assistant.formats import Format, load_format
from assistant.forms import container, is_form, places, read_form
from assistant.forms.rules import RULES

from .conftest import FormFile, codes, guide_rows, places_of

NEW = "applications.new.natural_person"
MADE = "disclosure.normative_documents.issued"
FEES = "disclosure.fees.amount"


def put(form: FormFile, cell_id: str, value: Any, number_format: str = "") -> FormFile:
    sheet, coordinate = form.place(cell_id)
    if not number_format and not isinstance(value, date):
        return form.fill(sheet, {coordinate: value})

    def change(workbook: Workbook) -> None:
        cell = workbook[sheet][coordinate]
        cell.value = value
        cell.number_format = number_format or cell.number_format

    return form.edit(change)


@pytest.mark.parametrize(
    ("cell_id", "typed", "value", "note", "expected_codes"),
    [
        (NEW, 3, "3", "", []),
        (NEW, 3.0, "3", "", []),
        (NEW, "3", "3", "", []),
        (NEW, "３", "3", "", []),
        (NEW, "1，234", "1234", "", []),
        (NEW, " 12 ", "12", "", []),
        (NEW, "3件", "3", "", []),
        (NEW, 0, "0", "", []),
        (NEW, -1, "-1", "", []),  # validation's business, not the reader's
        (NEW, 3.5, "3.5", "", []),
        (MADE, "22（其中修订16件）", "22", "其中修订16件", ["CEL104"]),
        (MADE, "/", None, "", []),
        (MADE, "不适用", None, "", []),
        (FEES, 25.1, "25.1", "", []),
        (FEES, 0.1, "0.1", "", []),
        (FEES, "251000元", "25.1", "", ["CEL103"]),
        (FEES, "25.10", "25.10", "", []),
    ],
)
def test_a_number_is_read_as_typed(
    form: FormFile, cell_id: str, typed: Any, value: str | None, note: str, expected_codes: list[str]
) -> None:
    loaded = put(form, cell_id, typed).read()
    cell = loaded.figures.cell(cell_id)
    expected = Absence.NOT_APPLICABLE if value is None else Decimal(value)
    assert (cell.value, str(cell.value), cell.note) == (expected, str(expected), note)
    assert codes(loaded) == expected_codes


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("约5件", "约5件"),
        (True, "TRUE"),
        (date(2026, 3, 5), "变成了日期"),
        (datetime(2026, 3, 5, 1, 2), "变成了日期"),
        ("#REF!", "#REF!"),
        ("3/5", "3/5"),
    ],
)
def test_what_is_no_number_is_blank_and_said(form: FormFile, typed: Any, shown: str) -> None:
    loaded = put(form, NEW, typed).read()
    (finding,) = loaded.findings
    assert loaded.figures.cell(NEW).value is Absence.BLANK
    assert (finding.code, finding.cells, finding.origin) == ("CEL101", (NEW,), "form.xlsx 表三!D7")
    assert shown in finding.message


def test_a_percentage_is_not_taken_for_its_hundredth(form: FormFile) -> None:
    loaded = put(form, NEW, 0.5, "0.00%").read()
    assert "百分数 50%" in loaded.findings[0].message
    assert loaded.figures.cell(NEW).value is Absence.BLANK


@pytest.mark.parametrize(
    ("typed", "number_format", "value"),
    [
        (15.281, "", "15.2810"),
        (15, "", "15.0000"),
        (15.28105, "", "15.28105"),
        ("15.281", "", "15.281"),
        (15.281, "General", "15.281"),
        (1234.5, "#,##0.0000_ ", "1234.5000"),
    ],
)
def test_an_amount_keeps_the_zeros_that_its_cell_shows(
    tmp_path: Path, typed: Any, number_format: str, value: str
) -> None:
    form = FormFile(tmp_path / "form.xlsx", load_format("2019"), year=2020)
    loaded = put(form, "disclosure.procurement.amount", typed, number_format).read()
    assert str(loaded.figures.cell("disclosure.procurement.amount").value) == value
    assert loaded.findings == ()


@pytest.mark.parametrize(
    ("xml", "value", "expected_codes"),
    [
        (r'<c r="J7"\1>\2<v>7</v></c>', Decimal(7), []),
        (r'<c r="J7"\1 t="str">\2<v></v></c>', Absence.BLANK, []),
        (r'<c r="J7"\1 t="e">\2<v>#REF!</v></c>', Absence.BLANK, ["CEL101"]),
        (r'<c r="J7"\1>\2</c>', Absence.BLANK, ["CEL105"]),
    ],
)
def test_a_formula_counts_with_its_stored_result_only(
    form: FormFile, xml: str, value: Decimal | Absence, expected_codes: list[str]
) -> None:
    form.fill("表三", {"J7": "=SUM(D7:I7)"}).store_result("表三", "J7", xml)
    loaded = form.read()
    assert loaded.figures.cell("applications.new.total").value == value
    assert codes(loaded) == expected_codes


# ------------------------------------------------------------------------------------------------ moved and changed


def numbered(form: FormFile) -> dict[str, int]:
    """Fill every cell with its own number."""
    expected = {cell_id: index for index, cell_id in enumerate(form.format.cells, 1)}
    for table in form.format.tables:
        own = {cell_id: number for cell_id, number in expected.items() if cell_id.startswith(f"{table.id}.")}
        form.fill(table.name, {form.place(cell_id)[1]: number for cell_id, number in own.items()})
    return expected


def unmerge(workbook: Workbook, sheet: str) -> None:
    """openpyxl moves cells but not merged areas; Excel moves both, and the reader needs neither."""
    for area in [str(area) for area in workbook[sheet].merged_cells.ranges]:
        workbook[sheet].unmerge_cells(area)


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


# --------------------------------------------------------------------------------------------------- the other sheets


def guide_row(form: FormFile, label: str) -> int:
    return guide_rows(form.format)[label]


@pytest.mark.parametrize(
    ("chosen", "reason", "known", "expected_codes"),
    [
        ("是", "本年度确未发生", (Acknowledgement("CEL122", "本年度确未发生"),), []),
        ("是", None, (), ["FRM136"]),
        (None, "本年度确未发生", (), ["FRM136"]),
        ("否", "还没有核对", (), []),
        ("否", None, (), []),
        ("基本是", "理由", (), ["FRM135"]),
    ],
)
def test_all_zero_is_confirmed_with_a_reason(
    form: FormFile,
    chosen: str | None,
    reason: str | None,
    known: tuple[Acknowledgement, ...],
    expected_codes: list[str],
) -> None:
    row = guide_row(form, places.ALL_ZERO)
    loaded = form.fill(places.GUIDE_SHEET, {f"B{row}": chosen, f"B{row + 1}": reason}).read()
    assert (loaded.figures.acknowledgements, codes(loaded)) == (known, expected_codes)


@pytest.mark.parametrize(
    ("where", "cells", "expected_codes"),
    [
        (None, (), []),
        (
            "表三!D8、表三!$J$8",
            ("applications.carried_in.natural_person", "applications.carried_in.total"),
            [],
        ),
        ("表三！d8", ("applications.carried_in.natural_person",), []),
        ("facts.fact-9", ("facts.fact-9",), []),
        ("表三!A1", None, ["FRM135"]),
    ],
)
def test_other_findings_are_acknowledged_by_code_and_cell(
    form: FormFile, where: str | None, cells: tuple[str, ...] | None, expected_codes: list[str]
) -> None:
    row = guide_row(form, places.KNOWN_CODE) + 2
    loaded = form.fill(
        places.GUIDE_SHEET, {f"A{row}": "rec205", f"B{row}": "上年更正", f"C{row}": where}
    ).read()
    known = () if cells is None else (Acknowledgement("REC205", "上年更正", cells),)
    assert (loaded.figures.acknowledgements, codes(loaded)) == (known, expected_codes)


@pytest.mark.parametrize(
    ("label", "typed", "message"),
    [
        (places.YEAR, None, "没有填“报告年度”"),
        (places.YEAR, "去年", "应为四位年份"),
        (places.YEAR, 25, "应为四位年份"),
        (places.OFFICE_NAME, "  ", "没有填“机关名称”"),
    ],
)
def test_without_office_or_year_there_is_no_report(
    form: FormFile, label: str, typed: Any, message: str
) -> None:
    form.fill(places.GUIDE_SHEET, {f"B{guide_row(form, label)}": typed})
    with pytest.raises(InputError, match=message):
        form.read()


@pytest.mark.parametrize("typed", ["2024", "2024年", "２０２４年度", 2024.0])
def test_the_year_may_be_written_in_several_ways(form: FormFile, typed: Any) -> None:
    assert (
        form.fill(places.GUIDE_SHEET, {f"B{guide_row(form, places.YEAR)}": typed}).read().figures.year == 2024
    )


def test_an_unknown_kind_of_office_is_said(form: FormFile) -> None:
    loaded = form.fill(places.GUIDE_SHEET, {f"B{guide_row(form, places.OFFICE_KIND)}": "公司"}).read()
    assert (loaded.figures.office.kind, codes(loaded)) == ("other", ["FRM135"])


FACT_ROW = places.FACT_HEADER_ROW + 4  # below the three declared rows


def facts(form: FormFile, *rows: tuple[Any, ...]) -> FormFile:
    entries = {
        f"{letter}{FACT_ROW + index}": value
        for index, row in enumerate(rows)
        for letter, value in zip("ABCDEF", row, strict=False)
    }
    dates = {coordinate: value for coordinate, value in entries.items() if isinstance(value, date)}
    form.fill(places.FACTS_SHEET, {key: value for key, value in entries.items() if key not in dates})

    def add(workbook: Workbook) -> None:
        for coordinate, value in dates.items():
            workbook[places.FACTS_SHEET][coordinate] = value

    return form.edit(add) if dates else form


def test_facts_with_parts_and_topics(form: FormFile) -> None:
    rows = (
        ("公开政府信息", 302, "条", None, "是", "政府信息公开平台建设"),
        ("工作动态", "１１８", "条", "公开政府信息 "),
        ("机构职能", 184, None, "公开政府信息"),
        ("举办培训", 3, "次"),
    )
    loaded = facts(form, *rows).fill(places.FACTS_SHEET, {"B7": 0}).read()
    fee, site, training = loaded.figures.facts
    assert (fee.id, fee.value, fee.unit, fee.topic) == ("information_fees.charged", 0, "元", "proactive")
    assert [(part.label, part.value) for part in site.parts] == [("工作动态", 118), ("机构职能", 184)]
    assert (site.id, site.exhaustive, site.topic, site.origin) == (
        f"fact-{FACT_ROW}", True, "platform", f"form.xlsx 表外数据!B{FACT_ROW}",
    )  # fmt: skip
    assert (training.id, training.topic, training.exhaustive) == (f"fact-{FACT_ROW + 3}", "proactive", False)
    assert loaded.findings == ()


@pytest.mark.parametrize(
    ("rows", "expected_codes"),
    [
        ([("公开信息", 302, "条"), ("动态", 1, "条", "公开政府信息")], ["FRM134"]),
        ([("公开信息", 302, "条"), ("动态", 1, "次", "公开信息")], ["FRM134"]),
        ([("公开信息", 302, "条"), ("公开信息", 5, "条"), ("动态", 1, "条", "公开信息")], ["FRM134"]),
        ([("公开信息", 302, "条"), ("动态", 1, "条", "公开信息"), ("图片", 1, "条", "动态")], ["FRM134"]),
        ([("公开信息", 302, "条"), ("动态", None, "条", "公开信息")], ["FRM137"]),
        ([("公开信息", None, "条")], ["FRM137"]),
        ([("公开信息", "三百多", "条")], ["FCT112"]),
        ([("公开信息", 302, None)], ["FCT112"]),
        ([(None, 302, "条")], ["FCT112"]),
        ([("公开信息", True, "条")], ["CEL101"]),
        ([("公开信息", date(2026, 3, 5), "条")], ["CEL101"]),
        ([("公开信息", "=1+1", "条")], ["CEL105"]),
        ([("公开信息", 302, "条", None, "大部分")], ["FRM135"]),
        ([("公开信息", 302, "条", None, None, "其他")], ["FRM135"]),
        ([("公开信息", 0, "条", None, "否", "主动公开")], []),
        ([("公开信息", 302, "条"), ("动态", 1, " 条", "公开信息")], []),
    ],
)
def test_facts_that_cannot_be_understood_are_said(
    form: FormFile, rows: list[tuple[Any, ...]], expected_codes: list[str]
) -> None:
    loaded = facts(form, *rows).read()
    assert codes(loaded) == expected_codes
    assert all(finding.origin and "表外数据!" in finding.origin for finding in loaded.findings)


def test_a_changed_column_title_of_the_facts_is_said(form: FormFile) -> None:
    loaded = (
        facts(form, ("公开信息", 302, "条"))
        .fill(places.FACTS_SHEET, {f"B{places.FACT_HEADER_ROW}": "数"})
        .read()
    )
    assert (loaded.figures.facts, codes(loaded)) == ((), ["FRM131"])


def test_notes_stand_under_their_heading_even_after_rows_were_inserted(form: FormFile) -> None:
    def change(workbook: Workbook) -> None:
        sheet = workbook[places.WORK_SHEET]
        unmerge(workbook, places.WORK_SHEET)
        sheet["B4"], sheet["B10"] = " 公开了302条 ", "答复了3件"
        sheet.insert_rows(6)
        sheet["B6"] = "又一件"

    loaded = form.edit(change).read()
    topics = loaded.figures.notes.topics
    assert [(note.text, note.origin) for note in topics["proactive"]] == [
        ("公开了302条", "form.xlsx 工作记录!B4"),
        ("又一件", "form.xlsx 工作记录!B6"),
    ]
    assert [note.text for note in topics["on_request"]] == ["答复了3件"]
    assert loaded.findings == ()


def test_problems_measures_and_other_matters(form: FormFile) -> None:
    entries = {
        "B5": "公开不够及时",
        "C5": "每季度检查",
        "B6": "解读形式单一",
        "B17": "去年的问题",
        "C17": "已整改",
        "B29": "无",
    }
    loaded = form.fill(places.PROBLEMS_SHEET, entries).read()
    notes = loaded.figures.notes
    assert [(item.text, item.measure) for item in notes.problems] == [
        ("公开不够及时", "每季度检查"),
        ("解读形式单一", ""),
    ]
    assert [(item.text, item.measure) for item in notes.previous_problems] == [("去年的问题", "已整改")]
    assert [(note.text, note.origin) for note in notes.other] == [("无", "form.xlsx 问题与改进!B29")]
    assert loaded.findings == ()


@pytest.mark.parametrize(
    ("sheet", "entries", "expected_codes"),
    [
        (places.PROBLEMS_SHEET, {"C5": "有措施没问题"}, ["FRM137"]),
        (places.WORK_SHEET, {"A10": "依申请", "B10": "答复了3件"}, ["FRM131", "FRM131", "FRM133"]),
        (places.WORK_SHEET, {"D5": "旁边的话"}, ["FRM133"]),
        (places.GUIDE_SHEET, {"E5": "旁边的话"}, ["FRM133"]),
        (places.FACTS_SHEET, {"J9": "旁边的话"}, ["FRM133"]),
    ],
)
def test_words_that_cannot_be_placed_are_said(
    form: FormFile, sheet: str, entries: dict[str, str], expected_codes: list[str]
) -> None:
    def add(workbook: Workbook) -> None:
        for coordinate, text in entries.items():
            workbook[sheet][coordinate] = text

    assert sorted(codes(form.edit(add).read())) == expected_codes


# ------------------------------------------------------------------------------------------------------ hostile files


def refused(path: Path, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_form(path)
    assert caught.value.exit_code == 2
    assert not is_form(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "不是 Excel 工作簿"),
        (b"just text", "不是 Excel 工作簿"),
        (b"PK\x03\x04 torn", "不是 Excel 工作簿"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "Workbook".encode("utf-16-le"), "旧的 .xls"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "上报.xlsx"
    path.write_bytes(content)
    refused(path, message)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    refused(tmp_path / "没有.xlsx", "找不到")
    refused(tmp_path, "打不开")


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_another_zip_is_refused(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "a.docx", {"word/document.xml": b"<a/>"}), "不是 Excel 工作簿")
    refused_damaged = zipped(
        tmp_path / "b.xlsx", {"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<b/>"}
    )
    refused(refused_damaged, "已损坏")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    started = time.monotonic()
    refused(zipped(tmp_path / "bomb.xlsx", {"xl/workbook.xml": b"", "x": bytes(20_000_000)}), "压缩得异常")
    assert time.monotonic() - started < 2


def test_too_large_is_refused(form: FormFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MAX_UNPACKED", 1000)
    refused(form.path, "压缩得异常")
    monkeypatch.setattr(container, "_MAX_FILE", 1000)
    refused(form.path, "20 MB")


def test_a_truncated_form_is_refused(form: FormFile) -> None:
    data = form.path.read_bytes()
    form.path.write_bytes(data[: len(data) // 2])
    refused(form.path, "不是 Excel 工作簿")


def test_broken_sheets_and_entity_bombs_are_refused(form: FormFile) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l11;</x>'
    started = time.monotonic()
    for text in ("<worksheet><sheetData>", bomb):
        with pytest.raises(InputError, match="已损坏"):
            form.rewrite_part("表三", lambda _, text=text: text).read()
    assert time.monotonic() - started < 5


def test_a_merged_area_over_the_whole_sheet_costs_nothing(form: FormFile) -> None:
    def enlarge(text: str) -> str:
        return text.replace("</mergeCells>", '<mergeCell ref="A60:XFD1048576"/></mergeCells>')

    started = time.monotonic()
    assert form.rewrite_part("表三", enlarge).read().findings == ()
    assert time.monotonic() - started < 3


def test_a_workbook_that_is_none_of_ours_is_told_how_to_get_one(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlsx")
    refused(tmp_path / "other.xlsx", "assistant new")


def test_our_form_without_a_sheet_is_refused(form: FormFile) -> None:
    assert is_form(form.path)
    form.edit(lambda workbook: workbook.remove(workbook["表四"]))
    with pytest.raises(InputError, match="缺少工作表“表四”"):
        form.read()


@pytest.mark.parametrize(
    ("row", "value", "message"), [(2, "2", "第 2 版"), (3, "2035", "“2035”本程序不认识")]
)
def test_a_form_of_another_time_is_refused(form: FormFile, row: int, value: str, message: str) -> None:
    form.fill(places.MARK_SHEET, {f"A{row}": value})
    with pytest.raises(InputError, match=message):
        form.read()


def test_each_code_is_new_and_explained() -> None:
    assert [rule.code for rule in RULES] == [f"FRM{number}" for number in range(131, 138)]
    assert all(rule.what and rule.why and rule.fix and "不触发" in rule.example for rule in RULES)


def test_reading_is_quick(form: FormFile, format_2021: Format) -> None:
    started = time.monotonic()
    form.read()
    assert time.monotonic() - started < 1
