"""Views on a screen, coloured and aligned by rich, which knows the width of Chinese characters."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from assistant.session.view import Block, Columns, Line, OfficialTable, Rows, Span, Tone, View
from assistant.terminal.plain import official_lines
from assistant.terminal.wrapping import wrapped

STYLES: dict[Tone, str] = {
    "": "",
    "dim": "dim",
    "strong": "bold",
    "good": "green",
    "bad": "bold red",
    "doubt": "yellow",
}
_NARROW, _TABLES = 100, 72
"""Columns from which two texts stand side by side, and from which table 三 with five-digit figures fits."""


class RichShower:
    """Draws views as wide as the terminal is at that moment."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, soft_wrap=False)

    def show(self, view: View) -> None:
        """A whole screen."""
        self._console.print()
        self._console.print(Rule(Text(view.title, "bold"), align="left", style="dim"))
        self.say(view.body)
        if view.choices:
            self._console.print()
            self._choices(view)

    def say(self, blocks: Iterable[Block]) -> None:
        """Some blocks under what is already there."""
        for block in blocks:
            self._block(block)

    def stream(self, text: str) -> None:
        """Words as a model writes them."""
        self._console.print(Text(text), end="", soft_wrap=True)

    def _block(self, block: Block) -> None:
        if isinstance(block, Line):
            self._line(block)
        elif isinstance(block, Rows):
            self._console.print(_rows(block))
        elif isinstance(block, Columns):
            self._columns(block)
        else:
            self._official(block)

    def _line(self, block: Line) -> None:
        left = block.indent * 2 + (cell_len(block.head) + 1 if block.head else 0)
        text = wrapped(block.spans, self._console.width - left - 1, STYLES)
        grid = Table.grid(padding=0)
        grid.add_column(width=left, no_wrap=True)
        grid.add_column(no_wrap=True)
        grid.add_row(Text("  " * block.indent + block.head, "bold" if block.head else ""), text)
        self._console.print(grid if left else text)

    def _official(self, block: OfficialTable) -> None:
        """Where not even narrow columns fit, row by row as in plain mode, rather than with a column cut off."""
        if self._console.width < _TABLES:
            for text in official_lines(block):
                self._line(Line((Span(text),)))
            return
        from assistant.terminal.official import official_tables

        for table in official_tables(block, self._console.width, STYLES):
            self._console.print(table)

    def _columns(self, block: Columns) -> None:
        if self._console.width < _NARROW:
            for left, right in block.pairs:
                same = left.text == right.text
                self._console.print(
                    *(spans_text([side]) for side in ((left,) if same else (left, right)) if side.text),
                    sep="\n",
                )
            return
        table = Table(*block.titles, box=None, padding=(0, 1), expand=True)
        for column in table.columns:
            column.ratio = 1
        for left, right in block.pairs:
            table.add_row(spans_text([left]), spans_text([right]))
        self._console.print(table)

    def _choices(self, view: View) -> None:
        """In as many columns as fit, read across."""
        texts = [Text.assemble((f"{item.key:>2} ", "bold"), item.label) for item in view.choices]
        widest = max(text.cell_len for text in texts) + 3
        if widest > self._console.width:
            for item in view.choices:
                self._line(Line((Span(item.label),), head=f"{item.key:>2}"))
            return
        count = max(1, min(4, self._console.width // widest, len(texts)))
        grid = Table.grid(padding=(0, 3, 0, 0))
        for start in range(0, len(texts), count):
            grid.add_row(*texts[start : start + count])
        self._console.print(grid)


def spans_text(spans: Sequence[Span]) -> Text:
    """Spans as one text that wraps anywhere between Chinese characters."""
    text = Text(overflow="fold")
    for span in spans:
        text.append(span.text, STYLES[span.tone])
    return text


def _rows(block: Rows) -> Table:
    count = max((len(row) for row in block.rows), default=0)
    table = Table(box=None, padding=(0, 1), show_header=bool(block.headers), header_style="dim")
    for index in range(count):
        table.add_column(block.headers[index] if block.headers else "", overflow="fold")
    for row in block.rows:
        table.add_row(*(spans_text([span]) for span in row))
    return table
