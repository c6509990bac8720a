"""Word: an official document after GB/T 9704-2012, as far as a report needs it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from docx.document import Document as WordDocument
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from assistant.rendering.blocks import Block, Heading, TableBlock, Text, Title
from assistant.rendering.characters import lines, one_line
from assistant.rendering.docx_package import document_bytes, new_document
from assistant.rendering.docx_table import word_table
from assistant.rendering.title import title_lines
from assistant.rendering.wordml import paragraph, run, value, word


def render_docx(blocks: Sequence[Block]) -> bytes:
    """Draw `blocks` as a Word document; equal blocks give equal bytes."""
    title = next((one_line(block.text) for block in blocks if isinstance(block, Title)), "")
    document = new_document(title)
    _set_page(document)
    end = document.element.body[-1]
    for block, following in pairwise((*blocks, None)):
        for element in _elements(block) if block else ():
            if isinstance(block, Text) and isinstance(following, TableBlock):
                Paragraph(cast(CT_P, element), document).paragraph_format.keep_with_next = True
            end.addprevious(element)
    return document_bytes(document)


def _elements(block: Block) -> list[_Element]:
    match block:
        case Title():
            return [paragraph("Title", run(*title_lines(block.text)))]
        case Heading():
            return [paragraph(f"Heading{min(block.level, 2)}", run(one_line(block.text)))]
        case Text():
            return [paragraph("BodyText", run(line)) for line in lines(block.text)]
        case TableBlock():
            return [word_table(block), paragraph("AfterTable")]


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    section.gutter = Mm(0)
    _set_grid(section)
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        (old,) = footer.paragraphs
        old._p.getparent().replace(old._p, _page_number(side))


def _set_grid(section: Section) -> None:
    """22 lines a page; 28 characters a line are left to the styles.

    A character grid would say it too, but LibreOffice then doubles the space between characters.
    """
    properties = section._sectPr
    for name in ("w:cols", "w:docGrid"):
        for old in properties.xpath(name):
            properties.remove(old)
    properties.append(word("docGrid", type="lines", linePitch=579))


def _page_number(side: str) -> _Element:
    """「— 1 —」 at the outer edge, one character in."""
    field = word("fldSimple", run("1"), instr=" PAGE ")
    indent: dict[str, str | int] = {f"{side}Chars": 100, side: 280}
    properties = word("pPr", value("pStyle", "Footer"), word("ind", **indent), value("jc", side))
    return word("p", properties, run("— "), field, run(" —"))
