"""What a model is asked to write: the passages of a report, each with its facts, its notes and its template wording.

A passage is what is written, proved, repaired and replaced as one: a topic of 总体情况, or the prose of a section.
The facts are the sentences of the embedded drafter with keys in the places of their numbers, so a model sees which
words stand beside which key, and never a number that it could copy wrong.

Keys are those of the brief (`new`, `documents_issued`, `facts.website`) and not f1, f2, …: a small model that slips by
one then writes a key that does not fit the words beside it, which is caught, and a key that is a word is copied more
reliably than a number, which models renumber. A note of the office has a key too (`note1`, `problem2`, `measure2`);
the program puts the note there word for word, which is the only way its numbers can be proved.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.drafting.phrases import load_phrases
from assistant.drafting.prompts import Prompts
from assistant.drafting.slots import keys_in
from assistant.drafting.template import draft_report, fact_sentences
from assistant.figures import Figures, Note, Problem, in_sentence
from assistant.numerals import find_mentions
from assistant.report import Brief, Paragraph, Report, Statement


@dataclass(frozen=True, slots=True)
class Quote:
    """A note of the office under the key by which the model may put it into the text."""

    key: str
    text: str
    """The office's own words, without the final punctuation."""

    @property
    def has_numbers(self) -> bool:
        """Whether it holds a number; then it can only be proved word for word."""
        return any(mention.kind == "quantity" for mention in find_mentions(self.text))


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of prose that a model may write."""

    id: str
    """`overview.proactive`, `problems`: the id of its prompt too."""
    section: str
    topic: str
    title: str
    """How the model marks it, in the official words: 主动公开."""
    heading: str
    """The heading it stands under, empty for a section without headings of its own."""
    call: str
    facts: tuple[str, ...]
    """Sentences with keys for numbers."""
    quotes: tuple[Quote, ...]
    statements: dict[str, Statement]
    """What the keys of `facts` stand for."""
    figures: dict[str, Statement]
    """Everything the report may state, also in other passages: words beside a key must not name another of these."""
    template: tuple[Paragraph, ...]
    """The embedded drafter's wording, which stands in where the model's cannot be proved."""

    @property
    def is_worth_asking(self) -> bool:
        """Whether there is anything to write from; with neither facts nor notes a model could only invent."""
        return bool(self.statements or self.quotes)

    def wording(self, key: str) -> str | None:
        """What the program prints for a key; None when the key is not this passage's."""
        statement = self.statements.get(key)
        if statement:
            return statement.wording
        return next((quote.text for quote in self.quotes if quote.key == key), None)

    @property
    def material(self) -> str:
        """Everything this passage may say, in plain words."""
        return "\n".join([*(item.text for item in self.template), *(quote.text for quote in self.quotes)])


def build_passages(brief: Brief, prompts: Prompts, plain: Report | None = None) -> tuple[Passage, ...]:
    """The passages of a report that have a prompt, in the order of the report; `plain` is the embedded drafter's, if at hand."""
    report = plain or draft_report(brief)
    return tuple(
        passage
        for section in report.sections
        for topic in dict.fromkeys(item.topic for item in section.paragraphs)
        if (passage := _passage(brief, prompts, report, section.id, topic))
    )


def _passage(brief: Brief, prompts: Prompts, report: Report, section_id: str, topic: str) -> Passage | None:
    passage_id = f"{section_id}.{topic}" if topic else section_id
    prompt = prompts.passage(passage_id)
    section = report.section(section_id)
    if prompt is None or section is None:
        return None
    paragraphs = [item for item in section.paragraphs if item.topic == topic]
    phrases = load_phrases(brief.figures.format.vocabulary)
    facts = fact_sentences(_with_keys_for_problems(brief), phrases, section_id, topic)
    keys = [key for fact in facts for key in keys_in(fact) if key in brief.statements]
    return Passage(
        passage_id,
        section_id,
        topic,
        _title(brief.figures, section_id, topic),
        next((item.text for item in paragraphs if item.level), ""),
        prompt.call,
        tuple(facts),
        tuple(_quotes(brief.figures, section_id, topic)),
        {key: brief.statements[key] for key in keys},
        brief.statements,
        tuple(item for item in paragraphs if not item.level),
    )


def _title(figures: Figures, section_id: str, topic: str) -> str:
    section = figures.format.section(section_id)
    return next((item.title for item in section.topics if item.id == topic), section.title)


def _quotes(figures: Figures, section_id: str, topic: str) -> Iterator[Quote]:
    """The notes of a passage, numbered so that no two of a report share a key."""
    notes = figures.notes
    if section_id == "problems":
        yield from _problems("last_", notes.previous_problems)
        yield from _problems("", notes.problems)
        return
    by_place: dict[str, tuple[Note, ...]] = {**notes.topics, "": notes.other}
    number = 0
    for place, items in by_place.items():
        for item in items:
            number += 1
            if place == topic and (topic or section_id == "other") and in_sentence(item.text):
                yield Quote(f"note{number}", in_sentence(item.text))


def _with_keys_for_problems(brief: Brief) -> Brief:
    """The brief with the key of each problem and measure in its place, as the numbers have theirs."""

    def keyed(prefix: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        return tuple(
            Problem(
                f"{{{{{prefix}problem{index}}}}}", f"{{{{{prefix}measure{index}}}}}" if item.measure else ""
            )
            for index, item in enumerate(problems, 1)
        )

    notes = brief.figures.notes
    notes = replace(
        notes, problems=keyed("", notes.problems), previous_problems=keyed("last_", notes.previous_problems)
    )
    return replace(brief, figures=replace(brief.figures, notes=notes))


def _problems(prefix: str, problems: tuple[Problem, ...]) -> Iterator[Quote]:
    for index, problem in enumerate(problems, 1):
        if prefix and not problem.measure:
            continue  # the template leaves out an old problem of which nothing is told
        yield Quote(f"{prefix}problem{index}", in_sentence(problem.text))
        if problem.measure:
            yield Quote(f"{prefix}measure{index}", in_sentence(problem.measure))
