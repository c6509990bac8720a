"""What a report IS: its sections, tables, cells, labels and identities, loaded from schemas/formats.

A new report format is a new file there, not new code. `load_format("2021")` gives the frozen object everything else
works from; `layout` lays a table out as the official form prints it; `arithmetic` evaluates expressions over cell ids.
"""

from assistant.formats.arithmetic import Expression, parse_expression
from assistant.formats.layout import Layout, LayoutCell, table_layout
from assistant.formats.loader import available_formats, format_for_year, load_format
from assistant.formats.model import CellSpec, Format, Identity, Plausibility, Section, Table

__all__ = [
    "CellSpec",
    "Expression",
    "Format",
    "Identity",
    "Layout",
    "LayoutCell",
    "Plausibility",
    "Section",
    "Table",
    "available_formats",
    "format_for_year",
    "load_format",
    "parse_expression",
    "table_layout",
]
