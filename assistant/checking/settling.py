"""What the neighbours of a number say of words that nobody understands.

`予以公开12件、遮盖信息后部分公开3件、不予公开9件`: when the other numbers of a sentence are what the table says, the sentence
speaks of the table, and a word beside one number that is not understood does not make it speak of something else.
"""

from collections.abc import Sequence

from assistant.checking.change_bases import says_much
from assistant.checking.closing import closes, touches
from assistant.checking.comparing import Doubt, Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import TextFigure
from assistant.report import Verdict

_ENOUGH, _PLENTY = 2, 4
"""What bears out a number with a word beside it that nobody understands, and one that may be of some only."""
_COMMON = 3
"""Numbers below this agree by chance and count half."""


def settle_doubts(
    evidence: Evidence, figures: Sequence[TextFigure], judgements: list[Judgement | None]
) -> list[Judgement | None]:
    """Doubtful contradictions stand where the other numbers of their sentence leave no other way, and are dropped elsewhere."""
    return [
        None if judgement is not None and _stays_open(evidence, figures, judgements, place) else judgement
        for place, judgement in enumerate(judgements)
    ]


def _stays_open(
    evidence: Evidence, figures: Sequence[TextFigure], judgements: list[Judgement | None], place: int
) -> bool:
    judgement = judgements[place]
    if judgement is None or judgement.doubt is Doubt.NONE:
        return False
    if _is_told_by_its_ratio(figures, judgements, place):
        return False
    told = [
        found.expression
        for other in _neighbours(figures, place)
        if (found := judgements[other]) and found.verdict is Verdict.SUPPORTED and found.expression
    ]
    if judgement.doubt is Doubt.WORDS and _is_borne_out(figures, judgements, place, _ENOUGH):
        # 收到申请77件；…；交警支队收到申请19件: told already, so this is of some
        return judgement.expression in told
    if judgement.expression is None or judgement.inherited:
        return True
    if judgement.doubt is Doubt.PART and not touches(evidence, judgement.expression, told):
        return not _is_borne_out(figures, judgements, place, _PLENTY)
    return _has_a_rival(figures, judgements, place) or not closes(evidence, judgement.expression, told)


def _is_told_by_its_ratio(
    figures: Sequence[TextFigure], judgements: list[Judgement | None], place: int
) -> bool:
    """无法提供的36件，占22.2%, 许可314件，比上年增加291件: the share or change right behind is that of these very cells, and nothing else has it by chance."""
    following = place + 1
    if following >= len(figures) or figures[following].sentence != figures[place].sentence:
        return False
    own, ratio = judgements[place], judgements[following]
    if own is None or ratio is None or ratio.verdict is not Verdict.SUPPORTED:
        return False
    if figures[place].bracket not in (-1, figures[following].bracket):
        return False  # 申请77件（含网上5件），同比增长35.09%: of what stands before the bracket
    is_told = any(
        (other := judgements[neighbour]) is not None
        and other.verdict is Verdict.SUPPORTED
        and other.expression == own.expression
        for neighbour in _neighbours(figures, place)
    )
    if is_told:
        return False  # 部分公开25件，其中信函申请2件，占3.37%
    bases = (f"({own.expression}) / (", f"(({own.expression}) - (", f"({own.expression}) - (")
    return says_much(figures[following].mention) and (ratio.expression or "").startswith(bases)


def _has_a_rival(figures: Sequence[TextFigure], judgements: list[Judgement | None], place: int) -> bool:
    """撤销重作3件、确认违法1件: two numbers for the cell that is left over are parts of it."""
    own = judgements[place]
    return any(
        (other := judgements[neighbour]) is not None
        and own is not None
        and other.verdict is Verdict.CONTRADICTED
        and other.expression == own.expression
        for neighbour in _neighbours(figures, place)
    )


def _is_borne_out(
    figures: Sequence[TextFigure], judgements: list[Judgement | None], place: int, enough: int
) -> bool:
    agreeing, doubtful = 0, 0
    for other in _neighbours(figures, place):
        found = judgements[other]
        if (
            found is None
            or figures[other].mention.unit == "%"
            or not _is_same_table(found, judgements[place])
        ):
            continue
        if found.verdict is Verdict.SUPPORTED and not found.inherited:
            agreeing += 1 if (figures[other].mention.value or 0) < _COMMON else 2
        elif found.verdict is Verdict.CONTRADICTED and found.doubt in (Doubt.NONE, Doubt.WORDS):
            doubtful += 2
    return agreeing >= enough and agreeing > doubtful


def _neighbours(figures: Sequence[TextFigure], place: int) -> list[int]:
    """The other numbers of the sentence."""
    sentence = figures[place].sentence
    first = last = place
    while first > 0 and figures[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(figures) and figures[last + 1].sentence == sentence:
        last += 1
    return [other for other in range(first, last + 1) if other != place]


def _is_same_table(one: Judgement, other: Judgement | None) -> bool:
    tables = [
        (judgement.expression or "").lstrip("(").removeprefix("previous.").partition(".")[0]
        for judgement in (one, other)
        if judgement
    ]
    return len(set(tables)) == 1
