"""argparse that speaks Chinese: help, usage and every error."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)"), "缺少必需的参数：{}"),
    (re.compile(r"one of the arguments (.+) is required"), "要写其中一个参数：{}"),
    (re.compile(r"argument ([^:]+): not allowed with argument (.+)"), "参数 {} 和 {} 不能一起用"),
    (re.compile(r"unrecognized arguments: (.+)"), "不认识的参数：{}"),
    (re.compile(r"argument ([^:]+): expected one argument"), "参数 {} 后面要写一个值"),
    (re.compile(r"argument ([^:]+): expected at least one argument"), "参数 {} 后面至少要写一个值"),
    (
        re.compile(r"argument ([^:]+): invalid choice: '?([^']*)'? \(choose from (.+)\)"),
        "参数 {} 不能是“{}”，可选：{}",
    ),
    (re.compile(r"argument ([^:]+): invalid int value: '(.*)'"), "参数 {} 应为整数，写的是“{}”"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser for one command."""

    def __init__(self, command: str, description: str, example: str) -> None:
        super().__init__(
            prog=f"assistant {command}",
            description=description,
            epilog=f"例：{example}",
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段帮助")

    def add_json(self) -> None:
        """The option that every command has."""
        self.add_argument(
            "--json", action="store_true", help="在标准输出打印一份 JSON，其余信息打印到标准错误"
        )

    def error(self, message: str) -> NoReturn:
        """Say in Chinese what is wrong with the command line and how to get help; exit code 2."""
        for pattern, words in _ERRORS:
            match = pattern.fullmatch(message)
            if match:
                message = words.format(*match.groups())
                break
        sys.stderr.write(f"{message}。用 {self.prog} --help 查看用法。\n")
        raise SystemExit(2)


def parse(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of one command."""
    return parser.parse_args(arguments)
