"""What a change is of: named in its clause, shared out over a run, or the count just stated."""

import re

from assistant.checking.course import Counted, Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.residue import residue_of
from assistant.checking.subjects import AMOUNT_UNITS, Subject, expressions, read_clause
from assistant.checking.terms import find_terms
from assistant.formats.vocabulary import Term
from assistant.numerals import Mention

_AMOUNT_OF_ALL = re.compile("申请(?:总?数量|总?量|总数|件数|数)")
"""The number of applications itself, where nothing else is named: 申请量增加4件."""
_TELLING = 30
"""By so many nothing else has changed by chance."""
_TWO = 2
_LISTED = re.compile("件[、，]")


def bases_of_change(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[tuple[str, ...], bool]:
    """What changed: named in the clause, shared out, or the count just stated."""
    last = course.last(figure.back or 1, figure.bracket)
    if figure.back:
        return (_as_of_this_year(last), True) if last else ((), False)
    if figure.shared_out and figure.subject:
        found = _of_a_run(evidence, section, figure, figure.subject)
        return found, figure.subject.understood and len(found) == 1
    subject = read_clause(
        evidence, section.text, figure.clause, section.mentions, last.subject if last else figure.subject
    )
    unit = _counting_unit(figure)
    terms = terms_that_changed(evidence, section.text, figure)
    is_all = subject is not None and subject.general and _AMOUNT_OF_ALL.search(figure.words(section.text))
    if subject and subject.named and (terms or is_all):
        is_amount = any("amount" in term.readings[0] for term in terms)
        found = tuple(expressions(evidence, subject, "万元" if is_amount else unit))
        course.add(figure.sentence, subject, found, figure.bracket)
        return found, subject.understood and not _is_of_any_kind(evidence, subject)
    is_near = last is not None and last.sentence == figure.sentence
    residue = residue_of(evidence, section.text, figure.clause, section.mentions)
    is_known = last is not None and len(last.expressions) == 1
    wholes = _of_listed_parts(section, figure, course)
    # 受理676件，上年度受理757件，同比下降10.7%: from the one to the other
    found = (*(_as_of_this_year(last) if last else ()), *(wholes or ())) if is_near else ()
    if is_near and last and not last.expressions and says_much(figure.mention):
        return (*last.perhaps, *found), False
    return found, is_known and not residue and wholes is not None and len(wholes) < 2


def says_much(mention: Mention) -> bool:
    """增长12.65%, 增加291件: a change that is not that of other cells by chance."""
    is_telling = "." in mention.text if mention.unit == "%" else (mention.value or 0) >= _TELLING
    return is_telling and mention.approximation is None


def _as_of_this_year(count: Counted) -> tuple[str, ...]:
    """A count told of the year before names what has changed as well."""
    return tuple(name.replace("previous.", "") for name in count.expressions)


def _of_a_run(
    evidence: Evidence, section: SectionText, figure: TextFigure, subject: Subject
) -> tuple[str, ...]:
    """…胜诉为零；复议、诉讼比上年分别多四件、三件: of the outcome told before, or of all cases."""
    found = expressions(evidence, subject, _counting_unit(figure))
    usual = evidence.vocabulary.tables[subject.table].default_columns
    hits = find_terms(evidence, section.text, figure.lead or figure.clause)
    names_column = any(term.axis == "column" for hit in hits for term in hit.terms)
    if subject.table == "disputes" and not names_column and subject.columns[:1] != usual[:1]:
        found = [*expressions(evidence, subject._replace(columns=usual), _counting_unit(figure)), *found]
    return tuple(found)


def _is_of_any_kind(evidence: Evidence, subject: Subject) -> bool:
    """被纠正数同比减少1件 in a new paragraph may be of 复议 alone."""
    rows = evidence.vocabulary.tables[subject.table].default_rows
    return subject.table == "disputes" and "row" not in subject.axis and subject.rows[:1] == rows[:1]


def _of_listed_parts(section: SectionText, figure: TextFigure, course: Course) -> tuple[str, ...] | None:
    """2件，其中维持1件、未审结1件，较上年减少1件: behind several parts it may be the whole that has moved; None if nobody knows it."""
    start = figure.part_start(section.text)
    counts = [
        count
        for count in course.earlier_in(figure.sentence)
        if count.place >= start and count.bracket in (-1, figure.bracket)
    ]
    opening = section.text.rfind("其中", start, figure.mention.start)
    if opening < 0 and len(counts) > 2 and _LISTED.search(section.text, counts[-2].place, counts[-1].place):
        opening = counts[-2].place  # 11件，自然人10件、企业1件，比上年多2件
    wholes = [count for count in counts if count.place < opening]
    is_listed = len(counts) - len(wholes) > 1
    if not wholes or not is_listed:
        return _of_both(counts[-2:])
    return wholes[-1].expressions or None


def _of_both(counts: list[Counted]) -> tuple[str, ...]:
    """直接起诉102件，复议后起诉115件，比上年增加100件: of the last, or of the two together."""
    if len(counts) < _TWO or any(len(count.expressions) != 1 for count in counts):
        return ()
    first, second = (count.expressions[0] for count in counts)
    are_kinds = all(name.startswith("disputes.") and name.endswith(".total") for name in (first, second))
    return (f"{first} + {second}",) if are_kinds else ()


def _counting_unit(figure: TextFigure) -> str:
    return figure.mention.unit if figure.mention.unit in AMOUNT_UNITS else "件"


def terms_that_changed(evidence: Evidence, text: str, figure: TextFigure) -> list[Term]:
    """The terms that say what changed: 增加 and 减少 only say that it did."""
    hits = find_terms(evidence, text, figure.clause)
    return [term for hit in hits for term in hit.terms if not term.is_change]
