"""The walk over the numbers of a text: each with its clause, and the subject carried over from the clause before.

`全年收到申请5件，其中自然人3件，均已办结` names its table once. The subject therefore lives through a paragraph, is
refined clause by clause, and starts from the heading when that names a table. What narrows a clause (a channel, a
quarter, an unknown noun) narrows the elliptic clauses behind it too, up to the next semicolon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assistant.checking.asides import is_aside, past_asides
from assistant.checking.carried_subject import (
    closing_context,
    columns_of_all,
    for_new_sentence,
    heading_subject,
    subject_of_section,
    told_later,
    usual_of,
)
from assistant.checking.clauses import ParagraphSpan, Span, clause_start, paragraphs, sentences
from assistant.checking.comparing import direction
from assistant.checking.distribution import Distribution, distributions
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.mentions import Mentions, index
from assistant.checking.naming import Memory, Named, name_number
from assistant.checking.narrowing import is_narrowed, opens_a_view
from assistant.checking.places import Place, counts_the_told, past_bracket, place_of
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, usual_subject
from assistant.checking.terms import find_terms
from assistant.checking.unknown_words import (
    Within,
    goes_on_from_the_last,
    informed_at,
    is_adrift,
    is_any_request,
    names_a_row,
    names_a_step,
    names_a_step_only,
    within_unknown,
)
from assistant.numerals import find_mentions

_DIVIDED = re.compile("其中|包括|含")
_OF_ITS_KIND = re.compile("(?:类|结果|决定)?(?:信息|数据)?")
"""Behind a noun that goes on with what was said of the noun before: 公示行政许可信息20件，行政处罚信息5件."""
_DIVIDES_THE_LAST = re.compile("[，（(]?(?:其中|包括|含)")
_ENDS_A_CLAUSE = re.compile("[，。；：]")
_SHARE_OF = re.compile("[，、（(]?约?占")
_KINDS = frozenset({"类", "种", "者", "样"})
_CASES = frozenset({"", "件", "起", "宗", "例", "份", "项", "部"})
MOST_FIGURES = 1500
"""Numbers of a section that are read; a report has some sixty. What comes after is reported as not checked."""


@dataclass(slots=True)
class _Walk:
    """Where the walk through a paragraph has come to."""

    memory: Memory
    position: int
    informed: int
    """From where on the text has named the information that is asked for, in its heading, the paragraph before, or this one."""
    narrowed: bool = False
    adrift: bool = False
    """Whether nobody knows what the number before counted."""
    within: Within = Within.NOTHING
    """Whether this part of the sentence speaks of something nobody knows."""
    of_any_request: bool = False
    """Whether the paragraph tells requests of which nobody knows for what they are."""
    bracket: int = -1
    """The bracket of the number before."""
    moved: Span | None = None
    """The clause of the number before, where it says how much something grew or fell."""
    outside: tuple[Subject | None, bool, bool] = (None, False, False)
    """Subject, narrowing and drift as they were before the bracket."""
    counts: int = 0
    """Counts of the sentence so far."""
    unit: str = ""
    """The unit of the number before."""
    is_clear: bool = False
    """Whether one of them is of what the tables hold, as far as its words go."""
    is_led: bool = False
    """Whether what came before the sentence names the table that it speaks of."""
    listed: bool = False
    """Whether the last numbers are a list of parts that no table holds: 其中网上31件、信函120件."""
    lost: bool = False
    """Whether the sentence before has counts, and none of them is clear: 热线受理487件。办结479件。"""

    def begin_sentence(self, start: int) -> None:
        """What narrowed the sentence before narrows this one only where it goes on from it and names nothing."""
        self.lost = self.counts > 0 and not self.is_clear
        self.is_led = self.memory.context is not None
        self.counts, self.is_clear, self.listed = 0, False, False
        self.position, self.narrowed, self.bracket, self.moved = start, False, -1, None
        self.adrift, self.within = False, Within.NOTHING
        self.memory.begin_sentence()

    def leave_bracket(self, bracket: int) -> None:
        """Behind a bracket the sentence goes on where it was before it."""
        if bracket < 0 <= self.bracket:
            self.memory.context, self.narrowed, self.adrift = self.outside
        self.bracket = bracket


def read_section(evidence: Evidence, section_id: str, text: str) -> SectionText:
    """Find every number of the section and what its words name."""
    mentions = index(find_mentions(text))
    figures: list[TextFigure] = []
    heading, context = "", None
    whole = subject_of_section(evidence, section_id)
    for line in paragraphs(text):
        if len(figures) >= MOST_FIGURES:
            break
        is_same = line.heading == heading and not line.is_heading
        heading = line.heading
        start = context if is_same and context else heading_subject(evidence, heading) or whole
        informed = line.span.start if start is not None else informed_at(text, line.span)
        walk = _Walk(Memory(start), line.span.start, informed)
        figures += _paragraph(evidence, text, line, mentions, walk)
        context = usual_of(evidence, walk.memory.context)
    return SectionText(section_id, text, mentions, tuple(figures))


def _paragraph(
    evidence: Evidence, text: str, line: ParagraphSpan, mentions: Mentions, walk: _Walk
) -> Iterator[TextFigure]:
    count = 0
    columns = columns_of_all(evidence, text, line.span, mentions)
    for sentence in sentences(text, line.span):
        if count >= MOST_FIGURES:
            return
        inside = index(mentions.within(sentence))
        walk.memory.context = for_new_sentence(evidence, walk.memory.context, columns)
        if told := told_later(evidence, text, sentence, walk.memory.context):
            walk.memory.context = usual_subject(evidence, told)
        walk.begin_sentence(sentence.start)
        shared = distributions(evidence, text, sentence, inside) if inside.items else {}
        for mention in inside:
            if mention.kind == "quantity":
                count += 1
                position = walk.position
                if position > sentence.start:
                    position = past_asides(evidence, text, position, mention.start)
                place = place_of(text, sentence, inside, mention, position)
                yield _figure(evidence, line.span, place, walk, shared.get(mention.start))
        rest = Span(walk.position, sentence.end)
        walk.memory.context = closing_context(evidence, text, rest, inside, walk.memory.context)


class _Doubts(NamedTuple):
    """What leaves open what a number counts."""

    strange: str
    """Words beside it that nobody understands."""
    adrift: bool
    drifting: bool
    narrowed: bool
    trailing: bool
    is_of_all: bool
    """收到申请77件，其中网上60件、信函17件，办结76件: the last goes on from the first, and not from the list."""


def _figure(
    evidence: Evidence, paragraph: Span, place: Place, walk: _Walk, shared: Distribution | None
) -> TextFigure:
    walk.leave_bracket(place.bracket)
    named = name_number(evidence, place, walk.memory, shared)
    subject = named.subject
    stands_aside = is_aside(place, subject)
    doubts = _doubts_of(evidence, place, walk, named, shared, stands_aside=stands_aside)
    lead = _lead(place.text, shared) or _moved_too(place, walk)
    _walk_on(evidence, walk, place, named, doubts, stands_aside=stands_aside)
    return TextFigure(
        place.mention,
        paragraph,
        place.sentence,
        place.before,
        place.clause,
        place.after,
        subject,
        doubts.narrowed,
        trailing=doubts.trailing,
        stray=bool(doubts.strange) and not (subject is not None and subject.strong),
        adrift=doubts.adrift,
        drifting=doubts.drifting,
        leans=not (doubts.is_of_all or opens_a_view(place) or names_a_row(evidence, place)),
        is_informed=place.after.end >= walk.informed,
        bracket=place.bracket,
        framed=named.framed,
        shared_out=shared is not None and shared.words is not None,
        back=shared.back if shared else 0,
        is_aside=stands_aside,
        lead=lead,
    )


def _doubts_of(
    evidence: Evidence,
    place: Place,
    walk: _Walk,
    named: Named,
    shared: Distribution | None,
    *,
    stands_aside: bool,
) -> _Doubts:
    """What its own words and the numbers before leave open; an aside sets nothing adrift."""
    adrift = named.lost or (not stands_aside and _goes_adrift(evidence, place, walk, named.subject))
    is_of_all = walk.listed and walk.is_clear and names_a_step(evidence, place)
    goes_on = walk.narrowed and not is_of_all
    return _Doubts(
        _strange_words(evidence, place, named.subject),
        adrift,
        drifting=not adrift and not is_of_all and _drifts_on(evidence, place, walk, named, shared),
        narrowed=is_narrowed(evidence, place),
        trailing=goes_on and not _is_new_start(evidence, place, named.subject, walk),
        is_of_all=is_of_all,
    )


def _walk_on(
    evidence: Evidence, walk: _Walk, place: Place, named: Named, doubts: _Doubts, *, stands_aside: bool
) -> None:
    """Count the number, and go on behind it with what it leaves open for the next."""
    strange, subject, is_case = bool(doubts.strange), named.subject, place.mention.unit in _CASES
    if is_case:
        is_open = strange or doubts.adrift or doubts.drifting or doubts.narrowed
        walk.counts += 1
        walk.is_clear = walk.is_clear or (subject is not None and subject.named and not is_open)
    if stands_aside:
        walk.position = past_bracket(place)
    elif not counts_the_told(place.text, place.mention) and not _counts_the_named(evidence, place):
        # 复议共91件。结转下年度19件: of applications or of cases, which nobody knows
        is_unknown = subject is None and (strange or bool(find_terms(evidence, place.text, place.clause)))
        walk.adrift = doubts.adrift or doubts.drifting or (is_unknown and is_case)
        _go_on(walk, place, named, narrowed=doubts.narrowed or doubts.trailing or strange)


def _counts_the_named(evidence: Evidence, place: Place) -> bool:
    """内部事务信息和过程性信息两类不予公开共14件: the first number counts the nouns before it."""
    if place.mention.unit not in _KINDS or place.before.start != place.sentence.start:
        return False
    hits = find_terms(evidence, place.text, place.clause)
    return len(hits) > 1 and place.mention.value == len(hits)


def _strange_words(evidence: Evidence, place: Place, subject: Subject | None) -> str:
    """What nobody understands before the number or, where nothing there names what it counts, behind it."""
    before = subject.residue if subject else residue_of(evidence, place.text, place.clause, place.inside)
    if before or (subject and subject.named):
        return before
    return residue_of(evidence, place.text, place.after, place.inside)


def _goes_adrift(evidence: Evidence, place: Place, walk: _Walk, subject: Subject | None) -> bool:
    """Whether nobody knows what the number counts; what sets it adrift may hold for the next ones too."""
    walk.within = within_unknown(evidence, place, subject, walk.within)
    walk.of_any_request = is_any_request(
        evidence, place, subject, informed=walk.informed, was=walk.of_any_request
    )
    is_of_requests = subject is not None and subject.table == "applications"
    return (
        walk.within is not Within.NOTHING
        or is_adrift(evidence, place, subject)
        or (walk.of_any_request and is_of_requests)
    )


def _drifts_on(
    evidence: Evidence, place: Place, walk: _Walk, named: Named, shared: Distribution | None
) -> bool:
    """What follows a number of which nobody knows what it counts, until a row is named again."""
    if shared is not None and shared.unknown:
        return True
    between = place.before.of(place.text)
    is_of_cases = named.subject is not None and named.subject.table != "applications"
    is_divided = _DIVIDED.search(place.text, *_part_before(place)) is not None
    is_next = "；" not in between or (is_of_cases and not is_divided)
    is_unknown = (walk.adrift and is_next) or (walk.narrowed and goes_on_from_the_last(place))
    if is_unknown and not names_a_row(evidence, place):
        return True
    # 立案21件，上年结转3件，办结22件
    is_step = walk.lost or (walk.adrift and not walk.is_led and not walk.is_clear)
    return is_step and names_a_step_only(evidence, place)


def _go_on(walk: _Walk, place: Place, named: Named, *, narrowed: bool) -> None:
    """Remember what the number was of, and where the next one's words begin."""
    if not _names_a_whole(place):
        walk.memory.context = named.subject or named.frame or walk.memory.context
    walk.position = (
        place.after.end if named.consumed and not _are_of_kinds(place, named) else past_bracket(place)
    )
    walk.listed = (walk.narrowed or walk.adrift) and place.before.of(place.text)[:1] in ("、", "和", "及")
    walk.narrowed, walk.unit = narrowed, place.mention.unit
    walk.moved = place.clause if direction(place.clause.of(place.text)) else None
    if place.mention.unit not in ("%", "百分点", "倍", *_KINDS):
        walk.memory.counted.append(named.subject)
    if place.bracket < 0:
        walk.outside = (walk.memory.context, walk.narrowed, walk.adrift)


def _are_of_kinds(place: Place, named: Named) -> bool:
    """两类维持合计81件: what stands behind 两类 is of the sum."""
    is_of_cases = named.subject is not None and named.subject.table == "disputes"
    return is_of_cases and place.mention.unit in _KINDS


def _names_a_whole(place: Place) -> bool:
    """予以公开的3件，占办结数的30%，其中…: the words of the share are its whole, and what follows is of the part."""
    return (
        place.mention.unit == "%"
        and _SHARE_OF.match(place.text, place.clause.start, place.clause.end) is not None
    )


def _moved_too(place: Place, walk: _Walk) -> Span | None:
    """较上年回落32件、12.55%: the second number says the same in per cent."""
    is_next = place.text[walk.position : place.mention.start] in ("、", "，")
    return walk.moved if is_next and place.mention.unit == "%" else None


def _lead(text: str, shared: Distribution | None) -> Span | None:
    """The last clause before a run that shares its words out."""
    if shared is None or shared.lead is None:
        return None
    return Span(clause_start(text, shared.lead.start, shared.lead.end), shared.lead.end)


def _is_new_start(evidence: Evidence, place: Place, subject: Subject | None, walk: _Walk) -> bool:
    """Whether the number leaves behind what narrowed the one before: named by words of its own, and no part of its list."""
    words = place.before.of(place.text)
    if "；" in words and _DIVIDED.search(place.text, *_part_before(place)):
        return True  # 44件，其中云亭9件、市直13件；新公开42件
    if subject is None or not subject.strong or words[:1] in ("、", "和", "及"):
        return False
    if _DIVIDES_THE_LAST.match(words):
        return False  # 网站公开6039条，其中规范性文件4件
    if "；" in words:
        return True
    # 信访件上年结转4件，本年新收55件: a step of the same; 收到申请77件，其中网上6件，办结76件: one of the first
    is_step = not walk.is_clear and names_a_step_only(evidence, place)
    # 培训2期185人次，复议113件: a noun that goes on with no count of people
    is_of_cases = subject.table == "disputes" and walk.unit not in _CASES
    return not (is_step or (not is_of_cases and _is_bare_noun(evidence, place)))


def _is_bare_noun(evidence: Evidence, place: Place) -> bool:
    """因处罚引发复议4件，诉讼2件: a noun and nothing more goes on with what was said of the noun before."""
    hits = find_terms(evidence, place.text, place.clause)
    if len(hits) != 1 or hits[0].start != place.clause.start:
        return False
    return _OF_ITS_KIND.fullmatch(place.text, hits[0].end, place.clause.end) is not None


def _part_before(place: Place) -> tuple[int, int]:
    """From the semicolon before the number before to that number's end."""
    start = place.text.rfind("；", place.sentence.start, place.before.start)
    return max(start, place.sentence.start), place.before.start
