"""The identities declared in the format file, each checked in every row and column it holds for."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from assistant.figures import Figures, column_or_row_sum
from assistant.figures.derived import value_of
from assistant.findings import Finding
from assistant.formats import Identity, Table, parse_expression
from assistant.formats.model import columns_of, rows_of
from assistant.validation.rules import BY_CODE

_MOST_TERMS = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an identity in one row or column: its cells with their signs, and its value."""

    terms: tuple[tuple[int, str], ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Instance:
    """An identity in one row or column."""

    identity: Identity
    table: Table
    fixed: str
    """The id of the row or column."""
    sides: tuple[Side, ...]
    """Left and right; empty while a cell holds no number: a blank is reported as such, not as a sum that is off."""

    @property
    def holds(self) -> bool | None:
        """Whether it holds; None while it cannot be told."""
        if not self.sides:
            return None
        left, right = (side.value for side in self.sides)
        return left <= right if self.identity.relation == "<=" else left == right


def identities(figures: Figures) -> Iterator[Finding]:
    """Every identity of the format that does not hold, in every row and column."""
    for instance in instances(figures):
        if instance.holds is False:
            yield _finding(figures, instance)


def instances(figures: Figures) -> Iterator[Instance]:
    """Every identity of the format in every row and column where it is asked for."""
    for identity in figures.format.identities:
        if identity.table is None:
            continue
        table = figures.format.table(identity.table)
        for fixed in _places_of(identity, table):
            left, right = (_side(figures, identity, table, fixed, text) for text in identity.sides)
            yield Instance(identity, table, fixed, (left, right) if left and right else ())


def instance_terms(instance: Instance) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The cells left and right of the relation with their signs, whether they hold numbers or not."""
    left, right = (
        _terms(instance.identity, instance.table, instance.fixed, text) for text in instance.identity.sides
    )
    return left, right


def _places_of(identity: Identity, table: Table) -> list[str]:
    if identity.each == "row":
        return [row.id for row in rows_of(table) if not identity.rows or row.id in identity.rows]
    return [column.id for column in columns_of(table)]


def _side(figures: Figures, identity: Identity, table: Table, fixed: str, text: str) -> Side | None:
    """None when a cell has no number: the blank is reported as such, not as a sum that is off."""
    terms = _terms(identity, table, fixed, text)
    total = Decimal(0)
    for sign, cell in terms:
        value = value_of(figures, cell)
        if value is None:
            return None
        total += sign * value
    return Side(tuple(terms), Fraction(total))


def _terms(identity: Identity, table: Table, fixed: str, text: str) -> list[tuple[int, str]]:
    return [
        (sign, cell)
        for sign, name in _signed_names(text)
        for cell in column_or_row_sum(table, identity.each, fixed, name)
    ]


@cache
def _signed_names(text: str) -> tuple[tuple[int, str], ...]:
    """Identities are sums and differences of names, which lets a message list what was added up."""
    names = list(parse_expression(text).names())
    tokens = text.split()
    return tuple(
        (-1 if index and tokens[2 * index - 1] == "-" else 1, name) for index, name in enumerate(names)
    )


def _finding(figures: Figures, instance: Instance) -> Finding:
    identity, (left, right) = instance.identity, instance.sides
    rule = BY_CODE[identity.rule]
    difference = abs(left.value - right.value)
    comparison = "大于" if identity.relation == "<=" else "不等于"
    message = (
        f"{instance_place(figures, instance)}：{_words(figures, identity, left)}，{comparison}"
        f"{_words(figures, identity, right)}，相差 {_number(difference)}。应当：{identity.statement}。"
    )
    cells = tuple(
        cell.removeprefix("previous.")
        for _, cell in (*right.terms, *left.terms)
        if not cell.startswith("previous.")
    )
    return rule.finding(
        message,
        identity=f"{figures.format.id}.{identity.id}",
        cells=cells,
        expected=_number(left.value),
        found=_number(right.value),
        origin=figures.cell(cells[0]).origin or None,
    )


def instance_place(figures: Figures, instance: Instance) -> str:
    """Where a clerk finds the row or column: `表三「自然人」列`."""
    identity, table, fixed = instance.identity, instance.table, instance.fixed
    specs = figures.format.cells.values()
    if identity.each == "column":
        label = next(column.label for column in columns_of(table) if column.id == fixed)
        return f"{table.name}「{label}」列"
    spec = next(spec for spec in specs if (spec.table.id, spec.row.id) == (table.id, fixed))
    return spec.place.rpartition("· ")[0].strip()


def _words(figures: Figures, identity: Identity, side: Side) -> str:
    terms = list(side.terms)
    if len(terms) > _MOST_TERMS:
        terms = [term for term in terms if value_of(figures, term[1])]
    if not terms:
        return f"各行之和 {_number(side.value)}"
    text = "".join(
        ("" if not index and sign > 0 else (" + " if sign > 0 else " - ")) + _term(figures, identity, cell)
        for index, (sign, cell) in enumerate(terms)
    )
    return text if len(terms) == 1 else f"{text} = {_number(side.value)}"


def _term(figures: Figures, identity: Identity, cell: str) -> str:
    spec = figures.format.cells[cell.removeprefix("previous.")]
    label = spec.column.label if identity.each == "row" else spec.row.label
    year = "上年的" if cell.startswith("previous.") else ""
    return f"{year}「{label}」{_number(Fraction(value_of(figures, cell) or 0))}"


def _number(value: Fraction) -> str:
    """Cells are decimals, so sums of cells are too."""
    if value.denominator == 1:
        return str(value.numerator)
    digits = 1
    while (value * 10**digits).denominator != 1:
        digits += 1
    scaled = str(abs(int(value * 10**digits))).rjust(digits + 1, "0")
    return f"{'-' if value < 0 else ''}{scaled[:-digits]}.{scaled[-digits:]}"
