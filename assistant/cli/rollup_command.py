"""`assistant rollup`: the offices' figures added up to the parent's, and a parent report held against the sum."""

import argparse
import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.batch.rollup import Request, RolledUp, contributions_workbook, roll_up
from assistant.batch.roster import read_roster
from assistant.batch.state import inputs_behind
from assistant.cli.output import print_findings, print_json, say, summary
from assistant.cli.parsing import Parser, parse
from assistant.cli.progress import shown_progress
from assistant.cli.writing import figures_bytes
from assistant.errors import UsageError
from assistant.figures import Figures
from assistant.findings import has_errors
from assistant.pipeline.draft import draft_figures, mark_unproved
from assistant.pipeline.open import open_figures
from assistant.rendering import SUFFIXES, render, report_blocks
from assistant.report.as_json import figures_json, finding_json
from assistant.runs import Journal, write_atomically

_FIGURES = (".yaml", ".yml", ".json")


def _parser() -> Parser:
    parser = Parser(
        "rollup",
        "把所属机关的数据逐格相加，得到上级的数据；每一格由哪些机关相加而来，另存一份明细。\n"
        "给出上级已有的报告（--parent），就逐格核对它是不是各机关之和，并指出差在哪个机关。",
        "assistant rollup 填报表/ --roster 名单.xlsx --parent 县政府报告.docx -o 汇总.yaml",
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="数据",
        help="各机关的数据（文件夹、文件或汇总表），或 batch 的结果文件夹",
    )
    parser.add_argument(
        "--office", default="", metavar="机关", help="上级机关全称；各机关写的上级一致时可以不写"
    )
    parser.add_argument("--parent", metavar="报告", help="上级已有的报告或数据文件，用来逐格核对")
    parser.add_argument("--roster", metavar="名单", help="机关名单，用来说明汇总缺了谁")
    parser.add_argument("--year", type=int, metavar="年度", help="报告年度；不写则取多数文件的最近年度")
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="文件",
        help=f"写出的文件，可以写多个：数据文件（.yaml .json，明细同时写在旁边）、起草的上级报告（{' '.join(SUFFIXES)}）",
    )
    parser.add_argument("--allow", action="store_true", help="汇总不完整或有错误也起草上级报告")
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Add up; exit code 1 when the parent differs from the sum or the sum is not whole."""
    options = parse(_parser(), arguments)
    targets = [Path(name) for name in options.output]
    for target in targets:
        if target.suffix.lower() not in (*_FIGURES, *SUFFIXES):
            raise UsageError(f"不能生成 {target}，可以生成的类型有：{'、'.join((*_FIGURES, *SUFFIXES))}。")
    rolled = _rolled(options)
    contents, refused = _contents(rolled, targets, allow=options.allow)
    for target, content in contents:
        write_atomically(target, content)
    if options.json:
        print_json(_document(rolled, [target for target, _ in contents]))
    else:
        print_findings(rolled.findings)
    _conclude(rolled, [target for target, _ in contents], refused, checked=bool(options.parent))
    return 1 if has_errors(rolled.findings) or rolled.sum.is_partial or refused else 0


def _rolled(options: argparse.Namespace) -> RolledUp:
    parent = Path(options.parent) if options.parent else None
    inputs, roster = inputs_behind([Path(name) for name in options.inputs])
    roster = Path(options.roster) if options.roster else roster
    request = Request(
        inputs=inputs,
        office=options.office,
        year=options.year,
        roster=read_roster(roster) if roster else (),
        leave_out=tuple(path for path in (roster, parent, *map(Path, options.output)) if path),
        parent=open_figures(parent).figures if parent else None,
        jobs=os.cpu_count() or 1,
    )
    with (
        TemporaryDirectory(prefix="assistant-rollup-") as folder,
        Journal(Path(folder) / "journal.sqlite") as journal,
        shown_progress() as listen,
    ):
        return asyncio.run(roll_up(request, journal, listen))


def _contents(
    rolled: RolledUp, targets: list[Path], *, allow: bool
) -> tuple[list[tuple[Path, bytes]], list[Path]]:
    """Everything to write, made before anything is written; and the reports that were refused."""
    contents, refused = [], []
    for target in targets:
        suffix = target.suffix.lower()
        figures = figures_bytes(rolled.figures, suffix)
        if figures is not None:
            contents += [(target, figures), (_beside(target), contributions_workbook(rolled))]
        elif rolled.sum.is_partial and not allow:
            refused.append(target)
        else:
            content = _report(rolled.figures, suffix, allow=allow)
            if content is None:
                refused.append(target)
            else:
                contents.append((target, content))
    return contents, refused


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.stem}.明细.xlsx")


def _report(figures: Figures, suffix: str, *, allow: bool) -> bytes | None:
    drafted = draft_figures(figures)
    return None if drafted.is_blocked and not allow else render(report_blocks(mark_unproved(drafted)), suffix)


def _document(rolled: RolledUp, written: list[Path]) -> dict[str, object]:
    added, figures = rolled.sum, rolled.figures
    return {
        "report": {"office": figures.office.name, "year": figures.year, "format": figures.format.id},
        "figures": figures_json(figures),
        "partial": added.is_partial,
        "offices": added.offices,
        "missing": list(added.missing),
        "other_format": added.other_format,
        "with_errors": added.with_errors,
        "contributions": {
            cell: {office: f"{number:f}" for office, number in numbers.items()}
            for cell, numbers in added.contributions.items()
        },
        "blanks": added.blanks,
        "findings": [finding_json(finding) for finding in rolled.findings],
        "remarks": list(rolled.remarks),
        "outputs": [str(path) for path in written],
    }


def _conclude(rolled: RolledUp, written: list[Path], refused: list[Path], *, checked: bool) -> None:
    added, figures = rolled.sum, rolled.figures
    for remark in rolled.remarks[:10]:
        say(f"注意：{remark}")
    if len(rolled.remarks) > 10:
        say(f"注意：类似情况共 {len(rolled.remarks)} 处，用 --json 查看全部。")
    state = "不完整的汇总" if added.is_partial else "完整的汇总"
    say(
        f"{figures.office.name} {figures.year}年：{len(added.offices)} 个机关之和，{state}。{summary(rolled.findings)}"
    )
    if checked:
        wrong = sum(finding.code == "REC208" for finding in rolled.findings)
        say(f"与上级报告核对：{f'{wrong} 格不等于各机关之和' if wrong else '每一格都等于各机关之和'}。")
    for path in refused:
        say(f"没有写出 {path}：汇总不完整或有错误。补齐后再运行；确需先看草稿，加 --allow。")
    for path in written:
        say(f"已写入 {path}")
    figures_file = next((path for path in written if path.suffix.lower() in _FIGURES), None)
    if figures_file:
        say(f"下一步：在 {figures_file} 里补上工作记录，再运行 assistant draft {figures_file} -o 报告.docx")
    elif not added.is_partial:
        say("下一步：加 -o 汇总.yaml 写出汇总数据和明细")
