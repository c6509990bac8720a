"""The roster: which offices there should be. An Excel sheet or a CSV file with a header row."""

import csv
import difflib
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError
from assistant.figures import office_kind
from assistant.figures.model import OFFICE_KINDS

_HEADERS = {
    "name": ("机关名称", "机关", "单位名称", "单位", "名称", "机关全称", "office", "name"),
    "kind": ("机关类型", "类型", "单位类型", "kind"),
    "parent": ("上级机关", "主管机关", "主管部门", "上级", "所属", "parent"),
    "contact": ("联系人", "联系方式", "联系电话", "电话", "contact"),
    "short": ("简称", "自称", "short"),
}
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """One office of the roster."""

    name: str
    kind: str
    parent: str = ""
    contact: str = ""
    short: str = ""
    place: str = ""


def same_office(name: str) -> str:
    """The name for comparison: without spaces, full-width forms folded."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def read_roster(path: Path) -> tuple[Member, ...]:
    """Read the roster; every row that cannot be used is named at once.

    Raises:
        InputError: no such file, no column of names, a row without a name, a kind that is none, an office twice.
    """
    rows = [(number, row) for number, row in _rows(path) if any(cell.strip() for cell in row)]
    head = next((at for at, (_, row) in enumerate(rows[:10]) if "name" in _columns(row)), None)
    if head is None:
        raise InputError(
            f"名单 {path} 没有“机关名称”这一列。第一行请写：机关名称、机关类型、上级机关、联系人。"
        )
    columns = _columns(rows[head][1])
    members: dict[tuple[str, str], Member] = {}
    problems: list[str] = []
    for number, row in rows[head + 1 :]:
        member = _member(number, row, columns, problems)
        if member is None:
            continue
        key = (same_office(member.name), same_office(member.parent))
        if key in members:
            problems.append(f"第{number}行的“{member.name}”在{members[key].place}已经有了")
        members.setdefault(key, member)
    if problems:
        raise InputError(f"名单 {path} 有 {len(problems)} 处要改：{'；'.join(problems[:20])}。")
    if not members:
        raise InputError(f"名单 {path} 里一个机关也没有。请在表头下面每行写一个机关。")
    return tuple(members.values())


def _columns(row: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, text in enumerate(row):
        for field, names in _HEADERS.items():
            if same_office(text).lower() in names:
                found.setdefault(field, at)
    return found


def _member(number: int, row: list[str], columns: dict[str, int], problems: list[str]) -> Member | None:
    def text(field: str) -> str:
        at = columns.get(field, len(row))
        return row[at].strip() if at < len(row) else ""

    name = text("name")
    if not name:
        problems.append(f"第{number}行没有写机关名称")
        return None
    kinds = {**{label: kind for kind, label in OFFICE_KINDS.items()}, **{kind: kind for kind in OFFICE_KINDS}}
    kind = kinds.get(text("kind")) if text("kind") else office_kind(name)
    if kind is None:
        problems.append(
            f"第{number}行“{name}”的机关类型“{text('kind')}”不在可选范围内：{'、'.join(OFFICE_KINDS.values())}"
        )
        return None
    return Member(name, kind, text("parent"), text("contact"), text("short"), f"第{number}行")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    if not path.is_file():
        raise InputError(f"找不到名单 {path}。请检查路径。")
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _excel_rows(path)
    if suffix == ".csv":
        return enumerate(csv.reader(io.StringIO(_text(path), newline="")), 1)
    raise InputError(f"名单 {path} 的类型“{suffix or '无后缀'}”不能读取，请用 .xlsx 或 .csv。")


def _text(path: Path) -> str:
    """CSV from Excel on a Chinese Windows is GB18030, from elsewhere UTF-8."""
    data = path.read_bytes()
    if len(data) > _MOST_BYTES:
        raise InputError(f"名单 {path} 超过 20 MB，不像一份名单，没有读取。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"名单 {path} 的文字编码无法识别。请在 Excel 中另存为“CSV UTF-8”或 .xlsx。")


def _excel_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    from assistant.forms.container import read_container

    data = read_container(path)
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for number, row in enumerate(workbook.worksheets[0].iter_rows(values_only=True), 1):
            yield number, ["" if value is None else str(value) for value in row]
        workbook.close()
    except Exception as error:  # openpyxl raises a dozen kinds on damaged files
        raise InputError(
            f"名单 {path} 已损坏，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。"
        ) from error


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like this one, to ask about; empty when none is close."""
    return next(iter(difflib.get_close_matches(name, list(names), n=1, cutoff=0.65)), "")
