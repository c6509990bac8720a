"""The ladder of forms."""

import asyncio

import pytest

from assistant.llm import Request
from assistant.llm.errors import RefusedError, UnsupportedError, UnusableReplyError
from assistant.llm.scripted import Answer, ScriptedModel
from assistant.llm.structured import RUNGS, ask_structured, json_object
from tests.llm.conftest import REQUEST

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}}


def climbing(supported: set[str]) -> ScriptedModel:
    def answer(request: Request) -> Answer:
        form = next((rung for rung in RUNGS if f'"{rung}"' in (request.response_format or "")), "prompt")
        return '{"a": 1}' if form in supported else UnsupportedError("不支持", "response_format")

    return ScriptedModel(answer)


@pytest.mark.parametrize(
    ("supported", "rung", "calls"),
    [({*RUNGS}, "json_schema", 1), ({"json_object", "prompt"}, "json_object", 2), ({"prompt"}, "prompt", 3)],
)
def test_the_highest_rung_that_holds(supported: set[str], rung: str, calls: int) -> None:
    model = climbing(supported)
    value, taken, _ = asyncio.run(ask_structured(model, REQUEST, SCHEMA))
    assert (value, taken, len(model.requests)) == ({"a": 1}, rung, calls)


def test_a_failure_that_no_form_mends_ends_the_climb() -> None:
    model = ScriptedModel([RefusedError("拒绝")])
    with pytest.raises(RefusedError):
        asyncio.run(ask_structured(model, REQUEST, SCHEMA))


@pytest.mark.parametrize(
    "text", ['{"a": 1}', '```json\n{"a": 1}\n```', '好的：{"a": 1}。', '{坏} {"a": 1}', '{"a": 1}{"a": 2}']
)
def test_an_object_among_words(text: str) -> None:
    assert json_object(text) == {"a": 1}


@pytest.mark.parametrize("text", ["", "[1]", "{a: 1}", '{"a": 1'])
def test_nothing_is_repaired(text: str) -> None:
    with pytest.raises(UnusableReplyError):
        json_object(text)
