"""`new --roster`, `batch`, `rollup` and `worker` as their users meet them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.batch.conftest import Inline
from tests.cli.test_commands import run
from tests.made_offices import PARENT, County, write_county


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    return capsys.readouterr


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """Four offices, one with an error, one missing; the workers are this process."""
    monkeypatch.setattr("assistant.batch.run.Workers", lambda _: Inline())
    monkeypatch.setattr("assistant.batch.rollup.Workers", lambda _: Inline())
    return write_county(tmp_path / "数据", 4, kinds=("json",), wrong=Decimal("0.25"), missing=Decimal("0.25"))


def test_batch_says_what_came_of_it_and_what_to_do_next(county: County, tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    arguments = (
        "batch",
        tmp_path / "数据",
        "-o",
        tmp_path / "结果",
        "--roster",
        county.roster,
        "--kind",
        "md",
    )
    assert run(*arguments, "--json") == 1
    captured = out()
    document = json.loads(captured.out)
    assert (document["year"], len(document["offices"]), len(document["missing"])) == (2025, 3, 1)
    assert {"status", "findings", "model_calls", "seconds", "outputs"} <= set(document["offices"][0])
    assert "已完成 2，有错误没有出文件 1，没有完成 0，缺报 1" in captured.err
    assert "“问题清单”发给各机关" in captured.err
    assert run(*arguments) == 1
    captured = out()
    assert "（其中 3 个原已做好）" in captured.err and captured.out == ""


def test_batch_of_offices_without_errors_is_fine(
    tmp_path: Path, out, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("assistant.batch.run.Workers", lambda _: Inline())
    county = write_county(tmp_path / "数据", 2, kinds=("json",), wrong=Decimal(0), missing=Decimal(0))
    assert (
        run("batch", tmp_path / "数据", "-o", tmp_path / "结果", "--roster", county.roster, "--kind", "md")
        == 0
    )
    assert "assistant rollup" in out().err


ENDPOINT = ("--model", "m", "--base-url", "http://127.0.0.1:9/v1")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["batch", "nothing", "-o", "out"], "找不到 nothing"),
        (["batch", ".", "-o", "out", "--jobs", "0"], "--jobs 应为 1 以上"),
        (["batch", ".", "-o", "out", "--kind", "pdf"], "--kind 不能是“pdf”"),
        (["batch", ".", "-o", "out", "--roster", "nothing.csv"], "找不到名单"),
        (["batch", ".", "-o", "out", "--cluster", "mysql://x"], "postgresql://"),
        (["batch", ".", "-o", "out", "--bulk"], "--bulk 要和 --model 一起用"),
        (["batch", ".", "-o", "out", "--bulk", *ENDPOINT, "--poll", "0"], "--poll 应为大于 0"),
        (["batch", ".", "-o", "out", "--bulk", *ENDPOINT, "--no-cache"], "不能和 --no-cache 一起用"),
        (["batch", ".", "-o", "out", "--bulk", *ENDPOINT, "--cluster"], "--bulk 和 --cluster 不能一起用"),
        (["rollup", "nothing"], "找不到 nothing"),
        (["rollup", ".", "-o", "a.pdf"], "不能生成 a.pdf"),
        (["worker"], "ASSISTANT_CLUSTER"),
        (["worker", "--cluster", "postgresql://x/y", "--concurrency", "0"], "--concurrency 应为 1 以上"),
        (["new", "--year", "2025", "-o", "a.xlsx"], "要写其中一个参数"),
        (["new", "--roster", "a.csv", "--office", "甲", "--year", "2025", "-o", "a"], "不能一起用"),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str], words: str, tmp_path: Path, out, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("x")
    monkeypatch.delenv("ASSISTANT_CLUSTER", raising=False)
    assert run(*arguments) == 2
    captured = out()
    assert words in captured.err
    assert "Traceback" not in captured.err and captured.out == ""


def test_new_writes_a_form_for_every_office_of_a_roster_or_one_collective_form(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    roster = tmp_path / "名单.csv"
    roster.write_text(f"机关名称,上级机关\n青湾镇人民政府,{PARENT}\n水利局,{PARENT}\n", encoding="utf-8")
    assert run("new", "--roster", roster, "--year", 2025, "-o", tmp_path / "表") == 0
    names = ["水利局2025年填报表.xlsx", "青湾镇人民政府2025年填报表.xlsx"]
    assert sorted(path.name for path in (tmp_path / "表").iterdir()) == names
    assert run("new", "--roster", roster, "--year", 2025, "-o", tmp_path / "表") == 2
    assert "已经存在" in out().err
    assert run("new", "--roster", roster, "--year", 2025, "-o", tmp_path / "汇总表.xlsx") == 0
    sheet = load_workbook(tmp_path / "汇总表.xlsx").worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=7)] == ["青湾镇人民政府", "水利局"]
    assert run("new", "--roster", roster, "--year", 2025, "-o", tmp_path / "表.yaml") == 2
    assert run("new", "--roster", roster, "--year", 2025, "--kind", "department", "-o", tmp_path / "乙") == 2


def test_rollup_adds_up_what_a_batch_was_made_of_and_drafts_only_a_whole_sum(
    county: County, tmp_path: Path, out
) -> None:  # type: ignore[no-untyped-def]
    run("batch", tmp_path / "数据", "-o", tmp_path / "结果", "--roster", county.roster, "--kind", "md")
    out()
    target, report = tmp_path / "汇总.yaml", tmp_path / "汇总.md"
    assert run("rollup", tmp_path / "结果", "-o", target, "-o", report, "--json") == 1
    captured = out()
    document = json.loads(captured.out)
    assert document["partial"] and document["missing"] == list(county.missing)
    assert "不完整的汇总" in captured.err and f"没有写出 {report}" in captured.err
    assert target.is_file() and (tmp_path / "汇总.明细.xlsx").is_file() and not report.exists()
    assert run("rollup", tmp_path / "结果", "-o", report, "--allow") == 1
    assert PARENT in report.read_text(encoding="utf-8")
    assert run("rollup", tmp_path / "数据", "--parent", target) == 1
    assert "每一格都等于各机关之和" in out().err
