"""Which number of a sentence is the whole of which: what the words between them announce, and how firmly."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from assistant.checking.distribution import SAYS_EACH
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.sum_parts import CLOSING, MOST_PARTS, TOTAL, counts_parts, is_change, parts_beside
from assistant.numerals import parse_cardinal

_ADDS_UP = re.compile(r"[、，；][^，。；、]{0,10}(?:合计|共计|总计|相加)$")
_LOOSE_CLOSING = re.compile(r"^[^。；]{0,16}(?:计|共|总|合|加)[^。；，]{0,8}$")
_ALL_PARTS = re.compile(
    r"^[，,]?(?!其中|包括|包含|含|主要)(?:[^，。；、0-9]{0,8})?(?:分别[^，。；、0-9]{0,3}[为是]|具体为|即|：|:)|^[，,]按[^，。；、0-9]{2,8}?(?:划?分|统计)[，：]?"
    r"|^[^，。；、：（(0-9]{0,8}[（(〔\[【](?!其中|含|包括|占|同比|比|较|上年|去年|约)"
    r"|^[，,]由(?!于)"
)
_AVERAGE = re.compile("平均|[月日天]均")
"""平均每月5件，其中6月最多，为9件: no whole."""
_CLOSED_BRACKET = re.compile(r"[（(〔\[【][^（(〔\[【]*[）)〕\]】]")
"""1件（涉及第三方合法权益），无法提供3件: the bracket says what it is, and does not divide it."""
_SHUTS = re.compile(r"[^（(〔\[【]*[）)〕\]】]")
"""其他74件（含网上5件），其中…: what follows divides the number before the bracket."""
_OF_LAST_YEAR = re.compile("(?:上一?年度?|去年|前一年)(?:同期)?(?:分别)?(?:为|是|有|的)?$")
_NAMED_PARTS = re.compile(r"^[，,](?:[^，。；、0-9]{1,8}、)+[^，。；、0-9]{1,8}(?:分别|依次)(?:有|为|是)?$")
"""网站、公众号分别为118条、184条: parts of what was counted before, if none is larger than it."""
_SOME_PARTS = re.compile(r"^[^。；]{0,4}(?:其中|包括|包含|含)")
_GOES_ON = re.compile(r"[^，。；、）)\d]{0,6}等|[，、；]?(?:其余|其他)[^，。；、\d]{0,12}(?=[）)。，；])")
_NOUNS = re.compile("[、和及与]")
_OPENS_A_PART = re.compile("^[，、；（(和及与]*(?:其中)?[：，]?")
_OF_ANOTHER = re.compile(r"[，；](?!其中|按|具体|依次|分|各|由)[^，。；：、\d]{3,}(?:分别|依次)")
"""申请两年分别为277件、193件，办结数量两年分别为…: what follows is of something else."""
_OTHERS = re.compile("[，、；]其[他它]")
_ATTRIBUTES = ("依申请公开", "主动公开", "不予公开")
_SO_MANY = re.compile(
    "(?:(?P<first>[前头首])|(?P<last>[后末]))?(?P<many>[两二三四五六七八])(?:项|者|类|种|样|个)"
)


PUBLISHED = frozenset({"条", "篇", "期", "件", "次", "个", "份", "幅", "部"})
"""Units of what is published, which may be added up with each other."""


class Binding(Enum):
    """How the words bind the parts to their whole."""

    ALL = "all"
    """They must make it up."""
    SOME = "some"
    """They must not exceed it."""
    NEARLY = "nearly"
    """Words like 合计 close what may be the list: only an exact sum counts, or one that is a slip of the pen away."""
    NONE = "none"
    """Nothing is said: only an exact sum counts."""


class Group(NamedTuple):
    """Indices into a section's figures: a whole and its parts."""

    whole: int
    parts: tuple[int, ...]
    binding: Binding
    is_told: bool = False
    """Whether the words say that the whole is what the parts come to: 合计, 相加."""


def groups(section: SectionText) -> Iterator[Group]:
    """Every whole with its likely parts, behind it and before it."""
    for index, figure in enumerate(section.figures):
        is_level = figure.mention.unit not in ("%", "‰", "百分点", "倍") and not is_change(section, figure)
        if is_level and _AVERAGE.search(figure.clause.of(section.text)) is None:
            yield from _with_parts_behind(section, index)
            yield from _with_parts_before(section, index)


def _with_parts_behind(section: SectionText, index: int) -> Iterator[Group]:
    figure = section.figures[index]
    behind = section.text[figure.mention.end : _next_start(section.figures, index, figure)]
    # 诉讼3件，上年分别为6件、1件; 上年6件，其中…
    crosses_years = _OF_LAST_YEAR.search(behind) or _OF_LAST_YEAR.search(figure.clause.of(section.text))
    is_shut = figure.bracket >= 0 and _SHUTS.match(behind) is not None
    crosses_years = crosses_years or _OF_ANOTHER.match(behind)
    may_divide = crosses_years is None and not is_shut and _CLOSED_BRACKET.match(behind) is None
    exhaustive = (may_divide and _ALL_PARTS.search(behind) is not None) or (
        _NAMED_PARTS.search(behind) is not None and _are_no_larger(section, index)
    )
    if exhaustive or (may_divide and _SOME_PARTS.search(behind)):
        parts = _up_to_the_whole(section, index, tuple(parts_beside(section, index, 1)), behind)
        if len(parts) > 1 or (parts and not exhaustive):
            is_all = (
                exhaustive or _are_all_attributes(section, parts) or _are_all_named(section, index, parts)
            )
            complete = (is_all and not _is_open(section, parts)) or ends_with_rest(section, parts)
            complete = complete and not _goes_on_behind(section, index, parts, behind)
            yield Group(index, parts, Binding.ALL if complete else Binding.SOME)
    yield Group(index, tuple(parts_beside(section, index, 1, strict=False)), Binding.NONE)


def _goes_on_behind(section: SectionText, index: int, parts: tuple[int, ...], behind: str) -> bool:
    """办结97件，结果如下：予以公开43件、部分公开9件，合计占…；不予公开9件: behind a colon the list has more than its first part."""
    last, whole = section.figures[parts[-1]], section.figures[index]
    rest = section.text[last.mention.end : last.sentence.end]
    told = sum((section.figures[part].mention.value or Decimal(0) for part in parts), Decimal(0))
    falls_short = told < (whole.mention.value or Decimal(0))
    following = section.figures[parts[-1] + 1 :][:MOST_PARTS]
    has_more = any(
        figure.sentence == last.sentence and figure.mention.unit == whole.mention.unit for figure in following
    )
    return "：" in behind and falls_short and has_more and "；" in rest


def _up_to_the_whole(
    section: SectionText, index: int, parts: tuple[int, ...], behind: str
) -> tuple[int, ...]:
    """诉讼13件：未经复议的5件，复议后的8件，我局胜诉7件: with commas behind a colon the text goes on when the parts are told."""
    whole = section.figures[index].mention.value
    told = Decimal(0)
    for place, part in enumerate(parts if "：" in behind else ()):
        told += section.figures[part].mention.value or Decimal(0)
        end = section.figures[part].mention.end
        if (
            told == whole
            and place
            and section.text.startswith("，", end)
            and may_end(section, parts, place + 1)
        ):
            return parts[: place + 1]
    return parts


def may_end(section: SectionText, parts: tuple[int, ...], length: int) -> bool:
    """Whether the first so many parts may be a list of their own: no 、 joins the next to them, and it is not 其他."""
    if length == len(parts):
        return True
    before, following = section.figures[parts[length - 1]], section.figures[parts[length]]
    words = section.text[before.mention.end : following.mention.start]
    is_joined = words.startswith("、") or _OTHERS.match(words) is not None
    return not is_joined and not _are_all_attributes(section, parts)


def _are_no_larger(section: SectionText, index: int) -> bool:
    whole = section.figures[index].mention.value or Decimal(0)
    return all(
        (section.figures[part].mention.value or Decimal(0)) <= whole
        for part in parts_beside(section, index, 1)
    )


def _with_parts_before(section: SectionText, index: int) -> Iterator[Group]:
    before = index - 1
    while before >= 0 and counts_parts(section.figures[before]):
        before -= 1
    if before < 0:
        return
    between = section.text[section.figures[before].mention.end : section.figures[index].mention.start]
    is_of_last_year = _OF_LAST_YEAR.search(section.figures[index].clause.of(section.text)) is not None
    closes = CLOSING.search(between) is not None and not is_of_last_year  # 合计数与上年的642件相比
    adds_up = _ADDS_UP.search(between) is not None
    parts = tuple(reversed(list(parts_beside(section, index, -1)))) if closes or adds_up else ()
    if closes:
        # 来了8件；自然人占三分之二，共10件: 共 closes no list that ended before
        ended = bool(parts) and "；" in section.text[
            section.figures[parts[-1]].mention.end : section.figures[index].mention.start
        ].lstrip("；")
        parts = _with_those_of_other_units(section, index, _as_many_as_said(between, parts))
        if len(parts) > 1 and not ended:
            yield Group(index, parts, Binding.ALL, re.search(TOTAL, between) is not None)
    if adds_up:
        yield Group(index, parts, Binding.NEARLY)
    parts = tuple(parts_beside(section, index, -1, strict=False))
    if _LOOSE_CLOSING.search(between) or len(parts) > 2:
        yield Group(index, parts, Binding.NONE)


def _with_those_of_other_units(section: SectionText, index: int, parts: tuple[int, ...]) -> tuple[int, ...]:
    """推送1120篇，微博640条，抖音98条，合计1858条: with what is told before in another unit, where that makes up the whole."""
    figures = section.figures
    before = parts[0] - 1 if parts else -1
    while (
        before >= 0
        and figures[before].sentence == figures[index].sentence
        and figures[before].mention.unit in PUBLISHED
    ):
        before -= 1
    longer = (*range(before + 1, parts[0]), *parts) if parts else ()
    values = [figures[place].mention.value or Decimal(0) for place in longer]
    return longer if sum(values, Decimal(0)) == figures[index].mention.value else parts


def _as_many_as_said(between: str, parts: tuple[int, ...]) -> tuple[int, ...]:
    """科研机构1件；法律服务机构10件；三者相加49件 adds up three, of which two were found; 前两项合计 the first two of all."""
    said = _SO_MANY.search(between)
    many = int(parse_cardinal(said["many"]) or 0) if said else len(parts)
    if said and len(parts) > many and (said["first"] or said["last"]):
        return parts[:many] if said["first"] else parts[-many:]
    return parts if many == len(parts) else ()


def _next_start(figures: tuple[TextFigure, ...], index: int, figure: TextFigure) -> int:
    following = figures[index + 1] if index + 1 < len(figures) else None
    return (
        following.mention.start
        if following and following.sentence == figure.sentence
        else figure.sentence.end
    )


def _is_open(section: SectionText, parts: tuple[int, ...]) -> bool:
    """A list that closes with 等, or with 其余 and no number, names only some; 企业和镇里各1件 are two, whoever they are."""
    last = section.figures[parts[-1]]
    if any(SAYS_EACH.search(section.figures[part].clause.of(section.text)) for part in parts):
        return True
    return _GOES_ON.match(section.text, last.mention.end, last.sentence.end) is not None


def ends_with_rest(section: SectionText, parts: tuple[int, ...]) -> bool:
    """A list that closes with 其他N件 is complete."""
    last = section.figures[parts[-1]]
    return (
        len(parts) > 1 and re.search(r"其[他它余][^，。；、]{0,4}$", last.clause.of(section.text)) is not None
    )


def _are_all_attributes(section: SectionText, parts: tuple[int, ...]) -> bool:
    """主动公开、依申请公开、不予公开: every paper has one of the three (国办发〔2016〕80号), so there is no fourth part."""
    named = [
        next((word for word in _ATTRIBUTES if word in section.figures[part].clause.of(section.text)), "")
        for part in parts
    ]
    return sorted(named) == sorted(_ATTRIBUTES)


def _are_all_named(section: SectionText, index: int, parts: tuple[int, ...]) -> bool:
    """建议、提案共17件，其中建议9件、提案8件: the nouns before the whole are told one by one."""
    nouns = _NOUNS.split(section.figures[index].clause.of(section.text))
    told = [_OPENS_A_PART.sub("", section.figures[part].clause.of(section.text)) for part in parts]
    return len(nouns) == len(told) > 1 and all(
        len(word) > 1 and word in noun for word, noun in zip(told, nouns, strict=True)
    )
