"""Which library should read PDFs: each candidate's tables of the real reports, read by the same shared code.

    python -m benchmarks.importing.pdf_candidates

Needs the published reports beside the checkout (../shared/data/reports). Candidates that are not installed are skipped;
none of them is needed by the program but the one it uses. For each: cells read right, wrong and not read out of the
figures file's, whether the prose kept its paragraphs, and seconds a report in process.
"""

import json
import statistics
import subprocess
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from assistant.errors import InputError
from assistant.figures import cell_json
from assistant.importing.document import Document, Grid, GridText, Line, one_line
from assistant.importing.pdf_reader import read_pdf
from assistant.importing.report import assemble

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT.parent / "shared" / "data" / "reports"


def ours(path: Path) -> Document:
    """pypdfium2 for characters and lines, our own cells."""
    return read_pdf(path)


def pdfplumber_tables(path: Path) -> Document:
    """pdfplumber: extract_tables as it comes, text outside the tables by line."""
    import pdfplumber

    items: list[Line | Grid] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            rest = page
            tables = page.find_tables()
            for table in tables:
                rest = rest.outside_bbox(table.bbox, strict=False)
            items += [Line(text, "") for text in (rest.extract_text() or "").splitlines()]
            items += [_grid(table.extract()) for table in tables]
    return Document(path.name, tuple(items))


def pymupdf_tables(path: Path) -> Document:
    """PyMuPDF: find_tables as it comes (AGPL, so never more than a yardstick)."""
    import pymupdf

    items: list[Line | Grid] = []
    for page in pymupdf.open(path):
        tables = page.find_tables().tables
        words = [
            block
            for block in page.get_text("blocks")
            if not any(_inside(block, table.bbox) for table in tables)
        ]
        items += [Line(one_line(block[4]), "") for block in words if block[4].strip()]
        items += [_grid(table.extract()) for table in tables]
    return Document(path.name, tuple(items))


def _inside(block: Any, box: Any) -> bool:
    return bool(
        box[0] <= (block[0] + block[2]) / 2 <= box[2] and box[1] <= (block[1] + block[3]) / 2 <= box[3]
    )


def pdftotext_layout(path: Path) -> Document:
    """Poppler's pdftotext -layout, rows split at two blanks or more; a program beside Python, so only a yardstick."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    return Document(path.name, tuple(Line(line.strip(), "") for line in text.splitlines() if line.strip()))


def pdfminer_lines(path: Path) -> Document:
    """pdfminer.six: text boxes in its own order, without tables."""
    from pdfminer.high_level import extract_text

    return Document(
        path.name, tuple(Line(line, "") for line in extract_text(path).splitlines() if line.strip())
    )


def _grid(rows: list[list[str | None]]) -> Grid:
    return Grid(
        tuple(tuple(GridText(one_line(text or ""), "", covered=text is None) for text in row) for row in rows)
    )


CANDIDATES: dict[str, tuple[str, Callable[[Path], Document]]] = {
    "pypdfium2 + 自建表格": ("pypdfium2", ours),
    "pdfplumber": ("pdfplumber", pdfplumber_tables),
    "PyMuPDF": ("pymupdf", pymupdf_tables),
    "pdfminer.six": ("pdfminer", pdfminer_lines),
    "pdftotext -layout": ("", pdftotext_layout),
}


def judged(read: Callable[[Path], Document], path: Path) -> tuple[int, int, int, int]:
    """Right, wrong and missing cells, and the paragraphs that end in the middle of a sentence."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["figures"]
    try:
        report = assemble(read(path), path).report
    except InputError:
        return 0, 0, sum(value is not None for value in expected.values()), 0
    found = {cell: cell_json(report.figures.cell(cell)) for cell in expected}
    right = sum(found[cell] == value for cell, value in expected.items() if value is not None)
    wrong = sum(found[cell] not in (value, None) for cell, value in expected.items())
    missing = sum(found[cell] is None for cell, value in expected.items() if value is not None)
    broken = sum(
        not paragraph.text.endswith(("。", "：", "；"))
        for section in report.sections
        for paragraph in section.paragraphs
        if len(paragraph.text) > 15
    )
    return right, wrong, missing, broken


def seconds(read: Callable[[Path], Document], path: Path) -> float:
    """The median of five runs."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        read(path)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Measure and print."""
    print(f"{'候选':<22}{'报告':<20}{'对':>5}{'错':>5}{'缺':>5}{'断句':>5}{'秒':>8}")  # noqa: T201
    for name, (module, read) in CANDIDATES.items():
        if (module and find_spec(module) is None) or (not module and which("pdftotext") is None):
            print(f"{name:<22}未安装")  # noqa: T201
            continue
        for path in sorted(REPORTS.glob("*.pdf")):
            counts = "".join(f"{count:>5}" for count in judged(read, path))
            print(f"{name:<22}{path.name:<20}{counts}{seconds(read, path):>8.3f}")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
