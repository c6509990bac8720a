"""What a claim without a digit speaks of where its sentence counts nothing: 因信息公开提起的行政复议，结果均为维持."""

import re
from collections.abc import Iterator, Sequence

from assistant.checking.claim_clause import Clause
from assistant.checking.clauses import Span, clause_start
from assistant.checking.terms import Hit, find_terms, find_words
from assistant.checking.totals import NEW
from assistant.formats.vocabulary import Term

_OF_A_PLACE = re.compile("本[省市县区州旗镇乡村地]|辖区|当地|外地")
_WHO_ASKS = re.compile("申请人|申请主体|申请者")


def named_without_a_number(clause: Clause, match: re.Match[str]) -> str | None:
    """The whole that the clause, or the one before it, names where nothing of the sentence is counted; None where it is not clear."""
    spans = list(_so_far(clause, match.start()))
    if any(map(clause.counts_in, spans)):
        return None
    own = spans[0]
    named = next((span for span in spans if find_words(clause.evidence, clause.text, span)), own)
    if clause.strange_words(own) or clause.strange_words(named):
        return None
    hits = find_words(clause.evidence, clause.text, named)
    terms = [term for hit in hits for term in hit.terms if term.axis == "row"]
    if _is_of_all_requests(clause, match, hits, terms):
        return NEW
    rows = {term.readings[0] for term in terms if term.table == "disputes"}
    if len(rows) != 1 or any(term.table != "disputes" for term in terms) or not clause.is_of_disclosure:
        return None
    return " + ".join(f"disputes.{row}.total" for row in rows.pop())


def _so_far(clause: Clause, end: int) -> Iterator[Span]:
    """The clauses of this part of the sentence, the last first."""
    first = clause.part_start(end)
    while end > first:
        start = clause_start(clause.text, first, end)
        yield Span(start, end)
        end = start - 1
    yield Span(first, first)


def _is_of_all_requests(
    clause: Clause, match: re.Match[str], hits: Sequence[Hit], terms: Sequence[Term]
) -> bool:
    """依申请公开件全部由公民提出, 申请人均为自然人: who asked, of all that came in."""
    behind = Span(match.end(), clause.span.end)
    claimed = find_terms(clause.evidence, clause.text, behind)
    if _OF_A_PLACE.search(clause.text, *behind):
        return False  # 申请人均为本县居民 says from where they are
    is_of_who = any(term.axis == "column" for hit in claimed for term in hit.terms)
    names_who = _WHO_ASKS.search(clause.text, clause.sentence.start, match.start()) is not None
    names_requests = names_who or any(hit.is_anchor for hit in hits) or bool(terms)
    return is_of_who and names_requests and all(term.readings[0] == ("new",) for term in terms)
