"""What holds for every text whatsoever."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.numerals import KINDS, Mention, find_mentions

WRITTEN = """
    0 1 2 12 302 2024 年 月 日 件 条 次 个 元 万 亿 % ％ ． . , ， 、 （ ） ( ) 〔 〕 [ ] “ ” " 第 号 项
    一 二 三 十 百 千 零 〇 两 近 约 超 余 多 以上 至 - — ~ : ： 是 之 成 半 分之 点 数 几 负 + 周 A x V @ /
    统一 ① １ ２３ 其 不足 党的 24 小时 热线 电话 12345 版
"""
UNWRITTEN = [" ", "\n", "\t", "\u200b", "\u0301", "😀", "\u20e3", "\ufe0f"]
PIECES = st.sampled_from([*WRITTEN.split(), *UNWRITTEN])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))
DIGIT = re.compile("[0-9０-９]")
PLAIN = st.text(alphabet="的政府信息公开工作情况。；", max_size=12)


def _shifted(mentions: tuple[Mention, ...], by: int) -> list[tuple[int, int, str, str]]:
    return [(mention.start + by, mention.end + by, mention.text, mention.kind) for mention in mentions]


@settings(max_examples=400)
@given(TEXTS)
def test_offsets_quote_the_text_in_order_without_overlap(text: str) -> None:
    position = 0
    for mention in find_mentions(text):
        assert position <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        position = mention.end


@settings(max_examples=400)
@given(TEXTS)
def test_every_digit_is_covered_exactly_once(text: str) -> None:
    covered = [offset for mention in find_mentions(text) for offset in range(mention.start, mention.end)]
    assert len(covered) == len(set(covered))
    assert {match.start() for match in DIGIT.finditer(text)} <= set(covered)


@settings(max_examples=400)
@given(TEXTS)
def test_a_quantity_has_a_value_inside_its_interval_and_nothing_else_has_one(text: str) -> None:
    for mention in find_mentions(text):
        assert mention.kind in KINDS
        if mention.kind == "quantity":
            assert mention.value is not None and mention.low is not None and mention.high is not None
            assert mention.low <= mention.value <= mention.high
            assert mention.negative == (mention.value < 0 or (mention.negative and mention.value == 0))
        else:
            assert (mention.value, mention.low, mention.high) == (None, None, None)


@given(PLAIN, TEXTS, PLAIN)
def test_surrounding_sentences_only_shift_the_spans(before: str, text: str, after: str) -> None:
    framed = f"{before}。\n{text}\n。{after}"
    assert _shifted(find_mentions(f"\n{text}\n"), len(before) + 1) == _shifted(find_mentions(framed), 0)


@given(st.integers(0, 10**9), st.sampled_from(["件", "条", "人次", "个"]), PLAIN, PLAIN)
def test_any_count_is_found_in_any_sentence(number: int, unit: str, before: str, after: str) -> None:
    (mention,) = find_mentions(f"{before}；{number}{unit}；{after}")
    assert (mention.value, mention.unit, mention.text) == (Decimal(number), unit, f"{number}{unit}")


@pytest.mark.parametrize("width", [str.maketrans("0123456789%.", "０１２３４５６７８９％．")])
@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_full_width_digits_say_the_same(width: dict[int, int], number: object) -> None:
    (narrow,) = find_mentions(f"占{number}%。")
    (wide,) = find_mentions(f"占{number}%。".translate(width))
    assert (narrow.value, narrow.low, narrow.high) == (wide.value, wide.low, wide.high)
