"""Which cells could explain an identity that is off. Candidates to look at first, never repairs.

A candidate is a small slip of the kind people make: a total that was not updated, a count one too high, two digits the wrong way round,
a number entered in the neighbouring column, a number split over two cells, a cell left out of the sum. It must make the identity
hold; those that also mend other identities, and break none, come first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from assistant.figures import Cell, Figures
from assistant.figures.derived import value_of
from assistant.validation.identities import Instance, instance_terms, instances

_MOST = 4
_LIKELIHOOD = ("total", "moved", "digits", "split", "left_out", "one_off", "other")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A change of one or two cells with which the identity holds."""

    changes: tuple[tuple[str, Decimal], ...]
    """Cell ids with the value each would have."""
    kind: str
    """`total`, `moved`, `digits`, `split`, `left_out`, `one_off` or `other`."""
    words: str
    """In Chinese, what may have happened."""
    mended: int
    """How many identities begin to hold, less how many cease to."""


def explain(figures: Figures, instance: Instance) -> list[Explanation]:
    """The likeliest explanations of an identity that does not hold, best first; none for one that does."""
    if instance.holds is not False or instance.identity.relation != "=":
        return []
    every = [(item, _cells(item)) for item in instances(figures) if item.sides]
    candidates = {}
    for kind, changes, words in _candidates(figures, instance):
        if changes not in candidates and all(_can_hold(figures, cell, value) for cell, value in changes):
            mended = _mended(figures, every, dict(changes))
            candidates[changes] = Explanation(changes, kind, words, mended)
    best = sorted(candidates.values(), key=lambda item: (-item.mended, _LIKELIHOOD.index(item.kind)))
    return [item for item in best if item.mended >= 0][:_MOST]


def _cells(instance: Instance) -> frozenset[str]:
    left, right = instance_terms(instance)
    return frozenset(cell for _, cell in (*left, *right))


def _can_hold(figures: Figures, cell: str, value: Decimal) -> bool:
    column = figures.format.cells[cell].column
    return (value >= 0 or column.signed) and (column.kind != "count" or value == value.to_integral_value())


def _mended(
    figures: Figures, every: list[tuple[Instance, frozenset[str]]], changes: Mapping[str, Decimal]
) -> int:
    changed = replace(
        figures, cells={**figures.cells, **{cell: Cell(value) for cell, value in changes.items()}}
    )
    touched = [item for item, cells in every if cells & changes.keys()]
    return sum(_holds(changed, item) - bool(item.holds) for item in touched)


def _holds(figures: Figures, instance: Instance) -> bool:
    left, right = (
        sum((sign * Fraction(value_of(figures, cell) or 0) for sign, cell in side), Fraction(0))
        for side in instance_terms(instance)
    )
    return left <= right if instance.identity.relation == "<=" else left == right


_Candidate = tuple[str, tuple[tuple[str, Decimal], ...], str]


def _candidates(figures: Figures, instance: Instance) -> Iterator[_Candidate]:
    left, right = instance.sides
    terms = [*left.terms, *((-sign, cell) for sign, cell in right.terms)]
    excess = left.value - right.value
    own = [(sign, cell) for sign, cell in terms if not cell.startswith("previous.")]
    for sign, cell in own:
        yield from _single(figures, instance, cell, -excess / sign, is_total=terms[-1][1] == cell)
    yield from _split(figures, own, excess)
    yield from _moved(figures, instance, own, excess)


def _single(
    figures: Figures, instance: Instance, cell: str, change: Fraction, *, is_total: bool
) -> Iterator[_Candidate]:
    """One cell is wrong by the whole difference; how it looks says what may have happened."""
    before = figures.number(cell)
    if before is None:
        return
    after = before + _decimal(change)
    changes = ((cell, after),)
    place = figures.format.cells[cell].place
    step = f"{place} 由 {before:f} 改为 {after:f}"
    if is_total and len(instance.sides[1].terms) == 1:
        yield "total", changes, f"{step}：总计可能没有随各项更新"
    elif sorted(f"{before:f}") == sorted(f"{after:f}"):
        yield "digits", changes, f"{step}：可能有两个数字写颠倒了"
    elif before and _is_left_out(figures, instance, cell, change):
        yield "left_out", changes, f"{step}：差额正好等于这一格，可能多计或重复计入"
    elif abs(change) == 1:
        yield "one_off", changes, f"{step}：可能多计或少计了 1"
    else:
        yield "other", changes, f"{step}：只动这一格就能相符"


def _is_left_out(figures: Figures, instance: Instance, cell: str, change: Fraction) -> bool:
    return abs(change) == abs(Fraction(figures.number(cell) or 0)) and len(instance.sides[0].terms) > 1


def _split(figures: Figures, terms: list[tuple[int, str]], excess: Fraction) -> Iterator[_Candidate]:
    """`10` read as `1` and `0` in neighbouring cells: joined they repair the identity."""
    for (sign, first), (other, second) in pairwise(terms):
        one, two = figures.number(first), figures.number(second)
        if sign != other or one is None or two is None or one % 1 or two % 1 or not one or not 0 <= two <= 9:
            continue
        joined = one * 10 + two
        if sign * (joined - one - two) == -_decimal(excess):
            words = (
                f"{figures.format.cells[first].place}的 {one:f} 和右边的 {two:f} 可能本是一个数 {joined:f}"
            )
            yield "split", ((first, joined), (second, Decimal(0))), words


def _moved(
    figures: Figures, instance: Instance, own: list[tuple[int, str]], excess: Fraction
) -> Iterator[_Candidate]:
    """The same difference, with the other sign, in a parallel row or column: a number stands in the wrong one."""
    for other in instances(figures):
        if other.identity.id != instance.identity.id or other.holds is not False:
            continue
        left, right = other.sides
        if left.value - right.value != -excess:
            continue
        parallel = {_across(instance, cell): cell for _, cell in _own(other)}
        for sign, cell in own:
            yield from _swap(figures, cell, parallel.get(_across(instance, cell)), -excess / sign)


def _across(instance: Instance, cell: str) -> str:
    """What a cell has in common with its like in a parallel column (its row) or row (its column)."""
    row, _, column = cell.rpartition(".")
    return row if instance.identity.each == "column" else column


def _own(instance: Instance) -> list[tuple[int, str]]:
    return [term for side in instance.sides for term in side.terms if not term[1].startswith("previous.")]


def _swap(figures: Figures, cell: str, partner: str | None, change: Fraction) -> Iterator[_Candidate]:
    if partner is None:
        return
    before, beside = figures.number(cell), figures.number(partner)
    if before is None or beside is None:
        return
    after, left = before + _decimal(change), beside - _decimal(change)
    one, two = figures.format.cells[cell], figures.format.cells[partner]
    is_column = one.row == two.row
    neighbour = two.column.label if is_column else two.row.label
    words = (
        f"{one.place} 由 {before:f} 改为 {after:f}，「{neighbour}」由 {beside:f} 改为 {left:f}："
        f"两{'列' if is_column else '行'}相差一样多，可能填错了{'列' if is_column else '行'}"
    )
    yield "moved", ((cell, after), (partner, left)), words


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
