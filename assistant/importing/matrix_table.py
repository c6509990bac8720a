"""Table 三: rows found by their labels, values by the columns they stand in.

Merged cells that a page gets wrong shift a row; then the number of cells decides. A row whose values fit in more
than one way is not read: a blank in the wrong place would move every number.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.formats.model import Header, columns_of, rows_of
from assistant.importing import rules
from assistant.importing.document import GridText, Row
from assistant.importing.explaining import split_digits
from assistant.importing.labels import names_of, normal
from assistant.importing.matrix_rows import Named, named_rows
from assistant.importing.table_reading import TableReading, behind, is_value


def read_matrix(reading: TableReading, rows: Sequence[Row]) -> None:
    """Read the table's rows into `reading`."""
    named, unknown = named_rows(reading.table, rows)
    first = next(
        (index for index, row in enumerate(rows) if any(row is item.row for item in named)), len(rows)
    )
    columns = Columns.of(reading, rows[:first], named)
    for item in named:
        _read_row(reading, item, columns)
    for row in unknown:
        reading.unknown_row(row)
    _missing_rows(reading, named)


def _missing_rows(reading: TableReading, named: Sequence[Named]) -> None:
    """Rows that did not come; those that the office printed as one row are left to validation."""
    found = {item.header.id for item in named}
    labels = {normal(item.row[item.label].text) for item in named}
    as_one = {single.path for single in reading.table.single_rows if normal(single.path[-1]) in labels}
    for header in rows_of(reading.table):
        if header.id not in found and header.path not in as_one:
            reading.missing_row(header)


def _read_row(reading: TableReading, item: Named, columns: "Columns") -> None:
    specs = [reading.spec(item.header, column) for column in columns_of(reading.table)]
    values = columns.values(item)
    if values is None:
        _not_placed(reading, item, len(specs))
        return
    if item.is_guess:
        label = item.row[item.label]
        reading.different_label(
            label.text, item.header.label, label, "，是按它在表中的位置认出的，请核对这一行"
        )
    reading.put_row(item.header, zip(specs, values, strict=True))
    _extra_values(reading, item, values)


def _not_placed(reading: TableReading, item: Named, wanted: int) -> None:
    cells = behind(item.row, item.label)
    filled = [cell.text for cell in cells if cell.text]
    specs = reading.specs(item.header)
    reading.findings.append(
        rules.CELL_NOT_FOUND.finding(
            f"{reading.row_place(item.header)}：应有 {wanted} 个数，与读到的“{' '.join(filled)}”对不上，"
            f"这一行没有读入。{split_digits(reading, item.header, filled)}请对照原文补填。",
            cells=tuple(spec.id for spec in specs),
            found=" ".join(filled) or None,
            origin=reading.origin(item.row[item.label]),
        )
    )


def _extra_values(reading: TableReading, item: Named, values: Sequence[GridText]) -> None:
    taken = {id(cell) for cell in values}
    for cell in behind(item.row, item.label):
        if cell.text and id(cell) not in taken:
            message = f"{reading.row_place(item.header)}：有格式中没有的列，其值“{cell.text}”没有读入。"
            reading.findings.append(
                rules.EXTRA_VALUE.finding(message, found=cell.text, origin=reading.origin(cell))
            )


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of values stand, learnt from the header and from the rows that leave no doubt."""

    wanted: int
    header: tuple[int, ...] | None
    header_width: int
    extra: frozenset[int]
    """Places of columns that the office added (小计)."""
    full_rows: dict[int, tuple[int, ...]]
    """By the width of a row: the places in which the rows of that width, all filled, have their values."""
    is_whole: bool
    """Whether the header is as wide as any row and nothing is merged: then a shorter row only lost blanks at its end."""

    @classmethod
    def of(cls, reading: TableReading, headers: Sequence[Row], named: Sequence[Named]) -> "Columns":
        """Learn the places."""
        columns = columns_of(reading.table)
        width = max((len(row) for row in headers), default=0)
        found, extra = _header_places(columns, headers)
        places: dict[int, Counter[tuple[int, ...]]] = {}
        for item in named:
            filled = [at for at in range(item.label + 1, len(item.row)) if item.row[at].text]
            if len(filled) == len(columns) and all(is_value(item.row[at].text) for at in filled):
                places.setdefault(len(item.row), Counter())[tuple(filled)] += 1
        common = {size: counts.most_common(1)[0][0] for size, counts in places.items()}
        is_plain = not any(cell.covered for item in named for cell in item.row)
        is_whole = (
            found is not None and is_plain and width >= max((len(item.row) for item in named), default=0)
        )
        return cls(len(columns), found, width, extra, common, is_whole)

    def values(self, item: Named) -> tuple[GridText, ...] | None:
        """The row's values in the form's order; None where they fit in no way or in several."""
        item = self._completed(item)
        row = item.row
        if (
            self.header is not None
            and self.extra
            and len(row) == self.header_width
            and self._fits(item, self.header)
        ):
            return tuple(row[at] for at in self.header)
        cells = [*takewhile(lambda cell: is_value(cell.text), behind(row, item.label))]
        filled = tuple(cell for cell in cells if cell.text)
        if len(filled) == self.wanted:
            return filled
        for places in (self.full_rows.get(len(row)), self.header if len(row) == self.header_width else None):
            if places is not None and self._fits(item, places):
                return tuple(row[at] for at in places)
        if len(cells) == self.wanted and not self.is_whole:
            return tuple(cells)
        return self._only_window(cells)

    def _completed(self, item: Named) -> Named:
        """The row with the blank cells at its end that a text leaves out."""
        if not self.is_whole or len(item.row) >= self.header_width:
            return item
        blanks = [GridText("", item.row[-1].place)] * (self.header_width - len(item.row))
        return replace(item, row=(*item.row, *blanks))

    def _fits(self, item: Named, places: tuple[int, ...]) -> bool:
        """Whether the row has cells of its own in all these places, behind its label, and no value elsewhere."""
        row = item.row
        if places[0] <= item.label or places[-1] >= len(row) or any(row[at].covered for at in places):
            return False
        allowed = {*places, *self.extra}
        return all(at in allowed for at in range(item.label + 1, len(row)) if row[at].text)

    def _only_window(self, cells: Sequence[GridText]) -> tuple[GridText, ...] | None:
        """The values where only one run of places holds all that is written; a row of blanks fits anywhere."""
        if len(cells) < self.wanted:
            return None
        if not any(cell.text for cell in cells):
            return tuple(cells[-self.wanted :])
        starts = [
            start
            for start in range(len(cells) - self.wanted + 1)
            if not any(cell.text for cell in (*cells[:start], *cells[start + self.wanted :]))
        ]
        return tuple(cells[starts[0] : starts[0] + self.wanted]) if len(starts) == 1 else None


def _header_places(
    columns: Sequence[Header], headers: Sequence[Row]
) -> tuple[tuple[int, ...] | None, frozenset[int]]:
    """The place of every column by its label, read downwards where it is broken over rows (商业 above 企业)."""
    width = max((len(row) for row in headers), default=0)
    labels = [[row[at].text for row in headers if at < len(row) and row[at].text] for at in range(width)]
    places: list[int] = []
    for column in columns:
        start = places[-1] + 1 if places else 0
        place = next((at for at in range(start, width) if _reads(labels[at], names_of(column))), None)
        if place is None:
            return None, frozenset()
        places.append(place)
    between = set(range(places[0], places[-1])) - set(places)
    extra = frozenset(at for at in between if labels[at] and labels[at][-1])
    return tuple(places), extra


def _reads(texts: Sequence[str], names: set[str]) -> bool:
    return any(normal("".join(texts[start:])) in names for start in range(len(texts)))
