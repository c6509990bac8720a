"""For each rule of validation: one form that triggers it, and the nearest one that does not."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Absence, Acknowledgement, Fact, Figures, Part
from assistant.findings import Severity
from assistant.validation import validate
from assistant.validation.rules import RULES
from tests.made_figures import made_figures
from tests.validation.test_identities import with_cell

BUSY = made_figures(7, busy=60)
ZERO = replace(
    made_figures(0, busy=0, with_previous=False),
    cells={cell: replace(found, value=Decimal(0)) for cell, found in made_figures(0, busy=0).cells.items()},
)
CALM = replace(BUSY, previous=replace(BUSY, year=BUSY.year - 1, previous=None))
OLD = made_figures(7, "2019", busy=60)
STREET = made_figures(5, busy=8)
BLANK = Absence.BLANK
NOT_APPLICABLE = Absence.NOT_APPLICABLE


def before(figures: Figures, cell: str, value: object) -> Figures:
    """Last year's cell set to `value`."""
    assert figures.previous is not None
    return replace(figures, previous=with_cell(figures.previous, cell, value))


def shifted(figures: Figures, years: int) -> Figures:
    assert figures.previous is not None
    return replace(figures, previous=replace(figures.previous, year=figures.previous.year + years))


IN_FORCE = "disclosure.normative_documents.in_force"
LICENSING = "disclosure.licensing.decisions"
CASES: dict[str, tuple[Callable[[], Figures], Callable[[], Figures]]] = {
    "CEL121": (lambda: with_cell(BUSY, LICENSING, BLANK), lambda: with_cell(BUSY, LICENSING, 0)),
    "CEL122": (lambda: ZERO, lambda: with_cell(ZERO, LICENSING, 1)),
    "CEL123": (
        lambda: with_cell(BUSY, LICENSING, -1),
        lambda: with_cell(OLD, "disclosure.licensing.change", -2),
    ),
    "CEL124": (
        lambda: with_cell(BUSY, LICENSING, "3.5"),
        lambda: with_cell(BUSY, "disclosure.fees.amount", "3.5"),
    ),
    "CEL125": (
        lambda: with_cell(
            with_cell(ZERO, "applications.results.other.uncorrected.total", BLANK),
            "applications.results.other.fee_unpaid.total",
            BLANK,
        ),
        lambda: with_cell(ZERO, "applications.results.other.uncorrected.total", BLANK),
    ),
    "CEL126": (
        lambda: with_cell(BUSY, "applications.new.research", NOT_APPLICABLE),
        lambda: with_cell(BUSY, "disclosure.regulations.issued", NOT_APPLICABLE),
    ),
    "CEL127": (
        lambda: with_cell(OLD, "disclosure.procurement.amount", "15.281"),
        lambda: with_cell(OLD, "disclosure.procurement.amount", "15.2810"),
    ),
    "REC206": (lambda: before(BUSY, IN_FORCE, 999), lambda: BUSY),
    "REC207": (
        lambda: with_cell(BUSY, "disclosure.normative_documents.issued", 999),
        lambda: with_cell(BUSY, "disclosure.normative_documents.issued", 0),
    ),
    "PLA301": (
        lambda: before(with_cell(CALM, LICENSING, 120), LICENSING, 12),
        lambda: before(with_cell(CALM, LICENSING, 60), LICENSING, 12),
    ),
    "PLA302": (
        lambda: with_cell(STREET, "disclosure.regulations.in_force", 3),
        lambda: with_cell(made_figures(4, busy=8), "disclosure.regulations.in_force", 3),
    ),
    "PLA303": (
        lambda: with_cell(STREET, "disclosure.fees.amount", 251000),
        lambda: with_cell(STREET, "disclosure.fees.amount", "25.1"),
    ),
    "PLA304": (lambda: shifted(BUSY, -1), lambda: BUSY),
}
CASES |= {
    "REC201": (lambda: with_cell(BUSY, "applications.new.total", 999), lambda: BUSY),
    "REC202": (lambda: with_cell(BUSY, "applications.results.total.total", 999), lambda: BUSY),
    "REC203": (lambda: with_cell(BUSY, "applications.carried_out.total", 999), lambda: BUSY),
    "REC204": (lambda: with_cell(BUSY, "disputes.reconsideration.total", 999), lambda: BUSY),
    "REC205": (lambda: before(BUSY, "applications.carried_out.other", 999), lambda: BUSY),
}
LATER = {"REC208", "REC221", "REC222", "REC223", "REC224"}
"""They need several offices' figures: tests/validation/test_summing.py has their cases."""


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_rule_is_triggered_by_its_case_and_not_by_its_near_miss(code: str) -> None:
    trigger, near_miss = CASES[code]
    assert code in {finding.code for finding in validate(trigger())}
    assert code not in {finding.code for finding in validate(near_miss())}


def test_every_rule_of_validation_has_its_two_cases() -> None:
    assert set(CASES) | LATER == {rule.code for rule in RULES}


def test_a_confirmed_form_of_zeros_is_no_error() -> None:
    confirmed = replace(ZERO, acknowledgements=(Acknowledgement("CEL122", "零报告，已核实"),))
    assert [finding.severity for finding in validate(confirmed) if finding.code == "CEL122"] == [
        Severity.NOTE
    ]


def test_a_blank_row_is_one_finding_and_a_blank_table_too() -> None:
    row = ZERO
    for cell in [cell for cell in ZERO.cells if cell.startswith("applications.carried_in.")]:
        row = with_cell(row, cell, BLANK)
    (finding,) = [found for found in validate(row) if found.code == "CEL121"]
    assert "整行 7 格" in finding.message
    assert len(finding.cells) == 7
    table = replace(
        ZERO, cells={cell: found for cell, found in ZERO.cells.items() if not cell.startswith("disputes")}
    )
    (finding,) = [found for found in validate(table) if found.code == "CEL121"]
    assert "表四 全表 15 格" in finding.message


@pytest.mark.parametrize(
    ("exhaustive", "value", "found"), [(True, 3, False), (True, 4, True), (False, 4, False), (False, 2, True)]
)
def test_the_parts_of_a_fact_against_its_whole(exhaustive: bool, value: int, found: bool) -> None:
    parts = (Part("网站", Decimal(1)), Part("公众号", Decimal(2)))
    figures = replace(BUSY, facts=(Fact("a", "公开信息", Decimal(value), "条", parts, exhaustive),))
    assert ("FCT111" in {finding.code for finding in validate(figures)}) is found
