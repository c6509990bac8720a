"""Which row of table 三 a grid's row is: by its label, and by its place between known rows where the label is odd."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.formats import Table
from assistant.formats.model import Header, columns_of, rows_of
from assistant.importing.document import GridText, Row
from assistant.importing.labels import names_of, normal, unique, without_number
from assistant.importing.table_reading import is_label, is_value

_REMARK = re.compile(r"[（(\[【][^（）()\[\]【】]*[)）\]】]\s*$")
_LIKE_ENOUGH = 0.6
"""How alike an unknown label must be to the one missing in its place; a typo is, another row is not."""


@dataclass(frozen=True, slots=True)
class Named:
    """A grid row with the form's row it was found to be."""

    row: Row
    label: int
    """The place of the label; the values stand behind it."""
    header: Header
    is_guess: bool = False
    """Whether the place decided and not the label."""


class RowNames:
    """The labels of a table's rows in every way that leaves no doubt."""

    def __init__(self, table: Table) -> None:
        """Collect the labels: whole, under their group in one cell, and without their number."""
        rows = rows_of(table)
        self._width = len(columns_of(table))
        self._whole = unique((name, row) for row in rows for name in names_of(row))
        self._whole |= unique(
            (normal("".join(row.path[-depth:])) + name, row)
            for row in rows
            for depth in range(1, len(row.path) + 1)
            for name in names_of(row)
        )
        self._bare = unique((without_number(name), row) for row in rows for name in names_of(row))

    def find(self, row: Row, *, bare: bool = True) -> Named | None:
        """The row of the form that the last label of `row` names.

        The last one, because a group's name may stand before its first row and be a row's name elsewhere. An unknown
        text between that label and the numbers is the row's own name, so then nothing is found; behind the numbers it
        is a remark. `bare` allows labels without their number.
        """
        behind = False
        for index in range(len(row) - 1, -1, -1):
            text = row[index].text
            if not text or is_value(text):
                behind = behind or bool(text)
                continue
            header = self._header(text, may_be_bare=bare and behind and len(row) - index > self._width)
            if header is not None:
                return Named(row, index, header)
            if not self._is_remark(row, index):
                return None
        return None

    def _header(self, text: str, *, may_be_bare: bool) -> Header | None:
        """The header a label names. Without its number (总计, 其他) it is also a column's, so numbers must follow it."""
        for plain in (normal(text), normal(_REMARK.sub("", text))):
            header = self._whole.get(plain)
            if header is None and may_be_bare:
                header = self._bare.get(plain) or self._bare.get(without_number(plain))
            if header is not None:
                return header
        return None

    @staticmethod
    def _is_remark(row: Row, index: int) -> bool:
        """Whether numbers stand before the text and none behind it, with a label still before those."""
        before = [cell.text for cell in row[:index] if cell.text]
        has_numbers = bool(before) and is_value(before[-1])
        return has_numbers and any(not is_value(text) for text in before)


def named_rows(table: Table, rows: Sequence[Row]) -> tuple[list[Named], list[Row]]:
    """The rows of the form in the grid's order, and the rows of numbers that nobody knows."""
    names = RowNames(table)
    found: list[Named | Row] = [names.find(row) or row for row in rows]
    found = _broken_over_pages(found, names)
    found = _by_place(table, found)
    named = [item for item in found if isinstance(item, Named)]
    return named, [item for item in found if not isinstance(item, Named) and _has_numbers(item)]


def _broken_over_pages(items: Sequence[Named | Row], names: RowNames) -> list[Named | Row]:
    """Two unknown rows whose labels together are one: a row that a page break cut in two."""
    result: list[Named | Row] = []
    for item in items:
        before = result[-1] if result else None
        joined = None
        if before is not None and not isinstance(before, Named) and not isinstance(item, Named):
            joined = names.find(_glued(before, item), bare=False)
        if joined is not None:
            result[-1] = joined
        else:
            result.append(item)
    return result


def _glued(upper: Row, lower: Row) -> Row:
    width = max(len(upper), len(lower))
    empty = GridText("", "")
    pairs = [
        (upper[at] if at < len(upper) else empty, lower[at] if at < len(lower) else empty)
        for at in range(width)
    ]
    return tuple(
        GridText(first.text + second.text, first.place or second.place, first.covered and second.covered)
        if not (is_value(first.text) and is_value(second.text))
        else (first if first.text or not second.text else second)
        for first, second in pairs
    )


def _by_place(table: Table, items: Sequence[Named | Row]) -> list[Named | Row]:
    """An unknown row of numbers between two known ones, where exactly its like is missing, is that row."""
    rows = rows_of(table)
    order = {row.id: index for index, row in enumerate(rows)}
    known = {item.header.id for item in items if isinstance(item, Named)}
    result = list(items)
    for at, item in enumerate(items):
        if isinstance(item, Named) or not _has_numbers(item):
            continue
        before = next(
            (order[other.header.id] for other in reversed(items[:at]) if isinstance(other, Named)), -1
        )
        after = next((order[other.header.id] for other in items[at:] if isinstance(other, Named)), len(rows))
        missing = [row for row in rows[before + 1 : after] if row.id not in known]
        guess = _most_like(item, missing)
        if guess is not None:
            known.add(guess.header.id)
            result[at] = guess
    return result


def _most_like(row: Row, missing: Sequence[Header]) -> Named | None:
    labels = [
        (index, normal(cell.text)) for index, cell in enumerate(row) if cell.text and not is_value(cell.text)
    ]
    if not labels or not missing:
        return None
    index, plain = labels[-1]
    scored = [
        (difflib.SequenceMatcher(None, plain[:60], name).ratio(), header)
        for header in missing
        for name in names_of(header)
    ]
    best, header = max(scored, key=lambda pair: pair[0])
    return Named(row, index, header, is_guess=True) if best >= _LIKE_ENOUGH else None


def _has_numbers(row: Row) -> bool:
    """Whether a row holds numbers and is no header of labels."""
    filled = [cell.text for cell in row if cell.text]
    return any(is_value(text) for text in filled) and sum(1 for text in filled if is_label(text)) < len(
        filled
    )
