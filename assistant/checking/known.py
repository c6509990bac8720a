"""Numbers the office itself supplied outside the tables: facts by their label, notes by their very words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.checking.comparing import Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.figures import Figures, in_sentence
from assistant.numerals import Mention, find_mentions
from assistant.report import Verdict

_BETWEEN = re.compile(r"[\s，：:为达有]*(?:(?:共|合|总|累)?计|共|约|近|超过?|逾)?")
_MASK = "\x00"


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact's or a part's label with its value."""

    key: str
    label: str
    value: Decimal
    unit: str
    whole: str
    """The label of the fact; a part's label only counts where its whole is named before it."""


def judge_known(evidence: Evidence, section: SectionText) -> list[Judgement | None]:
    """A judgement for each figure that a fact or a note answers, None for the others."""
    facts = list(named_facts(evidence.figures))
    quotes = dict(_quoted(evidence.figures, section))
    return [
        _by_fact(section.text, figure, facts) or quotes.get(figure.mention.start)
        for figure in section.figures
    ]


def named_facts(figures: Figures) -> Iterator[NamedFact]:
    """Every fact and part that has a value."""
    for fact in figures.facts:
        if fact.value is not None:
            yield NamedFact(f"facts.{fact.id}", fact.label, fact.value, fact.unit, fact.label)
        for index, part in enumerate(fact.parts, 1):
            yield NamedFact(f"facts.{fact.id}.{index}", part.label, part.value, fact.unit, fact.label)


def _by_fact(text: str, figure: TextFigure, facts: list[NamedFact]) -> Judgement | None:
    """The fact whose label stands directly before the number; of several the longest label."""
    before = text[figure.sentence.start : figure.mention.start]
    fitting = [fact for fact in facts if fact.unit == figure.mention.unit and _stands_before(before, fact)]
    if not fitting:
        return None
    fact = max(fitting, key=lambda item: len(item.label))
    shown = f"{fact.value:f}"
    if figure.mention.admits(fact.value):
        return Judgement(Verdict.SUPPORTED, fact.key, shown, f"与表外数据「{fact.label}」相符")
    return Judgement(Verdict.CONTRADICTED, fact.key, shown, f"与表外数据「{fact.label}」不符")


def _stands_before(before: str, fact: NamedFact) -> bool:
    position = before.rfind(fact.label)
    if position < 0 or fact.whole not in before:
        return False
    return _BETWEEN.fullmatch(before, position + len(fact.label)) is not None


def _quoted(figures: Figures, section: SectionText) -> Iterator[tuple[int, Judgement]]:
    """Notes found in the text word for word with their numbers masked: each number must be the note's own."""
    masked, places = _masked(section.text, section.mentions)
    for key, note in _notes(figures):
        pattern, wanted = _pattern(note)
        position = masked.find(pattern)
        if not wanted or position < 0:
            continue
        first = masked.count(_MASK, 0, position)
        for mention, noted in zip(places[first:], wanted, strict=False):
            same = _says(mention) == _says(noted)
            verdict = Verdict.SUPPORTED if same else Verdict.CONTRADICTED
            yield (
                mention.start,
                Judgement(verdict, key, noted.text, "与工作记录相符" if same else "与工作记录不符"),
            )


@lru_cache(maxsize=1024)
def _pattern(note: str) -> tuple[str, tuple[Mention, ...]]:
    """A note with its numbers masked, and the numbers: read once, though every section is searched for it."""
    return _masked(note, find_mentions(note))


def _says(mention: Mention) -> tuple[object, ...]:
    """What a number says, however it is spelled: １２件 is 12件, 近80件 is not 80件."""
    return mention.value, mention.low, mention.high, mention.unit, mention.approximation


def _masked(text: str, mentions: Iterable[Mention]) -> tuple[str, tuple[Mention, ...]]:
    quantities = tuple(mention for mention in mentions if mention.kind == "quantity")
    pieces, position = [], 0
    for mention in quantities:
        pieces += [text[position : mention.start], _MASK]
        position = mention.end
    return "".join([*pieces, text[position:]]), quantities


def _notes(figures: Figures) -> Iterator[tuple[str, str]]:
    notes = figures.notes
    for topic, items in notes.topics.items():
        yield from ((f"notes.{topic}.{index}", in_sentence(note.text)) for index, note in enumerate(items, 1))
    yield from ((f"notes.other.{index}", in_sentence(note.text)) for index, note in enumerate(notes.other, 1))
    for name, problems in (("problems", notes.problems), ("previous_problems", notes.previous_problems)):
        for index, problem in enumerate(problems, 1):
            yield f"notes.{name}.{index}", in_sentence(problem.text)
            yield f"notes.{name}.{index}", in_sentence(problem.measure)
