"""A form on disk that a test can fill in as a clerk would, and damage as the world would."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from assistant.figures import Figures, Loaded, Office
from assistant.formats import Format, load_format, table_layout
from assistant.forms import form_workbook, read_form
from assistant.forms.places import address, position

OFFICE = Office("北海街道办事处", "我办", "subdistrict", "某区人民政府")


class FormFile:
    """A form on disk."""

    def __init__(self, path: Path, report_format: Format, figures: Figures | None = None, year: int = 2025) -> None:
        self.path = path
        self.format = report_format
        path.write_bytes(form_workbook(report_format, OFFICE, year, figures))

    def edit(self, change: Callable[[Workbook], None]) -> "FormFile":
        """Open, change, save."""
        workbook = load_workbook(self.path)
        change(workbook)
        workbook.save(self.path)
        return self

    def fill(self, sheet: str, entries: dict[str, Any]) -> "FormFile":
        """Type values into cells."""

        def change(workbook: Workbook) -> None:
            for coordinate, value in entries.items():
                workbook[sheet][coordinate] = value

        return self.edit(change)

    def rewrite_part(self, sheet: str, change: Callable[[str], str]) -> "FormFile":
        """Change a sheet's XML."""
        names = load_workbook(self.path, read_only=True).sheetnames
        part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
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
            pattern = rf'<c r="{coordinate}"( s="\d+")?>(<f>.*?</f>)<v\s*/>(?:</v>)?</c>'
            pattern = pattern.replace(r"<v\s*/>(?:</v>)?", r"(?:<v\s*/>|<v></v>)")
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


def places_of(report_format: Format) -> dict[str, str]:
    """`表三!D7` by cell id."""
    return {
        cell.figure: address(table.name, *position(cell))
        for table in report_format.tables
        for cell in table_layout(table).cells
        if cell.figure
    }


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
