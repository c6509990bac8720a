"""Both adapters against a real server that does what real servers do: the same replies and the same failures."""

import asyncio
from dataclasses import replace

import pytest

from assistant.llm import Finish, ModelError, Reply, Usage, open_model
from assistant.llm.errors import (
    BusyError,
    ContextLengthError,
    CutError,
    MisconfiguredError,
    RefusedError,
    TimeLimitError,
    UnreachableError,
    UnsupportedError,
    UnusableReplyError,
)
from assistant.settings import ModelSettings
from tests.llm.conftest import KEY, REQUEST, Settings, visit
from tests.servers.model_server import FAULTS, REASONING, TEXT, ModelServer

COUNTED = Usage(21, 34)
STREAMED = pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])

REPLIES = {
    "plain": (TEXT, Finish.STOP, COUNTED, 1),
    "no-response-format": (TEXT, Finish.STOP, COUNTED, 1),
    "no-max-tokens": (TEXT, Finish.STOP, COUNTED, 1),
    "reasoning-beside": (TEXT, Finish.STOP, COUNTED, 1),
    "think": (TEXT, Finish.STOP, COUNTED, 1),
    "orphan-think": (TEXT, Finish.STOP, COUNTED, 1),
    "length": ("本年度共收到政府信息公开申请", Finish.LENGTH, COUNTED, 1),
    "usage-null": (TEXT, Finish.STOP, Usage(), 1),
    "usage-zero": (TEXT, Finish.STOP, Usage(), 1),
    "busy-1": (TEXT, Finish.STOP, COUNTED, 2),
    "error-500-twice": (TEXT, Finish.STOP, COUNTED, 3),
}
"""What comes back, streamed or whole: text, finish, usage, calls."""

FAILURES = {
    "empty": (UnusableReplyError, "空的回答", 2),
    "content-null": (UnusableReplyError, "空的回答", 2),
    "empty-at-the-limit": (UnusableReplyError, "max_tokens", 2),
    "think-only": (UnusableReplyError, "思考过程", 2),
    "error-in-200": (UnreachableError, "overloaded", 4),
    "html": (UnreachableError, "网页", 4),
    "content-filter": (RefusedError, "内容审核", 1),
    "finish-error": (UnusableReplyError, "生成出错", 2),
    "busy-3600": (BusyError, "3600 秒", 1),
    "busy-date": (BusyError, "秒后再试", 1),
    "busy": (BusyError, "繁忙", 6),
    "error-500": (UnreachableError, "500", 4),
    "bad-gateway": (UnreachableError, "502", 4),
    "reset": (UnreachableError, "中断", 4),
    "giant": (UnusableReplyError, "1 MB", 2),
    "mojibake": (UnusableReplyError, "乱码", 2),
    "whitespace": (UnusableReplyError, "空白|空的", 2),
    "risk": (RefusedError, "内容审核", 1),
    "inspection": (RefusedError, "内容审核", 1),
    "context": (ContextLengthError, "上下文", 1),
    "key": (MisconfiguredError, "ASSISTANT_API_KEY", 1),
    "forbidden": (MisconfiguredError, "权限", 1),
    "no-model": (MisconfiguredError, "没有这个模型", 1),
    "no-route": (MisconfiguredError, "/v1", 1),
    "quota": (MisconfiguredError, "额度", 1),
    "balance": (MisconfiguredError, "余额", 1),
    "redirect": (MisconfiguredError, "跳转", 1),
    "bad-request": (MisconfiguredError, "unexpected role", 1),
}
"""What is raised, streamed or whole: class, words of the message, calls."""

ONLY_WHOLE = {
    "choices-empty": (UnusableReplyError, "", 2),
    "choices-null": (UnusableReplyError, "", 2),
    "html-as-json": (UnusableReplyError, "格式", 2),
    "malformed": (UnusableReplyError, "格式", 2),
    "half-character": (UnusableReplyError, "乱码", 2),
    "gbk": (UnusableReplyError, "UTF-8|格式", 2),
    "reasoning-only": (UnusableReplyError, "", 2),
    "cut": (UnreachableError, "中断", 4),
}
ONLY_STREAMED = {
    "choices-empty": (CutError, "没有传完", 3),
    "html-as-json": (CutError, "没有传完", 3),
    "reasoning-only": (UnusableReplyError, "", 2),
}


@pytest.fixture(autouse=True)
def a_small_largest_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.llm.http_client.LARGEST", 1024 * 1024)


@STREAMED
@pytest.mark.parametrize("fault", REPLIES)
def test_a_reply(fault: str, stream: bool, settings_for: Settings, server: ModelServer) -> None:
    server._counts.clear()
    text, finish, usage, calls = REPLIES[fault]
    seen = visit(settings_for(fault), stream=stream, server=server)
    assert isinstance(seen.outcome, Reply), seen.outcome
    reply = seen.outcome
    assert (reply.text, reply.finish, reply.usage, reply.calls) == (text, finish, usage, calls)
    assert len(seen.waits) == calls - 1
    if stream and fault != "orphan-think":
        assert seen.shown == text


def failed(
    fault: str, expected: tuple[type[ModelError], str, int], stream: bool, settings: ModelSettings
) -> None:
    kind, words, calls = expected
    seen = visit(settings, stream=stream)
    assert type(seen.outcome) is kind, repr(seen.outcome)
    message = str(seen.outcome)
    assert any(word in message for word in words.split("|")), message
    assert message.endswith(("。", "…")) or "服务方的说明：" in message
    assert KEY.reveal() not in message
    assert REASONING not in message
    assert seen.outcome.calls == calls == len(seen.waits) + 1


@STREAMED
@pytest.mark.parametrize("fault", FAILURES)
def test_a_failure(fault: str, stream: bool, settings_for: Settings) -> None:
    failed(fault, FAILURES[fault], stream, settings_for(fault))


@pytest.mark.parametrize("fault", ONLY_WHOLE)
def test_a_failure_of_a_whole_answer(fault: str, settings_for: Settings) -> None:
    failed(fault, ONLY_WHOLE[fault], False, settings_for(fault))


@pytest.mark.parametrize("fault", ONLY_STREAMED)
def test_a_failure_of_a_stream(fault: str, settings_for: Settings) -> None:
    failed(fault, ONLY_STREAMED[fault], True, settings_for(fault))


@STREAMED
@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_a_call_ends_within_its_time_however_slowly_bytes_come(
    fault: str, stream: bool, settings_for: Settings
) -> None:
    seen = visit(settings_for(fault, call_seconds=0.3), stream=stream)
    assert type(seen.outcome) is TimeLimitError, repr(seen.outcome)
    assert "0.3 秒" in str(seen.outcome)
    assert seen.outcome.calls == 2


def test_a_cut_stream_is_tried_again_and_at_last_is_a_cut_reply(settings_for: Settings) -> None:
    reply = visit(settings_for("cut"), stream=True).outcome
    assert (reply.text, reply.finish, reply.usage, reply.calls) == ("本年度共收到", Finish.LENGTH, Usage(), 3)


def test_a_stream_cut_once_shows_its_first_text_only(settings_for: Settings, server: ModelServer) -> None:
    server._counts.clear()
    seen = visit(settings_for("cut-once"), stream=True)
    assert (seen.outcome.text, seen.outcome.finish, seen.shown) == (TEXT, Finish.STOP, "本年度共收到")


@pytest.mark.parametrize(
    ("fault", "finish"), [("finish-null", Finish.STOP), ("finish-null-cut", Finish.LENGTH)]
)
def test_without_a_finish_reason_a_whole_answer_is_judged_by_its_last_character(
    fault: str, finish: Finish, settings_for: Settings
) -> None:
    assert visit(settings_for(fault)).outcome.finish is finish


@pytest.mark.parametrize("fault", ["no-stream-options", "no-temperature"])
def test_a_parameter_that_can_be_spared_is_spared(fault: str, server: ModelServer) -> None:
    settings = ModelSettings(fault, base_url=server.base_url)
    seen = visit(settings, stream=True, server=server)
    assert (seen.outcome.text, seen.outcome.calls, len(seen.requests)) == (TEXT, 1, 2)


def test_a_response_format_that_the_endpoint_lacks_is_named(settings_for: Settings) -> None:
    request = replace(REQUEST, response_format='{"type": "json_object"}')
    error = visit(settings_for("no-response-format"), request).outcome
    assert type(error) is UnsupportedError
    assert error.parameter == "response_format"


def test_a_server_that_wants_to_wait_is_waited_for(settings_for: Settings, server: ModelServer) -> None:
    server._counts.clear()
    (wait,) = visit(settings_for("busy-1")).waits
    assert 1 <= wait <= 1.1
    error = visit(settings_for("busy-3600")).outcome
    assert (error.retry_after, error.stated) == (3600, True)
    assert 3500 < visit(settings_for("busy-date")).outcome.retry_after <= 3600
    waits = visit(settings_for("busy")).waits
    assert waits == sorted(waits)
    assert sum(waits) < 62


def test_what_the_caller_raises_while_text_is_shown_is_the_callers(settings_for: Settings) -> None:
    def closed(_: str) -> None:
        raise BrokenPipeError

    async def ask() -> None:
        async with open_model(settings_for("plain"), cache=False) as model:
            await model.complete(REQUEST, closed)

    with pytest.raises(BrokenPipeError):
        asyncio.run(ask())


def test_every_fault_is_expected_somewhere() -> None:
    apart = {
        "hang",
        "drip",
        "cut-once",
        "finish-null",
        "finish-null-cut",
        "no-stream-options",
        "no-temperature",
    }
    assert set(FAULTS) == {*REPLIES, *FAILURES, *ONLY_WHOLE, *ONLY_STREAMED, *apart}


def test_a_stream_that_took_too_long_is_given_back_at_once() -> None:
    """A server with one place would otherwise go on writing for a client that has left."""

    async def connections_left(server: ModelServer) -> int:
        settings = ModelSettings("drip", base_url=server.base_url, call_seconds=0.2)
        async with open_model(settings, cache=False, retry=False) as model:
            with pytest.raises(TimeLimitError):
                await model.complete(REQUEST, lambda _: None)
            for _ in range(50):
                if not server._connections:
                    break
                await asyncio.sleep(0.02)
            return len(server._connections)

    with ModelServer() as server:
        assert asyncio.run(connections_left(server)) == 0
