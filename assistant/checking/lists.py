"""Counts of lists: 四大板块 with four names, 以下三方面 followed by 一是二是三是."""

import re
from collections.abc import Iterator

from assistant.checking.comparing import Judgement
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.numerals.wording import chinese_numeral
from assistant.report import Verdict

_LIST_UNITS = re.compile(
    r"(?:个|大|项|条|点|类)?(?:方面|板块|问题|事|点|类|举措|措施|任务|工作|环节|部分|内容|不足|短板)+$"
)
_NUMBERED = re.compile(r"(?:^|[：:；;。，,、\s*])\**(?:第)?([一二三四五六七八九十]{1,2})(?:是|，|、)")
_NOT_A_NAME = re.compile(r"[，。；：！？\n]")
_OPENS = re.compile(r"(?:由|即|包括|包含|涵盖|围绕|聚焦|提出|存在|从|抓好|按照)")
_INTRODUCED = re.compile(r"(?:以下|如下|下列)[^，。；]{0,4}\Z")
_LOOK_BACK = 400
_LOOK_AHEAD = 2000
_NEAR = 14


def judge_lists(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Fill in the counts of lists that the text itself spells out."""
    return [
        judgement or _judge(section.text, figure)
        for figure, judgement in zip(section.figures, judged, strict=True)
    ]


def _judge(text: str, figure: TextFigure) -> Judgement | None:
    mention = figure.mention
    noun = text[mention.start : mention.end + 4]
    introduced = _INTRODUCED.search(text, figure.sentence.start, mention.start) is not None
    if mention.value is None or "百分点" in mention.unit:
        return None
    is_list = introduced or _LIST_UNITS.search(mention.unit) is not None or _counts_a_list(noun)
    if not is_list:
        return _named_before(text, figure)
    value = int(mention.value)
    for count, certain in _lengths(text, figure):
        if count == value:
            return Judgement(Verdict.SUPPORTED, f"list-count: {count}", str(count), "与所列项数一致")
        if certain:
            return Judgement(
                Verdict.CONTRADICTED, f"list-count: {count}", chinese_numeral(count), f"实际列出{count}项"
            )
    return None


def _named_before(text: str, figure: TextFigure) -> Judgement | None:
    """`按税种、行业、环节三个维度`: any small count right behind as many names, in Chinese numerals."""
    names = _names_before(text[figure.before.start : figure.mention.start])
    if names < 2 or names != figure.mention.value or figure.mention.text[:1].isdigit():
        return None
    return Judgement(Verdict.SUPPORTED, f"list-count: {names}", str(names), "与所列项数一致")


def _counts_a_list(noun: str) -> bool:
    return (
        re.match(
            r"[一二三四五六七八九十两\d]+(?:个|大|项|条|类|点|种)?(?:方面|板块|问题|改进|措施|举措|任务|不足|工作|部分|内容|短板|要求|情形|环节|单位)",
            noun,
        )
        is not None
    )


def _lengths(text: str, figure: TextFigure) -> Iterator[tuple[int, bool]]:
    """Lists that the number may count, with whether it must be this one."""
    named = _names_before(text[figure.before.start : figure.mention.start])
    if named:
        yield named, False
    numbered = _numbered_items(text, figure.mention.end, figure.mention.end + _LOOK_AHEAD)
    if numbered:
        opening = text[figure.mention.end : _first_item(text, figure.mention.end)]
        yield (
            numbered,
            len(opening) <= _NEAR
            and "。" not in opening[:-1]
            and not named
            and ("，" not in opening or opening.endswith("：")),
        )
    listed = _names_after(text, figure.mention.end)
    if listed:
        yield listed, False
    behind = _numbered_items(text, max(0, figure.mention.start - _LOOK_BACK), figure.mention.start)
    if behind:
        yield behind, False


def _first_item(text: str, start: int) -> int:
    match = _NUMBERED.search(text, start)
    return match.start(1) if match else start


def _names_after(text: str, start: int) -> int:
    """`三家单位为甲局102件、乙局87件、丙局60件`, `六个部分：甲、乙、…`: names behind, joined by 、."""
    match = re.match(r"[^，。；：、]{0,8}(?:：|为|是|即|有|，即)([^。；]+)", text[start:])
    if match is None:
        return 0
    names = re.split(r"[、，]|(?<=[^ ])和(?=[^ ])", match[1])
    return len(names) if len(names) > 1 else 0


_MARKS = (
    re.compile(r"[（(](\d{1,2})[)）]"),
    re.compile(r"(?<![\d.])(\d{1,2})[.．、](?!\d)"),
    re.compile(r"([①-⑩])"),
)


def _marked_items(text: str, start: int, end: int | None) -> int:
    """How far （1）（2）, 1. 2. or ①② run on."""
    best = 0
    for pattern in _MARKS:
        expected = 1
        for match in pattern.finditer(text, start, len(text) if end is None else end):
            number = ord(match[1]) - ord("①") + 1 if not match[1].isascii() else int(match[1])
            if number == expected:
                expected += 1
            elif number == 1:
                break
        best = max(best, expected - 1)
    return best


def _numbered_items(text: str, start: int, end: int | None = None) -> int:
    """How far 一是, 二是, 三是 run on from `start`; a second 一是 begins another list."""
    expected = 1
    for match in _NUMBERED.finditer(text, start, len(text) if end is None else end):
        if match[1] == chinese_numeral(expected):
            expected += 1
        elif match[1] == "一":
            break
    return expected - 1 or _marked_items(text, start, end)


def _names_before(words: str) -> int:
    """`由概况信息、综合管理信息、政策信息、村居信息公开` + 四大板块: four names joined by 、."""
    clause = _NOT_A_NAME.split(words)[-1]
    opening = list(_OPENS.finditer(clause))
    names = clause[opening[-1].end() :] if opening else clause
    count = len([name for name in re.split(r"[、和及]", names) if name.strip()])
    return count if count > 1 and not names.rstrip().endswith("等") else 0
