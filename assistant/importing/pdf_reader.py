"""PDF files with text: ruled and unruled tables, paragraphs over pages; a scan without text is told from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import InputError
from assistant.findings import Finding
from assistant.importing import rules
from assistant.importing.document import Document
from assistant.importing.opening import read_bytes
from assistant.importing.pdf_columns import grid_of_lines, table_runs
from assistant.importing.pdf_grid import Table, grid_of_table, ruled_tables
from assistant.importing.pdf_lines import TextLine, text_lines
from assistant.importing.pdf_paragraphs import Paragraphs, body_lines, running_lines
from assistant.importing.pdf_process import Glyph, Page, extract_pages
from assistant.importing.spans import CellBudget

_MOST_BYTES = 50_000_000
_FEW_GLYPHS = 10
"""A page with fewer is a picture with a page number at most."""


def read_pdf(path: Path) -> Document:
    """Read a PDF.

    Raises:
        InputError: it is locked, damaged, has no text, or takes too much time or memory.
    """
    read_bytes(path, "pdf", _MOST_BYTES)
    return document_of(path, extract_pages(path))


def document_of(path: Path, pages: Sequence[Page]) -> Document:
    """What the pages hold.

    Raises:
        InputError: they hold no text that could be read.
    """
    _require_text(path, pages)
    layouts = [_Layout(page) for page in pages]
    running = running_lines([(layout.page.height, layout.lines) for layout in layouts])
    bodies = [body_lines(layout.lines, layout.page.height, running) for layout in layouts]
    paragraphs = Paragraphs([line for body in bodies for line in body])
    budget = CellBudget(path.name)
    for layout, body in zip(layouts, bodies, strict=True):
        layout.write(body, paragraphs, budget)
    paragraphs.flush()
    return Document(path.name, tuple(paragraphs.done), (), tuple(_page_findings(path, pages)))


def _require_text(path: Path, pages: Sequence[Page]) -> None:
    glyphs = sum(len(page.glyphs) for page in pages)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > max(glyphs, _FEW_GLYPHS):
        raise InputError(
            f"文件 {path} 的文字无法识别：生成它的程序没有保存字体的编码。请换成 Word 文件或网页，或用文字识别（OCR）软件处理后再读。"
        )
    if glyphs < _FEW_GLYPHS * len(pages) and glyphs < 200:
        raise InputError(
            f"文件 {path} 没有文字层，可能是扫描件或图片。请换成 Word 文件或网页；只有纸质件时，先用文字识别（OCR）软件"
            "转成有文字的文件，并逐格核对识别出的数。"
        )


def _page_findings(path: Path, pages: Sequence[Page]) -> Iterator[Finding]:
    for page in pages:
        place = f"第{page.number}页"
        if len(page.glyphs) < _FEW_GLYPHS and page.picture > 0.2:
            message = (
                f"{path.name} {place}是图片，没有文字，上面的内容没有读入。请对照原文补填，或换成 Word 文件。"
            )
            yield rules.PAGE_WITHOUT_TEXT.finding(message, origin=f"{path.name} {place}")
        elif page.picture > 0.8 and page.glyphs:
            message = f"{path.name} {place}的文字覆盖在整页图片上，可能是识别（OCR）出来的，数字请对照原文逐格核对。"
            yield rules.RECOGNISED_TEXT.finding(message, origin=f"{path.name} {place}")
        elif page.unmapped:
            message = f"{path.name} {place}有 {page.unmapped} 个字符没有编码，读不出来，请对照原文核对。"
            yield rules.CHARACTERS_LOST.finding(message, origin=f"{path.name} {place}")


class _Layout:
    """One page taken apart: its ruled tables with their characters, and its lines of text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._tables: list[tuple[Table, list[Glyph]]] = [(table, []) for table in ruled_tables(page)]
        loose: list[Glyph] = []
        for glyph in page.glyphs:
            held = next((glyphs for table, glyphs in self._tables if table.holds(glyph)), loose)
            held.append(glyph)
        self._tables = [(table, glyphs) for table, glyphs in self._tables if glyphs]
        self.lines = text_lines(loose, page.number)

    def write(self, body: Sequence[TextLine], paragraphs: Paragraphs, budget: CellBudget) -> None:
        """Add the page's paragraphs and tables in reading order."""
        number = 0
        pending = list(self._tables)
        runs = dict(table_runs(body))
        index = 0
        while index < len(body):
            while pending and pending[0][0].down[0] < body[index].top:
                number += 1
                self._write_table(pending.pop(0), number, paragraphs, budget)
            if index in runs:
                number += 1
                paragraphs.flush()
                paragraphs.done.append(grid_of_lines(body[index : runs[index]], number, budget))
                index = runs[index]
                continue
            paragraphs.add(body[index])
            index += 1
        for table in pending:
            number += 1
            self._write_table(table, number, paragraphs, budget)

    def _write_table(
        self, table: tuple[Table, list[Glyph]], number: int, paragraphs: Paragraphs, budget: CellBudget
    ) -> None:
        paragraphs.flush()
        paragraphs.done.append(grid_of_table(*table, self.page.number, number, budget))
