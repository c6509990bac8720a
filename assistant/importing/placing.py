"""Which rows of which grids belong to which official table: by their labels first, by the section they stand in next.

Offices split tables, put two under one heading, or leave a heading out. So a grid is walked row by row; a row goes to
the table whose labels it prints, and a row without labels of its own follows the one before it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.formats import Format
from assistant.importing.document import Grid, Row
from assistant.importing.labels import normal, table_of_label
from assistant.importing.sections import SectionItems

_FEWEST_LABELS = 4
"""How many labels of one table a grid must print to be that table outside its section; a statistic has one or two."""


def rows_by_table(report_format: Format, sections: Sequence[SectionItems]) -> Mapping[str, list[Row]]:
    """The rows of every table of the format, in the file's order."""
    rows: dict[str, list[Row]] = {table.id: [] for table in report_format.tables}
    tables = {section.id: section.table for section in report_format.sections}
    for section in sections:
        own = tables.get(section.id)
        for grid in section.grids:
            for table, row in _assigned(grid, own):
                if table in rows:
                    rows[table].append(row)
    return rows


def _assigned(grid: Grid, own: str | None) -> Iterable[tuple[str, Row]]:
    """The grid's rows with their tables."""
    votes = [_vote(row) for row in grid.rows]
    labels = Counter(table for vote in votes for table, count in vote.items() for _ in range(count))
    present = {table for table, count in labels.items() if count >= _FEWEST_LABELS or table == own}
    if not present and own is None:
        return
    current = next((table for vote in votes for table in [_choice(vote, present)] if table), own)
    for row, vote in zip(grid.rows, votes, strict=True):
        current = _choice(vote, present) or current
        if current is not None:
            yield current, row


def _vote(row: Row) -> Counter[str]:
    """How many labels of each table the row prints."""
    owners = table_of_label()
    return Counter(owners[plain] for cell in row for plain in [normal(cell.text)] if plain in owners)


def _choice(vote: Counter[str], present: set[str]) -> str | None:
    known = [(table, count) for table, count in vote.most_common() if table in present]
    return known[0][0] if known else None
