"""Plain text and Markdown: lines with tabs or pipes are table rows, all others are prose.

A table pasted as one cell a line, or with blanks between its cells, is prose here; `linewise` finds it by its labels.
"""

import re
from pathlib import Path

from assistant.errors import InputError
from assistant.importing.decoding import decode
from assistant.importing.document import Document, Grid, GridText, Line, visible
from assistant.importing.opening import read_bytes
from assistant.importing.spans import CellBudget

_RULE = re.compile(
    r"[|\s:+─━┼├┤┌┐└┘┬┴=-]*-{3,}[|\s:+─━┼├┤┌┐└┘┬┴=-]*|[\s+─━┼├┤┌┐└┘┬┴╋┃│]*[─━]{3,}[\s+─━┼├┤┌┐└┘┬┴╋┃│]*"
)
_HEADING = re.compile(r"^#{1,6}\s+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_FENCES = str.maketrans("│┃｜", "|||")
_PIPE = re.compile(r"(?<!\\)\|")
_MOST_BYTES = 5_000_000
_MOST_LINES = 50_000
_LONGEST_ROW = 20_000
_LONGEST_CELL = 400


def read_text(path: Path) -> Document:
    """Read a .txt or .md file in UTF-8, GB18030 or UTF-16.

    Raises:
        InputError: it is too large, or no text.
    """
    text, findings = decode(read_bytes(path, "text", _MOST_BYTES), path)
    if _is_page(text):
        raise InputError(f"文件 {path} 的内容是网页，与后缀“{path.suffix}”不符。请把后缀改为 .html 后再读。")
    if text.count("\n") > _MOST_LINES:
        raise InputError(f"文件 {path} 超过 {_MOST_LINES} 行，不像一份年度报告，没有读取。请只保留报告本身。")
    is_markdown = path.suffix.lower() == ".md"
    budget = CellBudget(path.name)
    items: list[Line | Grid] = []
    rows: list[tuple[GridText, ...]] = []
    opens_with_pipe = True
    for number, line in enumerate(visible(text).splitlines(), 1):
        cells = _cells(line, number, opens_with_pipe=not rows or opens_with_pipe)
        if cells is not None:
            budget.take(len(cells))
            opens_with_pipe = (not rows or opens_with_pipe) and line.lstrip().startswith(tuple("|│┃｜"))
            rows.append(cells)
            continue
        if not line.strip() or (rows and _RULE.fullmatch(line.strip())):
            continue
        if rows:
            items.append(Grid(tuple(rows)))
            rows = []
        items.append(Line(_plain(line) if is_markdown else line.strip(), f"第{number}行"))
    if rows:
        items.append(Grid(tuple(rows)))
    return Document(path.name, tuple(items), (), findings)


def _is_page(text: str) -> bool:
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body"))


def _cells(line: str, number: int, *, opens_with_pipe: bool) -> tuple[GridText, ...] | None:
    """The row's cells; None for a line of prose.

    In a table whose other rows do not open with a pipe, a pipe in front stands behind an empty first cell.
    """
    if len(line) > _LONGEST_ROW:
        return None
    stripped = line.strip().translate(_FENCES)
    if _is_piped(stripped):
        if _RULE.fullmatch(stripped):
            return None
        inner = stripped.removeprefix("|") if opens_with_pipe else stripped
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        texts = [_ESCAPED.sub(r"\1", text.strip()) for text in _PIPE.split(inner)]
    elif "\t" in line.strip("\r\n ") and not _is_indented_prose(line):
        texts = [text.strip() for text in line.split("\t")]
    else:
        return None
    return tuple(GridText(text, f"第{number}行第{column}列") for column, text in enumerate(texts, 1))


def _is_piped(stripped: str) -> bool:
    """A row between pipes, or with a pipe behind or between each of its short cells."""
    pipes = len(_PIPE.findall(stripped))
    if not pipes or len(stripped) < 2:
        return False
    if stripped.startswith("|") or stripped.endswith("|"):
        return True
    return pipes > 1 and max(map(len, _PIPE.split(stripped))) <= _LONGEST_CELL and "。" not in stripped


def _is_indented_prose(line: str) -> bool:
    """A tab that only indents a paragraph makes no table."""
    inner = line.strip("\t \u3000\r\n")
    return (
        "\t" not in inner
        and len(inner) > 20
        and (line.startswith("\t") or inner.endswith("。"))
        and "。" in inner
    )


def _plain(line: str) -> str:
    """Markdown's own marks are taken away, an author's left-over `**` is not."""
    return _ESCAPED.sub(r"\1", _HEADING.sub("", line.strip()))
