"""The brief: what may be stated, computed once and exactly."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.figures import Absence, Cell
from assistant.report import build_brief
from assistant.report.brief import number_wording
from tests.checking.conftest import LAST_YEAR, THIS_YEAR, figures_of

OFFICE = figures_of(2025, THIS_YEAR, previous=figures_of(2024, LAST_YEAR))


@pytest.mark.parametrize(
    ("key", "wording"),
    [
        ("new", "77件"),
        ("organisations", "9件"),
        ("denied", "5件"),
        ("disclosed_share", "44.74%"),
        ("natural_person_share", "88.31%"),
        ("new_previous", "57件"),
        ("new_change", "20件"),
        ("new_change_rate", "35.09%"),
        ("licensing_change", "14件"),
        ("litigations", "3件"),
        ("fees", "215.6万元"),
    ],
)
def test_the_wording_of_a_statement(key: str, wording: str) -> None:
    assert build_brief(OFFICE).statements[key].wording == wording


def test_a_statement_evaluates_to_what_its_expression_says() -> None:
    brief = build_brief(OFFICE)
    for key, statement in brief.statements.items():
        value = brief.value(statement.expression) if " " not in statement.expression else None
        assert value is None or value == statement.value, key


def test_what_rests_on_a_blank_is_not_in_the_brief() -> None:
    blank = replace(
        OFFICE, cells={**OFFICE.cells, "applications.results.denied.third_party.total": Cell(Absence.BLANK)}
    )
    assert "denied" not in build_brief(blank).statements
    assert "denied_share" not in build_brief(blank).statements
    assert "new" in build_brief(blank).statements


def test_without_last_year_there_is_no_change() -> None:
    assert not [key for key in build_brief(replace(OFFICE, previous=None)).statements if "change" in key]


def test_a_share_of_nothing_and_a_rate_from_nothing_are_not_stated() -> None:
    nothing = figures_of(2025, {}, previous=figures_of(2024, {}))
    statements = build_brief(nothing).statements
    assert "disclosed_share" not in statements
    assert "new_change_rate" not in statements
    assert statements["new_change"].wording == "0件"


@pytest.mark.parametrize(
    ("value", "unit", "wording"),
    [
        (Fraction(47355, 1000), "%", "47.36%"),
        (Fraction(Decimal("15.2810")), "万元", "15.281万元"),
        (Fraction(1200), "件", "1200件"),
    ],
)
def test_numbers_are_printed_exactly_and_percentages_half_up(
    value: Fraction, unit: str, wording: str
) -> None:
    assert number_wording(value, unit) == wording
