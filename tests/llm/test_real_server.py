"""Both adapters against llama.cpp's own server: a real protocol, a model that talks nonsense."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.llm import Finish, Message, Reply, Request, open_model
from assistant.llm.errors import ContextLengthError, TimeLimitError
from assistant.llm.structured import ask_structured
from assistant.settings import ModelSettings
from tests.llm.conftest import visit
from tests.servers.llama import CONTEXT, llama_server

pytestmark = pytest.mark.slow
REQUEST = Request((Message("system", "你是公文写作助手。"), Message("user", "写一句话。")), max_tokens=40)
SCHEMA = {
    "type": "object",
    "properties": {"count": {"type": "integer"}, "ok": {"type": "boolean"}},
    "required": ["count", "ok"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with llama_server(tmp_path_factory.mktemp("llama") / "log") as base_url:
        yield base_url


@pytest.fixture(params=["openai", "langchain"])
def settings_for(request: pytest.FixtureRequest, address: str) -> Callable[..., ModelSettings]:
    def settings(**changes: Any) -> ModelSettings:
        return ModelSettings(
            **{
                "model": "tiny",
                "adapter": request.param,
                "base_url": address,
                "call_seconds": 60.0,
                **changes,
            }
        )

    return settings


Settings = Callable[..., ModelSettings]


@pytest.mark.parametrize("stream", [False, True])
def test_an_answer_with_its_usage(stream: bool, settings_for: Settings) -> None:
    seen = visit(settings_for(), REQUEST, stream=stream)
    reply = seen.outcome
    assert isinstance(reply, Reply), reply
    assert reply.text
    assert reply.finish in (Finish.STOP, Finish.LENGTH)
    assert 20 < (reply.usage.prompt or 0) < 100
    assert 0 < (reply.usage.completion or 0) <= 40
    assert seen.shown.strip() == (reply.text if stream else "")


def test_the_limit_of_the_answer_is_told(settings_for: Settings) -> None:
    bias = {"extra_body": {"ignore_eos": True}}
    reply = visit(settings_for(**bias), replace(REQUEST, max_tokens=7)).outcome
    assert (reply.finish, reply.usage.completion) == (Finish.LENGTH, 7)


@pytest.mark.parametrize("stream", [False, True])
def test_a_prompt_beyond_the_context(stream: bool, settings_for: Settings) -> None:
    long = Request((Message("user", "申请" * 2 * CONTEXT),))
    error = visit(settings_for(), long, stream=stream).outcome
    assert type(error) is ContextLengthError, repr(error)
    assert error.calls == 1


@pytest.mark.parametrize("stream", [False, True])
def test_a_time_limit(stream: bool, settings_for: Settings) -> None:
    slow = settings_for(call_seconds=0.15, extra_body={"ignore_eos": True})
    error = visit(slow, replace(REQUEST, max_tokens=900), stream=stream).outcome
    assert type(error) is TimeLimitError, repr(error)


def test_answers_in_a_given_form(settings_for: Settings) -> None:
    async def ask() -> list[tuple[dict[str, Any], str]]:
        async with open_model(settings_for(), cache=False) as model:
            requests = [replace(REQUEST, max_tokens=200, repeat=number) for number in range(8)]
            answers = await asyncio.gather(*(ask_structured(model, request, SCHEMA) for request in requests))
            return [(value, rung) for value, rung, _ in answers]

    for value, rung in asyncio.run(ask()):
        assert rung == "json_schema"
        assert set(value) == {"count", "ok"}, json.dumps(value)


def test_many_at_once(settings_for: Settings) -> None:
    async def ask() -> list[Reply]:
        async with open_model(settings_for(), cache=False) as model:
            return await asyncio.gather(
                *(model.complete(replace(REQUEST, repeat=number)) for number in range(16))
            )

    assert all(reply.text and reply.calls == 1 for reply in asyncio.run(ask()))
