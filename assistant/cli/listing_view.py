"""The listing in the terminal: by section, each wrong number in its sentence with the right one and its cell."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.findings import Severity
from assistant.listing import Entry, groups

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def print_listing(entries: Sequence[Entry], *, notes: bool) -> None:
    """Print what is open by section, then what a person has confirmed; notes only when asked for.

    A file or another program gets the same text without colours and without blanks at the ends of lines.
    """
    console = Console(highlight=False, soft_wrap=False)
    if console.is_terminal:
        _print(console, entries, notes=notes)
        return
    with console.capture() as capture:
        _print(console, entries, notes=notes)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def _print(console: Console, entries: Sequence[Entry], *, notes: bool) -> None:
    shown = [entry for entry in entries if notes or entry.finding.severity is not Severity.NOTE]
    open_ones = [entry for entry in shown if not entry.finding.dismissed]
    width = max((len(str(entry.number)) for entry in shown), default=1)
    for group in groups(open_ones):
        console.print(Text(f"\n{group.section}", style="bold"), Text(_count(group.entries), style="dim"))
        for entry in group.entries:
            console.print(_row(entry, width, _body(entry)))
    confirmed = [entry for entry in entries if entry.finding.dismissed]
    if confirmed:
        console.print(Text(f"\n已由人工确认不改（{len(confirmed)} 条）", style="bold"))
        for entry in confirmed:
            console.print(_row(entry, width, _confirmed(entry)))


def _count(entries: Sequence[Entry]) -> str:
    found = {level: sum(entry.finding.severity is level for entry in entries) for level in Severity}
    return "　".join(f"{level.label} {count}" for level, count in found.items() if count)


def _row(entry: Entry, width: int, body: Text) -> Padding:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, justify="right", width=width)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(
        str(entry.number),
        Text(entry.finding.severity.label, style=STYLES[entry.finding.severity]),
        Text(entry.finding.code, style="dim"),
        body,
    )
    return Padding(table, (0, 0, 0, 1))


def _body(entry: Entry) -> Text:
    finding = entry.finding
    if not entry.is_number:
        body = Text(entry.said)
    else:
        body = Text(entry.before)
        body.append(f"【{entry.words}】", style=STYLES[finding.severity])
        body.append(f"{entry.after}\n写的是“{finding.found}”，应为“")
        body.append(finding.expected or "", style="bold green")
        body.append(f"”{_basis(entry)}")
    if finding.origin:
        body.append(f"\n{finding.origin}", style="dim")
    return body


def _basis(entry: Entry) -> str:
    """The cell's place, or what else the message says in its last bracket (`实际列出四项`)."""
    if entry.place:
        return f"（{entry.place}）"
    _, opening, rest = entry.finding.message.rpartition("（")
    return f"（{rest.removesuffix('。')}" if opening and rest.endswith("）。") else ""


def _confirmed(entry: Entry) -> Text:
    dismissed = entry.finding.dismissed
    body = Text(entry.finding.message, style="dim")
    if dismissed:
        body.append(f"\n已由人工确认不改，理由：{dismissed.reason}（{dismissed.by} {dismissed.when[:10]}）")
    return body
