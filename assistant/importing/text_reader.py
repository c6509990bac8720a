"""Plain text and Markdown: lines with tabs or pipes are table rows, all others are prose."""

import re
from pathlib import Path

from assistant.errors import InputError
from assistant.importing.document import Document, Grid, GridText, Line

_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?")
_HEADING = re.compile(r"^#{1,6}\s+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_MAX_BYTES = 5_000_000


def read_text(path: Path) -> Document:
    """Read a .txt or .md file in UTF-8 or GB18030.

    Raises:
        InputError: it is too large, or in neither encoding.
    """
    is_markdown = path.suffix.lower() == ".md"
    items: list[Line | Grid] = []
    rows: list[tuple[GridText, ...]] = []
    for number, line in enumerate(decode(path).splitlines(), 1):
        cells = _cells(line, number)
        if cells is not None:
            rows.append(cells)
            continue
        if _RULE.fullmatch(line.strip()) and rows:
            continue
        if line.strip() and rows:
            items.append(Grid(tuple(rows)))
            rows = []
        if line.strip():
            items.append(Line(_plain(line) if is_markdown else line.strip(), f"第{number}行"))
    if rows:
        items.append(Grid(tuple(rows)))
    return Document(path.name, tuple(items))


def decode(path: Path) -> str:
    """The file's text.

    Raises:
        InputError: it is too large, or in no encoding a Chinese office uses.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise InputError(f"文件 {path} 超过 5 MB，不像一份报告的文本，没有读取。")
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise InputError(f"文件 {path} 不是文本文件，或者编码无法识别。请另存为 UTF-8 文本后再试。")


def _cells(line: str, number: int) -> tuple[GridText, ...] | None:
    """The row's cells; None for a line of prose."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        if _RULE.fullmatch(stripped):
            return None
        texts = [_ESCAPED.sub(r"\1", text.strip()) for text in re.split(r"(?<!\\)\|", stripped[1:-1])]
    elif "\t" in line:
        texts = [text.strip() for text in line.split("\t")]
    else:
        return None
    return tuple(GridText(text, f"第{number}行第{column}列") for column, text in enumerate(texts, 1))


def _plain(line: str) -> str:
    """Markdown's own marks are taken away, an author's left-over `**` is not."""
    return _ESCAPED.sub(r"\1", _HEADING.sub("", line.strip()))
