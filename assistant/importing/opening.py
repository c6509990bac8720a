"""The door for files from outside: what a file really is, judged by its first bytes and not by its name.

Nothing from outside is parsed before it has passed here; every refusal says what the file is and how to mend it.
"""

from pathlib import Path

from assistant.errors import InputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")

_BINARY_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (_OLE, "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)

_NAMES = {
    "pdf": ("PDF 文件", "请把后缀改为 .pdf 后再读。"),
    "zip": (
        "压缩包，或 Word、Excel 文件",
        "Word 文件请把后缀改为 .docx，Excel 文件改为 .xlsx，压缩包请先解压。",
    ),
    "ole": ("旧版 Word、Excel 文件", "请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 后再读。"),
    "rtf": ("RTF 文档", "请用 Word 或 WPS 打开，另存为 .docx 后再读。"),
    "picture": ("图片", "图片里没有文字可读，请换有文字的文件，或先做文字识别（OCR）。"),
    "archive": ("压缩包", "请先解压，再读里面的报告。"),
    "html": ("网页", "请把后缀改为 .html 后再读。"),
    "mhtml": ("单个文件的网页（MHTML）", "请在浏览器中另存为“网页，仅 HTML”后再读。"),
    "text": ("文本", "请换成报告的原文件。"),
}
"""What people call each kind, and what to do when it stands under another kind's name."""

_EXPECTED = {
    "pdf": ("pdf",),
    "docx": ("zip",),
    "xlsx": ("zip",),
    "html": ("html", "text"),
    "text": ("text", "html"),
}
"""The kinds that a reader takes; a page without markup is text, a text that quotes markup looks like a page."""


def read_bytes(path: Path, reader: str, most: int) -> bytes:
    """The bytes of a file that is of the kind its reader needs.

    Raises:
        InputError: it cannot be opened, is empty, larger than `most`, or of another kind than its name says.
    """
    try:
        if path.stat().st_size > most:
            raise InputError(
                f"文件 {path} 超过 {most // 1_000_000} MB，不像一份年度报告，没有读取。请删去图片等多余内容。"
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"文件 {path} 打不开：{error.strerror or error}。请检查路径和权限，并关闭正在使用它的程序。"
        ) from error
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError(f"文件 {path} 是空的，没有内容可读。请换成报告的原文件。")
    kind = kind_of(data)
    if kind == "ole" and reader in ("docx", "xlsx"):
        raise InputError(_ole_message(path, data))
    if kind not in _EXPECTED[reader]:
        name, advice = _NAMES[kind]
        raise InputError(f"文件 {path} 的内容是{name}，与后缀“{path.suffix}”不符。{advice}")
    return data


def kind_of(data: bytes) -> str:
    """What the first bytes say the file is."""
    kind = next((kind for mark, kind in _BINARY_KINDS if data.startswith(mark)), None)
    if kind == "picture" and data.startswith(b"BM") and not _is_bitmap(data):
        kind = None
    if kind is not None:
        return kind
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = data[:4096].replace(b"\x00", b"").lower()
    if b"mime-version:" in head and b"multipart/related" in head:
        return "mhtml"
    is_page = any(
        mark in head for mark in (b"<html", b"<!doctype html", b"<body", b"<table", b"<div", b"<head")
    )
    return "html" if is_page else "text"


def _is_bitmap(data: bytes) -> bool:
    """Two letters are a weak mark: a bitmap also states its own length."""
    return int.from_bytes(data[2:6], "little") == len(data)


def _ole_message(path: Path, data: bytes) -> str:
    if _ENCRYPTED_PART in data:
        return f"文件 {path} 设有打开密码，无法读取。请用 Word、Excel 或 WPS 打开，去掉密码后重新保存。"
    return f"文件 {path} 是旧版的 .doc 或 .xls 文件。请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 后再读。"
