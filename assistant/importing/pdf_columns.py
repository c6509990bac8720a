"""Tables without ruled lines: lines of a page whose pieces stand under each other.

A row is a line with at least one number apart from its label. Numbers fall into columns by their middles, so a blank
cell leaves its column empty. A label that runs over several lines is put together where the whole is a label of the
official tables; nothing else is joined.
"""

import re
from collections.abc import Sequence

from assistant.importing.document import Grid, GridText
from assistant.importing.labels import label_characters, normal, printed_labels, row_names
from assistant.importing.pdf_lines import Piece, TextLine
from assistant.importing.spans import MOST_COLUMNS, CellBudget

_VALUE = re.compile(r"[-−+]?[\d,，.]+(?:[件项个条]|万?元)?(?:[（(].{1,30}[)）])?|[/／\-—]{1,2}")
_HEADING = re.compile(r"^[一二三四五六七八九十]{1,2}、")
_COLUMN_WIDTH = 1.2
"""In heights: middles closer than this are one column."""
_MANY_LABELS = 5
_LONGEST_GAP = 3
"""Lines without pieces that may stand inside a table: labels that need several lines."""


def table_runs(lines: Sequence[TextLine]) -> list[tuple[int, int]]:
    """Which runs of lines are tables, as start and end; a run needs two rows of several pieces."""
    runs: list[tuple[int, int]] = []
    start, last, rows = -1, -1, 0
    for index, line in enumerate(lines):
        is_end = start >= 0 and (index - last > _LONGEST_GAP or _is_heading(line))
        if is_end:
            runs += [(start, last + 1)] if rows > 1 else []
            start, rows = -1, 0
        if _is_tabular(line):
            start = index if start < 0 else start
            last, rows = index, rows + 1
    runs += [(start, last + 1)] if rows > 1 else []
    return _widened(lines, runs)


def _widened(lines: Sequence[TextLine], runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs with the lines of labels right above them."""
    result: list[tuple[int, int]] = []
    for start, end in runs:
        lowest = result[-1][1] if result else 0
        first = start
        while first > lowest and _is_header_part(lines[first - 1].text):
            first -= 1
        result.append((first, end))
    return result


def _is_header_part(text: str) -> bool:
    """A printed label, or a scrap of several side by side (商业企科研机 above 业构)."""
    return normal(text) in printed_labels() or (len(text) <= 16 and set(normal(text)) <= label_characters())


def _is_heading(line: TextLine) -> bool:
    """A section's heading ends a table; 三、本年度办理结果 in its margin does not."""
    plain = normal(line.text)
    is_numbered = len(line.pieces) == 1 and len(plain) > 5 and _HEADING.match(line.text) is not None
    return is_numbered and not any(label.startswith(plain) for label in printed_labels())


def _is_tabular(line: TextLine) -> bool:
    """Several pieces, and they are numbers or printed labels: justified prose has neither."""
    if len(line.pieces) < 2:
        return False
    known = sum(
        1 for piece in line.pieces if _VALUE.fullmatch(piece.text) or normal(piece.text) in printed_labels()
    )
    return known * 2 >= len(line.pieces)


def grid_of_lines(lines: Sequence[TextLine], number: int, budget: CellBudget) -> Grid:
    """The rows of one run."""
    columns = _columns(lines)
    rows: list[list[str]] = []
    for index, line in enumerate(lines):
        values = [piece for piece in line.pieces if _VALUE.fullmatch(piece.text)]
        labels = [piece.text for piece in line.pieces if not _VALUE.fullmatch(piece.text)]
        if values and columns:
            label = _whole_label(lines, index, labels)
            rows.append([*label, *_placed(values, columns)])
        else:
            rows.append(_header(line, columns))
    width = max(len(row) for row in rows)
    stub = width - len(columns)
    budget.take(width * len(rows))
    shaped = [_shaped(row, stub, len(columns)) for row in rows]
    return Grid(
        tuple(
            tuple(
                GridText(text, f"第{lines[0].page}页表{number}第{down}行第{across}列")
                for across, text in enumerate(row, 1)
            )
            for down, row in enumerate(shaped, 1)
        )
    )


def _columns(lines: Sequence[TextLine]) -> list[float]:
    """The middles of the columns of numbers; a row of many labels shows columns in which every number is blank."""
    values = [
        (piece.centre, line.size)
        for line in lines
        for piece in line.pieces
        if _VALUE.fullmatch(piece.text) or _is_header(line)
    ]
    groups: list[list[float]] = []
    for centre, size in sorted(values):
        if groups and centre - groups[-1][-1] < _COLUMN_WIDTH * size:
            groups[-1].append(centre)
        else:
            groups.append([centre])
    return [sum(group) / len(group) for group in groups][: MOST_COLUMNS // 2]


def _is_header(line: TextLine) -> bool:
    return len(line.pieces) >= _MANY_LABELS and not any(_VALUE.fullmatch(piece.text) for piece in line.pieces)


def _placed(values: Sequence[Piece], columns: Sequence[float]) -> list[str]:
    texts = [""] * len(columns)
    for piece in values:
        at = min(range(len(columns)), key=lambda index: abs(columns[index] - piece.centre))
        texts[at] = f"{texts[at]} {piece.text}".strip()
    return texts


def _whole_label(lines: Sequence[TextLine], index: int, labels: list[str]) -> list[str]:
    """The row's labels, with what stands alone on the lines around it where together they are one label."""
    own = labels[-1] if labels else ""
    if normal(own) in row_names():
        return labels
    before = [line.text for line in lines[max(index - 2, 0) : index] if len(line.pieces) == 1]
    after = [line.text for line in lines[index + 1 : index + 3] if len(line.pieces) == 1]
    for above in range(len(before) + 1):
        for below in range(len(after) + 1):
            whole = "".join([*before[len(before) - above :], own, *after[:below]])
            if normal(whole) in row_names():
                return [*labels[:-1], whole]
    return labels


def _header(line: TextLine, columns: Sequence[float]) -> list[str]:
    """A header's labels over the columns they stand above; None of them is a value."""
    texts = [""] * len(columns)
    stub: list[str] = []
    for piece in line.pieces:
        at = min(range(len(columns)), key=lambda index: abs(columns[index] - piece.centre)) if columns else -1
        if at < 0 or (piece.right < columns[0] - 2 * line.size) or texts[at]:
            stub.append(piece.text)
        else:
            texts[at] = piece.text
    return [*stub, *texts]


def _shaped(row: list[str], stub: int, columns: int) -> list[str]:
    """The row with its labels at the right end of the stub, and the columns behind."""
    labels, values = (row[: len(row) - columns], row[len(row) - columns :]) if columns else (row, [])
    return [*[""] * (stub - len(labels)), *labels, *values]
