"""Which cells a clause names.

A clause is read word by word: terms name rows and columns, anchors name a table, fillers say nothing. What is left
over is the `residue`: with an empty residue the clause is understood and its number can be contradicted; with anything
left over (a channel, a department, a topic of the applications) the number may be about something narrower.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import Mentions
from assistant.formats.vocabulary import Readings, TableWords, Term
from assistant.numerals import Mention

AMOUNT_UNITS = {"元", "万元", "亿元"}
_COUNT_UNITS = {"", "件", "件次", "件（次）", "宗", "起", "份", "例", "个", "项", "部", "次"}
_LAST_YEAR = re.compile(r"上一?年度?|去年")
_COMPARISON = re.compile(r"比|较|同比|相比|与上年")
_COMPARED_WITH = re.compile(r"(?:比|较|与|(?<!连)同)(?:上一?年度?|去年|20\d\d年度?)(?:相比|同期)?")
EITHER_END = {("carried_out",), ("carried_in",)}
"""The readings of a word that may speak of the year's beginning or of its end."""
_YEAR_BEFORE = re.compile("(?<![较比与同])(?:上一?年|去年|往年|年初|历年)")
_YEAR_AFTER = re.compile("下一?年|次年|明年")
_PLACES = frozenset("省市区县乡镇村州旗局厅委科处室队所站")
"""Single characters that name a narrower place or body; any other one left over is a particle of the words around it."""
_EXAMPLES = re.compile(r"[^，。；：）]{2,40}等$")
_PUNCTUATION = re.compile(r"[\s，。；：、（）()“”‘’《》〈〉—…·*:;,\-]+")


@dataclass(frozen=True, slots=True)
class Subject:
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
    each: bool = False
    """Whether the number holds for each row by itself (维持、纠正各1件)."""

    @property
    def understood(self) -> bool:
        """Whether all of the clause is understood, so that a different number is wrong."""
        return not self.residue


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in the text."""

    start: int
    end: int
    terms: tuple[Term, ...]

    @property
    def is_ambiguous(self) -> bool:
        """其他 is a row or a column; 败诉 says both, the lawsuits and their outcome."""
        return all({"其他", "其它"} & set(term.words) for term in self.terms)


def find_terms(evidence: Evidence, text: str, span: Span) -> list[Hit]:
    """The terms in `span`, the longest at each place."""
    key = ("terms", text, span.start, span.end)
    found: list[Hit] | None = evidence.memo.get(key)
    if found is None:
        vocabulary = evidence.vocabulary
        found = evidence.memo[key] = [
            Hit(match.start(), match.end(), vocabulary.terms[match[0]])
            for match in vocabulary.pattern.finditer(text, span.start, span.end)
            if match[0] in vocabulary.terms
        ]
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """A clause as read: its terms, whether an anchor names the table, and what is left over."""

    hits: tuple[Hit, ...]
    anchored: bool
    residue: str


def read_words(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> Words:
    """Read the clause `span` word by word."""
    key = ("words", text, span.start, span.end)
    words: Words | None = evidence.memo.get(key)
    if words is None:
        hits = [_of_its_end(evidence, text, span, hit) for hit in find_terms(evidence, text, span)]
        words = evidence.memo[key] = Words(
            tuple(hit for hit in hits if hit is hits[-1] or not text.startswith("等", hit.end)),
            is_anchored(evidence, text, span),
            residue_of(evidence, text, span, mentions),
        )
    return words


def _of_its_end(evidence: Evidence, text: str, span: Span, hit: Hit) -> Hit:
    """结转 beside 上年 or the year before is what was carried in, beside 下年 or the year after what was carried out."""
    if not any(set(term.readings) == EITHER_END for term in hit.terms):
        return hit
    words = span.of(text)
    before = _YEAR_BEFORE.search(words) is not None or f"{evidence.year - 1}年" in words
    after = _YEAR_AFTER.search(words) is not None or f"{evidence.year + 1}年" in words
    if before == after:
        return hit
    kept = (("carried_in",),) if before else (("carried_out",),)
    return replace(hit, terms=tuple(term.model_copy(update={"readings": kept}) for term in hit.terms))


def is_anchored(evidence: Evidence, text: str, span: Span) -> bool:
    """Whether an anchor stands in the span, and not only inside a longer word (申请 in 申请人)."""
    vocabulary = evidence.vocabulary
    return any(
        vocabulary.anchors.fullmatch(match[0])
        for match in vocabulary.pattern.finditer(text, span.start, span.end)
    )


def read_clause(
    evidence: Evidence, text: str, span: Span, mentions: Mentions, context: Subject | None
) -> Subject | None:
    """What the clause `span` names; None when it names nothing that stands in a table."""
    if context is None and evidence.vocabulary.pattern.search(text, span.start, span.end) is None:
        return (
            None  # most clauses of prose: without term or anchor nothing is named, whatever they leave over
        )
    return subject_of(evidence, read_words(evidence, text, span, mentions), context)


def subject_of(evidence: Evidence, words: Words, context: Subject | None) -> Subject | None:
    """What the words name, with what they leave out taken from `context`."""
    table = _table(words, context)
    if table is None:
        return None
    terms = list(_of_axis(words, table, context))
    if not terms and not words.anchored and words.residue:
        return None
    rows = _combine([term for term in terms if term.axis == "row"])
    usual = evidence.vocabulary.tables[table]
    named_columns = [term for term in terms if term.axis == "column"]
    columns = (
        _combine(named_columns)
        if usual.columns_add
        else tuple(reading for term in reversed(named_columns) for reading in term.readings)
    )
    inherited = context if context and context.table == table else None
    if not rows:
        defaults = usual.default_rows if usual.loose_context or not inherited else ()
        rows = (*(_wider(usual, inherited.rows) if inherited else ()), *defaults)
    elif inherited and all(term.weak for term in terms if term.axis == "row"):
        rows = (*(row for row in inherited.rows if any(set(row) < set(wide) for wide in rows)), *rows)
    if not columns:
        loose = inherited.columns if inherited and usual.loose_context else ()
        columns = (*usual.default_columns, *loose)
    strong = words.anchored or any(not term.weak for term in terms)
    axis = "".join(sorted({term.axis for term in terms})) or (inherited.axis if inherited else "")
    named = bool(terms) or words.anchored
    residue = words.residue + "".join(_foreign(words, table))
    general = words.anchored and not terms
    return Subject(table, _unique(rows), _unique(columns), named, strong, residue, axis, general)


def _foreign(words: Words, table: str) -> Iterator[str]:
    """Words that can only mean another table: 因行政处罚引发的诉讼 are not all lawsuits."""
    for hit in words.hits:
        if all(term.table != table and not term.weak for term in hit.terms):
            yield hit.terms[0].words[0]


def _of_axis(words: Words, table: str, context: Subject | None) -> Iterator[Term]:
    """A word that names a row and a column (其他) goes on with the axis of the list it closes."""
    wanted = "column" if context and context.table == table and context.axis == "column" else "row"
    for hit in words.hits:
        terms = [term for term in hit.terms if term.table == table]
        is_both = len({term.axis for term in terms}) > 1 and hit.is_ambiguous
        yield from (term for term in terms if not is_both or term.axis == wanted)


def _wider(usual: TableWords, rows: Readings) -> Readings:
    """败诉13件 after 复议后起诉147件 may speak of all lawsuits: a row that is part of a family brings the family."""
    families = [family for family in usual.families for row in rows if set(row) < set(family)]
    return (*rows, *families)


def _table(words: Words, context: Subject | None) -> str | None:
    """A term that cannot mean anything else decides; weak ones only speak where their table is the subject."""
    in_disputes = context is not None and context.table == "disputes" and not words.anchored
    strong = [
        term.table
        for hit in words.hits
        for term in hit.terms
        if not term.weak and not (in_disputes and term.level == "process")
    ]
    if strong:
        return strong[-1]
    weak = [term.table for hit in words.hits for term in hit.terms]
    if context and (context.table in weak or not (weak or words.anchored)):
        return context.table
    return "applications" if words.anchored else None


def _combine(terms: list[Term]) -> Readings:
    """Results named together are added up, a part beats its whole, and of several stages the last one counts."""
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
        return (tuple(dict.fromkeys(item for reading in smallest for item in reading)),)
    stages = list(reversed(terms))
    if len(stages) < 2:
        return stages[0].readings if stages else ()
    together = tuple(dict.fromkeys(item for term in terms for item in term.readings[0]))
    return (*stages[0].readings, together, *(reading for term in stages[1:] for reading in term.readings))


def _unique(readings: Readings) -> Readings:
    return tuple(dict.fromkeys(readings))


def residue_of(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> str:
    """What is left of the clause when terms, anchors, fillers, the office's name and the year are taken away."""
    key = ("residue", text, span.start, span.end)
    found: str | None = evidence.memo.get(key)
    if found is None:
        found = evidence.memo[key] = _residue(evidence, text, span, mentions)
    return found


def _residue(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> str:
    kept = list(text[span.start : span.end])

    def drop(start: int, end: int) -> None:
        kept[max(start, span.start) - span.start : end - span.start] = " " * (
            min(end, span.end) - max(start, span.start)
        )

    for match in _COMPARED_WITH.finditer(text, span.start, span.end):
        drop(match.start(), match.end())
    for hit in find_terms(evidence, text, span):
        drop(hit.start, hit.end)
        if any(term.table == "disclosure" for term in hit.terms):
            examples = _EXAMPLES.search(text, span.start, hit.start)
            if examples:
                drop(examples.start(), examples.end())
    for mention in mentions.within(span):
        if mention.kind != "quantity" and _says_nothing(text, span, mention, evidence.year):
            drop(mention.start, mention.end)
    remaining = "".join(kept)
    for pattern in (evidence.names, evidence.vocabulary.anchors, evidence.vocabulary.fillers, _PUNCTUATION):
        remaining = pattern.sub(" ", remaining)
    return "".join(run for run in remaining.split() if _is_strange(evidence, run))


def _is_strange(evidence: Evidence, run: str) -> bool:
    """Whether what is left over may name something: two characters or more, or one that names a place or body."""
    rest = evidence.vocabulary.particles.sub("", run)
    return (
        len(rest) > 1
        or (rest != "" and rest in _PLACES)
        or (len(rest) == 1 and not "\u4e00" <= rest <= "\u9fff")
    )


def _says_nothing(text: str, span: Span, mention: Mention, year: int) -> bool:
    """Numbers that are no figures; of dates those of the whole year, and 2024年结转, 结转至2026年."""
    is_beside = mention.text.removesuffix("度") in (f"{year - 1}年", f"{year + 1}年")
    return not narrows(mention, year) or (is_beside and "转" in text[span.start : span.end])


def narrows(mention: Mention, year: int) -> bool:
    """Whether a date says less than the whole reporting year: 第四季度, 截至6月, another year."""
    if mention.kind != "date":
        return False
    plain = mention.text.removesuffix("度")
    return plain not in {
        f"{year}年",
        "12月31日",
        "12月底",
        "年底",
        "1月1日",
        f"{year}年1月1日",
        f"{year}年12月31日",
    }


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
    return "column" not in subject.axis or bool(_expressions(evidence, subject, subject.columns, unit, False))


def _expressions(
    evidence: Evidence, subject: Subject, columns: Readings, unit: str, last_year: bool
) -> list[str]:
    cells = evidence.figures.format.cells
    prefix = "previous." if last_year else ""
    found: dict[str, bool] = {}
    for row_reading, column_reading in product(subject.rows, columns):
        ids = [f"{subject.table}.{row}.{column}" for row in row_reading for column in column_reading]
        if ids and all(cell in cells and _fits(cells[cell].column.unit, unit) for cell in ids):
            found[" + ".join(prefix + cell for cell in ids)] = cells[ids[0]].column.unit == unit
    return sorted(found, key=lambda expression: not found[expression])


def _fits(cell_unit: str, unit: str) -> bool:
    if cell_unit in AMOUNT_UNITS or unit in AMOUNT_UNITS:
        return cell_unit in AMOUNT_UNITS and (unit in AMOUNT_UNITS or not unit)
    if cell_unit == "项":
        return unit in ("", "项", "个")
    return unit in _COUNT_UNITS


def speaks_of_last_year(evidence: Evidence, text: str, span: Span) -> bool:
    """Whether the clause states last year's figure itself (上年收到31件), not a comparison with it or what it left."""
    clause = span.of(text)
    if f"{evidence.year - 1}年年初" in clause or f"{evidence.year - 1}年初" in clause:
        return True
    if "转" in clause or names_carry_over(evidence, text, span):
        return False
    plain = list(text[span.start : span.end])
    for hit in find_terms(evidence, text, span):
        plain[hit.start - span.start : hit.end - span.start] = " " * (hit.end - hit.start)
    words = "".join(plain)
    named = _LAST_YEAR.search(words) or f"{evidence.year - 1}年" in words
    return bool(named) and not _COMPARISON.search(words)


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
    rest = re.sub(r"\d{4}年度?", "", _LAST_YEAR.sub("", subject.residue))
    return replace(subject, residue=rest)
