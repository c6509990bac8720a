"""Scoring claims against labels: what was tied, rightly tied, falsely accused, mistaken for a figure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from assistant.figures import Figures, evaluate
from assistant.formats.arithmetic import ExpressionError
from assistant.report import Claim
from benchmarks.checker.markup import Label, LabelledReport
from tests.made_figures import made_figures

_CELL = re.compile(r"(?:previous\.)?(?:applications|disputes|disclosure)\.[a-z_.]+")
FIGURES = ("supported", "contradicted", "unverifiable")


@dataclass(frozen=True, slots=True)
class Scored:
    """One label with the claim that answers it, if any."""

    report: str
    format: str
    label: Label
    claim: Claim | None


def score(report: LabelledReport, claims: list[Claim]) -> list[Scored]:
    """Each label with its claim: the one with most characters in common, a verdict before silence."""
    return [
        Scored(report.id, report.figures.format.id, label, _answer(label, claims)) for label in report.labels
    ]


def _answer(label: Label, claims: Iterable[Claim]) -> Claim | None:
    common = [
        (
            min(label.end, claim.end) - max(label.start, claim.start),
            claim.verdict.value == label.verdict,
            claim,
        )
        for claim in claims
        if claim.section == label.section and claim.start < label.end and claim.end > label.start
    ]
    has_digits = any(character.isdigit() for character in label.quote)
    fitting = [item for item in common if any(c.isdigit() for c in item[2].text) == has_digits] or common
    return max(fitting, key=lambda item: (item[1], item[0]))[2] if fitting else None


def is_checkable(label: Label) -> bool:
    """Labels that the figures, or the prose's own sums and lists, can answer."""
    return label.verdict in ("supported", "contradicted")


def is_tied(scored: Scored) -> bool:
    """The claim has the label's verdict."""
    return scored.claim is not None and scored.claim.verdict.value == scored.label.verdict


def is_right(scored: Scored) -> bool:
    """The claim's expression means what the label's means: equal for any figures whatever, or a sum or list as labelled."""
    ours = scored.claim.expression if scored.claim else None
    theirs = scored.label.expression
    if ours is None:
        return False
    if theirs.startswith(("sum", "list")):
        return ours.startswith(("prose-sum", "list-count")) or not theirs.startswith("list")
    return _same(ours, theirs, scored.format)


def _same(ours: str, theirs: str, format_id: str) -> bool:
    """Equal, but for sign and 万, in other correct figures too: two ways to write one thing are one thing.

    Where both are nothing in all of these, only the very same cells are the same thing.
    """
    ratios = set()
    for figures in _other_figures(format_id):
        try:
            left, right = evaluate(figures, ours), evaluate(figures, theirs)
        except ExpressionError:
            return False
        if left is None or right is None or bool(left) != bool(right):
            return False
        if right:
            ratios.add(abs(left / right))
    if not ratios:
        return set(_CELL.findall(ours)) == set(_CELL.findall(theirs))
    return len(ratios) == 1 and ratios <= {Fraction(1), Fraction(10000), Fraction(100000000)}


@cache
def _other_figures(format_id: str) -> tuple[Figures, ...]:
    return tuple(made_figures(seed, format_id, busy=900) for seed in (3, 8, 13))


def is_overconfident(scored: Scored) -> bool:
    """A figure that nothing answers, called supported."""
    return (
        scored.label.verdict == "unverifiable"
        and scored.claim is not None
        and scored.claim.verdict.value == "supported"
    )


def false_alarms(report: LabelledReport, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Contradictions where the labels see none."""
    wrong = [label for label in report.labels if label.verdict == "contradicted"]
    for claim in claims:
        if claim.verdict.value == "contradicted" and not any(
            label.section == claim.section and label.start < claim.end and label.end > claim.start
            for label in wrong
        ):
            yield claim


def is_mistaken(scored: Scored) -> bool:
    """A number that is no figure, taken for one."""
    claim = scored.claim
    return (
        claim is not None
        and claim.verdict.value in FIGURES
        and re.search(r"\d|[一二三四五六七八九十]", claim.text) is not None
    )
