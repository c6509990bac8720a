"""From files to the parent: the generator's own sums, and nobody left out in silence."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.batch.rollup import Request, RolledUp, contributions_workbook, roll_up
from assistant.batch.roster import read_roster
from assistant.errors import InputError, UsageError
from assistant.runs import Journal
from tests.batch.conftest import Inline
from tests.made_offices import PARENT, County


def rolled(tmp_path: Path, county: County, **details: Any) -> RolledUp:
    request = Request((tmp_path / "数据",), leave_out=(county.roster,), **details)
    with Journal(tmp_path / "journal.sqlite") as journal:
        return asyncio.run(roll_up(request, journal, workers=Inline()))


def test_every_cell_is_the_generators_own_sum(tmp_path: Path, county: County) -> None:
    found = rolled(tmp_path, county, roster=read_roster(county.roster))
    assert (found.figures.office.name, found.figures.office.kind, found.figures.year) == (
        PARENT,
        "county",
        2025,
    )
    for cell in found.figures.format.cells:
        assert found.figures.number(cell) == sum(
            figures.number(cell) or 0 for figures in county.figures.values()
        ), cell
    assert found.sum.missing == county.missing
    assert tuple(found.sum.with_errors) == county.wrong
    assert found.sum.is_partial


def test_the_workbook_has_a_column_for_every_office_that_adds_up(tmp_path: Path, county: County) -> None:
    book = load_workbook(BytesIO(contributions_workbook(rolled(tmp_path, county))))
    sheet = book["表三"]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert set(heads[2:]) == set(county.figures)
    assert len(rows) == 175
    for _, total, *numbers in rows:
        assert total == sum(numbers)


def test_an_office_of_another_parent_and_the_parents_own_report_are_told_and_left_out(
    tmp_path: Path, county: County
) -> None:
    name = next(iter(county.figures))
    (path,) = (tmp_path / "数据" / "2025").rglob(f"{name}2025.*")
    path.write_text(path.read_text(encoding="utf-8").replace(PARENT, "别的县人民政府"), encoding="utf-8")
    found = rolled(tmp_path, county, office=PARENT)
    assert name not in found.sum.offices
    assert any("上级机关是 别的县人民政府" in remark for remark in found.remarks)
    with pytest.raises(UsageError, match="--office"):
        rolled(tmp_path, county)
    with pytest.raises(InputError, match="没有一个机关的上级是"):
        rolled(tmp_path, county, office="第三县人民政府")


def test_two_files_for_one_office_are_never_both_added(tmp_path: Path, county: County) -> None:
    name = next(iter(county.figures))
    (path,) = (tmp_path / "数据" / "2025").rglob(f"{name}2025.*")
    (path.parent / f"再次{path.name}").write_bytes(path.read_bytes())
    with pytest.raises(InputError, match="有 2 份"):
        rolled(tmp_path, county)
