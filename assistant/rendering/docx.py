"""Word: an official document after GB/T 9704-2012, as far as a report needs it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from assistant.findings import Finding
from assistant.rendering.blocks import Block, Heading, TableBlock, Text, Title
from assistant.rendering.characters import cut_lines, one_line
from assistant.rendering.docx_comments import Anchors, add_comments
from assistant.rendering.docx_package import document_bytes, new_document
from assistant.rendering.docx_page import set_pages, turned
from assistant.rendering.docx_signature import signature_lines
from assistant.rendering.docx_table import word_table
from assistant.rendering.settings import DocumentSettings
from assistant.rendering.title import title_lines
from assistant.rendering.wordml import paragraph, run
from assistant.report import Signature


def render_docx(
    blocks: Sequence[Block], settings: DocumentSettings | None = None, findings: Sequence[Finding] = ()
) -> bytes:
    """Draw `blocks` as a Word document, each finding a review comment on its words; equal input gives equal bytes."""
    settings = settings or DocumentSettings()
    title = next((one_line(block.text) for block in blocks if isinstance(block, Title)), "")
    author = next((one_line(block.office) for block in blocks if isinstance(block, Signature)), "")
    pitch = round(settings.line_pitch * 20)
    document = new_document(title, author, pitch)
    anchors = Anchors(findings)
    landscape = turned(blocks) if settings.landscape_tables else set()
    end = document.element.body[-1]
    last_of_block: list[_Element | None] = []
    for number, (block, following) in enumerate(pairwise((*blocks, None))):
        elements = _elements(block, anchors, is_turned=number in landscape) if block else []
        for element in elements:
            if isinstance(block, Text) and isinstance(following, TableBlock | Signature):
                Paragraph(cast(CT_P, element), document).paragraph_format.keep_with_next = True
            end.addprevious(element)
        last_of_block.append(elements[-1] if elements else None)
    set_pages(document, settings, pitch, last_of_block, landscape)
    add_comments(document, anchors)
    return document_bytes(document)


def _elements(block: Block, anchors: Anchors, *, is_turned: bool) -> list[_Element]:
    match block:
        case Title():
            runs = [run(*title_lines(block.text))]
            anchors.fallback = runs[0]
            return [paragraph("Title", *runs)]
        case Heading() | Text():
            return _lines(block, anchors)
        case TableBlock():
            table = word_table(block, is_turned=is_turned)
            anchors.add_table(block, table)
            return [table, paragraph("AfterTable")]
        case Signature():
            return signature_lines(block)


def _lines(block: Heading | Text, anchors: Anchors) -> list[_Element]:
    """The paragraphs of a text, each cut into runs where a comment begins or ends."""
    style = f"Heading{min(block.level, 2)}" if isinstance(block, Heading) else "BodyText"
    start = block.place.start if block.place else None
    if block.place is None or start is None:
        runs = [run(one_line(block.text))]
        if block.place:
            anchors.titles[block.place.section] = runs[0]
        return [paragraph(style, *runs)]
    section = block.place.section
    paragraphs = []
    for line in cut_lines(block.text, start, anchors.cuts(section)):
        runs = [run(piece.text) for piece in line]
        anchors.add_pieces(section, line, runs)
        paragraphs.append(paragraph(style, *runs))
    return paragraphs
