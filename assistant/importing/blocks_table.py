"""Table 二: blocks under each other, each with a header of its own; a column that is missing stays missing."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.formats.model import Block, Column, Header
from assistant.importing import rules
from assistant.importing.document import GridText, Row
from assistant.importing.labels import names_of, normal
from assistant.importing.table_reading import TableReading, behind, is_label, is_value

_LIKE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class _Heading:
    """A block's header row as printed."""

    row: Row = ()
    corner: int = 0

    @property
    def labels(self) -> list[GridText]:
        """The column labels, in order."""
        return [cell for cell in behind(self.row, self.corner) if cell.text] if self.row else []


def read_blocks(reading: TableReading, rows: Sequence[Row]) -> None:
    """Read the table's rows into `reading`."""
    heading = _Heading()
    found: set[str] = set()
    for row in rows:
        corner = _corner(reading, row)
        if corner is not None:
            heading = _Heading(row, corner)
            continue
        match = _block_row(reading, row)
        if match is None:
            if _holds_numbers(row):
                reading.unknown_row(row)
            continue
        block, header, index = match
        if not any(
            normal(cell.text) in names_of(column) for cell in heading.labels for column in block.columns
        ):
            heading = _Heading()
        found.add(header.id)
        _read_row(reading, block, header, row, index, heading)
    for block in reading.table.blocks:
        for header in block.rows:
            if header.id not in found:
                reading.missing_row(header)


def _corner(reading: TableReading, row: Row) -> int | None:
    corner = normal(reading.table.corner)
    return next((index for index, cell in enumerate(row) if normal(cell.text) == corner), None)


def _block_row(reading: TableReading, row: Row) -> tuple[Block, Header, int] | None:
    """The row of the form that a label of this row names, and where the label stands."""
    for index in range(len(row) - 1, -1, -1):
        plain = normal(row[index].text)
        for block in reading.table.blocks:
            for header in block.rows:
                if plain and plain in names_of(header):
                    return block, header, index
    return None


def _holds_numbers(row: Row) -> bool:
    texts = [cell.text for cell in row if cell.text]
    has_label = any(not is_value(text) and not is_label(text) for text in texts)
    return has_label and any(is_value(text) and any(map(str.isdigit, text)) for text in texts)


def _read_row(
    reading: TableReading, block: Block, header: Header, row: Row, index: int, heading: _Heading
) -> None:
    values = behind(row, index)
    placed = _by_label(reading, block, row, index, heading) if heading.labels else _by_order(block, values)
    reading.put_row(header, [(reading.spec(header, column), cell) for column, cell in placed.items()])
    for column in block.columns:
        if column not in placed:
            _missing_cell(reading, header, column, row[index])
    _extra_values(reading, header, row, index, heading, list(placed.values()))


def _by_order(block: Block, values: Sequence[GridText]) -> dict[Column, GridText]:
    """Without a header only the right number of cells will do; trailing empty cells are not counted."""
    cells = list(values)
    while len(cells) > len(block.columns) and not cells[-1].text:
        cells.pop()
    return dict(zip(block.columns, cells, strict=True)) if len(cells) == len(block.columns) else {}


def _by_label(
    reading: TableReading, block: Block, row: Row, index: int, heading: _Heading
) -> dict[Column, GridText]:
    """Each column's cell under its label; by order where header and row have as many cells."""
    values = behind(row, index)
    labels = heading.labels
    filled = [cell for cell in values if cell.text]
    in_order = values if len(values) == len(labels) else filled if len(filled) == len(labels) else None
    placed: dict[Column, GridText] = {}
    for column, at in _label_places(reading, block, labels).items():
        cell = in_order[at] if in_order is not None else _under(labels[at], row, index, heading)
        if cell is not None:
            placed[column] = cell
    return placed


def _label_places(reading: TableReading, block: Block, labels: Sequence[GridText]) -> dict[Column, int]:
    """Where each column's label stands among the labels; a misspelt one is known by its own place."""
    plain = [normal(label.text) for label in labels]
    places = {
        column: at for column in block.columns for at, label in enumerate(plain) if label in names_of(column)
    }
    taken = set(places.values())
    for ordinal, column in enumerate(block.columns):
        if column in places or ordinal >= len(labels) or ordinal in taken:
            continue
        likeness = max(
            difflib.SequenceMatcher(None, plain[ordinal][:60], name).ratio() for name in names_of(column)
        )
        if likeness >= _LIKE_ENOUGH:
            places[column] = ordinal
            reading.different_label(labels[ordinal].text, column.label, labels[ordinal])
    return places


def _under(label: GridText, row: Row, index: int, heading: _Heading) -> GridText | None:
    """The cell below a label, where row and header are built alike.

    A shorter row may have lost any of its cells, and a number under no label does not belong where it stands.
    """
    place = heading.row.index(label)
    labelled = {at for at, cell in enumerate(heading.row) if cell.text}
    is_alike = (
        index == heading.corner
        and index < place < len(row)
        and len(row) >= len(heading.row)
        and all(at in labelled for at in range(index + 1, len(row)) if row[at].text)
    )
    return row[place] if is_alike and not row[place].covered else None


def _missing_cell(reading: TableReading, header: Header, column: Column, label: GridText) -> None:
    spec = reading.spec(header, column)
    message = f"{spec.place}：表格里没有找到这一列，或者这一行的数与各列对不上，没有读入。请对照原文补填。"
    reading.findings.append(
        rules.CELL_NOT_FOUND.finding(message, cells=(spec.id,), origin=reading.origin(label))
    )


def _extra_values(
    reading: TableReading, header: Header, row: Row, index: int, heading: _Heading, taken: Sequence[GridText]
) -> None:
    known = {id(cell) for cell in taken}
    for at, cell in enumerate(row):
        if at <= index or not cell.text or id(cell) in known:
            continue
        column = heading.row[at].text if at < len(heading.row) else ""
        name = f"「{column}」" if column else ""
        message = (
            f"{reading.table.name}「{header.label}」一行有格式中没有的列{name}，其值“{cell.text}”没有读入。"
        )
        reading.findings.append(
            rules.EXTRA_VALUE.finding(message, found=cell.text, origin=reading.origin(cell))
        )
