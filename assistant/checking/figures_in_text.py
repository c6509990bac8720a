"""The walk over the numbers of a text: each with its clause, and the subject carried over from the clause before.

`全年收到申请5件，其中自然人3件，均已办结` names its table once. The subject therefore lives through a paragraph, is
refined clause by clause, and starts from the heading when that names a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.checking.clauses import ParagraphSpan, Span, clause_end, clause_start, paragraphs, sentences
from assistant.checking.evidence import Evidence
from assistant.checking.subjects import Subject, narrows, read_clause, residue_of
from assistant.numerals import Mention, find_mentions


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A number with its place in the argument of the sentence."""

    mention: Mention
    paragraph: Span
    sentence: Span
    before: Span
    """From the number before (or the sentence's beginning) to this number."""
    clause: Span
    """The last clause of `before`: the words that name the number."""
    after: Span
    """From the number to the end of its clause."""
    subject: Subject | None
    narrowed: bool
    """Whether the words before say that only a part is counted (本级, 第四季度, a channel)."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section's text with its numbers; `mentions` are all numbers, `figures` those that count something."""

    id: str
    text: str
    mentions: tuple[Mention, ...]
    figures: tuple[TextFigure, ...]


def read_section(evidence: Evidence, section_id: str, text: str) -> SectionText:
    """Find every number of the section and what its words name."""
    mentions = find_mentions(text)
    figures = [figure for line in paragraphs(text) for figure in _paragraph(evidence, text, line, mentions)]
    return SectionText(section_id, text, mentions, tuple(figures))


def heading_subject(evidence: Evidence, heading: str) -> Subject | None:
    """The table that a heading announces: under 依申请公开 the word 收到 needs no object."""
    plain = read_clause(evidence, heading, Span(0, len(heading)), (), None)
    if plain is None:
        return None
    words = evidence.vocabulary.tables[plain.table]
    return (
        Subject(plain.table, words.default_rows, words.default_columns, False, "")
        if plain.table == "applications"
        else None
    )


def _paragraph(
    evidence: Evidence, text: str, line: ParagraphSpan, mentions: tuple[Mention, ...]
) -> Iterator[TextFigure]:
    context = heading_subject(evidence, line.heading)
    for sentence in sentences(text, line.span):
        inside = tuple(mention for mention in mentions if sentence.start <= mention.start < sentence.end)
        context = _for_new_sentence(evidence, context)
        position = sentence.start
        for mention in inside:
            if mention.kind != "quantity":
                continue
            figure = _figure(
                evidence, text, line.span, sentence, Span(position, mention.start), mention, inside, context
            )
            context = figure.subject or context
            position = mention.end
            yield figure
        context = _closing_context(evidence, text, Span(position, sentence.end), inside, context)


def _for_new_sentence(evidence: Evidence, context: Subject | None) -> Subject | None:
    """The table and row live on, the group of applicants does not."""
    if context is None:
        return None
    return replace(context, columns=evidence.vocabulary.tables[context.table].default_columns)


def _figure(
    evidence: Evidence,
    text: str,
    paragraph: Span,
    sentence: Span,
    before: Span,
    mention: Mention,
    inside: tuple[Mention, ...],
    context: Subject | None,
) -> TextFigure:
    clause = Span(clause_start(text, before.start, before.end), before.end)
    scope = Span(before.start, clause.start)
    framed = read_clause(evidence, text, scope, inside, context) if scope.end > scope.start else None
    frame = framed if framed and framed.named else context
    following = min((other.start for other in inside if other.start >= mention.end), default=sentence.end)
    after = Span(mention.end, clause_end(text, mention.end, min(following, sentence.end)))
    subject = read_clause(evidence, text, clause, inside, frame)
    if subject is None or not subject.named:
        subject = _from_words_behind(evidence, text, clause, after, inside, frame) or subject
    narrowed = _is_narrowed(evidence, text, Span(before.start, after.end), inside)
    return TextFigure(mention, paragraph, sentence, before, clause, after, subject, narrowed)


def _is_narrowed(evidence: Evidence, text: str, words: Span, inside: tuple[Mention, ...]) -> bool:
    """A channel, a part of the office, a part of the year; last year is no part of this one and is read as such."""
    periods = [mention for mention in inside if words.start <= mention.start < words.end]
    return evidence.vocabulary.narrowing.search(text, words.start, words.end) is not None or any(
        narrows(mention, evidence.year) and not mention.text.startswith(str(evidence.year - 1))
        for mention in periods
    )


def _from_words_behind(
    evidence: Evidence,
    text: str,
    clause: Span,
    after: Span,
    inside: tuple[Mention, ...],
    frame: Subject | None,
) -> Subject | None:
    """`有1件涉及行政复议`, `2件予以公开`: the name stands behind the number."""
    behind = read_clause(evidence, text, after, inside, frame)
    if behind is None or not behind.named:
        return None
    return replace(behind, residue=behind.residue + residue_of(evidence, text, clause, inside))


def _closing_context(
    evidence: Evidence, text: str, rest: Span, inside: tuple[Mention, ...], context: Subject | None
) -> Subject | None:
    """A sentence without numbers after its last one may still name the table for the next."""
    named = read_clause(evidence, text, rest, inside, context)
    if named and named.named and (context is None or named.table != context.table):
        return named
    return context
