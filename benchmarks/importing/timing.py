"""How long a report takes, beside the bare library that parses the same file.

    python -m benchmarks.importing.timing [--repeat 15]

One line a file: median milliseconds of `import_report` in this process, of the library alone, and the ratio. The library
does what any reader must do with it: parse the whole file and walk over every table cell or character once.
"""

import argparse
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree, html

from assistant.importing import import_report
from assistant.importing.pdf_extraction import extract
from assistant.rendering import render, report_blocks
from tests.importing.invented import distinct_figures, report_of
from tests.importing.layouts import LAYOUTS

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {".html": 150, ".htm": 150, ".docx": 150, ".txt": 150, ".md": 150, ".xlsx": 150, ".pdf": 2000}
"""Milliseconds a report may take."""


def bare_html(path: Path) -> Any:
    """lxml: parse, and the text of every cell."""
    return [cell.text_content() for cell in html.parse(str(path)).getroot().iter("td")]


def bare_docx(path: Path) -> Any:
    """python-docx: open, and the text of every cell and paragraph."""
    from docx import Document

    document = Document(str(path))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def bare_xml(path: Path) -> Any:
    """zipfile and lxml: the body's text."""
    with zipfile.ZipFile(path) as archive:
        return [*etree.fromstring(archive.read("word/document.xml")).itertext()]


def bare_text(path: Path) -> Any:
    """Decode and split."""
    data = path.read_bytes()
    text = data.decode("utf-16") if data.startswith(b"\xff\xfe") else data.decode("gb18030", errors="replace")
    return [line.split("\t") for line in text.splitlines()]


def bare_xlsx(path: Path) -> Any:
    """openpyxl: every cell once."""
    from openpyxl import load_workbook

    return [
        [*sheet.iter_rows(values_only=True)]
        for sheet in load_workbook(path, read_only=True, data_only=True).worksheets
    ]


def bare_pdf(path: Path) -> Any:
    """pypdfium2: every character and rule, in this process."""
    return extract(str(path))


BARE: dict[str, tuple[str, Callable[[Path], Any]]] = {
    ".html": ("lxml", bare_html),
    ".htm": ("lxml", bare_html),
    ".docx": ("python-docx", bare_docx),
    ".txt": ("str.split", bare_text),
    ".md": ("str.split", bare_text),
    ".xlsx": ("openpyxl", bare_xlsx),
    ".pdf": ("pypdfium2", bare_pdf),
}


def milliseconds(work: Callable[[Path], Any], path: Path, repeat: int) -> float:
    """The median of several runs after one to warm up."""
    work(path)
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work(path)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def files(folder: Path) -> list[Path]:
    """Our own three documents, every layout, and the real files beside the checkout."""
    figures = distinct_figures("2021")
    paths = []
    for suffix in (".html", ".docx", ".md"):
        paths.append(folder / f"our_own{suffix}")
        paths[-1].write_bytes(render(report_blocks(report_of(figures)), suffix))
    for layout in LAYOUTS:
        paths.append(folder / f"{layout.name}{layout.suffix}")
        paths[-1].write_bytes(layout.build(figures))
    data = ROOT.parent / "shared" / "data"
    real = [
        *data.glob("reports/*.pdf"),
        *data.glob("seed/*.txt"),
        *data.glob("labelled/*/*.txt"),
        *data.glob("forms/*.docx"),
    ]
    return paths + sorted(real)


def main() -> int:
    """Measure and print; exit code 1 when a file takes longer than it may."""
    parser = argparse.ArgumentParser(description="import_report beside the bare library")
    parser.add_argument("--repeat", type=int, default=15)
    options = parser.parse_args()
    slow = []
    print(f"{'文件':<40}{'本程序 ms':>10}{'库 ms':>10}{'倍数':>8}  库")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        for path in files(Path(folder)):
            name, bare = BARE[path.suffix]
            ours = milliseconds(import_report, path, options.repeat)
            library = milliseconds(bare, path, options.repeat)
            slow += [path.name] if ours > LIMITS[path.suffix] else []
            print(f"{path.name:<40}{ours:>10.1f}{library:>10.1f}{ours / library:>8.1f}  {name}")  # noqa: T201
    for name in slow:
        print(f"太慢：{name}")  # noqa: T201
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
