"""Bytes of a text or page become characters: UTF-8, GB18030 or UTF-16, and a word where some cannot be read."""

import re
from pathlib import Path

from assistant.errors import InputError
from assistant.findings import Finding
from assistant.importing import rules

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_ODD = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_MOST_BROKEN = 0.002
"""A page cut in the middle of a character, or with a stray byte, is still that page; a tenth of rubbish is none."""


def decode(data: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The text, with a finding when some characters had to be replaced.

    Raises:
        InputError: it is in no encoding that a Chinese office uses.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _repaired(data, [encoding], path)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _is_text(text):
            return text, ()
    declared = _DECLARED.search(data[:4096])
    is_chinese = declared is not None and declared[1].lower().startswith(b"gb")
    return _repaired(data, ["gb18030", "utf-8"] if is_chinese else ["utf-8", "gb18030"], path)


def _is_text(text: str) -> bool:
    """Rubbish also decodes as GB18030, into control characters and private ones."""
    return len(_ODD.findall(text)) <= len(text) * _MOST_BROKEN


def _repaired(data: bytes, encodings: list[str], path: Path) -> tuple[str, tuple[Finding, ...]]:
    texts = [data.decode(encoding, errors="replace").replace("\x00", "\ufffd") for encoding in encodings]
    text = min(texts, key=lambda decoded: decoded.count("\ufffd"))
    broken = text.count("\ufffd")
    if not _is_text(text):
        raise InputError(f"文件 {path} 不是文本，或者编码无法识别。请用原来的程序打开，另存为 UTF-8 后再读。")
    if not broken:
        return text, ()
    message = f"文件 {path.name} 有 {broken} 个字符无法识别（显示为“\ufffd”），请对照原文核对。"
    return text, (rules.CHARACTERS_LOST.finding(message, origin=path.name),)
