"""A report becomes blocks, blocks become a document; a renderer sees blocks and never figures.

`blocks` decides once what stands where; `docx`, `html` and `markdown` only draw. `review` draws the proof beside it:
claims, their evidence and the findings.
"""

from assistant.rendering.blocks import (
    Block,
    Heading,
    Place,
    TableBlock,
    TableCell,
    Text,
    Title,
    report_blocks,
)
from assistant.rendering.render import REVIEW, SUFFIXES, annotate, is_review, render, render_review
from assistant.rendering.settings import PAGE_NUMBERS, DocumentSettings

__all__ = [
    "PAGE_NUMBERS",
    "REVIEW",
    "SUFFIXES",
    "Block",
    "DocumentSettings",
    "Heading",
    "Place",
    "TableBlock",
    "TableCell",
    "Text",
    "Title",
    "annotate",
    "is_review",
    "render",
    "render_review",
    "report_blocks",
]
