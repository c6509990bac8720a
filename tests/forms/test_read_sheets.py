"""The first sheet, facts, notes and problems read back; what cannot be placed is said."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.errors import InputError
from assistant.figures import Acknowledgement
from assistant.forms import places

from .conftest import FormFile, codes, guide_rows, unmerge


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
