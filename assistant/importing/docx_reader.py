"""Word documents: paragraphs and tables in the order of the body, merged cells expanded."""

import zipfile
from pathlib import Path

from docx import Document as open_docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from assistant.errors import InputError
from assistant.importing.document import Document, Grid, GridText, Line, one_line
from assistant.importing.spans import MOST_COLUMNS

_MAX_BYTES = 50_000_000
_MAX_UNPACKED = 200_000_000


def read_docx(path: Path) -> Document:
    """Read a .docx file.

    Raises:
        InputError: it is no Word document, is encrypted or damaged, or unpacks to an absurd size.
    """
    _refuse_hostile(path)
    try:
        document = open_docx(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise InputError(f"文件 {path} 不是有效的 Word 文档，或者已经损坏。请用 Word 或 WPS 打开后另存为 .docx。") from error
    items: list[Line | Grid] = []
    tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            items.append(_grid(block, tables))
        elif block.text.strip():
            items.append(Line(one_line(block.text), f"第{len(items) + 1}段"))
    return Document(path.name, tuple(items))


def _refuse_hostile(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"文件 {path} 是旧版 .doc 或加了密码的文档。请用 Word 或 WPS 打开，去掉密码，另存为 .docx。")
    if not zipfile.is_zipfile(path):
        raise InputError(f"文件 {path} 不是有效的 Word 文档。请用 Word 或 WPS 打开后另存为 .docx。")
    with zipfile.ZipFile(path) as archive:
        if path.stat().st_size > _MAX_BYTES or sum(item.file_size for item in archive.infolist()) > _MAX_UNPACKED:
            raise InputError(f"文件 {path} 解开后过大，不像一份报告，没有读取。")


def _grid(table: Table, number: int) -> Grid:
    """Read from the XML, because python-docx repeats a merged cell in every place it covers."""
    rows = []
    for down, row in enumerate(table._tbl.tr_lst, 1):
        texts: list[str] = []
        for cell in row.tc_lst:
            covered = cell.vMerge == "continue"
            text = "" if covered else one_line("\n".join(paragraph.text for paragraph in cell.p_lst))
            texts += [text, *[""] * (min(cell.grid_span, MOST_COLUMNS) - 1)]
        rows.append(tuple(GridText(text, f"表{number}第{down}行第{across}列") for across, text in enumerate(texts, 1)))
    return Grid(tuple(rows))
