"""Claims without digits that the tables can answer: 未收到申请, 均为0, 全部办结, 均为自然人, 与上年持平."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.checking.carried_subject import heading_subject
from assistant.checking.claim_clause import Clause, Statement, names_some, says_how
from assistant.checking.claim_words import (
    ALL_DONE,
    ALL_NEW,
    ALL_OF_ONE,
    ALL_PUBLIC,
    ALL_ZERO,
    ANY_CLAIM,
    DOUBLED,
    EXISTS,
    HALVED,
    HAPPENED,
    MOVED,
    NO_CHANGE,
    NO_FEES,
    NONE_LAST_YEAR,
    NONE_OF,
    NOT_ALL_DONE,
    SAME,
    THE_REST,
    TREND,
)
from assistant.checking.clauses import CLAUSE_MARKS, Span, paragraphs, sentences
from assistant.checking.compared_claims import doubled, none_last_year, same, unchanged
from assistant.checking.comparing import Judgement
from assistant.checking.denials import is_denied, is_zero
from assistant.checking.evidence import Evidence
from assistant.checking.existence import LONGEST_EXISTENCE, happened, moved
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.naming import POINTING
from assistant.checking.nothing import (
    all_of_counted,
    all_of_one,
    must_be_zero,
)
from assistant.checking.subjects import Subject, expressions, read_clause
from assistant.checking.terms import Hit, find_terms, find_words, is_anchored
from assistant.checking.totals import CARRIED_IN, CARRIED_OUT, DONE, REMAINDER
from assistant.checking.trends import moved_against_last_year
from assistant.checking.uncounted import named_without_a_number
from assistant.formats.vocabulary import Term
from assistant.report import Verdict

_CLAUSE_MARK = re.compile(f"[{CLAUSE_MARKS}]")
_MOST_READ = 80_000
"""Characters of a section in which claims are looked for; a report has some six thousand."""
_LONGEST_CLAUSE = 400
"""Characters between two marks; what runs on longer is no prose."""
_ON_TIME = re.compile("按时|按期|及时|如期|准时|限时")
"""What is not due yet may still be open."""
_RESULTS = re.compile("(?:办理|答复|处理)结果")
_EXCEPT = re.compile("除[^。；，]{1,24}外，\\Z")
_NEAR = 24
"""Numbers of the sentence before that are looked at."""
_SHORT = 16
"""Characters of a clause that says an outcome and nothing else."""


def judge_statements(
    evidence: Evidence, section: SectionText, judged: Mapping[int, Judgement]
) -> list[Statement]:
    """Every claim of this kind in the section; `judged` are its numbers, by their place."""
    found: list[Statement] = []
    for line in paragraphs(section.text):
        if line.is_heading or line.span.start > _MOST_READ:
            continue
        read = Span(line.span.start, min(line.span.end, _MOST_READ))
        claiming = [
            (sentence, list(_asked(evidence, section, sentence)))
            for sentence in sentences(section.text, read)
        ]
        found += _in_line(evidence, section, heading_subject(evidence, line.heading), claiming, judged)
    return found


def _in_line(
    evidence: Evidence,
    section: SectionText,
    context: Subject | None,
    claiming: list[tuple[Span, "list[_Asked]"]],
    judged: Mapping[int, Judgement],
) -> Iterator[Statement]:
    """The statements of a line's sentences, each given with what its clauses may claim; `context` is what the heading names."""
    text = section.text
    last = max((asked[-1][0].end for _, asked in claiming if asked), default=0)
    for sentence, asked in claiming:
        judges_at = dict(asked)
        for span in _clauses(text, sentence):
            if span.end > last:
                return  # nobody asks what comes behind the last claim
            if span.end - span.start > _LONGEST_CLAUSE:
                continue
            if judges := judges_at.get(span):
                yield from _in_clause(Clause(evidence, section, sentence, span, context, judged), judges)
            if span.end < last and find_words(evidence, text, span):
                context = read_clause(evidence, text, span, section.mentions, context) or context


def _asked(evidence: Evidence, section: SectionText, sentence: Span) -> "Iterator[_Asked]":
    """The clauses of the sentence that may claim something, with what; most sentences have none."""
    if section.text.endswith(("？", "?"), sentence.start, sentence.end):
        return  # 有没有被起诉的？ asks
    if not _may_claim(evidence, section, sentence):
        return
    for span in _clauses(section.text, sentence):
        if judges := _judges_of(evidence, section, sentence, span):
            yield span, judges


def _may_claim(evidence: Evidence, section: SectionText, sentence: Span) -> bool:
    """Whether one of its clauses may, by the words of all of them."""
    if ANY_CLAIM.search(section.text, sentence.start, sentence.end):
        return True
    words = find_words(evidence, section.text, sentence)
    return bool(words) and (
        EXISTS.search(section.text, sentence.start, sentence.end) is not None
        or bool(section.figures_within(sentence) or _rows_of_disputes(words))
    )


def _judges_of(evidence: Evidence, section: SectionText, sentence: Span, span: Span) -> "_Judges":
    """What the clause may claim by its words; nothing for most."""
    if span.end - span.start > _LONGEST_CLAUSE:
        return ()
    if ANY_CLAIM.search(section.text, span.start, span.end):
        return _JUDGES
    words = find_words(evidence, section.text, span)
    if not words:
        return ()
    if span.end - span.start <= LONGEST_EXISTENCE and EXISTS.search(section.text, span.start, span.end):
        return _EXISTENCE
    is_outcome = _may_say_an_outcome(section, span) and (
        section.figures_within(Span(sentence.start, span.start)) or _rows_of_disputes(words)
    )
    return _OUTCOME_ALONE if is_outcome else ()


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for mark in _CLAUSE_MARK.finditer(text, sentence.start, sentence.end):
        yield Span(start, mark.start())
        start = mark.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def _in_clause(clause: Clause, judges: "_Judges") -> Iterator[Statement]:
    """The first pattern that fits the clause speaks for it."""
    for pattern, judge in judges:
        match = pattern.search(clause.text, clause.span.start, clause.span.end)
        found = list(judge(clause, match)) if match else []
        if found:
            yield from found
            return


def _not_all_done(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """未全部办结, where nothing was carried out."""
    if clause.context is None or clause.context.table != "applications" or clause.narrowed:
        return
    expression = CARRIED_OUT
    if clause.evidence.value(expression) == 0 and not _is_astray(clause):
        wrong = Judgement(Verdict.CONTRADICTED, expression, "0", "表中没有结转下年度继续办理的申请")
        yield Statement(Span(match.start(), clause.span.end), wrong)


def _done(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    start = clause.part_start(clause.span.start)
    context = clause.context or _named_itself(clause)
    if context is None or context.table != "applications" or _says_which_result(clause, match):
        return
    is_rest = THE_REST.search(clause.text, start, clause.span.end) is not None
    expression = REMAINDER if is_rest else CARRIED_OUT
    is_of_some = _ON_TIME.search(match[0]) is not None or names_some(
        clause, Span(clause.span.start, match.start())
    )
    unclear = is_rest or is_of_some or _is_of_results(clause, match) or clause.narrowed or _is_astray(clause)
    yield Statement(Span(match.start(), clause.span.end), must_be_zero(clause.evidence, expression, unclear))


def _says_which_result(clause: Clause, match: re.Match[str]) -> bool:
    """均作出予以公开的答复: how they all ended, and not that they did."""
    terms = [
        term for hit in find_terms(clause.evidence, clause.text, Span(*match.span())) for term in hit.terms
    ]
    return any(term.axis == "row" and term.level == "result" and not term.weak for term in terms)


def _named_itself(clause: Clause) -> Subject | None:
    """所有申请均已办结 opens the text: the clause names its table itself."""
    return read_clause(clause.evidence, clause.text, clause.span, clause.section.mentions, None)


def _is_of_results(clause: Clause, match: re.Match[str]) -> bool:
    """予以公开5件，均已答复: of what was just counted, and that was done with; 所有申请全部办结 says itself of what."""
    counted = clause.counted() or ""
    is_bare = not find_words(clause.evidence, clause.text, Span(clause.span.start, match.start()))
    is_vacuous = counted != DONE or "答复" in match[0]
    return is_bare and is_vacuous and counted.startswith("applications.results.")


def _is_of_another(clause: Clause, figure: TextFigure) -> bool:
    """直管单位收到申请7件，已全部答复: a number with a word that nobody knows, and not the table's."""
    return figure.subject is not None and bool(figure.subject.residue) and not clause.is_proved(figure)


def _is_astray(clause: Clause) -> bool:
    """Whether the sentence so far, or the clause, speaks of something the tables do not hold: 收到建议8件，全部办结."""
    start = clause.part_start(clause.span.start)
    strays = any(
        figure.narrowed or figure.stray or _is_of_another(clause, figure)
        for figure in clause.counted_before()
    )
    scoped = clause.evidence.vocabulary.narrowing.search(clause.text, start, clause.span.end) is not None
    return strays or scoped or _goes_on_from_the_strange(clause) or bool(clause.strange_words(clause.span))


def _goes_on_from_the_strange(clause: Clause) -> bool:
    """县政府本级收到37件。均已办结: the sentence names nothing, and the one before counts some only."""
    figures = clause.section.figures_within(Span(0, clause.sentence.start))
    counts = [figure for figure in figures[-_NEAR:] if figure.sentence.end == clause.sentence.start]
    is_strange = bool(counts) and all(
        figure.narrowed or figure.stray or figure.is_unknown for figure in counts
    )
    so_far = Span(clause.sentence.start, clause.span.end)
    names_its_own = is_anchored(clause.evidence, clause.text, so_far) or _rows_of_disputes(
        find_words(clause.evidence, clause.text, so_far)
    )
    return is_strange and not names_its_own


def _one(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    span = Span(match.end(), clause.span.end)
    if ALL_DONE.search(clause.text, match.start(), clause.span.end):
        return  # 上年结转的均已办结
    is_counted_behind = match[0] == "全部" and clause.counts_in(span)  # 其中全部公开34件 is of some
    counted_here = clause.counts_in(Span(clause.span.start, match.start()))
    if is_counted_behind or (counted_here and not clause.is_of_one_number(match.start())):
        return
    if THE_REST.search(clause.text, clause.span.start, match.start()) or _EXCEPT.search(
        clause.text, clause.sentence.start, clause.span.start
    ):
        return  # 自然人465件，其余全部由商业企业提出: all of what is left, and not of what was counted last
    if says_how(clause, span) or NONE_OF.match(clause.text, match.end()):
        return
    unclear = clause.narrowed or _is_astray(clause)
    before = Span(clause.span.start, match.start())
    if POINTING.search(before.of(clause.text)):
        return  # 后者全部胜诉 speaks of a count further back
    named = None if counted_here else _whole_named(clause, before) or named_without_a_number(clause, match)
    counted = _results_of_all(clause, match) or named or clause.counted()
    judgement = counted and all_of_counted(clause.evidence, clause.section, span, counted, unclear)
    judgement = judgement or all_of_one(clause.evidence, clause.section, span, clause.context)
    if judgement:
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _results_of_all(clause: Clause, match: re.Match[str]) -> str | None:
    """办理结果均为予以公开: of all that was done, whatever was counted last."""
    context = clause.context or _named_itself(clause)
    is_of_applications = context is not None and context.table == "applications"
    named = _RESULTS.search(clause.text, clause.span.start, match.end())
    return DONE if named and is_of_applications else None


def _whole_named(clause: Clause, before: Span) -> str | None:
    """新收申请全部为自然人申请 says itself of what all are one kind."""
    if not find_terms(clause.evidence, clause.text, before):
        return None
    subject = read_clause(clause.evidence, clause.text, before, clause.section.mentions, clause.context)
    readings = expressions(clause.evidence, subject, "件") if subject and subject.named else []
    return readings[0] if readings else None


def _all_new(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """均为本年新收: nothing was carried in."""
    is_said = is_anchored(clause.evidence, clause.text, clause.span)
    if is_said or (clause.context and clause.context.table == "applications"):
        judgement = must_be_zero(clause.evidence, CARRIED_IN, unclear=True)
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _outcome(clause: Clause, _match: re.Match[str]) -> Iterator[Statement]:
    """复议机关维持原答复, 予以公开: a clause without a number that says nothing but how the case just counted ended."""
    is_short = _may_say_an_outcome(clause.section, clause.span)
    if not is_short or not find_terms(clause.evidence, clause.text, clause.span):
        return
    counted = _row_named(clause) or clause.counted()
    if counted is None:
        return
    judgement = all_of_counted(clause.evidence, clause.section, clause.span, counted, unclear=True)
    if judgement and judgement.verdict is Verdict.SUPPORTED:
        yield Statement(clause.span, judgement)


def _may_say_an_outcome(section: SectionText, span: Span) -> bool:
    """Whether the clause is short and counts nothing."""
    return span.end - span.start <= _SHORT and not section.figures_within(span)


def _row_named(clause: Clause) -> str | None:
    """诉讼案件尚未审结 names what it speaks of itself: the total of that row."""
    rows = _rows_of_disputes(find_words(clause.evidence, clause.text, clause.span))
    if not rows:
        return None
    return " + ".join(f"disputes.{row}.total" for row in rows[-1].readings[0])


def _rows_of_disputes(words: Sequence[Hit]) -> list[Term]:
    """The words that name a row of table 四 and nothing else."""
    return [
        term
        for hit in words
        for term in hit.terms
        if term.table == "disputes" and term.axis == "row" and not term.weak
    ]


def _public(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """制作3件，均已公开: what was made less what was disclosed, in format 2019."""
    counted = clause.counted() or ""
    row, _, column = counted.rpartition(".")
    if column == "made" and clause.evidence.value(f"{row}.disclosed") is not None:
        judgement = must_be_zero(clause.evidence, f"{counted} - {row}.disclosed", clause.narrowed)
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _no_fees(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """不收费 in the overview speaks of 行政事业性收费; in the last section of 信息处理费, which no table holds."""
    context = (
        read_clause(clause.evidence, clause.text, clause.span, clause.section.mentions, clause.context)
        or clause.context
    )
    if clause.section.id != "overview" or context is None or context.table != "disclosure":
        return
    for expression in ("disclosure.fees.amount", "disclosure.fees.previous_items + disclosure.fees.change"):
        if clause.evidence.value(expression) is not None:
            judgement = must_be_zero(clause.evidence, expression, clause.narrowed)
            if judgement.verdict is Verdict.SUPPORTED:
                yield Statement(Span(match.start(), match.end()), judgement)
            return


_Judges = tuple[tuple[re.Pattern[str], Callable[[Clause, re.Match[str]], Iterator[Statement]]], ...]
_Asked = tuple[Span, _Judges]
"""A clause, and what it may claim."""
_OUTCOME_ALONE: _Judges = ((re.compile(""), _outcome),)
"""What a clause without any of the words below may still say."""
_EXISTENCE: _Judges = ((EXISTS, happened), *_OUTCOME_ALONE)
"""What a clause may say that only says that there is something."""
_JUDGES: _Judges = (
    (NO_FEES, _no_fees),
    (ALL_ZERO, is_zero),
    (NO_CHANGE, unchanged),
    (DOUBLED, doubled),
    (HALVED, doubled),
    (ALL_PUBLIC, _public),
    (ALL_NEW, _all_new),
    (NOT_ALL_DONE, _not_all_done),
    (HAPPENED, happened),
    (NONE_LAST_YEAR, none_last_year),
    (ALL_DONE, _done),
    (NONE_OF, is_denied),
    (ALL_OF_ONE, _one),
    (SAME, same),
    (MOVED, moved),
    (TREND, moved_against_last_year),
    *_EXISTENCE,
)
"""The ways to claim something without a digit, tried in this order."""
