"""What a share is of: the part, and the wholes it may be a part of.

The whole is named behind 占, framed by the clause before (办结的申请中), or one of the totals.
"""

import re
from collections.abc import Iterator

from assistant.checking.clauses import CLAUSE_MARKS, Span
from assistant.checking.comparing import each_of
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.naming import FRAME
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, expressions, read_clause
from assistant.checking.terms import find_terms
from assistant.checking.totals import ALL_CASES, SHARE_WHOLES
from assistant.figures import last_year
from assistant.numerals import parse_cardinal

_WITHIN = re.compile(
    r"在([^，。；、]{2,14}?)(?:中|里|内)?(?:的|所占)(?:比重|占比|比例|份额)|在([^，。；、]{2,14}?)(?:中|里|内)占比?(?:为|达)?\Z"
)
"""在办结件中的比重由35.90%降为28.57%: the whole is named without 占."""
_TWO = 2
_PAIR_JOINED = re.compile(r"[^，；。（）、]{1,10}[、和及与][^，；。（）、]{2,14}")
_PAIR_BESIDE = re.compile(r"[^，；。（）、]{1,10}，(?!其中|含|包括)[^，；。（）、]{2,14}")
_REMARK = re.compile("（[^（）\\d]*）")
_OF_WHOLE = re.compile(r"(?:里|中|当中|之中|的)[，,]?$")
_TOGETHER = re.compile(r"(?<!折)合|共|以上|相加|之和|加起来|[两二三四](?:者|类|项|种|样)")
_SEVERAL = re.compile(r"[两二三四](?:者|类|项|种|样)\Z")
_SEVERAL_SAID = re.compile(r"([前头首后末]?)([两三四五])(?:者|类|项|种|样)[^，。；两三四五]{0,12}\Z")
_ONE_BY_ONE = re.compile("分别|依次|各")
_FIRST = ("前", "头", "首")
_NEAR = 20
"""Characters before a share in which 两项合计 stands."""
_OF_DECIDED = re.compile(
    "占(?:全部|已|年内)*(?:审结|结案|结的|判决|裁判)|已(?:审结|结案|办结)的(?=[^，。；]{0,8}(?:比例|占比|比重|率))"
)
"""占已结的22.2%, 已审结的维持比例: of the cases that are decided."""
_WITHIN_CASES = re.compile("[，；]?[^，。；、]{2,14}(?:申请|案件|件)[中里](?=[^，。；、]{2,12}占)")
"""直接起诉案件中结果维持占36.27%: the whole and the part stand in one clause."""
_WHOLE_OF_SHARE = re.compile(r"\) / \(([^()]+)\)")
"""被复议占办结数的15.23%；被诉217宗，占29.25%: of the same whole."""
_OF_A_COUNT = re.compile("占[^，。；]{0,16}\\Z")
_OF_IT = re.compile(
    r"\d[\d,.]*万?[件宗起份个]?(?:(?:政府)?信息公开)?(?:申请|案件|复议|诉讼)?(?:总数|总量)?的"
)
_OF_ALL_CASES = re.compile("占(?:全部|所有|复议、?诉讼)?案件(?:的|总数|总量|数)")
_BARE = re.compile(r"[，,（(、]?(?:分别|依次)?(?:约|各|合|总)?(?:占比?)?(?:为|达|例)?")


def parts_of_share(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[tuple[str, ...], bool]:
    """The part, as expressions, and whether it can be nothing else.

    It is shared out, named before 占, named behind the number, added up from the counts before, or the count just stated.
    """
    within = _WITHIN.search(section.text, figure.clause.start, figure.clause.end)
    if within and within.start() == figure.clause.start:
        last = course.last(bracket=figure.bracket)
        return (last.expressions, len(last.expressions) == 1) if last else ((), False)
    if figure.back:
        is_whole_told = bool(_whole_just_counted(section.text, figure, course))
        last = course.last(figure.back + is_whole_told, figure.bracket)
        return (last.expressions, True) if last else ((), False)
    if figure.shared_out and figure.subject and figure.subject.each:
        return tuple(group[0] for group in each_of(evidence, figure.subject, "件")), False
    if (
        figure.shared_out or (figure.framed and not _is_named_behind(section.text, figure))
    ) and figure.subject:
        return tuple(expressions(evidence, figure.subject, "件")), figure.subject.understood
    return _named_part(evidence, section, figure, course) or _counted_part(evidence, section, figure, course)


def _is_named_behind(text: str, figure: TextFigure) -> bool:
    """申请公开的事项中，三成属于已主动公开的内容: what stands before is the whole."""
    before = Span(figure.before.start, figure.clause.start).of(text)
    return FRAME.search(before) is not None and bool(figure.after.of(text).strip("，、）)的"))


def _named_part(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[tuple[str, ...], bool] | None:
    """What stands before 占, or behind the number; None where neither names anything."""
    text, last = section.text, course.last_in(figure.sentence, figure.bracket)
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    named = _before_share(text, figure)
    frames_whole = split < 0 and _OF_WHOLE.search(figure.clause.of(text)) is not None
    for span in (figure.after,) if frames_whole else (named, figure.after):
        subject = read_clause(
            evidence, text, span, section.mentions, last.subject if last else figure.subject
        )
        if subject and subject.named and find_terms(evidence, text, span):
            subject = _with_its_outcome(subject, figure)
            found = tuple(expressions(evidence, subject, "件"))
            if span == figure.after:
                course.add(figure.sentence, subject, found, figure.bracket)
            return found, subject.understood
    return None


def _with_its_outcome(subject: Subject, figure: TextFigure) -> Subject:
    """结果纠正57件，其中直接起诉的占26.32%: of those that were corrected, as the number's own words were read."""
    own = figure.subject
    is_same = (
        own is not None and own.table == subject.table == "disputes" and own.rows[:1] == subject.rows[:1]
    )
    return subject._replace(columns=own.columns) if own and is_same else subject


def _counted_part(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[tuple[str, ...], bool]:
    """The count just stated, or the last ones added up."""
    text, last = section.text, course.last_in(figure.sentence, figure.bracket)
    if _whole_just_counted(text, figure, course):
        counts = course.earlier_in(figure.sentence)[:-1]
        if not counts:
            return (), False
        joined = counts[-_TWO:]
        both = [count.expressions[0] for count in joined if len(count.expressions) == 1]
        sums: tuple[str, ...] = (" + ".join(both),) if len(both) == _TWO else ()
        return (*counts[-1].expressions, *sums), len(counts) == 1
    own_span = _before_share(text, figure)
    own = own_span.of(text)
    together = _TOGETHER.search(own) or _counts_the_last(text, figure)
    if together and not find_terms(evidence, text, own_span):
        sums = tuple(dict.fromkeys(running_sums(section, course, figure)))
        return sums, len(sums) == 1
    behind = figure.after.of(text).strip("）)的")
    listed = _joined_counts(text, course, figure) if last else ()
    parts = (*last.expressions, *listed) if last else ()
    if last and not parts:  # 七成 of something else agrees by chance, 22.2% hardly
        return last.perhaps if "." in figure.mention.text else (), False
    certain = _BARE.fullmatch(own) is not None and not behind and not _joins_an_unknown(text, course, figure)
    between = Span(figure.before.start, figure.clause.start)
    goes_on = "；" not in between.of(text) and not residue_of(evidence, text, between, section.mentions)
    return parts, certain and goes_on  # …；申请人以职业举报人居多，约占四成


def _joins_an_unknown(text: str, course: Course, figure: TextFigure) -> bool:
    """邮寄17件、部分公开4件，占29.58%: of both, and nobody knows what the first is."""
    counts = course.earlier_in(figure.sentence)[-_TWO:]
    if len(counts) < _TWO or counts[0].expressions:
        return False
    return _PAIR_JOINED.fullmatch(text[counts[0].place : counts[1].place]) is not None


def _joined_counts(text: str, course: Course, figure: TextFigure) -> tuple[str, ...]:
    """全部公开17件、部分公开4件，占29.58%: the two together, where a mark joins them and nothing divides one."""
    counts = course.earlier_in(figure.sentence)[-_TWO:]
    if len(counts) < _TWO or any(len(count.expressions) != 1 for count in counts):
        return ()
    between = _REMARK.sub("", text[counts[0].place : counts[1].place])
    is_joined = _PAIR_JOINED.fullmatch(between) is not None or (
        "." in figure.mention.text and _PAIR_BESIDE.fullmatch(between) is not None
    )
    is_joined = is_joined and counts[0].bracket == counts[1].bracket
    return (" + ".join(count.expressions[0] for count in counts),) if is_joined else ()


def _before_share(text: str, figure: TextFigure) -> Span:
    """The words of the clause before 占, or all of them."""
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    return Span(figure.clause.start, split if split >= 0 else figure.clause.end)


def _counts_the_last(text: str, figure: TextFigure) -> bool:
    """以上两类占…: the number before counts what is added up."""
    return _SEVERAL.search(text, figure.sentence.start, figure.clause.start) is not None


def running_sums(section: SectionText, course: Course, figure: TextFigure) -> Iterator[str]:
    """合占29.12%, 前两类占51.7%: the last two counts together, or the first two, or three, …"""
    start = figure.part_start(section.text)
    said = _SEVERAL_SAID.search(section.text, max(start, figure.mention.start - _NEAR), figure.mention.start)
    if said and _ONE_BY_ONE.search(said[0]):
        return  # 前两种占比分别为31.81%、3.37%
    told = course.told_before if said else course.earlier_in
    counts = [
        count.expressions[0]
        for count in told(figure.sentence, start)
        if count.expressions and count.bracket in (-1, figure.bracket)
    ]
    many = int(parse_cardinal(said[2]) or 0) if said else 0
    if said and many <= len(counts):
        yield " + ".join(counts[:many] if said[1] in _FIRST else counts[-many:])
        return
    for length in range(2, len(counts) + 1):
        yield " + ".join(counts[-length:])
        yield " + ".join(counts[:length])


def names_its_whole(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """占办结总数的44.7%: nothing else is its whole."""
    return (
        _named_whole(evidence, section, figure) is not None
        or _OF_DECIDED.search(section.text, figure.clause.start, figure.clause.end) is not None
    )


def _named_whole(evidence: Evidence, section: SectionText, figure: TextFigure) -> Subject | None:
    """What stands behind 占, or in 在办结件中的比重; None where it names no row or column."""
    text = section.text
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    within = _WITHIN.search(text, figure.clause.start, figure.clause.end)
    if split < 0 and within is None:
        return None
    words = Span(*within.span(within.lastindex or 1)) if within else Span(split + 1, figure.clause.end)
    context = figure.subject and figure.subject._replace(rows=(), named=False)
    if context and context.table == "disputes":  # 占案件总数: of all cases, however they ended
        usual = evidence.vocabulary.tables["disputes"]
        context = context._replace(rows=usual.default_rows, columns=usual.default_columns)
    subject = read_clause(evidence, text, words, section.mentions, context)
    return subject if subject and subject.named and find_terms(evidence, text, words) else None


def wholes_of_share(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course, parts: tuple[str, ...]
) -> Iterator[str]:
    """The whole that is named, or every one that it may be."""
    text = section.text
    if _OF_DECIDED.search(text, figure.clause.start, figure.clause.end):
        yield from _decided(parts)
        return
    whole = _named_whole(evidence, section, figure)
    if whole:
        yield from expressions(evidence, whole, "件")
        return
    if counted := _whole_just_counted(text, figure, course):
        yield from counted
        return
    frame = _framing_clause(text, figure)
    subject = read_clause(evidence, text, frame, section.mentions, None) if frame else None
    if subject and subject.named:
        yield from expressions(evidence, subject, "件")
    for part in parts:
        yield from _families(evidence, part)
    for count in course.earlier_in(figure.sentence)[:1]:
        yield from (whole for whole in count.expressions if may_be_part_of(parts, whole))
    if not (subject and subject.named):
        yield from _unnamed_wholes(text, figure, course, parts)


def _whole_just_counted(text: str, figure: TextFigure, course: Course) -> tuple[str, ...]:
    """占办结总数77件的31.81%, 分别占全部193件申请的9.81%和90.19%: the whole is named with its number."""
    last = course.last_in(figure.sentence, figure.bracket)
    end = figure.lead.end if figure.back and figure.lead else figure.mention.start
    if last is None or _OF_IT.fullmatch(text, last.place, end) is None:
        return ()
    return last.expressions if _OF_A_COUNT.search(text, figure.sentence.start, last.place) else ()


def _unnamed_wholes(text: str, figure: TextFigure, course: Course, parts: tuple[str, ...]) -> Iterator[str]:
    """What a share is of where its words do not say: the whole of the share before it, or a total."""
    if course.share and course.share_sentence == figure.sentence:
        is_of_last_year = bool(parts) and parts[0].startswith("previous.")
        for whole in _WHOLE_OF_SHARE.findall(course.share):
            yield (last_year(whole) or whole) if is_of_last_year else whole
    table = parts[0].partition(".")[0] if parts else "applications"
    if table == "disputes" and _OF_ALL_CASES.search(text, figure.clause.start, figure.clause.end):
        yield ALL_CASES
        return
    for whole in SHARE_WHOLES.get(table, ()):
        if table != "disputes" or _is_within(parts, whole):
            yield whole


def may_be_part_of(parts: tuple[str, ...], whole: str) -> bool:
    """诉讼217件，占29.25% is no share of the 复议 told first."""
    return not (whole.startswith("disputes.") and parts and parts[0].startswith("disputes.")) or _is_within(
        parts, whole
    )


def _is_within(parts: tuple[str, ...], whole: str) -> bool:
    """复议占34% is no share of the lawsuits."""
    rows = {cell.rpartition(".")[0] for cell in whole.split(" + ")}
    return all(cell.rpartition(".")[0] in rows for part in parts[:1] for cell in part.split(" + "))


def _decided(parts: tuple[str, ...]) -> Iterator[str]:
    """The cases of the same rows of table 四 that are no longer pending."""
    for part in parts:
        rows = dict.fromkeys(cell.rpartition(".")[0] for cell in part.split(" + "))
        if all(row.startswith("disputes.") for row in rows):
            yield " + ".join(
                f"{row}.{outcome}" for row in rows for outcome in ("upheld", "corrected", "other")
            )


def _framing_clause(text: str, figure: TextFigure) -> Span | None:
    """The nearest clause of the sentence that ends with 中 or 里, or such words in the number's own: 办结的申请中，…"""
    if inside := _WITHIN_CASES.match(text, figure.clause.start, figure.clause.end):
        return Span(*inside.span())
    if _OF_WHOLE.search(figure.clause.of(text)) and "占" not in figure.clause.of(text):
        return figure.clause
    end = figure.clause.start
    while end > figure.sentence.start:
        start = (
            max(
                (text.rfind(mark, figure.sentence.start, end - 1) for mark in CLAUSE_MARKS + "、"), default=-1
            )
            + 1
        )
        start = max(start, figure.sentence.start)
        if FRAME.search(text[start:end]):
            return Span(start, end)
        end = start
    return None


def _families(evidence: Evidence, part: str) -> Iterator[str]:
    """What a part is a part of: 行政执法案卷 of 不予公开, 自然人 of all applicants of the same row."""
    cells = part.split(" + ")
    rows = dict.fromkeys(cell.rpartition(".")[0] for cell in cells if not cell.endswith(".total"))
    if rows and part.startswith(("applications.", "previous.")):
        yield " + ".join(f"{row}.total" for row in rows)
    pieces = part.split(" + ", maxsplit=1)[0].split(".")
    if pieces[:2] == ["applications", "results"] and len(pieces) == 5:
        group = f"applications.results.{pieces[2]}."
        yield " + ".join(
            cell
            for cell in evidence.figures.format.cells
            if cell.startswith(group) and cell.endswith(f".{pieces[4]}")
        )
