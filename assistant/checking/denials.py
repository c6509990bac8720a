"""Claims that there is none of something: 未收到申请, 没有被纠正的, 均为零, 上年没有发生行政复议."""

import re
from collections.abc import Iterator

from assistant.checking.claim_clause import Clause, Statement
from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement
from assistant.checking.naming import FRAME, POINTING
from assistant.checking.nothing import must_be_zero, nothing
from assistant.checking.places import denies_one
from assistant.checking.terms import Hit, find_terms
from assistant.figures import last_year

_SAYS_LAST_YEAR = re.compile("(?:而|但)?(?:上一?年度?|去年|前一年)(?![结末遗未初跨度在])")
_LEADS_ON = re.compile("方面，\\Z")
_OF_LAST_YEAR = re.compile("上一?年|去年")
_SHOULD_BE = re.compile(
    "应(?:当|该)?(?:主动|依法|予以)*公开[^，。；]{0,14}(?:未|不|没)[^，。；]{0,4}公开|以[^，。；]{2,14}为由(?:拒绝|推诿|推脱|不)"
)
"""没有出现应公开而不予公开的情况 says that duty was done; 不予公开 counts what the law lets be kept."""
_NOT_DONE = ("未", "尚未")
"""未获公开而被告知理由的，… says of whom the next count is."""
_JUST_THOSE = re.compile("(?:均|都|皆)(?:未(?!涉及)|不(?!涉及|属于))")
_RESULTS = "applications.results."
_EXCEPTS = re.compile("(?:以外|之外)的?其[他它]")
"""无复议诉讼以外的其他争议: of what stands before 以外 it says nothing."""
_THESE = re.compile("(?:上述|以上|前述|这些)[^，。；、]{0,8}(?:文件|材料|事项|方案|信息)")
"""上述文件均不属于规范性文件: of those, and not that there is none."""
_FELL_TO = re.compile("[降减归清压]")


def is_zero(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    is_of_last_year = _OF_LAST_YEAR.search(clause.text, clause.span.start, match.start()) or (
        _OF_LAST_YEAR.match(clause.text, clause.start_with_the_one_before)
    )
    if is_of_last_year and _FELL_TO.match(match[0]) is None:
        return  # 上年为0件 is a number of last year's, and read as one
    listed = Span(_list_start(clause, match.start()), match.start())
    judgement = nothing(clause.evidence, clause.section, listed, clause.context, clause.narrowed)
    if judgement:
        digits = (
            mention.start
            for mention in clause.section.mentions.within(Span(match.start(), match.end()))
            if mention.kind == "quantity"
        )
        yield Statement(clause.span, judgement, next(digits, None))


def _list_start(clause: Clause, end: int) -> int:
    """均为零 closes the list in its clause; without one there, the list since the last number or semicolon."""
    if find_terms(clause.evidence, clause.text, Span(clause.span.start, end)):
        return clause.span.start
    mentions = clause.section.mentions.within(Span(clause.sentence.start, end))
    ends = [mention.end for mention in mentions if mention.end <= end]
    bounds = [position for position in ends if clause.text[position:end].strip()]
    return max([clause.part_start(end), *bounds])


def is_denied(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """What the words behind 没有 name; where they name nothing (诉讼未发生, 收费均无), what stands before it."""
    if (
        _is_inside_a_word(clause, match)
        or _EXCEPTS.search(clause.text, match.end(), clause.span.end)
        or (
            match[0] in _NOT_DONE
            and clause.text.endswith(("的", "的信息"), clause.span.start, clause.span.end)
        )
        or _SHOULD_BE.search(clause.text, clause.span.start, clause.span.end)
    ):
        return
    before = Span(clause.span.start, match.start())
    if POINTING.search(before.of(clause.text)) or _THESE.match(clause.text, *before):
        return  # 后者没有被纠正的 speaks of a count further back
    if _JUST_THOSE.match(clause.text, clause.span.start) and (clause.counted() or "").startswith(_RESULTS):
        return  # 第三方权益8件，法律禁止9件，均未予公开: those two
    is_of_its_number = clause.is_of_one_number(match.start())
    if clause.counts_in(before) and not (FRAME.search(before.of(clause.text)) or is_of_its_number):
        return  # 两件因不掌握而无从提供 counts, it does not deny
    behind = Span(match.end(), _end_of_denial(clause, match.end()))
    named = [hit for hit in find_terms(clause.evidence, clause.text, before) if not _says_done(hit)]
    strange = bool(clause.strange_words(before))
    is_within = bool(named) and FRAME.search(before.of(clause.text)) is not None  # 复议中无纠错情形
    names_behind = clause.names_rows(behind) and not is_within and not _denies_for_some(clause, named, behind)
    whole = before if behind.end == behind.start else clause.span  # …的情形不存在
    span = behind if names_behind or not named else whole
    is_of_some = bool(named) and span is behind and not _is_part_of(clause, named, behind)
    unclear = clause.narrowed or is_of_some or strange
    judgement = nothing(clause.evidence, clause.section, span, clause.context, unclear)
    if judgement is None and not named and (framed := _with_its_frame(clause)):
        judgement = nothing(clause.evidence, clause.section, framed, clause.context, unclear)
    judgement = judgement and _of_its_year(clause, judgement, unclear)
    if judgement:
        said = Span(match.start() if span is behind else before.start, behind.end)
        yield Statement(said, judgement, clause.one_denied())


def _says_done(hit: Hit) -> bool:
    """答复结果未涉及其他处理: that they were answered says not whose, or which."""
    return all(term.level == "process" and ("results.total",) in term.readings for term in hit.terms)


def _is_part_of(clause: Clause, named: list[Hit], behind: Span) -> bool:
    """不予公开的209件均不涉及国家秘密: what there is none of is a part of what is named before."""
    whole = {cell for hit in named for term in hit.terms for cell in term.readings[0]}
    parts = [term for hit in find_terms(clause.evidence, clause.text, behind) for term in hit.terms]
    return bool(parts) and all(set(term.readings[0]) < whole for term in parts)


def _with_its_frame(clause: Clause) -> Span | None:
    """行政诉讼方面，全年未发生: a denial that names nothing is of what leads on to it, where that counts nothing."""
    start = clause.part_start(clause.span.start)
    before = Span(start, clause.span.start)
    leads_on = _LEADS_ON.search(before.of(clause.text)) is not None and not clause.counts_in(before)
    return Span(start, clause.span.end) if leads_on else None


def _of_its_year(clause: Clause, judgement: Judgement, unclear: bool) -> Judgement:
    """上年没有发生行政复议 is said of last year's figures."""
    words = clause.span.of(clause.text)
    if _SAYS_LAST_YEAR.match(words) is None or "转" in words or not judgement.expression:
        return judgement
    if judgement.expression.startswith("facts.") or "previous." in judgement.expression:
        return judgement
    return must_be_zero(clause.evidence, last_year(judgement.expression), unclear)


def _denies_for_some(clause: Clause, before: list[Hit], behind: Span) -> bool:
    """科研机构没有提出申请: whose there is none stands before, and behind only what they did not do."""
    terms = [term for hit in find_terms(clause.evidence, clause.text, behind) for term in hit.terms]
    names_applicants = any(
        term.table == "applications" and term.axis == "column" for hit in before for term in hit.terms
    )
    return names_applicants and all(term.level == "process" for term in terms)


def _is_inside_a_word(clause: Clause, match: re.Match[str]) -> bool:
    """未补正, 没有现成信息, 信息不存在 name a row and deny nothing."""
    return any(
        hit.start <= match.start()
        and hit.end >= match.end()
        and hit.end - hit.start > match.end() - match.start()
        for hit in find_terms(clause.evidence, clause.text, clause.span)
    )


def _end_of_denial(clause: Clause, start: int) -> int:
    """未制发规范性文件、废止4件, 未收到申请（含上年结转1件）: what is counted behind it is not denied."""
    counted = [
        mention.start
        for mention in clause.section.mentions.within(Span(start, clause.span.end))
        if mention.kind == "quantity" and not denies_one(clause.text, mention)
    ]
    end = min(counted, default=clause.span.end)
    marks = [found for mark in "、（(" if (found := clause.text.rfind(mark, start, end)) > start]
    return max(marks) if counted and marks else clause.span.end
