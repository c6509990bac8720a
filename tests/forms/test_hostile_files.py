"""Files that are no form, or mean harm: refused in words with exit code 2, quickly, never with a traceback."""

import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.errors import InputError
from assistant.forms import container, places
from assistant.forms.container import is_form
from assistant.forms.read import read_form

from .conftest import FormFile


def refused(path: Path, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_form(path)
    assert caught.value.exit_code == 2
    assert not is_form(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "不是 Excel 工作簿"),
        (b"just text", "不是 Excel 工作簿"),
        (b"PK\x03\x04 torn", "不是 Excel 工作簿"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "Workbook".encode("utf-16-le"), "旧的 .xls"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "上报.xlsx"
    path.write_bytes(content)
    refused(path, message)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    refused(tmp_path / "没有.xlsx", "找不到")
    refused(tmp_path, "打不开")


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_another_zip_is_refused(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "a.docx", {"word/document.xml": b"<a/>"}), "不是 Excel 工作簿")
    refused_damaged = zipped(
        tmp_path / "b.xlsx", {"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<b/>"}
    )
    refused(refused_damaged, "已损坏")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    started = time.monotonic()
    refused(zipped(tmp_path / "bomb.xlsx", {"xl/workbook.xml": b"", "x": bytes(20_000_000)}), "压缩得异常")
    assert time.monotonic() - started < 2


def test_too_large_is_refused(form: FormFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MAX_UNPACKED", 1000)
    refused(form.path, "压缩得异常")
    monkeypatch.setattr(container, "_MAX_FILE", 1000)
    refused(form.path, "20 MB")


def test_a_truncated_form_is_refused(form: FormFile) -> None:
    data = form.path.read_bytes()
    form.path.write_bytes(data[: len(data) // 2])
    refused(form.path, "不是 Excel 工作簿")


def test_broken_sheets_and_entity_bombs_are_refused(form: FormFile) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l11;</x>'
    started = time.monotonic()
    for text in ("<worksheet><sheetData>", bomb):
        with pytest.raises(InputError, match="已损坏"):
            form.rewrite_part("表三", lambda _, text=text: text).read()
    assert time.monotonic() - started < 5


def test_a_merged_area_over_the_whole_sheet_costs_nothing(form: FormFile) -> None:
    def enlarge(text: str) -> str:
        return text.replace("</mergeCells>", '<mergeCell ref="A60:XFD1048576"/></mergeCells>')

    started = time.monotonic()
    assert form.rewrite_part("表三", enlarge).read().findings == ()
    assert time.monotonic() - started < 3


def test_a_workbook_that_is_none_of_ours_is_told_how_to_get_one(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlsx")
    refused(tmp_path / "other.xlsx", "assistant new")


def test_our_form_without_a_sheet_is_refused(form: FormFile) -> None:
    assert is_form(form.path)
    form.edit(lambda workbook: workbook.remove(workbook["表四"]))
    with pytest.raises(InputError, match="缺少工作表“表四”"):
        form.read()


@pytest.mark.parametrize(
    ("row", "value", "message"), [(2, "2", "第 2 版"), (3, "2035", "“2035”本程序不认识")]
)
def test_a_form_of_another_time_is_refused(form: FormFile, row: int, value: str, message: str) -> None:
    form.fill(places.MARK_SHEET, {f"A{row}": value})
    with pytest.raises(InputError, match=message):
        form.read()
