"""A pattern given with its opening characters finds what it finds without them."""

import re
from pathlib import Path

import pytest

from assistant.checking.claim_words import ANY_CLAIM
from assistant.checking.opening import opened_by
from assistant.checking.prose.leftovers import LEFTOVER, PLACEHOLDER
from assistant.checking.prose.rules import RULES

LABELLED = Path(__file__).parents[2] / "benchmarks/checker/labelled/dev"
CLAIMS = (
    "均已办结", "无行政复议", "没有收到", "为零", "零件", "实现零败诉", "全部办结", "件件办复", "而去年没有", "尚未全部办结", "收到上年结转申请",
    "实施行政强制案件", "获维持", "办理结果均为维持", "系复议后起诉", "与上年持平", "和去年相同", "同比持平", "翻了一番", "增加了一倍", "数量不变", "没变",
    "悉数公开", "不再收取", "停征", "均停征", "未征收",
)  # fmt: skip
LEFT = (
    "**重点**", "# 标题", "- 一项", "好的，以下是", "作为一个AI", "约800字", "（共500字）", "版本一：", "{{f1}}", "$name", "请根据实际情况填写", "XX局", "某某局",
    "____", "【待补充】", "（待核实）", "：待定", "TODO", "此处填写", "主动公开条，", "共计信息条，", "５００字",
)  # fmt: skip


def texts() -> list[str]:
    published = [path.read_text(encoding="utf-8") for path in sorted(LABELLED.glob("*/prose.txt"))]
    return [*published, *CLAIMS, *LEFT, *(rule.example for rule in RULES)]


@pytest.mark.parametrize("pattern", [ANY_CLAIM, LEFTOVER, PLACEHOLDER], ids=["claims", "leftovers", "blanks"])
def test_no_match_is_lost(pattern: re.Pattern[str]) -> None:
    alone = re.compile(pattern.pattern.partition("])")[2], pattern.flags)
    assert sum(1 for text in texts() for _ in alone.finditer(text)) > 5
    for text in texts():
        assert [match.span() for match in pattern.finditer(text)] == [
            match.span() for match in alone.finditer(text)
        ]


def test_what_begins_otherwise_is_lost() -> None:
    assert opened_by("甲", "甲一|乙一").findall("甲一乙一") == ["甲一"]
