"""The report's title: office and year, from a line, from two lines, or from what a page calls itself."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.importing.document import Document, Grid, Line
from assistant.importing.labels import normal

_YEAR = r"(?P<year>20\d{2})\s*年?(?:度)?"
_KIND = r"(?:政府|政务)?(?:信息)?公开(?:工作)?(?:情况)?(?:的)?(?:年度?(?:工作)?报告|年报|(?<=信息公开工作)报告|(?<=信息公开工作情况)报告)"
_OFFICE_FIRST = re.compile(rf"(?P<office>.*?){_YEAR}(?P<rest>.*?){_KIND}")
_YEAR_LAST = re.compile(rf"(?P<office>.*?){_KIND}[（(]?{_YEAR}")
_BREADCRUMB = re.compile(r".*[>＞»→\\/|]|^(?:您?的?当前位置|您?现在的?位置)\s*[:：].*[>＞]?")
_PREFIX = re.compile(
    r"^(?:关于(?:印发)?|名\s*称\s*[:：]|标\s*题\s*[:：]|信息名称\s*[:：]|附件\s*\d*\s*[:：]?)+"
)
_ENDING = re.compile(
    r"(?:年度?(?:工作)?报告|年报|信息公开工作(?:情况)?报告)(?:20\d\d年?度?)?(?:附表|附件|全文|正文|表格|数据|公开版|格式模板)?$"
)
_SITE = re.compile(r"[-_—|–].*$")
_OFFICE_NAME = re.compile(
    r"[\u4e00-\u9fff（）()·]{2,40}(?:政府|办公室|办公厅|办事处|局|委|委员会|厅|街道|镇|乡|中心|院|处|队|会|区|县|市|所|站|社)"
)
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][一二三四五六七八九〇○零]{2}(?=年)")
_LONGEST = 80
_LONGEST_OUTSIDE = 200
"""A page's <title> also names its site."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The report's title as read; empty and 0 where there is none."""

    text: str
    office: str
    year: int
    lines: frozenset[str] = frozenset()
    """The lines of the file that are the title."""
    at: int = -1
    """Where it stands among the file's items; -1 when it does not stand in the text."""


NO_TITLE = Heading("", "", 0)


def find_title(document: Document, before: int, after: int = 0) -> Heading:
    """The title: the last line before `before` that names office and year; else what the file calls itself."""
    found = [*_candidates(document.items[:before], after)]
    complete = [title for title in found if title.office and title.year]
    if complete:
        return complete[-1]
    outside = [
        title
        for text in document.titles
        for title in [read_title(_SITE.sub("", text)) or read_title(text)]
        if title
    ]
    best = next((title for title in outside if title.office and title.year), None)
    if best is not None:
        inside = found[-1] if found else NO_TITLE
        return Heading(best.text, best.office, best.year, inside.lines, inside.at)
    return found[-1] if found else (outside[0] if outside else NO_TITLE)


def _candidates(items: Sequence[Line | Grid], after: int) -> Iterator[Heading]:
    for index, item in enumerate(items[after:], after):
        if not isinstance(item, Line) or len(item.text) > _LONGEST or not _may_be_title(item.text):
            continue
        yield from _title_at(index, item.text, _above(items, index, after))


def _above(items: Sequence[Line | Grid], index: int, after: int) -> list[str]:
    """The lines right above that may belong to the title, two at most."""
    lines: list[str] = []
    for item in reversed(items[max(index - 2, after) : index]):
        if not isinstance(item, Line) or not _may_continue(item.text):
            break
        lines.insert(0, item.text)
    return lines


def _title_at(index: int, text: str, before: Sequence[str]) -> Iterator[Heading]:
    """The title in this line, with the office or the year from the lines above it where they are not in it."""
    for count in range(len(before) + 1):
        parts = [*before[len(before) - count :], text]
        title = read_title("".join(parts))
        is_whole = title is not None and title.year and _is_office(title.office, from_above=count > 0)
        if title is not None and (is_whole or count == len(before)):
            parts = parts if is_whole else [text]
            yield Heading("".join(parts).strip(), title.office, title.year, frozenset(parts), index)
            return


def _is_office(name: str, *, from_above: bool) -> bool:
    """Whether this can be an office's name; what stands above the title must look like one."""
    return bool(name) and (not from_above or _OFFICE_NAME.fullmatch(name) is not None)


def _may_be_title(text: str) -> bool:
    plain = normal(text)
    return _ENDING.search(plain) is not None


def _may_continue(text: str) -> bool:
    """Whether a line above may be the title's first part: an office's name, a year, no sentence."""
    plain = text.replace(" ", "")
    return len(plain) <= 40 and not re.search(r"[。，；:：>]", plain)


def read_title(text: str) -> Heading | None:
    """Office and year out of a title's text; either may be missing."""
    if len(text) > _LONGEST_OUTSIDE:
        return None
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"\s+", "", plain)
    plain = _CHINESE_YEAR.sub(lambda match: match[0].translate(_CHINESE_DIGITS), plain)
    plain = _PREFIX.sub("", _BREADCRUMB.sub("", plain) or plain).strip("《》")
    match = _YEAR_LAST.search(plain) or _OFFICE_FIRST.search(plain)
    if match is None:
        return Heading(text.strip(), "", 0) if re.search(_KIND, plain) else None
    groups = match.groupdict()
    office = f"{groups['office']}{groups.get('rest') or ''}"
    return Heading(text.strip(), _office(office), int(match["year"]))


def _office(text: str) -> str:
    name = re.sub(r"^(?:关于|20\d{2}年?度?)+|(?:关于|的|度)+$|[:：]", "", text).strip("《》-—_")
    return name if 1 < len(name) <= 50 else ""
