"""The door for files from outside: what is no harmless .xlsx is refused here, before anything is parsed.

An .xlsx is a zip, and a small zip can announce gigabytes; the sizes it announces bind the zip reader, so
they are checked first. Encrypted workbooks and the old .xls are OLE containers, which look alike from
outside.
"""

import zipfile
from io import BytesIO
from pathlib import Path

from assistant.errors import InputError
from assistant.forms.places import MARK_SHEET

_MAX_FILE = 20_000_000
_MAX_UNPACKED = 100_000_000
_MAX_RATIO = 200
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_PART = "xl/workbook.xml"


def read_container(path: Path) -> bytes:
    """The bytes of a file that is safe to open as a workbook.

    Raises:
        InputError: it cannot be read, is no .xlsx, is encrypted, or unpacks to too much.
    """
    data = _bytes(path)
    if data.startswith(_OLE):
        raise InputError(_ole_message(path, data))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_sizes(path, archive, len(data))
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise InputError(
            f"文件 {path} 不是 Excel 工作簿（.xlsx），或已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。"
        ) from error
    if _WORKBOOK_PART not in names:
        raise InputError(f"文件 {path} 不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 打开后另存为 .xlsx。")
    return data


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_FILE:
            raise InputError(f"文件 {path} 超过 20 MB，不像填报表，没有读取。请删去其中的图片等多余内容。")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"找不到文件 {path}。请检查路径。") from error
    except OSError as error:
        raise InputError(
            f"文件 {path} 打不开：{error.strerror or error}。如果正在 Excel 或 WPS 中打开，请先关闭。"
        ) from error


def _ole_message(path: Path, data: bytes) -> str:
    if _ENCRYPTED in data:
        return f"文件 {path} 设有打开密码，无法读取。请在 Excel 或 WPS 中去掉密码后重新保存。"
    return f"文件 {path} 是旧的 .xls 等格式。请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。"


def _check_sizes(path: Path, archive: zipfile.ZipFile, packed: int) -> None:
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > _MAX_UNPACKED or unpacked > _MAX_RATIO * max(packed, 1):
        raise InputError(
            f"文件 {path} 解压后有 {unpacked // 1_000_000} MB，压缩得异常，不像填报表，没有读取。"
        )


def is_form(path: Path) -> bool:
    """Whether this looks like one of our forms; no sheet is parsed, and what cannot be opened is none."""
    try:
        with zipfile.ZipFile(BytesIO(read_container(path))) as archive:
            return MARK_SHEET.encode() in archive.read(_WORKBOOK_PART)
    except Exception:  # any damage means: not a form; read_form says what is wrong
        return False
