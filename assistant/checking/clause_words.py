"""A clause read word by word: its terms, without those that the words around them take out.

`（含复议后起诉）` says what is counted too, `其他不予公开理由` is of 不予公开, and of `行政执法案卷等不予公开情形` the whole is counted.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import Mentions
from assistant.checking.residue import residue_of
from assistant.checking.terms import Hit, find_words

_TAKEN_IN = re.compile(
    "[（(](?:(?:其中)?(?:不含|不包括|含|包括|包含)[^（）()，。；\\d]{2,16}|[^（）()，。；\\d]{2,12}除外)[）)]"
)
"""提起行政诉讼的案件（含复议后起诉）: what is counted too, and not what is counted."""
_AND_THE_LIKE = re.compile(r"等(?![两三四五六七八九十\d]{1,2}[类种项个])")
"""执法案卷等不予公开情形: an example of what follows; of 执法案卷、行政查询等两类 nothing is left out."""
_LIKE_REASONS = re.compile("[^，。；、]{0,6}等(?:原因|理由|情形|情况)?(?:而|的|予以)?")
_AS_PARTLY_PUBLIC = re.compile(
    "(?:的|等)?(?:内容|信息|事项)?[，]?(?:而|后|予以|给予|作|作出|依法|经)*(?:区分处理后|处理后)?(?:予以|作)?"
)
_YEAR_BEFORE = re.compile("(?<![较比与同])(?:上一?年|去年|往年|年初|历年)")
_YEAR_AFTER = re.compile("下一?年|次年|明年")


class Words(NamedTuple):
    """A clause as read: its terms, and whether an anchor names the table."""

    text: str
    span: Span
    mentions: Mentions
    hits: tuple[Hit, ...]
    anchored: bool

    def residue(self, evidence: Evidence) -> str:
        """What is left over; asked for late, as few clauses need it."""
        return residue_of(evidence, self.text, self.span, self.mentions)


def read_words(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> Words:
    """Read the clause `span` word by word."""
    key = (text, span.start, span.end)
    words: Words | None = evidence.clauses.get(key)
    if words is None:
        found = find_words(evidence, text, span)
        hits = [hit for hit in found if hit.terms]
        if len(hits) > 1:
            hits = _of_the_main_clause(text, _without_others(text, hits))
            hits = _without_reasons(text, _without_taken_in(text, span, hits))
        named = tuple(
            [
                _of_its_end(evidence, text, span, hit)
                for hit in hits
                if hit is hits[-1] or _AND_THE_LIKE.match(text, hit.end) is None
            ]
        )
        words = Words(text, span, mentions, named, any(hit.is_anchor for hit in found))
        evidence.clauses[key] = words
    return words


def _of_the_main_clause(text: str, hits: list[Hit]) -> list[Hit]:
    """修订规章、规范性文件后现有规章: what is named again behind 后 is what is counted."""
    if text.find("后", hits[0].end, hits[-1].start) < 0:
        return hits
    last_named = {_terms_of(hit): hit.start for hit in hits}
    for hit in hits:
        cut = text.find("后", hit.end, last_named[_terms_of(hit)])
        if cut >= 0:
            return [other for other in hits if other.start > cut]
    return hits


def _terms_of(hit: Hit) -> tuple[int, ...]:
    """The vocabulary holds every term once."""
    return tuple(map(id, hit.terms))


def _without_others(text: str, hits: list[Hit]) -> list[Hit]:
    """其他不予公开理由 is of 不予公开; 不存在或无法提供 is of the whole that 或 joins to its part."""
    kept = []
    for hit, following in pairwise(hits):
        between = text[hit.end : following.start]
        own, whole = (set(found.terms[0].readings[0]) for found in (hit, following))
        is_of_the_next = not between and text[hit.start : hit.end] in ("其他", "其它")
        if not (is_of_the_next or (between in ("或", "或者") and own < whole)):
            kept.append(hit)
    return [*kept, *hits[-1:]]


def _without_reasons(text: str, hits: list[Hit]) -> list[Hit]:
    """因国家秘密、第三方权益等原因不予公开: the whole is counted, of which some reasons are told."""
    for place, hit in enumerate(hits[1:], 1):
        if _LIKE_REASONS.fullmatch(text, hits[place - 1].end, hit.start):
            cells = set(hit.terms[0].readings[0])
            if all(set(other.terms[0].readings[0]) < cells for other in hits[:place]):
                return hits[place:]
        if _AS_PARTLY_PUBLIC.fullmatch(text, hits[place - 1].end, hit.start) and _is_partly_public(
            hits[:place], hit
        ):
            return hits[place:]
    return hits


def _is_partly_public(before: list[Hit], hit: Hit) -> bool:
    """涉及个人隐私作部分公开处理: why something was left out, and the result is the one that is named last."""
    reasons = all(
        cell.startswith("results.denied.") for other in before for cell in other.terms[0].readings[0]
    )
    return reasons and hit.terms[0].readings[0] == ("results.partial",)


def _without_taken_in(text: str, span: Span, hits: list[Hit]) -> list[Hit]:
    """诉讼案件（含复议后起诉）: of what is counted too, unless it is a result that is added."""
    added = _TAKEN_IN.search(text, span.start, span.end)
    if added is None:
        return hits
    outside = [hit for hit in hits if not added.start() <= hit.start < added.end()]
    return hits if not outside or _add_up(hits) else outside


def _add_up(hits: list[Hit]) -> bool:
    """予以公开（含部分公开）: results that are told together."""
    return all(hit.terms[0].level == "result" and hit.terms[0].table == "applications" for hit in hits)


def _of_its_end(evidence: Evidence, text: str, span: Span, hit: Hit) -> Hit:
    """结转 beside 上年 or the year before is what was carried in, beside 下年 or the year after what was carried out."""
    for term in hit.terms:
        if term.may_be_either_end:
            break
    else:
        return hit
    words = span.of(text)
    before = _YEAR_BEFORE.search(words) is not None or f"{evidence.year - 1}年" in words
    after = _YEAR_AFTER.search(words) is not None or f"{evidence.year + 1}年" in words
    if before == after:
        return hit
    kept = (("carried_in",),) if before else (("carried_out",),)
    return hit._replace(terms=tuple(term.model_copy(update={"readings": kept}) for term in hit.terms))
