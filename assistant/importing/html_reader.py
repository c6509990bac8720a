"""Web pages: paragraphs and tables in document order; menus, scripts and hidden parts are left out."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from assistant.errors import InputError
from assistant.importing.decoding import decode
from assistant.importing.document import Document, Grid, Line, flowing, one_line
from assistant.importing.opening import read_bytes
from assistant.importing.page_furniture import is_furniture
from assistant.importing.spans import CellBudget, Spanned, expand, grid_of, span_of

_SKIPPED = {
    "script", "style", "noscript", "nav", "footer", "iframe", "object", "select", "option", "button", "textarea",
    "template", "caption", "head", "svg", "input", "map", "audio", "video", "canvas", "dialog",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main",
    "aside", "td", "th", "tr", "center", "body", "blockquote", "pre", "form", "table", "tbody", "thead", "tfoot",
    "fieldset", "address", "header", "hr",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENCODING_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_BREAK = "\u2028"
"""A line break that the page asks for, told apart from one that only stands in its source."""
_MOST_BYTES = 20_000_000
_MOST_TAGS = 200_000
"""A page that Word saved has some 20 000."""


def read_html(path: Path) -> Document:
    """Read a saved web page.

    Raises:
        InputError: it is too large, no text, or holds no markup that can be read.
    """
    data = read_bytes(path, "html", _MOST_BYTES)
    if data.count(b"<") > _MOST_TAGS:
        raise InputError(
            f"文件 {path} 的标记超过 {_MOST_TAGS} 个，不像一份年度报告的网页，没有读取。请只保存报告本身的页面。"
        )
    text, findings = decode(data, path)
    root = _parse(path, _ENCODING_PROLOGUE.sub("", text))
    budget = CellBudget(path.name)
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
            items.append(_grid(event, tables, budget))
    _flush(pieces, items)
    return Document(path.name, tuple(items), _titles(root), findings)


def _parse(path: Path, text: str) -> html.HtmlElement:
    damaged = f"文件 {path} 不是网页，或者已经损坏。请在浏览器中打开原网页，重新另存为“网页，仅 HTML”。"
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        data = text.encode("utf-8", errors="replace")
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(damaged) from error
    if root is None or any(
        entry.level_name == "FATAL" for entry in parser.error_log
    ):  # the rest would be lost in silence
        raise InputError(damaged)
    return root


def _titles(root: html.HtmlElement) -> tuple[str, ...]:
    """What the page says of itself: many reports have no title but this."""
    named = [
        element.get("content") or "" for element in root.iter("meta") if _is_title_name(element.get("name"))
    ]
    return tuple(one_line(text) for text in (root.findtext(".//title") or "", *named) if text.strip())


def _is_title_name(name: str | None) -> bool:
    return (name or "").lower() in ("articletitle", "title", "og:title")


def _walk(root: html.HtmlElement) -> Iterator["str | html.HtmlElement | None"]:
    """Text pieces, None at each block boundary, and tables that hold figures; without recursion."""
    layouts = {table for inner in root.iter("table") for table in [_outer_table(inner)] if table is not None}
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"
        if leaving:
            if tag in _BLOCKS:
                yield None
        elif tag == "br":
            yield _BREAK
        elif tag == "table" and element not in layouts and not _is_prose(element):
            yield element
        elif not _is_skipped(element, tag):
            yield from _entered(element, tag)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element.tail and element is not root:
            yield element.tail


def _entered(element: html.HtmlElement, tag: str) -> Iterator[str | None]:
    if tag in _BLOCKS:
        yield None
    if element.text:
        yield element.text


def _outer_table(table: html.HtmlElement) -> html.HtmlElement | None:
    return next(table.iterancestors("table"), None)


def _is_prose(table: html.HtmlElement) -> bool:
    """Whether a table without inner tables only holds text: one cell, or one column with whole paragraphs."""
    cells = [*table.iter("td", "th")]
    if len(cells) < 2:
        return True
    one_column = all(sum(1 for cell in row if cell.tag in ("td", "th")) < 2 for row in table.iter("tr"))
    return one_column and any(
        next(cell.iter("p"), None) is not None and len(_cell_text(cell)) > 80 for cell in cells
    )


def _is_skipped(element: html.HtmlElement, tag: str) -> bool:
    if tag in _SKIPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return tag == "header" and next(element.iterancestors("article", "main"), None) is None


def _flush(pieces: list[str], items: list[Line | Grid]) -> None:
    for line in flowing("".join(pieces)).split(_BREAK):
        text = one_line(line)
        if text and not is_furniture(text):
            items.append(Line(text, f"第{len(items) + 1}段"))
    pieces.clear()


def _grid(table: html.HtmlElement, number: int, budget: CellBudget) -> Grid:
    rows = [
        [
            Spanned(_cell_text(cell), span_of(cell.get("rowspan")), span_of(cell.get("colspan")))
            for cell in row
            if cell.tag in ("td", "th")
        ]
        for row in table.iter("tr")
        if not _is_skipped(row, "tr")
    ]
    return grid_of(expand(rows, budget), number)


def _cell_text(cell: html.HtmlElement) -> str:
    """A cell's text on one line; a raised mark is set apart as a note, so that 12① is never read as 121."""
    pieces: list[str] = []
    stack: list[tuple[html.HtmlElement, bool]] = [(cell, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"
        if leaving:
            pieces.append("）" if tag == "sup" else _BREAK if tag in _BLOCKS else "")
        elif tag in _SKIPPED or tag == "br" or (element is not cell and _is_skipped(element, tag)):
            pieces.append(_BREAK if tag == "br" else "")
        else:
            pieces += ["（" if tag == "sup" else "", element.text or ""]
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not cell:
            pieces.append(element.tail or "")
    return one_line(flowing("".join(pieces))).replace("（）", "")
