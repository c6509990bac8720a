"""Shares against last year's: 占比由28.6%回落到25.6%, 而上年仅占21.2%, 约为上年的七成."""

import re

from assistant.checking.comparing import Judgement, compare_percent
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.share_parts import parts_of_share, wholes_of_share
from assistant.checking.shares import rates_named, ratios
from assistant.checking.terms import find_terms
from assistant.figures import last_year

_YEAR_BEFORE = re.compile(
    r"(?:上一?年度?|去年|20\d\d年)(?:同期)?(?:仅|只)?(?:这一|该|此)?(?:比例|占比|比重|比率)?(?:占|为|是|的)*$"
)
_OF_LAST_YEAR = re.compile(
    r"(?:为|是|达|相当于|只有|仅有|不足|超过|接近)(?:上一?年度?|去年)(?:同期)?(?:的?(?:数量|总量|总数))?的$"
)


def is_against_last_year(words: str, course: Course) -> bool:
    """Whether the share is of last year's figure, or last year's share of what was just given."""
    return _is_of_last_year(words) or (_YEAR_BEFORE.search(words) is not None and course.share is not None)


def _is_of_last_year(words: str) -> bool:
    return _OF_LAST_YEAR.search(words) is not None and "占" not in words


def judge_share_against_last_year(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """约为上年的七成 and 而上年仅占21.2%."""
    if _is_of_last_year(figure.words(section.text)) or course.share is None:
        return _against_last_year(evidence, figure, course)
    is_of_the_last = course.share_read == course.share_place
    certain = course.share_sentence == figure.sentence and is_of_the_last and not figure.narrowed
    return _last_years_share(evidence, figure, course.share, certain)


def judge_share_moved_from(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """占比由28.6%回落到25.6%: the first is last year's share of what the second is this year's."""
    rates = [
        reading for rate in rates_named(evidence, figure.clause.of(section.text)) for reading in rate.readings
    ]
    parts, certain = parts_of_share(evidence, section, figure, course)
    wholes = list(dict.fromkeys(wholes_of_share(evidence, section, figure, course, parts)))
    shares = [f"({part}) / ({whole}) * 100" for part in parts for whole in wholes if part != whole]
    for share in (*rates, *shares):
        found = _last_years_share(evidence, figure, share, certain=False)
        if found:
            course.share, course.share_sentence = share, figure.sentence
            return found
    named = find_terms(evidence, section.text, figure.clause)
    is_clear = bool(rates or (certain and named)) and not figure.narrowed
    return _last_years_share(evidence, figure, (*rates, *shares)[0], is_clear) if rates or shares else None


def _against_last_year(evidence: Evidence, figure: TextFigure, course: Course) -> Judgement | None:
    """约为上年的七成: this year's count as a share of last year's."""
    last = course.last_in(figure.sentence, figure.bracket)
    bases = last.expressions if last else ()
    found = list(ratios(evidence, [(base, last_year(base)) for base in bases], 100))
    return compare_percent(
        figure.mention, found, len(bases) == 1 and not figure.narrowed, "按上年与本年数据重算"
    )


def _last_years_share(evidence: Evidence, figure: TextFigure, share: str, certain: bool) -> Judgement | None:
    """而上年仅占21.2%: the share just given, of last year's figures."""
    before = last_year(share)
    value = evidence.value(before)
    ratios = [(before, value)] if value is not None else []
    return compare_percent(figure.mention, ratios, certain, "按上年数据重算")
