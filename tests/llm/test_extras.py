"""A missing library is named with the command that installs it; runnables that users bring."""

import sys
import types
from typing import Any

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import AIMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import RunnableLambda

from assistant.llm import Finish, Message, Request, Usage
from assistant.llm.errors import BusyError, MisconfiguredError, UnusableReplyError
from assistant.settings import ModelSettings
from tests.llm.conftest import REQUEST, visit


@pytest.mark.parametrize(
    ("settings", "module", "command"),
    [
        (ModelSettings("m", base_url="http://127.0.0.1:9/v1"), "openai", "pip install 'openai>=3,<4' 'httpx2[socks]>=2,<3'；"),
        (ModelSettings("m", "langchain", base_url="http://127.0.0.1:9/v1"), "langchain.chat_models", "'langchain>=1.4,<2' 'langchain-openai>=1.7,<2'；"),
        (ModelSettings("m:n", "runnable"), "langchain_core.prompts", "'langchain>=1.4,<2' 'langchain-openai>=1.7,<2'；"),
        (ModelSettings("m", "langchain", "anthropic"), "langchain_anthropic", "pip install langchain-anthropic"),
    ],
)  # fmt: skip
def test_a_missing_library_is_named_with_its_command(
    settings: ModelSettings, module: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    seen = visit(settings)
    assert type(seen.outcome) is MisconfiguredError
    assert command in str(seen.outcome)
    assert seen.waits == []


def _fails(_: Any) -> None:
    raise RuntimeError("sk-secret-in-a-message")


class _OverloadedError(Exception):
    status_code = 429
    response = types.SimpleNamespace(headers={"retry-after": "3600"})


def _is_busy(_: Any) -> None:
    raise _OverloadedError


COUNTED = AIMessage(
    "两句。",
    usage_metadata={"input_tokens": 5, "output_tokens": 6, "total_tokens": 11},
    response_metadata={"stop_reason": "max_tokens"},
)
BROUGHT = types.SimpleNamespace(
    model=FakeListChatModel(responses=["一句。"]),
    chain=FakeListChatModel(responses=["一句。"]) | StrOutputParser(),
    factory=lambda: FakeListChatModel(responses=["一句。"]),
    counted=RunnableLambda(lambda _: COUNTED),
    echo=RunnableLambda(lambda prompt: prompt.to_messages()[-1].content),
    table=RunnableLambda(lambda _: {"answer": "一句。"}),
    fails=RunnableLambda(_fails),
    busy=RunnableLambda(_is_busy),
    number=12,
)


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "office_models", BROUGHT)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("attribute", ["model", "chain", "factory"])
def test_any_runnable_is_a_model(attribute: str, stream: bool, brought: None) -> None:
    reply = visit(ModelSettings(f"office_models:{attribute}", "runnable"), stream=stream).outcome
    assert (reply.text, reply.usage) == ("一句。", Usage())


def test_what_a_runnable_says_of_itself_is_kept(brought: None) -> None:
    reply = visit(ModelSettings("office_models:counted", "runnable")).outcome
    assert (reply.text, reply.finish, reply.usage) == ("两句。", Finish.LENGTH, Usage(5, 6))


def test_a_runnable_gets_a_chat_prompt_with_braces_as_they_are(brought: None) -> None:
    request = Request((Message("system", "{a}"), Message("user", "写{{applications}}和{x}。")))
    assert (
        visit(ModelSettings("office_models:echo", "runnable"), request).outcome.text
        == "写{{applications}}和{x}。"
    )


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("office_models:nothing", MisconfiguredError, "PYTHONPATH"),
        ("no.such.module:chain", MisconfiguredError, "PYTHONPATH"),
        ("office_models", MisconfiguredError, "runnable:包.模块:名字"),
        ("office_models:number", MisconfiguredError, "不是 LangChain 的 Runnable"),
        ("office_models:table", MisconfiguredError, "StrOutputParser"),
        ("office_models:fails", UnusableReplyError, "RuntimeError"),
        ("office_models:busy", BusyError, "3600 秒"),
    ],
)
def test_what_goes_wrong_in_a_runnable_is_a_sentence(
    path: str, kind: type[Exception], words: str, brought: None
) -> None:
    error = visit(ModelSettings(path, "runnable"), REQUEST).outcome
    assert type(error) is kind, repr(error)
    assert words in str(error)
    assert "sk-secret" not in str(error)


def test_the_commands_install_what_pyproject_bounds() -> None:
    import tomllib
    from pathlib import Path

    from assistant.llm.adapter import REQUIREMENTS

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    extras = project["optional-dependencies"]
    assert list(REQUIREMENTS["openai"]) == extras["model"]
    assert list(REQUIREMENTS["langchain"]) == [*extras["model"], *extras["langchain"][1:]]
