"""Expanding merged cells into a grid, bounded: a hostile span neither makes rows nor uses memory."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell as the file gives it."""

    text: str
    rowspan: int = 1
    colspan: int = 1


def expand(rows: Sequence[Sequence[Spanned]]) -> list[list[str]]:
    """Rows of equal meaning: each cell's text stands in its first place, the places it covers are empty.

    A span reaches no further than the rows that exist, and no row grows beyond `MOST_COLUMNS`.
    """
    covered: dict[int, int] = {}
    result: list[list[str]] = []
    for row in rows:
        line: list[str] = []
        for cell in row:
            _skip_covered(line, covered)
            width = min(max(cell.colspan, 1), MOST_COLUMNS - len(line))
            if width <= 0:
                break
            if cell.rowspan > 1:
                covered |= {len(line) + offset: cell.rowspan for offset in range(width)}
            line += [cell.text, *[""] * (width - 1)]
        _skip_covered(line, covered)
        result.append(line)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
    return result


def _skip_covered(line: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(line), 0) > 0 and len(line) < MOST_COLUMNS:
        line.append("")
