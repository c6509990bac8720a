"""One clean numeral in, one exact number out, and nothing at all for anything else."""

from __future__ import annotations

import random
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.numerals import chinese_numeral, parse_cardinal

READ = {
    "0": "0",
    "007": "7",
    "302": "302",
    "３０２": "302",
    "3,259": "3259",
    "1，234": "1234",
    "1 234 567": "1234567",
    "1234567": "1234567",
    "15.281": "15.281",
    "３．１４": "3.14",
    "零": "0",
    "〇": "0",
    "两": "2",
    "十": "10",
    "十一": "11",
    "二十": "20",
    "廿三": "23",
    "卅": "30",
    "百": "100",
    "一百零五": "105",
    "一百一十": "110",
    "三百二": "320",
    "三百零二": "302",
    "两千零二十": "2020",
    "一千零二": "1002",
    "三千二": "3200",
    "一万二": "12000",
    "一万零二": "10002",
    "十二万三千四百五十六": "123456",
    "三百万": "3000000",
    "三万亿": "3000000000000",
    "一亿零五万": "100050000",
    "二〇二四": "2024",
    "二○二四": "2024",
    "二零二四": "2024",
    "壹仟贰佰陆拾": "1260",
    "1.2万": "12000",
    "2860万": "28600000",
    "3万5千": "35000",
    "13万2": "132000",
    "1亿2000万": "120000000",
    "5千": "5000",
    "2千万": "20000000",
    "三点五": "3.5",
    "三点五万": "35000",
    "十二点零五": "12.05",
    "⼀百": "100",
}

REFUSED = (
    "",
    " ",
    "件",
    "302件",
    "约302",
    "三四十",
    "百十",
    "十百",
    "一一百",
    "1,23",
    "12,3456",
    "1，234,567",
    "1..2",
    ".5",
    "三百零",
    "一百零零五",
    "万一万",
    "1.5万3千",
    "13万25",
    "-3",
    "零百",
    "9" * 19,
    "一" * 40,
)


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_a_clean_cardinal_is_read(text: str, value: str) -> None:
    assert parse_cardinal(text) == Decimal(value)


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused(text: str) -> None:
    assert parse_cardinal(text) is None


def _sample(count: int) -> list[int]:
    generator = random.Random(20260131)
    numbers = [generator.randrange(10 ** generator.randint(1, 12)) for _ in range(count)]
    return [*range(1, 1200), *numbers]


def test_agrees_with_cn2an_on_thousands_of_cardinals() -> None:
    for number in _sample(3000):
        spelled = cn2an.an2cn(number)
        assert parse_cardinal(spelled) == number == cn2an.cn2an(spelled, "smart")


def test_agrees_with_cn2an_on_financial_numerals() -> None:
    for number in _sample(300):
        assert parse_cardinal(cn2an.an2cn(number, "up")) == number


def test_agrees_with_cn2an_on_numbers_before_a_scale() -> None:
    generator = random.Random(20260131)
    for _ in range(1000):
        spelled = f"{generator.randrange(1, 9999)}.{generator.randrange(1, 99):02d}{generator.choice('万亿')}"
        assert parse_cardinal(spelled) == Decimal(str(cn2an.cn2an(spelled, "smart")))


@given(st.integers(0, 10**12 - 1))
def test_reads_what_wording_writes(number: int) -> None:
    assert parse_cardinal(chinese_numeral(number)) == number


@given(st.integers(0, 10**15))
def test_separators_change_nothing(number: int) -> None:
    grouped = f"{number:,}"
    spellings = (str(number), grouped, grouped.replace(",", "，"), grouped.replace(",", " "))
    assert {parse_cardinal(spelling) for spelling in spellings} == {Decimal(number)}


@given(st.text(max_size=30))
def test_never_raises(text: str) -> None:
    value = parse_cardinal(text)
    assert value is None or value >= 0
