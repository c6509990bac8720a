"""The walk over the numbers of a text: each with its clause, and the subject carried over from the clause before.

`全年收到申请5件，其中自然人3件，均已办结` names its table once. The subject therefore lives through a paragraph, is
refined clause by clause, and starts from the heading when that names a table. What narrows a clause (a channel, a
quarter, an unknown noun) narrows the elliptic clauses behind it too, up to the next semicolon.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.checking.clauses import ParagraphSpan, Span, clause_end, clause_start, paragraphs, sentences
from assistant.checking.distribution import Distribution, distributions
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import NONE, Mentions, index
from assistant.checking.subjects import Subject, narrows, read_clause, residue_of
from assistant.numerals import Mention, find_mentions

FRAME = re.compile(r"(?:里|中|当中|之中)[，,]?$")
"""Ends a clause that says within what is counted: 办结的申请中."""


_REST = re.compile(r"(?:剩余|其余|余下|另有|还有|另外)$")
"""剩余3件本机关不掌握: what is left is named behind the number, if it is."""
_POINTING = re.compile("前者|后者")
_SAYS_NOTHING = re.compile("(?:[，、（(]|共|共有|有|达到?|总?计|合计|为|占|折合|即)*")
_OPENING, _CLOSING = "（(〔[【", "）)〕]】"


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A number with its place in the argument of the sentence."""

    mention: Mention
    paragraph: Span
    sentence: Span
    before: Span
    """From what belongs to the number before (or the sentence's beginning) to this number."""
    clause: Span
    """The last clause of `before`: the words that name the number."""
    after: Span
    """From the number to the end of its clause."""
    subject: Subject | None
    narrowed: bool
    """Whether the words say that only a part is counted (本级, 第四季度, a channel)."""
    trailing: bool = False
    """Whether it follows, in the same breath, a number of which the words say more than is understood."""
    stray: bool = False
    """Whether it counts something that no table holds."""
    bracket: int = -1
    """Where the bracket it stands in begins, -1 outside of brackets."""
    shared_out: bool = False
    """Whether `subject` was assigned by 分别 or 各."""
    back: int = 0
    """For 分别占a、b: this number belongs to the count so many counts back; 0 for none."""
    framed: bool = False
    """Whether the clause before names the subject and the number's own says nothing: 以自然人为主，共39件."""
    lead: Span | None = None
    """For a number of a run (分别增加5件、4件): the words before the run."""

    def words(self, text: str) -> str:
        """The words that say what the number is: its clause, or those before its run."""
        own = self.clause.of(text)
        return self.lead.of(text) if self.lead and not own.strip("、，和及与") else own


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section's text with its numbers; `mentions` are all numbers, `figures` those that count something."""

    id: str
    text: str
    mentions: Mentions
    figures: tuple[TextFigure, ...]

    def figures_within(self, span: Span) -> tuple[TextFigure, ...]:
        """The figures that begin inside `span`."""
        first = bisect_left(self.figures, span.start, key=lambda figure: figure.mention.start)
        last = bisect_left(self.figures, span.end, key=lambda figure: figure.mention.start)
        return self.figures[first:last]


@dataclass(slots=True)
class _Walk:
    """Where the walk through a sentence has come to."""

    context: Subject | None
    position: int
    narrowed: bool = False
    counted: list[Subject | None] = field(default_factory=list)
    """What each count of the sentence so far was of."""
    pair: tuple[Subject | None, Subject | None] | None = None
    """What 前者 and 后者 point to: the last two counts of the sentence before, or of this one."""
    pointed: bool = False
    """Whether this sentence has pointed already."""
    bracket: int = -1
    """The bracket of the number before."""
    outside: tuple[Subject | None, bool] = (None, False)
    """Subject and narrowing as they were before the bracket."""


def read_section(evidence: Evidence, section_id: str, text: str) -> SectionText:
    """Find every number of the section and what its words name."""
    mentions = index(find_mentions(text))
    figures: list[TextFigure] = []
    heading, context = "", None
    for line in paragraphs(text):
        is_same = line.heading == heading and not line.is_heading
        heading = line.heading
        walk = _Walk(context if is_same and context else heading_subject(evidence, heading), line.span.start)
        figures += _paragraph(evidence, text, line, mentions, walk)
        context = _usual(evidence, walk.context)
    return SectionText(section_id, text, mentions, tuple(figures))


def _usual(evidence: Evidence, context: Subject | None) -> Subject | None:
    """The table that a paragraph ends with is still the subject of the next, but nothing more of it."""
    if context is None:
        return None
    usual = evidence.vocabulary.tables[context.table]
    return Subject(context.table, usual.default_rows, usual.default_columns, False, False, "")


def heading_subject(evidence: Evidence, heading: str) -> Subject | None:
    """The table that a heading announces: under 依申请公开 the word 收到 needs no object."""
    found = read_clause(evidence, heading, Span(0, len(heading)), NONE, None)
    if found is None or found.table == "disclosure":
        return None
    return _usual(evidence, found)


def _paragraph(
    evidence: Evidence, text: str, line: ParagraphSpan, mentions: Mentions, walk: _Walk
) -> Iterator[TextFigure]:
    for sentence in sentences(text, line.span):
        inside = index(mentions.within(sentence))
        walk.context = _for_new_sentence(evidence, walk.context)
        walk.pair = (walk.counted[-2], walk.counted[-1]) if len(walk.counted) > 1 else None
        walk.position, walk.narrowed, walk.counted, walk.bracket, walk.pointed = (
            sentence.start,
            False,
            [],
            -1,
            False,
        )
        shared = distributions(evidence, text, sentence, inside)
        for mention in inside:
            if mention.kind == "quantity":
                yield _figure(
                    evidence, text, line.span, sentence, mention, inside, walk, shared.get(mention.start)
                )
        rest = Span(walk.position, sentence.end)
        walk.context = _closing_context(evidence, text, rest, inside, walk.context)


def _for_new_sentence(evidence: Evidence, context: Subject | None) -> Subject | None:
    """The table lives on; a row only where the table has no row of its own to begin with."""
    if context is None:
        return None
    usual = evidence.vocabulary.tables[context.table]
    if usual.default_rows and usual.loose_context:
        return Subject(context.table, usual.default_rows, usual.default_columns, False, False, "")
    return replace(context, columns=usual.default_columns)


def _figure(
    evidence: Evidence,
    text: str,
    paragraph: Span,
    sentence: Span,
    mention: Mention,
    inside: Mentions,
    walk: _Walk,
    shared: Distribution | None,
) -> TextFigure:
    before = Span(walk.position, mention.start)
    bracket = _bracket(text, sentence, mention)
    _leave_bracket(walk, bracket)
    clause = Span(clause_start(text, before.start, before.end), before.end)
    after = Span(mention.end, _end_of_after(text, clause, mention, inside, sentence))
    context = _pointed_at(text, clause, walk)
    frame = _frame(evidence, text, Span(before.start, clause.start), inside, context)
    subject, consumed = _subject(evidence, text, clause, after, inside, frame)
    if shared and shared.words is not None:
        subject = shared.subject(evidence, frame) or subject
    elif shared and shared.back and mention.unit != "%" and shared.lead:
        plain = not residue_of(evidence, text, shared.lead, inside) and not _POINTING.search(
            shared.lead.of(text)
        )
        subject = _counted_before(subject, walk, shared.length) if plain else None
    elif subject and context and bracket >= 0:
        subject = _inside_bracket(evidence, subject, context)
    narrowed = _is_narrowed(evidence, text, sentence, before, after, inside)
    trailing = walk.narrowed and not _is_new_start(text, before, subject)
    walk.context = subject or walk.context
    walk.position = after.end if consumed else _past_bracket(text, mention.end, inside, sentence)
    if mention.unit not in ("%", "百分点", "倍"):
        walk.counted.append(subject)
    strange = residue_of(evidence, text, clause, inside) if subject is None else subject.residue
    stray = "" if subject is not None and subject.strong else strange
    walk.narrowed = narrowed or trailing or bool(strange)
    if bracket < 0:
        walk.outside = (walk.context, walk.narrowed)
    shared_out = shared is not None and shared.words is not None
    back = shared.back if shared else 0
    return TextFigure(
        mention,
        paragraph,
        sentence,
        before,
        clause,
        after,
        subject,
        narrowed,
        trailing=trailing,
        stray=bool(stray),
        bracket=bracket,
        framed=_is_framed(text, before, clause, frame, walk_context=context),
        shared_out=shared_out,
        back=back,
        lead=_lead(text, shared),
    )


def _lead(text: str, shared: Distribution | None) -> Span | None:
    """The last clause before a run that shares its words out."""
    if shared is None or shared.lead is None:
        return None
    return Span(clause_start(text, shared.lead.start, shared.lead.end), shared.lead.end)


def _leave_bracket(walk: _Walk, bracket: int) -> None:
    """Behind a bracket the sentence goes on where it was before it."""
    if bracket < 0 <= walk.bracket:
        walk.context, walk.narrowed = walk.outside
    walk.bracket = bracket


def _is_framed(
    text: str, before: Span, clause: Span, frame: Subject | None, walk_context: Subject | None
) -> bool:
    return (
        frame is not None
        and not frame.residue
        and frame is not walk_context
        and clause.start > before.start
        and (_SAYS_NOTHING.fullmatch(clause.of(text)) is not None)
    )


def _end_of_after(text: str, clause: Span, mention: Mention, inside: Mentions, sentence: Span) -> int:
    """Where the words behind the number end: at a mark, at the next number, or at the 外 of 除1件由企业提出外."""
    following = (
        other.start for other in inside.within(Span(mention.end, sentence.end)) if other.kind == "quantity"
    )
    end = clause_end(text, mention.end, min(following, default=sentence.end))
    outside = text.find("外", mention.end, end)
    return outside if outside >= 0 and "除" in clause.of(text) else end


def _past_bracket(text: str, position: int, inside: Mentions, sentence: Span) -> int:
    """Behind a bracket that explains the number and holds no other: 直接起诉1件（撤诉）、…"""
    if text[position : position + 1] not in ("（", "("):
        return position
    closing = min(
        (found for mark in "）)" if (found := text.find(mark, position, sentence.end)) >= 0), default=-1
    )
    is_plain = closing >= 0 and not any(
        other.kind == "quantity" for other in inside.within(Span(position, closing))
    )
    return closing + 1 if is_plain else position


def _pointed_at(text: str, clause: Span, walk: _Walk) -> Subject | None:
    """What 前者 and 后者 point to: the last two counts before the first of these words."""
    words = clause.of(text)
    if ("前者" in words or "后者" in words) and not walk.pointed:
        walk.pointed = True
        if len(walk.counted) > 1:
            walk.pair = (walk.counted[-2], walk.counted[-1])
    if walk.pair is None:
        return walk.context
    return walk.pair[0] if "前者" in words else walk.pair[1] if "后者" in words else walk.context


def _inside_bracket(evidence: Evidence, subject: Subject, context: Subject) -> Subject:
    """驳回3件（直接起诉2件、复议后起诉1件）: what the bracket divides up is what the number before it counts."""
    usual = evidence.vocabulary.tables[subject.table].default_columns
    if subject.table != context.table or subject.table != "disputes" or subject.columns != usual:
        return subject
    return replace(subject, columns=tuple(dict.fromkeys((*context.columns, *usual))))


def _counted_before(subject: Subject | None, walk: _Walk, back: int) -> Subject | None:
    """分别废止1件、33件: the row of the count so many counts back, with the column that is named here."""
    earlier = walk.counted[-back] if len(walk.counted) >= back else None
    if earlier is None or (subject and subject.table != earlier.table):
        return subject
    if subject is None or not subject.named:
        return replace(earlier, named=True, residue="")
    return replace(subject, rows=earlier.rows)


def _bracket(text: str, sentence: Span, mention: Mention) -> int:
    """Where the innermost bracket around the mention begins; -1 outside of brackets."""
    open_at: list[int] = []
    for place in range(sentence.start, mention.start):
        if text[place] in _OPENING:
            open_at.append(place)
        elif text[place] in _CLOSING and open_at:
            open_at.pop()
    return open_at[-1] if open_at else -1


def _frame(
    evidence: Evidence, text: str, scope: Span, inside: Mentions, context: Subject | None
) -> Subject | None:
    """What the clauses before the number's own say: 新收申请中，自然人68件."""
    framed = read_clause(evidence, text, scope, inside, context) if scope.end > scope.start else None
    return framed if framed and framed.named else context


def _subject(
    evidence: Evidence,
    text: str,
    clause: Span,
    after: Span,
    inside: Mentions,
    frame: Subject | None,
) -> tuple[Subject | None, bool]:
    """What the number counts, named before it or, as in 2件予以公开 and 有1件涉及行政复议, behind it."""
    subject = read_clause(evidence, text, clause, inside, frame)
    is_frame = FRAME.search(clause.of(text)) is not None or _REST.search(clause.of(text)) is not None
    if subject and subject.named and not is_frame:
        return replace(subject, residue=subject.residue + residue_of(evidence, text, after, inside)), False
    behind = read_clause(evidence, text, after, inside, subject if is_frame and subject else frame)
    if behind and behind.named:
        return replace(behind, residue=behind.residue + residue_of(evidence, text, clause, inside)), True
    return subject, False


def _is_narrowed(
    evidence: Evidence, text: str, sentence: Span, before: Span, after: Span, inside: Mentions
) -> bool:
    """A channel, a part of the office, a part of the year; last year is no part of this one and is read as such."""
    words = Span(before.start, after.end)
    return (
        evidence.vocabulary.narrowing.search(text, words.start, words.end) is not None
        or evidence.vocabulary.scopes.search(text, sentence.start, before.end) is not None
        or any(
            narrows(mention, evidence.year)
            and not mention.text.startswith(str(evidence.year - 1))
            and "转" not in words.of(text)
            for mention in inside.within(words)
        )
    )


def _is_new_start(text: str, before: Span, subject: Subject | None) -> bool:
    """Whether the number leaves behind what narrowed the one before: after a semicolon, or named by words of its own."""
    joined = text[before.start : before.start + 1] in "、和及"
    return "；" in text[before.start : before.end] or (subject is not None and subject.strong and not joined)


def _closing_context(
    evidence: Evidence, text: str, rest: Span, inside: Mentions, context: Subject | None
) -> Subject | None:
    """A sentence without numbers after its last one may still name the table for the next."""
    named = read_clause(evidence, text, rest, inside, context)
    if named and named.named and (context is None or named.table != context.table):
        return named
    return context
