"""A form on disk that a test can fill in as a clerk would, and damage as the world would."""

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook, load_workbook

from assistant.figures import Figures, Loaded, Office
from assistant.formats import Format, load_format, table_layout
from assistant.forms.places import GUIDE_SHEET, MARK_SHEET, address, position, sheet_names
from assistant.forms.read import read_form
from assistant.forms.write import form_workbook

OFFICE = Office("北海街道办事处", "我办", "subdistrict", "某区人民政府")


def _content(value: Any) -> str:
    """The end of a cell's start tag and what stands in it, as Excel writes them."""
    if value is None:
        return ">"
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v>'
    if isinstance(value, int | float):
        return f"><v>{value!r}</v>"
    if value.startswith("="):
        return f"><f>{value[1:]}</f>"
    if value.startswith("#"):
        return f' t="e"><v>{value}</v>'
    text = escape(value).replace("\\", r"\\")
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is>'


@cache
def _blank(report_format: Format, year: int) -> bytes:
    return form_workbook(report_format, OFFICE, year)


class FormFile:
    """A form on disk."""

    def __init__(
        self, path: Path, report_format: Format, figures: Figures | None = None, year: int = 2025
    ) -> None:
        self.path = path
        self.format = report_format
        path.write_bytes(
            form_workbook(report_format, OFFICE, year, figures) if figures else _blank(report_format, year)
        )

    def edit(self, change: Callable[[Workbook], None]) -> "FormFile":
        """Open, change, save."""
        workbook = load_workbook(self.path)
        change(workbook)
        workbook.save(self.path)
        return self

    def fill(self, sheet: str, entries: dict[str, Any]) -> "FormFile":
        """Type values into printed cells, straight into the XML: ten times as fast as loading and saving."""

        def change(text: str) -> str:
            for coordinate, value in entries.items():
                pattern = rf'<c r="{coordinate}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
                filled = rf'<c r="{coordinate}"\g<1>{_content(value)}</c>'
                text, count = re.subn(pattern, filled.replace("\n", "&#10;"), text, count=1)
                assert count == 1, coordinate
            return text

        return self.rewrite_part(sheet, change)

    def rewrite_part(self, sheet: str, change: Callable[[str], str]) -> "FormFile":
        """Change a sheet's XML."""
        part = f"xl/worksheets/sheet{[*sheet_names(self.format), MARK_SHEET].index(sheet) + 1}.xml"
        with zipfile.ZipFile(self.path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[part] = change(parts[part].decode()).encode()
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return self

    def store_result(self, sheet: str, coordinate: str, xml: str) -> "FormFile":
        """Give a formula the stored result that Excel would have saved; openpyxl writes formulas without one."""

        def change(text: str) -> str:
            pattern = rf'<c r="{coordinate}"( s="\d+")?>(<f>.*?</f>)</c>'
            changed, count = re.subn(pattern, xml, text)
            assert count == 1
            return changed

        return self.rewrite_part(sheet, change)

    def read(self) -> Loaded:
        return read_form(self.path)

    def place(self, cell_id: str) -> tuple[str, str]:
        """Sheet and coordinate of a figure."""
        sheet, _, coordinate = places_of(self.format)[cell_id].partition("!")
        return sheet, coordinate


@cache
def places_of(report_format: Format) -> dict[str, str]:
    """`表三!D7` by cell id."""
    return {
        cell.figure: address(table.name, *position(cell))
        for table in report_format.tables
        for cell in table_layout(table).cells
        if cell.figure
    }


def unmerge(workbook: Workbook, sheet: str) -> None:
    """openpyxl moves cells but not merged areas; Excel moves both, and the reader needs neither."""
    for area in [str(area) for area in workbook[sheet].merged_cells.ranges]:
        workbook[sheet].unmerge_cells(area)


@cache
def guide_rows(report_format: Format) -> dict[str, int]:
    """The row of each label on the first sheet of a blank form."""
    sheet = load_workbook(BytesIO(_blank(report_format, 2025)))[GUIDE_SHEET]
    return {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1)}


def codes(loaded: Loaded) -> list[str]:
    return [finding.code for finding in loaded.findings]


@pytest.fixture(params=["2019", "2021"])
def any_format(request: pytest.FixtureRequest) -> Format:
    return load_format(request.param)


@pytest.fixture
def format_2021() -> Format:
    return load_format("2021")


@pytest.fixture
def form(tmp_path: Path, format_2021: Format) -> FormFile:
    """A blank form of format 2021 for 2025."""
    return FormFile(tmp_path / "form.xlsx", format_2021)
