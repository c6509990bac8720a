"""`assistant eval` and `assistant eval compare` as their users run them: files, tables, exit codes."""

import json
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.evaluation.made_cases import made_cases


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases, and their run as JSON, page and Markdown."""
    folder = tmp_path_factory.mktemp("eval")
    cases = made_cases(folder / "cases", 2)
    outputs = [part for name in ("run.json", "run.html", "run.md") for part in ("-o", str(folder / name))]
    assert main(["eval", "--cases", str(cases), "--jobs", "1", *outputs]) == 0
    return folder


def spoiled(folder: Path, name: str) -> Path:
    """The run with every platform paragraph gone and nothing of it counted."""
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    for attempt in run["attempts"]:
        attempt["scores"]["topics"] = [2, 5]
        for section in attempt["sections"]:
            section["text"] = section["text"].replace("政策宣讲", "")
    target = folder / name
    target.write_text(json.dumps(run), encoding="utf-8")
    return target


def test_a_run_writes_all_it_takes_to_do_it_again(folder: Path) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert run["program"]["fingerprint"]
    assert run["program"]["libraries"]["sacrebleu"]
    assert run["settings"]["prompts"]["files"]["system"]
    assert run["settings"]["variants"] == {"template": {}}
    assert all(case["fingerprint"] for case in run["cases"].values())
    assert set(run["measured"]["seconds"]) == {"template/case-0/0", "template/case-1/0"}


def test_the_page_is_one_file_without_script_and_shows_every_case(folder: Path) -> None:
    from lxml.html import fromstring

    page = fromstring((folder / "run.html").read_bytes())
    assert not page.xpath("//script|//link|//img|//iframe|//@style|//@onclick")
    assert not [link for link in page.xpath("//@href|//@src") if not link.startswith("#")]
    anchors = set(page.xpath("//@id"))
    assert [link for link in page.xpath("//@href") if link[1:] not in anchors] == []
    assert len(anchors) == len(page.xpath("//@id"))
    assert len(page.xpath("//details[@id]")) == 2
    assert page.xpath("//a[contains(@class, 'claim supported')]/@title")[0].startswith("相符：")
    assert len(page.xpath("//svg")) == 2
    assert "width=device-width" in page.xpath("//meta[@name='viewport']/@content")[0]


def test_the_markdown_has_a_row_a_metric(folder: Path) -> None:
    text = (folder / "run.md").read_text(encoding="utf-8")
    assert "| 数已核对相符 | 100.0% |" in text


def test_an_identical_run_is_no_worse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "compare", str(folder / "run.json"), str(folder / "run.json")]) == 0
    assert "没有变差：2 个案例" in capsys.readouterr().err


def test_a_worse_run_exits_1_and_shows_both_texts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    worse = spoiled(folder, "worse.json")
    page, text = folder / "compare.html", folder / "compare.md"
    assert (
        main(["eval", "compare", str(worse), str(folder / "run.json"), "-o", str(page), "-o", str(text)]) == 1
    )
    out, err = capsys.readouterr()
    assert "规定方面 5/5 → 2/5" in out
    assert "政策宣讲" in out
    assert err.count("变差") >= 1
    assert "政策宣讲" in page.read_text(encoding="utf-8")
    assert "❌ 变差" in text.read_text(encoding="utf-8")


def test_an_inconclusive_comparison_exits_3_and_says_what_would_decide(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    run["attempts"][0]["scores"]["topics"] = [4, 5]
    (folder / "unclear.json").write_text(json.dumps(run), encoding="utf-8")
    assert main(["eval", "compare", str(folder / "unclear.json"), str(folder / "run.json"), "--json"]) == 3
    out, err = capsys.readouterr()
    (topics,) = [item for item in json.loads(out)["metrics"] if item["id"] == "topics"]
    assert topics["outcome"] == "inconclusive"
    assert topics["cases_needed"] > 2
    assert "难以判定" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--cases", "nowhere"], "找不到案例文件夹"),
        (["--repeat", "0"], "--repeat 应不小于 1"),
        (["-o", "run.docx"], "不能生成 run.docx"),
        (["-o", "nowhere/run.json"], "文件夹 nowhere 不存在"),
        (["--model", "a", "--model", "a", "--base-url", "http://127.0.0.1:1/v1"], "写了两遍"),
        (["compare", "nowhere.json", "nowhere.json"], "找不到评测结果"),
        (["--model", "a", "--base-url", "http://127.0.0.1:1/v1", "--money", "much"], "应为金额"),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_missing_library_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.cli.eval_needs.find_spec", lambda name: None if name == "scipy" else name)
    assert main(["eval"]) == 2
    assert "没有安装：scipy。请运行 pip install 'assistant[evaluation]'" in capsys.readouterr().err


@pytest.mark.slow
def test_the_embedded_drafter_on_all_cases_proves_every_number_and_is_no_worse_than_its_baseline(
    tmp_path: Path,
) -> None:
    from tests.shared_data import ROOT

    target = tmp_path / "run.json"
    assert main(["eval", "-o", str(target)]) == 0
    run = json.loads(target.read_text(encoding="utf-8"))
    totals: dict[str, list[float]] = {}
    for attempt in run["attempts"]:
        for name, (k, n) in attempt["scores"].items():
            totals[name] = [totals.get(name, [0, 0])[0] + k, totals.get(name, [0, 0])[1] + n]
    assert len(run["cases"]) == 40
    for whole in ("completed", "proved", "topics", "elements", "grounded", "pairing", "notes", "reported"):
        assert totals[whole][0] == totals[whole][1], whole
    assert main(["eval", "compare", str(target), str(ROOT / "evals" / "baselines" / "template.json")]) == 0
