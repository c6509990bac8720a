"""Counts that say what the counts before them come to: 二者共71件, 连同上年结转的4件，共办理81件."""

import re

from assistant.checking.course import Counted, Course
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.totals import CARRIED_IN, LOAD, NEW, WHOLES
from assistant.numerals import parse_cardinal

_SO_MANY = re.compile(
    r"[，、（(]?(?:以上|上述|这)?(?:(?P<first>[前头首])|(?P<last>[后末]))?(?P<many>[两三四五六七八二])(?:者|类|项|种|样|个)(?:[^，。；、\d]{1,6}?(?=合计|共计|总计|合共|之和|相加))?(?:之和|相加|加起来|合起来|加总)?(?:合计|共计|总计|共|总共|一共|合共)?(?:亦?为|是|达|即)?"
)
_ALL_OF_THEM = re.compile(
    "，(?:以上|上述)(?:各[类项种]|情形)*(?:情形|结果)?(?:合计|共计|总计|共|总共)(?:为|是|达)?"
)
_ADDED_UP = re.compile("[，；]?(?:[两二三四](?:者|项|类)(?:合计|共计|相加|之和|总数)?|合计|总(?:数|量|计))")
_SAYS_LOAD = re.compile(
    "[，；。]?(?:全年|年内|本年度?|当年|今年|实际|手头|累计|合计|一共|总共|总计|共计|共有|总|共|合)*"
    "(?:[应需须待要]+(?:要|当)?(?:办理|处理|答复|办)?|在手|流转|任务)?(?:的?申请)?(?:总量|总数|件数|量|数)?(?:合计|累计|总计|共计|共|合|为|是|达|计|有)*"
)
"""年内需办理; nothing that says how they were handled, as 共办理 may."""
_OF_BOTH = re.compile("[共合总应需须待要]|累计|在手|手头|流转")
_ADDS = re.compile("(?<!增)加|连同|算上|结合|含|并[入进]")
"""加上上年结转的4件: what stands before the number that makes it up."""
_BOTH = re.compile(
    "[，；。]?(?:两者|二者|两项|两数)(?:之和|相加|合计|加总|合并|加起来|总共|一共|共计|共|合)*(?:为|是|达|即|有|计)?"
)
_BESIDE = 4
"""Characters that may stand between: 把结余的四件并进来，一共81件要办."""
_LEAD = 40
"""Characters before a number in which 加上 stands."""


def told_together(section: SectionText, figure: TextFigure, course: Course) -> str | None:
    """The sum that the number is said to be, as an expression; None where it is said to be none."""
    return _as_many_as_said(section, figure, course) or _load(section, figure, course)


def _as_many_as_said(section: SectionText, figure: TextFigure, course: Course) -> str | None:
    """予以公开39件、无法提供32件，二者共71件: as many counts as are told in this part of the sentence, added up."""
    words = figure.clause.of(section.text)
    named = _SO_MANY.fullmatch(words)
    if named is None:
        return _all_of_them(section, figure, course) if _ALL_OF_THEM.fullmatch(words) else None
    many = int(parse_cardinal(named["many"]) or 0)
    # 予以公开13件，上年为9件: the second stands beside the first and is not added up with it
    told = course.told_before(figure.sentence, figure.part_start(section.text))
    counts = [count for count in told if not count.is_of_last_year]
    if named["first"] and len(counts) > many:
        counts = [count for count in counts if not _is_a_whole(count)][:many]
    elif named["last"] and len(counts) > many:
        counts = counts[-many:]
    if len(counts) > many:  # 已办结的77件申请中，不予公开9件、无法提供3件，两项合计12件
        counts = [count for count in counts if not _is_a_whole(count)]
    is_all = len(counts) == many and all(len(count.expressions) == 1 for count in counts)
    return " + ".join(count.expressions[0] for count in counts) if is_all else None


def _all_of_them(section: SectionText, figure: TextFigure, course: Course) -> str | None:
    """予以公开39件、…，以上各类合计77件: every count of this part of the sentence but the whole; 新收77件、结转4件，以上合计81件."""
    told = course.earlier_in(figure.sentence, figure.part_start(section.text))
    counts = [count for count in told if not count.is_of_last_year]
    parts = [count for count in counts if not _is_a_whole(count)]
    counts = parts if len(parts) > 1 else counts
    is_all = len(counts) > 1 and all(len(count.expressions) == 1 for count in counts)
    return " + ".join(count.expressions[0] for count in counts) if is_all else None


def all_told(section: SectionText, figure: TextFigure, course: Course) -> str | None:
    """复议6件，诉讼3件，二者合计较上年增加2件: what the counts before come to; None where the words do not add them up."""
    if _ADDED_UP.match(figure.words(section.text)) is None:
        return None
    counts = course.earlier_in(figure.sentence, figure.part_start(section.text))
    is_all = len(counts) > 1 and all(len(count.expressions) == 1 for count in counts)
    return " + ".join(count.expressions[0] for count in counts) if is_all else None


def _is_a_whole(count: Counted) -> bool:
    """办结742件，其中予以公开236件、…，前两项合计261件: what is divided is none of them."""
    return len(count.expressions) == 1 and count.expressions[0] in WHOLES


def _load(section: SectionText, figure: TextFigure, course: Course) -> str | None:
    """新收77件，加上结转的4件，共81件: what was received and what was carried in were told, and nothing else since."""
    words = figure.clause.of(section.text)
    between = section.text[figure.before.start : figure.clause.start].strip("，；。、）")
    is_named_behind = not words.strip("，；、）") and figure.subject is not None and figure.subject.named
    if figure.framed or len(between) > _BESIDE or is_named_behind:
        return None  # …上年结转4件；申请人以自然人为主，共68件; 办结76件（含上年结转4件），5件结转下年
    counts = course.earlier_in(figure.sentence)
    last = counts[-1] if counts else course.last(bracket=figure.bracket)
    if last is None or last.expressions not in ((NEW,), (CARRIED_IN,)):
        return None
    if not any(count.expressions == _other(last) for count in (counts or course.counts)):
        return None
    if _BOTH.fullmatch(words):
        return LOAD
    lead = section.text[max(figure.sentence.start, last.place - _LEAD) : last.place]
    says_so = _ADDS.search(lead) is not None or _OF_BOTH.search(words) is not None
    return LOAD if counts and says_so and _SAYS_LOAD.fullmatch(words) else None


def _other(count: Counted) -> tuple[str, ...]:
    return (CARRIED_IN,) if count.expressions == (NEW,) else (NEW,)
