"""Starts the extraction of a PDF in a process of its own, and puts its failures into words."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.importing import pdf_extraction

_SCRIPT = Path(pdf_extraction.__file__)
_ERRORS = {
    "password": "设有打开密码，无法读取。请用密码打开后另存为没有密码的 PDF，或换成 Word 文件。",
    "damaged": "已经损坏或不完整（可能没有下载完），无法读取。请重新下载，或换成 Word 文件、网页。",
    "pages": f"超过 {pdf_extraction.MOST_PAGES} 页，或者文字太多，不像一份年度报告，没有读取。请只保留报告本身的页。",
    "slow": f"在 {pdf_extraction.MOST_SECONDS} 秒内没有读完，或者要用的内存太多，已经停止。请换成 Word 文件或网页。",
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page, in points from the top left corner."""

    character: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height, close to the font's size."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, or the thin box that draws one."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF as it is shown."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    picture: float
    """How much of the page pictures cover, from 0 to 1."""
    unmapped: int
    """How many characters have a shape but no meaning, because the file leaves out the font's table."""


def extract_pages(path: Path) -> list[Page]:
    """The pages of a PDF.

    Raises:
        InputError: it is locked, damaged, too long, or takes too much time or memory.
    """
    found = _extracted(path)
    if found["error"]:
        raise InputError(f"文件 {path} {_ERRORS[found['error']]}")
    return [pages_of(number, page) for number, page in enumerate(found["pages"], 1)]


def pages_of(number: int, page: dict[str, Any]) -> Page:
    """A page as the extraction writes it."""
    return Page(
        number,
        page["width"],
        page["height"],
        tuple(Glyph(*glyph) for glyph in page["glyphs"]),
        tuple(Rule(*rule) for rule in page["rules"]),
        page["picture"],
        page["unmapped"],
    )


def _extracted(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-P", str(_SCRIPT), str(path.resolve())]
    try:
        run = subprocess.run(
            command,
            capture_output=True,
            timeout=pdf_extraction.MOST_SECONDS,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"error": "slow", "pages": []}
    if b"No module named 'pypdfium2'" in run.stderr:
        raise InputError(
            "读 PDF 需要 pypdfium2，本机没有安装。请运行 pip install pypdfium2，或换成 Word 文件、网页。"
        )
    try:
        found = json.loads(run.stdout)
    except ValueError:
        is_starved = run.returncode in (-9, -24, 137, 152) or b"MemoryError" in run.stderr
        return {"error": "slow" if is_starved else "damaged", "pages": []}
    return found if isinstance(found, dict) else {"error": "damaged", "pages": []}
