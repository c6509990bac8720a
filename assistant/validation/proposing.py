"""Blank cells that the identities determine: totals, and what last year's report carried over. Proposed, never filled in."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.figures import Absence, Cell, Figures
from assistant.figures.derived import value_of
from assistant.findings import Severity
from assistant.validation.identities import Instance, instance_terms, instances
from assistant.validation.rules import BY_CODE


@dataclass(frozen=True, slots=True)
class Proposal:
    """The one value of a blank cell with which an identity holds."""

    cell: str
    value: Decimal
    statement: str
    """The identity in the form's own words."""


def proposals(figures: Figures) -> list[Proposal]:
    """What follows from the cells that are filled in, and from what was thereby proposed.

    Only equations that hold in every correct report are used. A value that the cell could not hold, or that two
    identities see differently, is no proposal: something else is wrong there.
    """
    found: dict[str, Proposal] = {}
    while True:
        filled = {cell: Cell(item.value) for cell, item in found.items()}
        new = _determined(replace(figures, cells={**figures.cells, **filled}))
        if not new:
            return list(found.values())
        found |= new


def sum_cells(figures: Figures) -> frozenset[str]:
    """The cells that an equation of this year determines once the others are known: totals, and what is carried over."""
    return frozenset(
        instance_terms(item)[1][-1][1]
        for item in instances(figures)
        if item.identity.relation == "=" and "previous." not in item.identity.equation
    )


def _determined(figures: Figures) -> dict[str, Proposal]:
    seen: dict[str, list[Proposal]] = {}
    for instance in instances(figures):
        proposal = _solve(figures, instance)
        if proposal:
            seen.setdefault(proposal.cell, []).append(proposal)
    return {
        cell: items[0]
        for cell, items in seen.items()
        if len({item.value for item in items}) == 1 and items[0].value >= 0
    }


def _solve(figures: Figures, instance: Instance) -> Proposal | None:
    identity = instance.identity
    if instance.sides or identity.relation != "=" or BY_CODE[identity.rule].severity is not Severity.ERROR:
        return None
    left, right = instance_terms(instance)
    terms = [*left, *((-sign, cell) for sign, cell in right)]
    open_terms = [(sign, cell) for sign, cell in terms if value_of(figures, cell) is None]
    if len(open_terms) != 1:
        return None
    sign, cell = open_terms[0]
    if cell.startswith("previous.") or figures.cell(cell).value is not Absence.BLANK:
        return None
    rest = sum((other * Fraction(value_of(figures, name) or 0) for other, name in terms), Fraction(0))
    value = -rest / sign
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Proposal(cell, exact, identity.statement)
