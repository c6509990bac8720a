"""The entry point: finds the command, loads only that, and turns every expected failure into one sentence."""

import importlib
import sys
from collections.abc import Sequence

from assistant import __version__
from assistant.errors import AssistantError, UsageError

COMMANDS = {
    "new": "生成空白的 Excel 填报表或数据文件，供填报",
    "import": "读入已有的报告，得到数据文件",
    "validate": "校验数据：勾稽关系、漏填、与上年衔接",
    "draft": "由数据起草报告，生成 Word、网页、Markdown 和核对页",
    "session": "一步一步写好一份年报，随时离开，随时接着写",
    "batch": "一次起草许多机关的报告，给出问题清单和总览",
    "worker": "在这台机器上参加多机起草（PostgreSQL）",
    "rollup": "把各机关的数据汇总成上级的数据，核对上级报告",
    "check": "核对报告：正文的每个数与表格是否一致",
    "eval": "评测：按案例起草，与参考报告对照计分，与基线比较",
    "doctor": "检查模型服务和本机环境，逐项说明怎么办",
    "explain": "解释一条规则：含义、原因、怎样改正",
}
"""The commands in the order of the work; each is `assistant.cli.<name>_command`."""

_INTERRUPTED = 130


def usage() -> str:
    """The help of the program as a whole."""
    commands = "\n".join(f"  {name:<10}{text}" for name, text in COMMANDS.items())
    return (
        "用法：assistant 命令 [参数]\n\n"
        "起草政府信息公开工作年度报告，并保证正文与数据一致。\n\n"
        f"命令：\n{commands}\n\n"
        "选项：\n  --help    显示帮助；assistant 命令 --help 显示该命令的帮助\n  --version 显示版本\n\n"
        "退出码：0 正常；1 有错误级别的问题；2 用法不对或文件无法读取；3 模型服务失败；130 中断\n\n"
        "从这里开始：assistant session（一步一步问），或 assistant new --office 机关名称 --year 年度 -o 填报表.xlsx\n"
    )


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if not arguments and sys.stdin.isatty() and sys.stdout.isatty():
        return _run("session", [])
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(usage())
        return 0
    if arguments[0] == "--version":
        sys.stdout.write(f"assistant {__version__}\n")
        return 0
    return _run(arguments[0], arguments[1:])


def _run(name: str, arguments: Sequence[str]) -> int:
    try:
        if name not in COMMANDS:
            raise UsageError(
                f"没有“{name}”这个命令。可用的命令：{'、'.join(COMMANDS)}。用 assistant --help 查看说明。"
            )
        command = importlib.import_module(f"assistant.cli.{name}_command")
        return int(command.run(arguments))
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def entry() -> None:
    """The console script: text goes out as UTF-8 also where the console is set to something else."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    sys.exit(main(sys.argv[1:]))
