"""What has to be nothing for a claim without digits to hold, and whether it is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.checking.clauses import Span, clause_start
from assistant.checking.comparing import Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, expressions, read_clause
from assistant.checking.terms import Hit, find_terms, is_anchored
from assistant.figures import last_year
from assistant.formats.vocabulary import TableWords, Term
from assistant.report import Verdict

_BEFORE_THIS_YEAR = re.compile("上一?年|去年|往年|年初|历年")
_DECIDED = ("upheld", "corrected", "other")
"""The outcomes that 审结 sums up: all of them decided is none pending."""
_UNDONE = {"results.total"}
"""未答复, 未办理 say that something is undone, not that nothing was done."""
_ITEMS = re.compile(r"(disclosure\.[a-z_]+)\.previous_items(?: \+ disclosure\.[a-z_]+\.change)?")
_CHANGES = re.compile(r"disclosure\.[a-z_]+\.change(?: \+ disclosure\.[a-z_]+\.change)*")
_OF_ITEMS = re.compile("事项|项目")
_COMPLAINTS = "applications.results.not_processed.petition.total"
_OF_APPLICATIONS = re.compile("申请|类|不予处理")
_CAUSED = re.compile(
    "因(?:行政)?(?:许可|处罚|强制|收费|执法)[^，。；]{0,8}(?:引发|引起|导致|产生|提起|不服)|对(?:行政)?(?:许可|处罚|强制)[^，。；]{0,6}不服"
)
_TOPIC = re.compile("(?:涉及?|关于|有关)[^，。；]{2,12}的申请")
"""未收到涉及商业秘密的申请: what none was about, and not how none ended."""
_NEAR = 40
"""Characters before a denial in which its clause begins."""
_JOINS = re.compile("或者?|[和及与、]")
_PUBLISHED = ("公开", "公示", "发布")
_AND_APPLICATIONS = re.compile(r"[和、及]申请")


def must_be_zero(evidence: Evidence, expression: str, unclear: bool) -> Judgement:
    """Supported when the expression is 0, contradicted when it is not and the words leave no doubt."""
    value = evidence.value(expression)
    if value is None:
        return Judgement(Verdict.UNVERIFIABLE, expression, None, "表中没有可核对的数")
    if value == 0:
        return Judgement(Verdict.SUPPORTED, expression, "0", "表中相应各格为0")
    if unclear:
        return Judgement(Verdict.UNVERIFIABLE, expression, None, "所说范围小于表格，无从核对")
    return Judgement(Verdict.CONTRADICTED, expression, str(value), f"表中相应各格合计为{value}")


def nothing(
    evidence: Evidence, section: SectionText, span: Span, context: Subject | None, narrowed: bool
) -> Judgement | None:
    """未收到申请, 没有败诉案件: the cells of every table named, and the declared facts."""
    names = list(_cells_named(evidence, section, span, context))
    quoted = section.text[span.start : span.end]
    for fact in evidence.figures.format.facts:
        if any(word in quoted for word in fact.words):
            names.append(f"facts.{fact.id}")
    caused = _CAUSED.search(quoted) is not None and any(name.startswith("disputes.") for name in names)
    if caused:
        # 未发生因行政许可引发的行政复议: there were licences, and it is these disputes that there were not.
        names = [name for name in names if name.startswith("disputes.")]
    if not names:
        return None
    says_published = quoted.endswith(_PUBLISHED) and not any(name.endswith(".disclosed") for name in names)
    if says_published and all(name.startswith("disclosure.") for name in names):
        return None  # 无行政处罚等事项公开: of what was published of them, where the form counts what was decided
    if names == [_COMPLAINTS] and _OF_APPLICATIONS.search(quoted) is None:
        return None  # 没有收到群众的投诉举报
    is_a_topic = all(name.startswith("applications.results.") for name in names) and _TOPIC.search(quoted)
    unclear = (
        narrowed
        or caused
        or bool(is_a_topic)
        or bool(residue_of(evidence, section.text, span, section.mentions))
    )
    unclear = unclear or (
        _is_of_one_column(evidence, context, names) and not is_anchored(evidence, section.text, span)
    )
    unclear = unclear or _may_be_of_one_kind(evidence, section, span, names)
    unclear = unclear or _is_of_the_last_only(evidence, section, span, names, context)
    return must_be_zero(evidence, " + ".join(dict.fromkeys(names)), unclear)


def _is_of_the_last_only(
    evidence: Evidence, section: SectionText, span: Span, names: list[str], context: Subject | None
) -> bool:
    """直接起诉的9件，…，无一败诉 may speak of these alone: 败诉 only hints at its rows."""
    if context is None or context.table != "disputes" or not context.rows:
        return False
    if any(hit.names_a_row for hit in find_terms(evidence, section.text, span)):
        return False
    narrower = [name for name in names if name.split(".")[1] in context.rows[0]]
    return 0 < len(narrower) < len(names) and evidence.value(" + ".join(narrower)) == 0


def _may_be_of_one_kind(evidence: Evidence, section: SectionText, span: Span, names: list[str]) -> bool:
    """没有被纠正的 says not whether of 复议 or of 诉讼: one of the two without any will do."""
    if not all(name.startswith("disputes.") for name in names) or any(
        term.table == "disputes" and term.axis == "row"
        for hit in find_terms(evidence, section.text, span)
        for term in hit.terms
    ):
        return False
    kinds = [[name for name in names if word in name] for word in ("reconsideration", "litigation")]
    return all(kinds) and any(evidence.value(" + ".join(kind)) == 0 for kind in kinds)


def _is_of_one_column(evidence: Evidence, context: Subject | None, names: list[str]) -> bool:
    """Whether the text speaks of one kind of applicant: 法律服务机构方面：…，无结转; papers have no applicants."""
    if context is None or not all(context.table == name.split(".")[0] == "applications" for name in names):
        return False
    return context.columns != evidence.vocabulary.tables["applications"].default_columns


def _cells_named(
    evidence: Evidence, section: SectionText, span: Span, context: Subject | None
) -> Iterator[str]:
    """Cells by table: 复议、诉讼和申请 names two tables at once; a weak term needs its table as the subject."""
    text = section.text
    hits = find_terms(evidence, text, span)
    strong = [
        term.table for hit in hits for term in hit.terms if not term.weak or term.readings[0] == ("new",)
    ]
    tables = dict.fromkeys(strong)
    if not tables and context and any(term.table == context.table for hit in hits for term in hit.terms):
        tables[context.table] = None
    anchored = is_anchored(evidence, text, span)
    if (not tables and anchored) or (
        "disputes" in tables and _AND_APPLICATIONS.search(text[span.start : span.end])
    ):
        tables["applications"] = None
    if "applications" in tables and not anchored and (others := _rows_of_others(hits)):
        del tables["applications"]
        tables |= dict.fromkeys(others)
    said = text[clause_start(text, max(0, span.start - 12), span.start) : span.end]
    earlier = _BEFORE_THIS_YEAR.search(said) is not None or f"{evidence.year - 1}年" in said
    within = _is_within(text, span)
    for table in tables:
        terms = [term for hit in hits for term in hit.terms if term.table == table]
        subject = _subject(evidence, table, _of_time(terms, before=earlier), context, within=within)
        for row in subject.rows[0] if subject else ():
            yield from _first_reading(evidence, subject._replace(rows=((row,),))) if subject else ()


def _rows_of_others(hits: list[Hit]) -> list[str]:
    """未向企业和群众收取费用: the tables of what there is none of, beside words for those whom it concerns; none where applications are named."""
    terms = [term for hit in hits for term in hit.terms]
    if any(term.table == "applications" and term.axis == "row" for term in terms):
        return []
    return [term.table for term in terms if term.axis == "row"]


def _is_within(text: str, span: Span) -> bool:
    """结转31件，其中没有自然人的申请; 办结的742件申请中，没有科研机构的申请: of what was just counted."""
    start = clause_start(text, max(0, span.start - _NEAR), span.start)
    return text.startswith("其中", start) or text.endswith(("中，", "里，"), 0, start)


def _of_time(terms: list[Term], *, before: bool) -> list[Term]:
    """上年没有结转: a stage that may be of the year's beginning or end is of the one that is named."""
    return [
        term.model_copy(update={"readings": term.readings[::-1]})
        if before and term.level == "process" and term.may_be_either_end
        else term
        for term in terms
    ]


def _first_reading(evidence: Evidence, subject: Subject) -> list[str]:
    """Row by row, since one row counts decisions and the next an amount."""
    readings = (
        expressions(evidence, subject, "件")
        or expressions(evidence, subject, "万元")
        or expressions(evidence, subject, "项")[-1:]
    )
    return readings[0].split(" + ") if readings else []


def _subject(
    evidence: Evidence, table: str, terms: list[Term], context: Subject | None, *, within: bool
) -> Subject | None:
    """Everything named counts: rows and columns are added up, stages that say 'undone' are not."""
    words = evidence.vocabulary.tables[table]
    chosen = [term for term in terms if not set(term.readings[0]) & _UNDONE]
    results = [term for term in chosen if term.axis == "row" and term.level == "result"]
    stages = [term for term in chosen if term.axis == "row" and term.level == "process"]
    inherited = (
        context.rows[0]
        if context and context.table == table and context.rows and (within or _is_narrower(words, context))
        else ()
    )
    rows = _smallest(results or stages) or inherited or (words.default_rows[0] if words.default_rows else ())
    columns = _smallest([term for term in chosen if term.axis == "column"])
    if not rows or (terms and not chosen):
        return None
    return Subject(table, (rows,), (columns,) if columns else words.default_columns, True, True, "")


def _is_narrower(words: TableWords, context: Subject) -> bool:
    """Whether the clause before spoke of less than the whole table: 行政复议5件，没有被纠正的."""
    return not words.default_rows or (not words.loose_context and context.rows[0] != words.default_rows[0])


def _smallest(terms: list[Term]) -> tuple[str, ...]:
    """The rows or columns named, where 因涉密而不予公开 or 已审结的无一维持 names a part beside its whole only the part."""
    sets = {frozenset(term.readings[0]) for term in terms}
    smallest = {own for own in sets if not any(other < own for other in sets)}
    return _joined([term for term in terms if frozenset(term.readings[0]) in smallest])


def _joined(terms: list[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for term in terms for item in term.readings[0]))


def no_change(
    evidence: Evidence, section: SectionText, clause: Span, context: Subject | None
) -> Judgement | None:
    """没有增减: the cell 本年增/减 of format 2019."""
    named = find_terms(evidence, section.text, clause)
    subject = read_clause(evidence, section.text, clause, section.mentions, context) if named else context
    if subject is None or subject.table != "disclosure":
        return None
    cells = [f"disclosure.{row}.change" for row in subject.rows[0]] if subject.rows else []
    if not cells or any(cell not in evidence.figures.format.cells for cell in cells):
        return None
    return must_be_zero(evidence, " + ".join(cells), bool(subject.residue))


def all_of_counted(
    evidence: Evidence, section: SectionText, span: Span, counted: str, unclear: bool
) -> Judgement | None:
    """均为自然人申请, 均获维持: the count just stated, less the part named, must be nothing."""
    table = counted.partition(".")[0]
    hits = find_terms(evidence, section.text, span)
    terms = [term for hit in hits for term in hit.terms if term.table == table]
    if "disputes" in (table,):
        terms = [term for term in terms if term.axis == "column" or set(term.readings[0]) < _rows_of(counted)]
    if table == "disputes" and {term.readings[0] for term in terms} == {_DECIDED}:
        pending = " + ".join(f"disputes.{row}.pending" for row in sorted(_rows_of(counted)))
        return must_be_zero(evidence, pending, unclear)
    if not _are_named_together(section.text, hits, terms) or " - " in counted or "(" in counted:
        return None
    parts = [_part_of(evidence, counted, term) for term in dict.fromkeys(terms)]
    part = " + ".join(dict.fromkeys(filter(None, parts))) if all(parts) else None
    if part is None or set(counted.split(" + ")) <= set(part.split(" + ")):
        return None  # 大量反复申请4件，均不予处理: one of the reasons why nothing was done
    doubtful = unclear or bool(residue_of(evidence, section.text, span, section.mentions))
    return must_be_zero(evidence, f"({counted}) - ({part})", doubtful)


def _are_named_together(text: str, hits: list[Hit], terms: list[Term]) -> bool:
    """均为予以公开或部分公开: one part, or several joined as one; 因第三方权益不予公开 names a part beside its whole."""
    if len({term.readings for term in terms}) == 1:
        return True
    joined = all(_JOINS.fullmatch(text, first.end, second.start) for first, second in pairwise(hits))
    return len(terms) == len(hits) > 1 and joined and len({(term.axis, term.level) for term in terms}) == 1


def _rows_of(expression: str) -> set[str]:
    return {cell.split(".", 1)[1].rpartition(".")[0] for cell in expression.split(" + ")}


def _part_of(evidence: Evidence, counted: str, term: Term) -> str | None:
    """Of the cells just counted, those in the rows or columns that the term names."""
    cells = [cell.strip() for cell in counted.split("+")]
    found: dict[str, None] = {}
    for cell in cells:
        table, _, rest = cell.partition(".")
        row, _, column = rest.rpartition(".")
        pairs = (
            [(name, column) for name in term.readings[0]]
            if term.axis == "row"
            else [(row, name) for name in term.readings[0]]
        )
        found |= {f"{table}.{one}.{other}": None for one, other in pairs}
    known = all(cell in evidence.figures.format.cells for cell in found)
    return " + ".join(found) if found and known else None


def all_of_one(
    evidence: Evidence, section: SectionText, span: Span, context: Subject | None
) -> Judgement | None:
    """The same where nobody knows the count just stated: it can be borne out by some reading, never refuted."""
    hits = find_terms(evidence, section.text, span)
    terms = [
        term
        for hit in hits
        for term in hit.terms
        if context and term.table == context.table and term.level == "result"
    ]
    if len(terms) != 1 or context is None:
        return None
    found = [
        must_be_zero(evidence, f"({whole}) - ({part})", unclear=True)
        for whole, part in _wholes_and_parts(evidence, context, terms[0])
    ]
    return next((item for item in found if item.verdict is Verdict.SUPPORTED), found[0] if found else None)


def _wholes_and_parts(evidence: Evidence, context: Subject, term: Term) -> Iterator[tuple[str, str]]:
    """For each reading of what was counted: the whole, and the part of it that the term names."""
    part = term.readings[0]
    for reading in context.rows:
        columns = (
            context.columns[-1:]
            if term.axis == "column" and context.table != "disputes"
            else context.columns[:1]
        )
        whole = Subject(context.table, (reading,), columns, True, True, "")
        narrow = whole._replace(rows=(part,)) if term.axis == "row" else whole._replace(columns=(part,))
        wholes, parts = expressions(evidence, whole, "件"), expressions(evidence, narrow, "件")
        if (
            wholes and parts and wholes[0] != parts[0] and evidence.value(wholes[0])
        ):  # all of none says nothing
            yield wholes[0], parts[0]


def same_as_last_year(
    evidence: Evidence,
    section: SectionText,
    clause: Span,
    context: Subject | None,
    counted: str | None,
    narrowed: bool,
) -> Judgement | None:
    """与上年持平: this year's figure less last year's; of items in format 2019, the cell 本年增/减."""
    named = find_terms(evidence, section.text, clause)
    anchored = is_anchored(evidence, section.text, clause)
    if counted and not named and not anchored:
        readings, understood = [counted], not residue_of(evidence, section.text, clause, section.mentions)
    else:
        speaks = bool(named) or anchored
        within = None if anchored and not named else context
        subject = read_clause(evidence, section.text, clause, section.mentions, within) if speaks else context
        readings = expressions(evidence, subject, "件") if subject else []
        understood = subject is not None and subject.understood
        if _OF_ITEMS.search(section.text, clause.start, clause.end):
            unchanged = no_change(evidence, section, clause, context)
            readings = [unchanged.expression] if unchanged and unchanged.expression else readings
    if not readings:
        return None
    expression = _difference(readings[0])
    value = evidence.value(expression)
    if value is None or (value and (narrowed or not understood)):
        return None
    if value == 0:
        return Judgement(Verdict.SUPPORTED, expression, "0", "与上年数据相同")
    return Judgement(Verdict.CONTRADICTED, expression, str(value), f"与上年相差{abs(value)}")


def _difference(reading: str) -> str:
    """This year less last year; the number of items of format 2019 differs by 本年增/减."""
    items = _ITEMS.fullmatch(reading)
    if items or _CHANGES.fullmatch(reading):
        return f"{items[1]}.change" if items else reading
    return f"({reading}) - ({last_year(reading)})"
