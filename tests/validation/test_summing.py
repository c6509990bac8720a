"""The parent is the sum of its offices, cell by cell; what is missing from the sum is named."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Absence, Cell, Figures
from assistant.findings import Severity
from assistant.formats import load_format
from assistant.validation.summing import parent_findings, partial_findings, sum_offices, summed_cells
from tests.made_figures import made_figures

FORMAT = load_format("2021")
NEW = "applications.new.total"
OFFICES = {f"机关{seed}": made_figures(seed, busy=40 + seed) for seed in range(6)}


def added(changes: dict[str, Figures] | None = None, missing: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    return sum_offices(FORMAT, {**OFFICES, **(changes or {})}.items(), missing)


def parent(changes: dict[str, Decimal]) -> Figures:
    figures = replace(made_figures(1), cells=summed_cells(added()))
    return replace(figures, cells={**figures.cells, **{cell: Cell(value) for cell, value in changes.items()}})


def value(name: str, cell: str) -> Decimal:
    number = OFFICES[name].number(cell)
    assert number is not None
    return number


def test_every_cell_is_the_sum_and_knows_its_contributions() -> None:
    total = added()
    for cell in FORMAT.cells:
        numbers = {name: value(name, cell) for name in OFFICES}
        assert total.totals[cell] == sum(numbers.values())
        assert total.contributions.get(cell, {}) == {
            name: number for name, number in numbers.items() if number
        }
    assert not total.is_partial
    assert summed_cells(total)[NEW].origin == "6 个机关之和"
    assert list(parent_findings(parent({}), total)) == []


def test_a_blank_adds_nothing_and_is_named_and_not_applicable_adds_nothing() -> None:
    blank = replace(OFFICES["机关1"], cells={**OFFICES["机关1"].cells, NEW: Cell(Absence.BLANK)})
    total = added({"机关1": blank})
    assert total.totals[NEW] == sum(value(name, NEW) for name in OFFICES if name != "机关1")
    assert summed_cells(total)[NEW].origin == "5 个机关之和，1 个机关未填"
    assert {finding.code for finding in partial_findings(total)} == {"REC223", "REC224"}
    cell = "disclosure.regulations.issued"
    unfit = replace(OFFICES["机关1"], cells={**OFFICES["机关1"].cells, cell: Cell(Absence.NOT_APPLICABLE)})
    assert not added({"机关1": unfit}).is_partial


def test_a_cell_that_no_office_filled_stays_blank() -> None:
    blank = replace(OFFICES["机关1"], cells={})
    assert summed_cells(sum_offices(FORMAT, [("机关1", blank)]))[NEW].value is Absence.BLANK


@pytest.mark.parametrize(
    ("changes", "missing", "code", "words"),
    [
        ({}, ("机关9",), "REC221", "机关9 没有报送"),
        ({"机关1": made_figures(1, "2019")}, (), "REC222", "机关1 的数据不是 2021 格式"),
        (
            {"机关1": replace(OFFICES["机关1"], cells={**OFFICES["机关1"].cells, NEW: Cell(Decimal(9999))})},
            (), "REC223", "机关1 的数据有",
        ),
    ],
)  # fmt: skip
def test_what_makes_the_sum_partial_is_named(
    changes: dict[str, Figures], missing: tuple[str, ...], code: str, words: str
) -> None:
    total = added(changes, missing)
    assert total.is_partial
    (finding,) = [finding for finding in partial_findings(total) if finding.code == code]
    assert words in finding.message and finding.severity is Severity.WARNING
    assert code not in {finding.code for finding in partial_findings(added())}


@pytest.mark.parametrize(
    ("sign", "names", "words"),
    [
        (-1, ("机关2",), "正好等于机关2的数，应是漏计了它"),
        (1, ("机关4",), "正好等于机关4的数，应是重复计算了它"),
        (-1, ("机关2", "机关5"), "正好等于机关2、机关5的数，应是漏计了它们"),
    ],
)
def test_offices_left_out_or_counted_twice_explain_all_differences(
    sign: int, names: tuple[str, ...], words: str
) -> None:
    cells = {
        cell: sum(value(name, cell) for name in OFFICES) + sign * sum(value(name, cell) for name in names)
        for cell in FORMAT.cells
    }
    found = list(parent_findings(parent(cells), added()))
    assert {finding.cells[0] for finding in found} == {
        cell for cell in FORMAT.cells if any(value(name, cell) for name in names)
    }
    assert all(words in finding.message and finding.severity is Severity.ERROR for finding in found)


def test_one_wrong_cell_names_the_office_whose_number_is_the_difference() -> None:
    total = sum(value(name, NEW) for name in OFFICES)
    (finding,) = parent_findings(parent({NEW: total - value("机关3", NEW)}), added())
    assert (finding.expected, finding.found) == (str(total), str(total - value("机关3", NEW)))
    assert "机关3" in finding.message and "漏计" in finding.message
    assert finding.identity == "2021.sum_of_offices"


def test_one_wrong_cell_that_no_office_explains_names_the_largest() -> None:
    total = sum(value(name, NEW) for name in OFFICES)
    (finding,) = parent_findings(parent({NEW: total + 100_000}), added())
    assert "这一格数最大的机关是" in finding.message


def test_a_parent_that_is_larger_may_hold_what_is_missing_and_a_smaller_one_may_not() -> None:
    total = sum(value(name, NEW) for name in OFFICES)
    larger, smaller = (parent({NEW: total + difference}) for difference in (3, -3))
    for figures, missing, severity in (
        (larger, ("机关9",), Severity.WARNING),
        (larger, (), Severity.ERROR),
        (smaller, ("机关9",), Severity.ERROR),
    ):
        (finding,) = parent_findings(figures, added(missing=missing))
        assert finding.severity is severity
