"""`assistant new`: a blank form to fill in."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant.cli.output import print_json, say
from assistant.cli.parsing import Parser, parse
from assistant.cli.writing import figures_bytes, refuse_existing
from assistant.errors import UsageError
from assistant.figures import Figures, Office, office_kind, office_short
from assistant.figures.model import OFFICE_KINDS
from assistant.formats import Format, format_for_year, load_format
from assistant.runs import write_atomically


def _parser() -> Parser:
    parser = Parser(
        "new",
        "生成一份空白填报表：.xlsx 给填报人在 Excel 或 WPS 里填，.yaml 或 .json 给习惯文本的人填。",
        "assistant new --office 北海街道办事处 --year 2025 -o 填报表.xlsx",
    )
    parser.add_argument("--office", required=True, metavar="机关", help="机关全称")
    parser.add_argument("--year", required=True, type=int, metavar="年度", help="报告年度，例如 2025")
    parser.add_argument("--short", default="", metavar="简称", help="报告中的自称，例如 我办、我镇、我局")
    parser.add_argument("--kind", choices=list(OFFICE_KINDS), help="机关类型；不写则按名称判断")
    parser.add_argument("--format", metavar="格式", help="报告格式 2019 或 2021；不写则按年度选用")
    parser.add_argument(
        "-o", "--output", required=True, metavar="文件", help="生成的文件，.xlsx、.yaml 或 .json"
    )
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Write the form; an existing file is never overwritten unless asked."""
    options = parse(_parser(), arguments)
    target = Path(options.output)
    refuse_existing(target, force=options.force)
    report_format = load_format(options.format) if options.format else format_for_year(options.year)
    write_atomically(target, _content(target, report_format, _office(options), options.year))
    if options.json:
        print_json({"output": str(target), "format": report_format.id, "cells": len(report_format.cells)})
    say(f"已生成 {target}（格式 {report_format.id}，{len(report_format.cells)} 格）。")
    say(f"下一步：填好后运行 assistant validate {target}")
    return 0


def _office(options: argparse.Namespace) -> Office:
    name = options.office.strip()
    if not name:
        raise UsageError("机关名称不能为空。请在 --office 后面写机关全称。")
    kind = options.kind or office_kind(name)
    return Office(name, options.short or office_short(kind), kind)


def _content(target: Path, report_format: Format, office: Office, year: int) -> bytes:
    suffix = target.suffix.lower()
    if suffix == ".xlsx":
        from assistant.forms.write import form_workbook

        return form_workbook(report_format, office, year)
    content = figures_bytes(Figures(report_format, office, year, {}), suffix)
    if content is None:
        raise UsageError(f"不能生成“{suffix or '没有后缀'}”填报表，请用 .xlsx、.yaml 或 .json。")
    return content
