"""Packed and unpacked is the same, origins included; equal figures are equal text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.figures import Absence, Acknowledgement, Cell, Prose, load_figures
from assistant.figures.packing import pack, unpack
from tests.made_figures import made_figures
from tests.shared_data import EXAMPLES


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_a_loaded_file_comes_back_with_every_origin(path: Path) -> None:
    figures = load_figures(path).figures
    assert unpack(json.loads(json.dumps(pack(figures)))) == figures


@pytest.mark.parametrize("format_id", ["2019", "2021"])
def test_everything_figures_can_hold_comes_back(format_id: str) -> None:
    figures = replace(
        made_figures(4, format_id),
        acknowledgements=(Acknowledgement("REC205", "机构合并", ("applications.carried_in.total",)),),
        prose=(Prose("overview", "一、总体情况", "一段\n二段"),),
        source="a.yaml",
    )
    cells = {
        "applications.new.total": Cell(Absence.BLANK, "a!B2", "约5件"),
        "disclosure.regulations.issued": Cell(Absence.NOT_APPLICABLE),
    }
    figures = replace(
        figures,
        cells={
            **figures.cells,
            **{cell: value for cell, value in cells.items() if cell in figures.format.cells},
        },
    )
    packed = json.dumps(pack(figures), sort_keys=True)
    assert unpack(json.loads(packed)) == figures
    assert json.dumps(pack(unpack(json.loads(packed))), sort_keys=True) == packed
