"""`assistant check`: any report against its tables, or against given figures."""

from collections.abc import Sequence
from pathlib import Path

from assistant.cli.output import (
    claim_json,
    finding_json,
    print_findings,
    print_json,
    report_json,
    say,
    summary,
)
from assistant.cli.parsing import Parser, parse
from assistant.findings import has_errors
from assistant.pipeline.check import Checked, check_file
from assistant.report import Verdict


def run(arguments: Sequence[str]) -> int:
    """Check a report; exit code 1 when an error is found."""
    parser = Parser(
        "check",
        "核对一份报告：表格的勾稽关系、正文的每一个数、规定的内容。不联网，不用模型。",
        "assistant check 报告.docx --figures 填报表.xlsx",
    )
    parser.add_argument("report", metavar="报告", help="要核对的报告（.docx .pdf .html .txt .md .xlsx）")
    parser.add_argument("--figures", metavar="数据", help="数据文件或填报表：报告的表格和正文都要与它一致")
    parser.add_argument("--previous", metavar="上年", help="上年的数据文件、填报表或报告，用来核对结转和同比")
    parser.add_argument("--notes", action="store_true", help="连同“说明”级别的结果一起显示")
    parser.add_json()
    options = parse(parser, arguments)
    checked = check_file(
        Path(options.report),
        Path(options.figures) if options.figures else None,
        Path(options.previous) if options.previous else None,
    )
    if options.json:
        print_json(
            report_json(checked.report)
            | {
                "claims": [claim_json(claim) for claim in checked.result.claims],
                "findings": [finding_json(finding) for finding in checked.findings],
            }
        )
    else:
        print_findings(checked.findings, notes=options.notes)
    _conclude(checked)
    return 1 if has_errors(checked.findings) else 0


def _conclude(checked: Checked) -> None:
    counts = {
        verdict: sum(claim.verdict is verdict for claim in checked.result.claims) for verdict in Verdict
    }
    figures = checked.report.figures
    say(
        f"{figures.office.name} {figures.year}年：正文的数，相符 {counts[Verdict.SUPPORTED]}，"
        f"不符 {counts[Verdict.CONTRADICTED]}，无从核对 {counts[Verdict.UNVERIFIABLE]}，"
        f"不是数据 {counts[Verdict.NOT_A_FIGURE]}。{summary(checked.findings)}"
    )
    if has_errors(checked.findings):
        say("下一步：按提示改正后再核对；不明白某条规则，运行 assistant explain 代码")
