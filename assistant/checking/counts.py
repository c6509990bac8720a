"""One count against the cells that its words stand for."""

from fractions import Fraction

from assistant.checking.certainty import Count, doubt_of, is_counted_so
from assistant.checking.comparing import Doubt, Judgement, agrees, each_of, in_unit, rounds_to, shown
from assistant.checking.course import Course
from assistant.checking.dividing import divides_unknown
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.other_matters import is_of_another_matter
from assistant.checking.places import counts_the_told
from assistant.checking.readings import AVERAGE, count_of
from assistant.checking.residue import residue_of
from assistant.checking.slips import is_power_too_large, is_slip
from assistant.checking.subjects import APPLICANT_UNITS, Subject, expressions
from assistant.checking.together import told_together
from assistant.report import Verdict


def judge_count(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """The count against its readings; what it is known to stand for is remembered for what leans on it."""
    judgement: Judgement | None = None
    known: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    if _counts_what_follows(section.text, figure) or counts_the_told(section.text, figure.mention):
        return None
    if figure.subject is not None and figure.subject.each:
        judgement = _judge_each(evidence, figure, figure.subject, divides_unknown(course, figure))
        if judgement and judgement.expression and judgement.verdict is Verdict.SUPPORTED:
            known = _told_together(evidence, figure, figure.subject, judgement.expression)
    elif figure.subject is not None:
        count = count_of(evidence, section, figure, figure.subject, course)
        judgement = _against_readings(count)
        is_known = (
            judgement is not None and judgement.expression is not None and judgement.doubt is Doubt.NONE
        )
        if judgement and judgement.expression and is_known:
            known = (judgement.expression, *_as_much(count, judgement.expression))
        elif judgement and judgement.expression:
            perhaps = (judgement.expression,)
    elif (together := told_together(section, figure, course)) is not None:
        judgement = _against_sum(evidence, figure, together)
        known = (together,) if judgement and judgement.verdict is Verdict.SUPPORTED else ()
    if AVERAGE.search(figure.clause.of(section.text)) is None:  # what follows leans on the whole
        course.add(figure.sentence, figure.subject, known, figure.bracket, figure.mention.start, perhaps)
    return judgement


def _against_sum(evidence: Evidence, figure: TextFigure, together: str) -> Judgement | None:
    """…3件。两项合计16件: what was just told, added up; the words beside the number name nothing else."""
    value = evidence.value(together)
    if value is None:
        return None
    right = shown(evidence, together, value, figure.mention)
    if figure.mention.admits(value):
        return Judgement(Verdict.SUPPORTED, together, right, "与表内数据相符")
    return Judgement(Verdict.CONTRADICTED, together, right, "与表内数据不符")


def _told_together(
    evidence: Evidence, figure: TextFigure, subject: Subject, expression: str
) -> tuple[str, ...]:
    """企业和律师事务所各2件，各占12.5%: what follows leans on any of them."""
    groups = each_of(evidence, subject, figure.mention.unit)
    return next((tuple(group) for group in groups if group[0] == expression), ())


def _as_much(count: Count, expression: str) -> tuple[str, ...]:
    """The other readings of results that come to the same this year, and need not have done so last year."""
    value = count.evidence.value(expression)
    return tuple(
        reading
        for reading in count.readings
        if reading != expression
        and reading.startswith("applications.results.")
        and expression.startswith("applications.results.")
        and count.evidence.value(reading) == value
        and set(expression.split(" + ")) < set(reading.split(" + "))
    )


def _counts_what_follows(text: str, figure: TextFigure) -> bool:
    """败诉原因有三：… announces a list."""
    return (
        not figure.mention.unit
        and text.startswith("：", figure.mention.end)
        and text[figure.mention.start - 1] == "有"
    )


def _against_readings(count: Count) -> Judgement | None:
    """Supported by any reading that holds; contradicted where none does and the words leave no doubt."""
    evidence, mention, subject = count.evidence, count.figure.mention, count.subject
    values = [
        (reading, value) for reading in count.readings if (value := evidence.value(reading)) is not None
    ]
    is_average = AVERAGE.search(count.words) is not None
    fitting = [
        (r, v)
        for r, v in values
        if agrees(evidence, mention, r, v, count.words) or (is_average and rounds_to(mention, v))
    ]
    if fitting:
        return _supported(count, *fitting[0]) if subject.named or not subject.residue else None
    return _contradicted(count, values) if values else None


def _contradicted(count: Count, values: list[tuple[str, Fraction]]) -> Judgement | None:
    """A number that fits no reading: wrong for sure, by a slip of the pen, or if its neighbours say so (settling.py)."""
    evidence, mention = count.evidence, count.figure.mention
    if is_of_another_matter(count) or _is_of_one_kind(count) or _says_more_behind(count):
        return None
    doubt = doubt_of(count)
    # beside a word that nobody understands, of several readings one is soon near by chance
    likely = values[:1] if count.subject.residue else values
    slips = (item for item in likely if _is_slip_of(count, doubt, in_unit(item[1], mention.unit)))
    if doubt is not Doubt.NONE and (slip := next(slips, None)):
        reading, value = slip
        right = shown(evidence, reading, value, mention)
        return Judgement(Verdict.CONTRADICTED, reading, right, "与表内数据只差一笔，像是笔误", is_slip=True)
    if doubt is None:
        return None
    reading, value = values[0]
    right = shown(evidence, reading, value, mention)
    inherited = not count.subject.named or count.subject.general
    return Judgement(Verdict.CONTRADICTED, reading, right, "与表内数据不符", inherited, doubt)


def _is_slip_of(count: Count, doubt: Doubt | None, value: Fraction) -> bool:
    """Where the number may be some of the whole (截至11月1265件 of 1285), or two may be one (19人, 18件), only ten times as much is none."""
    mention = count.figure.mention
    counts_applicants = mention.unit in APPLICANT_UNITS
    if not count.subject.named or not (is_counted_so(count) or counts_applicants):
        return False
    # 行政处罚农药违法案件15起 is no slip of 150
    is_of_something_else = count.figure.adrift and count.subject.residue != ""
    may_be_some = doubt is None or count.figure.narrowed or counts_applicants or is_of_something_else
    return (is_power_too_large if may_be_some else is_slip)(mention, value)


def _says_more_behind(count: Count) -> bool:
    """诉讼8件，无一败诉，5件另案处理: words that nobody understands stand where they would name what is counted."""
    after = count.figure.after
    return not count.subject.named and bool(
        residue_of(count.evidence, count.section.text, after, count.section.mentions)
    )


def _is_of_one_kind(count: Count) -> bool:
    """维持62件 where nothing says of what: it is right of 复议 alone, or of 诉讼."""
    subject, unit = count.subject, count.figure.mention.unit
    rows = count.evidence.vocabulary.tables["disputes"].default_rows
    if subject.table != "disputes" or subject.rows[:1] != rows[:1]:
        return False
    kinds = (*((row,) for row in rows[0]), rows[0][1:])
    return any(
        agrees(count.evidence, count.figure.mention, reading, value, count.words)
        for kind in kinds
        for reading in expressions(count.evidence, subject._replace(rows=(kind,)), unit)
        if (value := count.evidence.value(reading)) is not None
    )


def _supported(count: Count, reading: str, value: Fraction) -> Judgement:
    return Judgement(
        Verdict.SUPPORTED,
        reading,
        shown(count.evidence, reading, value, count.figure.mention),
        "与表内数据相符",
        inherited=not count.subject.named,
    )


def _judge_each(evidence: Evidence, figure: TextFigure, subject: Subject, is_loose: bool) -> Judgement | None:
    """维持、纠正各1件: in one reading of what is left open, every noun has this number.

    Where nouns that are told to be alike are alike in one reading, that is the reading meant.
    """
    groups = each_of(evidence, subject, figure.mention.unit)
    for group in groups:
        values = [evidence.value(reading) for reading in group]
        if all(value is not None and figure.mention.admits(value) for value in values):
            return Judgement(Verdict.SUPPORTED, group[0], None, "与表内数据相符")
    is_of_any_kind = (
        subject.table == "disputes"
        and subject.rows[:1] == (evidence.vocabulary.tables["disputes"].default_rows[:1])
    )
    if not subject.understood or figure.narrowed or is_loose or is_of_any_kind:
        return None
    alike = [group for group in groups if len({evidence.value(reading) for reading in group}) == 1]
    if not alike and len(groups) > 1:
        return None
    wrong = (alike or groups)[0]
    value = evidence.value(wrong[0])
    expected = shown(evidence, wrong[0], value, figure.mention) if alike and value is not None else None
    return Judgement(Verdict.CONTRADICTED, wrong[0], expected, "与表内数据不符")
