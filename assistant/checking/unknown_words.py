"""Where the words nobody understands stand: beside what a table names they change nothing, in its place they name the count.

`县水务站作出行政许可决定` says who decided; `不予公开的原因是商业敏感12件`, `商业敏感和内部事务5件` and `街面秩序决定36件` count
something of which nobody knows in which cell it is. What such a number counts is adrift: it may be borne out, never refuted.
"""

import re
from enum import Enum

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.places import Place
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject
from assistant.checking.terms import Hit, find_terms, find_words

_JOINS_BEFORE = re.compile("(?:以及|[和及与、或])\\Z")
_JOINS_BEHIND = re.compile("(?:以及|[和及与、或])")
_TELLS_APART = re.compile(
    "(?:涉及?|关于|有关|针对|围绕|反映|因|由|对)[^，。；、]{1,16}的\\Z|[^，。；、]{2,}类\\Z"
)
"""涉及征地的, 因拆迁引发的, 土地类: right before what is counted."""
_SAYS_WHICH = re.compile("(?:，|是|均)?(?:属于|属|系|为|是因|因)")
"""有83件属于…: what the number counts is named behind it."""
_OF_THE_LAST = re.compile("[，,（(]?(?:其中|(?:件|个|项)?(?:当中|之中|中|里))")
"""…的4件中，自然人3件; 5件…，其中企业2件: of the number before."""

_STEPS = {"new", "carried_in", "results.total"}
_OF_INFORMATION = re.compile("信息公开|政务公开|依申请|公开申请|申请公开|政府信息|公开件")
_FRAME = re.compile(
    "(?<![^，：；。\n])(?!聚焦|围绕|紧扣|紧盯|突出|深化|推进|推动|加强|拓展|拓宽|强化|关注|做好|抓好|抓实|细化|瞄准|覆盖|涵盖|对标|把握|规范|完善|健全|优化|坚持|严把|严守|落实)"
    "(?:[^，：；。]{1,20}(?:方面|一侧|一方|环节|领域|口径|[中里的])|[^，：；。]{0,12}作为[^，：；。]{1,12})(?=[，：])"
)
"""The words before a number that say of what the sentence speaks from here on: 砚石方面：…, 县政府作为砚石机关，…."""


_KINDS_OF_WORK = {
    "disclosure": re.compile(
        "[在从就]?(?:行政|依法|法治|政府|执法|审批|许可|处罚|强制|权力|权利|监督|规范|公正|文明|管理|信息|政务|公开|公示|运行|行使|办理|工作|事项"
        "|结果|数据|流程|行为|履职|文件|制度|政策|制发|发布|清理|各类)+(?:方面|环节|中|上)"
    ),
    "disputes": re.compile(
        "[在从就]?(?:行政|依法|法治|执法|监督|救济|争议|纠纷|化解|规范|权利|信息|政务|公开|保障|复议|诉讼|应诉|办理|工作|情况|处理|渠道|途径)+"
        "(?:方面|环节|中|上)"
    ),
}
"""执法信息公开方面，作出许可决定…, 争议化解方面，被提起复议…: what the sentence speaks of, and no trade and no body."""


class Within(Enum):
    """How far something that nobody knows sets what the numbers are about."""

    NOTHING = "nothing"
    PART = "part"
    """砚石案件中，维持34件: to the next semicolon."""
    SENTENCE = "sentence"
    """砚石方面：答复116件；结转8件: to the full stop."""


def within_unknown(evidence: Evidence, place: Place, subject: Subject | None, was: Within) -> Within:
    """Whether a clause before the number speaks of something nobody knows; `was` is what held until then."""
    text, before = place.text, place.before
    start = text.rfind("；", before.start, place.clause.start) + 1
    frames = _FRAME.finditer(text, max(start, before.start), place.clause.start)
    known = _KINDS_OF_WORK.get(subject.table) if subject else None
    unknown = [
        frame
        for frame in frames
        if _is_unknown(evidence, place, Span(*frame.span())) and not (known and known.fullmatch(frame[0]))
    ]
    if unknown:
        return Within.SENTENCE if text.startswith("：", unknown[-1].end()) else Within.PART
    return Within.NOTHING if was is Within.PART and start else was


def is_adrift(evidence: Evidence, place: Place, subject: Subject | None) -> bool:
    """Whether words that nobody understands stand where the count itself is named."""
    if subject is None:
        return False
    return _is_led_by_unknown(evidence, place, subject) or (
        bool(subject.residue) and _names_the_unknown(evidence, place, subject)
    )


def informed_at(text: str, paragraph: Span) -> int:
    """Where the paragraph has first named the information that is asked for; behind its end where it never does."""
    named = _OF_INFORMATION.search(text, paragraph.start, paragraph.end)
    return named.end() if named else paragraph.end + 1


def is_any_request(
    evidence: Evidence, place: Place, subject: Subject | None, *, informed: int, was: bool
) -> bool:
    """做好工伤认定工作，收到申请412件。办结391件: requests of which nobody knows for what they are.

    `was` is what held of the number before. What names the information that is asked for (up to `informed`) ends it, and so
    does a sentence that begins with more than a step (办结391件).
    """
    if subject is None or subject.table != "applications":
        return was
    if place.after.end >= informed:
        return False
    if was and (_goes_on(place) or names_a_step_only(evidence, place)):
        return True
    start = place.text.rfind("；", place.before.start, place.clause.end) + 1
    own = Span(max(start, place.before.start), place.clause.end)
    is_of_all = bool(subject.rows) and set(subject.rows[0]) <= _STEPS
    return is_of_all and subject.axis != "column" and _is_unknown(evidence, place, own)


def _goes_on(place: Place) -> bool:
    """Whether a number of its sentence stands before it."""
    before = place.inside.within(Span(place.sentence.start, place.mention.start))
    return any(other.kind == "quantity" for other in before)


def names_a_row(evidence: Evidence, place: Place) -> bool:
    """Whether the words beside the number name a row of a table."""
    return _has_row(evidence, place.text, Span(place.clause.start, place.after.end))


def names_a_step(evidence: Evidence, place: Place) -> bool:
    """，办结479件, ，结转3件: the clause says what was done with all applications, or what is left of them."""
    return place.before.of(place.text).startswith("，") and any(
        term.table == "applications" and term.level == "process"
        for hit in find_terms(evidence, place.text, place.clause)
        for term in hit.terms
    )


def names_a_step_only(evidence: Evidence, place: Place) -> bool:
    """办结479件, 纠错3件: the sentence so far says what was done and not to what, so it is to what was told before it."""
    words = find_words(evidence, place.text, Span(place.sentence.start, place.after.end))
    return not any(
        hit.is_anchor or (hit.names_a_row and any(term.level != "process" for term in hit.terms))
        for hit in words
    )


def _has_row(evidence: Evidence, text: str, span: Span) -> bool:
    return any(hit.names_a_row for hit in find_terms(evidence, text, span))


def goes_on_from_the_last(place: Place) -> bool:
    """Whether the words say that the number is some of the one before."""
    return _OF_THE_LAST.match(place.text, place.before.start, place.before.end) is not None


def _is_led_by_unknown(evidence: Evidence, place: Place, subject: Subject) -> bool:
    """仲裁案件中，维持34件: words that name no row go on with the clause before, and nobody knows what that speaks of."""
    if subject.table == "applications" or names_a_row(evidence, place):
        return False
    start = place.text.rfind("；", place.before.start, place.clause.start) + 1
    lead = Span(max(start, place.before.start), place.clause.start)
    if lead.end <= lead.start or _has_row(evidence, place.text, lead):
        return False
    return _is_unknown(evidence, place, lead)


def _names_the_unknown(evidence: Evidence, place: Place, subject: Subject) -> bool:
    words = find_words(evidence, place.text, place.clause)
    hits = [hit for hit in words if hit.terms or hit.is_anchor]
    if subject.table != "applications" and not names_a_row(evidence, place):
        return (
            True  # 街面秩序决定36件: the row is the one before, and the words beside the number name another
        )
    if not hits:
        return _is_one_of_two_behind(evidence, place)
    return (
        _is_unknown(evidence, place, Span(hits[-1].end, place.clause.end))
        or _is_joined(evidence, place, hits)
        or _is_a_kind(evidence, place, hits)
        or _is_told_apart(evidence, place, hits)
        or _is_a_reason(evidence, place, hits)
    )


def _is_unknown(evidence: Evidence, place: Place, span: Span) -> bool:
    return residue_of(evidence, place.text, span, place.inside) != ""


def _is_joined(evidence: Evidence, place: Place, hits: list[Hit]) -> bool:
    """商业敏感和内部事务5件, 因不掌握或遗失而无法提供: one of several nouns."""
    return any(
        (
            _JOINS_BEFORE.search(gap.of(place.text)) is not None
            or (number and _JOINS_BEHIND.match(gap.of(place.text)) is not None)
        )
        and _is_unknown(evidence, place, gap)
        for number, gap in enumerate(_gaps(place, hits))
    )


def _is_a_kind(evidence: Evidence, place: Place, hits: list[Hit]) -> bool:
    """涉农申请146件: a kind of applications."""
    last = hits[-1]
    if not place.text.endswith("申请", last.start, last.end):
        return False
    start = hits[-2].end if len(hits) > 1 else place.clause.start
    return _is_unknown(evidence, place, Span(start, last.start))


def _is_one_of_two_behind(evidence: Evidence, place: Place) -> bool:
    """4件给予公开或砚石: named behind the number, one of several nouns."""
    hits = [hit for hit in find_terms(evidence, place.text, place.after) if hit.terms]
    gap = Span(hits[-1].end, place.after.end) if hits else place.after
    is_joined = _JOINS_BEHIND.match(gap.of(place.text)) is not None
    lead = Span(place.after.start, hits[0].start) if hits else gap
    is_joined_before = _JOINS_BEFORE.search(lead.of(place.text)) is not None
    return (is_joined and _is_unknown(evidence, place, gap)) or (
        bool(hits) and is_joined_before and _is_unknown(evidence, place, lead)
    )


def _is_a_reason(evidence: Evidence, place: Place, hits: list[Hit]) -> bool:
    """砚石不予公开2件, 无法提供的有83件属于砚石: one of the reasons that the whole has, or none of them."""
    return any(
        _has_parts(hit)
        and (
            (gap.end > gap.start and _is_unknown(evidence, place, gap))
            or (_SAYS_WHICH.match(place.text, place.after.start, place.after.end) is not None)
        )
        for hit, gap in zip(hits, _gaps(place, hits), strict=True)
    )


def _has_parts(hit: Hit) -> bool:
    """不予公开, 无法提供, 不予处理: the results that are told by their reasons."""
    return any(
        term.table == "applications"
        and term.axis == "row"
        and term.level == "result"
        and len(term.readings[0]) > 1
        for term in hit.terms
    )


def _is_told_apart(evidence: Evidence, place: Place, hits: list[Hit]) -> bool:
    """涉及征地的行政复议12件: those of a topic."""
    return any(
        _TELLS_APART.search(gap.of(place.text)) is not None and _is_unknown(evidence, place, gap)
        for gap in _gaps(place, hits)
    )


def _gaps(place: Place, hits: list[Hit]) -> list[Span]:
    """What stands before each word of the vocabulary in the clause."""
    ends = [place.clause.start, *(hit.end for hit in hits)]
    return [Span(end, hit.start) for end, hit in zip(ends, hits, strict=False)]
