"""One draft held against its case: counts only, so that runs of any size add up exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.checking.prose import rules
from assistant.drafting.grounding import check_grounding
from assistant.drafting.passages import Passage, build_passages
from assistant.drafting.prompts import Prompts
from assistant.evaluation.cases import Case, prose_of
from assistant.evaluation.elements import elements_present
from assistant.evaluation.facts import facts_of_reference, facts_told, identities, pairs_in_order
from assistant.evaluation.metrics import Count
from assistant.evaluation.telling import is_paired, is_told
from assistant.figures import Figures
from assistant.figures.model import Note
from assistant.findings import Severity
from assistant.likeness import sentences
from assistant.pipeline.accounts import TEMPLATE, total_calls, total_cost, total_tokens
from assistant.pipeline.draft import Drafted
from assistant.report import Claim, Paragraph, Report, ReportSection, Verdict
from assistant.settings import Prices

_OF_CONTENT = {
    rule.code
    for rule in (
        rules.TOPIC, rules.EMPTY, rules.FEE_SENTENCE, rules.COPIED, rules.PAIRING, rules.UNANSWERED, rules.LAST_PROBLEMS,
    )
}  # fmt: skip
"""Findings about words that other metrics count already."""


@dataclass(frozen=True, slots=True)
class FirstDraft:
    """A passage as the model wrote it before anything was sent back."""

    passage: Passage
    text: str
    """With its numbers filled in."""
    is_accepted: bool


def score(
    case: Case,
    drafted: Drafted,
    prompts: Prompts,
    first: Sequence[FirstDraft] = (),
    prices: Prices | None = None,
) -> dict[str, Count]:
    """Every metric of one draft; what cannot be counted is left out, never 0."""
    codes = {finding.code for finding in (*case.reading, *drafted.findings)}
    counts: dict[str, Count] = {
        **_numbers(_own_claims(case, drafted)),
        **_content(case, drafted),
        **_owed(case, drafted, codes),
        **_material(case, drafted.report, prompts),
        **_wording(case, drafted),
    }
    if drafted.passages:
        counts |= _model(drafted, first, case.figures, prices)
    return {name: (k, n) for name, (k, n) in counts.items() if n}


def _numbers(claims: Sequence[Claim]) -> dict[str, Count]:
    figures = [claim for claim in claims if claim.verdict is not Verdict.NOT_A_FIGURE]

    def counted(verdict: Verdict) -> Count:
        return sum(claim.verdict is verdict for claim in figures), len(figures)

    return {
        "proved": counted(Verdict.SUPPORTED),
        "contradicted": counted(Verdict.CONTRADICTED),
        "unproved": counted(Verdict.UNVERIFIABLE),
    }


def _own_claims(case: Case, drafted: Drafted) -> list[Claim]:
    """The claims that are the drafter's: numbers in a note known to be wrong are the office's, and counted as reported."""
    return [claim for claim in drafted.claims if not _is_quoted_mistake(case, drafted.report, claim)]


def _is_quoted_mistake(case: Case, report: Report, claim: Claim) -> bool:
    text = _text(report, claim.section)
    return any(
        start <= claim.start and claim.end <= start + len(words)
        for words in case.expectations.wrong_in_notes
        if (start := text.find(words)) >= 0
    )


def _content(case: Case, drafted: Drafted) -> dict[str, Count]:
    """Content selection against the reference's proved facts."""
    ours, theirs = facts_told(drafted.claims), facts_of_reference(case.reference, case.figures)
    if not theirs:
        return {}
    common = len(set(ours) & set(theirs))
    return {
        "recall": (common, len(theirs)),
        "precision": (common, len(ours)),
        "f1": (2 * common, len(ours) + len(theirs)),
        "order": pairs_in_order(ours, theirs),
    }


def _owed(case: Case, drafted: Drafted, codes: set[str]) -> dict[str, Count]:
    wanted, report = case.expectations, drafted.report
    text = prose_of(report)
    present = elements_present(report, case.figures, codes).values()
    required = [_identities(case, name) for name in wanted.required]
    told = set(facts_told(drafted.claims))
    topics = _topics(case, report)
    return {
        "required": (sum(told >= set(names) for names in required), len(required)),
        "topics": (sum(topics.values()), len(topics)),
        "elements": (sum(present), len(present)),
        "pairing": _paired(case.figures, _text(report, "problems")),
        "forbidden": (sum(item.text not in text for item in wanted.forbidden), len(wanted.forbidden)),
        "reported": (len(codes & set(wanted.findings)), len(set(wanted.findings))),
    }


def _paired(figures: Figures, text: str) -> Count:
    paired = [is_paired(item, text) for item in figures.notes.problems if item.measure]
    return sum(paired), len(paired)


def _identities(case: Case, name: str) -> tuple[str, ...]:
    """A required fact by the brief's key or by an expression."""
    statement = case.brief.statements.get(name)
    return identities(statement.expression if statement else name, is_zero=case.brief.value(name) == 0)


def _topics(case: Case, report: Report) -> dict[str, bool]:
    """A topic counts when its part of the draft holds more than a heading, and the checker misses no topic's words."""
    section = report.section("overview")
    written = (
        {item.topic for item in section.paragraphs if item.text.strip() and not item.level}
        if section
        else set()
    )
    overview = case.figures.format.section("overview")
    wanted = case.expectations.topics or tuple(topic.id for topic in overview.topics)
    words = {topic.id: (topic.title, *topic.keywords) for topic in overview.topics}
    text = section.text if section else ""
    return {name: name in written and any(word in text for word in words[name]) for name in wanted}


def _text(report: Report, section_id: str) -> str:
    section = report.section(section_id)
    return section.text if section else ""


def _material(case: Case, report: Report, prompts: Prompts) -> dict[str, Count]:
    notes = [note.text for note in _notes(case.figures)]
    text = prose_of(report)
    grounded = list(_grounded(case, report, prompts))
    return {
        "notes": (sum(is_told(note, text) for note in notes), len(notes)),
        "grounded": (sum(grounded), len(grounded)),
    }


def _notes(figures: Figures) -> Iterator[Note]:
    for items in figures.notes.topics.values():
        yield from items
    yield from figures.notes.other


def _grounded(case: Case, report: Report, prompts: Prompts) -> Iterator[bool]:
    """For each sentence of a passage that a model may write: whether all it says is in the material."""
    words = case.figures.format.vocabulary
    for passage in build_passages(case.brief, prompts):
        section = report.section(passage.section)
        paragraphs = section.paragraphs if section else ()
        text = "\n".join(item.text for item in paragraphs if item.topic == passage.topic and not item.level)
        for sentence in sentences(text):
            said = text[sentence.start : sentence.end]
            yield not list(check_grounding(said, passage, case.figures.office, words))


def _wording(case: Case, drafted: Drafted) -> dict[str, Count]:
    text, reference = prose_of(drafted.report), prose_of(case.reference)
    written = [section.id for section in drafted.report.sections if section.text.strip()]
    faulty = {
        finding.section
        for finding in drafted.findings
        if finding.code.startswith("TXT")
        and finding.severity is not Severity.NOTE
        and finding.code not in _OF_CONTENT
    }
    counts: dict[str, Count] = {
        "style": (sum(name not in faulty for name in written), len(written)),
        "likeness": (chrf(text, reference), 1) if reference else (0, 0),
        "length": (round(len(text) / len(reference), 6), 1) if reference else (0, 0),
    }
    if case.last_year:
        counts["last_year"] = (chrf(text, case.last_year), 1)
    return counts


def chrf(text: str, other: str) -> float:
    """How alike two texts are by their character n-grams (chrF2), 0 to 1."""
    from sacrebleu.metrics.chrf import CHRF

    return round(float(CHRF().sentence_score(text, [other]).score) / 100, 6)


def _model(
    drafted: Drafted, first: Sequence[FirstDraft], figures: Figures, prices: Prices | None
) -> dict[str, Count]:
    asked = [item for item in drafted.passages if item.asked]
    claims = [claim for item in first for claim in _claims_of(figures, item)]
    tokens, money = total_tokens(drafted.calls), total_cost(drafted.calls, prices)
    section_five = "\n".join(item.text for item in first if item.passage.section == "problems")
    return {
        "first_proved": _numbers(claims)["proved"],
        "first_pairing": _paired(figures, section_five) if first else (0, 0),
        "first_accepted": (sum(item.is_accepted for item in first), len(asked)),
        "by_model": (sum(item.drafter != TEMPLATE for item in asked), len(asked)),
        "repairs": (sum(item.repairs for item in drafted.passages), 1),
        "calls": (total_calls(drafted.calls), 1),
        "tokens": (0, 0) if tokens is None else (tokens, 1),
        "money": (0, 0) if money is None else (float(money.quantize(Decimal("0.000001"))), 1),
    }


def _claims_of(figures: Figures, item: FirstDraft) -> list[Claim]:
    """The claims of a passage under its heading."""
    lines = [Paragraph(item.passage.heading, level=2)] if item.passage.heading else []
    section = ReportSection(
        item.passage.section, "", (*lines, *(Paragraph(line) for line in item.text.split("\n")))
    )
    return check_section(build_evidence(figures), section)
