"""Word and Excel files are zips: opened here within bounds, and nothing is ever unpacked to disk.

Parts are asked for by their official names, so a name like `../../x` inside the archive is never followed. A zip
announces the size of each part, and the reader never takes more than is announced; so the announced sizes are
what has to be bounded.
"""

import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree

from assistant.errors import InputError

_MOST_UNPACKED = 200_000_000
_MOST_PART = 40_000_000
_MOST_RATIO = 300
_MOST_PARTS = 10_000


class Package:
    """The parts of one .docx or .xlsx."""

    def __init__(self, path: Path, data: bytes, kind: str) -> None:
        """Open the package; `kind` is what its users call it.

        Raises:
            InputError: it is no zip, is damaged or encrypted, or unpacks to an absurd size.
        """
        self._path = path
        self._damaged = (
            f"文件 {path} 不是有效的 {kind}，或者已经损坏。请用 Word、Excel 或 WPS 打开后另存一次再读。"
        )
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise InputError(self._damaged) from error
        parts = self._archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * len(data):
            raise InputError(
                f"文件 {path} 解压后有 {unpacked // 1_000_000} MB、{len(parts)} 个部分，压缩得异常，不像一份报告，没有读取。"
            )
        if any(part.flag_bits & 1 for part in parts):
            raise InputError(f"文件 {path} 设有密码，无法读取。请去掉密码后重新保存。")

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._archive.namelist()

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: there is no such part, or it is damaged or too large.
        """
        try:
            if self._archive.getinfo(name).file_size > _MOST_PART:
                raise InputError(
                    f"文件 {self._path} 的正文超过 {_MOST_PART // 1_000_000} MB，不像一份报告，没有读取。"
                )
            return self._archive.read(name)
        except InputError:
            raise
        except Exception as error:  # zlib, lzma, bz2 and zipfile each raise their own on damaged data
            raise InputError(self._damaged) from error

    def tree(self, name: str) -> etree._Element:
        """A part as XML; entities are not resolved and nothing outside is loaded.

        Raises:
            InputError: the part is missing or no well-formed XML.
        """
        data = self.part(name)
        self.refuse_entities(data)
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(self._damaged) from error

    def refuse_entities(self, data: bytes) -> None:
        """Keep out XML that defines entities, whatever parser comes after.

        Raises:
            InputError: it does.
        """
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<!" in data[:4000].replace(b"\x00", b""):
            raise InputError(
                f"文件 {self._path} 的内部结构里有实体定义，正常的文档没有，为安全起见没有读取。"
            )
