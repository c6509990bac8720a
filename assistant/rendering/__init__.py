"""A report becomes blocks, blocks become a document; a renderer sees blocks and never figures.

`blocks` decides once what stands where; `docx`, `html` and `markdown` only draw.
"""

from assistant.rendering.blocks import Block, Heading, TableBlock, TableCell, Text, Title, report_blocks
from assistant.rendering.render import SUFFIXES, render

__all__ = [
    "SUFFIXES",
    "Block",
    "Heading",
    "TableBlock",
    "TableCell",
    "Text",
    "Title",
    "render",
    "report_blocks",
]
