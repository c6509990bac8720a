"""`assistant draft`: figures to a proved report, in one go."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.cli.document_options import (
    KINDS,
    add_document_options,
    document_settings,
    require_kinds,
    signing_date,
)
from assistant.cli.documents import draft_contents, is_proof, write_all
from assistant.cli.output import (
    claim_json,
    figures_json,
    finding_json,
    print_findings,
    print_json,
    report_json,
    say,
    summary,
)
from assistant.cli.parsing import Parser, parse
from assistant.errors import UsageError
from assistant.figures import figures_tree
from assistant.findings import Finding
from assistant.pipeline.draft import Drafted, draft_figures
from assistant.pipeline.open import open_figures
from assistant.rendering import REVIEW, render, report_blocks
from assistant.report import Verdict, sign


def _parser() -> Parser:
    parser = Parser(
        "draft",
        "由数据起草报告：校验、起草、逐个数核对，全部通过才写出文件。",
        "assistant draft 填报表.xlsx -o 报告.docx -o 报告.html",
    )
    parser.add_argument(
        "figures", metavar="数据", help="数据文件（.yaml .json）或填好的 Excel 填报表（.xlsx）"
    )
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="文件",
        help=f"写出的文件，可以写多个，类型：{' '.join(KINDS)}，其中 {REVIEW} 是核对页；不写则显示全文",
    )
    parser.add_argument(
        "--model", default="template", metavar="模型", help="起草所用的模型；template（默认）不用模型"
    )
    parser.add_argument("--allow", action="store_true", help="有错误也写出文件，未核实的数在文中标出")
    add_document_options(parser)
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Draft; nothing is written while an error stands, unless allowed."""
    options = parse(_parser(), arguments)
    if options.model != "template":
        raise UsageError(f"这个版本只能用 template 起草，还不能用模型“{options.model}”。")
    targets = [Path(target) for target in options.output]
    require_kinds(targets)
    settings = document_settings(options)
    loaded = open_figures(Path(options.figures))
    on = signing_date(options.date, loaded.figures.year)
    drafted = draft_figures(loaded.figures)
    drafted = replace(drafted, report=sign(drafted.report, on))
    findings = [*loaded.findings, *drafted.findings]
    blocked = any(finding.severity == "error" for finding in findings) and not options.allow
    wanted = [target for target in targets if not blocked or is_proof(target)]
    document = _document(drafted, findings, wanted)
    comments = findings if options.comments else []
    written = write_all(draft_contents(drafted, findings, document, wanted, settings, comments))
    _show(options, drafted, findings, written)
    _conclude(drafted, findings, written, blocked, options)
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _show(
    options: argparse.Namespace, drafted: Drafted, findings: list[Finding], written: list[Path]
) -> None:
    if options.json:
        print_json(_document(drafted, findings, written))
        return
    if not options.output:
        sys.stdout.write(render(report_blocks(drafted.report), ".md").decode())
    print_findings(findings)


def _document(drafted: Drafted, findings: list[Finding], written: list[Path]) -> dict[str, object]:
    document = report_json(drafted.report)
    for section, entry in zip(drafted.report.sections, document["sections"], strict=True):
        entry["paragraphs"] = [
            {"text": item.text, "topic": item.topic, "drafter": item.drafter} for item in section.paragraphs
        ]
    figures = drafted.report.figures
    return document | {
        "title": drafted.report.title,
        "facts": figures_tree(figures).get("facts", []),
        "previous": figures_json(figures.previous) if figures.previous else None,
        "claims": [claim_json(claim) for claim in drafted.claims],
        "findings": [finding_json(finding) for finding in findings],
        "drafter": "template",
        "repairs": 0,
        "model_calls": 0,
        "tokens": 0,
        "outputs": [str(path) for path in written],
    }


def _conclude(
    drafted: Drafted, findings: list[Finding], written: list[Path], blocked: bool, options: argparse.Namespace
) -> None:
    figures = [claim for claim in drafted.claims if claim.verdict is not Verdict.NOT_A_FIGURE]
    proved = sum(claim.verdict is Verdict.SUPPORTED for claim in figures)
    office = drafted.report.figures.office
    say(
        f"{office.name} {drafted.report.figures.year}年：正文 {len(figures)} 处数据，{proved} 处已核对相符。{summary(findings)}"
    )
    for path in written:
        say(f"已写入 {path}")
    if blocked:
        say("有错误，没有写出报告。下一步：改正后再运行；确需先看草稿，加 --allow（未核实的数会标出）。")
        return
    reports = [path for path in written if not is_proof(path)]
    if reports and not options.date:
        say("落款处没有日期；定了成文日期后，加 --date 2026-01-20 再写一次。")
    if reports:
        say(
            f"下一步：请人审读；改动后用 assistant check {reports[0]} --figures {options.figures} 再核对一遍。"
        )
