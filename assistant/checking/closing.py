"""Whether the numbers of a sentence close with the table's value: `不予公开9件，其中甲5件、乙3件、丙2件`.

Nobody need understand what 丙 is. Where the whole and all the other parts are what the table says, and the cells that 丙
seems to name are just what is left over of the whole, the number beside it can only be theirs.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from assistant.checking.evidence import Evidence
from assistant.checking.totals import BALANCE
from assistant.figures import column_or_row_sum
from assistant.formats import Format, load_format, parse_expression
from assistant.formats.model import columns_of, rows_of

Leaves = frozenset[str]
_CELLS = re.compile(r"[a-z_.]+(?: \+ [a-z_.]+)*")


def closes(evidence: Evidence, expression: str, told: Sequence[str]) -> bool:
    """Whether the expressions `told` beside it, all of which hold, leave just the cells of `expression` over or make them up."""
    own, value = leaves_of(evidence, expression), evidence.value(expression)
    if not own or not value:
        return False
    others = {leaves: name for name in told if (leaves := leaves_of(evidence, name))}
    if own in others:
        return False  # told already
    if any(leaves & own and not own < leaves for leaves in others):
        return _make_up(evidence, own, value, others)
    return _balances(expression, told) or any(
        own < whole and _is_left_over(evidence, own, value, whole, others) for whole in others
    )


def touches(evidence: Evidence, expression: str, told: Sequence[str]) -> bool:
    """Whether cells of `expression` were told already, other than as part of a larger whole."""
    own = leaves_of(evidence, expression)
    return any(leaves & own and not own < leaves for leaves in (leaves_of(evidence, name) for name in told))


def _make_up(evidence: Evidence, own: Leaves, value: Fraction, others: dict[Leaves, str]) -> bool:
    parts = list(_parts(own, others))
    return len(parts) > 1 and _sum(evidence, parts) == value


def _is_left_over(
    evidence: Evidence, own: Leaves, value: Fraction, whole: Leaves, others: dict[Leaves, str]
) -> bool:
    parts = list(_parts(whole - own, others))
    return _sum(evidence, parts) > 0 and _sum(evidence, parts) + value == evidence.value(others[whole])


def _balances(expression: str, told: Sequence[str]) -> bool:
    cells = {cell for name in told if _CELLS.fullmatch(name) for cell in name.split(" + ")}
    return expression in BALANCE and BALANCE - {expression} <= cells


def _sum(evidence: Evidence, names: Sequence[str]) -> Fraction:
    return sum((evidence.value(name) or Fraction(0) for name in names), Fraction(0))


def _parts(whole: Leaves, others: dict[Leaves, str]) -> Iterator[str]:
    """The largest of the others that lie inside the whole and not in each other."""
    taken: Leaves = frozenset()
    for leaves in sorted(others, key=len, reverse=True):
        if leaves <= whole and not leaves & taken:
            taken |= leaves
            yield others[leaves]


def leaves_of(evidence: Evidence, expression: str) -> Leaves:
    """The cells that no others add up to, of which a sum of this year's cells consists; none for any other expression."""
    leaves = _leaves_of_cells(evidence.figures.format.id)
    names = expression.split(" + ")
    if not all(name in leaves for name in names):
        return frozenset()
    return frozenset().union(*(leaves[name] for name in names))


@cache
def _leaves_of_cells(format_id: str) -> dict[str, Leaves]:
    report_format = load_format(format_id)
    parts = dict(_parts_of_totals(report_format))

    def leaves(cell: str) -> Leaves:
        return frozenset().union(*map(leaves, parts[cell])) if cell in parts else frozenset([cell])

    return {cell: leaves(cell) for cell in report_format.cells}


def _parts_of_totals(report_format: Format) -> Iterator[tuple[str, list[str]]]:
    """Each cell that is the sum of others of its row, or of its column, by the identities of the format."""
    for identity in report_format.identities:
        left, right = identity.sides
        if identity.table is None or identity.relation != "=" or " " in right or "previous." in left:
            continue
        table = report_format.table(identity.table)
        headers = rows_of(table) if identity.each == "row" else columns_of(table)
        for fixed in dict.fromkeys(header.id for header in headers):
            (whole,) = column_or_row_sum(table, identity.each, fixed, right)
            names = parse_expression(left).names()
            yield (
                whole,
                [cell for name in names for cell in column_or_row_sum(table, identity.each, fixed, name)],
            )
