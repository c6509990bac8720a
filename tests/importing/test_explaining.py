"""Identities explain what a row of a PDF may have been; they never change it."""

import pytest

from .conftest import Reader, messages
from .test_rules import NUMBERS, changed, row


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 0, 0, 0, 0, 0, 10), "疑似把 10 拆成 1 和 0"),
        ((0, 2, 5, 0, 0, 0, 25), "疑似把 25 拆成 2 和 5"),
    ],
)
def test_two_digits_that_are_one_number_are_suspected(
    read: Reader, numbers: tuple[int, ...], words: str
) -> None:
    imported = read(*changed((NUMBERS, row(*numbers)))())
    assert words in messages(imported, "IMP710")[0]
    cells = imported.report.figures.cells
    assert [cell.number for name, cell in cells.items() if name.startswith("applications.new.")] == list(
        numbers
    )


def test_one_number_too_many_is_explained_where_the_row_is_refused(read: Reader) -> None:
    imported = read(*changed((NUMBERS, row(1, 0, 0, 0, 0, 0, 0, 10)))())
    (message,) = messages(imported, "IMP701")
    assert "应有 7 个数" in message
    assert "疑似把 10 拆成 1 和 0" in message
    assert "applications.new.total" not in imported.report.figures.cells


def test_a_gap_inside_one_cell_is_explained_and_stays_unread(read: Reader) -> None:
    numbers = row(10, 0, 0, 0, 0, 0, 10).replace("<span>10<", "<span>1 0<", 1)
    imported = read(*changed((NUMBERS, numbers))())
    assert "疑似把 10 拆成 1 和 0" in messages(imported, "IMP710")[0]
    assert imported.report.figures.number("applications.new.natural_person") is None


def test_a_row_that_is_wrong_in_another_way_is_not_explained(read: Reader) -> None:
    assert messages(read(*changed((NUMBERS, row(3, 0, 1, 0, 0, 0, 9)))()), "IMP710") == []
