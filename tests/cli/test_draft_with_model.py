"""`assistant draft --model`: a real server, the document, the summary, exit codes."""

import json
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.servers.drafting import drafting_server
from tests.servers.model_server import ModelServer
from tests.shared_data import EXAMPLES

LANXI = str(EXAMPLES / "lanxi-2025.yaml")


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings, keys or kept replies of whoever runs the tests."""
    for name in (
        "ASSISTANT_MODEL",
        "ASSISTANT_BASE_URL",
        "ASSISTANT_API_KEY",
        "OPENAI_BASE_URL",
        "OPENAI_API_KEY",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "replies.sqlite"))


def run(url: str, *arguments: object) -> int:
    return main(["draft", LANXI, "--model", "drafting", "--base-url", url, *map(str, arguments)])


def test_the_document_says_who_wrote_what_and_what_it_took(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with drafting_server() as url:
        assert run(url, "--json", "-o", tmp_path / "report.docx") == 0
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert document["drafter"] == "drafting"
    assert (document["repairs"], document["model_calls"]) == (0, 3)
    assert document["tokens"] == sum(
        call["prompt_tokens"] + call["completion_tokens"] for call in document["calls"]
    )
    assert (document["cost"], document["currency"]) == (None, None)
    assert len(document["prompts"]) == 16
    passage = document["passages"][0]
    assert (passage["id"], passage["drafter"], passage["reason"], passage["calls"]) == (
        "overview.proactive",
        "drafting",
        None,
        1,
    )
    assert passage["shared_with"] == ["overview.on_request"]
    overview = next(section for section in document["sections"] if section["id"] == "overview")
    paragraph = next(
        item for item in overview["paragraphs"] if item["topic"] == "proactive" and item["facts"]
    )
    assert paragraph["drafter"] == "drafting"
    places = {fact["key"]: paragraph["text"][fact["start"] : fact["end"]] for fact in paragraph["facts"]}
    assert places["licensing"] == "1286件"
    assert {claim["verdict"] for claim in document["claims"]} == {"supported", "not_a_figure"}
    assert (tmp_path / "report.docx").stat().st_size > 10_000
    assert "✓ 主动公开" in captured.err
    assert "Traceback" not in captured.err


def test_the_clerk_sees_what_fell_back_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with drafting_server({"invented"}, rate=1.0) as url:
        assert run(url, "-o", tmp_path / "report.md", "--repairs", "1", "--no-cache") == 0
    shown = capsys.readouterr().err
    assert "第 1 次改写" in shown
    assert "△" in shown and "用模板的写法" in shown
    assert "调用模型" in shown and "token" in shown
    assert (tmp_path / "report.md").read_text(encoding="utf-8").count("（一）主动公开") == 1


def test_a_second_run_pays_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with drafting_server() as url:
        assert run(url, "--json") == 0
        first = json.loads(capsys.readouterr().out)
        assert run(url, "--json") == 0
        second = json.loads(capsys.readouterr().out)
    assert (first["model_calls"], second["model_calls"], second["tokens"]) == (3, 0, 0)
    assert first["sections"] == second["sections"]


def test_a_wrong_key_ends_with_one_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.docx"
    with ModelServer() as server:
        arguments = ["draft", LANXI, "--model", "key", "--base-url", server.base_url, "-o", str(target)]
        assert main(arguments) == 3
    captured = capsys.readouterr()
    assert "--model template" in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not target.exists()


def test_a_model_that_only_refuses_leaves_a_complete_report_and_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.md"
    with ModelServer() as server:
        assert (
            main(["draft", LANXI, "--model", "risk", "--base-url", server.base_url, "-o", str(target)]) == 3
        )
    assert "内容审核" in capsys.readouterr().err
    assert "六、其他需要报告的事项" in target.read_text(encoding="utf-8")


def test_own_prompts_are_used_and_a_wrong_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.md").write_text("没有说明", encoding="utf-8")
    assert run("http://127.0.0.1:9/v1", "--prompts", tmp_path) == 2
    assert str(tmp_path / "other.md") in capsys.readouterr().err
