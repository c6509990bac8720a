"""`assistant doctor`: does everything work here, and what to do where it does not."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.cli.output import print_json, say
from assistant.cli.parsing import Parser, parse
from assistant.doctor import Check, Examination, Status, examine

_GROUPS = {"model": "模型服务", "machine": "本机"}
_STYLES = {
    Status.OK: "green",
    Status.WARNING: "yellow",
    Status.FAILED: "bold red",
    Status.NOTE: "dim",
    Status.SKIPPED: "dim",
}
_EXIT_CODES = {"model": 3, "machine": 2}


def run(arguments: Sequence[str]) -> int:
    """Examine; exit code 3 when the model would fail, 2 when the program itself is damaged."""
    parser = Parser(
        "doctor",
        "检查模型服务和本机环境：地址、密钥、模型、占位符、速度、字体等，逐项说明怎么办。不设模型也能用。",
        "assistant doctor --model qwen3:8b --base-url http://127.0.0.1:11434/v1",
    )
    parser.add_argument("--model", metavar="模型", help="模型名；不写则用 ASSISTANT_MODEL 或设置文件")
    parser.add_argument("--base-url", metavar="地址", help="服务地址；不写则用 ASSISTANT_BASE_URL 或设置文件")
    parser.add_json()
    options = parse(parser, arguments)
    found = examine(options.model, options.base_url, lambda what: say(f"正在检查：{what}…"))
    if options.json:
        print_json(_document(found))
    else:
        _show(found)
    _conclude(found, options.base_url)
    return _exit_code(found)


def _exit_code(found: Examination) -> int:
    failed = [_EXIT_CODES[check.group] for check in found.checks if check.status is Status.FAILED]
    return max(failed, default=0)


def _document(found: Examination) -> dict[str, Any]:
    settings = found.settings
    return {
        "model": settings.model if settings else None,
        "adapter": settings.adapter if settings else None,
        "base_url": settings.base_url if settings else None,
        "checks": [{**asdict(check), "status": check.status.value} for check in found.checks],
        "exit_code": _exit_code(found),
    }


def _show(found: Examination) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for group, title in _GROUPS.items():
        table.add_row("", Text(title, style="bold"), "")
        for check in found.checks:
            if check.group == group:
                table.add_row(
                    Text(check.status.label, style=_STYLES[check.status]), check.title, _words(check)
                )
    Console(highlight=False).print(table)


def _words(check: Check) -> Any:
    from rich.text import Text

    text = Text(check.found)
    if check.remedy:
        text.append(f"\n办法：{check.remedy}", style="bold" if check.status is Status.FAILED else "")
    return text


def _conclude(found: Examination, base_url: str | None) -> None:
    counts = {status: sum(check.status is status for check in found.checks) for status in Status}
    say(f"正常 {counts[Status.OK]}　提醒 {counts[Status.WARNING]}　失败 {counts[Status.FAILED]}")
    if _exit_code(found) == 2:
        say("下一步：重新安装本程序，再运行一次 assistant doctor")
    elif found.endpoint_failed:
        say(
            "下一步：按上面的“办法”处理后再运行一次；不用模型也能起草：assistant draft 填报表.xlsx -o 报告.docx"
        )
    elif found.settings is None:
        say("下一步：assistant draft 填报表.xlsx -o 报告.docx")
    else:
        where = f" --base-url {found.settings.base_url}" if base_url else ""
        say(f"下一步：assistant draft 填报表.xlsx --model {found.settings.model}{where} -o 报告.docx")
