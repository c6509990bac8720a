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
from assistant.cli.draft_output import draft_json, print_accounts
from assistant.cli.model_options import add_model_options, chosen_model_options
from assistant.cli.output import print_findings, print_json, say, summary
from assistant.cli.parsing import Parser, parse
from assistant.drafting.rules import FELL_BACK
from assistant.figures import Figures
from assistant.findings import Finding, has_errors
from assistant.llm.errors import MisconfiguredError
from assistant.pipeline.draft import Drafted, draft_figures, draft_with_model
from assistant.pipeline.open import open_figures
from assistant.rendering import REVIEW, render, report_blocks
from assistant.report import Verdict, sign
from assistant.settings import ModelSettings, Prices, load_settings


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
    add_model_options(parser)
    parser.add_argument("--allow", action="store_true", help="有错误也写出文件，未核实的数在文中标出")
    add_document_options(parser)
    parser.add_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Draft; nothing is written while an error stands, unless allowed."""
    options = parse(_parser(), arguments)
    model = load_settings(options.model, options.base_url)
    targets = [Path(target) for target in options.output]
    require_kinds(targets)
    layout = document_settings(options)
    loaded = open_figures(Path(options.figures))
    on = signing_date(options.date, loaded.figures.year)
    drafted = _with_model(loaded.figures, model, options) if model else draft_figures(loaded.figures)
    drafted = replace(drafted, report=sign(drafted.report, on))
    findings = [*loaded.findings, *drafted.findings]
    blocked = has_errors(findings) and not options.allow
    wanted = [target for target in targets if not blocked or is_proof(target)]
    document = draft_json(drafted, findings, wanted, model.prices if model else None)
    comments = findings if options.comments else []
    written = write_all(draft_contents(drafted, findings, document, wanted, layout, comments))
    if options.json:
        print_json(document)
    else:
        _show(options, drafted, findings, model.prices if model else None)
    _conclude(drafted, findings, written, blocked, options)
    return _exit_code(drafted, findings)


def _with_model(figures: Figures, settings: ModelSettings, options: argparse.Namespace) -> Drafted:
    """Draft with the model of `settings`, its progress on standard error."""
    import asyncio

    from assistant.cli.draft_progress import DraftProgress
    from assistant.llm.opening import open_model

    choices = chosen_model_options(options)

    async def draft() -> Drafted:
        with DraftProgress(settings.model) as progress:
            async with open_model(settings, cache=not options.no_cache) as model:
                return await draft_with_model(figures, model, choices, progress)

    try:
        return asyncio.run(draft())
    except MisconfiguredError as error:
        raise type(error)(
            f"{error}\n没有写出文件。改好设置再运行；现在就要报告，加 --model template 用模板起草。"
        ) from None


def _exit_code(drafted: Drafted, findings: list[Finding]) -> int:
    """1 for errors; 3 when a model was asked and not one of its calls succeeded, complete though the report is."""
    if has_errors(findings):
        return 1
    return 3 if _has_failed(drafted) else 0


def _has_failed(drafted: Drafted) -> bool:
    return bool(drafted.calls) and all(call.failure for call in drafted.calls)


def _show(
    options: argparse.Namespace, drafted: Drafted, findings: list[Finding], prices: Prices | None
) -> None:
    if not options.output:
        sys.stdout.write(render(report_blocks(drafted.report), ".md").decode())
    if drafted.passages:
        print_accounts(drafted, prices)
    print_findings([finding for finding in findings if finding.code != FELL_BACK.code])


def _conclude(
    drafted: Drafted, findings: list[Finding], written: list[Path], blocked: bool, options: argparse.Namespace
) -> None:
    figures = [claim for claim in drafted.claims if claim.verdict is not Verdict.NOT_A_FIGURE]
    proved = sum(claim.verdict is Verdict.SUPPORTED for claim in figures)
    office = drafted.report.figures.office
    say(
        f"{office.name} {drafted.report.figures.year}年：正文 {len(figures)} 处数据，{proved} 处已核对相符。{summary(findings)}"
    )
    if _has_failed(drafted):
        say(
            "模型一次也没有给出可用的回答，全文是模板的写法，数都核对过。想用模型，按上面的说明改好后再运行一次。"
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
