"""Findings numbered, by section and worst first, with sentence, cell and remedy."""

from assistant.figures import Figures, Office
from assistant.findings import Dismissed, Finding, Severity
from assistant.formats import load_format
from assistant.listing import groups, list_findings
from assistant.report import Paragraph, Report, ReportSection

FORMAT = load_format("2021")
TEXT = "开头一句。全年收到申请6件，办结5件。后面一句。"
REPORT = Report(
    "甲镇2025年报告",
    (
        ReportSection("overview", "一、总体情况", (Paragraph(TEXT),)),
        ReportSection("problems", "五、存在的主要问题及改进情况", (Paragraph("**一是**更新慢。"),)),
    ),
    Figures(FORMAT, Office("甲镇人民政府"), 2025, {}),
)
WRONG = Finding(
    code="NUM401", severity=Severity.ERROR, section="overview", start=11, end=13, expected="5件", found="6件",
    message="「一、总体情况」“全年收到申请6件”写的是“6件”，应为“5件”（表三）。", cells=("applications.new.total",),
)  # fmt: skip
TABLE = Finding(
    code="REC201", severity=Severity.ERROR, message="表三合计不符。", cells=("applications.new.total",)
)
TOPIC = Finding(code="TXT504", severity=Severity.WARNING, section="overview", message="没有写到平台建设。")
MARK = Finding(code="TXT503", severity=Severity.ERROR, section="problems", start=0, end=6, message="残留。")
NOTE = Finding(
    code="NUM402", severity=Severity.NOTE, section="overview", start=16, end=18, message="无从核对。"
)
TITLE = Finding(code="IMP704", severity=Severity.WARNING, message="标题没有年度。")
ALL = (TITLE, NOTE, TOPIC, MARK, TABLE, WRONG)


def test_sections_with_errors_come_first_each_worst_first_and_notes_last() -> None:
    entries = list_findings(REPORT, ALL)
    assert [(entry.number, entry.finding.code) for entry in entries] == [
        (1, "NUM401"), (2, "TXT504"), (3, "TXT503"), (4, "REC201"), (5, "IMP704"), (6, "NUM402"),
    ]  # fmt: skip


def test_a_table_finding_stands_under_the_section_of_its_table() -> None:
    found = [(group.section, len(group.entries)) for group in groups(list_findings(REPORT, ALL[2:]))]
    assert found == [
        ("一、总体情况", 2),
        ("五、存在的主要问题及改进情况", 1),
        ("三、收到和处理政府信息公开申请情况", 1),
    ]


def test_numbers_do_not_depend_on_what_was_dismissed() -> None:
    from dataclasses import replace

    dismissed = tuple(replace(finding, dismissed=Dismissed("理由", "甲", "")) for finding in ALL)
    assert [entry.finding.code for entry in list_findings(REPORT, ALL)] == [
        entry.finding.code for entry in list_findings(REPORT, dismissed)
    ]


def test_an_entry_shows_the_words_in_their_sentence_and_the_cell_on_the_form() -> None:
    entry = list_findings(REPORT, (WRONG,))[0]
    assert entry.sentence == "全年收到申请【6件】，办结5件。"
    assert entry.place == "表三 第1行「一、本年新收政府信息公开申请数量」· 总计"
    assert entry.is_number
    assert entry.title == "正文的数与表不符"
    assert entry.said.startswith("“全年收到申请6件”")
    assert not list_findings(REPORT, (TOPIC,))[0].sentence
