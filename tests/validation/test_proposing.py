"""Blank cells that follow from others are proposed with their only possible value, and nothing else is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Absence, Cell, Figures
from assistant.validation.proposing import proposals, sum_cells
from tests.made_figures import made_figures


def without(figures: Figures, *cells: str) -> Figures:
    return replace(figures, cells={**figures.cells, **{cell: Cell(Absence.BLANK) for cell in cells}})


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(6))
def test_all_totals_at_once_are_proposed_as_they_were(format_id: str, seed: int) -> None:
    figures = made_figures(seed, format_id)
    missing = [
        cell for cell in figures.cells if cell.split(".")[0] != "disclosure" and cell.endswith(".total")
    ]
    found = {item.cell: item.value for item in proposals(without(figures, *missing))}
    assert found == {cell: figures.number(cell) for cell in missing}


def test_last_year_s_carry_over_is_proposed_and_no_other_number_of_last_year() -> None:
    figures = made_figures(5, busy=40)
    assert figures.previous is not None
    blank = replace(figures, cells={})
    found = {item.cell: item.value for item in proposals(blank)}
    columns = ["natural_person", "business", "research", "social", "legal_service", "other", "total"]
    assert found == {
        f"applications.carried_in.{column}": figures.previous.number(f"applications.carried_out.{column}")
        for column in columns
    }


def test_two_blanks_in_a_row_and_a_warning_s_identity_propose_nothing() -> None:
    figures = replace(made_figures(5, busy=40), previous=None)
    rows = ("applications.results.partial", "applications.results.disclosed")
    two = [f"{row}.{column}" for row in rows for column in ("business", "other")]
    assert proposals(without(figures, *two)) == []
    with_previous = made_figures(5, busy=40)
    assert proposals(without(with_previous, "disclosure.normative_documents.in_force")) == []


def test_a_value_that_cannot_be_is_not_proposed() -> None:
    figures = replace(made_figures(5, busy=40), previous=None)
    wrong = replace(figures, cells={**figures.cells, "applications.new.total": Cell(Decimal(0))})
    found = proposals(without(wrong, "applications.new.natural_person"))
    assert all(item.value >= 0 for item in found)


def test_sums_are_totals_and_what_is_carried_over() -> None:
    sums = sum_cells(made_figures(5))
    assert {
        "applications.new.total",
        "applications.results.total.other",
        "applications.carried_out.social",
    } <= sums
    assert "disputes.reconsideration.total" in sums
    assert not {"applications.new.natural_person", "applications.carried_in.business"} & sums
