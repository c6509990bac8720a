"""Layouts of published reports, rebuilt after patterns seen on real pages with invented offices and figures.

Each builder takes figures and gives the bytes of a file; docs/importing.md describes them one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.figures import Figures

from . import documents, pages, portable, sheets, texts


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a report is published."""

    name: str
    suffix: str
    build: Callable[[Figures], bytes]
    formats: tuple[str, ...] = ("2019", "2021")
    lost: tuple[str, ...] = ()
    """Cell ids that the layout does not print."""
    has_prose: bool = True
    """Whether the six sections stand in it with their prose."""


_REPEALED = ("disclosure.regulations.repealed", "disclosure.normative_documents.repealed")
_OTHER = tuple(
    f"applications.results.other.{row}.{column}"
    for row in ("uncorrected", "fee_unpaid")
    for column in ("natural_person", "business", "research", "social", "legal_service", "other", "total")
)

LAYOUTS = (
    Layout("page_with_menus", ".html", pages.page_with_menus),
    Layout("tables_cut_in_pieces", ".htm", pages.tables_cut_in_pieces),
    Layout("disputes_as_three_tables", ".html", pages.disputes_as_three_tables),
    Layout("disputes_row_by_row", ".html", pages.disputes_row_by_row),
    Layout("wrong_spans", ".html", pages.wrong_spans),
    Layout("subtotal_column", ".html", pages.subtotal_column),
    Layout("labels_as_offices_write_them", ".html", pages.labels_as_offices_write_them),
    Layout("missing_column", ".html", pages.missing_column, ("2021",), _REPEALED),
    Layout("other_processing_as_one_row", ".html", pages.other_processing_as_one_row, ("2021",), _OTHER),
    Layout("everything_in_one_table", ".html", pages.everything_in_one_table, has_prose=False),
    Layout("one_cell_a_line", ".txt", texts.one_cell_a_line),
    Layout("pipes_behind_cells", ".txt", texts.pipes_behind_cells),
    Layout("blanks_between_cells", ".txt", texts.blanks_between_cells),
    Layout("tabs_in_utf_16", ".txt", texts.tabs_in_utf_16),
    Layout("markdown_with_shifted_numbers", ".md", texts.markdown_with_shifted_numbers),
    Layout("word_under_review", ".docx", documents.word_under_review),
    Layout("word_without_numbers", ".docx", documents.word_without_numbers),
    Layout("sheet_with_whole_report", ".xlsx", sheets.sheet_with_whole_report),
    Layout("three_plain_sheets", ".xlsx", sheets.three_plain_sheets, has_prose=False),
    Layout("ruled_over_pages", ".pdf", portable.ruled_over_pages),
    Layout("without_rules", ".pdf", portable.without_rules),
    Layout("turned_pages", ".pdf", portable.turned_pages),
)
