"""`assistant check` as a clerk meets it: the listing, dismissals by number, the Excel list, JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.cli.main import main
from tests.shared_data import EXAMPLES

LANXI = str(EXAMPLES / "lanxi-2025.yaml")


def run(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as left:
        return int(left.code or 0)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A drafted report."""
    path = tmp_path_factory.mktemp("drafted") / "report.md"
    assert run("draft", LANXI, "-o", path) == 0
    return path.read_text(encoding="utf-8")


@pytest.fixture
def report(tmp_path: Path, drafted: str, capsys: pytest.CaptureFixture[str]) -> Path:
    """The drafted report with one number changed."""
    path = tmp_path / "report.md"
    assert "行政许可决定1286件" in drafted
    path.write_text(drafted.replace("行政许可决定1286件", "行政许可决定1268件"), encoding="utf-8")
    capsys.readouterr()
    return path


def check(path: Path, *more: object) -> int:
    return run("check", path, "--figures", LANXI, *more)


def document(capsys: pytest.CaptureFixture[str]) -> dict:  # type: ignore[type-arg]
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_the_listing_shows_the_wrong_number_in_its_sentence_with_the_right_one_and_its_cell(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(report) == 1
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert lines[0].startswith("澜溪县自然资源局 2025年　正文的数：相符 ")
    assert "不符 1" in lines[0]
    assert lines[2].startswith("一、总体情况 错误 1")
    assert lines[3].split()[:3] == ["1", "错误", "NUM401"]
    shown = "".join(captured.out.split())
    assert "行政许可决定【1268件】" in shown
    assert "写的是“1268件”，应为“1286件”（表二第3行「行政许可」·本年处理决定数量）" in shown
    assert "assistant explain NUM401" in captured.err
    assert "--dismiss 1 --reason" in captured.err


def test_a_dismissed_error_no_longer_fails_is_shown_and_counted_and_can_be_restored(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(report, "--dismiss", "1", "--reason", "按备案口径", "--by", "王工") == 0
    shown = capsys.readouterr()
    assert "已由人工确认不改（1 条）" in shown.out
    assert "理由：按备案口径（王工" in shown.out
    assert "已确认不改 1" in shown.err
    assert check(report, "--json") == 0
    (finding,) = [finding for finding in document(capsys)["findings"] if finding["severity"] == "error"]
    assert finding["number"] == 1
    assert finding["dismissed"]["reason"] == "按备案口径"
    assert set(finding["dismissed"]) == {"reason", "by", "when"}
    assert check(report, "--restore", "1") == 1
    assert not list(report.parent.glob("*.dismissed.yaml"))


def test_a_dismissal_ends_when_the_sentence_changes(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(report, "--dismiss", "1", "--reason", "按备案口径")
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("1268件", "1269件"), encoding="utf-8")
    capsys.readouterr()
    assert check(report) == 1
    assert "以前确认不改的有 1 条这次没有出现" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--dismiss", "1"), "要写理由"),
        (("--dismiss", "1", "--reason", " "), "要写理由"),
        (("--dismiss", "99", "--reason", "a"), "没有第 99 条"),
        (("--dismiss", "第一条", "--reason", "a"), "写核对结果的序号"),
        (("--dismiss", "，", "--reason", "a"), "写核对结果的序号"),
        (("--restore", "0"), "没有第 0 条"),
        (("--reason", "a"), "要和 --dismiss"),
        (("-o", "list.pdf"), "不能生成 list.pdf"),
    ],
)
def test_wrong_use_is_one_sentence_and_writes_nothing(
    report: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    assert check(report, *options) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert not list(report.parent.glob("*.dismissed.yaml"))


def test_the_excel_list_has_the_same_numbers_as_the_screen(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = report.parent / "list.xlsx"
    assert check(report, "-o", target, "--json") == 1
    found = {finding["number"]: finding["code"] for finding in document(capsys)["findings"]}
    rows = load_workbook(target).active.iter_rows(min_row=3, values_only=True)  # type: ignore[union-attr]
    assert {row[0]: row[2] for row in rows} == found


def test_in_a_pipe_there_are_no_colours_and_no_line_is_wider_than_80(report: Path) -> None:
    environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "check", str(report), "--notes"],
        capture_output=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    from rich.cells import cell_len

    assert max(map(cell_len, done.stdout.splitlines()[1:])) <= 80
    assert not any(line.endswith(" ") for line in done.stdout.splitlines())


def test_a_clean_report_says_so(tmp_path: Path, drafted: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.md"
    path.write_text(drafted, encoding="utf-8")
    assert check(path) == 0
    captured = capsys.readouterr()
    assert "不符 0" in captured.out
    assert "没有发现要改的问题" in captured.err
