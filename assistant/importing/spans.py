"""Expanding merged cells into a grid, bounded: a hostile span neither makes rows nor uses memory."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.importing.document import Grid, GridText

MOST_COLUMNS = 200
"""The official tables have 15; a page's layout table may have more, but nothing that is read."""

MOST_CELLS = 100_000
"""Over all grids of one file. The official tables together have some 400 places."""


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell as the file gives it."""

    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class CellBudget:
    """How many grid places a file may still make; what goes beyond is refused, never cut off in silence."""

    name: str
    left: int = MOST_CELLS

    def take(self, count: int) -> None:
        """Use up `count` places.

        Raises:
            InputError: the file's tables are too large for any annual report.
        """
        self.left -= count
        if self.left < 0:
            raise InputError(
                f"文件 {self.name} 里的表格超过 {MOST_CELLS} 格，不像一份年度报告，没有读取。请只保留报告本身的三张表。"
            )


def span_of(text: str | None) -> int:
    """A span attribute as a number; anything that is no plain positive number counts as 1."""
    value = (text or "1").strip()
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def expand(rows: Sequence[Sequence[Spanned]], budget: CellBudget) -> list[list[str | None]]:
    """Each cell's text in its first place, None in the places it covers.

    A span reaches no further than the rows that exist, and leaves room for the cells behind it in a row of
    `MOST_COLUMNS` places.

    Raises:
        InputError: there are more cells than any report has.
    """
    covered: dict[int, int] = {}
    result: list[list[str | None]] = []
    for row in rows:
        line: list[str | None] = []
        started: dict[int, int] = {}
        for behind, cell in zip(range(len(row) - 1, -1, -1), row, strict=True):
            _skip_covered(line, covered)
            width = max(min(cell.colspan, MOST_COLUMNS - len(line) - behind), 1)
            if cell.rowspan > 1:
                started |= {len(line) + offset: cell.rowspan - 1 for offset in range(width)}
            line += [cell.text, *[None] * (width - 1)]
        _skip_covered(line, covered)
        budget.take(len(line))
        result.append(line)
        covered = {column: left - 1 for column, left in covered.items() if left > 1} | started
    return result


def _skip_covered(line: list[str | None], covered: dict[int, int]) -> None:
    while len(line) in covered and len(line) < MOST_COLUMNS:
        line.append(None)


def grid_of(lines: Sequence[Sequence[str | None]], number: int) -> Grid:
    """A grid whose places people can count in the file: `表2第7行第4列`."""
    return Grid(
        tuple(
            tuple(
                GridText(text or "", f"表{number}第{down}行第{across}列", covered=text is None)
                for across, text in enumerate(line, 1)
            )
            for down, line in enumerate(lines, 1)
        )
    )
