"""Table 四: fifteen numbers, printed in one row, as three tables, as a row for each kind, or one under the other.

The labels since the last numbers say which kinds come next, and in which order their outcomes stand; without labels
only as many numbers as the form has left to fill will do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.formats.model import Header, columns_of, rows_of
from assistant.importing import rules
from assistant.importing.document import GridText, Row
from assistant.importing.labels import names_of, normal
from assistant.importing.table_reading import TableReading, behind, is_label, is_value


@dataclass(slots=True)
class _State:
    """What was seen since the last numbers."""

    kinds: list[Header] = field(default_factory=list)
    outcomes: list[Header] = field(default_factory=list)
    places: dict[int, Header] = field(default_factory=dict)
    """The outcomes by the place of their label, where the grid is whole."""
    blank: list[GridText] = field(default_factory=list)
    """An empty row under labels: blank numbers if nothing else comes before the next labels."""
    loose: list[GridText] = field(default_factory=list)
    """Numbers that came a few at a time, one to a row."""
    done: set[str] = field(default_factory=set)
    surplus: list[Row] = field(default_factory=list)


def read_flat(reading: TableReading, rows: Sequence[Row]) -> None:
    """Read the table's rows into `reading`."""
    state = _State()
    for row in rows:
        if any(cell.text for cell in row):
            _read_row(reading, state, row)
        elif state.kinds and state.outcomes:
            state.blank = _at_places(state, row) or [cell for cell in row if not cell.covered]
    _commit_blank(reading, state)
    if state.loose:
        _take(reading, state, _rest(reading, state), state.loose)
    _take_blanks(reading, state, rows)
    for row in state.surplus:
        reading.unknown_row(row)
    missing = _rest(reading, state)
    if missing:
        _not_found(reading, missing, rows)


def _commit_blank(reading: TableReading, state: _State) -> None:
    """Take the empty row for the kinds named above it, since no numbers came."""
    cells, state.blank = state.blank, []
    if cells and state.kinds and len(cells) == len(columns_of(reading.table)) * len(state.kinds):
        _take(reading, state, state.kinds, cells)


def _at_places(state: _State, row: Row) -> list[GridText]:
    """The cells under the outcomes' labels, if the row has nothing elsewhere."""
    places = sorted(state.places)
    if not places or len(places) != len(state.outcomes) or places[-1] >= len(row):
        return []
    cells = [row[at] for at in places]
    is_alone = not any(cell.text for at, cell in enumerate(row) if at not in state.places)
    return cells if is_alone and not any(cell.covered for cell in cells) else []


def _take_blanks(reading: TableReading, state: _State, rows: Sequence[Row]) -> None:
    """Kinds without numbers whose row of cells is there, and empty: blank, which is not the same as missing."""
    width = len(columns_of(reading.table))
    for row in rows:
        own = [cell for cell in row if not cell.covered]
        for count in (len(_rest(reading, state)), 1):
            kinds = _rest(reading, state)[:count]
            if kinds and len(own) == width * len(kinds) and not any(cell.text for cell in own):
                _take(reading, state, kinds, own)
                break


def _not_found(reading: TableReading, missing: Sequence[Header], rows: Sequence[Row]) -> None:
    cells = tuple(spec.id for header in missing for spec in reading.specs(header))
    numbers = [cell.text for row in rows for cell in row if cell.text and is_value(cell.text)]
    places = "、".join(
        reading.row_place(header).removeprefix(reading.table.name).strip() for header in missing
    )
    message = (
        f"{reading.table.name}：{places}应有 {len(cells)} 个数，没有读到或者对不上（全表读到 {len(numbers)} 个数），"
        "没有读入。请对照原文补填。"
    )
    reading.findings.append(rules.CELL_NOT_FOUND.finding(message, cells=cells, origin=reading.name))


def _read_row(reading: TableReading, state: _State, row: Row) -> None:
    own = [cell for cell in row if not cell.covered]
    labels = [cell for cell in own if cell.text and not is_value(cell.text)]
    if not labels:
        placed = _at_places(state, row)
        if state.kinds and len(placed) == len(columns_of(reading.table)) * len(state.kinds):
            state.outcomes = [state.places[at] for at in sorted(state.places)]
            _take(reading, state, state.kinds, placed)
        else:
            _values_only(reading, state, own)
        return
    index = max(at for at, cell in enumerate(row) if cell.text and not is_value(cell.text))
    kind = _kind(reading, row[index])
    values = _trimmed(behind(row, index), len(columns_of(reading.table)))
    if kind is not None and len(values) == len(columns_of(reading.table)) and _are_numbers(values):
        state.outcomes = state.outcomes if len(state.outcomes) == len(values) else []
        _take(reading, state, [kind], values)
        state.kinds = []
        return
    wanted = len(columns_of(reading.table)) * len(rows_of(reading.table))
    if len(labels) == 1 and own[0] is labels[0] and not is_label(labels[0].text) and len(own) == wanted + 1:
        _values_only(reading, state, own[1:])
        return
    _commit_blank(reading, state)
    _note_labels(reading, state, row)
    if any(any(map(str.isdigit, cell.text)) for cell in values) and _are_numbers(values):
        state.surplus.append(row)


def _are_numbers(cells: Sequence[GridText]) -> bool:
    """Whether the cells are values, and not all blank."""
    return all(is_value(cell.text) for cell in cells) and any(cell.text for cell in cells)


def _trimmed(cells: list[GridText], wanted: int) -> list[GridText]:
    """Without the empty cells that a text or sheet leaves behind a row."""
    kept = list(cells)
    while len(kept) > wanted and not kept[-1].text:
        kept.pop()
    return kept


def _kind(reading: TableReading, cell: GridText) -> Header | None:
    plain = normal(cell.text)
    for header in rows_of(reading.table):
        groups = {
            normal("".join(header.path[-depth:])) + name
            for depth in range(len(header.path) + 1)
            for name in names_of(header)
        }
        if plain in groups | names_of(header):
            return header
    return None


def _note_labels(reading: TableReading, state: _State, row: Row) -> None:
    for at, cell in enumerate(row):
        kind = _kind(reading, cell)
        if kind is not None and kind not in state.kinds:
            state.kinds.append(kind)
        outcome = next(
            (column for column in columns_of(reading.table) if normal(cell.text) in names_of(column)), None
        )
        if outcome is not None:
            state.outcomes.append(outcome)
            state.places[at] = outcome


def _rest(reading: TableReading, state: _State) -> list[Header]:
    return [header for header in rows_of(reading.table) if header.id not in state.done]


def _values_only(reading: TableReading, state: _State, cells: Sequence[GridText]) -> None:
    """A row of numbers: the kinds named above it, or all that are left."""
    width = len(columns_of(reading.table))
    rest = _rest(reading, state)
    for kinds in [state.kinds, rest] if state.kinds else [rest, rest[:1]]:
        kept = _trimmed(list(cells), width * len(kinds))
        filled = [cell for cell in cells if cell.text]
        for chosen in (kept, filled) if kinds is state.kinds or len(kinds) > 1 else (kept,):
            if kinds and len(chosen) == width * len(kinds) and not state.loose and len(chosen) > 1:
                _take(reading, state, kinds, chosen)
                return
    filled = [cell for cell in cells if cell.text]
    if len(filled) == 1:
        state.loose += filled
        if state.kinds and len(state.loose) == width * len(state.kinds) and len(state.kinds) < len(rest):
            _take(reading, state, state.kinds, state.loose)
            state.loose = []
    elif filled:
        state.surplus.append(tuple(cells))


def _take(reading: TableReading, state: _State, kinds: Sequence[Header], cells: Sequence[GridText]) -> None:
    """Take the cells as the kinds' outcomes, in the order their labels were printed."""
    columns = columns_of(reading.table)
    if len(cells) != len(columns) * len(kinds):
        state.surplus.append(tuple(cells))
        return
    order = _outcome_order(reading, state, len(kinds))
    if order is None:
        state.surplus.append(tuple(cells))
        return
    for number, kind in enumerate(kinds):
        part = cells[number * len(columns) : (number + 1) * len(columns)]
        reading.put_row(
            kind, [(reading.spec(kind, column), cell) for column, cell in zip(order, part, strict=True)]
        )
        state.done.add(kind.id)
    state.kinds, state.outcomes, state.places, state.blank = [], [], {}, []


def _outcome_order(reading: TableReading, state: _State, kinds: int) -> list[Header] | None:
    """The outcomes as printed, where each kind prints all of them in one order; the form's order without labels.

    Where only some of the labels can be read, only numbers for the whole table leave no doubt.
    """
    columns: list[Header] = [*columns_of(reading.table)]
    if len(state.outcomes) not in (len(columns), len(columns) * kinds):
        is_whole = kinds == len(rows_of(reading.table))
        return columns if is_whole or not state.outcomes else None
    printed = state.outcomes[-len(columns) :]
    is_complete = {item.id for item in printed} == {item.id for item in columns}
    repeats = all(item.id == printed[at % len(columns)].id for at, item in enumerate(state.outcomes))
    return printed if is_complete and repeats else None
