"""A county of 120 offices, one command to a dashboard; opened as its users open it."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from assistant.figures import Figures
from tests.made_offices import PARENT, County, write_county

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("county")


@pytest.fixture(scope="module")
def county(folder: Path) -> County:
    return write_county(folder / "数据", 120, kinds=("json", "yaml", "json", "json", "xlsx", "json"))


def assistant(*arguments: object, code: int) -> Any:
    command = [sys.executable, "-m", "assistant", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def document(folder: Path, county: County) -> Any:
    return assistant("batch", folder / "数据", "-o", folder / "结果", "--roster", county.roster, code=1)


def test_every_office_is_accounted_for(county: County, document: Any) -> None:
    assert {row["office"] for row in document["offices"]} == set(county.figures)
    assert sorted(row["office"] for row in document["offices"] if row["status"] == "blocked") == sorted(
        county.wrong
    )
    assert {row["status"] for row in document["offices"]} == {"done", "blocked"}
    assert sorted(item["office"] for item in document["missing"]) == sorted(county.missing)
    assert len(county.wrong) == 12 and len(county.missing) == 6
    for row in document["offices"]:
        assert row["claims"] == row["supported"] > 10
        assert all(Path(path).is_file() for path in row["outputs"])


def test_the_list_of_problems_names_every_planted_error(folder: Path, county: County, document: Any) -> None:
    book = load_workbook(folder / "结果" / "总览.xlsx", read_only=True)
    rows = list(book["问题清单"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows if row[1] == "错误"} == set(county.wrong)
    book.close()


def test_the_sum_is_the_generators_in_every_cell_and_a_planted_difference_is_found(
    folder: Path, county: County, document: Any
) -> None:
    target = folder / "汇总.yaml"
    rolled = assistant("rollup", folder / "结果", "-o", target, code=1)
    assert rolled["report"]["office"] == PARENT
    expected = {
        cell: sum(figures.number(cell) or 0 for figures in county.figures.values())
        for cell in some(county).format.cells
    }
    assert {cell: Decimal(text) for cell, text in rolled["figures"].items()} == expected
    assert rolled["missing"] == sorted(county.missing, key=rolled["missing"].index)
    assert set(rolled["missing"]) == set(county.missing) and set(rolled["with_errors"]) == set(county.wrong)
    lost = max(county.figures, key=lambda name: county.figures[name].number("applications.new.total") or 0)
    tree = yaml.safe_load(target.read_text(encoding="utf-8"))
    for cell in tree["figures"]:
        less = expected[cell] - (county.figures[lost].number(cell) or 0)
        tree["figures"][cell] = f"{less:f}"
    (folder / "县政府.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    checked = assistant("rollup", folder / "结果", "--parent", folder / "县政府.yaml", code=1)
    found = [item for item in checked["findings"] if item["code"] == "REC208"]
    assert {item["cells"][0] for item in found} == {
        cell for cell in expected if county.figures[lost].number(cell)
    }
    assert all(f"正好等于{lost}的数，应是漏计了它" in item["message"] for item in found)


def some(county: County) -> Figures:
    return next(iter(county.figures.values()))


def test_the_dashboard_works_from_a_folder_without_a_network(
    folder: Path, county: County, document: Any
) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        browser = engine.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:")) else wrong.append(request.url),
        )
        page.goto((folder / "结果" / "总览.html").as_uri())
        page.wait_for_selector("#offices .tabulator-row")
        assert "显示 114 个" in page.inner_text("#shown")
        page.click("text=有错误，未出文件 >> nth=0")
        page.fill("#search", county.wrong[0])
        page.wait_for_function("document.getElementById('shown').textContent === '显示 1 个'")
        page.click("#offices .tabulator-row")
        assert "REC201" in page.inner_text("#detail")
        page.fill("#search", "")
        page.click("#filters button >> nth=1")
        link = page.get_attribute("#offices .tabulator-row a >> nth=1", "href")
        page.goto((folder / "结果" / "总览.html").as_uri().rpartition("/")[0] + "/" + str(link))
        assert "政府信息公开工作年度报告" in page.inner_text("h1")
        assert wrong == []
        browser.close()
