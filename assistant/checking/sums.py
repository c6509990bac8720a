"""Arithmetic inside the prose: a whole and its parts.

`共302条，分别为网站118条、公众号184条` and `网站118条、公众号184条，共计302条` prove or refute themselves. Parts after 分别为,
a colon or before 共计 must make up the whole; parts after 其中 may fall short of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.checking.comparing import Judgement
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.numerals import Mention
from assistant.report import Verdict

_CLOSING = re.compile(
    r"^[、，,；;）)等以及和与]*(?:[两二三四五](?:项|者|类|个)[^，。；、]{0,4})?(?:一共|总共|共计|合计|总计|累计|共)(?:公开|发布|接受|提供|开展|有|为)?(?:各类)?(?:政府|政务)?(?:信息|咨询)?$"
)
_ALL_PARTS = re.compile(
    r"^[，,]?(?:[^，。；0-9]{0,8})?(?:分别为|分别是|具体为|即|：|:)|^[（(](?!其中|含|包括|占|同比|比|较|上年|去年|约)"
)
_SOME_PARTS = re.compile(r"^[^。；]{0,4}(?:其中|包括|包含|含)")
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|上升|多|少|由|从|较|比)[^，。；、]{0,6}$")
_BRACKETED = re.compile(r"[（〔][^（）〔〕]*[）〕]")
_FIRST_MARK = re.compile(r"[、，；]")


@dataclass(frozen=True, slots=True)
class Group:
    """Indices into a section's figures: a whole, its parts, and whether the parts must be all of it."""

    whole: int
    parts: tuple[int, ...]
    exhaustive: bool


def judge_sums(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Fill in what only the sums can answer; what a table has answered stays."""
    result = list(judged)
    for group in _groups(section):
        for index, judgement in _judge_group(section.figures, group, result):
            if result[index] is None or index == group.whole:
                result[index] = judgement
    return result


def _groups(section: SectionText) -> Iterator[Group]:
    figures = section.figures
    for index, figure in enumerate(figures):
        if figure.mention.unit == "%" or _is_change(section, figure):
            continue
        behind = section.text[figure.mention.end : _next_start(figures, index, figure)]
        exhaustive = _ALL_PARTS.search(behind) is not None
        if exhaustive or _SOME_PARTS.search(behind):
            parts = tuple(_run(section, index, 1))
            if len(parts) > 1 or (parts and not exhaustive):
                yield Group(index, parts, exhaustive or _ends_with_rest(section, parts))
        elif index and _CLOSING.search(section.text[figures[index - 1].mention.end : figure.mention.start]):
            parts = tuple(reversed(list(_run(section, index, -1))))
            if len(parts) > 1:
                yield Group(index, parts, True)


def _is_change(section: SectionText, figure: TextFigure) -> bool:
    return _CHANGE.search(figure.clause.of(section.text)) is not None


def _next_start(figures: tuple[TextFigure, ...], index: int, figure: TextFigure) -> int:
    following = figures[index + 1] if index + 1 < len(figures) else None
    return (
        following.mention.start
        if following and following.sentence == figure.sentence
        else figure.sentence.end
    )


def _run(section: SectionText, index: int, step: int) -> Iterator[int]:
    """The figures of the same sentence and unit on one side of the whole, joined by one and the same mark."""
    figures, whole = section.figures, section.figures[index]
    position, joint, previous, level = index + step, "", index, None
    while 0 <= position < len(figures) and figures[position].sentence == whole.sentence:
        level = figures[position].bracket if level is None else level
        if figures[position].mention.unit == "%" or figures[position].bracket > level:
            position += step
            continue
        first, second = sorted(
            (figures[position].mention, figures[previous].mention), key=lambda item: item.start
        )
        between = _BRACKETED.sub("", section.text[first.end : second.start])
        if figures[position].mention.unit != whole.mention.unit or _is_change(section, figures[position]):
            return
        if previous != index:
            marks = _FIRST_MARK.findall(between)
            joint = joint or (marks[0] if marks else "")
            if joint not in between and not re.match(r"[和及与]|以及", between):
                return
            if step > 0 and _CLOSING.search(between):
                return
        yield position
        previous = position
        position += step


def _ends_with_rest(section: SectionText, parts: tuple[int, ...]) -> bool:
    """A list that closes with 其他N件 is complete."""
    last = section.figures[parts[-1]]
    return (
        len(parts) > 1 and re.search(r"其[他它][^，。；、]{0,4}$", last.clause.of(section.text)) is not None
    )


def _judge_group(
    figures: tuple[TextFigure, ...], group: Group, judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    whole = figures[group.whole].mention
    values = [figures[part].mention.value or Decimal(0) for part in group.parts]
    exact = all(figures[part].mention.approximation is None for part in group.parts)
    total = sum(values, Decimal(0))
    listed = " + ".join(f"{value:f}" for value in values)
    if whole.value is None:
        return
    if whole.admits(total) and len(values) > 1:
        yield from _supported(group, whole.value, listed, judged)
    elif reached := _reaching(whole, values):
        shorter = replace(group, parts=group.parts[:reached])
        yield from _judge_group(figures, shorter, judged)
    elif exact and _contradicts(group, whole.value, values, total) and not _answered(judged[group.whole]):
        yield (
            group.whole,
            Judgement(Verdict.CONTRADICTED, f"prose-sum: {listed}", f"{total:f}", f"各分项相加为{total:f}"),
        )


def _reaching(whole: Mention, values: list[Decimal]) -> int:
    """How many parts from the first make up the whole, when more numbers follow that cut it another way; 0 for none."""
    return next((n for n in range(2, len(values)) if whole.admits(sum(values[:n], Decimal(0)))), 0)


def _supported(
    group: Group, whole: Decimal, listed: str, judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    if judged[group.whole] is None:
        yield (
            group.whole,
            Judgement(Verdict.SUPPORTED, f"prose-sum: {listed}", f"{whole:f}", "总数等于分项之和"),
        )
    for part in group.parts:
        yield part, Judgement(Verdict.SUPPORTED, f"prose-sum: {whole:f} = {listed}", None, "分项之和等于总数")


def _contradicts(group: Group, whole: Decimal, values: list[Decimal], total: Decimal) -> bool:
    return total != whole if group.exhaustive else max(values) > whole


def _answered(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict is Verdict.SUPPORTED and not judgement.inherited
