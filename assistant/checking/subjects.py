"""Which cells a clause names.

A clause is read word by word: terms name rows and columns, anchors name a table, fillers say nothing. What is left
over is its residue (residue.py).
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from assistant.checking.clause_words import Words, read_words
from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import Mentions
from assistant.checking.residue import residue_of, without
from assistant.checking.terms import Hit, find_terms, find_words
from assistant.formats import CellSpec
from assistant.formats.vocabulary import Readings, TableWords, Term

AMOUNT_UNITS = {"元", "万元", "亿元"}
_COUNT_UNITS = {"", "件", "件次", "件（次）", "宗", "起", "份", "例", "个", "项", "部", "次"}
APPLICANT_UNITS = {"人", "家", "名", "位", "人次", "家次"}
"""Counted so an applicant is one application, which may hold and need not."""
_LOOSE_UNIT = "条"
"""收到依申请公开17条 is said of applications and, far more often, of what is published: it bears out and never refutes."""
_PURCHASE_UNITS = {"批", "宗", "单", "笔"}
_LAST_YEAR = re.compile(r"上一?年度?|去年")
_COMPARISON = re.compile(r"比|较|同比|相比|与上年")
_CARRIED = {"carried_in", "carried_out"}
_VAGUE = 3
"""Readings of 办理, which says nothing beside 结转下年度."""
_ADDED_UP = re.compile(
    "(?:加起来|相加|合计|之和|总计|共计|合共|加在一起)(?:共|计|为|有|是|数|的)*\\Z|[（(][^，。；（）()]{2,8}(?:加上?|[和与及+])[^，。；（）()]{2,8}[）)](?:共|计|为|有|是)*\\Z"
)
"""处罚与强制加起来126件, 总量（新收加结转）773件: what is named together, and neither of them alone."""
_PAPERS = {"regulations", "normative_documents"}
_DISCLOSED = (("results.disclosed",), ("disclosed",))
_REQUEST = "申请"
_AT_THE_BEGINNING = re.compile("[年期]初(?:原|共|实)?(?:有|现行有效|有效|存量|在册)")
"""年初现行有效17件: what last year's table has."""


class Subject(NamedTuple):
    """The cells that a clause names, as far as it names any."""

    table: str
    rows: Readings
    columns: Readings
    named: bool
    """Whether the clause itself names them (not only the one before)."""
    strong: bool
    """Whether it names them by words that mean nothing else."""
    residue: str
    """Words of the clause that nothing here understands."""
    axis: str = ""
    """What the clause itself names: `row`, `column`, or both."""
    general: bool = False
    """Whether the clause names the table and nothing in it: 依申请提供14件."""
    each: "tuple[Subject, ...]" = ()
    """What the number holds for one by one (维持、纠正各1件)."""

    @property
    def understood(self) -> bool:
        """Whether all of the clause is understood, so that a different number is wrong."""
        return not self.residue


def usual_subject(evidence: Evidence, table: str) -> Subject:
    """The table and nothing in it."""
    usual = evidence.vocabulary.tables[table]
    return Subject(table, usual.default_rows, usual.default_columns, False, False, "")


def read_clause(
    evidence: Evidence, text: str, span: Span, mentions: Mentions, context: Subject | None
) -> Subject | None:
    """What the clause `span` names; None when it names nothing that stands in a table."""
    is_plain = not find_words(evidence, text, span)
    if is_plain and (context is None or residue_of(evidence, text, span, mentions)):
        return None  # most clauses of prose
    return subject_of(evidence, read_words(evidence, text, span, mentions), context)


def subject_of(evidence: Evidence, words: Words, context: Subject | None) -> Subject | None:
    """What the words name, with what they leave out taken from `context`."""
    table = table_of(words, context)
    if table is None:
        return None
    subject = subject_in(evidence, words, table, context)
    residue = words.residue(evidence)
    if residue and not subject.named:
        return None
    residue += "".join(_foreign(words, table, context))
    return subject._replace(residue=residue) if residue else subject


def subject_in(evidence: Evidence, words: Words, table: str, context: Subject | None) -> Subject:
    """What the words name in `table`, without a look at what else they say."""
    terms = list(_of_axis(words, table, context))
    usual = evidence.vocabulary.tables[table]
    named_columns = [term for term in terms if term.axis == "column"]
    columns = (
        _combine(named_columns)
        if usual.columns_add
        else tuple(reading for term in reversed(named_columns) for reading in term.readings)
    )
    inherited = context if context and context.table == table else None
    rows = _rows(words, [term for term in terms if term.axis == "row"], usual, inherited)
    if inherited and _divides_results(words, inherited, terms):
        rows = (*inherited.rows[:1], *rows)
    if not columns:
        loose = inherited.columns if inherited and usual.loose_context else ()
        columns = (*usual.default_columns, *loose)
    strong = words.anchored or any(not term.weak for term in terms)
    axis = "".join(sorted({term.axis for term in terms})) or (inherited.axis if inherited else "")
    named = bool(terms) or words.anchored
    general = words.anchored and not terms
    return Subject(table, _unique(rows), _unique(columns), named, strong, "", axis, general)


def _rows(words: Words, terms: list[Term], usual: TableWords, inherited: Subject | None) -> Readings:
    """The rows that the words name, or may leave out, in order."""
    rows = _combine(terms)
    if not rows:
        defaults = usual.default_rows if usual.loose_context or not inherited else ()
        return (*(_wider(usual, inherited.rows) if inherited else ()), *defaults)
    is_of_stages = terms[0].table == "applications"
    if is_of_stages and _names_both_ends(terms) and _ADDED_UP.search(words.text, *words.span):
        return (("new", "carried_in"), *rows)
    if not is_of_stages and len(terms) > 1 and _ADDED_UP.search(words.text, *words.span):
        return (max(rows, key=len),)
    if inherited and all(term.weak for term in terms):
        narrower = (row for row in inherited.rows if any(set(row) < set(wide) for wide in rows))
        return (*(row for row in narrower if not set(row) & _CARRIED), *rows)
    return rows


def _names_both_ends(terms: list[Term]) -> bool:
    """新收与结转合计81件: what came in and what was carried in."""
    readings = [reading for term in terms for reading in term.readings]
    return ("new",) in readings and ("carried_in",) in readings and len(terms) > 1


def _divides_results(words: Words, inherited: Subject, terms: list[Term]) -> bool:
    """予以公开128件，其中答复自然人89件, 予以公开的128件里，答复自然人89件: those who were answered so; 处理重复申请4件，上年处理10件."""
    is_of_results = bool(inherited.rows) and inherited.rows[0][0].startswith("results.")
    names_answers = all(term.weak and term.level == "process" for term in terms if term.axis == "row")
    said = words.span.of(words.text).lstrip("，、（(")
    divides = said.startswith("其中") or _LAST_YEAR.match(said) is not None or _names_who(said, terms)
    return is_of_results and names_answers and divides


def _names_who(said: str, terms: list[Term]) -> bool:
    return said.startswith(("答复", "回复")) and any(
        term.axis == "column" and not term.weak for term in terms
    )


def _foreign(words: Words, table: str, context: Subject | None) -> Iterator[str]:
    """Words that can only mean another table: 因行政处罚引发的诉讼 are not all lawsuits, 办结申请 behind 许可 may be of licences."""
    names_a_row = any(hit.names_a_row for hit in words.hits)
    is_behind_table_two = context is not None and context.table == "disclosure"
    is_loose = (
        not names_a_row
        if table == "disclosure"
        else is_behind_table_two and "公开" not in words.span.of(words.text)
    )
    if is_loose and words.text.find(_REQUEST, *words.span) >= 0:
        yield _REQUEST
    for hit in words.hits:
        if all(term.table != table and not term.weak for term in hit.terms):
            yield hit.terms[0].words[0]


def _of_axis(words: Words, table: str, context: Subject | None) -> Iterator[Term]:
    """A word that names a row and a column (其他) goes on with the axis of the list it closes."""
    wanted = "column" if context and context.table == table and context.axis == "column" else "row"
    for hit in words.hits:
        terms = [term for term in hit.terms if term.table == table]
        is_both = len(terms) > 1 and len({term.axis for term in terms}) > 1 and hit.is_ambiguous
        yield from (term for term in terms if not is_both or term.axis == wanted)


def _wider(usual: TableWords, rows: Readings) -> Readings:
    """败诉13件 after 复议后起诉147件 may speak of all lawsuits: a row that is part of a family brings the family."""
    families = [family for family in usual.families for row in rows if set(row) < set(family)]
    return (*rows, *families)


def table_of(words: Words, context: Subject | None) -> str | None:
    """The table that the words speak of: a term that cannot mean anything else decides; weak ones only speak where their table is the subject."""
    in_disputes = context is not None and context.table == "disputes" and not words.anchored
    strong = [
        term.table
        for hit in words.hits
        for term in hit.terms
        if not term.weak
        and not (in_disputes and (term.level == "process" or _is_of_disputes_too(hit)))
        and not _is_of_context(hit, term, context)
    ]
    if strong and not _tells_of_papers(words, context):
        return strong[-1]
    weak = [term for hit in words.hits for term in hit.terms]
    # 增至, a word of format 2019's 本年增/减, says how much of any table
    names_none = not words.anchored and all(term.is_change for term in weak)
    # behind 行政处罚信息77条, 全年共办理政府信息公开申请773件 speaks of applications, and 办结申请773件 may
    is_behind_table_two = context is not None and context.table == "disclosure"
    if is_behind_table_two and words.anchored and not _names_a_row(weak, "disclosure"):
        return "applications"
    if context and context.table == "applications" and _names_another_deed(words):
        return None
    if context and (names_none or any(term.table == context.table for term in weak)):
        return context.table
    return "applications" if words.anchored else None


def _is_of_context(hit: Hit, term: Term, context: Subject | None) -> bool:
    """其他结果 behind 公开、部分公开 is of applications, though the form has the word for cases."""
    if context is None or context.table != "applications" or term.table == context.table:
        return False
    return any(other.table == context.table for other in hit.terms)


def _tells_of_papers(words: Words, context: Subject | None) -> bool:
    """制发规范性文件8件，依法公开8件: that the papers were disclosed, and not what was answered to applications."""
    is_behind_papers = context is not None and any(_PAPERS & set(row) for row in context.rows)
    is_disclosed = all(
        term.readings[0] in _DISCLOSED for hit in words.hits for term in hit.terms if not term.weak
    )
    return is_behind_papers and is_disclosed and not words.anchored


def _names_another_deed(words: Words) -> bool:
    """办理行政处罚案件45件 behind applications: their verb, and a noun of table 二, which it only hints at."""
    return any(
        hit.terms and all(term.table == "disclosure" and term.axis == "row" for term in hit.terms)
        for hit in words.hits
    )


def _names_a_row(terms: list[Term], table: str) -> bool:
    return any(term.table == table and term.axis == "row" for term in terms)


def _is_of_disputes_too(hit: Hit) -> bool:
    """作其他处理 ends a case as well as an application."""
    return any(term.table == "disputes" for term in hit.terms)


def _combine(terms: list[Term]) -> Readings:
    """Results named together are added up, a part beats its whole, and of several stages the last one counts.

    因不掌握或需另行制作而无法提供 names two parts and may well mean the whole.
    """
    results = [term for term in terms if term.level == "result"]
    if len(results) == 1:
        return results[0].readings
    if results:
        sets = [set(term.readings[0]) for term in results]
        smallest = [
            term.readings[0]
            for term, own in zip(results, sets, strict=True)
            if not any(other < own for other in sets)
        ]
        together = tuple(dict.fromkeys(item for reading in smallest for item in reading))
        wholes = [term.readings[0] for term, own in zip(results, sets, strict=True) if set(together) < own]
        return (together, *(wholes if len(smallest) > 1 else ()))
    carried = [term for term in terms if set(term.readings[0]) & _CARRIED]
    if carried and len(carried) < len(terms):
        terms = [term for term in terms if term in carried or len(term.readings) < _VAGUE]
    stages = list(reversed(terms))
    if len(stages) < 2:
        return stages[0].readings if stages else ()
    together = tuple(dict.fromkeys(item for term in terms for item in term.readings[0]))
    return (*stages[0].readings, together, *(reading for term in stages[1:] for reading in term.readings))


def _unique(readings: Readings) -> Readings:
    return tuple(dict.fromkeys(readings))


def expressions(evidence: Evidence, subject: Subject, unit: str, last_year: bool = False) -> list[str]:
    """The admissible expressions over cell ids, in order, those counted in the very unit first.

    Where the column named does not exist for the row (实施 with 政府集中采购), the usual columns are meant.
    """
    named = _expressions(evidence, subject, subject.columns, unit, last_year)
    return named or _expressions(
        evidence, subject, evidence.vocabulary.tables[subject.table].default_columns, unit, last_year
    )


def has_named_columns(evidence: Evidence, subject: Subject, unit: str) -> bool:
    """Whether the column that the words name exists for the row they name, so that nothing had to be put in its place."""
    unit_tells = (unit == "项" or unit in AMOUNT_UNITS) and "row" in subject.axis
    is_named = "column" in subject.axis and not unit_tells
    return not is_named or bool(_expressions(evidence, subject, subject.columns, unit, False))


def _expressions(
    evidence: Evidence, subject: Subject, columns: Readings, unit: str, last_year: bool
) -> list[str]:
    cells = evidence.figures.format.cells
    prefix = "previous." if last_year else ""
    found: dict[str, bool] = {}
    for row_reading, column_reading in product(subject.rows, columns):
        ids = [f"{subject.table}.{row}.{column}" for row in row_reading for column in column_reading]
        if ids and all(cell in cells and _fits(cells[cell], unit) for cell in ids):
            found[" + ".join(prefix + cell for cell in ids)] = cells[ids[0]].column.unit == unit
    return sorted(found, key=lambda expression: not found[expression])


def _fits(cell: CellSpec, unit: str) -> bool:
    cell_unit = cell.column.unit
    if cell_unit in AMOUNT_UNITS or unit in AMOUNT_UNITS:
        return cell_unit in AMOUNT_UNITS and (unit in AMOUNT_UNITS or not unit)
    if cell_unit == "项":
        return unit in ("", "项", "个")
    if cell_unit == "个":
        return unit in _COUNT_UNITS or unit in _PURCHASE_UNITS
    is_of_applications = cell.table.id == "applications"
    is_applicant = is_of_applications and cell.column.id != "total"
    return (
        unit in _COUNT_UNITS
        or (is_applicant and unit in APPLICANT_UNITS)
        or (is_of_applications and unit == _LOOSE_UNIT)
    )


def speaks_of_last_year(evidence: Evidence, text: str, span: Span) -> bool:
    """Whether the clause states last year's figure itself (上年收到31件), not a comparison with it or what it left."""
    clause = span.of(text)
    if f"{evidence.year - 1}年年初" in clause or f"{evidence.year - 1}年初" in clause:
        return True
    if _AT_THE_BEGINNING.search(clause):
        return True
    if "上年同期" in clause or "去年同期" in clause:
        return _COMPARISON.search(clause) is None
    if "转" in clause or names_carry_over(evidence, text, span):
        return False
    words = without(
        text,
        span,
        [(hit.start, hit.end) for hit in find_terms(evidence, text, span) if not _says_only_when(text, hit)],
    )
    named = _LAST_YEAR.search(words) or f"{evidence.year - 1}年" in words
    return bool(named) and not _COMPARISON.search(words)


def _says_only_when(text: str, hit: Hit) -> bool:
    """上一年, which is also a column of format 2019; 上一年项目 is nothing else."""
    return text[hit.start : hit.end] == "上一年"


def names_carry_over(evidence: Evidence, text: str, span: Span) -> bool:
    """Whether the clause names what was carried in or out: 上年 belongs to these words then."""
    carried = {"carried_in", "carried_out"}
    return any(
        carried & set(term.readings[0])
        for hit in find_terms(evidence, text, span)
        for term in hit.terms
        if term.level == "process"
    )


def without_last_year(subject: Subject) -> Subject:
    """The same subject with the words for last year taken out of its residue."""
    rest = re.sub(r"\d{4}年度?", "", _LAST_YEAR.sub("", subject.residue)).replace("年初", "")
    return subject._replace(residue=rest)
