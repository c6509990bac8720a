"""The pages of a Word document: size, margins, page numbers, and wide tables turned on their side."""

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from lxml.etree import _Element

from assistant.rendering.blocks import Block, Heading, TableBlock, Text
from assistant.rendering.docx_table import is_wide
from assistant.rendering.settings import DocumentSettings
from assistant.rendering.wordml import run, value, word

_TEXT_HEIGHT = 12756
"""225 mm in twentieths of a point: what A4 leaves between the margins of 37 and 35 mm."""


def turned(blocks: Sequence[Block]) -> set[int]:
    """The places in `blocks` that stand on turned pages: each wide table with its heading and introduction."""
    found = set()
    for number, block in enumerate(blocks):
        if isinstance(block, TableBlock) and is_wide(block):
            first = number
            while first and isinstance(blocks[first - 1], Text):
                first -= 1
            if first and isinstance(blocks[first - 1], Heading):
                first -= 1
            found |= set(range(first, number + 1))
    return found


def set_pages(
    document: WordDocument,
    settings: DocumentSettings,
    line_pitch: int,
    last_of_block: Sequence[_Element | None],
    landscape: set[int],
) -> None:
    """Set the page, and end a section wherever the pages turn; `last_of_block` are the paragraphs that can end one."""
    section = document.sections[0]
    _set_upright(section, line_pitch)
    _number_pages(section, settings.page_number)
    upright = section._sectPr
    for number, element in enumerate(last_of_block[:-1]):
        if element is not None and (number in landscape) != (number + 1 in landscape):
            properties = deepcopy(upright)
            if number in landscape:
                _turn(properties)
            next(element.iterchildren(qn("w:pPr"))).append(properties)
    if len(last_of_block) - 1 in landscape:
        _turn(upright)


def _set_upright(section: Section, line_pitch: int) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    section.gutter = Mm(0)
    _set_grid(section, line_pitch)


def _turn(properties: _Element) -> None:
    """Turn the page with its margins: what was at the top is at the left."""
    section = Section(properties, None)  # type: ignore[arg-type]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(37), Mm(35)
    section.footer_distance = Mm(16)


def _set_grid(section: Section, line_pitch: int) -> None:
    """As many lines a page as fit; 28 characters a line are left to the styles.

    A character grid would say it too, but LibreOffice then doubles the space between characters.
    """
    properties = section._sectPr
    for name in ("w:cols", "w:docGrid"):
        for old in properties.xpath(name):
            properties.remove(old)
    pitch = _TEXT_HEIGHT // (_TEXT_HEIGHT // line_pitch)
    properties.append(word("docGrid", type="lines", linePitch=pitch))


def _number_pages(section: Section, place: str) -> None:
    if place == "none":
        return
    for footer, outer in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        (old,) = footer.paragraphs
        old._p.getparent().replace(old._p, _page_number(outer if place == "outer" else "center"))


def _page_number(side: str) -> _Element:
    """「— 1 —」 in the middle, or one character in from the outer edge."""
    field = word("fldSimple", run("1"), instr=" PAGE ")
    properties = word("pPr", value("pStyle", "Footer"))
    if side != "center":
        indent: dict[str, str | int] = {f"{side}Chars": 100, side: 280}
        properties.append(word("ind", **indent))
    properties.append(value("jc", side))
    return word("p", properties, run("— "), field, run(" —"))
