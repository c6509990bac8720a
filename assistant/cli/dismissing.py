"""`--dismiss` and `--restore` of `assistant check`: numbers of the listing into dismissals beside the report."""

import getpass
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from assistant.cli.parsing import Parser
from assistant.dismissals import Dismissal, add, beside, load, remove, save
from assistant.errors import UsageError
from assistant.findings import Dismissed
from assistant.listing import Entry
from assistant.report import ReportSection


def add_dismiss_options(parser: Parser) -> None:
    """The options by which a person has the last word."""
    group = parser.add_argument_group("人工确认")
    group.add_argument(
        "--dismiss", metavar="序号", help="确认这几条不改，例如 --dismiss 3 或 --dismiss 3,5；须写 --reason"
    )
    group.add_argument("--reason", metavar="理由", help="为什么不改；和结果一起显示、一起保存")
    group.add_argument("--by", metavar="姓名", help="由谁确认；不写则用登录名")
    group.add_argument("--restore", metavar="序号", help="取消以前的确认，重新提示")


def numbers(text: str, option: str, last: int) -> list[int]:
    """`3,5` or `3、5` as numbers of the listing.

    Raises:
        UsageError: it is no number, or there is no such entry.
    """
    found = []
    for part in text.replace("，", ",").replace("、", ",").replace(" ", ",").split(","):
        if not part:
            continue
        if not part.isascii() or not part.isdigit():
            raise UsageError(f"{option} 后面写核对结果的序号，例如 {option} 3，写的是“{text}”。")
        if not 1 <= int(part) <= last:
            raise UsageError(
                f"没有第 {part} 条；这份报告的核对结果共 {last} 条。序号见核对结果每条前面的数。"
            )
        found.append(int(part))
    if not found:
        raise UsageError(f"{option} 后面写核对结果的序号，例如 {option} 3。")
    return found


def change(
    report: Path, entries: Sequence[Entry], sections: Sequence[ReportSection], *,
    dismiss: str | None, restore: str | None, reason: str | None, by: str | None,
) -> tuple[Dismissal, ...]:  # fmt: skip
    """Dismiss and restore entries of the listing, and save the outcome beside the report.

    Raises:
        UsageError: no such number, or a dismissal without a reason.
        InputError, OutputError: the file beside the report cannot be read or written.
    """
    if reason and not dismiss:
        raise UsageError("--reason 要和 --dismiss 序号 一起用。")
    dismissals = load(beside(report))
    if restore:
        for number in numbers(restore, "--restore", len(entries)):
            dismissals = remove(dismissals, entries[number - 1].finding, sections)
    if dismiss:
        if not (reason or "").strip():
            raise UsageError("确认不改要写理由，例如 --dismiss 3 --reason “备案件数，与表四口径不同”。")
        dismissed = Dismissed(
            str(reason).strip(), by or _login(), datetime.now().astimezone().isoformat(timespec="seconds")
        )
        for number in numbers(dismiss, "--dismiss", len(entries)):
            dismissals = add(dismissals, entries[number - 1].finding, sections, dismissed)
    if dismiss or restore:
        save(beside(report), dismissals)
    return dismissals


def _login() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "未署名"
