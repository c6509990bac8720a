"""Web pages: paragraphs and tables in document order; menus, scripts and hidden parts are left out."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from assistant.errors import InputError
from assistant.importing.document import Document, Grid, GridText, Line
from assistant.importing.spans import Spanned, expand

_SKIPPED = {"script", "style", "noscript", "nav", "header", "footer", "iframe", "select", "button", "template", "caption", "head"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "section", "article", "main", "td", "br", "center", "body"}
_MAX_BYTES = 20_000_000


def read_html(path: Path) -> Document:
    """Read a saved web page.

    Raises:
        InputError: it is too large or holds no markup.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise InputError(f"文件 {path} 超过 20 MB，没有读取。")
    data = path.read_bytes()
    if not data.strip():
        raise InputError(f"文件 {path} 是空的。")
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding=_encoding(data), huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"文件 {path} 不是网页，或者已经损坏。") from error
    items: list[Line | Grid] = []
    pieces: list[str] = []
    tables = 0
    for event in _walk(root):
        if isinstance(event, str):
            pieces.append(event)
            continue
        _flush(pieces, items)
        if event is not None:
            tables += 1
            items.append(_grid(event, tables))
    _flush(pieces, items)
    return Document(path.name, tuple(items))


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _walk(root: html.HtmlElement) -> Iterator["str | html.HtmlElement | None"]:
    """Text pieces, None at each block boundary, and tables that hold no other table; without recursion."""
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"
        if leaving:
            if tag in _BLOCKS:
                yield None
            if element.tail:
                yield element.tail
            continue
        if tag in _SKIPPED or (tag == "table" and element.find(".//table") is None):
            if tag == "table":
                yield element
            if element.tail:
                yield element.tail
            continue
        if tag in _BLOCKS:
            yield None
        if element.text:
            yield element.text
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _flush(pieces: list[str], items: list[Line | Grid]) -> None:
    text = " ".join("".join(pieces).split())
    pieces.clear()
    if text:
        items.append(Line(text, f"第{len(items) + 1}段"))


def _grid(table: html.HtmlElement, number: int) -> Grid:
    rows = [
        [Spanned(" ".join(cell.text_content().split()), _span(cell, "rowspan"), _span(cell, "colspan")) for cell in row if cell.tag in ("td", "th")]
        for row in table.iter("tr")
    ]
    return Grid(
        tuple(
            tuple(GridText(text, f"表{number}第{down}行第{across}列") for across, text in enumerate(line, 1))
            for down, line in enumerate(expand(rows), 1)
        )
    )


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isdigit() and len(value) < 7 else 1
