"""`assistant new`: a blank form to fill in, for one office or for every office of a roster."""

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
        "生成空白填报表：.xlsx 给填报人在 Excel 或 WPS 里填，.yaml 或 .json 给习惯文本的人填。\n"
        "给出机关名单（--roster）时，-o 写文件夹，每个机关一份；-o 写 .xlsx，则生成一行一个机关的汇总表。",
        "assistant new --office 北海街道办事处 --year 2025 -o 填报表.xlsx",
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--office", metavar="机关", help="机关全称")
    whose.add_argument(
        "--roster", metavar="名单", help="机关名单（.xlsx .csv：机关名称、机关类型、上级机关、联系人）"
    )
    parser.add_argument("--year", required=True, type=int, metavar="年度", help="报告年度，例如 2025")
    parser.add_argument("--short", default="", metavar="简称", help="报告中的自称，例如 我办、我镇、我局")
    parser.add_argument("--kind", choices=list(OFFICE_KINDS), help="机关类型；不写则按名称判断")
    parser.add_argument("--format", metavar="格式", help="报告格式 2019 或 2021；不写则按年度选用")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="文件",
        help="生成的文件，.xlsx、.yaml 或 .json；有名单时可写文件夹",
    )
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Write the form or forms; an existing file is never overwritten unless asked."""
    options = parse(_parser(), arguments)
    report_format = load_format(options.format) if options.format else format_for_year(options.year)
    return _many(options, report_format) if options.roster is not None else _one(options, report_format)


def _one(options: argparse.Namespace, report_format: Format) -> int:
    target = Path(options.output)
    refuse_existing(target, force=options.force)
    write_atomically(target, _content(target, report_format, _office(options), options.year))
    if options.json:
        print_json({"output": str(target), "format": report_format.id, "cells": len(report_format.cells)})
    say(f"已生成 {target}（格式 {report_format.id}，{len(report_format.cells)} 格）。")
    say(f"下一步：填好后运行 assistant validate {target}")
    return 0


def _many(options: argparse.Namespace, report_format: Format) -> int:
    from assistant.batch.forms import roster_forms
    from assistant.batch.roster import read_roster

    if options.short or options.kind:
        raise UsageError("有名单时，简称和机关类型写在名单里，不用 --short 和 --kind。")
    output = Path(options.output)
    forms = roster_forms(read_roster(Path(options.roster)), report_format, options.year, output)
    for target, _ in forms:
        refuse_existing(target, force=options.force)
    output.parent.mkdir(parents=True, exist_ok=True)
    written = []
    for target, content in forms:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, content())
        written.append(str(target))
    if options.json:
        print_json({"outputs": written, "format": report_format.id, "cells": len(report_format.cells)})
    say(
        f"已生成 {len(written)} 份填报表，在 {output}（格式 {report_format.id}，每个机关 {len(report_format.cells)} 格）。"
    )
    say(f"下一步：发给各机关填写，收齐后运行 assistant batch {output} -o 结果 --roster {options.roster}")
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
