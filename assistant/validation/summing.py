"""A parent's figures as the sum of its offices', and a given parent held against that sum (identity 8).

Source of the identity: the parent government's report is compiled from its offices' reports, cell by cell. What an office
left blank adds nothing and is named; `/` adds nothing; an office in another format cannot be added and is named.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.figures import Absence, Cell, Figures
from assistant.figures.derived import folded_into
from assistant.findings import Finding, Severity
from assistant.formats import Format
from assistant.validation import rules
from assistant.validation.validate import validate

_MOST_NAMED = 5


@dataclass(slots=True)
class Sum:
    """What has been added up."""

    format: Format
    totals: dict[str, Decimal] = field(default_factory=dict)
    contributions: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    """By cell, then by office; zeros are left out."""
    blanks: dict[str, list[str]] = field(default_factory=dict)
    """By cell: the offices that left it blank."""
    offices: list[str] = field(default_factory=list)
    """Those added, in their order."""
    other_format: list[str] = field(default_factory=list)
    with_errors: dict[str, int] = field(default_factory=dict)
    """Offices that were added although their figures have so many errors."""
    missing: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether the sum is not the whole, or rests on figures that are wrong."""
        return bool(self.missing or self.other_format or self.with_errors or self.blanks)

    def value(self, office: str, cell: str) -> Decimal:
        """What an office contributes to a cell."""
        return self.contributions.get(cell, {}).get(office, Decimal(0))


def sum_offices(
    report_format: Format, offices: Iterable[tuple[str, Figures]], missing: Sequence[str] = ()
) -> Sum:
    """Add up the offices' figures; names are unique."""
    added = Sum(report_format, missing=tuple(missing))
    for name, figures in offices:
        if figures.format.id != report_format.id:
            added.other_format.append(name)
        else:
            _add(added, name, figures)
    return added


def _add(added: Sum, name: str, figures: Figures) -> None:
    added.offices.append(name)
    for cell in added.format.cells:
        number = figures.number(cell)
        if number is not None:
            added.totals[cell] = added.totals.get(cell, Decimal(0)) + number
            if number:
                added.contributions.setdefault(cell, {})[name] = number
        elif figures.cell(cell).value is Absence.BLANK and not folded_into(figures, cell):
            added.blanks.setdefault(cell, []).append(name)
    errors = sum(finding.severity is Severity.ERROR for finding in validate(figures))
    if errors:
        added.with_errors[name] = errors


def summed_cells(added: Sum) -> dict[str, Cell]:
    """The parent's cells: each with how many offices it is the sum of; blank where no office has a number."""
    count = len(added.offices)
    return {
        cell: Cell(added.totals[cell], _origin(added, cell, count))
        if cell in added.totals
        else Cell(Absence.BLANK)
        for cell in added.format.cells
    }


def _origin(added: Sum, cell: str, count: int) -> str:
    blank = len(added.blanks.get(cell, ()))
    return f"{count - blank} 个机关之和" + (f"，{blank} 个机关未填" if blank else "")


def partial_findings(added: Sum) -> Iterator[Finding]:
    """Why the sum is not the whole."""
    for name in added.missing:
        yield rules.SUM_WITHOUT_OFFICE.finding(
            f"{name} 没有报送，汇总数里没有它。请催报后重新汇总。", found=name
        )
    for name in added.other_format:
        yield rules.SUM_OTHER_FORMAT.finding(
            f"{name} 的数据不是 {added.format.id} 格式，没有计入汇总。请换成 {added.format.id} 格式后重新汇总。",
            found=name,
        )
    for name, count in added.with_errors.items():
        yield rules.SUM_WITH_ERRORS.finding(
            f"{name} 的数据有 {count} 处错误，按原样计入了汇总。请改正后重新汇总。", found=name
        )
    groups: dict[tuple[str, ...], list[str]] = {}
    for cell, names in added.blanks.items():
        groups.setdefault(tuple(names), []).append(cell)
    for offices, cells in groups.items():
        place = added.format.cells[cells[0]].place + (f"等 {len(cells)} 格" if len(cells) > 1 else "")
        yield rules.SUM_WITH_BLANK.finding(
            f"{place}：{_named(offices)}没有填，汇总数里没有它们。请补填后重新汇总。", cells=tuple(cells)
        )


def _named(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + (f"等 {len(names)} 个机关" if len(names) > _MOST_NAMED else "")


def parent_findings(parent: Figures, added: Sum) -> Iterator[Finding]:
    """Every cell of the parent that is not the sum, with the offices that explain the difference.

    What is missing from the sum can only make the parent larger: such a difference is then a warning, not an error.
    """
    differences = {
        cell: number - added.totals.get(cell, Decimal(0))
        for cell in added.format.cells
        if (number := parent.number(cell)) is not None and number != added.totals.get(cell, Decimal(0))
    }
    whole = _explained_by_whole_offices(differences, added)
    for cell, difference in differences.items():
        may_be_missing = difference > 0 and bool(added.missing or added.other_format or cell in added.blanks)
        number = added.totals.get(cell, Decimal(0)) + difference
        spec = added.format.cells[cell]
        reason = whole or _explained_in_cell(cell, difference, added)
        incomplete = "汇总还缺一些机关的数，也可能是差在它们。" if may_be_missing else ""
        yield rules.SUM_OF_OFFICES.finding(
            f"{spec.place}：上级报告填的是 {number:f}，{len(added.offices)} 个机关之和是 {number - difference:f}，"
            f"{'多' if difference > 0 else '少'} {abs(difference):f}。{reason}{incomplete}",
            severity=Severity.WARNING if may_be_missing else None,
            identity=f"{added.format.id}.sum_of_offices",
            cells=(cell,),
            expected=f"{number - difference:f}",
            found=f"{number:f}",
            origin=parent.cell(cell).origin or None,
        )


def _explained_by_whole_offices(differences: dict[str, Decimal], added: Sum) -> str:
    """One or two offices left out or counted twice, when that explains every difference at once."""
    cells = list(added.format.cells)
    for sign, words in ((-1, "漏计"), (1, "重复计算")):
        wanted = tuple(sign * differences.get(cell, Decimal(0)) for cell in cells)
        names = _offices_adding_up(
            wanted, lambda name: tuple(added.value(name, cell) for cell in cells), added.offices
        )
        if names:
            return f"全部 {len(differences)} 处差额正好等于{'、'.join(names)}的数，应是{words}了{'它' if len(names) == 1 else '它们'}。"
    return ""


_Vector = tuple[Decimal, ...]


def _offices_adding_up(
    wanted: _Vector, values: Callable[[str], _Vector], offices: Sequence[str]
) -> tuple[str, ...]:
    """The one or two offices whose figures are `wanted`, in one pass each."""
    if not any(wanted):
        return ()
    by_values: dict[_Vector, str] = {}
    for name in offices:
        by_values.setdefault(values(name), name)
    if wanted in by_values:
        return (by_values[wanted],)
    for first, name in by_values.items():
        rest = tuple(want - have for want, have in zip(wanted, first, strict=True))
        if any(first) and rest in by_values and by_values[rest] != name:
            return (name, by_values[rest])
    return ()


def _explained_in_cell(cell: str, difference: Decimal, added: Sum) -> str:
    """Offices whose own number in this cell is the difference, else those that weigh most in it."""
    numbers = added.contributions.get(cell, {})
    same = [name for name, number in numbers.items() if number == abs(difference)]
    if same:
        return f"差额与{_named(same)}这一格的数相同，可能是{'重复计算' if difference > 0 else '漏计'}，请先核对。"
    largest = sorted(numbers, key=lambda name: -abs(numbers[name]))[:3]
    listed = "、".join(f"{name} {numbers[name]:f}" for name in largest)
    return f"这一格数最大的机关是：{listed}，请核对。" if listed else "所有机关这一格都是 0，请核对。"
