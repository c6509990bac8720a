"""Real material beside the checkout: every cell of the published PDFs, the seed, and the blank form."""

import json

import pytest

from assistant.figures import Absence, cell_json
from assistant.importing import import_report
from tests.shared_data import shared

from .conftest import codes, messages


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_cell_of_a_published_pdf_is_read_as_printed(year: int) -> None:
    expected = json.loads(shared("reports", f"hongze-{year}.json").read_text(encoding="utf-8"))
    figures = import_report(shared("reports", f"hongze-{year}.pdf")).report.figures
    assert {cell: cell_json(figures.cell(cell)) for cell in expected["figures"]} == expected["figures"]
    assert (figures.year, figures.format.id) == (year, "2021")
    assert figures.office.name.endswith("洪泽区人民政府")


@pytest.mark.parametrize("year", [2023, 2024])
def test_its_prose_is_whole_and_without_page_furniture(year: int) -> None:
    imported = import_report(shared("reports", f"hongze-{year}.pdf"))
    sections = {section.id: section for section in imported.report.sections}
    assert list(sections) == [
        "preamble",
        "overview",
        "disclosure",
        "applications",
        "disputes",
        "problems",
        "other",
    ]
    paragraphs = [paragraph.text for section in sections.values() for paragraph in section.paragraphs]
    assert all(text.endswith(("。", "：")) for text in paragraphs if len(text) > 20)
    assert not any(text.strip("-— ").isdigit() for text in paragraphs)
    assert not any(" " in text for text in paragraphs)
    assert codes(imported) == ["IMP703"]


def test_a_cell_says_where_it_came_from() -> None:
    cells = import_report(shared("reports", "hongze-2023.pdf")).report.figures.cells
    assert (
        cells["applications.results.denied.state_secret.natural_person"].origin
        == "hongze-2023.pdf 第3页表2第8行第4列"
    )


def test_the_seed() -> None:
    imported = import_report(shared("seed", "beihai-2020.txt"))
    figures = imported.report.figures
    assert (figures.office.name, figures.year, figures.format.id) == ("北海街道办事处", 2020, "2019")
    assert len(figures.cells) == len(figures.format.cells)
    assert str(figures.number("disclosure.procurement.amount")) == "15.281"
    assert [fact.value for fact in figures.facts] == [302, 237]
    assert sorted(codes(imported)) == ["IMP703", "IMP704"]
    assert "社会组织" in messages(imported, "IMP703")[0]


@pytest.mark.parametrize("name", ["clean-2021", "errors-2019"])
def test_the_labelled_reports_are_read_whole(name: str) -> None:
    imported = import_report(shared("labelled", name, "report.txt"))
    assert len(imported.report.figures.cells) == len(imported.report.figures.format.cells)
    assert codes(imported) == []


def test_the_blank_form_is_blank_and_not_zero() -> None:
    imported = import_report(shared("forms", "blank-form-2021.docx"))
    figures = imported.report.figures
    assert len(figures.cells) == len(figures.format.cells)
    assert {cell.value for cell in figures.cells.values()} == {Absence.BLANK}
    assert "空白表样" in messages(imported, "IMP709")[0]
