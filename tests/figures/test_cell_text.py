"""What people write into a cell: read right, or not at all."""

from decimal import Decimal

import pytest

from assistant.figures import Absence
from assistant.figures.cell_text import read_cell_text
from assistant.formats import load_format

COUNT = load_format("2021").cells["applications.new.total"]
AMOUNT = load_format("2021").cells["disclosure.fees.amount"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22", 22),
        ("0", 0),
        ("２２", 22),
        ("1，234", 1234),
        ("1,234,567", 1234567),
        ("1 234", 1234),
        (" 7 ", 7),
        ("-3", -3),
        ("−3", -3),
        ("+3", 3),
        ("22件", 22),
        ("3.5", Decimal("3.5")),
        ("", Absence.BLANK),
        ("   ", Absence.BLANK),
        (None, Absence.BLANK),
        ("/", Absence.NOT_APPLICABLE),
        ("／", Absence.NOT_APPLICABLE),
        ("-", Absence.NOT_APPLICABLE),
        ("——", Absence.NOT_APPLICABLE),
        ("不适用", Absence.NOT_APPLICABLE),
        ("N/A", Absence.NOT_APPLICABLE),
        ("约5件", None),
        ("三", None),
        ("1,23", None),
        ("12 34", None),
        ("5-6", None),
        ("无", None),
        ("5元", None),
        ("1e3", None),
        ("NaN", None),
    ],
)
def test_counts(text: str | None, value: object) -> None:
    assert read_cell_text(text, COUNT).value == value


def test_a_note_in_parentheses_is_kept_beside_the_number() -> None:
    read = read_cell_text("22（其中修订16件）", COUNT)
    assert (read.value, read.note) == (22, "其中修订16件")


@pytest.mark.parametrize(
    ("text", "value", "converted"),
    [
        ("25.1", Decimal("25.1"), ""),
        ("25.1万元", Decimal("25.1"), ""),
        ("251000元", Decimal("25.1"), "251000元"),
        ("15.2810", Decimal("15.2810"), ""),
        ("3件", None, ""),
    ],
)
def test_amounts_in_the_unit_written_beside_them(text: str, value: Decimal | None, converted: str) -> None:
    read = read_cell_text(text, AMOUNT)
    assert (read.value, read.converted_from) == (value, converted)


def test_the_zeros_an_amount_was_written_with_are_kept() -> None:
    assert str(read_cell_text("15.2810", AMOUNT).value) == "15.2810"
