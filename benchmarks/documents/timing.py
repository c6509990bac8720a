"""How long each document takes to draw and how large it is, Word beside python-docx's bare save of the same tables.

    python -m benchmarks.documents.timing [--repeat 15]

One line a document: median milliseconds over runs in turn with the bare save (so that a busy machine slows both), bytes, and for
Word the ratio. The bare save does what python-docx needs for these tables and no more: its own starting document, the
three tables by `add_table`, the text of every printed cell, and the file. `merged` also merges the cells that the form merges.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from docx import Document

from assistant.figures import Figures
from assistant.pipeline import draft_figures, open_figures
from assistant.rendering import Block, TableBlock, render, render_review, report_blocks
from assistant.report import sign
from tests.made_figures import made_figures

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MOST_TIMES = 3
"""Word may take this many times the bare save."""
MOST_BYTES = 400_000
"""A review page may be this large."""

REPORTS: dict[str, Callable[[], Figures]] = {
    "beihai-2020": lambda: open_figures(EXAMPLES / "beihai-2020.yaml").figures,
    "lanxi-2025": lambda: open_figures(EXAMPLES / "lanxi-2025.yaml").figures,
    "busy city 2021": lambda: made_figures(4, busy=60_000),
    "busy city 2019": lambda: made_figures(4, "2019", busy=60_000),
}


def bare_save(blocks: Sequence[Block], *, merged: bool) -> bytes:
    """The tables of `blocks` by python-docx's own means."""
    document = Document()
    for block in blocks:
        if not isinstance(block, TableBlock):
            continue
        table = document.add_table(block.rows, block.columns)
        places = table._cells
        for cell in block.cells:
            first = places[cell.row * block.columns + cell.column]
            first.text = cell.text
            if merged and cell.rowspan * cell.colspan > 1:
                last = (cell.row + cell.rowspan - 1) * block.columns + cell.column + cell.colspan - 1
                first.merge(places[last])
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def medians(works: Sequence[Callable[[], bytes]], repeat: int) -> list[tuple[float, int]]:
    """For each work its median milliseconds and its bytes; the works take turns."""
    sizes = [len(work()) for work in works]
    times: list[list[float]] = [[] for _ in works]
    for _ in range(repeat):
        for work, found in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            found.append((time.perf_counter() - start) * 1000)
    return [(statistics.median(found), size) for found, size in zip(times, sizes, strict=True)]


def main() -> int:
    """Measure and print; exit code 1 when a document takes or weighs more than it may."""
    parser = argparse.ArgumentParser(description="documents beside python-docx's bare save")
    parser.add_argument("--repeat", type=int, default=15)
    repeat = parser.parse_args().repeat
    print(f"{'report':<16}{'document':<22}{'ms':>8}{'bytes':>9}{'times bare':>12}")  # noqa: T201
    failed = False
    for name, figures in REPORTS.items():
        drafted = draft_figures(figures())
        blocks = report_blocks(sign(drafted.report))
        works: dict[str, Callable[[], bytes]] = {
            "bare tables": lambda blocks=blocks: bare_save(blocks, merged=False),  # type: ignore[misc]
            "bare tables, merged": lambda blocks=blocks: bare_save(blocks, merged=True),  # type: ignore[misc]
            "docx": lambda blocks=blocks: render(blocks, ".docx"),  # type: ignore[misc]
            "html": lambda blocks=blocks: render(blocks, ".html"),  # type: ignore[misc]
            "md": lambda blocks=blocks: render(blocks, ".md"),  # type: ignore[misc]
            "review.html": lambda drafted=drafted: render_review(
                drafted.report, drafted.claims, drafted.findings
            ),  # type: ignore[misc]
        }
        found = dict(zip(works, medians(list(works.values()), repeat), strict=True))
        bare = found["bare tables"][0]
        for document, (milliseconds, size) in found.items():
            times = f"{milliseconds / bare:.2f}" if document in ("docx", "bare tables, merged") else ""
            print(f"{name:<16}{document:<22}{milliseconds:>8.1f}{size:>9}{times:>12}")  # noqa: T201
        failed = failed or found["docx"][0] > MOST_TIMES * bare or found["review.html"][1] > MOST_BYTES
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
