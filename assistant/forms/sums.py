"""The identities as Excel formulas that colour a row or column red once it is filled in and does not add up.

Excel's colour is a help while typing; the proof is made when the form is read. A cell that holds no
number (blank, `/`, a note) switches the colour off, because a half-filled row is not wrong.
"""

from collections.abc import Callable

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from assistant.figures import column_or_row_sum
from assistant.formats import Expression, Format, Identity, Table, parse_expression
from assistant.formats.model import columns_of, rows_of
from assistant.forms.places import identities_of


def colour_wrong_sums(
    sheet: Worksheet, report_format: Format, table: Table, coordinates: dict[str, str]
) -> None:
    """Add a rule for every identity within one table and year; `coordinates` places each cell id."""
    for identity in identities_of(report_format, table):
        if identity.each == "cell" or "previous." in identity.equation:
            continue
        for fixed in _instances(identity, table):
            _colour(sheet, identity, table, fixed, coordinates)


def _instances(identity: Identity, table: Table) -> list[str]:
    if identity.each == "row":
        return [row.id for row in rows_of(table) if not identity.rows or row.id in identity.rows]
    return list(dict.fromkeys(column.id for column in columns_of(table)))


def _colour(
    sheet: Worksheet, identity: Identity, table: Table, fixed: str, coordinates: dict[str, str]
) -> None:
    def refs(name: str) -> list[str]:
        cells = column_or_row_sum(table, identity.each, fixed, name)
        return [_absolute(coordinates[cell]) for cell in cells if cell in coordinates]

    sides = [parse_expression(side) for side in identity.sides]
    names = [name for side in sides for name in side.names()]
    everything = [ref for name in names for ref in refs(name)]
    left, right = (_formula(side, refs) for side in sides)
    wrong = f"{left}>{right}" if identity.relation == "<=" else f"{left}<>{right}"
    formula = f"AND(COUNT({','.join(everything)})={len(everything)},{wrong})"
    shown = [ref.replace("$", "") for name in names if not name.endswith("*") for ref in refs(name)]
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[formula], fill=PatternFill(bgColor="FFC7CE"), font=Font(color="9C0006", bold=True)
    )
    sheet.conditional_formatting.add(" ".join(shown), rule)


def _formula(expression: Expression, refs: Callable[[str], list[str]]) -> str:
    if expression.operator == "name":
        return f"SUM({','.join(refs(expression.name))})"
    if expression.operator == "number" or expression.left is None or expression.right is None:
        return str(expression.number)
    return f"({_formula(expression.left, refs)}{expression.operator}{_formula(expression.right, refs)})"


def _absolute(coordinate: str) -> str:
    letters = coordinate.rstrip("0123456789")
    return f"${letters}${coordinate[len(letters) :]}"
