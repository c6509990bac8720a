"""The official tables in a terminal: as printed where there is room, by groups of rows where there is not."""

from collections.abc import Iterator
from itertools import groupby

from rich import box
from rich.table import Table as RichTable
from rich.text import Text

from assistant.formats.cell_names import short_label
from assistant.formats.model import Block, Header
from assistant.session.view import Figure, OfficialTable, Tone

_WIDE = 118
"""From here on table 三 fits with its row groups in a column of their own and last year beside."""
_LABEL_NARROW = 24


def official_tables(shown: OfficialTable, width: int, styles: dict[Tone, str]) -> Iterator[RichTable]:
    """The table as one or several drawings for a terminal of `width` columns."""
    for block in shown.table.blocks:
        rows = [row for row in block.rows if not shown.only_rows or row.id in shown.only_rows]
        if not rows:
            continue
        if width >= _WIDE and len(rows) > 1 and shown.table.shape == "matrix":
            yield _drawn(shown, block, rows, styles, "", with_groups=True)
            continue
        for group, members in groupby(rows, key=lambda row: row.path):
            yield _drawn(shown, block, list(members), styles, block.heading or " ".join(group))


def _drawn(
    shown: OfficialTable,
    block: Block,
    rows: list[Header],
    styles: dict[Tone, str],
    heading: str,
    *,
    with_groups: bool = False,
) -> RichTable:
    table = RichTable(
        box=box.SIMPLE,
        title=heading or None,
        title_justify="left",
        title_style="bold",
        padding=(0, 1),
        pad_edge=False,
    )
    if with_groups:
        table.add_column("", overflow="fold", max_width=14)
    table.add_column(shown.table.name, overflow="fold", min_width=_LABEL_NARROW if not with_groups else 30)
    for column in block.columns:
        table.add_column(short_label(column.label), justify="right", overflow="fold", min_width=6)
    before = None
    for row in rows:
        label = short_label(row.label) if len(row.label) > 18 else row.label
        cells = [
            _cell(shown.figures[f"{shown.table.id}.{row.id}.{column.id}"], styles) for column in block.columns
        ]
        group = row.path[-1] if row.path and row.path != before else ""
        table.add_row(*([group] if with_groups else []), label, *cells)
        before = row.path
    return table


def _cell(figure: Figure, styles: dict[Tone, str]) -> Text:
    """This year's figure, marked where it is wrong, and last year's under it."""
    text = Text(f"{'×' if figure.tone == 'bad' else ''}{figure.text}", styles[figure.tone])
    if figure.previous:
        text.append(f"\n({figure.previous})", "dim")
    return text
