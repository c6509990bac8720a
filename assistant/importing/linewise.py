"""Tables pasted as text: one cell a line, or a row a line with blanks between its cells.

Nothing but the official labels tells such a table from prose. So a run of lines counts as a table only where it begins
with such a label and holds numbers; what is neither label nor number nor part of a broken label ends it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.importing.document import Grid, GridText, Line
from assistant.importing.labels import (
    corners,
    group_names,
    headed_rows,
    normal,
    printed_labels,
    table_of_label,
)
from assistant.importing.table_reading import is_value

_LONGEST_FRAGMENT = 45
_LONGEST_ROW = 300
_MOST_FRAGMENTS = 8
_MOST_LINES_OF_LABEL = 4
_FEWEST_TOKENS = 5
_HEADING = re.compile(r"^[一二三四五六七八九十]{1,2}、")
_NOTE = re.compile(r"^[（(]?(?:注|备注|说明|附注)\s*[:：\d]")


@dataclass(frozen=True, slots=True)
class _Token:
    """One cell's text."""

    text: str
    kind: str
    """`label`, `value` or `fragment`."""
    line: int
    """Which of the run's lines it stands on."""


def with_tables(items: Sequence[Line | Grid]) -> list[Line | Grid]:
    """The items, with runs of lines that are tables turned into grids."""
    result: list[Line | Grid] = []
    index = 0
    while index < len(items):
        end = _run_end(items, index)
        grid = _grid(items[index:end]) if end - index > 0 else None
        result += items[index : max(end, index + 1)] if grid is None else [grid]
        index = max(end, index + 1)
    return result


def _run_end(items: Sequence[Line | Grid], start: int) -> int:
    """Where a table that begins at `start` ends; `start` itself where none begins."""
    first = items[start]
    if not isinstance(first, Line) or not _opens(first.text):
        return start
    end, fragments = start, 0
    for index in range(start, len(items)):
        item = items[index]
        kinds = {token.kind for token in _tokens(item.text, 0)} if isinstance(item, Line) else set()
        if not kinds:
            break
        fragments = fragments + 1 if kinds == {"fragment"} else 0
        if fragments > _MOST_FRAGMENTS:
            break
        end = end if fragments else index + 1
    return end


def _opens(text: str) -> bool:
    """Whether a line is, or begins with, a label that only one table prints."""
    tokens = _tokens(text, 0)
    return bool(tokens) and tokens[0].kind == "label" and normal(tokens[0].text) in table_of_label()


def _tokens(text: str, line: int) -> list[_Token]:
    """The cells that a line holds; none for a line of prose."""
    if normal(text) in printed_labels():
        return [_Token(text, "label", line)]
    if is_value(text):
        parts = text.split()
        return (
            [_Token(part, "value", line) for part in parts]
            if len(parts) > 1
            else [_Token(text, "value", line)]
        )
    if "。" in text or len(text) > _LONGEST_ROW or _NOTE.match(text):
        return []
    parts = text.split()
    values = next((at for at in range(len(parts)) if all(is_value(part) for part in parts[at:])), len(parts))
    labels = _labels(parts[:values])
    if labels and len(parts) > 1:
        return [_Token(label, "label", line) for label in labels] + [
            _Token(part, "value", line) for part in parts[values:]
        ]
    if len(text) > _LONGEST_FRAGMENT or _HEADING.match(text) or values < len(parts):
        return []
    return [_Token(text, "fragment", line)]


def _labels(parts: Sequence[str]) -> list[str]:
    """The parts as labels, each as long as possible; none when a part belongs to no label."""
    labels: list[str] = []
    start = 0
    while start < len(parts):
        end = next(
            (
                end
                for end in range(len(parts), start, -1)
                if normal("".join(parts[start:end])) in printed_labels()
            ),
            0,
        )
        if not end:
            return []
        labels.append("".join(parts[start:end]))
        start = end
    return labels


def _grid(items: Sequence[Line | Grid]) -> Grid | None:
    lines = [item for item in items if isinstance(item, Line)]
    tokens = _whole_labels(
        [token for number, line in enumerate(lines) for token in _tokens(line.text, number)]
    )
    if len(tokens) < _FEWEST_TOKENS or sum(1 for token in tokens if token.kind == "value") < 2:
        return None
    rows = _rows(tokens)
    return Grid(tuple(tuple(GridText(token.text, lines[token.line].place) for token in row) for row in rows))


def _whole_labels(tokens: Sequence[_Token]) -> list[_Token]:
    """Labels that run over several lines, put together: each as long as possible."""
    result: list[_Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        for count in range(_MOST_LINES_OF_LABEL, 1, -1):
            group = tokens[index : index + count]
            whole = "".join(item.text for item in group)
            if (
                all(item.kind != "value" for item in group)
                and len(group) == count
                and normal(whole) in printed_labels()
            ):
                token = _Token(whole, "label", token.line)
                index += count - 1
                break
        result.append(token)
        index += 1
    return result


def _rows(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """The cells by rows: a row's name begins one, a block's corner begins its header, numbers follow their name.

    Where several names follow each other the text was copied column by column, and the numbers behind them belong to
    none of them in particular.
    """
    rows: list[list[_Token]] = []
    for token in tokens:
        plain = normal(token.text)
        last = rows[-1] if rows else []
        if token.kind == "value":
            is_header = bool(last) and last[-1].kind != "value" and not _is_row_name(last[-1])
            _append(rows, token, new=not last or is_header or _is_by_columns(rows))
        elif _is_row_name(token):
            is_grouped = bool(last) and all(normal(item.text) in group_names() for item in last)
            _append(rows, token, new=not is_grouped)
        else:
            in_header = bool(last) and normal(last[0].text) in corners() and last[-1].kind != "value"
            _append(rows, token, new=plain in corners() or not in_header)
    return rows


def _is_by_columns(rows: Sequence[Sequence[_Token]]) -> bool:
    """Whether the last row is a name without numbers under another one that is no group's."""
    if len(rows) < 2 or rows[-1][-1].kind == "value":
        return False
    above = rows[-2][-1]
    return _is_row_name(above) and normal(above.text) not in group_names()


def _is_row_name(token: _Token) -> bool:
    return token.kind == "label" and normal(token.text) in headed_rows()


def _append(rows: list[list[_Token]], token: _Token, *, new: bool) -> None:
    if new:
        rows.append([token])
    else:
        rows[-1].append(token)
