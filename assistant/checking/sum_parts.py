"""Which numbers may be the parts of another: those of its sentence on one side of it, joined by one and the same mark."""

import re
from collections.abc import Iterator

from assistant.checking.figures_in_text import SectionText, TextFigure

MOST_PARTS = 24
TOTAL = r"(?:一共|总共|共计|合计|总计|累计(?=[^，。；、：]{0,1}$)|累加|相加|合共|总和|以上计|小计)"
CLOSING = re.compile(
    rf"^[、，,；;）)等以及和与]*(?:(?:以上|上述|[前后头末首])?[两二三四五六七八](?:项|者|类|个|种)[^，。；、]{{0,6}})?"
    rf"(?:{TOTAL}|共)[^，。；、：]{{0,8}}$"
)
"""Behind the parts, before the number that adds them up: 三类渠道总计."""
_WITHIN_ONE = re.compile("^件?(?:里|中)(?:面)?有?$|平均|最大|最高|最多")
"""其中直接起诉的3件里有2件未结, 最大一笔: a part of the part just told, or one that was picked out."""
_CHANGE = re.compile(
    r"(?:增加|减少|增长|下降|上升|多|少|较|比)[^，。；、]{0,6}$|(?:由|从)(?:上一?年度?|去年|年初|20\d\d年)?的?$"
)
_BRACKETED = re.compile(r"[（〔][^（）〔〕]*[）〕]")
_FIRST_MARK = re.compile(r"[、，；]")
_AND = re.compile(r"[和及与]|以及")
_IS_DONE = re.compile(
    "[，、；](?:均|已|全部|共|累计|年内|当年|其中)*(?:办结|办理完毕|答复|回复|处理完毕|完成)[^，。；、]{0,4}$"
)
"""其中网上3.2万件，办结5.5万件: what became of the whole is none of its parts, unless they are all of that kind."""
_ANOTHER_DEED = re.compile(
    "，(?:并|还|另|又|共|先后)*(?:参与|协助|指导|帮助|组织|开展|审核|提出|召开|发出|出具|化解|征求|告知)"
    r"|，[^，。；、\d]{0,8}(?:了结|立案|调解|查实|转办|督办|销号)[^，。；、\d]{0,2}$"
)
"""指导办理申请12件，其中疑难件5件，参与审核8件: what else was done."""
_BEGINS_A_LIST = re.compile("；|：|分别|依次|其中")


def parts_beside(section: SectionText, index: int, step: int, *, strict: bool = True) -> Iterator[int]:
    """The figures that may be parts of figure `index`, behind it (`step` 1) or before it (-1).

    `strict`: of its unit and joined by one and the same mark; otherwise every count of the sentence will do.
    """
    found = _counts_beside(section, index, step, strict)
    return _joined(section, index, step, found) if strict else found


def _counts_beside(section: SectionText, index: int, step: int, strict: bool) -> Iterator[int]:
    """The counts of the sentence on that side, up to the first that says how much something grew or fell."""
    figures, whole = section.figures, section.figures[index]
    position, level = index + step, None
    if step < 0 and _has_before(figures, index, whole.bracket):
        level = whole.bracket  # 直接起诉2件、复议后起诉1件（含网上申请1件），合计3件
    while 0 <= position < len(figures) and figures[position].sentence == whole.sentence:
        figure = figures[position]
        level = figure.bracket if level is None else level
        if step > 0 and figure.bracket < level and level > whole.mention.start:
            return  # behind the bracket that divides the whole up
        moves = is_change(section, figure)
        is_none = (
            figure.mention.unit == "%"
            or figure.bracket > level
            or counts_parts(figure)
            or figure.is_aside
            or (step > 0 and _WITHIN_ONE.search(figure.clause.of(section.text)) is not None)
            or (step < 0 and moves)
            or (not strict and _is_spelled(figure) and not _is_spelled(whole))
        )
        if not is_none:
            if abs(position - index) > MOST_PARTS or moves:
                return
            yield position
        position += step


def _has_before(figures: tuple[TextFigure, ...], index: int, bracket: int) -> bool:
    """Whether a number of the sentence before it stands in the same bracket, or outside of brackets as well."""
    near = figures[max(0, index - MOST_PARTS) : index]
    return any(
        figure.sentence == figures[index].sentence
        and figure.bracket == bracket
        and figure.mention.unit != "%"
        for figure in near
    )


def _joined(section: SectionText, index: int, step: int, found: Iterator[int]) -> Iterator[int]:
    """Those of them that follow each other by one mark; a list with semicolons may go into detail between them."""
    figures, whole = section.figures, section.figures[index]
    joint, previous, first_words = "", index, ""
    for position in found:
        first, second = sorted(
            (figures[position].mention, figures[previous].mention), key=lambda item: item.start
        )
        between = _BRACKETED.sub("", section.text[first.end : second.start])
        is_bare = not figures[position].mention.unit and whole.mention.unit == "件"
        if figures[position].mention.unit != whole.mention.unit and not is_bare:
            return
        if previous != index:
            marks = _FIRST_MARK.findall(between)
            joint = joint or ("；" if "；" in marks else "".join(marks[:1]))
            if joint == "；" and step > 0 and joint not in between:
                continue  # a part of the part before: 不予公开2件，其中…；
            if _ends_the_list(section, whole, between, joint, step) or (
                step > 0 and _IS_DONE.search(between) and not _IS_DONE.search(first_words)
            ):
                return
            if step < 0 and joint != "；" and _BEGINS_A_LIST.search(between):
                return  # 收到267件；网络、信函分别为198件和64件，合计…: the list begins behind these words
        first_words = first_words or between
        yield position
        previous = position


def _ends_the_list(section: SectionText, whole: TextFigure, between: str, joint: str, step: int) -> bool:
    """Whether the words between two numbers join them no longer."""
    marks = _FIRST_MARK.findall(between)
    leaves = step > 0 and marks[:1] == ["；"] and _is_of_the_first_clause(section, whole)
    is_other = joint not in between and _AND.match(between) is None
    is_other = is_other or (step > 0 and _ANOTHER_DEED.match(between) is not None)
    return leaves or is_other or (step > 0 and CLOSING.search(between) is not None)


def _is_of_the_first_clause(section: SectionText, whole: TextFigure) -> bool:
    """网站92条，其中公告31条；公众号18640次: without a colon 其中 ends at the semicolon."""
    end = section.text.find("；", whole.mention.end, whole.sentence.end)
    return "：" not in section.text[whole.mention.end : end if end >= 0 else whole.sentence.end]


def counts_parts(figure: TextFigure) -> bool:
    """三类 in `三类渠道总计298条` counts the parts and is none of them."""
    mention = figure.mention
    return mention.unit in ("类", "项", "者", "种", "个") and mention.text[:1] in "两二三四五六七八九"


def _is_spelled(figure: TextFigure) -> bool:
    """两处 beside 148篇: who prints digits for what he adds up does not spell out one of them."""
    return not any(map(str.isdigit, figure.mention.text))


def is_change(section: SectionText, figure: TextFigure) -> bool:
    return _CHANGE.search(figure.clause.of(section.text)) is not None
