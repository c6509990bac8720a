"""Word documents: paragraphs and tables in the order of the body, merged cells expanded.

Read from the XML itself and not with python-docx, whose paragraphs leave out what stands in content controls and
tracked insertions (an accepted habit when a report goes round for review), and which parses every part of the
package: half of the time a report takes.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from assistant.errors import InputError
from assistant.importing.document import Document, Grid, Line, one_line
from assistant.importing.opening import read_bytes
from assistant.importing.packages import Package
from assistant.importing.spans import MOST_COLUMNS, CellBudget, grid_of

_MOST_BYTES = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {
    f"{_W}{name}"
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "rt",
        "rPr",
        "pPr",
        "sectPr",
        "tblPr",
        "tblGrid",
        "txbxContent",
    )
}
_BREAKS = {f"{_W}br", f"{_W}cr"}


def read_docx(path: Path) -> Document:
    """Read a .docx file.

    Raises:
        InputError: it is no Word document, is encrypted or damaged, or unpacks to an absurd size.
    """
    package = Package(path, read_bytes(path, "docx", _MOST_BYTES), "Word 文档")
    if "word/document.xml" not in package.names():
        is_workbook = "xl/workbook.xml" in package.names()
        advice = (
            "它是 Excel 工作簿，请把后缀改为 .xlsx 后再读。"
            if is_workbook
            else "请用 Word 或 WPS 打开后另存为 .docx。"
        )
        raise InputError(f"文件 {path} 不是 Word 文档。{advice}")
    root = package.tree("word/document.xml")
    if etree.QName(root).namespace == _STRICT:
        raise InputError(
            f"文件 {path} 是“严格 Open XML”格式。请在 Word 中另存为普通的“Word 文档（.docx）”后再读。"
        )
    etree.strip_elements(root, _FALLBACK, with_tail=False)
    budget = CellBudget(path.name)
    items: list[Line | Grid] = []
    tables = 0
    for block in _blocks(root):
        if block.tag == _TABLE:
            tables += 1
            items.append(_grid(block, tables, budget))
        else:
            items += [Line(text, f"第{len(items) + 1}段") for text in [one_line(_text(block))] if text]
    return Document(path.name, tuple(items))


def _blocks(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of figures in order, through content controls, text boxes and layout tables."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == _TABLE and not _is_layout(element):
            yield element
        elif element.tag == _PARAGRAPH:
            yield element
            stack.extend(reversed([*element.iter(f"{_W}txbxContent")]))
        elif element.tag not in _LEFT_OUT or element.tag == f"{_W}txbxContent":
            stack.extend(reversed(element))


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges the page: it holds other tables, or a single cell."""
    return next(table.iterdescendants(_TABLE), None) is not None or sum(1 for _ in table.iter(_CELL)) < 2


def _text(paragraph: etree._Element) -> str:
    """The text as it is shown: with insertions, without deletions; a raised mark is set apart as a note."""
    pieces: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _LEFT_OUT:
            continue
        if tag == f"{_W}t":
            pieces.append(element.text or "")
        elif tag == f"{_W}tab":
            pieces.append(" ")
        elif tag in _BREAKS:
            pieces.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif tag == f"{_W}r" and _is_raised(element):
            raised = "".join(text.text or "" for text in element.iter(f"{_W}t")).strip()
            pieces.append(f"（{raised}）" if raised else "")
        else:
            stack.extend(reversed(element))
    return "".join(pieces)


def _is_raised(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vertAlign")
    return mark is not None and mark.get(f"{_W}val") == "superscript"


def _grid(table: etree._Element, number: int, budget: CellBudget) -> Grid:
    rows = []
    for row in table.iter(_ROW):
        if row.find(f"{_W}trPr/{_W}del") is None:
            places = [*_row(row)]
            budget.take(len(places))
            rows.append(places)
    return grid_of(rows, number)


def _row(row: etree._Element) -> Iterator[str | None]:
    """A row's places: each cell's text in its first place, None where a merged cell covers."""
    yield from [None] * _number(row.find(f"{_W}trPr/{_W}gridBefore"))
    for cell in row.iter(_CELL):
        properties = cell.find(f"{_W}tcPr")
        merge = properties.find(f"{_W}vMerge") if properties is not None else None
        is_covered = merge is not None and merge.get(f"{_W}val") in (None, "continue")
        paragraphs = [_text(paragraph) for paragraph in cell.iter(_PARAGRAPH)]
        yield None if is_covered else one_line("\n".join(paragraphs))
        span = _number(properties.find(f"{_W}gridSpan")) if properties is not None else 1
        yield from [None] * (min(max(span, 1), MOST_COLUMNS) - 1)


def _number(element: etree._Element | None) -> int:
    value = (element.get(f"{_W}val") or "") if element is not None else ""
    return min(int(value), MOST_COLUMNS) if value.isascii() and value.isdigit() and len(value) < 7 else 0
