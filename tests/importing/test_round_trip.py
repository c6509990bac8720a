"""Import, render, import again: the same figures and words, in every kind of document the program writes."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.figures import Figures
from assistant.forms.write import form_workbook
from assistant.importing import Imported, import_report
from assistant.rendering import render, report_blocks

from .invented import distinct_figures, random_figures, report_of

SUFFIXES = (".html", ".docx", ".md")
EXAMPLES = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written(figures: Figures, path: Path) -> Path:
    if path.suffix == ".xlsx":
        path.write_bytes(form_workbook(figures.format, figures.office, figures.year, figures))
    else:
        path.write_bytes(render(report_blocks(report_of(figures)), path.suffix))
    return path


def assert_same(figures: Figures, imported: Imported) -> None:
    read = imported.report.figures
    assert {cell: read.cell(cell).value for cell in figures.format.cells} == {
        cell: figures.cell(cell).value for cell in figures.format.cells
    }
    assert (read.office.name, read.year, read.format.id) == (
        figures.office.name,
        figures.year,
        figures.format.id,
    )


def assert_same_words(figures: Figures, imported: Imported) -> None:
    expected = [(section.id, section.title, section.text) for section in report_of(figures).sections]
    assert [(section.id, section.title, section.text) for section in imported.report.sections] == expected


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".xlsx"])
@EXAMPLES
@given(seed=st.integers(0, 100_000))
def test_figures_come_back_from_every_document(tmp_path: Path, suffix: str, seed: int) -> None:
    figures = random_figures(seed)
    assert_same(figures, import_report(written(figures, tmp_path / f"report{suffix}")))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("format_id", ["2019", "2021"])
def test_what_was_imported_is_rendered_and_imported_again(
    tmp_path: Path, suffix: str, format_id: str
) -> None:
    figures = distinct_figures(format_id)
    first = import_report(written(figures, tmp_path / f"first{suffix}"))
    again = tmp_path / f"again{suffix}"
    again.write_bytes(render(report_blocks(first.report), suffix))
    second = import_report(again)
    assert_same(figures, second)
    assert_same_words(figures, second)
    assert second.findings == ()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".xlsx"])
def test_many_figures_come_back(tmp_path: Path, suffix: str) -> None:
    for seed in range(300):
        figures = random_figures(seed)
        assert_same(figures, import_report(written(figures, tmp_path / f"report{suffix}")))


@pytest.mark.slow
def test_figures_come_back_from_a_pdf_that_an_office_suite_made_of_our_word_document(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (soffice), which is not on this machine")
    figures = {seed: random_figures(seed) for seed in range(40)}
    files = [str(written(item, tmp_path / f"{seed}.docx")) for seed, item in figures.items()]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for seed, item in figures.items():
        imported = import_report(tmp_path / f"{seed}.pdf")
        assert_same(item, imported)
        assert_same_words(item, imported)


@pytest.mark.slow
def test_figures_come_back_from_a_pdf_that_a_browser_made_of_our_page(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("needs chromium, which is not on this machine")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    ]
    for seed in range(5):
        figures = random_figures(seed)
        page, target = written(figures, tmp_path / f"{seed}.html"), tmp_path / f"{seed}.pdf"
        command = [
            browser,
            *options,
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={target}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert_same(figures, import_report(target))
