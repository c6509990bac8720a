"""The office's own facts and notes, put into sentences without changing what they say."""

from assistant.drafting import rules
from assistant.drafting.phrases import Paragraph as Template
from assistant.drafting.wording import Writer
from assistant.figures import Fact, Note, Problem, in_sentence
from assistant.numerals.wording import chinese_count, chinese_numeral


def insert_material(writer: Writer, template: Template) -> list[str]:
    """The paragraphs that stand where `template` inserts the office's material."""
    notes = writer.brief.figures.notes
    if template.insert == "facts":
        return [_facts(writer, template.topic)]
    if template.insert == "notes":
        items = notes.other if template.section == "other" else notes.topics.get(template.topic, ())
        return [_notes(items)]
    if template.insert == "previous_problems":
        return [_previous(writer, [item for item in notes.previous_problems if item.measure])]
    if template.insert == "problems":
        return [_problems(writer, notes.problems)]
    return [_measures(writer, [item for item in notes.problems if item.measure])]


def _notes(items: tuple[Note, ...]) -> str:
    """Each note as a sentence of its own, in the office's words."""
    return "".join(f"{in_sentence(note.text)}。" for note in items if in_sentence(note.text))


def _facts(writer: Writer, topic: str) -> str:
    declared = {item.id for item in writer.brief.figures.format.facts}
    facts = [
        fact
        for fact in writer.brief.figures.facts
        if fact.topic == topic and fact.id not in declared and fact.value is not None
    ]
    return "".join(_fact(writer, fact) for fact in facts)


def _fact(writer: Writer, fact: Fact) -> str:
    parts = "、".join(
        f"{part.label}{writer.number(f'facts.{fact.id}.{index}')}" for index, part in enumerate(fact.parts, 1)
    )
    kind = "facts_with_all_parts" if parts and fact.exhaustive else "facts_with_parts" if parts else "facts"
    value = writer.number(f"facts.{fact.id}") or ""
    sentence = writer.sentence(
        f"facts.{fact.id}", writer.phrases.wordings[kind], label=fact.label, value=value, parts=parts
    )
    return sentence or ""


def _problems(writer: Writer, problems: tuple[Problem, ...]) -> str:
    if not problems:
        return rules.PLACEHOLDER
    wordings = writer.phrases.wordings
    if len(problems) == 1:
        return writer.sentence("problem", wordings["problem"], text=in_sentence(problems[0].text)) or ""
    items = _numbered([in_sentence(problem.text) for problem in problems])
    return (
        writer.sentence("problems", wordings["problems"], count=chinese_count(len(problems)), items=items)
        or ""
    )


def _measures(writer: Writer, problems: list[Problem]) -> str:
    if len(problems) == 1:
        measure = in_sentence(problems[0].measure)
        return writer.sentence("measure", writer.phrases.wordings["measure"], measure=measure) or ""
    return _listed(writer, "measures", problems)


def _previous(writer: Writer, problems: list[Problem]) -> str:
    if len(problems) == 1:
        text, measure = in_sentence(problems[0].text), in_sentence(problems[0].measure)
        wordings = writer.phrases.wordings["previous_problem"]
        return writer.sentence("previous_problem", wordings, text=text, measure=measure) or ""
    return _listed(writer, "previous_problems", problems)


def _listed(writer: Writer, name: str, problems: list[Problem]) -> str:
    """一是…；二是…, each problem named with the measure that answers it."""
    if not problems:
        return ""
    wordings = writer.phrases.wordings
    item_wordings = wordings["previous_problem_items" if name == "previous_problems" else "measure_items"]
    texts = [
        writer.sentence(
            f"{name}.items", item_wordings, text=in_sentence(item.text), measure=in_sentence(item.measure)
        )
        or ""
        for item in problems
    ]
    return (
        writer.sentence(name, wordings[name], count=chinese_count(len(texts)), items=_numbered(texts)) or ""
    )


def _numbered(texts: list[str]) -> str:
    return "；".join(f"{chinese_numeral(index)}是{text}" for index, text in enumerate(texts, 1))
