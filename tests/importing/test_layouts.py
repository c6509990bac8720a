"""Every layout met in published reports is read exactly: each cell, the title, the sections and their prose."""

from pathlib import Path

import pytest

from assistant.importing import Imported, import_report

from .invented import OFFICE, PROSE, distinct_figures
from .layouts import LAYOUTS, Layout

CASES = [
    pytest.param(layout, name, id=f"{layout.name}-{name}") for layout in LAYOUTS for name in layout.formats
]


def read(tmp_path: Path, layout: Layout, format_id: str) -> Imported:
    path = tmp_path / f"report{layout.suffix}"
    path.write_bytes(layout.build(distinct_figures(format_id)))
    return import_report(path)


@pytest.mark.parametrize(("layout", "format_id"), CASES)
def test_every_cell_is_read_exactly_and_nothing_else(tmp_path: Path, layout: Layout, format_id: str) -> None:
    figures = distinct_figures(format_id)
    imported = read(tmp_path, layout, format_id)
    expected = {cell: value.value for cell, value in figures.cells.items() if cell not in layout.lost}
    assert imported.report.figures.format.id == format_id
    assert {cell: value.value for cell, value in imported.report.figures.cells.items()} == expected


@pytest.mark.parametrize(("layout", "format_id"), CASES)
def test_office_and_year_are_recognised(tmp_path: Path, layout: Layout, format_id: str) -> None:
    figures = read(tmp_path, layout, format_id).report.figures
    assert (figures.office.name, figures.year) == (OFFICE, distinct_figures(format_id).year)


@pytest.mark.parametrize(("layout", "format_id"), [case for case in CASES if case.values[0].has_prose])  # type: ignore[attr-defined]
def test_the_prose_stands_in_its_sections_whole_and_in_order(
    tmp_path: Path, layout: Layout, format_id: str
) -> None:
    report = read(tmp_path, layout, format_id).report
    sections = {section.id: section for section in report.sections}
    assert list(sections) == [
        "preamble",
        "overview",
        "disclosure",
        "applications",
        "disputes",
        "problems",
        "other",
    ]
    for section, paragraphs in PROSE.items():
        kept = [paragraph.text for paragraph in sections[section].paragraphs]
        assert [text for text in kept if text in paragraphs] == list(paragraphs)


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout.lost and "missing" in layout.name])
def test_what_a_layout_leaves_out_is_named_and_not_filled_in(tmp_path: Path, layout: Layout) -> None:
    imported = read(tmp_path, layout, layout.formats[0])
    named = {cell for finding in imported.findings if finding.code == "IMP701" for cell in finding.cells}
    assert named == set(layout.lost)
