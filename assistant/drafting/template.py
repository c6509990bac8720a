"""The embedded drafter: all sections from the brief, deterministic, inventing nothing."""

from collections.abc import Iterator

from assistant.drafting import rules
from assistant.drafting.material import insert_material
from assistant.drafting.phrases import Paragraph as Template
from assistant.drafting.phrases import Phrases, load_phrases
from assistant.drafting.wording import Writer
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import Brief, Paragraph, Report, ReportSection, report_title

DRAFTER = "template"


def draft_report(brief: Brief) -> Report:
    """Draft the whole report from `brief`; what the office did not say is not said."""
    figures = brief.figures
    phrases = load_phrases(figures.format.vocabulary)
    writer = Writer(brief, phrases, _words(figures))
    titles = {section.id: f"{section.number}、{section.title}" for section in figures.format.sections}
    sections = [
        ReportSection(section_id, title, tuple(_paragraphs(writer, phrases.paragraphs, section_id)))
        for section_id, title in {"preamble": "", **titles}.items()
    ]
    return Report(report_title(figures), tuple(sections), figures)


def fact_sentences(brief: Brief, phrases: Phrases, section_id: str, topic: str) -> list[str]:
    """What the figures say in one topic, a sentence each, with `{{key}}` in the place of every number.

    The office's notes are not among them; problems and measures are, in the words that `brief` has for them.
    """
    writer = Writer(brief, phrases, _words(brief.figures), keys=True)
    found: list[str] = []
    for template in phrases.paragraphs:
        if (template.section, template.topic) != (section_id, topic):
            continue
        if template.insert and template.insert != "notes":
            found += insert_material(writer, template)
        elif not template.insert:
            found.append(_sentences(writer, template))
    return [text for text in found if text]


def _words(figures: Figures) -> dict[str, str]:
    return {
        "office": figures.office.name,
        "itself": figures.office.itself,
        "year": str(figures.year),
        "previous_year": str(figures.year - 1),
        "next_year": str(figures.year + 1),
    }


def _paragraphs(writer: Writer, templates: tuple[Template, ...], section_id: str) -> Iterator[Paragraph]:
    for template in templates:
        if template.section != section_id:
            continue
        if template.heading:
            yield Paragraph(template.heading, level=2, topic=template.topic, drafter=DRAFTER)
        texts = insert_material(writer, template) if template.insert else [_sentences(writer, template)]
        for text in texts:
            if text:
                yield Paragraph(text, topic=template.topic, drafter=DRAFTER)


def _sentences(writer: Writer, template: Template) -> str:
    has_material = "with" if _has_material(writer.brief.figures, template) else "without"
    texts = (
        writer.sentence(sentence.id, sentence.variants)
        for sentence in template.sentences
        if sentence.material in ("", has_material) and writer.holds(sentence.when)
    )
    return "".join(text for text in texts if text)


def _has_material(figures: Figures, template: Template) -> bool:
    if template.section == "other":
        return bool(figures.notes.other)
    has_fact = any(fact.topic == template.topic and fact.value is not None for fact in figures.facts)
    return has_fact or bool(figures.notes.topics.get(template.topic))


def material_findings(figures: Figures) -> Iterator[Finding]:
    """What the office still has to say before the report is complete."""
    for topic in figures.format.section("overview").topics:
        if topic.id == "on_request":
            continue  # its figures always have something to say
        if not figures.notes.topics.get(topic.id) and not any(
            fact.topic == topic.id for fact in figures.facts
        ):
            yield rules.NO_MATERIAL.finding(
                f"总体情况「{topic.title}」没有工作记录，只写了数据能支持的内容。请补充本机关实际做的工作。",
                section="overview",
            )
    if not figures.notes.problems:
        yield rules.NO_PROBLEMS.finding(
            "第五部分「存在的主要问题及改进情况」没有可写的内容，请填写问题和改进措施。", section="problems"
        )
    for problem in figures.notes.problems:
        if not problem.measure:
            yield rules.NO_MEASURE.finding(
                f"问题“{problem.text}”没有对应的改进措施。", section="problems", origin=problem.origin or None
            )
    if any((fact := figures.fact(item.id)) is None or fact.value is None for item in figures.format.facts):
        yield rules.NO_FEE_FACTS.finding("第六部分缺少信息处理费情况，没有收取也请填 0。", section="other")
