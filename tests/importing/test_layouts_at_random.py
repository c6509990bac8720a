"""Blanks, slashes and large numbers in every layout: what a layout cannot carry is missed aloud, never misread."""

from pathlib import Path

import pytest

from assistant.figures import Absence
from assistant.importing import import_report

from .invented import random_figures
from .layouts import LAYOUTS, Layout

CARRIED = {"one_cell_a_line", "blanks_between_cells", "tabs_in_utf_16", "without_rules"}
"""Layouts in which a blank cell leaves no trace, so that a row with one cannot be placed."""


def check(tmp_path: Path, layout: Layout, seed: int) -> None:
    figures = random_figures(seed)
    if figures.format.id not in layout.formats:
        return
    path = tmp_path / f"report{layout.suffix}"
    path.write_bytes(layout.build(figures))
    imported = import_report(path)
    read = imported.report.figures
    named = {cell for finding in imported.findings for cell in finding.cells} | set(layout.lost)
    tables = {finding.message[4:6] for finding in imported.findings if finding.code == "IMP702"}
    for cell, value in figures.cells.items():
        found = read.cell(cell).value
        if cell in layout.lost or found == value.value:
            continue
        assert found is Absence.BLANK, f"{cell}: {value.value} read as {found}"
        assert layout.name in CARRIED
        assert cell in named or figures.format.cells[cell].table.name in tables


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_no_number_is_misread(tmp_path: Path, layout: Layout) -> None:
    for seed in range(4 if layout.suffix == ".pdf" else 8):
        check(tmp_path, layout, seed)


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_no_number_is_misread_in_many_reports(tmp_path: Path, layout: Layout) -> None:
    for seed in range(100, 300):
        check(tmp_path, layout, seed)
