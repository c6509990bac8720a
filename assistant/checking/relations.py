"""How a number relates to what the text has said: what it grew by, last year's value of it, where it came from and arrived."""

import re

from assistant.checking.comparing import direction
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.subjects import Subject, expressions, names_carry_over

COMPARED = re.compile(
    r"同比|比上|较上|比去年|较去年|与上年|与去年|环比|比年初|较年初|[比较与]20\d\d年|相比|相较|较之"
)
"""The clause compares with something; its number is then no plain count."""
_COMPARES_ALL = re.compile(
    r"(?:[^，。；\d]{0,8}，)?[^，。；\d]{0,4}?(?:[与和同]|对比)(?:上一?年度?|去年|20\d\d年)(?:同期)?(?:相比|比较|相较|相较之下)?，"
)
"""与上年相比，部分公开多17件；予以公开少10件: the whole sentence compares."""
_LAST_YEARS_OWN = re.compile(
    r"(?:上一?年度?|去年|前一年|(?P<year>20\d\d)年度?|年初)(?:同期)?(?:年?[末底])?(?:仅|则|还|只)?(?:的|为|是|仅|有|共|共有|[(（])?\s*$|由(?:上年|去年)的$"
)
_FROM = re.compile(r"(?:由|从|自)(?:上一?年度?|去年|20\d\d年|年初)?的?$")
_TO = re.compile(r"[^，。；、（）\d]{0,4}?(?:至|到|为)|(?:增加|减少|增长|上升|下降|回落)了?\Z")
_ARRIVED = re.compile(
    r"(?:增|减|降|升|涨|跌|落|滑|窄|加|少|长|整|简|缩|高|大|调|压|累|扩|变|变化)(?:至|到|为)(?:(?:20\d\d年|今年|本年度?)的?)?[-－−]?$"
)
_REACHED = re.compile("[，、]?(?:已|总数|总量)?(?:高|多)?达到?了?|到|至")
_LESS_THAN_LAST_YEAR = re.compile(r"(?:少于|多于|高于|低于)(?:上年|去年)(?:同期)?$")
"""少于上年41件: by so many, or fewer than these? 少于上年的41件 and 少于上年41件的水平 leave no doubt."""
_LEVEL = re.compile("的(?:水平|规模|数量)")
_GREW_BY = re.compile(
    r"(?:增加|减少|增长|下降|上升|减收|增收|净增|净减|少收|多收|回落|上涨|(?<!新)增|减)了?$|(?:增加|减少|少收|多收|多支出|少支出|增收|减收)的$"
    r"|[则却](?:多|少)了?$|(?:增量|减量)(?:达|为)?$|^[，、（(]?(?:多|少)(?:出|了)?$|(?:多|少)了$"
)


def came_from(section: SectionText, figure: TextFigure) -> bool:
    """由136件增至142件: the first number."""
    return (
        _FROM.search(figure.words(section.text)) is not None
        and _TO.match(section.text, figure.mention.end, figure.after.end) is not None
    )


def arrived(words: str) -> bool:
    """由136件增至142件, 增加2项，达11项: the second number."""
    return _ARRIVED.search(words) is not None or _REACHED.fullmatch(words) is not None


def is_last_years_own(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """Whether 上年 or 去年 stands right before the number and nothing else takes the word."""
    words = figure.words(section.text)
    said = _LAST_YEARS_OWN.search(words)
    if figure.mention.unit in ("%", "倍", "百分点") or not said:
        return False
    if said["year"] not in (None, str(evidence.year - 1)):
        return False
    is_items = figure.subject is not None and figure.subject.strong and figure.mention.unit == "项"
    return not (
        is_items
        or (_LESS_THAN_LAST_YEAR.search(words) and not _LEVEL.match(section.text, figure.mention.end))
        or names_carry_over(evidence, section.text, figure.clause)
    )


def last_years_items(evidence: Evidence, subject: Subject | None, unit: str) -> list[str]:
    """Where the form itself tells how many items there were the year before (上一年项目数量), these cells; else none."""
    if subject is None or subject.table != "disclosure" or unit not in ("项", "个"):
        return []
    of_last_year = expressions(evidence, subject._replace(columns=(("previous_items",),)), unit)
    return [name for name in of_last_year if name.endswith(".previous_items")]


def is_change(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """Whether the number says by how much something grew or fell."""
    words = figure.words(section.text)
    unit = figure.mention.unit
    if unit in ("百分点", "倍"):
        return True
    if direction(words) == 0 or _ARRIVED.search(words) or "占" in words:
        return False
    return (unit == "%" or _is_compared(section, figure)) and not _is_item_change(evidence, figure)


def _is_compared(section: SectionText, figure: TextFigure) -> bool:
    """比上年 stands in the clause or before it in the sentence, or the number is what something grew or fell by."""
    words = figure.words(section.text)
    if COMPARED.search(words) or _LESS_THAN_LAST_YEAR.search(words):
        return True
    start = figure.part_start(section.text)
    if _GREW_BY.search(words):
        return True
    if _COMPARES_ALL.match(section.text, figure.sentence.start):
        start = figure.sentence.start
    is_by_more = re.search(r"(?:多|少)(?:出|了|收|支)?$|高出$|低了?$", words) is not None
    return is_by_more and COMPARED.search(section.text, start, figure.mention.start) is not None


def _is_item_change(evidence: Evidence, figure: TextFigure) -> bool:
    """Format 2019 has cells for 本年增/减, so 增加2项 is a count there."""
    subject = figure.subject
    if subject is None or figure.mention.unit not in ("项", "个"):
        return False
    return any(reading.endswith(".change") for reading in expressions(evidence, subject, "项"))
