"""What is written into a form comes back from it: every cell, fact, note and acknowledgement."""

import random
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.figures import (
    Absence,
    Acknowledgement,
    Cell,
    Fact,
    Figures,
    Note,
    Notes,
    Office,
    Part,
    Problem,
    figures_tree,
)
from assistant.formats import CellSpec, Format, load_format
from assistant.forms import places
from assistant.forms.read import read_form
from assistant.forms.write import form_workbook

from .conftest import OFFICE, FormFile, codes, places_of

TOPICS = ("proactive", "on_request", "management", "platform", "supervision")
WORDS = (
    "召开培训会",
    "公开信息302条，其中网站118条",
    "=不是公式",
    "第一行\n第二行",
    "“三安全一稳定”",
    "0",
    "12.50",
)


def random_cell(rng: random.Random, spec: CellSpec) -> Cell:
    kind = rng.choice(("number", "number", "zero", "blank", "n/a", "note", "unreadable"))
    if kind == "blank":
        return Cell(Absence.BLANK)
    if kind == "n/a":
        return Cell(Absence.NOT_APPLICABLE)
    if kind == "unreadable":
        return Cell(Absence.BLANK, note=rng.choice(("约5件", "三件", "5件左右")))
    decimals = rng.choice((0, 1, 2, 4)) if spec.column.kind == "amount" else 0
    number = (
        Decimal(0) if kind == "zero" else Decimal(rng.randint(0, 10 ** rng.randint(1, 16))).scaleb(-decimals)
    )
    number = -number if spec.column.signed and rng.random() < 0.4 else number
    return Cell(number, note="其中修订16件" if kind == "note" else "")


def random_fact(rng: random.Random, index: int) -> Fact:
    value = Decimal(rng.randint(0, 9999)).scaleb(-rng.choice((0, 2)))
    parts = tuple(Part(f"分项{index}-{n}", Decimal(rng.randint(0, 99))) for n in range(rng.choice((0, 0, 3))))
    exhaustive = bool(parts) and rng.random() < 0.5
    label = f"数据{rng.randint(0, 3)}"  # labels may repeat: the hidden id still tells the parts apart
    return Fact(
        f"own-{index}", label, value, rng.choice(("条", "万元")), parts, exhaustive, rng.choice(TOPICS)
    )


def random_figures(seed: int, report_format: Format) -> Figures:
    rng = random.Random(seed)
    cells = {spec.id: random_cell(rng, spec) for spec in report_format.cells.values()}
    declared = tuple(
        Fact(fact.id, fact.label, Decimal(rng.randint(0, 999)).scaleb(-fact.decimals), fact.unit)
        for fact in report_format.facts
        if rng.random() < 0.6
    )
    facts = (*declared, *(random_fact(rng, index) for index in range(rng.randint(0, 50))))
    texts = lambda most: tuple(Note(rng.choice(WORDS)) for _ in range(rng.randint(0, most)))  # noqa: E731
    pairs = lambda: tuple(Problem(note.text, rng.choice(("", *WORDS))) for note in texts(14))  # noqa: E731
    topics = {topic: notes for topic in TOPICS if (notes := texts(9))}
    known = (Acknowledgement("CEL122", "确未发生"),) if rng.random() < 0.5 else ()
    known += (Acknowledgement("REC205", "上年更正", tuple(rng.sample(list(report_format.cells), 3))),)
    office = Office("某镇人民政府", "我镇", rng.choice(("township", "other", "county")), "")
    notes = Notes(topics, pairs(), pairs(), texts(9))
    return Figures(
        report_format, office, rng.randint(2000, 2100), cells, facts, notes, acknowledgements=known
    )


def without_origins(figures: Figures) -> tuple[object, ...]:
    """Everything but where it came from; cells also as exact text, since 0 == 0.00."""
    notes = figures.notes
    return (
        figures_tree(figures),
        {
            cell_id: (str(figures.cell(cell_id).value), figures.cell(cell_id).note)
            for cell_id in figures.format.cells
        },
        [replace(fact, origin="") for fact in figures.facts],
        {topic: [note.text for note in items] for topic, items in notes.topics.items()},
        [
            [(item.text, item.measure) for item in items]
            for items in (notes.problems, notes.previous_problems)
        ],
        [note.text for note in notes.other],
        figures.acknowledgements,
    )


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(5))
def test_figures_come_back_as_they_went(tmp_path: Path, seed: int, format_id: str) -> None:
    report_format = load_format(format_id)
    figures = random_figures(seed, report_format)
    path = tmp_path / "往返.xlsx"
    path.write_bytes(form_workbook(report_format, figures.office, figures.year, figures))
    loaded = read_form(path)
    assert without_origins(loaded.figures) == without_origins(figures)
    assert (loaded.figures.office, loaded.figures.year) == (figures.office, figures.year)
    assert set(codes(loaded)) <= {"CEL101", "CEL104"}


def test_every_cell_holds_its_own_number_and_origin(tmp_path: Path, any_format: Format) -> None:
    form = FormFile(tmp_path / "form.xlsx", any_format)
    expected = {cell_id: index for index, cell_id in enumerate(any_format.cells, 1)}

    def fill(workbook: Workbook) -> None:
        for cell_id, place in places_of(any_format).items():
            sheet, _, coordinate = place.partition("!")
            workbook[sheet][coordinate] = expected[cell_id]

    loaded = form.edit(fill).read()
    assert loaded.findings == ()
    for cell_id, number in expected.items():
        cell = loaded.figures.cell(cell_id)
        assert cell.value == number
        assert cell.origin == f"form.xlsx {places_of(any_format)[cell_id]}"


def test_a_blank_form_reads_as_blank(tmp_path: Path, any_format: Format) -> None:
    loaded = FormFile(tmp_path / "form.xlsx", any_format, year=2019).read()
    assert loaded.findings == ()
    assert {cell.value for cell in loaded.figures.cells.values()} == {Absence.BLANK}
    assert set(loaded.figures.cells) == set(any_format.cells)
    assert (loaded.figures.facts, loaded.figures.notes, loaded.figures.acknowledgements) == ((), Notes(), ())
    assert (loaded.figures.office, loaded.figures.year, loaded.figures.previous) == (OFFICE, 2019, None)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("format_id", ["2019", "2021"])
def test_libreoffice_saves_a_form_that_still_reads_the_same(tmp_path: Path, format_id: str) -> None:
    figures = random_figures(3, load_format(format_id))
    form = FormFile(tmp_path / "form.xlsx", figures.format, figures)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(form.path)]
    subprocess.run(["soffice", "--headless", profile, *target], check=True, capture_output=True, timeout=120)
    saved = read_form(tmp_path / "saved" / "form.xlsx")
    original = form.read()
    assert without_origins(saved.figures) == without_origins(original.figures)
    assert codes(saved) == codes(original)
    assert saved.figures.cell("applications.new.total").origin == f"form.xlsx {places.address('表三', 7, 10)}"
