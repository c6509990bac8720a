"""The table of everything measured: rows of k/n beside each other, printed for people and written for tracking."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from assistant.runs.atomic import write_atomically
from benchmarks.checker.claim_classes import CLASSES
from benchmarks.checker.measures import (
    ALARMS,
    BARS,
    FOR_ERRORS_ONLY,
    PLANTED,
    RIGHT,
    SEEDED_BAR,
    SEEDED_CLASS_BAR,
    TIED,
    Bar,
    Count,
    Reading,
    by_class,
    measure,
)
from benchmarks.checker.seeded import MEASURED, Attempt
from benchmarks.checker.systems import System

_WIDTH = 150
ALL = "all classes"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what is measured, the bar, and the count of each system."""

    section: str
    name: str
    bar: Bar | None
    counts: Mapping[str, Count]
    """By the system's name; what cannot be measured of a system is absent."""


def labelled_rows(readings: Mapping[System, Sequence[Reading]]) -> list[Row]:
    """The measures of the labelled figures, then tied, right and planted by class of claim."""
    measured = {system: measure(found) for system, found in readings.items()}
    names = list(next(iter(measured.values())))
    rows = [
        Row(
            "labelled figures",
            name,
            BARS.get(name),
            {
                system.name: counts[name]
                for system, counts in measured.items()
                if not system.only_errors or name in FOR_ERRORS_ONLY
            },
        )
        for name in names
    ]
    classes = {system: by_class(found) for system, found in readings.items()}
    for title, measure_name in (("tied", TIED), ("right", RIGHT), ("planted errors found", PLANTED)):
        for name in CLASSES:
            counts = {
                system.name: found[name][measure_name]
                for system, found in classes.items()
                if found[name][measure_name].n and (not system.only_errors or measure_name in FOR_ERRORS_ONLY)
            }
            if counts:
                rows.append(Row(f"{title}, by class of claim", name, None, counts))
    return rows


def seeded_rows(attempts: Sequence[Attempt]) -> list[Row]:
    """Seeded recall over all classes of error, by each, and by class of claim."""
    rows = [Row("seeded errors contradicted", ALL, SEEDED_BAR, _recall(attempts))]
    for section, bar, groups in (
        ("seeded errors, by class of error", SEEDED_CLASS_BAR, _grouped(attempts, "kind")),
        ("seeded errors, by class of claim", None, _grouped(attempts, "claim")),
    ):
        rows += [Row(section, name, bar, _recall(group)) for name, group in groups.items()]
    return rows


def _grouped(attempts: Iterable[Attempt], key: str) -> dict[str, list[Attempt]]:
    groups: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        groups[getattr(attempt, key)].append(attempt)
    return dict(sorted(groups.items()))


def _recall(attempts: Iterable[Attempt]) -> dict[str, Count]:
    counts = {system.name: Count() for system in MEASURED}
    for attempt in attempts:
        for system, found in zip(MEASURED, attempt.found, strict=True):
            counts[system.name].add(attempt.report, [found])
    return counts


def print_rows(rows: Sequence[Row], systems: Sequence[str], title: str) -> None:
    """The rows as one aligned table."""
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    table.add_column("")
    table.add_column("bar")
    table.add_column("", no_wrap=True)
    for system in systems:
        table.add_column(f"{system}: k/n, 95% by report", no_wrap=True)
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            table.add_row(f"[bold]{section}[/bold]")
        table.add_row(
            f"  {row.name}",
            row.bar.shown if row.bar else "",
            _met(row, systems[0]),
            *(_shown(row.counts.get(system), is_rate=row.name == ALARMS) for system in systems),
        )
    Console(width=_WIDTH, highlight=False).print(table)


def _met(row: Row, system: str) -> str:
    count = row.counts.get(system)
    if row.bar is None or count is None or not count.n:
        return ""
    return "met" if row.bar.is_met(count.ratio) else "[red]not met[/red]"


def _shown(count: Count | None, *, is_rate: bool) -> str:
    """k/n with its ratio and interval; a number a report is no percentage."""
    if count is None:
        return "–"
    if not count.n:
        return "none"
    low, high = count.interval
    if is_rate:
        return f"{count.k:>5}/{count.n:<5} {count.ratio:7.2f}  \\[{low:.2f}, {high:.2f}]"
    return f"{count.k:>5}/{count.n:<5} {count.ratio:7.2%} \\[{low:.1%}, {high:.1%}]"


def write_json(path: Path, part: str, rows: Sequence[Row], facts: Mapping[str, int]) -> None:
    """The same numbers for tracking, the same file for the same verdicts."""
    content = {
        "part": part,
        **facts,
        "rows": [
            {
                "section": row.section,
                "name": row.name,
                "bar": row.bar.shown if row.bar else None,
                "systems": {name: _as_json(row.bar, count) for name, count in row.counts.items()},
            }
            for row in rows
        ],
    }
    write_atomically(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _as_json(bar: Bar | None, count: Count) -> dict[str, object]:
    low, high = count.interval
    return {
        "k": count.k,
        "n": count.n,
        "ratio": round(count.ratio, 5) if count.n else None,
        "low": round(low, 5),
        "high": round(high, 5),
        "met": bar.is_met(count.ratio) if bar and count.n else None,
        "reports": {report: list(pair) for report, pair in count.by_report.items()},
    }
