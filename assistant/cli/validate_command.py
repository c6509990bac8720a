"""`assistant validate`: everything that is wrong with the figures, at once."""

from collections.abc import Sequence
from pathlib import Path

from assistant.cli.output import figures_json, finding_json, print_findings, print_json, say, summary
from assistant.cli.parsing import Parser, parse
from assistant.findings import has_errors
from assistant.pipeline.open import open_figures, with_previous
from assistant.validation import validate


def run(arguments: Sequence[str]) -> int:
    """Validate figures; exit code 1 when an error stands."""
    parser = Parser(
        "validate",
        "校验数据文件、Excel 填报表或已有报告里的表格。",
        "assistant validate 填报表.xlsx --previous 上年.yaml",
    )
    parser.add_argument(
        "figures", metavar="数据", help="数据文件（.yaml .json）、Excel 填报表（.xlsx）或报告"
    )
    parser.add_argument("--previous", metavar="上年", help="上年的数据文件、填报表或报告，用来核对结转")
    parser.add_json()
    options = parse(parser, arguments)
    loaded = open_figures(Path(options.figures))
    if options.previous:
        loaded = with_previous(loaded, open_figures(Path(options.previous)))
    figures = loaded.figures
    findings = [*loaded.findings, *validate(figures)]
    if options.json:
        print_json(
            {
                "report": {"office": figures.office.name, "year": figures.year, "format": figures.format.id},
                "figures": figures_json(figures),
                "findings": [finding_json(finding) for finding in findings],
            }
        )
    else:
        print_findings(findings)
    failed = has_errors(findings)
    say(f"{figures.office.name} {figures.year}年：{summary(findings)}")
    if failed:
        say("下一步：改正错误后再运行一次；不明白某条规则，运行 assistant explain 代码")
    else:
        say(f"下一步：assistant draft {options.figures} -o 报告.docx")
    return 1 if failed else 0
