"""What reviewers ask of the words: each defect with a near miss."""

import pytest

from assistant.checking.prose import check_prose
from assistant.formats import load_format
from assistant.report import Paragraph, ReportSection

FORMAT = load_format("2021")
TOPICS = "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。"


def codes(text: str, section: str = "problems") -> list[str]:
    """The codes found in a report whose `section` has this text and whose other sections are in order."""
    texts = {
        "overview": TOPICS,
        "problems": "存在的问题是公开不够及时。",
        "other": "无其他需要报告的事项。",
    } | {section: text}
    sections = tuple(
        ReportSection(
            found.id, found.title, tuple(Paragraph(line) for line in texts.get(found.id, "").split("\n"))
        )
        for found in FORMAT.sections
    )
    return [finding.code for finding in check_prose(FORMAT, 2025, sections)]


CASES = [
    ("TXT501", "2024年，我局未收到申请。", "与2024年相比，我局申请增加3件。"),
    ("TXT501", "统计期限为2024年1月1日至12月31日。", "统计期限为2025年1月1日至12月31日。"),
    ("TXT501", "2019年我局严格落实《条例》。", "2019年修订的《条例》自5月15日起施行。"),
    ("TXT502", "一、工作基本情况\n公开不够及时。", "（一）工作基本情况\n公开不够及时。"),
    ("TXT503", "**一是**加强培训。", "一是加强培训。"),
    ("TXT503", "作为AI，我无法核实。", "作为负责部门，我局已经核实。"),
    ("TXT503", "注：为满足字数要求，适当展开。", "注：本表数据为年末数。"),
    ("TXT503", "公开{{new}}件。", "公开3件。"),
    ("TXT503", "<think>先想想</think>公开不够及时。", "公开不够及时。"),
    ("TXT505", "", "公开不够及时。"),
    ("TXT506", "健全机制,压实责任。", "公开3,259件。"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "trigger", "near_miss"), CASES)
def test_a_defect_is_found_and_its_near_miss_is_not(code: str, trigger: str, near_miss: str) -> None:
    assert code in codes(trigger)
    assert codes(near_miss) == []


def test_each_topic_of_the_overview_is_asked_for() -> None:
    assert codes(TOPICS.replace("政府信息公开平台建设、", ""), "overview") == ["TXT504"]
    assert codes(TOPICS.replace("政府信息公开平台建设", "门户网站改版"), "overview") == []


def test_a_pair_of_marks_is_said_once() -> None:
    assert codes("**一是**加强培训。**二是**健全机制。") == ["TXT503", "TXT503"]
