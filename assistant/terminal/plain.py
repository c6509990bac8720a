"""Views as plain lines: no boxes, no colour, no cursor movement, nothing that only an eye can put together."""

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from assistant.session.view import Block, Columns, Line, OfficialTable, Rows, View


class PlainShower:
    """Writes every view from top to bottom; a table is read row by row, each number with the name of its column."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout

    def show(self, view: View) -> None:
        """A whole screen."""
        self._write(["", f"【{view.title}】"])
        self.say(view.body)
        self._write(f"{item.key}. {item.label}" for item in view.choices)

    def say(self, blocks: Iterable[Block]) -> None:
        """Some blocks under what is already there."""
        for block in blocks:
            self._write(_lines(block))

    def stream(self, text: str) -> None:
        """Words as a model writes them."""
        self._stream.write(text)
        self._stream.flush()

    def _write(self, lines: Iterable[str]) -> None:
        for text in lines:
            self._stream.write(f"{text}\n")
        self._stream.flush()


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        head = f"{block.head} " if block.head else ""
        yield "　" * block.indent + head + "".join(span.text for span in block.spans)
    elif isinstance(block, Rows):
        for row in block.rows:
            names = block.headers or ("",) * len(row)
            yield "　".join(
                f"{name}：{span.text}" if name else span.text
                for name, span in zip(names, row, strict=False)
                if span.text
            )
    elif isinstance(block, Columns):
        for left, right in block.pairs:
            yield from dict.fromkeys(text for text in (left.text, right.text) if text)
    else:
        yield from official_lines(block)


def official_lines(shown: OfficialTable) -> Iterator[str]:
    """A table row by row, each number with the name of its column."""
    for block in shown.table.blocks:
        for row in block.rows:
            if shown.only_rows and row.id not in shown.only_rows:
                continue
            parts = []
            for column in block.columns:
                figure = shown.figures[f"{shown.table.id}.{row.id}.{column.id}"]
                last = f"（上年 {figure.previous}）" if figure.previous else ""
                wrong = "（不平）" if figure.tone == "bad" else ""
                parts.append(f"{column.label} {'空' if figure.text == '＿' else figure.text}{wrong}{last}")
            yield f"{' '.join((*row.path, row.label))}：{'，'.join(parts)}"
