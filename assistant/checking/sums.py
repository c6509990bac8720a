"""Arithmetic inside the prose: a whole and its parts.

`共302条，分别为网站118条、公众号184条` and `网站118条、公众号184条，共计302条` prove or refute themselves. Parts after 分别为,
a colon or before 共计 must make up the whole; parts after 其中 may fall short of it. Where the words announce nothing, numbers
that add up exactly still prove each other, and numbers that do not are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from assistant.checking.comparing import Doubt, Judgement
from assistant.checking.distribution import SAYS_EACH
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.slips import is_slip
from assistant.checking.sum_parts import CLOSING, MOST_PARTS, TOTAL, counts_parts, is_change, parts_beside
from assistant.report import Verdict

_ADDS_UP = re.compile(r"[、，；][^，。；、]{0,10}(?:合计|共计|总计|相加)$")
_LOOSE_CLOSING = re.compile(r"^[^。；]{0,16}(?:计|共|总|合|加)[^。；，]{0,8}$")
_ALL_PARTS = re.compile(
    r"^[，,]?(?:[^，。；、0-9]{0,8})?(?:分别[^，。；、0-9]{0,3}[为是]|具体为|即|：|:)"
    r"|^[（(〔\[【](?!其中|含|包括|占|同比|比|较|上年|去年|约)"
    r"|^[，,]由(?!于)"
)
_CLOSED_BRACKET = re.compile(r"[（(〔\[【][^（(〔\[【]*[）)〕\]】]")
"""1件（涉及第三方合法权益），无法提供3件: the bracket says what it is, and does not divide it."""
_OF_LAST_YEAR = re.compile("(?:上一?年度?|去年|前一年)(?:同期)?(?:分别)?(?:为|是|有|的)?$")
_NAMED_PARTS = re.compile(r"^[，,](?:[^，。；、0-9]{1,8}、)+[^，。；、0-9]{1,8}(?:分别|依次)(?:有|为|是)?$")
"""网站、公众号分别为118条、184条: parts of what was counted before, if none is larger than it."""
_SOME_PARTS = re.compile(r"^[^。；]{0,4}(?:其中|包括|包含|含)")
_GOES_ON = re.compile(r"[^，。；、）)\d]{0,6}等|[，、；]?(?:其余|其他)[^，。；、\d]{0,12}(?=[）)。，；])")
_ATTRIBUTES = ("依申请公开", "主动公开", "不予公开")
_PUBLISHED = frozenset({"条", "篇", "期", "件", "次", "个", "份", "幅", "部"})
_SO_MANY = re.compile("([两二三四五六七八])(?:项|者|类|种|样|个)")
_TELLING = 12
"""A sum from here up does not come about by chance; smaller ones need words that announce it."""

_OPEN = Judgement(Verdict.UNVERIFIABLE)
_OF_THE_YEAR = ("applications.new.total", "applications.results.total.total")
"""Wholes that a later paragraph may divide up again without naming them."""
_TELLING_OF_THREE = 8
"""The same where three parts or more make it up."""


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


@dataclass(frozen=True, slots=True)
class Group:
    """Indices into a section's figures: a whole and its parts."""

    whole: int
    parts: tuple[int, ...]
    binding: Binding
    is_told: bool = False
    """Whether the words say that the whole is what the parts come to: 合计, 相加."""


def judge_sums(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Fill in what only the sums can answer; what a table has answered stays."""
    result = _of_established_wholes(section, judged)
    for group in _groups(section):
        if group.binding is Binding.NONE and (
            judged[group.whole] is not None or not _are_alike(section.figures, group)
        ):
            continue
        for index, judgement in _judge_group(section.figures, group, result):
            if _may_be_overruled(result[index]) or index == group.whole:
                result[index] = judgement
    return _of_established_wholes(section, result)


def _may_be_overruled(judgement: Judgement | None) -> bool:
    """Nothing is known, or a contradiction of what may be some only: a list that adds up exactly says more."""
    return judgement is None or judgement.doubt is Doubt.PART


def _of_established_wholes(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Parts of a number that is proved already."""
    result = list(judged)
    for indices in _unanswered_runs(section, judged):
        whole = _established_whole(section, judged, indices)
        if whole is not None:
            values = [section.figures[index].mention.value or Decimal(0) for index in indices]
            for index, judgement in _supported(whole, indices, sum(values, Decimal(0)), values, judged):
                result[index] = judgement
    return result


def _unanswered_runs(section: SectionText, judged: list[Judgement | None]) -> Iterator[tuple[int, ...]]:
    """Numbers of one sentence and unit that follow each other and that no table answers."""
    run: list[int] = []
    for index, figure in enumerate(section.figures):
        first = section.figures[run[0]] if run else None
        goes_on = first is not None and (
            first.sentence == figure.sentence
            and first.mention.unit == figure.mention.unit
            and "；" not in figure.before.of(section.text)
        )
        is_open = judged[index] is None and not is_change(section, figure)
        if run and not (goes_on and is_open):
            yield tuple(run)
            run = []
        if is_open and figure.mention.unit != "%":
            run.append(index)
    if run:
        yield tuple(run)


def _established_whole(
    section: SectionText, judged: list[Judgement | None], run: tuple[int, ...]
) -> int | None:
    """网上25件、邮寄14件、当面3件: a number of the paragraph that the tables answer and that they add up to."""
    total = sum((section.figures[index].mention.value or Decimal(0) for index in run), Decimal(0))
    least = _TELLING if len(run) == 2 else _TELLING_OF_THREE
    if not 1 < len(run) <= MOST_PARTS or total < least:
        return None
    around = range(max(0, run[0] - MOST_PARTS), min(len(section.figures), run[-1] + MOST_PARTS))
    wholes = [
        index
        for index in reversed(around)
        if _is_whole(section.figures[index], judged[index], section.figures[run[0]], total)
    ]
    near = (
        index
        for index in wholes
        if section.figures[index].paragraph == section.figures[run[0]].paragraph
        or (len(run) > 2 and total >= _TELLING and (judged[index] or _OPEN).expression in _OF_THE_YEAR)
    )
    return next(near, None)


def _is_whole(figure: TextFigure, judgement: Judgement | None, part: TextFigure, total: Decimal) -> bool:
    return (
        judgement is not None
        and judgement.verdict is Verdict.SUPPORTED
        and figure.mention.value == total
        and figure.mention.unit == part.mention.unit
        and figure.mention.approximation is None
    )


def _groups(section: SectionText) -> Iterator[Group]:
    for index, figure in enumerate(section.figures):
        if figure.mention.unit not in ("%", "‰", "百分点", "倍") and not is_change(section, figure):
            yield from _with_parts_behind(section, index)
            yield from _with_parts_before(section, index)


def _with_parts_behind(section: SectionText, index: int) -> Iterator[Group]:
    figure = section.figures[index]
    behind = section.text[figure.mention.end : _next_start(section.figures, index, figure)]
    # 诉讼3件，上年分别为6件、1件; 上年6件，其中…
    crosses_years = _OF_LAST_YEAR.search(behind) or _OF_LAST_YEAR.search(figure.clause.of(section.text))
    may_divide = crosses_years is None and _CLOSED_BRACKET.match(behind) is None
    exhaustive = (may_divide and _ALL_PARTS.search(behind) is not None) or (
        _NAMED_PARTS.search(behind) is not None and _are_no_larger(section, index)
    )
    if exhaustive or (may_divide and _SOME_PARTS.search(behind)):
        parts = _up_to_the_whole(section, index, tuple(parts_beside(section, index, 1)), behind)
        if len(parts) > 1 or (parts and not exhaustive):
            is_all = exhaustive or _are_all_attributes(section, parts)
            complete = (is_all and not _is_open(section, parts)) or _ends_with_rest(section, parts)
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
        if told == whole and place and section.text.startswith("，", end):
            return parts[: place + 1]
    return parts


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
    if CLOSING.search(between):
        parts = tuple(reversed(list(parts_beside(section, index, -1))))
        if len(parts) > 1 and _are_as_many_as_said(between, parts):
            yield Group(index, parts, Binding.ALL, re.search(TOTAL, between) is not None)
    if _ADDS_UP.search(between):
        yield Group(index, tuple(reversed(list(parts_beside(section, index, -1)))), Binding.NEARLY)
    parts = tuple(parts_beside(section, index, -1, strict=False))
    if _LOOSE_CLOSING.search(between) or len(parts) > 2:
        yield Group(index, parts, Binding.NONE)


def _are_as_many_as_said(between: str, parts: tuple[int, ...]) -> bool:
    """科研机构1件；法律服务机构10件；三者相加49件 adds up three, of which two were found."""
    said = _SO_MANY.search(between)
    return said is None or "两三四五六七八".index(said[1].replace("二", "两")) + 2 == len(parts)


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


def _ends_with_rest(section: SectionText, parts: tuple[int, ...]) -> bool:
    """A list that closes with 其他N件 is complete."""
    last = section.figures[parts[-1]]
    return (
        len(parts) > 1 and re.search(r"其[他它][^，。；、]{0,4}$", last.clause.of(section.text)) is not None
    )


def _are_all_attributes(section: SectionText, parts: tuple[int, ...]) -> bool:
    """主动公开、依申请公开、不予公开: every paper has one of the three (国办发〔2016〕80号), so there is no fourth part."""
    named = [
        next((word for word in _ATTRIBUTES if word in section.figures[part].clause.of(section.text)), "")
        for part in parts
    ]
    return sorted(named) == sorted(_ATTRIBUTES)


def _judge_group(
    figures: tuple[TextFigure, ...], group: Group, judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    whole = figures[group.whole].mention
    values = [figures[part].mention.value or Decimal(0) for part in group.parts]
    if whole.value is None or not values:
        return
    if reached := _reaching(figures, group, values):
        yield from _supported(group.whole, group.parts[:reached], whole.value, values[:reached], judged)
    elif group.binding is not Binding.NONE and _is_refuted(figures, group, values, judged):
        total = sum(values, Decimal(0))
        listed = " + ".join(f"{value:f}" for value in values)
        yield (
            group.whole,
            Judgement(Verdict.CONTRADICTED, f"prose-sum: {listed}", f"{total:f}", f"各分项相加为{total:f}"),
        )


def _reaching(figures: tuple[TextFigure, ...], group: Group, values: list[Decimal]) -> int:
    """How many parts make up the whole, when others that follow cut it another way; 0 for none."""
    whole = figures[group.whole].mention
    lengths: dict[Binding, list[int]] = {
        Binding.ALL: [len(values)],
        Binding.SOME: [len(values), *range(2, len(values))],
        Binding.NEARLY: [len(values)],
        Binding.NONE: [*range(2, len(values) + 1)],
    }
    for length in lengths[group.binding]:
        if length < 2 or not whole.admits(sum(values[:length], Decimal(0))):
            continue
        if group.binding is not Binding.NONE or _is_telling(whole.value, values[:length]):
            return length
    return 0


def _is_telling(whole: Decimal | None, values: list[Decimal]) -> bool:
    """Whether an exact sum can hardly be chance."""
    return whole is not None and whole >= _TELLING and all(value > 0 for value in values)


def _are_alike(figures: tuple[TextFigure, ...], group: Group) -> bool:
    """Numbers of one unit, or of things that are published; 12个 are not 10分 and 2轮."""
    units = {figures[index].mention.unit for index in (group.whole, *group.parts)}
    return len(units) == 1 or units <= _PUBLISHED


def _supported(
    whole: int, parts: tuple[int, ...], value: Decimal, values: list[Decimal], judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    listed = " + ".join(f"{part:f}" for part in values)
    if judged[whole] is None:
        yield (
            whole,
            Judgement(Verdict.SUPPORTED, f"prose-sum: {listed}", f"{value:f}", "总数等于分项之和"),
        )
    for part in parts:
        yield part, Judgement(Verdict.SUPPORTED, f"prose-sum: {value:f} = {listed}", None, "分项之和等于总数")


def _is_refuted(
    figures: tuple[TextFigure, ...], group: Group, values: list[Decimal], judged: list[Judgement | None]
) -> bool:
    whole = figures[group.whole].mention.value or Decimal(0)
    exact = all(figures[part].mention.approximation is None for part in group.parts)
    total = sum(values, Decimal(0))
    wrong = {
        Binding.ALL: total != whole,
        Binding.SOME: total > whole,
        Binding.NEARLY: len(values) > 1 and is_slip(figures[group.whole].mention, Fraction(total)),
    }[group.binding]
    if any(figures[part].is_for_each for part in group.parts):
        return False  # 企业和律师事务所各1件 are two
    if group.binding is Binding.SOME and len(values) > 1 and max(values) > whole:
        return False  # 受理13件，结转2件，其中自然人16件: parts of something else
    of_unknown = figures[group.whole].adrift or figures[group.whole].drifting
    if group.binding is Binding.SOME and (figures[group.whole].back or of_unknown):
        return False  # 分别为41件、2件，其中…: of which of them?
    is_unknown = (of_unknown or figures[group.whole].stray) and not group.is_told
    if is_unknown and all(_is_of_a_table(judged[part]) for part in group.parts):
        return False  # 新收46件，加上结转的6件，共砚石46件: the table knows the parts, and nobody what they should make up
    return exact and wrong and not _answered(judged[group.whole])


def _is_of_a_table(judgement: Judgement | None) -> bool:
    if judgement is None or judgement.verdict is not Verdict.SUPPORTED:
        return False
    return not (judgement.expression or "").startswith("prose")


def _answered(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict is Verdict.SUPPORTED and not judgement.inherited
