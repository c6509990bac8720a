"""Readable files that are no single report: said, not misread."""

import pytest

from assistant.errors import InputError

from .conftest import Reader
from .invented import distinct_figures
from .layouts import pages, texts

FIGURES = distinct_figures("2021")

OTHER = """柳溪湾镇人民政府2024年法治政府建设年度报告
一、总体情况
全年召开会议4次，办理行政许可12件。
二、存在的主要问题及改进情况
执法力量不足。
三、其他需要报告的事项
无。"""
INTERPRETATION = """文字解读：柳溪湾镇人民政府2024年政府信息公开工作年度报告的解读
一、编制背景
根据要求编写。
二、主要内容
共六个部分。"""
OLD = """柳溪湾镇人民政府2016年政府信息公开工作年度报告
一、概述
全年公开信息12条。
二、主动公开政府信息情况
公开12条。"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OTHER, "法治政府建设年度报告"),
        (INTERPRETATION, "解读"),
        (OLD, "2016 年的报告"),
        ("只有一句话。", "不是政府信息公开工作年度报告"),
    ],
)
def test_another_kind_of_document_is_named(read: Reader, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read("other.txt", text)


def test_two_reports_in_one_file_are_named(read: Reader) -> None:
    other = distinct_figures("2021", "石矶镇人民政府")
    with pytest.raises(InputError, match="有 2 份报告（柳溪湾镇人民政府2024年、石矶镇人民政府2024年）"):
        read("two.txt", texts.one_cell_a_line(FIGURES) + b"\n" + texts.one_cell_a_line(other))


def test_the_same_report_twice_on_a_page_is_one(read: Reader) -> None:
    body = pages.body(FIGURES, pages.official(FIGURES))
    twice = f"{body}<h1>{FIGURES.office.name}{FIGURES.year}年政府信息公开工作年度报告</h1>{body}"
    imported = read("twice.html", pages.page(FIGURES, twice))
    assert {name: cell.value for name, cell in imported.report.figures.cells.items()} == {
        name: cell.value for name, cell in FIGURES.cells.items()
    }


def test_a_link_to_another_report_is_no_second_report(read: Reader) -> None:
    link = "<p>石矶镇人民政府2023年政府信息公开工作年度报告</p>"
    read("links.html", pages.page(FIGURES, pages.body(FIGURES, pages.official(FIGURES)) + link))
