"""PDF files: ruled tables over pages, tables without rules, pages shown turned."""

from assistant.figures import Figures
from assistant.formats import LayoutCell
from tests.importing.invented import PROSE, printed, titled
from tests.importing.pdf_writer import HEIGHT, WIDTH, PdfPage, pdf, text_width

_LEFT, _RIGHT = 70.0, 525.0
_TOP, _FOOT = 80.0, 760.0


class _Writer:
    """Sets text and tables page by page, with a running head and 「— 3 —」 at the foot."""

    def __init__(self, figures: Figures, *, ruled: bool = True, turned: bool = False) -> None:
        self.figures = figures
        self._ruled = ruled
        self._turned = turned
        self.pages: list[PdfPage] = []
        self.top = 0.0
        self._new_page()

    def _new_page(self) -> None:
        sizes = {"turned": 90, "width": HEIGHT, "height": WIDTH} if self._turned else {}
        page = PdfPage(**sizes)
        self.right, self.foot = (772.0, 520.0) if self._turned else (_RIGHT, _FOOT)
        number = len(self.pages) + 1
        page.text(_LEFT, 40, "青岭县政府信息公开", 9)
        page.text(self.right - 60, self.foot + 35, f"— {number} —", 12)
        self.pages.append(page)
        self.top = _TOP

    @property
    def page(self) -> PdfPage:
        return self.pages[-1]

    def line(self, left: float, text: str, size: float) -> None:
        if self.top + size > self.foot:
            self._new_page()
        self.page.text(left, self.top, text, size)
        self.top += 1.75 * size

    def centred(self, text: str, size: float) -> None:
        self.line((_LEFT + self.right - text_width(text, size)) / 2, text, size)

    def paragraph(self, text: str, size: float = 12.0) -> None:
        """Running text: two characters indented, broken where the line is full."""
        left, start = _LEFT + 2 * size, 0
        while start < len(text):
            end = start + 1
            while end < len(text) and left + text_width(text[start : end + 1], size) <= self.right:
                end += 1
            self.line(left, text[start:end], size)
            left, start = _LEFT, end

    def table(self, name: str, size: float = 7.0) -> None:
        """A table with merged cells, over the page's foot where it must."""
        rows = printed(self.figures, name)
        edges = self._edges(name)
        height = 24.0
        done = 0
        while done < len(rows):
            fitting = min(len(rows) - done, int((self.foot - self.top) // height))
            if fitting < 1:
                self._new_page()
                continue
            self._part(rows, done, done + fitting, edges, height, size)
            done += fitting
            self.top += fitting * height + 14

    def _edges(self, name: str) -> list[float]:
        """The columns' left edges and the last right one; labels get more room."""
        count = 1 + max(cell.column + cell.colspan for row in printed(self.figures, name) for cell in row)
        stub = {"disclosure": [170.0], "applications": [26.0, 70.0, 150.0]}.get(name, [])
        rest = (self.right - _LEFT - sum(stub)) / (count - 1 - len(stub))
        edges = [_LEFT]
        for width in [*stub, *[rest] * (count - 1 - len(stub))]:
            edges.append(edges[-1] + width)
        return edges

    def _part(
        self,
        rows: list[list[LayoutCell]],
        first: int,
        last: int,
        edges: list[float],
        height: float,
        size: float,
    ) -> None:
        for cell in (cell for row in rows[:last] for cell in row if cell.row + cell.rowspan > first):
            top = self.top + (max(cell.row, first) - first) * height
            bottom = self.top + (min(cell.row + cell.rowspan, last) - first) * height
            left, right = edges[cell.column], edges[cell.column + cell.colspan]
            if self._ruled:
                for start, end in (((left, top), (right, top)), ((left, bottom), (right, bottom))):
                    self.page.line(*start, *end)
                self.page.line(left, top, left, bottom)
                self.page.line(right, top, right, bottom)
            if cell.row >= first:
                self._text(cell, left, right, top, bottom, size)

    def _text(
        self, cell: LayoutCell, left: float, right: float, top: float, bottom: float, size: float
    ) -> None:
        """The cell's text in the middle, over as many lines as it needs; narrow cells set it downwards."""
        room = max(int((right - left - 2) // size), 1)
        text = cell.label
        lines = [text] if text.isascii() else [text[at : at + room] for at in range(0, len(text), room)]
        size = min(size, (bottom - top - 1) / max(len(lines), 1))
        start = (top + bottom - len(lines) * size) / 2
        for at, line in enumerate(lines):
            self.page.text((left + right - text_width(line, size)) / 2, start + at * size, line, size)

    def report(self) -> bytes:
        """The whole report."""
        self.centred(self.figures.office.name, 22)
        self.centred(f"{self.figures.year}年政府信息公开工作年度报告", 22)
        self.paragraph("本报告按照条例的要求编制，电子版可在网站下载。")
        for section, title in titled(self.figures).items():
            self.line(_LEFT + 24, title, 12)
            for text in PROSE.get(section, ()):
                self.paragraph(text)
            if section not in PROSE:
                self.table(section)
        return pdf(self.pages)


def ruled_over_pages(figures: Figures) -> bytes:
    """Ruled tables that break over pages, merged cells, narrow cells set downwards, running head and page numbers."""
    return _Writer(figures).report()


def without_rules(figures: Figures) -> bytes:
    """The same without a single line: only the places of the numbers tell the columns."""
    return _Writer(figures, ruled=False).report()


def turned_pages(figures: Figures) -> bytes:
    """Landscape pages stored upright and shown turned by 90 degrees."""
    return _Writer(figures, turned=True).report()
