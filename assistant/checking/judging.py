"""Comparing each number with what its words stand for, in the order of the text."""

from assistant.checking.certainty import REMAIN
from assistant.checking.changes import judge_change
from assistant.checking.clauses import Span
from assistant.checking.comparing import Doubt, Judgement
from assistant.checking.counts import judge_count
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import COUNTED, TELLING, SectionText, TextFigure
from assistant.checking.last_year import judge_beginning, judge_last_year
from assistant.checking.lost_matters import Matter
from assistant.checking.places import counts_the_told, denies_one
from assistant.checking.relations import COMPARED, arrived, came_from, is_change, is_last_years_own
from assistant.checking.settling import settle_doubts
from assistant.checking.share_rests import judge_rests
from assistant.checking.share_wholes import hold_to_one_whole
from assistant.checking.shares import judge_share, judge_share_just_given
from assistant.checking.shares_moved import (
    is_against_last_year,
    judge_share_against_last_year,
    judge_share_moved_from,
)
from assistant.report import Verdict


def judge_section(evidence: Evidence, section: SectionText) -> list[Judgement | None]:
    """A judgement for each figure of the section that the tables can answer, None for the others."""
    judgements: list[Judgement | None] = []
    course, matter = Course(), Matter()
    paragraph: Span | None = None
    for read in section.figures:
        if read.paragraph != paragraph:
            paragraph, course, matter = read.paragraph, Course(), Matter()
        matter.begin(section.text, read.sentence)
        counts_none = counts_the_told(section.text, read.mention) or denies_one(section.text, read.mention)
        if read.is_aside or counts_none:
            judgements.append(None)
            continue
        figure = _as_left_by_the_last(read, confirmed=course.confirmed)
        if figure.leans and figure.sentence in (course.unknown.get(-1), course.unknown.get(figure.bracket)):
            figure = figure._replace(adrift=True)  # 尚有14件，自然人12件、企业2件
        if matter.carries_on(evidence, section.text, figure):
            figure = figure._replace(adrift=True)
        judgement = _judge(evidence, section, figure, course)
        matter.add(figure, judgement)
        if figure.adrift and judgement and _is_refuted_for_sure(judgement):
            judgement = None
        course.confirmed = judgement is not None and _is_borne_out(figure, judgement)
        if figure.mention.unit in COUNTED:
            if _says_nothing(section, figure, judgement):
                course.unknown[figure.bracket] = figure.sentence
            else:
                course.unknown.pop(figure.bracket, None)
        judgements.append(judgement)
    held = hold_to_one_whole(evidence, section, settle_doubts(evidence, section.figures, judgements))
    return judge_rests(evidence, section, held)


def _as_left_by_the_last(figure: TextFigure, *, confirmed: bool) -> TextFigure:
    """What was unclear of the number before holds for this one, unless that was just what the tables say."""
    if confirmed or not (figure.trailing or figure.drifting):
        return figure
    return figure._replace(
        narrowed=figure.narrowed or figure.trailing, adrift=figure.adrift or figure.drifting
    )


def _says_nothing(section: SectionText, figure: TextFigure, judgement: Judgement | None) -> bool:
    """Whether the count is none of a table, or one that only its neighbours could decide; 尚有15件 is such a one."""
    is_loose = judgement is not None and (
        judgement.inherited or REMAIN.search(figure.clause.of(section.text)) is not None
    )
    return judgement is None or (is_loose and judgement.doubt is Doubt.MATTER)


def _is_borne_out(figure: TextFigure, judgement: Judgement) -> bool:
    """Whether the table has the number; a small one that goes on from the unknown may agree with it by chance."""
    is_chance = figure.drifting and figure.adrift and (figure.mention.value or 0) < TELLING
    return judgement.verdict is Verdict.SUPPORTED and not is_chance


def _is_refuted_for_sure(judgement: Judgement) -> bool:
    """Whether neither its neighbours decide nor the likeness to the right number."""
    is_doubtful = judgement.doubt is not Doubt.NONE or judgement.is_slip
    return judgement.verdict is Verdict.CONTRADICTED and not is_doubtful


def _judge(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    is_share = figure.mention.unit in ("%", "‰")
    if came_from(section, figure):
        judge = judge_share_moved_from if is_share else judge_beginning
        return judge(evidence, section, figure, course)
    words = figure.words(section.text)
    if is_share and arrived(words) and (found := judge_share_just_given(evidence, figure, course)):
        return found
    if is_share and is_against_last_year(words, course):
        return judge_share_against_last_year(evidence, section, figure, course)
    if is_last_years_own(evidence, section, figure):
        return judge_last_year(evidence, section, figure, course)
    if is_change(evidence, section, figure):
        return judge_change(evidence, section, figure, course)
    judge = judge_share if is_share else _judge_plain_count
    return judge(evidence, section, figure, course)


def _judge_plain_count(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """A count; 行政许可项目143项，比上年少9项 may be a change after all, where the form has no cell for it."""
    found = judge_count(evidence, section, figure, course)
    is_open = found is None or found.doubt is Doubt.MATTER
    is_item_moved = (
        is_open and figure.mention.unit in ("项", "个") and COMPARED.search(figure.words(section.text))
    )
    return (judge_change(evidence, section, figure, course) or found) if is_item_moved else found
