"""The Excel list as its reader opens it."""

import io
from typing import Any

from openpyxl import load_workbook

from assistant.findings import Dismissed, Finding, Severity
from assistant.listing import list_findings, workbook_bytes
from tests.listing.test_entries import REPORT, TOPIC, WRONG


def opened(*findings: Finding) -> Any:
    return load_workbook(io.BytesIO(workbook_bytes(list_findings(REPORT, findings), "甲镇 2025年"))).active


def test_one_row_a_finding_under_a_frozen_row_with_filters() -> None:
    sheet = opened(WRONG, TOPIC)
    assert [cell.value for cell in sheet[2]] == [
        "序号", "级别", "代码", "部分", "原句", "写的是", "应为", "依据的单元格", "问题", "怎样改正", "是否已改", "确认不改的理由",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[3]][:8] == [
        1, "错误", "NUM401", "一、总体情况", "全年收到申请【6件】，办结5件。", "6件", "5件",
        "表三 第1行「一、本年新收政府信息公开申请数量」· 总计",
    ]  # fmt: skip
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref) == (4, "A3", "A2:L4")
    assert sheet["E3"].alignment.wrap_text
    assert sheet["A1"].value == "甲镇 2025年"


def test_a_reason_stands_in_its_own_column() -> None:
    dismissed = Finding(
        code="TXT504", severity=Severity.WARNING, section="overview", message="没有写到平台建设。",
        dismissed=Dismissed("没有网站", "王工", "2026-01-10T09:00:00+08:00"),
    )  # fmt: skip
    assert opened(dismissed)["L3"].value == "没有网站（王工 2026-01-10）"


def test_words_of_a_report_never_become_a_formula_or_break_the_file() -> None:
    hostile = Finding(code="TXT503", severity=Severity.ERROR, message='=HYPERLINK("x")\x07', found="=1+1")
    sheet = opened(hostile)
    assert (sheet["F3"].value, sheet["F3"].data_type) == ("=1+1", "s")
    assert sheet["I3"].value == '=HYPERLINK("x")'


def test_a_clean_report_gives_an_empty_list() -> None:
    assert opened().max_row == 2
