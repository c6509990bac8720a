"""The web page the public reads: one file, no script, nothing loaded from elsewhere.

The page is built as a tree, so nothing an office typed can become markup.
"""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from assistant.rendering.blocks import Block, Heading, TableBlock, Text, Title
from assistant.rendering.characters import lines, one_line
from assistant.rendering.html_style import STYLE
from assistant.rendering.html_table import html_table
from assistant.rendering.title import title_lines
from assistant.report import Signature


def render_html(blocks: Sequence[Block]) -> bytes:
    """Draw `blocks` as a web page in UTF-8."""
    title = next((one_line(block.text) for block in blocks if isinstance(block, Title)), "")
    main = E.main(*(element for block in blocks for element in _elements(block)))
    page = E.html(_head(title), E.body(main), lang="zh-CN")
    _break_source_lines(page)
    written: bytes = tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written + b"\n"


def _head(title: str) -> HtmlElement:
    return E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="format-detection", content="telephone=no"),  # a telephone would make links of figures
        E.title(title),
        E.style(STYLE),
    )


def _elements(block: Block) -> Iterator[HtmlElement]:
    match block:
        case Title():
            yield E.h1(*(E.span(line) for line in title_lines(block.text)))
        case Heading():
            yield E(f"h{min(block.level, 5) + 1}", one_line(block.text))
        case Text():
            yield from (E.p(line) for line in lines(block.text))
        case TableBlock():
            yield html_table(block)
        case Signature():
            yield from (
                E.p(one_line(text), **{"class": "signature"}) for text in (block.office, block.date) if text
            )


def _break_source_lines(page: HtmlElement) -> None:
    """One source line an element, for people who paste the page into a site's editor."""
    for element in page.iter(
        "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "tr", "div"
    ):
        element.tail = "\n"
