"""The official tables in a terminal: as printed where there is room, by groups of rows where there is not."""

from collections.abc import Iterator
from itertools import groupby

from rich import box
from rich.cells import cell_len
from rich.table import Table as RichTable
from rich.text import Text

from assistant.formats.cell_names import short_label, short_name
from assistant.formats.model import Block, Header
from assistant.session.view import Figure, OfficialTable, Tone

_WIDE = 118
"""From here on table 三 fits with its row groups in a column of their own and last year beside."""
_LABEL, _NARROWEST, _GROUP = 34, 6, 14
"""Columns for a row's label at most, for a figure at least, and for a group of rows."""


def official_tables(shown: OfficialTable, width: int, styles: dict[Tone, str]) -> Iterator[RichTable]:
    """The table as one or several drawings for a terminal of `width` columns."""
    for block in shown.table.blocks:
        rows = [row for row in block.rows if not shown.only_rows or row.id in shown.only_rows]
        if not rows:
            continue
        if width >= _WIDE and len(rows) > 1 and shown.table.shape == "matrix":
            yield _drawn(shown, block, rows, styles, width, "", with_groups=True)
            continue
        for group, members in groupby(rows, key=lambda row: row.path):
            yield _drawn(shown, block, list(members), styles, width, block.heading or " ".join(group))


def _drawn(
    shown: OfficialTable,
    block: Block,
    rows: list[Header],
    styles: dict[Tone, str],
    width: int,
    heading: str,
    *,
    with_groups: bool = False,
) -> RichTable:
    cells = {
        (row.id, column.id): _cell(shown.figures[f"{shown.table.id}.{row.id}.{column.id}"], styles)
        for row in rows
        for column in block.columns
    }
    table = RichTable(
        box=box.SIMPLE_HEAD,
        title=heading or None,
        title_justify="left",
        title_style="bold",
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    sizes = _sizes([[cells[row.id, column.id] for row in rows] for column in block.columns], width)
    group_size = _GROUP + 1 if with_groups else 0
    left = width - group_size - sum(size + 1 for size in sizes) - 2
    if with_groups:
        table.add_column("", overflow="fold", width=_GROUP)
    table.add_column(shown.table.name, overflow="fold", width=max(min(left, _LABEL), _NARROWEST))
    for column, size in zip(block.columns, sizes, strict=True):
        room = min(cell_len(column.label), max(size, (left - _LABEL) // len(sizes) + size))
        table.add_column(short_label(column.label), justify="right", overflow="fold", width=max(size, room))
    before = None
    for row in rows:
        label = short_name(row)
        group = row.path[-1] if row.path and row.path != before else ""
        table.add_row(
            *([group] if with_groups else []), label, *(cells[row.id, column.id] for column in block.columns)
        )
        before = row.path
    return table


def _sizes(columns: list[list[Text]], width: int) -> list[int]:
    """The columns' widths: whole cells side by side where a label still fits, else last year's figure under this year's."""
    whole = [max(_NARROWEST, *(cell.cell_len for cell in cells)) for cells in columns]
    if sum(whole) + len(whole) + _LABEL // 2 <= width:
        return whole
    return [max(4, *(len(part) for cell in cells for part in cell.plain.split(" "))) for cells in columns]


def _cell(figure: Figure, styles: dict[Tone, str]) -> Text:
    """This year's figure, marked where it is wrong, and last year's beside it unless both are nothing."""
    text = Text(f"{'×' if figure.tone == 'bad' else ''}{figure.text}", styles[figure.tone])
    if figure.previous and not figure.previous == figure.text == "0":
        text.append(f" ({figure.previous})", "dim")
    return text
