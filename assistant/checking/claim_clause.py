"""A clause that may claim something without a digit, with what stands around it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.checking.clauses import Span, clause_start
from assistant.checking.comparing import Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import COUNTED, SectionText, TextFigure
from assistant.checking.places import denies_one
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject
from assistant.checking.terms import find_terms, find_words
from assistant.report import Verdict

_OF_THOSE = re.compile("，?(?:均|都|皆|无一|全部)")
_THOSE = re.compile("(?:(?:政府)?信息公开)?(?:申请|案件|办结件|复议|诉讼)*(?:结果)?，?")
_OF_WHAT_WAS_TOLD = re.compile("因此|由此|因该|无一(?:提起|申请|引发)")
_NEAR = 24
"""Numbers before a claim that are looked at."""
_REST = re.compile("其[余他它]|余下|剩余|另")
TABLES = ("applications.", "disputes.", "disclosure.")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim without digits: its words, and the judgement."""

    span: Span
    judgement: Judgement
    number: int | None = None
    """Where the 0 of 均为0 stands, when there is one: that mention is the claim."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, where it stands, and what the clauses before it speak of."""

    evidence: Evidence
    section: SectionText
    sentence: Span
    span: Span
    context: Subject | None
    judged: Mapping[int, Judgement]
    """What the numbers were found to be, by their place."""

    def counted(self) -> str | None:
        """The count just stated in this sentence, as an expression; None where nobody knows it."""
        figures = self.section.figures_within(Span(self.part_start(self.span.end), self.span.end))
        counts = [figure for figure in figures if figure.mention.unit not in ("%", "百分点", "倍", "‰")]
        last = counts[-1] if counts else None
        found = self.judged.get(last.mention.start) if last and not last.is_for_each else None
        is_of_a_table = found is not None and (found.expression or "").startswith(TABLES)
        return found.expression if found and is_of_a_table and found.verdict is Verdict.SUPPORTED else None

    def counted_last_year(self) -> str | None:
        """较2021年的8件翻了一番: the count just stated was last year's; this year's expression of it."""
        figures = self.section.figures_within(Span(self.part_start(self.span.end), self.span.end))
        found = self.judged.get(figures[-1].mention.start) if figures else None
        expression = found.expression or "" if found and found.verdict is Verdict.SUPPORTED else ""
        return expression.replace("previous.", "") if expression.startswith("previous.") else None

    @property
    def text(self) -> str:
        """The text of the whole section, which every position counts in."""
        return self.section.text

    @property
    def start_with_the_one_before(self) -> int:
        """Where the clause before it begins; where there is none in the sentence, where it begins itself."""
        start = self.sentence.start
        return clause_start(self.text, start, max(start, self.span.start - 1))

    @property
    def is_of_disclosure(self) -> bool:
        """Whether its disputes are said to be on the disclosure of information, by the section or the sentence."""
        return self.section.id == "disputes" or "公开" in self.sentence.of(self.text)

    @property
    def narrowed(self) -> bool:
        """Whether the clause speaks of a part that the tables do not show."""
        found = self.evidence.vocabulary.narrowing.search(self.text, self.span.start, self.span.end)
        return (
            found is not None
            or self.follows_the_unknown
            or self.is_of_the_unproved
            or self.follows_the_unproved
        )

    @property
    def is_of_the_unproved(self) -> bool:
        """近两年诉讼4件，均未败诉: of just those that were counted before, which are none of the tables'."""
        figures = self.section.figures_within(Span(self.part_start(self.span.start), self.span.start))
        if _OF_THOSE.match(self.text, self.span.start, self.span.end) is None:
            figures = self.section.figures_within(Span(self.sentence.start, self.span.start))
            speaks = "公开" in self.text[self.sentence.start : self.span.end]
            return bool(figures) and not speaks and not any(map(self.is_proved, figures))
        return bool(figures) and not self.is_proved(figures[-1])

    def is_proved(self, figure: TextFigure) -> bool:
        """Whether the number was found to be right."""
        found = self.judged.get(figure.mention.start)
        return found is not None and found.verdict is Verdict.SUPPORTED

    @property
    def follows_the_unknown(self) -> bool:
        """砚石检查7项，全年未实施: it goes on from a number of which nobody knows what it counts."""
        before = self.counted_before()
        is_unknown = bool(before) and before[-1].is_unknown
        found = find_words(self.evidence, self.text, self.span) if is_unknown else ()
        return is_unknown and not any(hit.is_anchor or hit.names_a_row for hit in found)

    @property
    def follows_the_unproved(self) -> bool:
        """没有因此引起的诉讼: of what the sentence before counts, which is none of the tables'."""
        paragraph = self.text.rfind("\n", 0, self.span.start) + 1
        names_disclosure = "公开" in self.text[paragraph : self.span.end] or self.section.id != "overview"
        if names_disclosure and not _OF_WHAT_WAS_TOLD.search(self.text, self.span.start, self.span.end):
            return False
        figures = self.section.figures_within(Span(paragraph, self.span.start))
        last = [figure for figure in figures[-_NEAR:] if figure.sentence == figures[-1].sentence]
        cases = [figure for figure in last if figure.mention.unit in COUNTED]
        return bool(cases) and not any(map(self.is_proved, last))

    def counted_before(self) -> list[TextFigure]:
        """The numbers of this part of the sentence so far; where it has none, the last one before its semicolon."""
        found = self.section.figures_within(Span(self.part_start(self.span.start), self.span.start))
        return list(found or self.section.figures_within(Span(self.sentence.start, self.span.start))[-1:])

    def part_start(self, end: int) -> int:
        """Where the part of the sentence begins that `end` stands in: after its last semicolon."""
        return max(self.sentence.start, self.text.rfind("；", self.sentence.start, end) + 1)

    def counts_in(self, span: Span) -> bool:
        """Whether a number stands in these words that counts something."""
        return any(
            mention.kind == "quantity" and not denies_one(self.text, mention)
            for mention in self.section.mentions.within(span)
        )

    def is_of_one_number(self, end: int) -> bool:
        """结转的97件申请均由自然人提出: up to `end` it names what one proved number counts, and nothing else."""
        figures = self.section.figures_within(Span(self.span.start, end))
        if len(figures) != 1 or not self.is_proved(figures[0]) or figures[0].subject is None:
            return False
        is_rest = _REST.search(self.text, self.span.start, figures[0].mention.start) is not None
        return not is_rest and _THOSE.fullmatch(self.text, figures[0].mention.end, end) is not None

    def strange_words(self, span: Span) -> str:
        """What nobody understands of the words, their numbers aside."""
        numbers = [mention for mention in self.section.mentions.within(span) if mention.kind == "quantity"]
        starts = [span.start, *(mention.end for mention in numbers)]
        ends = [*(mention.start for mention in numbers), span.end]
        pieces = (Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start)
        return "".join(residue_of(self.evidence, self.text, piece, self.section.mentions) for piece in pieces)

    def one_denied(self) -> int | None:
        """Where the 一件 of 没有一件 stands in the clause."""
        found = self.section.mentions.within(self.span)
        return next((mention.start for mention in found if denies_one(self.text, mention)), None)

    def names_rows(self, span: Span) -> bool:
        """Whether the words name what is counted, and not only what was not done to it."""
        found = find_words(self.evidence, self.text, span)
        return any(
            hit.is_anchor or any(term.axis == "row" or term.table != "disclosure" for term in hit.terms)
            for hit in found
        )


def names_some(clause: Clause, span: Span) -> bool:
    """信访事项均已办结, 上年结转的均已办结: of one row, and not of all applications; 新收和结转的均已办结 is of all."""
    terms = [term for hit in find_terms(clause.evidence, clause.text, span) for term in hit.terms]
    stages = {reading for term in terms for reading in term.readings[:1]}
    if {("new",), ("carried_in",)} <= stages:
        return False
    return any(
        term.axis == "row" and (term.level == "result" or ("carried_in",) in term.readings) for term in terms
    )


def says_how(clause: Clause, span: Span) -> bool:
    """全部按照法定程序办理: in what way, and not that they are all done."""
    hits = find_terms(clause.evidence, clause.text, span)
    return bool(hits) and all(
        any(term.level == "process" and term.readings[0] == ("results.total",) for term in hit.terms)
        for hit in hits
    )
