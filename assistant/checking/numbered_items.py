"""Items that are numbered one by one, however it is done: 一是…；二是…, 1.…2.…, 首先…其次…最后…, 一方面…另一方面…."""

import re

from assistant.numerals.wording import chinese_numeral

_NUMBERED = (
    re.compile(r"(?:^|[：:；;。，,、\s*（(])\**([一二三四五六七八九十]{1,2})(?:是|要)"),
    re.compile(r"(?:^|[：:；;。，,、\s*])\**第([一二三四五六七八九十]{1,2})(?:[条点项]?[是，、：,])"),
    re.compile(r"(?:^|[：:；;。，,\s])其([一二三四五六七八九十])[，、：是,]"),
    re.compile(r"(?:^|[：:；;。\s])([一二三四五六七八九十]{1,2})[、，]"),
    re.compile(r"(?:^|[：:；;。\s])[（(]([一二三四五六七八九十]{1,2})[)）]"),
    re.compile(r"[（(](\d{1,2})[)）]"),
    re.compile(r"(?<![\d.])(\d{1,2})[.．、](?!\d)"),
    re.compile(r"([①-⑩])"),
    re.compile(r"(?:^|[：:；;。\s])([甲乙丙丁戊])[、，.．]"),
    re.compile(r"(?:^|[：:；;。，,\s])(首先|其次|再次|最后)"),
    re.compile(r"(?:^|[：:；;。，,\s])问题([一二三四五六七八九十])[，、：,]"),
    re.compile(r"(?:^|[：:；;。，,\s])(一方面|另一方面)(?![^\n]*(?:再一方面|此外|另外|还有|再者))"),
)
"""The ways to number the items of a list."""
_ORDERS = {"甲乙丙丁戊"[place]: place + 1 for place in range(5)} | {"首先": 1, "一方面": 1, "另一方面": 2}
_NEXT = ("其次", "再次", "最后")
"""Words for whatever item comes next: 首先…其次…最后… are three."""


def first_item(text: str, start: int) -> int:
    """Where the first numbered item behind `start` begins; `start` where there is none."""
    return min(
        (match.start(1) for pattern in _NUMBERED if (match := pattern.search(text, start))), default=start
    )


def numbered_items(text: str, start: int, end: int) -> int:
    """How far the first of the numberings runs on from `start`; a second first item begins another list."""
    return max((_run_of(pattern, text, start, end) for pattern in _NUMBERED), default=0)


def _run_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    expected = 1
    for match in pattern.finditer(text, start, min(end, len(text))):
        number = expected if match[1] in _NEXT and expected > 1 else _order(match[1])
        if number == expected:
            expected += 1
        elif number == 1:
            break
        if match[1] == "最后":
            break
    return expected - 1 if expected > 2 else 0


def _order(numeral: str) -> int:
    if numeral in _ORDERS:
        return _ORDERS[numeral]
    if numeral.isascii():
        return int(numeral)
    if numeral in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(numeral) + 1
    return next((value for value in range(1, 21) if chinese_numeral(value) == numeral), 0)
