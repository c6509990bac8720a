"""Claims without a digit that there is none of something: right where the cells are empty, wrong where they are not.

`turns/nothing.txt` has a claim a line: the cells that it says are 0, then the words, with slots as in `turns/right_2021.txt`.
They were written without a look at this program.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.checking.evidence import build_evidence
from assistant.figures import Cell, Figures
from benchmarks.checker.markup import expand, with_rows
from tests.checking.test_turns import OFFICES, contradicted, evidence_of, filled, lines

_APPLICANTS = ("natural_person", "business", "research", "social", "legal_service", "other")
_OUTCOMES = ("upheld", "corrected", "other", "pending")
_OUT = "applications.carried_out"
CLAIMS = [
    pytest.param(*line.split("|", 1), marks=pytest.mark.slow if place % 3 else [])
    for place, line in enumerate(lines("nothing"))
]
"""A third of them in the everyday suite."""


def cells_of(figures: Figures, expression: str) -> list[str]:
    """The cells whose sum the expression is."""
    return with_rows(expand(expression), figures).replace("(", "").replace(")", "").split(" + ")


def emptied(figures: Figures, cells: list[str]) -> Figures:
    """The same tables with these cells 0 and the totals of 三 and 四 added up again; what was carried out has been answered."""
    numbers = {name: figures.cell(name).value or Decimal(0) for name in figures.format.cells}
    for name in numbers:
        if name in cells or f"{name.rpartition('.')[0]}.total" in cells:
            numbers[name] = Decimal(0)
    for who in _APPLICANTS:
        left = (figures.cell(f"{_OUT}.{who}").value or Decimal(0)) - numbers[f"{_OUT}.{who}"]
        numbers[f"applications.results.disclosed.{who}"] += left
    rows = list(
        dict.fromkeys(name.rpartition(".")[0] for name in numbers if name.startswith("applications."))
    )
    results = [row for row in rows if row.startswith("applications.results.") and not row.endswith(".total")]
    for row in rows:
        numbers[f"{row}.total"] = sum((numbers[f"{row}.{who}"] for who in _APPLICANTS), Decimal(0))
    for column in (*_APPLICANTS, "total"):
        numbers[f"applications.results.total.{column}"] = sum(
            (numbers[f"{row}.{column}"] for row in results), Decimal(0)
        )
    for kind in ("reconsideration", "litigation_direct", "litigation_after"):
        parts = (numbers[f"disputes.{kind}.{outcome}"] for outcome in _OUTCOMES)
        numbers[f"disputes.{kind}.total"] = sum(parts, Decimal(0))
    changed: dict[str, Cell] = {
        name: replace(figures.cell(name), value=value) for name, value in numbers.items()
    }
    return replace(figures, cells={**figures.cells, **changed})


@pytest.mark.parametrize(("expression", "words"), CLAIMS)
def test_a_claim_of_nothing_holds_where_the_cells_are_empty_and_nowhere_else(
    expression: str, words: str
) -> None:
    evidence = evidence_of("2021", *OFFICES["2021"][0])
    empty = build_evidence(emptied(evidence.figures, cells_of(evidence.figures, expression)))
    assert contradicted(empty, filled(empty, words)[0]) == []
    assert contradicted(evidence, filled(evidence, words)[0]) != []
