"""Each kind of slip is explained by the cells it touched, and only a sum that is off is explained at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Cell, Figures
from assistant.validation.explaining import Explanation, explain
from assistant.validation.identities import instances
from tests.made_figures import made_figures

NEW, DISCLOSED = "applications.new", "applications.results.disclosed"


def changed(figures: Figures, **steps: int) -> Figures:
    """The figures with cells (`new__total` for applications.new.total) changed by so much."""
    cells = dict(figures.cells)
    for name, step in steps.items():
        cell = f"applications.{name.replace('__', '.')}"
        cells[cell] = Cell((figures.number(cell) or Decimal(0)) + step)
    return replace(figures, cells=cells)


def having(figures: Figures, **values: int) -> Figures:
    """The figures with cells set, all sums made to fit."""
    cells = {cell: Cell(Decimal(0)) for cell in figures.cells}
    for column in ("natural_person", "business", "total"):
        value = Decimal(values.get(column, sum(values.values()) if column == "total" else 0))
        for row in ("new", "results.disclosed", "results.total"):
            cells[f"applications.{row}.{column}"] = Cell(value)
    return replace(figures, cells=cells, previous=None)


def explanations(figures: Figures) -> list[list[Explanation]]:
    return [explain(figures, item) for item in instances(figures) if item.holds is False]


@pytest.mark.parametrize(
    ("steps", "kind", "cells"),
    [
        ({"new__total": 9}, "total", {"applications.new.total"}),
        ({"new__natural_person": 1}, "one_off", {"applications.new.natural_person"}),
        ({"new__natural_person": 9}, "digits", {"applications.new.natural_person"}),
        ({"new__natural_person": 400}, "other", {"applications.new.natural_person"}),
        (
            {"results.disclosed__natural_person": -1, "results.disclosed__business": 1},
            "moved",
            {"applications.results.disclosed.natural_person", "applications.results.disclosed.business"},
        ),
    ],
)
def test_the_first_explanation_of_a_single_slip_is_that_slip(
    steps: dict[str, int], kind: str, cells: set[str]
) -> None:
    figures = having(made_figures(5), natural_person=12, business=4)
    found = explanations(changed(figures, **steps))
    assert len(found) == 2
    for best, *_ in found:
        assert {cell for cell, _ in best.changes} == cells
        assert dict(best.changes) == {cell: figures.number(cell) for cell in cells}
    assert kind in {best.kind for best, *_ in found}


def test_a_number_split_over_two_neighbouring_cells_is_joined_again() -> None:
    figures = having(made_figures(5), natural_person=10)
    split = changed(figures, new__natural_person=-9)
    (found, *_) = explanations(split)
    joined = [item for item in found if item.kind == "split"]
    assert [item.changes for item in joined] == [
        (("applications.new.natural_person", Decimal(10)), ("applications.new.business", Decimal(0)))
    ]


def test_a_difference_equal_to_one_cell_says_so() -> None:
    figures = having(made_figures(5), natural_person=12, business=4)
    (found, *_) = explanations(changed(figures, new__total=-4))
    assert "left_out" in {item.kind for item in found}


def test_consistent_figures_and_blank_rows_are_not_explained() -> None:
    figures = made_figures(6)
    assert all(explain(figures, item) == [] for item in instances(figures))
    blank = replace(figures, cells={}, previous=None)
    assert all(explain(blank, item) == [] for item in instances(blank))


def test_no_explanation_makes_a_count_negative() -> None:
    figures = changed(having(made_figures(5), natural_person=1), new__total=-1)
    assert all(value >= 0 for found in explanations(figures) for item in found for _, value in item.changes)
