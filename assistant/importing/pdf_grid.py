"""Ruled lines of a page become tables: cells are what the lines enclose, merged where a line is missing.

Lines are snapped to common positions, and lines that touch form one table. Where the outer line of a side is
missing, as at the foot of a page or in tables open at the sides, the other lines' ends stand for it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.importing.document import Grid, GridText
from assistant.importing.pdf_lines import cell_text
from assistant.importing.pdf_process import Glyph, Page, Rule
from assistant.importing.spans import MOST_COLUMNS, CellBudget

_NEAR = 3.0
"""Points: lines closer than this are one line, ends closer than this touch."""
_OPEN_SIDE = 8.0
_MOST_CROSSINGS = 2_000_000
_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on a page: the positions of its lines, and which glyphs it holds."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Whether the glyph's middle lies in the table."""
        across, down = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return self.across[0] < across < self.across[-1] and self.down[0] < down < self.down[-1]


def ruled_tables(page: Page) -> list[Table]:
    """The tables from top to bottom; a frame around the page or a lone box is none."""
    across = _merged([rule for rule in page.rules if rule.is_horizontal and rule.right - rule.left > _NEAR])
    down = _merged(
        [_turned(rule) for rule in page.rules if not rule.is_horizontal and rule.bottom - rule.top > _NEAR]
    )
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []
    tables = []
    for group in _touching(across, [_turned(rule) for rule in down]):
        table = _table(group)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda table: table.down[0])


def _turned(rule: Rule) -> Rule:
    return Rule(rule.top, rule.left, rule.bottom, rule.right)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Horizontal rules on the same height that overlap or nearly touch, as one; double lines too."""
    heights = _snapped([(rule.top + rule.bottom) / 2 for rule in rules])
    rows: dict[float, list[Rule]] = {}
    for rule in rules:
        rows.setdefault(_nearest(heights, (rule.top + rule.bottom) / 2), []).append(rule)
    merged = []
    for height, row in rows.items():
        row.sort(key=lambda rule: rule.left)
        start, end = row[0].left, row[0].right
        for rule in row[1:]:
            if rule.left > end + _NEAR:
                merged.append(Rule(start, height, end, height))
                start, end = rule.left, rule.right
            end = max(end, rule.right)
        merged.append(Rule(start, height, end, height))
    return merged


def _snapped(values: Iterable[float]) -> list[float]:
    """Positions, with those that are nearly the same as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(positions: Sequence[float], value: float) -> float:
    index = bisect_right(positions, value)
    return min(positions[max(index - 1, 0) : index + 1], key=lambda position: abs(position - value))


def _touching(across: list[Rule], down: list[Rule]) -> list[list[Rule]]:
    """Groups of rules connected by crossing or touching."""
    rules = across + down
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, horizontal in enumerate(across):
        for second, vertical in enumerate(down, len(across)):
            meets = (
                horizontal.left - _NEAR <= vertical.left <= horizontal.right + _NEAR
                and vertical.top - _NEAR <= horizontal.top <= vertical.bottom + _NEAR
            )
            if meets:
                parent[root(first)] = root(second)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _table(rules: list[Rule]) -> Table | None:
    horizontal = [rule for rule in rules if rule.is_horizontal and rule.top == rule.bottom]
    vertical = [rule for rule in rules if rule.left == rule.right]
    if not horizontal or not vertical or len(rules) < 4:
        return None
    across = _with_ends(_snapped(rule.left for rule in vertical), horizontal, "left", "right")
    down = _with_ends(_snapped(rule.top for rule in horizontal), vertical, "top", "bottom")
    if len(across) < 2 or len(down) < 2 or (len(across) - 1) * (len(down) - 1) < 2:
        return None
    if len(across) > MOST_COLUMNS or len(down) > _MOST_ROWS:
        return None
    return Table(tuple(across), tuple(down), tuple(rules))


def _with_ends(positions: list[float], crossing: list[Rule], start: str, end: str) -> list[float]:
    """The positions, with the ends of the crossing rules where the outer rule is missing."""
    first = min(getattr(rule, start) for rule in crossing)
    last = max(getattr(rule, end) for rule in crossing)
    before = [first] if positions[0] - first > _OPEN_SIDE else []
    after = [last] if last - positions[-1] > _OPEN_SIDE else []
    return [*before, *positions, *after]


def grid_of_table(table: Table, glyphs: Iterable[Glyph], page: int, number: int, budget: CellBudget) -> Grid:
    """The table's cells with their text, merged cells in their first place."""
    owner = _cells(table)
    height, width = len(table.down) - 1, len(table.across) - 1
    budget.take(height * width)
    texts: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = bisect_right(table.down, (glyph.top + glyph.bottom) / 2) - 1
        column = bisect_right(table.across, (glyph.left + glyph.right) / 2) - 1
        texts.setdefault(owner[min(row, height - 1), min(column, width - 1)], []).append(glyph)
    return Grid(
        tuple(
            tuple(
                GridText(
                    cell_text(texts.get((row, column), ())) if owner[row, column] == (row, column) else "",
                    f"第{page}页表{number}第{row + 1}行第{column + 1}列",
                    covered=owner[row, column] != (row, column),
                )
                for column in range(width)
            )
            for row in range(height)
        )
    )


def _cells(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """For every place the first place of the cell that covers it: places without a rule between them are one."""
    walls = _walls(table)
    height, width = len(table.down) - 1, len(table.across) - 1
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(height):
        for column in range(width):
            left = owner.get((row, column - 1))
            above = owner.get((row - 1, column))
            if left is not None and (row, column, "left") not in walls:
                owner[row, column] = left
            elif above is not None and (row, column, "top") not in walls:
                owner[row, column] = above
            else:
                owner[row, column] = (row, column)
    return owner


def _walls(table: Table) -> set[tuple[int, int, str]]:
    """Which places have a rule at their left or top."""
    walls: set[tuple[int, int, str]] = set()
    middles_down = [(top + bottom) / 2 for top, bottom in zip(table.down, table.down[1:], strict=False)]
    middles_across = [(left + right) / 2 for left, right in zip(table.across, table.across[1:], strict=False)]
    for rule in table.rules:
        if rule.left == rule.right:
            column = table.across.index(_nearest(table.across, rule.left))
            walls |= {
                (row, column, "left")
                for row, middle in enumerate(middles_down)
                if rule.top <= middle <= rule.bottom
            }
        else:
            row = table.down.index(_nearest(table.down, rule.top))
            walls |= {
                (row, column, "top")
                for column, middle in enumerate(middles_across)
                if rule.left <= middle <= rule.right
            }
    return walls
