"""Word opens it: our files against the OOXML schemas, and through the hands of other programs with nothing lost."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.importing import import_report
from assistant.pipeline import draft_figures, open_figures
from assistant.rendering import DocumentSettings, report_blocks
from assistant.rendering.docx import render_docx
from assistant.report import Report, sign
from tests.made_figures import made_figures
from tests.shared_data import EXAMPLES

LONG_NAME = "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人民政府政务公开与政府信息管理办公室"


def busy_city() -> Figures:
    figures = made_figures(4, busy=60_000)
    return replace(figures, office=replace(figures.office, name=LONG_NAME))


REPORTS: dict[str, Callable[[], Figures]] = {
    "beihai-2020": lambda: open_figures(EXAMPLES / "beihai-2020.yaml").figures,
    "lanxi-2025": lambda: open_figures(EXAMPLES / "lanxi-2025.yaml").figures,
    "busy-city": busy_city,
}
SETTINGS = {
    "plain": DocumentSettings(),
    "turned": DocumentSettings(landscape_tables=True, page_number="center"),
    "unnumbered": DocumentSettings(page_number="none"),
}


def signed_report(name: str) -> Report:
    figures = REPORTS[name]()
    return sign(draft_figures(figures).report, date(figures.year + 1, 1, 20))


def some_findings(report: Report) -> list[Finding]:
    """A comment on words, on a cell, on a heading, on the title."""
    places = [
        {"section": "overview", "start": 2, "end": 9},
        {"cells": ("applications.new.total",)},
        {"section": "other"},
        {},
    ]
    return [Finding(code="NUM401", severity=Severity.ERROR, message="说明", **place) for place in places]  # type: ignore[arg-type]


def faults(content: bytes, path: Path) -> list[str]:
    from openxml_audit import FileFormat, OpenXmlValidator

    path.write_bytes(content)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    return [str(error) for error in result.errors]


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_file_follows_the_schemas_of_office_open_xml(settings: str, tmp_path: Path) -> None:
    report = signed_report("lanxi-2025")
    content = render_docx(report_blocks(report), SETTINGS[settings], some_findings(report))
    assert faults(content, tmp_path / "report.docx") == []


def test_the_validator_sees_an_element_out_of_order(tmp_path: Path) -> None:
    whole = BytesIO(render_docx(report_blocks(signed_report("lanxi-2025"))))
    broken = BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            wrong = b'<w:vAlign w:val="center"/><w:tcW w:w="5" w:type="dxa"/></w:tcPr>'
            part = source.read(name).replace(b'<w:vAlign w:val="center"/></w:tcPr>', wrong, 1)
            target.writestr(name, part)
    assert faults(broken.getvalue(), tmp_path / "broken.docx")


def contents(path: Path) -> tuple[list[tuple[str, str, str]], dict[str, object]]:
    read = import_report(path).report
    cells = {cell: read.figures.cell(cell).value for cell in read.figures.format.cells}
    return [(section.id, section.title, section.text) for section in read.sections], cells


def test_python_docx_saves_it_again_with_nothing_lost(tmp_path: Path) -> None:
    report = signed_report("lanxi-2025")
    first, again = tmp_path / "first.docx", tmp_path / "again.docx"
    first.write_bytes(render_docx(report_blocks(report), findings=some_findings(report)))
    document = Document(str(first))
    document.save(str(again))
    assert contents(again) == contents(first)
    assert [comment.text for comment in Document(str(again)).comments] == [
        comment.text for comment in document.comments
    ]


@pytest.mark.slow
@pytest.mark.parametrize("settings", SETTINGS)
def test_libreoffice_saves_it_again_with_nothing_lost(settings: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (soffice), which is not on this machine")
    saved = tmp_path / "saved"
    saved.mkdir()
    paths = []
    for name in REPORTS:
        report = signed_report(name)
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(render_docx(report_blocks(report), SETTINGS[settings], some_findings(report)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(saved),
        *map(str, paths),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for path in paths:
        again = saved / path.name
        assert contents(again) == contents(path)
        first, second = Document(str(path)), Document(str(again))
        assert sorted(item.text for item in second.comments) == sorted(item.text for item in first.comments)
        assert [section.orientation for section in second.sections] == [
            section.orientation for section in first.sections
        ]


@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_each_wide_table_stands_on_one_page_with_its_heading_and_the_signature_with_text(
    name: str, tmp_path: Path
) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("needs LibreOffice (soffice) and poppler (pdftotext), which are not on this machine")
    path = tmp_path / "report.docx"
    path.write_bytes(render_docx(report_blocks(signed_report(name))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    done = subprocess.run(
        [reader, "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=60
    )
    pages = ["".join(page.split()) for page in done.stdout.decode().split("\f") if page.strip()]
    for title, last_row in (
        ("收到和处理政府信息公开申请情况", "四、结转下年度继续办理"),
        ("行政复议、行政诉讼情况", "尚未"),
    ):
        (page,) = [page for page in pages if f"、{title}" in page or f"公开{title}" in page]
        assert last_row in page
    signature = next(page for page in pages if "年1月20日" in page)
    assert len(signature) > len(signed_report(name).figures.office.name) + len("2026年1月20日—6—")
    assert [f"—{number}—" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
