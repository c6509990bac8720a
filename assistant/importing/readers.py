"""One reader a file type; each is loaded when a file needs it."""

from collections.abc import Callable
from pathlib import Path

from assistant.errors import InputError
from assistant.importing.document import Document, Line


def _read_text(path: Path) -> Document:
    from assistant.importing.text_reader import read_text

    return read_text(path)


def _read_html(path: Path) -> Document:
    from assistant.importing.html_reader import read_html

    return read_html(path)


def _read_docx(path: Path) -> Document:
    from assistant.importing.docx_reader import read_docx

    return read_docx(path)


def _read_pdf(path: Path) -> Document:
    from assistant.importing.pdf_reader import read_pdf

    return read_pdf(path)


def _read_xlsx(path: Path) -> Document:
    from assistant.importing.xlsx_reader import read_xlsx

    return read_xlsx(path)


READERS: dict[str, Callable[[Path], Document]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_docx,
    ".pdf": _read_pdf,
    ".xlsx": _read_xlsx,
}

MOST_ITEMS = 6_000
MOST_CHARACTERS = 500_000
"""A county's report has some 300 paragraphs and 20 000 characters, a page around it perhaps as many again."""

_ADVICE = {
    ".doc": "请用 Word 或 WPS 打开，另存为 .docx 后再读。",
    ".wps": "请用 WPS 打开，另存为 .docx 后再读。",
    ".rtf": "请用 Word 或 WPS 打开，另存为 .docx 后再读。",
    ".odt": "请用 Word 或 WPS 打开，另存为 .docx 后再读。",
    ".ofd": "请在 OFD 阅读器中另存为 PDF 后再读。",
    ".xlsm": "请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。",
    ".xls": "请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。",
    ".et": "请用 WPS 打开，另存为 .xlsx 后再读。",
    ".mht": "请在浏览器中另存为“网页，仅 HTML”后再读。",
    ".mhtml": "请在浏览器中另存为“网页，仅 HTML”后再读。",
    ".zip": "请先解压，再读里面的报告。",
    ".rar": "请先解压，再读里面的报告。",
}


def read_document(path: Path) -> Document:
    """Read the file by the reader of its type.

    Raises:
        InputError: it is not there, or of a type or with contents that cannot be read.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise InputError(f"找不到文件 {path}。请检查路径。")
    reader = READERS.get(suffix)
    if reader is None:
        advice = _ADVICE.get(suffix, "")
        raise InputError(
            f"文件 {path} 的类型“{suffix or '无后缀'}”不能读取，可以读取的有：{'、'.join(READERS)}。{advice}"
        )
    try:
        document = reader(path)
    except (RecursionError, MemoryError) as error:
        raise InputError(
            f"文件 {path} 的结构过深或过大，不像一份年度报告，没有读完。请另存一次，或换一种格式。"
        ) from error
    _require_bounded(path, document)
    return document


def _require_bounded(path: Path, document: Document) -> None:
    """Refuse what is far longer than any report, before anything looks at its text.

    Raises:
        InputError: it is.
    """
    lines = [item.text for item in document.items if isinstance(item, Line)]
    if len(document.items) > MOST_ITEMS or sum(map(len, lines)) > MOST_CHARACTERS:
        raise InputError(
            f"文件 {path} 有 {len(document.items)} 段、{sum(map(len, lines))} 字，不像一份年度报告，没有读取。请只保留报告本身。"
        )
