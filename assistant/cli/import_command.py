"""`assistant import`: a report becomes a figures file."""

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.cli.output import finding_json, print_findings, print_json, report_json, say, summary
from assistant.cli.parsing import Parser, parse
from assistant.errors import UsageError
from assistant.figures import Figures, dump_figures, figures_tree
from assistant.findings import has_errors
from assistant.pipeline.open import open_report
from assistant.runs import write_atomically


def run(arguments: Sequence[str]) -> int:
    """Import a report; exit code 1 when something in it could not be read."""
    parser = Parser(
        "import",
        "读入已有的报告（.txt .md .html .docx），得到可以修改的数据文件；读不出的都会说明，不猜。",
        "assistant import 上年报告.docx -o 上年.yaml",
    )
    parser.add_argument("report", metavar="报告", help="已发布或已填好的报告")
    parser.add_argument("-o", "--output", metavar="文件", help="写出的数据文件，.yaml 或 .json；不写则只显示")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    parser.add_json()
    options = parse(parser, arguments)
    imported = open_report(Path(options.report))
    figures = imported.report.figures
    if options.output:
        _write(Path(options.output), figures, force=options.force)
    if options.json:
        print_json(
            report_json(imported.report)
            | {
                "origins": {cell_id: cell.origin for cell_id, cell in figures.cells.items()},
                "facts": figures_tree(figures).get("facts", []),
                "findings": [finding_json(finding) for finding in imported.findings],
            }
        )
    else:
        print_findings(imported.findings)
    say(
        f"{figures.office.name} {figures.year}年（格式 {figures.format.id}）：读入 {len(figures.cells)} 格"
        f"（共 {len(figures.format.cells)} 格）、表外数据 {len(figures.facts)} 项。{summary(imported.findings)}"
    )
    if options.output:
        say(f"已写入 {options.output}。下一步：assistant validate {options.output}")
    return 1 if has_errors(imported.findings) else 0


def _write(target: Path, figures: Figures, *, force: bool) -> None:
    if target.exists() and not force:
        raise UsageError(f"文件 {target} 已经存在，没有覆盖。换一个文件名，或加 --force。")
    suffix = target.suffix.lower()
    if suffix in (".yaml", ".yml"):
        write_atomically(target, dump_figures(figures, with_origins=True).encode())
    elif suffix == ".json":
        write_atomically(
            target, (json.dumps(figures_tree(figures), ensure_ascii=False, indent=1) + "\n").encode()
        )
    else:
        raise UsageError(f"不能写成“{suffix or '没有后缀'}”文件，请用 .yaml 或 .json。")
