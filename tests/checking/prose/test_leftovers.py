"""Marks of Markdown, words of a model to its user, blanks that nobody filled in."""

import pytest

from tests.checking.prose.reports import IN_ORDER, codes

GOOD = IN_ORDER["problems"]


@pytest.mark.parametrize(
    ("trigger", "near_miss"),
    [
        ("**一是**加强培训。", "一是加强培训。"),
        ("作为AI，我无法核实。", "作为负责部门，我局已经核实。"),
        ("注：为满足字数要求，适当展开。", "注：本表数据为年末数。"),
        ("公开{{new}}件。", "公开3件。"),
        ("<think>先想想</think>公开不够及时。", "公开不够及时。"),
        ("## 存在的问题", "#号键转人工服务。"),
        ("- 更新不及时", "更新不及时 - 已整改"),
        ("[条例](https://example.invalid/a)", "〔2021〕30号"),
        ("以下是修改后的内容", "以下是本局的联系方式"),
        ("好的，已按要求改写。", "好的做法得到推广。"),
        ("希望以上内容对您有帮助。", "希望社会各界监督。"),
        ("（约500字）", "（约500人次）"),
        ("版本一：公开不够及时。", "版本升级后更易用。"),
        ("修改后的版本：公开不够及时。", "修订后的《条例》已经施行。"),
        ("如需进一步调整，请告诉我。", "如有疑问，请随时联系我局，或请告诉我局。"),
        ("以下为润色后的内容", "以下是完善措施"),
        ("修改后：公开不够及时。", "优化后的版本已经上线，修订后的内容如下文件。"),
        ("全文达到了800字的字数要求。", "稿件字数不限。"),
    ],
)
def test_leftovers_of_a_model(trigger: str, near_miss: str) -> None:
    assert "TXT503" in codes(f"{GOOD}\n{trigger}")
    assert codes(f"{GOOD}\n{near_miss}") == []


@pytest.mark.parametrize(
    ("trigger", "near_miss"),
    [
        ("公开信息XX条。", "公开信息12条。"),
        ("公开信息××条。", "处理公式3×4。"),
        ("召开____次会议。", "邮箱a_b@example.invalid。"),
        ("由【请填写】负责。", "【依申请公开】共2件。"),
        ("【】负责。", "【解读】共2件。"),
        ("联系电话（待补充）。", "资料待补正后办理，栏目内容有待补充。"),
        ("联系电话：待补充", "部分栏目内容待补充。"),
        ("某某镇公开3条。", "王某某申请公开3条。"),
        ("全年共主动公开条，其中网站3条。", "主动公开条目3个，按照公开条例办理。"),
        ("○○镇公开3条。", "二○二五年公开3条。"),
        ("公开【待核实】3条。", "公开情况核实后3条。"),
    ],
)
def test_blanks_that_nobody_filled_in(trigger: str, near_miss: str) -> None:
    assert "TXT514" in codes(f"{GOOD}\n{trigger}")
    assert codes(f"{GOOD}\n{near_miss}") == []


def test_a_pair_of_marks_is_said_once() -> None:
    assert codes(f"{GOOD}\n**一是**加强培训。**二是**健全机制。") == ["TXT503", "TXT503"]
