"""Values computed from cells: every subtotal, share and change of the program comes from `evaluate`.

Names in an expression are cell ids, `previous.<cell id>` for last year's, `facts.<fact id>` for a fact.
A cell that holds no number has no value, and neither has anything computed from it, with one exception from the
published reports: where （六）其他处理 is printed as one row, the rows it stands for count as part of that row.
"""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.figures.model import Figures
from assistant.formats import Expression, Table, parse_expression
from assistant.formats.model import columns_of, rows_of

_CELL = re.compile(r"(?<![\w.])[a-z_]\w*(?:\.\w+)+")
"""A cell id in an expression."""


def value_of(figures: Figures, name: str) -> Decimal | None:
    """The value of one name; None when there is none."""
    if name.startswith("previous."):
        return value_of(figures.previous, name.removeprefix("previous.")) if figures.previous else None
    if name.startswith("facts."):
        fact = figures.fact(name.removeprefix("facts."))
        return fact.value if fact else None
    found = figures.number(name)
    return Decimal(0) if found is None and folded_into(figures, name) else found


def evaluate(figures: Figures, expression: str | Expression) -> Fraction | None:
    """The exact value of an expression over cell ids and facts; None when any part has no value."""
    parsed = parse_expression(expression) if isinstance(expression, str) else expression
    return parsed.evaluate(lambda name: value_of(figures, name))


def folded_into(figures: Figures, cell_id: str) -> str | None:
    """The cell that stands for this one where an office prints several rows as one; None for an ordinary cell."""
    spec = figures.format.cells.get(cell_id)
    if spec is None:
        return None
    for single in spec.table.single_rows:
        if spec.row.path != single.path or spec.row.id == single.into:
            continue
        siblings = [row for row in rows_of(spec.table) if row.path == single.path and row.id != single.into]
        ids = [f"{spec.table.id}.{row.id}.{spec.column.id}" for row in siblings]
        target = f"{spec.table.id}.{single.into}.{spec.column.id}"
        if figures.number(target) is not None and all(figures.number(cell) is None for cell in ids):
            return target
    return None


def column_or_row_sum(table: Table, each: str, fixed: str, name: str) -> list[str]:
    """The cell ids that one name of an identity stands for.

    `fixed` is the row (for `each = "row"`) or the column; `name` may be `previous.x`, and `x.*` means all rows below x.
    """
    prefix = "previous." if name.startswith("previous.") else ""
    plain = name.removeprefix("previous.")
    headers = [header.id for header in (columns_of(table) if each == "row" else rows_of(table))]
    matching = (
        [header for header in headers if header.startswith(plain[:-1])] if plain.endswith(".*") else [plain]
    )
    pairs = [(fixed, header) if each == "row" else (header, fixed) for header in matching]
    return [f"{prefix}{table.id}.{row}.{column}" for row, column in pairs]


def last_year(expression: str) -> str:
    """The expression over last year's cells: `(a + b) / 12` gives `(previous.a + previous.b) / 12`."""
    return _CELL.sub(lambda cell: f"previous.{cell[0]}", expression)
