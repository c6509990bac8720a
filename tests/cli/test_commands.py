"""The command line as its users meet it: results on stdout, messages on stderr, exit codes, Chinese, no traceback."""

import json
from pathlib import Path

import pytest

from assistant.cli.main import COMMANDS, main
from tests.shared_data import EXAMPLES

LANXI = str(EXAMPLES / "lanxi-2025.yaml")


def run(*arguments: object) -> int:
    """Run a command; argparse leaves by SystemExit, which is its exit code."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as left:
        return int(left.code or 0)


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    return capsys.readouterr


def test_help_lists_every_command(out) -> None:  # type: ignore[no-untyped-def]
    assert run("--help") == 0
    text = out().out
    assert all(name in text and words in text for name, words in COMMANDS.items())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_chinese_and_takes_json(command: str, out) -> None:  # type: ignore[no-untyped-def]
    assert run(command, "--help") == 0
    text = out().out
    assert text.startswith("用法：assistant")
    assert "--json" in text
    for english in ("usage:", "options:", "positional arguments", "show this help"):
        assert english not in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["drft"], "没有“drft”这个命令"),
        (["draft"], "缺少必需的参数：数据"),
        (["draft", "x.yaml", "--modle", "a"], "不认识的参数"),
        (["new", "--office", "甲", "--year", "去年", "-o", "a.xlsx"], "应为整数"),
        (["new", "--office", "甲", "--year", "2025", "--kind", "局", "-o", "a.xlsx"], "可选"),
        (["new", "--office", " ", "--year", "2025", "-o", "a.xlsx"], "机关名称不能为空"),
        (["new", "--office", "甲", "--year", "2025", "-o", "a.pdf"], "不能生成“.pdf”"),
        (["validate", "nothing.yaml"], "找不到文件 nothing.yaml"),
        (["draft", LANXI, "-o", "a.pdf"], "不能生成 a.pdf"),
        (["draft", LANXI, "-o", "a.docx", "-o", "a.docx"], "写了两次"),
        (["draft", LANXI, "-o", "a.docx", "--date", "明天"], "2026-01-20"),
        (["draft", LANXI, "-o", "a.docx", "--date", "2026-02-30"], "2026-01-20"),
        (["draft", LANXI, "-o", "a.docx", "--date", "2025-01-20"], "早于统计年度结束"),
        (["draft", LANXI, "-o", "a.docx", "--page-number", "top"], "outer"),
        (["draft", LANXI, "-o", "a.docx", "--line-pitch", "二十八"], "28.8"),
        (["draft", LANXI, "-o", "a.docx", "--line-pitch", "280"], "20 到 40 磅"),
        (["check", LANXI, "-o", "a.md"], "不能生成 a.md"),
        (["draft", LANXI, "--model", "qwen"], "qwen"),
        (["check", "nothing.docx"], "找不到文件"),
        (["explain", "REC999"], "REC"),
    ],
)
def test_wrong_usage_is_one_sentence_with_exit_code_2(arguments: list[str], words: str, out) -> None:  # type: ignore[no-untyped-def]
    assert run(*arguments) == 2
    captured = out()
    assert words in captured.err
    assert captured.out == ""
    assert "Traceback" not in captured.err


def test_new_writes_a_form_that_is_read_back_blank_and_never_overwrites(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    for name in ("form.xlsx", "form.yaml", "form.json"):
        target = tmp_path / name
        assert run("new", "--office", "青湾镇人民政府", "--year", 2025, "-o", target) == 0
        assert f"assistant validate {target}" in out().err
        assert run("validate", target, "--json") == 1
        document = json.loads(out().out)
        assert document["report"] == {"office": "青湾镇人民政府", "year": 2025, "format": "2021"}
        assert set(document["figures"].values()) == {None}
        before = target.read_bytes()
        assert run("new", "--office", "别的镇", "--year", 2025, "-o", target) == 2
        assert target.read_bytes() == before


def test_validate_passes_good_figures_and_fails_bad_ones(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    assert run("validate", LANXI) == 0
    assert "下一步：assistant draft" in out().err
    bad = tmp_path / "bad.yaml"
    text = Path(LANXI).read_text(encoding="utf-8").replace("previous: lanxi-2024.yaml", "")
    bad.write_text(
        text.replace("applications.new: {natural_person: 68", "applications.new: {natural_person: 69"),
        encoding="utf-8",
    )
    assert run("validate", bad, "--json") == 1
    captured = out()
    codes = {finding["code"] for finding in json.loads(captured.out)["findings"]}
    assert {"REC201", "REC203"} <= codes


def test_validate_takes_last_year_from_another_file(out) -> None:  # type: ignore[no-untyped-def]
    assert run("validate", LANXI, "--previous", LANXI, "--json") == 1
    assert "PLA304" in {finding["code"] for finding in json.loads(out().out)["findings"]}


def test_draft_writes_all_kinds_and_check_finds_them_in_order(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    targets = [tmp_path / f"report.{kind}" for kind in ("docx", "html", "md")]
    outputs = [part for target in targets for part in ("-o", target)]
    assert run("draft", LANXI, *outputs, "--json") == 0
    document = json.loads(out().out)
    assert document["outputs"] == [str(target) for target in targets]
    assert {claim["verdict"] for claim in document["claims"]} == {"supported", "not_a_figure"}
    assert {
        paragraph["drafter"] for section in document["sections"] for paragraph in section["paragraphs"]
    } == {"template"}
    for target in targets:
        assert run("check", target, "--figures", LANXI, "--json") == 0, target
        found = json.loads(out().out)
        assert [finding for finding in found["findings"] if finding["severity"] == "error"] == []
        assert found["figures"] == document["figures"]
        assert {section["id"] for section in found["sections"]} == {
            section["id"] for section in document["sections"]
        }


def test_a_wrong_number_or_cell_in_a_drafted_report_fails_the_check_and_is_named(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    report = tmp_path / "report.md"
    run("draft", LANXI, "-o", report)
    text = report.read_text(encoding="utf-8")
    out()
    report.write_text(text.replace("行政许可决定1286件", "行政许可决定1268件"), encoding="utf-8")
    assert run("check", report, "--figures", LANXI) == 1
    shown = "".join(out().out.split())
    assert "“1268件”，应为“1286件”（表二第3行「行政许可」·本年处理决定数量）" in shown
    report.write_text(text.replace("| 1286 |", "| 1268 |"), encoding="utf-8")
    assert run("check", report, "--figures", LANXI) == 1
    assert "表二第3行「行政许可」·本年处理决定数量：报告中是1268，数据文件中是1286" in "".join(
        out().out.split()
    )


def test_draft_writes_nothing_while_an_error_stands_unless_allowed(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    bad, report = tmp_path / "bad.yaml", tmp_path / "report.md"
    text = Path(LANXI).read_text(encoding="utf-8").replace("previous: lanxi-2024.yaml", "")
    bad.write_text(text.replace("参训86人次", "参训86人次，收到政府信息公开申请90件"), encoding="utf-8")
    assert run("draft", bad, "-o", report) == 1
    assert not report.exists()
    assert "没有写出报告" in out().err
    assert run("draft", bad, "-o", report, "--allow") == 1
    assert "90件【待核实】" in report.read_text(encoding="utf-8")


def test_draft_writes_everything_as_json_and_as_a_review_page(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    everything, review = tmp_path / "all.json", tmp_path / "all.review.html"
    assert run("draft", LANXI, "-o", everything, "-o", review, "--json") == 0
    captured = out()
    assert everything.read_text(encoding="utf-8") == captured.out
    assert "核对页" in review.read_text(encoding="utf-8")
    assert "下一步" not in captured.err


def test_the_proofs_are_written_while_an_error_stands_and_the_report_is_not(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    bad, report, review = tmp_path / "bad.yaml", tmp_path / "report.docx", tmp_path / "report.review.html"
    text = Path(LANXI).read_text(encoding="utf-8").replace("previous: lanxi-2024.yaml", "")
    bad.write_text(text.replace("参训86人次", "参训86人次，收到政府信息公开申请90件"), encoding="utf-8")
    assert run("draft", bad, "-o", report, "-o", review) == 1
    assert not report.exists()
    assert "改正前不能发布" in review.read_text(encoding="utf-8")
    assert "没有写出报告" in out().err


def test_a_report_is_signed_with_its_date_and_says_how_to_give_one(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    report = tmp_path / "report.md"
    run("draft", LANXI, "-o", report)
    assert report.read_text(encoding="utf-8").endswith("\n\n澜溪县自然资源局\n")
    assert "--date" in out().err
    for written in ("2026-1-20", "2026年1月20日", "2026.01.20"):
        run("draft", LANXI, "-o", report, "--date", written)
        assert report.read_text(encoding="utf-8").endswith("\n\n澜溪县自然资源局\n\n2026年1月20日\n")
        assert "--date" not in out().err


@pytest.mark.parametrize("kind", ["docx", "html", "md"])
def test_what_was_drafted_is_read_back_word_for_word(kind: str, tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    report = tmp_path / f"report.{kind}"
    run("draft", LANXI, "-o", report, "--date", "2026-01-20", "--comments", "--json")
    drafted = json.loads(out().out)
    run("import", report, "--json")
    read = json.loads(out().out)
    words = [
        [(section["id"], section["title"], section["text"]) for section in item["sections"]]
        for item in (drafted, read)
    ]
    assert words[0] == words[1]
    assert drafted["figures"] == read["figures"]


def test_comments_stand_beside_the_marks_of_an_allowed_export(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    from docx import Document

    bad, report = tmp_path / "bad.yaml", tmp_path / "report.docx"
    text = Path(LANXI).read_text(encoding="utf-8").replace("previous: lanxi-2024.yaml", "")
    added = "参训86人次，收到政府信息公开申请90件，发布政策解读91篇"
    bad.write_text(text.replace("参训86人次", added), encoding="utf-8")
    assert run("draft", bad, "-o", report, "--allow", "--comments", "--json") == 1
    findings = json.loads(out().out)["findings"]
    document = Document(str(report))
    assert sorted(comment.text.partition("】")[2] for comment in document.comments) == sorted(
        item["message"] for item in findings
    )
    runs = [item.text for paragraph in document.paragraphs for item in paragraph.runs]
    assert "90件" in runs and any(item.startswith("【待核实】") for item in runs)


def test_check_writes_the_review_page_the_comments_and_json_but_never_over_the_report(
    tmp_path: Path, out
) -> None:  # type: ignore[no-untyped-def]
    from docx import Document

    report = tmp_path / "report.md"
    run("draft", LANXI, "-o", report)
    report.write_text(
        report.read_text(encoding="utf-8").replace("决定1286件", "决定1268件"), encoding="utf-8"
    )
    targets = [tmp_path / f"checked.{kind}" for kind in ("html", "docx", "json")]
    out()
    assert (
        run(
            "check",
            report,
            "--figures",
            LANXI,
            *[part for target in targets for part in ("-o", target)],
            "--json",
        )
        == 1
    )
    printed = out().out
    page, document, everything = targets
    assert "1268件" in page.read_text(encoding="utf-8") and "应为 1286件" in page.read_text(encoding="utf-8")
    (comment,) = Document(str(document)).comments
    assert "应为“1286件”" in comment.text
    assert everything.read_text(encoding="utf-8") == printed
    before = report.read_bytes()
    copy = tmp_path / "copy.html"
    run("draft", LANXI, "-o", copy)
    out()
    assert run("check", copy, "-o", copy) == 2
    assert "不能被结果覆盖" in out().err
    assert report.read_bytes() == before


def test_check_adds_its_comments_to_a_copy_of_the_word_file_it_was_given(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    from docx import Document

    report, commented = tmp_path / "report.docx", tmp_path / "commented.docx"
    run("draft", LANXI, "-o", report, "--date", "2026-01-20")
    document = Document(str(report))
    wrong = next(paragraph for paragraph in document.paragraphs if "决定1286件" in paragraph.text)
    wrong.runs[0].text = wrong.text.replace("决定1286件", "决定1268件")
    wrong.runs[0].italic = True
    document.save(str(report))
    before = report.read_bytes()
    assert run("check", report, "--figures", LANXI, "-o", commented, "--comments") == 1
    again = Document(str(commented))
    (comment,) = again.comments
    assert "应为“1286件”" in comment.text
    assert any(
        item.italic and item.text == "1268件" for paragraph in again.paragraphs for item in paragraph.runs
    )
    assert report.read_bytes() == before


def test_draft_without_output_shows_the_report(out) -> None:  # type: ignore[no-untyped-def]
    assert run("draft", LANXI) == 0
    assert "# 澜溪县自然资源局2025年政府信息公开工作年度报告" in out().out


def test_import_reads_a_report_into_a_figures_file_and_keeps_an_existing_one(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    report, figures = tmp_path / "report.md", tmp_path / "figures.yaml"
    run("draft", LANXI, "-o", report)
    assert run("import", report, "-o", figures) == 0
    assert "  # report.md 第" in figures.read_text(encoding="utf-8")
    assert run("import", report, "-o", figures) == 2
    assert run("validate", figures) == 0
    out()
    assert run("import", report, "--json") == 0
    document = json.loads(out().out)
    assert document["origins"]["applications.new.total"].startswith("report.md 第")
    assert document["figures"]["disclosure.fees.amount"] == "215.6"


def test_explain_knows_every_rule_by_its_code_in_any_case(out) -> None:  # type: ignore[no-untyped-def]
    assert run("explain", "rec203") == 0
    assert "第一项加第二项之和" in out().out
    assert run("explain", "--json") == 0
    assert len(json.loads(out().out)["rules"]) > 40


def test_the_contract_of_a_claim_and_a_finding(tmp_path: Path, out) -> None:  # type: ignore[no-untyped-def]
    report = tmp_path / "report.md"
    run("draft", LANXI, "-o", report)
    out()
    run("check", report, "--json")
    document = json.loads(out().out)
    assert set(document) == {"report", "figures", "sections", "claims", "findings"}
    assert {
        "section",
        "start",
        "end",
        "text",
        "value",
        "unit",
        "approx",
        "verdict",
        "expression",
        "expected",
    } <= set(document["claims"][0])
    texts = {section["id"]: section["text"] for section in document["sections"]}
    for claim in document["claims"]:
        assert texts[claim["section"]][claim["start"] : claim["end"]] == claim["text"]
    for finding in document["findings"]:
        assert {
            "code",
            "severity",
            "message",
            "section",
            "start",
            "end",
            "cells",
            "expected",
            "found",
        } <= set(finding)


def test_import_takes_many_reports_and_one_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, out
) -> None:  # type: ignore[no-untyped-def]
    reports = [tmp_path / "a.md", tmp_path / "b.html"]
    for report in reports:
        run("draft", LANXI, "-o", report)
    broken = tmp_path / "c.docx"
    broken.write_bytes(b"no document")
    out()
    assert run("import", *reports, broken, "-o", tmp_path / "read", "--json") == 2
    captured = out()
    documents = json.loads(captured.out)["reports"]
    assert [("failure" in document) for document in documents] == [False, False, True]
    assert documents[0]["figures"] == documents[1]["figures"]
    assert sorted(path.name for path in (tmp_path / "read").iterdir()) == ["a.yaml", "b.yaml"]
    assert "c.docx" in captured.err
    assert run("import", *reports, "-o", tmp_path / "one.yaml") == 2
    assert "要写文件夹" in out().err
    assert run("import", reports[0], reports[0], "-o", tmp_path / "read") == 2
