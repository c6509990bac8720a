"""One model server for the package's tests, and doors to it through each adapter."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistant.llm import Budget, Message, Reply, Request
from assistant.llm.cache import ReplyCache
from assistant.llm.door import Door
from assistant.llm.opening import open_model
from assistant.settings import ModelSettings, Secret
from tests.servers.model_server import ModelServer

Settings = Callable[..., ModelSettings]
KEY = Secret("sk-tested-0123456789")
REQUEST = Request((Message("system", "你是公文写作助手。"), Message("user", "写一句，含{{applications}}。")))


@pytest.fixture(scope="session")
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@dataclass
class Visit:
    """What one call through a door did: its reply or failure, the waits, the text shown, the requests made."""

    outcome: Any
    waits: list[float]
    shown: str
    requests: list[Any] = field(default_factory=list)


def visit(
    settings: ModelSettings,
    request: Request = REQUEST,
    *,
    stream: bool = False,
    cache: ReplyCache | None = None,
    budget: Budget | None = None,
    server: ModelServer | None = None,
) -> Visit:
    """One call, without really waiting between tries."""
    waits: list[float] = []
    shown: list[str] = []

    async def remember(seconds: float) -> None:
        waits.append(seconds)

    async def ask() -> Reply | Exception:
        opened = open_model(settings, cache=False)
        async with Door(
            settings, opened._adapter, cache, budget or Budget(settings.limits), remember
        ) as door:
            try:
                return await door.complete(request, shown.append if stream else None)
            except Exception as error:
                return error

    before = len(server.requests) if server else 0
    outcome = asyncio.run(ask())
    return Visit(outcome, waits, "".join(shown), server.requests[before:] if server else [])


@pytest.fixture(params=["openai", "langchain"])
def settings_for(request: pytest.FixtureRequest, server: ModelServer) -> Callable[..., ModelSettings]:
    """Settings of a model of the server, through one adapter and the other."""

    def settings(model: str, **changes: Any) -> ModelSettings:
        return ModelSettings(
            **{
                "model": model,
                "adapter": request.param,
                "base_url": server.base_url,
                "api_key": KEY,
                "call_seconds": 30.0,  # the first call imports LangChain, on a busy machine
                **changes,
            }
        )

    return settings
