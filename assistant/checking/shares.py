"""Shares of this year: which part, of which whole, computed from the unrounded figures."""

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.checking.certainty import NARROW_SECTIONS
from assistant.checking.comparing import Judgement, compare_percent, percent
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.residue import residue_of
from assistant.checking.share_parts import may_be_part_of, names_its_whole, parts_of_share, wholes_of_share
from assistant.checking.slips import is_misprint
from assistant.checking.subjects import speaks_of_last_year
from assistant.checking.terms import find_terms
from assistant.checking.totals import ALL_CASES, LITIGATION, RECONSIDERATION, SHARE_WHOLES
from assistant.figures import last_year
from assistant.formats.vocabulary import Rate
from assistant.numerals import Mention
from assistant.report import Verdict

_TIMELY = re.compile("按时|及时|按期|准时|限时|满意|好评")
"""A rate of what came in time, which no table holds."""
_OTHER_RATE = re.compile("(?:主动|信息|政务|及时|文件|规章|事项|清单|目录|不予|未|部分|不|综合)\\Z")
_COUNT_FOLLOWS = re.compile(r"、计|[（(](?:\d|[一二两三四五六七八九十])")
"""过半数（5件）予以公开: the share is of what the number behind it counts."""
_PAPERS = re.compile("文件|规章|目录|清单|事项|处罚|许可|预算|决算|公文|会议")
_SAID_AGAIN = re.compile(r"[，、（(](?:即|也就是|约合|约为|相当于)?")
"""Nothing but a mark stands between a share and the next: one share in two wordings."""
_OF_THE_YEAR = re.compile(
    "^[，、（(]?(?:全年|本年度?|年度|当年|总体?)?(?:(?:依申请|政府信息|信息)公开)?(?:申请|复议)?件?的?(?=.{0,2}率)"
)
_KINDS_OF_CASE = (RECONSIDERATION, LITIGATION)
"""复议占34%，诉讼占66%: of both together."""
_REST_OF_A_LIST = re.compile("其[他它](?:情形|结果|情况|方式)")
"""予以公开占31.81%，部分公开占3.37%，其他情形占64.82%: all that the list did not tell, or what the form calls so."""
_REST = re.compile("余下|其余|剩余|(?<!法人[或和及与])(?<!法人或者)其[他它](?!处理|结果|情形|主体|组织)")


def judge_share(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """The share as computed from the figures; None where part or whole is not in the tables."""
    if _TIMELY.search(figure.words(section.text)):
        return None
    if _SAID_AGAIN.fullmatch(figure.words(section.text)) and course.is_share_last(figure.sentence):
        return judge_share_just_given(evidence, figure, course)
    judgement = _rate(evidence, section, figure, course)
    rated = judgement is not None
    judgement = judgement or _share(evidence, section, figure, course)
    is_supported = judgement is not None and judgement.verdict is Verdict.SUPPORTED
    if rated or is_supported:
        course.share = judgement.expression if judgement and is_supported else None
        course.share_sentence, course.share_place = figure.sentence, figure.mention.start
    course.share_read = figure.mention.start
    return judgement


def judge_share_just_given(evidence: Evidence, figure: TextFigure, course: Course) -> Judgement | None:
    """占比由28.6%回落到25.6%: the second; 占30.92%，近三分之一: the same in other words."""
    value = evidence.value(course.share) if course.share else None
    if course.share is None or value is None or course.share_sentence != figure.sentence:
        return None
    return compare_percent(figure.mention, [(course.share, value)], not figure.narrowed, "按表内数据重算")


def _share(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    parts, certain = parts_of_share(evidence, section, figure, course)
    wholes = list(dict.fromkeys(wholes_of_share(evidence, section, figure, course, parts)))
    is_named = names_its_whole(evidence, section, figure)
    others = [
        expression
        for count in course.counts
        for expression in count.expressions
        if not is_named and may_be_part_of(parts, expression)
    ]
    if parts and parts[0] in _KINDS_OF_CASE:
        others.append(ALL_CASES)
    pairs = [(part, whole) for part in parts for whole in dict.fromkeys((*wholes, *others)) if part != whole]
    found = list(ratios(evidence, pairs, 1000 if figure.mention.unit == "‰" else 100))
    is_told = section.id not in NARROW_SECTIONS or is_named or _is_of_the_last_count(figure, course, parts)
    certain = (
        certain
        and any(whole not in parts[:1] for whole in wholes)
        and is_told
        and _is_of_the_tables(section, figure, parts)
        and not _may_be_the_rest(section.text, figure, course, parts)
    )
    judgement = compare_percent(figure.mention, found, certain, "按表内数据重算")
    return judgement or (_slip(figure.mention, *found[0]) if found and not figure.narrowed else None)


def _is_of_the_last_count(figure: TextFigure, course: Course, parts: tuple[str, ...]) -> bool:
    """存在问题：不予公开236件，占31.81%: of what was told just before and is what the table says."""
    last = course.last_in(figure.sentence, figure.bracket)
    return last is not None and len(last.expressions) == 1 and last.expressions == parts[:1]


def _slip(mention: Mention, expression: str, value: Fraction) -> Judgement | None:
    """占44.25% of what is 44.52% on the tables: nothing else comes so near the likeliest share by chance."""
    if not is_misprint(mention, value):
        return None
    right = percent(value, mention)
    return Judgement(
        Verdict.CONTRADICTED, expression, right, "与按表内数据重算只差一笔，像是笔误", is_slip=True
    )


def _is_of_the_tables(section: SectionText, figure: TextFigure, parts: tuple[str, ...]) -> bool:
    words = figure.words(section.text)
    return (
        not figure.narrowed
        and (figure.shared_out or not _REST.search(words))
        and "率" not in figure.before.of(section.text)
        and _COUNT_FOLLOWS.match(section.text, figure.mention.end) is None
        and all(_table(part) in SHARE_WHOLES for part in parts)
        and not _is_labelled_by_outcome(section, figure, parts)
        and "之比" not in section.text[figure.part_start(section.text) : figure.mention.start]
    )


def _may_be_the_rest(text: str, figure: TextFigure, course: Course, parts: tuple[str, ...]) -> bool:
    is_in_a_list = course.share_sentence == figure.sentence and not figure.shared_out
    is_of_results = parts[:1] != () and _table(parts[0]) == "applications"
    return is_in_a_list and is_of_results and _REST_OF_A_LIST.search(figure.words(text)) is not None


def _is_labelled_by_outcome(section: SectionText, figure: TextFigure, parts: tuple[str, ...]) -> bool:
    """结果维持占比：行政复议23.89%: the label says of which of the cases."""
    label = section.text[figure.sentence.start : figure.clause.start].rpartition("：")[0]
    return (
        bool(label) and parts[:1] != () and parts[0].endswith(".total") and parts[0].startswith("disputes.")
    )


def _table(expression: str) -> str:
    return expression.lstrip("(").removeprefix("previous.").partition(".")[0]


def ratios(evidence: Evidence, pairs: list[tuple[str, str]], scale: int) -> Iterator[tuple[str, Fraction]]:
    """Each pair of part and whole as an expression with its value, `scale` times."""
    for part, whole in pairs:
        top, bottom = evidence.value(part), evidence.value(whole)
        if top is not None and bottom:
            yield f"({part}) / ({whole}) * {scale}", top / bottom * scale


def _rate(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    """办结率, 纠错率: rates with readings of their own, contradicted only beside a count of the same table."""
    rate = next(rates_named(evidence, figure.clause.of(section.text)), None)
    last = course.last(bracket=figure.bracket)
    if rate is None or _is_of_papers(section, figure):
        return None
    told = last.expressions[:1] if last else ()
    is_beside = any(_table(expression) == _table(rate.readings[0]) for expression in told)
    if not is_beside and not _says_no_more(evidence, figure, section, rate):
        return None
    of_last_year = speaks_of_last_year(evidence, section.text, figure.clause)
    readings = [last_year(reading) if of_last_year else reading for reading in rate.readings]
    for count in (last, *reversed(course.earlier_in(figure.sentence))):
        if count and len(count.expressions) == 1 and count.expressions[0].startswith("disputes."):
            readings = [*readings, *_rate_of_kind(readings[0], count.expressions[0])]
    values = [(reading, value) for reading in readings if (value := evidence.value(reading)) is not None]
    is_clear = not residue_of(evidence, section.text, figure.clause, section.mentions) and not figure.narrowed
    terms = [term for hit in find_terms(evidence, section.text, figure.clause) for term in hit.terms]
    is_clear = is_clear and all(term.axis == "row" for term in terms)  # 个人申请的公开率 is of some
    so_far = section.text[figure.sentence.start : figure.mention.start]
    is_clear = is_clear and not (figure.back and f"{evidence.year - 1}年" in so_far)
    return compare_percent(figure.mention, values, is_clear, "按表内数据重算")


def _rate_of_kind(rate: str, told: str) -> Iterator[str]:
    """复议后起诉8件，维持率37.5%: of the cases just told."""
    part = rate.partition(" / ")[0].strip("()")
    outcome = part.rpartition(".")[2]
    rows = [cell.rpartition(".") for cell in told.split(" + ")]
    if part.startswith("disputes.") and all(column == "total" for _, _, column in rows):
        yield f"({' + '.join(f'{row}.{outcome}' for row, _, _ in rows)}) / ({told}) * 100"


def _is_of_papers(section: SectionText, figure: TextFigure) -> bool:
    """规范性文件全部公开，公开率100%: of what the sentence names, and of no applications."""
    before = section.text[figure.part_start(section.text) : figure.mention.start]
    return "公开率" in before and _PAPERS.search(before) is not None


def _says_no_more(evidence: Evidence, figure: TextFigure, section: SectionText, rate: Rate) -> bool:
    """，办结率100%: the rate's own name and nothing else, in a paragraph on applications."""
    clause = evidence.names.sub("", figure.clause.of(section.text))
    words = _OF_THE_YEAR.sub("", clause).removesuffix("为").removesuffix("达到").removesuffix("达")
    table = figure.subject.table if figure.subject else ""
    opens = figure.clause.start == 0 or section.text[figure.clause.start - 1] in "，；。\n"
    return opens and words in rate.words and table in ("applications", "disputes")


def rates_named(evidence: Evidence, words: str) -> Iterator[Rate]:
    """The rates with a name of their own (办结率, 纠错率) that the words name."""
    return (rate for rate in evidence.vocabulary.rates if any(_is_named(word, words) for word in rate.words))


def _is_named(word: str, words: str) -> bool:
    """主动公开率 and 文件公开率 are other rates than 公开率."""
    place = words.find(word)
    return place >= 0 and _OTHER_RATE.search(words, 0, place) is None
