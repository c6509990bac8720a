"""What a number counts: named by its clause, by the words behind it, or by what it is shared out over and points back to."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.checking.clauses import Span
from assistant.checking.distribution import Distribution
from assistant.checking.evidence import Evidence
from assistant.checking.named_behind import (
    before_its_change,
    deed_behind,
    listed_behind,
    of_kind_behind,
    part_behind,
)
from assistant.checking.outcomes_ahead import goes_on_listing, named_alone, told_ahead, with_outcome_ahead
from assistant.checking.places import Place
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, read_clause
from assistant.checking.terms import find_terms
from assistant.formats.vocabulary import Readings

FRAME = re.compile(r"(?:里|(?<![审办处]理)中|当中|之中)(?:已?有|已|共|共有|，|,)?$")
"""Ends a clause that says within what is counted: 办结的申请中; 审理中 says what they are."""
_REST = re.compile(r"(?:剩余|其余|余下|另有|还有|另外)(?:的|共|共有|有|为|是|计)*$")
"""剩余3件本机关不掌握: what is left is named behind the number, if it is."""
_ONLY_REST = re.compile("[，、；]?" + _REST.pattern)
_OF_THE_SAME_KIND = "同类"
"""上年同类答复23件: of what the count before was of."""
POINTING = re.compile("前者|后者")
"""Words that go back to one of two counts."""
_OTHERS = re.compile("[，；]?其[他它]")
_ALL_OF_THEM = re.compile("(?:政府信息公开)?(?:申请|案件)[^，。；]{0,2}(?:均|都|全部|已)")
"""除31件结转外，其他742件申请均已答复: all but those, and no kind of result."""
_CORRESPONDS = re.compile("相应|对应|[二两三四]者的?(?:数量|件数|数)|其余[二两三四][类项种]")
"""作出相应答复3件, 相应数据依次为37件、15件, 二者的数量分别为: what was told before is meant, and nobody knows which of it."""
_OF_THE_LAST = ("，其中", "，其余", "，余下", "，剩余", "：")
_OF_LAST_YEAR = re.compile(r"(?:上一?年度?|去年|20\d\d年)(?:同期)?(?:分别|依次)(?:为|是)")
_LED_TO = re.compile("(?:引发|引起|导致|产生)的\\Z")
"""申请公开引发的6件复议案件: what is counted is named behind."""
_SAYS_NOTHING = re.compile(
    "(?:[，、（(]|共|共有|有|仅|只|就|多达|高达|达到?|总?计|合计|为|占|折合|即|全年|年内|本年度?|今年|当年|累计|一共|总共)*"
)
_SUPERLATIVE = re.compile("的?(?:占比|数量|件数)?(?:最[多少大]|居多|居首|为主|最?为?集中|占多数|占大头)")
"""科研机构最少，只3件: says how many there are beside others, and nothing of what they are."""


@dataclass(slots=True)
class Memory:
    """What the paragraph has spoken of so far."""

    context: Subject | None
    counted: list[Subject | None] = field(default_factory=list)
    """What each count of the sentence so far was of."""
    pair: tuple[Subject | None, Subject | None] | None = None
    """What 前者 and 后者 point to: the last two counts of the sentence before, or of this one."""
    before: list[Subject | None] = field(default_factory=list)
    """What each count of the sentence before was of."""
    pointed: bool = False
    """Whether this sentence has pointed already."""
    ahead: Readings = ()
    """The outcome that was told ahead of the cases now listed."""

    def begin_sentence(self) -> None:
        """The counts of the sentence before may still be pointed at."""
        self.pair = (self.counted[-2], self.counted[-1]) if len(self.counted) > 1 else None
        self.before, self.counted, self.pointed, self.ahead = self.counted, [], False, ()


class Named(NamedTuple):
    """What a number counts, and how that was said."""

    subject: Subject | None
    consumed: bool
    """Whether the words behind the number name it, and so name no other."""
    framed: bool
    """Whether the clause before names the subject and the number's own says nothing: 以自然人为主，共39件."""
    frame: Subject | None = None
    """What the clauses before the number's own speak of."""
    lost: bool = False
    """Whether 前者 or 后者 points to a count of which nobody knows what it counts."""


def name_number(evidence: Evidence, place: Place, memory: Memory, shared: Distribution | None) -> Named:
    """What the number at `place` counts."""
    if shared and shared.unknown:
        return Named(None, consumed=False, framed=False)
    if (same := _of_the_same_kind(evidence, place, memory)) is not None:
        return same
    words = place.clause.of(place.text)
    if _OTHERS.fullmatch(words) and _ALL_OF_THEM.match(place.text, *place.after):
        return Named(None, consumed=False, framed=False)
    points = POINTING.search(words) is not None
    context = _pointed_at(place, memory) if points else _behind_a_list(evidence, place, memory.context)
    frame = _frame(evidence, place, context)
    subject, consumed = _subject(evidence, place, frame)
    if subject and frame and frame is not context and _is_part_of(place, frame, subject):
        subject = subject._replace(rows=frame.rows)
    subject = _as_shared_out(evidence, place, subject, _Setting(memory, shared, context, frame))
    subject = _as_led(evidence, place, subject, memory, None if frame is context else frame)
    framed = frame is not context and _is_framed(place, frame)
    if framed and subject and frame and frame.strong and not subject.named and "row" in frame.axis:
        subject = subject._replace(rows=frame.rows)
    is_lost = (points and context is None) or _CORRESPONDS.search(words) is not None
    return Named(subject, consumed, framed, frame, is_lost)


class _Setting(NamedTuple):
    """What stands around a number that is being named."""

    memory: Memory
    shared: Distribution | None
    context: Subject | None
    frame: Subject | None


def _as_shared_out(
    evidence: Evidence, place: Place, subject: Subject | None, setting: _Setting
) -> Subject | None:
    """What a run shares out to the number, or what it divides of the number before."""
    shared, context = setting.shared, setting.context
    if shared and shared.words is not None:
        return shared.subject(evidence, setting.frame) or subject
    if shared and shared.back and shared.lead and place.mention.unit != "%":
        return _shared_back(evidence, place, subject, setting.memory, shared)
    divides = place.bracket >= 0 or place.before.of(place.text).startswith(_OF_THE_LAST)
    return _inside_bracket(evidence, subject, context) if subject and context and divides else subject


def _as_led(
    evidence: Evidence, place: Place, subject: Subject | None, memory: Memory, frame: Subject | None
) -> Subject | None:
    """With the outcome that was told ahead of the cases, and with what the sentence before counted."""
    if subject is None and place.bracket < 0:
        memory.ahead = named_alone(evidence, place)
    if subject and subject.table == "disputes" and place.bracket < 0:
        subject = _of_outcome_ahead(evidence, place, subject, frame, memory)
    if subject and subject.axis == "column" and place.text.startswith("其中", place.sentence.start):
        subject = _of_the_sentence_before(subject, memory)
    return subject


def _of_the_same_kind(evidence: Evidence, place: Place, memory: Memory) -> Named | None:
    """上年同类答复23件: what the only count of the sentence so far is of; None where the words do not point to it."""
    is_same = _OF_THE_SAME_KIND in place.clause.of(place.text)
    if not (is_same and memory.counted) or _names_a_noun(evidence, place):
        return None
    same = memory.counted[0] if len(memory.counted) == 1 else None
    return Named(same and same._replace(named=True, residue=""), consumed=False, framed=False)


def _names_a_noun(evidence: Evidence, place: Place) -> bool:
    """同类诉讼案件57件 says itself of what."""
    hits = find_terms(evidence, place.text, place.clause)
    return any(term.level == "result" for hit in hits for term in hit.terms)


def _of_the_sentence_before(subject: Subject, memory: Memory) -> Subject:
    """结转下年度31件，占4.01%。其中自然人12件: of what the sentence before counted, first or last."""
    told = [counted for counted in memory.before if counted and counted.table == subject.table]
    rows = [row for counted in (*told[:1], *told[-1:]) for row in counted.rows[:1]]
    return subject._replace(rows=tuple(dict.fromkeys((*rows, *subject.rows))))


def _of_outcome_ahead(
    evidence: Evidence, place: Place, subject: Subject, frame: Subject | None, memory: Memory
) -> Subject:
    """The cases with the outcome that this clause, or the list they go on with, tells ahead of them."""
    is_of_the_last = place.before.of(place.text).startswith(_OF_THE_LAST) and subject.axis == "row"
    usual = evidence.vocabulary.tables["disputes"].default_columns
    if is_of_the_last and subject.columns != usual:
        memory.ahead = tuple(column for column in subject.columns if column not in usual)
    elif not (memory.ahead and (is_of_the_last or goes_on_listing(place))):
        memory.ahead = told_ahead(evidence, place, subject, frame)
    return with_outcome_ahead(evidence, subject, memory.ahead) if memory.ahead else subject


def _behind_a_list(evidence: Evidence, place: Place, context: Subject | None) -> Subject | None:
    """…，科研机构、法律服务机构各1件；部分公开2件: the semicolon ends the list of who applied, and what follows is of all."""
    is_of_a_list = context is not None and context.table == "applications" and context.axis == "column"
    if context is None or not is_of_a_list or "；" not in place.before.of(place.text):
        return context
    return context._replace(columns=evidence.vocabulary.tables[context.table].default_columns)


def _is_framed(place: Place, frame: Subject | None) -> bool:
    before = Span(place.before.start, place.clause.start)
    is_within = place.mention.unit != "%" and FRAME.search(before.of(place.text)) is not None
    return (
        frame is not None
        and not _SUPERLATIVE.sub("", frame.residue)
        and not is_within
        and place.clause.start > place.before.start
        and _SAYS_NOTHING.fullmatch(place.clause.of(place.text)) is not None
    )


def _is_part_of(place: Place, frame: Subject, subject: Subject) -> bool:
    """属行政查询事项的，不予公开20件: the clause before says of which part the whole is told."""
    is_within = bool(frame.rows and subject.rows) and set(frame.rows[0]) < set(subject.rows[0])
    return is_within and frame.table == subject.table and place.text.endswith("的，", 0, place.clause.start)


def _pointed_at(place: Place, memory: Memory) -> Subject | None:
    """What 前者 and 后者 point to: the last two counts before the first of these words; None where nobody knows."""
    if not memory.pointed:
        memory.pointed = True
        if len(memory.counted) > 1:
            memory.pair = (memory.counted[-2], memory.counted[-1])
    if memory.pair is None:
        return None
    return memory.pair[0] if "前者" in place.clause.of(place.text) else memory.pair[1]


def _shared_back(
    evidence: Evidence, place: Place, subject: Subject | None, memory: Memory, shared: Distribution
) -> Subject | None:
    """分别废止1件、33件 goes back to the counts before it, unless its words list something else."""
    assert shared.lead is not None  # the caller asked
    strange = residue_of(evidence, place.text, shared.lead, place.inside)
    is_plain = not strange.replace(f"{evidence.year - 1}年", "")
    led_by = shared.lead.of(place.text)
    if not is_plain or POINTING.search(led_by) or _CORRESPONDS.search(led_by):
        return None
    led = read_clause(evidence, place.text, shared.lead, place.inside, memory.context)
    named = [subject for subject in memory.counted if subject is None or subject.named]
    counted = named if len(named) >= shared.length else memory.counted  # 规章0件、文件4件，合计4件
    if len(counted) < shared.length and _OF_LAST_YEAR.fullmatch(shared.lead.of(place.text)):
        counted = [*memory.before, *counted]  # 复议6件，诉讼3件。上年分别为5件和1件
    return _counted_before(led if led and led.named else subject, counted, shared.length)


def _inside_bracket(evidence: Evidence, subject: Subject, context: Subject) -> Subject:
    """驳回3件（直接起诉2件、复议后起诉1件）: what the bracket divides up is what the number before it counts."""
    usual = evidence.vocabulary.tables[subject.table].default_columns
    if subject.table != context.table or subject.table != "disputes" or subject.columns != usual:
        return subject
    return subject._replace(columns=tuple(dict.fromkeys((*context.columns, *usual))))


def _counted_before(subject: Subject | None, counted: list[Subject | None], back: int) -> Subject | None:
    """分别废止1件、33件: the row of the count so many counts back, with the column that is named here."""
    if len(counted) < back:
        return subject if subject and subject.named and "row" in subject.axis else None
    earlier = counted[-back]
    if earlier is None:
        return None
    if subject and subject.table != earlier.table:
        return subject
    if subject is None or not subject.named:
        return earlier._replace(named=True, residue="")
    return subject._replace(rows=earlier.rows)


def _frame(evidence: Evidence, place: Place, context: Subject | None) -> Subject | None:
    """What the clauses before the number's own say: 新收申请中，自然人68件."""
    before = Span(place.before.start, place.clause.start)
    start = place.text.rfind("；", before.start, before.end) + 1  # what stands before it is the last number's
    scope = Span(max(start, before.start), before.end)
    if scope.end <= scope.start:
        return context
    framed = read_clause(evidence, place.text, scope, place.inside, context)
    return framed if framed and framed.named else context


def _subject(evidence: Evidence, place: Place, frame: Subject | None) -> tuple[Subject | None, bool]:
    """What the number counts, named before it or, as in 2件予以公开 and 有1件涉及行政复议, behind it."""
    text, inside = place.text, place.inside
    words = place.clause.of(text)
    subject = read_clause(evidence, text, place.clause, inside, frame)
    is_frame = FRAME.search(words) is not None or _REST.search(words) is not None
    is_frame = is_frame or (subject is not None and subject.general and _LED_TO.search(words) is not None)
    if subject and subject.named and not is_frame:
        part = part_behind(evidence, place, subject)
        if part is not None:
            return _with_residue(evidence, part, place, place.clause), True
        if deed := deed_behind(evidence, place, subject):
            return deed, True
        subject = of_kind_behind(evidence, place, subject)
        return _with_residue(evidence, subject, place, place.after), False
    # 余下7件由其他申请人提出 is of the whole that is divided, and not what is carried over
    leads = is_frame and subject is not None and _ONLY_REST.fullmatch(words) is None
    behind = read_clause(evidence, text, listed_behind(evidence, place), inside, subject if leads else frame)
    if behind and text.startswith("或", place.after.start):
        behind = None  # 其余17件或需另行制作，或补正后仍不明确
    if behind and behind.general:
        verb = read_clause(evidence, text, place.clause, inside, behind)
        if verb and verb.named and verb.table == behind.table:
            return _with_residue(evidence, verb, place, place.after), True  # 共收到77件政府信息公开申请
    if behind and behind.named and _names_more_than_a_change(evidence, text, place.after):
        behind = before_its_change(evidence, place, behind)
        led = _led_by_outcome(evidence, place, behind)
        return _with_residue(evidence, led, place, place.clause), True
    if subject and FRAME.search(words):
        subject = subject._replace(named=False)  # some of these, and nobody knows which
    return subject, False


def _led_by_outcome(evidence: Evidence, place: Place, behind: Subject) -> Subject:
    """被纠正的5件复议诉讼案件: how the cases ended stands before the number, of which kind they are behind it."""
    if behind.table != "disputes" or behind.axis != "row":
        return behind
    led = read_clause(evidence, place.text, place.clause, place.inside, behind)
    is_outcome = led is not None and led.named and led.table == behind.table and led.axis == "column"
    return led._replace(rows=behind.rows) if led and is_outcome else behind


def _with_residue(evidence: Evidence, subject: Subject, place: Place, span: Span) -> Subject:
    """The subject with what nobody understands on the other side of the number."""
    return subject._replace(residue=subject.residue + residue_of(evidence, place.text, span, place.inside))


def _names_more_than_a_change(evidence: Evidence, text: str, after: Span) -> bool:
    hits = find_terms(evidence, text, after)
    return not hits or any(not term.is_change for hit in hits for term in hit.terms)
