"""Files that are not what their name says, and files made to harm: one Chinese sentence each, quickly, and nothing else."""

import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.importing import import_report

from .conftest import Reader
from .invented import distinct_figures
from .layouts import documents, pages, sheets
from .pdf_writer import PdfPage, pdf

FILES = Path(__file__).parent / "files"
FIGURES = distinct_figures("2021")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def scan() -> bytes:
    page = PdfPage()
    page.picture()
    return pdf([page])


def locked_zip() -> bytes:
    """A package whose parts carry the mark of encryption."""
    data = bytearray(documents.word_without_numbers(FIGURES))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 1)
    return bytes(data)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
REFUSED = {
    "empty.html": (b"", "是空的"),
    "blanks.txt": (b" \r\n\t ", "是空的"),
    "zeros.pdf": (bytes(5000), "是空的"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(50), "内容是图片"),
    "really_pdf.docx": (scan(), "内容是PDF 文件"),
    "really_page.docx": (pages.page_with_menus(FIGURES), "内容是网页"),
    "really_page.txt": (pages.missing_column(FIGURES), "后缀改为 .html"),
    "really_word.pdf": (documents.word_without_numbers(FIGURES), "后缀改为 .docx"),
    "really_word.xlsx": (documents.word_without_numbers(FIGURES), "它是 Word 文档"),
    "really_sheet.docx": (sheets.three_plain_sheets(FIGURES), "它是 Excel 工作簿"),
    "really_zip.txt": (zipped(a=b"1"), "内容是压缩包"),
    "old.docx": (OLE, "旧版的 .doc"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
    "locked_zip.docx": (locked_zip(), "设有密码"),
    "locked.pdf": ((FILES / "locked.pdf").read_bytes(), "设有打开密码"),
    "rich.docx": (b"{\\rtf1 abc}", "RTF"),
    "saved.html": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\nx", "MHTML"),
    "noise.txt": (bytes(range(256)) * 40, "编码无法识别"),
    "cut.docx": (documents.word_without_numbers(FIGURES)[:900], "已经损坏"),
    "cut.pdf": (scan()[:300], "已经损坏或不完整"),
    "no_body.docx": (zipped(x=b"1"), "不是 Word 文档"),
    "bad_xml.docx": (zipped(word__document=b"", **{"word/document.xml": b"<w:document>"}), "已经损坏"),
    "entities.docx": (zipped(**{"word/document.xml": ENTITIES}), "实体定义"),
    "entities.xlsx": (zipped(**{"xl/workbook.xml": ENTITIES}), "实体定义"),
    "bomb.docx": (zipped(**{"word/document.xml": bytes(50_000_000)}), "压缩得异常"),
    "bomb.xlsx": (zipped(**{"xl/workbook.xml": bytes(50_000_000)}), "压缩得异常"),
    "scan.pdf": (scan(), "没有文字层"),
    "report.doc": (OLE, "另存为 .docx"),
    "report.wps": (OLE, "另存为 .docx"),
    "report": (b"x", "无后缀"),
    "tags.html": (b"<html>" + b"<p>" * 250_000, "标记超过"),
    "deep.html": (b"<html>" + b"<div>" * 100_000, "已经损坏"),
    "lines.txt": (b"1\n" * 60_000, "超过 50000 行"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(read: Reader, name: str) -> None:
    data, words = REFUSED[name]
    start = time.perf_counter()
    with pytest.raises(InputError, match=words) as caught:
        read(name, data)
    assert time.perf_counter() - start < 5
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize(
    ("suffix", "most"),
    [(".html", 20), (".txt", 5), (".docx", 50), (".xlsx", 20), (".pdf", 50), (".md", 5), (".htm", 20)],
)
def test_a_file_of_200_megabytes_is_refused_by_its_size_alone(tmp_path: Path, suffix: str, most: int) -> None:
    path = tmp_path / f"large{suffix}"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    start = time.perf_counter()
    with pytest.raises(InputError, match=f"超过 {most} MB"):
        import_report(path)
    assert time.perf_counter() - start < 1


def test_a_missing_file_and_a_folder_are_said_to_be_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.html", tmp_path):
        with pytest.raises(InputError, match="找不到文件"):
            import_report(path)


def test_names_inside_a_package_are_never_followed(tmp_path: Path) -> None:
    parts = {"../../escaped.txt": b"x", "/escaped.txt": b"x", "C:\\escaped.txt": b"x"}
    path = tmp_path / "inner" / "report.docx"
    path.parent.mkdir()
    path.write_bytes(documents.package("<w:p/>", parts))
    with pytest.raises(InputError):
        import_report(path)
    assert [item.name for item in tmp_path.rglob("*")] == ["inner", "report.docx"]


def test_a_pdf_that_unpacks_without_end_is_stopped(read: Reader) -> None:
    page = PdfPage()
    page.drawn = ["q"] * 3_000_000
    start = time.perf_counter()
    with pytest.raises(InputError):
        read("bomb.pdf", pdf([page]))
    assert time.perf_counter() - start < 10


def test_a_pdf_whose_pages_hold_each_other_ends(read: Reader) -> None:
    data = pdf([PdfPage()]).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(InputError):
        read("loop.pdf", data)


def test_a_damaged_stream_is_no_traceback(read: Reader) -> None:
    data = pdf([PdfPage()])
    with pytest.raises(InputError):
        read("stream.pdf", data.replace(zlib.compress(b""), b"xxxxxxxx"))
