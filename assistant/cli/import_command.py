"""`assistant import`: reports become figures files, one or many."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.cli.output import finding_json, print_findings, print_json, report_json, say, summary
from assistant.cli.parsing import Parser, parse
from assistant.cli.writing import figures_bytes, refuse_existing
from assistant.errors import AssistantError, InputError, UsageError
from assistant.figures import Figures, figures_tree
from assistant.findings import has_errors
from assistant.importing import Imported
from assistant.pipeline.open import open_report
from assistant.runs import write_atomically


def _parser() -> Parser:
    parser = Parser(
        "import",
        "读入已有的报告（.docx .pdf .html .txt .md .xlsx），得到可以修改的数据文件；读不出的都会说明，不猜。",
        "assistant import 上年报告.docx -o 上年.yaml",
    )
    parser.add_argument("reports", nargs="+", metavar="报告", help="已发布或已填好的报告，可以写多个")
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件",
        help="写出的数据文件（.yaml .json）；多个报告时写文件夹；不写则只显示",
    )
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    parser.add_json()
    return parser


@dataclass(frozen=True, slots=True)
class _Row:
    """One report of a run: what was read, or why nothing was."""

    source: Path
    target: Path | None
    imported: Imported | None
    failure: AssistantError | None = None


def run(arguments: Sequence[str]) -> int:
    """Import reports; one that cannot be read does not stop the others."""
    options = parse(_parser(), arguments)
    sources = [Path(name) for name in options.reports]
    is_many = len(sources) > 1 or (options.output is not None and Path(options.output).is_dir())
    targets = _targets(sources, options.output, is_many=is_many)
    rows = [_row(source, target, options) for source, target in zip(sources, targets, strict=True)]
    if not is_many and rows[0].failure:
        raise rows[0].failure
    if options.json:
        documents = [_document(row) for row in rows]
        print_json({"reports": documents} if is_many else documents[0])
    for row in rows:
        _tell(row, show=not options.json)
    return _exit_code(rows)


def _targets(sources: list[Path], output: str | None, *, is_many: bool) -> list[Path | None]:
    if output is None:
        return [None] * len(sources)
    folder = Path(output)
    if not is_many:
        return [folder]
    if folder.suffix.lower() in (".yaml", ".yml", ".json"):
        raise UsageError(f"读入多个报告时，-o 后面要写文件夹，不能写文件“{output}”。")
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{source.stem}.yaml" for source in sources]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"有两个报告都会写成“{twice}”。请先改名，或分两次读入。")
    return [folder / name for name in names]


def _row(source: Path, target: Path | None, options: argparse.Namespace) -> _Row:
    try:
        imported = open_report(source)
        if target:
            _write(target, imported.report.figures, force=options.force)
    except AssistantError as failure:
        return _Row(source, target, None, failure)
    return _Row(source, target, imported)


def _write(target: Path, figures: Figures, *, force: bool) -> None:
    refuse_existing(target, force=force)
    suffix = target.suffix.lower()
    content = figures_bytes(figures, suffix)
    if content is None:
        raise UsageError(f"不能写成“{suffix or '没有后缀'}”文件，请用 .yaml 或 .json。")
    write_atomically(target, content)


def _document(row: _Row) -> dict[str, Any]:
    head: dict[str, Any] = {"source": str(row.source), "output": str(row.target) if row.target else None}
    if row.imported is None:
        return head | {"failure": str(row.failure)}
    figures = row.imported.report.figures
    return (
        head
        | report_json(row.imported.report)
        | {
            "origins": {cell_id: cell.origin for cell_id, cell in figures.cells.items()},
            "facts": figures_tree(figures).get("facts", []),
            "findings": [finding_json(finding) for finding in row.imported.findings],
        }
    )


def _tell(row: _Row, *, show: bool) -> None:
    if row.imported is None:
        say(f"{row.source}：没有读入。{row.failure}")
        return
    figures, findings = row.imported.report.figures, row.imported.findings
    if show:
        print_findings(findings)
    say(
        f"{row.source}：{figures.office.name} {figures.year}年（格式 {figures.format.id}），读入 {len(figures.cells)} 格"
        f"（共 {len(figures.format.cells)} 格）、表外数据 {len(figures.facts)} 项。{summary(findings)}"
    )
    if row.target:
        say(f"已写入 {row.target}。下一步：assistant validate {row.target}")


def _exit_code(rows: list[_Row]) -> int:
    if any(isinstance(row.failure, (InputError, UsageError)) for row in rows):
        return 2
    return 1 if any(row.imported and has_errors(row.imported.findings) for row in rows) else 0
