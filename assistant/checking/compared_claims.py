"""Claims without digits that compare with last year: 没有增减, 与上年持平, 上年没有, 翻了一番."""

import re
from collections.abc import Iterator

from assistant.checking.claim_clause import Clause, Statement
from assistant.checking.claim_words import AGAINST_LAST_YEAR, HALVED
from assistant.checking.clauses import Span
from assistant.checking.nothing import must_be_zero, no_change, same_as_last_year
from assistant.figures import last_year
from assistant.report import Verdict

_YEAR = re.compile(r"20\d\d")


def unchanged(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """没有增减, of the items of format 2019; 与上年相比，申请数量未变."""
    judgement = no_change(clause.evidence, clause.section, clause.span, clause.context)
    is_wrong = judgement is not None and judgement.verdict is Verdict.CONTRADICTED
    if judgement and not (is_wrong and clause.narrowed):
        yield Statement(Span(match.start(), clause.span.end), judgement)
    elif judgement is None and _compares(clause):
        yield from _same(clause)


def _compares(clause: Clause) -> bool:
    """Whether it, or the clause before it, says that it compares with last year."""
    start = clause.start_with_the_one_before
    return AGAINST_LAST_YEAR.search(clause.text, start, clause.span.end) is not None


def none_last_year(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """…1件，上年没有: last year's value of what was just counted."""
    counted = clause.counted()
    if counted and clause.evidence.value(last_year(counted)) is not None:
        judgement = must_be_zero(clause.evidence, last_year(counted), clause.narrowed)
        yield Statement(Span(match.start(), clause.span.end), judgement)


def same(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """与上年持平: this year's figure less last year's; another year's is in no table."""
    year = _YEAR.search(match[0])
    if year and int(year[0]) != clause.evidence.year - 1:
        return
    yield from _same(clause)


def _same(clause: Clause) -> Iterator[Statement]:
    judgement = same_as_last_year(
        clause.evidence, clause.section, clause.span, clause.context, clause.counted(), clause.narrowed
    )
    if judgement:
        yield Statement(clause.span, judgement)


def doubled(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """翻了一番: this year's figure less twice last year's; 减半 the other way round."""
    counted = clause.counted() or clause.counted_last_year()
    if counted is None:
        return
    more, less = (counted, last_year(counted))
    if HALVED.fullmatch(match[0]):
        more, less = less, more
    expression = f"({more}) - 2 * ({less})"
    if clause.evidence.value(expression) is not None:
        yield Statement(
            Span(match.start(), match.end()), must_be_zero(clause.evidence, expression, clause.narrowed)
        )
