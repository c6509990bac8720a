"""What the county office opens: the workbook, the dashboard, the summary."""

import asyncio
import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from assistant.batch.outputs import Written, write_outputs
from assistant.batch.roster import read_roster
from assistant.batch.run import Run, run_offices
from assistant.batch.tables import MISSING, OVERVIEW, PROBLEMS
from assistant.runs import Journal
from tests.batch.conftest import Inline
from tests.made_offices import County

HOSTILE = "</script><img src=x onerror=alert(1)>=HYPERLINK(1)"


@pytest.fixture
def written(county: County, run: Run, journal: Journal) -> Written:
    run = replace(run, roster=read_roster(county.roster))
    name = county.wrong[0]
    (path,) = run.inputs[0].rglob(f"{name}2025.*")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("由", HOSTILE + "由", 1), encoding="utf-8")
    (run.inputs[0] / "坏.docx").write_bytes(b"no document")
    (run.inputs[0] / "说明.rtf").write_bytes(b"x")
    finished = asyncio.run(run_offices(run, journal, workers=Inline()))
    return write_outputs(run, finished, journal, lambda _: None)


def test_the_counts_are_what_was_planted(county: County, written: Written) -> None:
    assert written.statuses == {"done": 3, "blocked": 1, "failed": 1, "waiting": 0}
    assert (written.missing, written.offices) == (1, 5)
    assert not written.is_fine


def test_the_workbook_names_office_table_row_and_column_in_chinese(
    county: County, run: Run, written: Written
) -> None:
    book = load_workbook(written.paths[0])
    assert book.sheetnames == ["总览", "问题清单", "缺报", "雷同", "未用的文件"]
    for name, columns in (("总览", OVERVIEW), ("问题清单", PROBLEMS), ("缺报", MISSING)):
        assert [cell.value for cell in book[name][1]] == [title for title, _ in columns]
    problems = [
        dict(zip([title for title, _ in PROBLEMS], row, strict=True))
        for row in book["问题清单"].iter_rows(min_row=2, values_only=True)
    ]
    (problem,) = [item for item in problems if item["代码"] == "REC201"]
    assert (problem["机关"], problem["级别"], problem["表或部分"], problem["行"]) == (
        county.wrong[0],
        "错误",
        "表三",
        "第3行 （一）予以公开",
    )
    assert problem["怎样改正"].startswith("核对这一行的七个数")
    assert int(problem["应为或对照"]) - int(problem["填的是"]) == 1
    assert [row[0] for row in book["缺报"].iter_rows(min_row=2, values_only=True)] == list(county.missing)
    assert [row[0] for row in book["未用的文件"].iter_rows(min_row=2, values_only=True)] == [
        f"{run.inputs[0] / '说明.rtf'} 不是可以读取的文件类型，没有读。"
    ]
    links = [
        cell.hyperlink.target for row in book["总览"].iter_rows(min_row=2) for cell in row if cell.hyperlink
    ]
    assert len(links) == 4
    assert all((run.out / unquote(link)).is_file() for link in links)


def test_the_dashboard_holds_all_it_needs_and_nothing_an_office_wrote_is_markup(written: Written) -> None:
    page = written.paths[1].read_text(encoding="utf-8")
    assert "<img src=x" not in page
    assert not re.findall(r"""(?:src|href)=["']https?:""", page)
    assert "default-src 'none'" in page
    for left in ("/*DATA*/", "/*SCRIPT*/", "/*STYLE*/"):
        assert left not in page
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[0])
    assert len(data["offices"]) == 5
    assert {item["status"] for item in data["offices"]} == {"已完成", "有错误，未出文件", "没有完成"}


def test_the_summary_is_the_same_however_long_it_took(written: Written) -> None:
    document = json.loads(written.paths[2].read_text(encoding="utf-8"))
    assert set(document) == {"year", "counts", "offices", "missing", "alike", "remarks"}
    assert "seconds" not in document["offices"][0]
    assert document["counts"]["statuses"] == written.statuses
