"""One attempt: one case drafted once by one variant, scored, and put down as plain values."""

from dataclasses import asdict, dataclass, field
from typing import Any

from assistant.checking import check_report
from assistant.drafting.prompts import load_prompts
from assistant.evaluation.cases import Case, CaseSource, load_case
from assistant.evaluation.facts import facts_told, identities
from assistant.evaluation.recording import RecordedModel
from assistant.evaluation.scoring import FirstDraft, score
from assistant.figures import Figures, cell_json
from assistant.findings import Finding
from assistant.formats.arithmetic import ExpressionError, parse_expression
from assistant.pipeline.accounts import total_calls, total_cost, total_tokens
from assistant.pipeline.draft import Drafted, draft_figures, draft_with_model
from assistant.pipeline.events import Event, PassageJudged
from assistant.pipeline.writing import ModelOptions
from assistant.report import Claim, Verdict
from assistant.settings import Prices

DRAFTED, FAILED, UNSCORED = "drafted", "failed", "unscored"
"""A whole report; no call of the model succeeded; the budget was used up before it was finished."""


@dataclass(slots=True)
class _FirstDrafts:
    """Hears what the model wrote first of each passage."""

    found: dict[str, FirstDraft] = field(default_factory=dict)

    def __call__(self, event: Event) -> None:
        if isinstance(event, PassageJudged) and event.attempt == 0:
            self.found[event.passage.id] = FirstDraft(event.passage, event.text, not event.findings)


def template_attempt(source: CaseSource) -> dict[str, Any]:
    """Draft and score a case with the embedded drafter."""
    case = load_case(source)
    drafted = draft_figures(case.figures)
    return _tree(case, drafted, score(case, drafted, load_prompts()), None)


async def model_attempt(
    source: CaseSource,
    model: RecordedModel,
    options: ModelOptions,
    prices: Prices | None,
) -> dict[str, Any]:
    """Draft and score a case with a model.

    Raises:
        MisconfiguredError: address, key, model name or parameters are wrong.
    """
    case = load_case(source)
    first = _FirstDrafts()
    drafted = await draft_with_model(case.figures, model, options, first)
    if model.is_out_of_budget:
        return {"status": UNSCORED, "reason": "预算用完，没有写完", "scores": {}}
    if drafted.calls and all(call.failure for call in drafted.calls):
        return {"status": FAILED, "reason": drafted.calls[0].failure, "scores": {"completed": [0, 1]}}
    scores = score(case, drafted, options.prompts, tuple(first.found.values()), prices)
    return _tree(case, drafted, scores, prices)


def case_tree(source: CaseSource) -> dict[str, Any]:
    """What a run keeps of a case: enough to read its results without the folder."""
    case = load_case(source)
    figures = case.figures
    return {
        "id": case.id,
        "about": case.expectations.about,
        "kinds": list(case.expectations.kinds),
        "office": figures.office.name,
        "year": figures.year,
        "format": figures.format.id,
        "fingerprint": source.fingerprint,
        "reference": [
            {
                "id": item.id,
                "title": item.title,
                "text": item.text,
                "claims": _claims(figures, checked, item.id),
            }
            for checked in [check_report(case.reference, figures).claims]
            for item in case.reference.sections
        ],
    }


def _tree(case: Case, drafted: Drafted, scores: dict[str, Any], prices: Prices | None) -> dict[str, Any]:
    figures = case.figures
    money = total_cost(drafted.calls, prices)
    return {
        "status": DRAFTED,
        "scores": {"completed": [1, 1], **{name: list(count) for name, count in scores.items()}},
        "sections": [
            {
                "id": item.id,
                "title": item.title,
                "text": item.text,
                "claims": _claims(figures, drafted.claims, item.id),
            }
            for item in drafted.report.sections
        ],
        "findings": [_finding(item) for item in (*case.reading, *drafted.findings)],
        "not_told": _not_told(case, drafted),
        "passages": [
            {key: value for key, value in asdict(item).items() if key in _PASSAGE_KEYS}
            for item in drafted.passages
        ],
        "calls": total_calls(drafted.calls),
        "tokens": total_tokens(drafted.calls),
        "money": None if money is None else f"{money:f}",
    }


_PASSAGE_KEYS = ("id", "title", "drafter", "reason", "codes", "repairs", "asked")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "section": finding.section,
    }


def _claims(figures: Figures, claims: tuple[Claim, ...], section: str) -> list[dict[str, Any]]:
    """The numbers of a section with their verdicts and cells; what is no figure is left out."""
    return [
        {
            "start": claim.start,
            "end": claim.end,
            "verdict": claim.verdict.value,
            "expected": claim.expected,
            "evidence": evidence(figures, claim),
        }
        for claim in claims
        if claim.section == section and claim.verdict is not Verdict.NOT_A_FIGURE
    ]


def evidence(figures: Figures, claim: Claim) -> list[str]:
    """The cells and facts a claim rests on, each with its place on the form and its value."""
    try:
        names = dict.fromkeys(parse_expression(claim.expression or "").names())
    except ExpressionError:
        return [claim.reason] if claim.reason else []
    return [shown for name in names if (shown := _named(figures, name))] or [claim.reason]


def _named(figures: Figures, name: str) -> str:
    if name.startswith("previous."):
        inner = _named(figures.previous, name.removeprefix("previous.")) if figures.previous else ""
        return inner and f"上年{inner}"
    if name.startswith("facts."):
        fact = figures.fact(name.removeprefix("facts."))
        return f"{fact.label} {fact.value}{fact.unit}" if fact else ""
    spec = figures.format.cells.get(name)
    return f"{spec.place} {cell_json(figures.cell(name)) or '空白'}" if spec else ""


def _not_told(case: Case, drafted: Drafted) -> list[str]:
    """The facts of the reference that the draft does not tell, in the reference's words."""
    told = set(facts_told(drafted.claims))
    texts = {section.id: section.text for section in case.reference.sections}
    missing = []
    for claim in check_report(case.reference, case.figures).claims:
        if claim.verdict is not Verdict.SUPPORTED or not claim.expression:
            continue
        if set(identities(claim.expression, is_zero=claim.value == 0)) - told:
            text = texts[claim.section]
            start = max(text.rfind(mark, 0, claim.start) for mark in "，。；：\n") + 1
            missing.append(text[start : claim.end])
    return list(dict.fromkeys(missing))
