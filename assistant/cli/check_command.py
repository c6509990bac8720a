"""`assistant check`: any report against its tables, or against given figures."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.cli.dismissing import add_dismiss_options, change
from assistant.cli.document_options import CHECK_KINDS, add_check_outputs, require_kinds
from assistant.cli.documents import check_content, write_all
from assistant.cli.listing_view import print_listing
from assistant.cli.output import claim_json, finding_json, print_json, report_json, say
from assistant.cli.parsing import Parser, parse
from assistant.dismissals import apply, unused
from assistant.findings import Finding, Severity, has_errors
from assistant.listing import Entry, list_findings, workbook_bytes
from assistant.pipeline.check import Checked, check_file
from assistant.report import Verdict


def run(arguments: Sequence[str]) -> int:
    """Check a report; exit code 1 when an error is found that nobody has dismissed."""
    options = parse(_parser(), arguments)
    path, targets = Path(options.report), [Path(target) for target in options.output]
    require_kinds(targets, CHECK_KINDS, source=path)
    checked = check_file(
        path,
        Path(options.figures) if options.figures else None,
        Path(options.previous) if options.previous else None,
    )
    sections = checked.report.sections
    dismissals = change(
        path, list_findings(checked.report, checked.findings), sections,
        dismiss=options.dismiss, restore=options.restore, reason=options.reason, by=options.by,
    )  # fmt: skip
    findings = apply(checked.findings, sections, dismissals)
    entries = list_findings(checked.report, findings)
    document = _document(checked, findings, entries)
    written = write_all([(target, _content(checked, entries, document, target, path)) for target in targets])
    if options.json:
        print_json(document)
        say(_counts(checked))
    else:
        sys.stdout.write(f"{_counts(checked)}\n")
        sys.stdout.flush()
        print_listing(entries, notes=options.notes)
    for target in written:
        say(f"已写入 {target}")
    _conclude(path, entries, len(unused(dismissals, checked.findings, sections)), notes=options.notes)
    return 1 if has_errors(findings) else 0


def _parser() -> Parser:
    parser = Parser(
        "check",
        "核对一份报告：表格的勾稽关系、正文的每一个数、规定的内容。不联网，不用模型。",
        "assistant check 报告.docx --figures 填报表.xlsx --previous 上年报告.docx",
    )
    parser.add_argument("report", metavar="报告", help="要核对的报告（.docx .pdf .html .txt .md .xlsx）")
    parser.add_argument("--figures", metavar="数据", help="数据文件或填报表：报告的表格和正文都要与它一致")
    parser.add_argument(
        "--previous", metavar="上年", help="上年的数据文件、填报表或报告，用来核对结转和同比；给报告还查雷同"
    )
    parser.add_argument("--notes", action="store_true", help="连同“说明”级别的结果一起显示")
    add_check_outputs(parser)
    add_dismiss_options(parser)
    parser.add_json()
    return parser


def _content(
    checked: Checked, entries: Sequence[Entry], document: dict[str, object], target: Path, source: Path
) -> bytes:
    """The list of findings as a workbook, or what else `documents` writes; dismissed findings stay out of documents."""
    if target.suffix.lower() == ".xlsx":
        return workbook_bytes(entries, _counts(checked))
    left = tuple(entry.finding for entry in entries if not entry.finding.dismissed)
    return check_content(replace(checked, findings=left), document, target, source)


def _document(checked: Checked, findings: Sequence[Finding], entries: Sequence[Entry]) -> dict[str, object]:
    """The contract's document; a finding also has its number in the listing, by which it can be dismissed."""
    numbers = {id(entry.finding): entry.number for entry in entries}
    return report_json(checked.report) | {
        "claims": [claim_json(claim) for claim in checked.result.claims],
        "findings": [finding_json(finding) | {"number": numbers[id(finding)]} for finding in findings],
    }


def _counts(checked: Checked) -> str:
    """Whose report it is, and how many of its numbers are proved, contradicted, or cannot be verified."""
    counts = {
        verdict: sum(claim.verdict is verdict for claim in checked.result.claims) for verdict in Verdict
    }
    figures = checked.report.figures
    return (
        f"{figures.office.name} {figures.year}年　正文的数：相符 {counts[Verdict.SUPPORTED]}　"
        f"不符 {counts[Verdict.CONTRADICTED]}　无从核对 {counts[Verdict.UNVERIFIABLE]}　"
        f"不是数据 {counts[Verdict.NOT_A_FIGURE]}"
    )


def _conclude(path: Path, entries: Sequence[Entry], unused_count: int, *, notes: bool) -> None:
    """What is left to do, and the next step."""
    left = [entry for entry in entries if not entry.finding.dismissed]
    count = {level: sum(entry.finding.severity is level for entry in left) for level in Severity}
    confirmed = len(entries) - len(left)
    words = "　".join(f"{level.label} {count[level]}" for level in Severity)
    say(f"{words}" + (f"　已确认不改 {confirmed}" if confirmed else ""))
    if unused_count:
        say(f"以前确认不改的有 {unused_count} 条这次没有出现：已经改好，或者原句、数值变了，会重新提示。")
    if count[Severity.NOTE] and not notes:
        say(f"说明 {count[Severity.NOTE]} 条没有显示，加 --notes 查看。")
    if count[Severity.ERROR] or count[Severity.WARNING]:
        number = next(entry.number for entry in left)
        code = left[0].finding.code
        say(
            f"下一步：改正后再核对；看某条规则用 assistant explain {code}；"
            f"确认某条不用改，加 --dismiss {number} --reason 理由；要一份清单，加 -o 清单.xlsx"
        )
    else:
        say(f"{path.name} 没有发现要改的问题，可以报送。")
