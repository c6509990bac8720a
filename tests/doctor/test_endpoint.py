"""The doctor on good and bad endpoints, each a real server."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.doctor import Check, Status
from assistant.doctor.endpoint import examine_endpoint
from assistant.doctor.probes import SLOTS
from assistant.settings import ModelSettings, Secret
from tests.servers.http import Exchange
from tests.servers.model_server import FAULTS, ModelServer, answer, refuses

SENTENCE = f"本年度新收申请{SLOTS[0]}，办结{SLOTS[1]}。"


def obedient(sentence: str) -> Any:
    """Answers each of the doctor's questions; `sentence` is what it makes of the slots."""

    async def fault(exchange: Exchange, _: int) -> None:
        asked = exchange.body["messages"][-1]["content"]
        if "{{" in asked:
            await answer(exchange, sentence)
        elif "JSON" in asked:
            await answer(exchange, '{"topic": "信息公开", "ok": true}')
        else:
            await answer(exchange, "政府信息公开是行政机关依法向社会公布政府信息的活动。")

    return fault


def without(parameter: str, fault: Any) -> Any:
    """The fault of a server that refuses a parameter."""
    refusing = refuses(parameter, "This response_format type is unavailable now", 422)

    async def both(exchange: Exchange, count: int) -> None:
        await (refusing if parameter in exchange.body else fault)(exchange, count)

    return both


MODELS = {
    "good": obedient(SENTENCE),
    "swallows": obedient(f"本年度新收申请{SLOTS[0]}。"),
    "translates": obedient("本年度新收申请{applications_new}，办结{{applications_done}}。"),
    "adds": obedient(f"{SENTENCE}同比增长5%。"),
    "plain-only": without("response_format", obedient(SENTENCE)),
}


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    listed = [
        {"id": "good", "max_model_len": 32768},
        {"id": "swallows", "meta": {"n_ctx": 2048}},
        {"id": "Qwen3-32B"},
    ]
    with ModelServer(FAULTS | MODELS, listed) as running:
        yield running


def examined(settings: ModelSettings) -> dict[str, Check]:
    checks = asyncio.run(examine_endpoint(settings, lambda _: None))
    return {check.id: check for check in checks}


def on(server: ModelServer, model: str) -> dict[str, Check]:
    return examined(ModelSettings(model, base_url=server.base_url))


def test_a_good_endpoint_is_good_in_everything(server: ModelServer) -> None:
    checks = on(server, "good")
    assert [*checks] == ["address", "key", "models", "answer", "slots", "structured", "context", "speed"]
    assert {check.status for check in checks.values()} == {Status.OK, Status.NOTE}
    assert checks["address"].data == {"base_url": server.base_url}
    assert checks["context"].data == {"tokens": 32768}
    assert checks["structured"].data == {"rung": "json_schema"}
    assert checks["speed"].data["rate"] > 0
    assert checks["slots"].data == {"intact": True}


@pytest.mark.parametrize(
    ("model", "missing", "stray"),
    [("swallows", [SLOTS[1]], False), ("translates", [SLOTS[0]], False), ("adds", [], True)],
)
def test_a_model_that_does_not_keep_slots_is_a_warning(
    model: str, missing: list[str], stray: bool, server: ModelServer
) -> None:
    check = on(server, model)["slots"]
    assert check.status is Status.WARNING
    assert (check.data["missing"], check.data["stray_digits"]) == (missing, stray)
    assert "模板" in check.remedy


def test_a_form_that_is_not_supported_is_no_more_than_a_note(server: ModelServer) -> None:
    check = on(server, "plain-only")["structured"]
    assert (check.status, check.data) == (Status.NOTE, {"rung": "prompt"})


def test_a_short_context_is_a_warning_and_an_untold_one_is_unknown(server: ModelServer) -> None:
    assert on(server, "swallows")["context"].status is Status.WARNING
    assert "2048" in on(server, "swallows")["context"].found
    assert "未知" in on(server, "plain-only")["context"].found


def test_a_model_that_is_not_listed_gets_the_names_that_are(server: ModelServer) -> None:
    check = on(server, "qwen3-32b")["models"]
    assert check.status is Status.WARNING
    assert "Qwen3-32B" in check.remedy


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("key", "密钥"),
        ("no-model", "模型名"),
        ("html", "网页"),
        ("error-500", "500"),
        ("empty", "空"),
        ("hang", "秒"),
        ("busy", "繁忙"),
    ],
)
def test_an_endpoint_that_does_not_answer_fails_once_and_the_rest_is_skipped(
    model: str, words: str, server: ModelServer
) -> None:
    before = len(server.requests)
    checks = examined(ModelSettings(model, base_url=server.base_url, call_seconds=0.5))
    failed = checks["answer"]
    assert failed.status is Status.FAILED
    assert words in failed.found + failed.remedy
    assert failed.remedy
    assert [checks[name].status for name in ("slots", "structured", "context", "speed")] == [
        Status.SKIPPED
    ] * 4
    assert len(server.requests) - before == 2  # the list and one answer


def test_nobody_listening_is_said_at_the_list(server: ModelServer) -> None:
    checks = examined(ModelSettings("m", base_url="http://127.0.0.1:9/v1"))
    assert checks["models"].status is Status.FAILED
    assert "没有服务在听" in checks["models"].found
    assert checks["answer"].status is Status.SKIPPED


def test_usage_that_is_not_told_is_said(server: ModelServer) -> None:
    assert "未知" in on(server, "usage-null")["answer"].found


@pytest.mark.parametrize(
    ("settings", "status", "words"),
    [
        (ModelSettings("m", base_url="https://api.deepseek.com/v1"), Status.WARNING, "ASSISTANT_API_KEY"),
        (
            ModelSettings("m", base_url="https://api.deepseek.com/v1", api_key=Secret("sk-abc123")),
            Status.OK,
            "",
        ),
        (ModelSettings("m", base_url="http://10.0.0.1/v1"), Status.NOTE, ""),
    ],
)
def test_a_key_is_missed_only_where_one_is_needed(
    settings: ModelSettings, status: Status, words: str
) -> None:
    from assistant.doctor.endpoint import _key

    check = _key(settings)
    assert check.status is status
    assert words in check.remedy
    assert "abc123" not in str(check)


def test_a_key_in_a_file_that_everybody_reads_is_a_warning(tmp_path: Any) -> None:
    from assistant.doctor.endpoint import _key

    path = tmp_path / "settings.toml"
    path.write_text("")
    settings = ModelSettings("m", base_url="http://10.0.0.1/v1", api_key=Secret("k"), source=path)
    path.chmod(0o644)
    assert "chmod 600" in _key(settings).remedy
    path.chmod(0o600)
    assert _key(settings).status is Status.OK


def test_another_providers_model_is_asked_without_an_address(server: ModelServer) -> None:
    settings = ModelSettings("good", "langchain", base_url=server.base_url)
    checks = examined(replace(settings))
    assert checks["slots"].status is Status.OK
