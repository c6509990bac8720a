"""A pattern given with its opening characters finds what it finds without them."""

import re
from functools import cache

import pytest

from assistant.checking.claim_words import ANY_CLAIM
from assistant.checking.opening import opened_by
from assistant.checking.prose.leftovers import LEFTOVER, PLACEHOLDER
from assistant.checking.prose.numbering import SPOKEN
from assistant.checking.prose.pairing import STYLES
from assistant.checking.prose.punctuation import HALF_WIDTH, PILED
from assistant.checking.prose.rules import RULES
from assistant.checking.prose.units import YUAN
from assistant.checking.residue import COMPARED_WITH, UNDER
from benchmarks.checker.markup import LABELLED, read_report

CLAIMS = (
    "均已办结", "无行政复议", "没有收到", "为零", "零件", "实现零败诉", "全部办结", "件件办复", "而去年没有", "尚未全部办结", "收到上年结转申请",
    "实施行政强制案件", "获维持", "办理结果均为维持", "系复议后起诉", "与上年持平", "和去年相同", "同比持平", "翻了一番", "增加了一倍", "数量不变", "没变",
    "悉数公开", "不再收取", "停征", "均停征", "未征收",
)  # fmt: skip
LEFT = (
    "**重点**", "# 标题", "- 一项", "好的，以下是", "作为一个AI", "约800字", "（共500字）", "版本一：", "{{f1}}", "$name", "请根据实际情况填写", "XX局", "某某局",
    "没有收到申请,办结3件;", "分为:办结.\n主要有:甲;乙,丙?丁!", '他说"公开"', "公开，，指南。。解读、、专栏；；年报，。问答", "____", "【待补充】", "（待核实）", "：待定", "TODO", "此处填写", "主动公开条，", "共计信息条，", "５００字",
)  # fmt: skip


@cache
def texts(step: int) -> list[str]:
    """Every so many of the labelled reports, and what they have too little of."""
    labelled = [
        text
        for path in sorted((LABELLED / "dev").glob("*/prose.txt"))[::step]
        for _, _, text in read_report(path.parent).sections
    ]
    return [*labelled, *CLAIMS, *LEFT, *(rule.example for rule in RULES)]


PATTERNS = {
    "claims": ANY_CLAIM, "leftovers": LEFTOVER, "blanks": PLACEHOLDER, "spoken": SPOKEN, "yuan": YUAN, "half-width": HALF_WIDTH, "piled": PILED, "compared": COMPARED_WITH, "under": UNDER,
    **{f"style {number}": pattern for number, pattern in enumerate(STYLES, 1)},
}  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
@pytest.mark.parametrize("step", [2, pytest.param(1, marks=pytest.mark.slow)])
def test_no_match_is_lost(pattern: re.Pattern[str], step: int) -> None:
    alone = re.compile(pattern.pattern.partition("])")[2], pattern.flags)
    assert sum(1 for text in texts(step) for _ in alone.finditer(text)) > 5
    for text in texts(step):
        assert [match.span() for match in pattern.finditer(text)] == [
            match.span() for match in alone.finditer(text)
        ]


def test_what_begins_otherwise_is_lost() -> None:
    assert opened_by("甲", "甲一|乙一").findall("甲一乙一") == ["甲一"]
