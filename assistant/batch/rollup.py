"""The parent's report from its offices': the sum, what it lacks, and a given parent report held against it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.batch.intake import entry_of, heads_of, read_all
from assistant.batch.pairing import Head, make_plan
from assistant.batch.progress import Listener
from assistant.batch.reading import find_files
from assistant.batch.roster import Member, same_office
from assistant.batch.tables import Sheet, workbook
from assistant.batch.workers import Workers
from assistant.errors import InputError, UsageError
from assistant.figures import Figures, Office, office_kind, office_short
from assistant.figures.packing import unpack
from assistant.findings import Finding
from assistant.formats import load_format
from assistant.runs import Journal
from assistant.validation.summing import Sum, parent_findings, partial_findings, sum_offices, summed_cells


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The parent's figures with what stands behind them."""

    figures: Figures
    sum: Sum
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]
    """What was read and not added, and why."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to add up."""

    inputs: tuple[Path, ...]
    office: str = ""
    """The parent's name; empty where the offices agree on it."""
    year: int | None = None
    roster: tuple[Member, ...] = ()
    leave_out: tuple[Path, ...] = ()
    parent: Figures | None = None
    """A parent report to check."""
    jobs: int = 1


async def roll_up(
    request: Request, journal: Journal, listen: Listener = lambda _: None, workers: Workers | None = None
) -> RolledUp:
    """Read the offices and add them up.

    Raises:
        InputError: nothing can be read, or an office's figures stand there twice.
        UsageError: whose sum it is does not follow from the files.
    """
    found = find_files(request.inputs, request.leave_out)
    async with workers or Workers(request.jobs) as pool:
        await read_all(found.files, journal, pool, 2 * request.jobs, listen)
    heads, unreadable = heads_of(found.files, journal)
    plan = make_plan(heads, request.roster, request.year or (request.parent.year if request.parent else None))
    chosen = [office for office in plan.offices if office.head.year == plan.year]
    twice = [office.problem for office in chosen if office.problem]
    if twice:
        raise InputError("".join(twice))
    parent = _parent_name(request, [office.head for office in chosen])
    inside, outside = _below([office.head for office in chosen], parent)
    missing = [
        item.name
        for item in plan.missing
        if not item.parent or same_office(item.parent) == same_office(parent)
    ]
    missing = [name for name in missing if same_office(name) != same_office(parent)]
    report_format = load_format(Counter(head.format for head in inside).most_common(1)[0][0])
    added = sum_offices(report_format, _figures(inside, journal), missing)
    kind = office_kind(parent)
    figures = Figures(report_format, Office(parent, office_short(kind), kind), plan.year, summed_cells(added))
    findings = [*partial_findings(added), *(parent_findings(request.parent, added) if request.parent else ())]
    remarks = [*outside, *(f"{place}：{reason}" for place, reason in unreadable), *plan.remarks]
    remarks += [office.problem for office in plan.offices if office.head.year != plan.year]
    return RolledUp(figures, added, tuple(findings), tuple(remarks))


def _parent_name(request: Request, heads: Sequence[Head]) -> str:
    if not heads:
        raise InputError("没有读到任何机关的数据，没有汇总。请检查文件夹和年度。")
    if request.office or request.parent:
        return request.office or (request.parent.office.name if request.parent else "")
    names = Counter(head.parent for head in heads if head.parent)
    names.update(member.parent for member in request.roster if member.parent)
    if len(names) == 1:
        return next(iter(names))
    stated = (
        f"各机关写的上级机关有 {len(names)} 个（{'、'.join(list(names)[:5])}）"
        if names
        else "各机关都没有写上级机关"
    )
    raise UsageError(
        f"{stated}，不知道汇总成哪一级的报告。请用 --office 写明，例如 --office 云溪县人民政府。"
    )


def _below(heads: Sequence[Head], parent: str) -> tuple[list[Head], list[str]]:
    """The offices that belong to the parent, and a sentence for each that does not; one that names none belongs."""
    inside, outside = [], []
    for head in heads:
        if same_office(head.name) == same_office(parent):
            outside.append(f"{head.place} 是 {parent} 自己的报告，没有计入汇总。")
        elif head.parent and same_office(head.parent) != same_office(parent):
            outside.append(f"{head.place} 的上级机关是 {head.parent}，没有计入 {parent} 的汇总。")
        else:
            inside.append(head)
    if not inside:
        raise InputError(f"没有一个机关的上级是 {parent}，没有汇总。请核对 --office。")
    return inside, outside


def _figures(heads: Sequence[Head], journal: Journal) -> Iterator[tuple[str, Figures]]:
    names = Counter(head.name for head in heads)
    for head in heads:
        name = head.name if names[head.name] == 1 else f"{head.name}（{head.place}）"
        yield name, replace(unpack(entry_of(journal, head)["figures"]), previous=None)


def contributions_workbook(rolled: RolledUp) -> bytes:
    """A sheet a table: a row a cell of the parent, a column an office; and what the sum lacks."""
    added = rolled.sum
    sheets = [_contributions(added, table.id, table.name) for table in added.format.tables]
    lacks = Sheet(
        "汇总说明",
        (("级别", 8), ("代码", 9), ("情况", 110)),
        lambda: ((finding.severity.label, finding.code, finding.message) for finding in rolled.findings),
        0,
        "汇总完整，没有发现问题。",
    )
    return workbook([lacks, *sheets])


def _contributions(added: Sum, table: str, name: str) -> Sheet:
    specs = [spec for spec in added.format.cells.values() if spec.table.id == table]
    columns = (("单元格", 52), ("汇总", 12), *((office, 12) for office in added.offices))

    def rows() -> Iterator[Sequence[object]]:
        for spec in specs:
            numbers = added.contributions.get(spec.id, {})
            blank = set(added.blanks.get(spec.id, ()))
            values = ("未填" if office in blank else numbers.get(office, 0) for office in added.offices)
            yield [spec.place, added.totals.get(spec.id, "未填"), *values]

    return Sheet(name, columns, rows)
