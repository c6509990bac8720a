"""Merged cells: expanded as printed, clipped to what exists, and never a way to use up memory."""

import pytest

from assistant.errors import InputError
from assistant.importing.spans import MOST_CELLS, MOST_COLUMNS, CellBudget, Spanned, expand, span_of


def places(*rows: list[Spanned]) -> list[list[str | None]]:
    return expand(rows, CellBudget("页面.html"))


def test_a_cell_stands_in_its_first_place_and_covers_the_others() -> None:
    rows = places([Spanned("甲", rowspan=2, colspan=2), Spanned("乙")], [Spanned("丙")])
    assert rows == [["甲", None, "乙"], [None, None, "丙"]]


def test_a_hostile_rowspan_makes_no_rows() -> None:
    assert places([Spanned("甲", rowspan=100_000), Spanned("1")], [Spanned("2")]) == [
        ["甲", "1"],
        [None, "2"],
    ]


def test_a_hostile_colspan_is_clipped() -> None:
    (row,) = places([Spanned("甲", colspan=999_999)])
    assert len(row) == MOST_COLUMNS


def test_more_cells_than_any_report_has_are_refused() -> None:
    rows = [[Spanned("甲", colspan=MOST_COLUMNS)]] * (MOST_CELLS // MOST_COLUMNS + 1)
    with pytest.raises(InputError, match="超过 100000 格"):
        expand(rows, CellBudget("页面.html"))


@pytest.mark.parametrize(
    ("text", "span"), [("3", 3), (None, 1), ("0", 1), ("-2", 1), ("100%", 1), ("9" * 30, 1), ("²", 1)]
)
def test_what_is_no_plain_number_is_no_span(text: str | None, span: int) -> None:
    assert span_of(text) == span


def test_a_hostile_colspan_leaves_room_for_the_cells_behind_it() -> None:
    (row,) = places([Spanned("甲", colspan=999_999), Spanned("1"), Spanned("2")])
    assert (len(row), row[-2:]) == (MOST_COLUMNS, ["1", "2"])
