"""Identities used to explain a row that does not add up; a value is never changed by them."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from assistant.figures import Absence, Cell
from assistant.findings import Finding
from assistant.formats import Expression, Identity, parse_expression
from assistant.formats.model import Header, columns_of, rows_of
from assistant.importing import rules
from assistant.importing.table_reading import TableReading


def split_digits(reading: TableReading, row: Header, texts: Sequence[str]) -> str:
    """A sentence on which two neighbours of too many values would be one number; empty where none repairs the row."""
    for first, second, whole, values in _joined(texts):
        if _holds(reading, row, values):
            return f"疑似把 {whole} 拆成 {first} 和 {second}。"
    return ""


def split_digit_findings(reading: TableReading) -> Iterator[Finding]:
    """Rows as read that do not add up, and would if two neighbours were one number and the next cell empty."""
    for row in rows_of(reading.table):
        cells = [reading.cells.get(spec.id) for spec in reading.specs(row)]
        texts = [f"{cell.value:f}" for cell in cells if cell is not None and isinstance(cell.value, Decimal)]
        if len(texts) != len(columns_of(reading.table)) or _holds(reading, row, texts):
            yield from _spaced(reading, row, cells)
            continue
        for first, second, whole, values in _joined(texts):
            at = next(
                index for index, text in enumerate(texts) if texts[index : index + 2] == [first, second]
            )
            padded = [*values[: at + 1], "0", *values[at + 1 :]]
            if _holds(reading, row, padded):
                yield _finding(reading, row, f"{first} 和 {second}", whole, cells)
                break


def _spaced(reading: TableReading, row: Header, cells: Sequence[Cell | None]) -> Iterator[Finding]:
    """A cell that holds `1 0`: unreadable as it stands, explained where 10 makes the row add up."""
    for index, cell in enumerate(cells):
        parts = cell.note.split() if cell is not None and cell.value is Absence.BLANK else []
        if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
            continue
        values = [_text(other) for other in cells]
        values[index] = "".join(parts)
        if all(values) and _holds(reading, row, values):
            yield _finding(reading, row, f"{parts[0]} 和 {parts[1]}", values[index], cells)


def _text(cell: Cell | None) -> str:
    return f"{cell.value:f}" if cell is not None and isinstance(cell.value, Decimal) else ""


def _finding(
    reading: TableReading, row: Header, parts: str, whole: str, cells: Sequence[Cell | None]
) -> Finding:
    message = f"{reading.row_place(row)}：这一行的勾稽关系不成立，疑似把 {whole} 拆成 {parts}；值没有改动，请对照原文核对。"
    origin = next((cell.origin for cell in cells if cell is not None), None)
    ids = tuple(spec.id for spec in reading.specs(row))
    return rules.SPLIT_DIGITS.finding(message, cells=ids, expected=whole, found=parts, origin=origin)


def _joined(texts: Sequence[str]) -> Iterator[tuple[str, str, str, list[str]]]:
    """Each way to join two neighbouring whole numbers: the two, the one, and the row with the one."""
    for index, (first, second) in enumerate(itertools.pairwise(texts)):
        if first.isascii() and second.isascii() and first.isdigit() and second.isdigit() and first != "0":
            yield first, second, first + second, [*texts[:index], first + second, *texts[index + 2 :]]


def _holds(reading: TableReading, row: Header, texts: Sequence[str]) -> bool:
    """Whether the row's own identities hold for these values."""
    columns = columns_of(reading.table)
    if len(texts) != len(columns) or not all(text.isascii() and text.isdigit() for text in texts):
        return False
    values = {column.id: Decimal(text) for column, text in zip(columns, texts, strict=True)}
    identities = [
        identity
        for identity in reading.format.identities
        if identity.each == "row" and identity.table == reading.table.id and "previous." not in identity.equation
        and (not identity.rows or row.id in identity.rows) and identity.relation == "="
    ]  # fmt: skip
    return bool(identities) and all(_equal(identity, values) for identity in identities)


def _equal(identity: Identity, values: Mapping[str, Decimal]) -> bool:
    left, right = (_parsed(side).evaluate(values.get) for side in identity.sides)
    return left is not None and left == right


@cache
def _parsed(side: str) -> Expression:
    return parse_expression(side)
