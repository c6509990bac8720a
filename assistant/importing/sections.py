"""Finding the report in a document: its title, and the six sections by their official titles."""

import re
import unicodedata
from dataclasses import dataclass, field

from assistant.formats import Format
from assistant.importing.document import Document, Grid, Line

_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十]+[)）]?[、.．，\s]*")
_TITLE = re.compile(r"(?P<office>.*?)(?P<year>20\d{2})年?度?(?P<rest>.*?)政府信息公开(?:工作)?年度?报告")
_YEAR_FIRST = re.compile(r"(?P<year>20\d{2})年?度?(?P<office>.+?)政府信息公开(?:工作)?年度?报告")


@dataclass(slots=True)
class SectionItems:
    """A section with its heading and what stands under it."""

    id: str
    title: str
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """The report's title line as read; empty and 0 when there is none."""

    text: str
    office: str
    year: int


def normal(text: str) -> str:
    """A label for comparison: one width, no spaces, no punctuation that offices vary."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s,，。;；:：、.“”\"'‘’()（）〔〕]", "", plain)


def find_title(document: Document) -> Heading:
    """The first line that reads as the report's title."""
    for item in document.items:
        if not isinstance(item, Line) or len(item.text) > 80 or "年度报告" not in item.text.replace(" ", ""):
            continue
        text = unicodedata.normalize("NFKC", item.text).replace(" ", "")
        match = _YEAR_FIRST.match(text) or _TITLE.match(text)
        if match:
            groups = match.groupdict()
            office = f"{groups['office']}{groups.get('rest') or ''}".strip("关于的")
            return Heading(item.text.strip(), office, int(match["year"]))
    return Heading("", "", 0)


def split_sections(document: Document, report_format: Format, title: Heading) -> list[SectionItems]:
    """The preamble and the sections in the order of the file; a heading counts once, in the format's order."""
    titles = {
        normal(name): section.id for section in report_format.sections for name in (section.title, *section.aliases)
    }
    order = [section.id for section in report_format.sections]
    sections = [SectionItems("preamble", "")]
    for item in document.items:
        if isinstance(item, Grid):
            sections[-1].grids.append(item)
            continue
        found = titles.get(normal(_NUMBER.sub("", item.text))) if _NUMBER.match(item.text) else None
        reached = order.index(sections[-1].id) if sections[-1].id in order else -1
        if found and order.index(found) > reached:
            sections.append(SectionItems(found, item.text.strip()))
        elif item.text.strip() != title.text:
            sections[-1].lines.append(item)
    return sections
