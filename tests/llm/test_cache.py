"""Replies kept between runs: what is one request, many processes at once, a bounded file, a broken file."""

import asyncio
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.llm import Finish, Message, Reply, Request, Usage
from assistant.llm.cache import Kept, ReplyCache, cache_key
from assistant.llm.opening import cache_path, open_model
from assistant.settings import CacheSettings, ModelSettings
from tests.llm.conftest import KEY, REQUEST, visit
from tests.servers.model_server import TEXT, ModelServer


def test_a_kept_reply_costs_no_call(tmp_path: Path, server: ModelServer) -> None:
    settings = ModelSettings("plain", base_url=server.base_url)
    kept = tmp_path / "deep" / "replies.sqlite"
    first = visit(settings, cache=ReplyCache(kept), server=server)
    again = visit(settings, cache=ReplyCache(kept), server=server, stream=True)
    assert (len(first.requests), len(again.requests)) == (1, 0)
    assert again.outcome == Reply(TEXT, Finish.STOP, Usage(21, 34), seconds=0, calls=0)
    assert again.shown == TEXT


CHANGES: list[tuple[str, Any, Any]] = [
    ("repeat", {}, {"repeat": 1}),
    ("temperature", {}, {"temperature": 0.4}),
    ("max_tokens", {}, {"max_tokens": 99}),
    ("messages", {}, {"messages": (Message("user", "别的"),)}),
    ("roles", {}, {"messages": tuple(Message("user", item.content) for item in REQUEST.messages)}),
    ("response_format", {}, {"response_format": '{"type": "text"}'}),
    ("model", {"model": "usage-null"}, {}),
    ("extra body", {"extra_body": {"enable_thinking": False}}, {}),
    ("adapter", {"adapter": "langchain"}, {}),
    ("settings' temperature", {"temperature": 0.9}, {}),
]


@pytest.mark.parametrize(
    ("settings_change", "request_change"), [item[1:] for item in CHANGES], ids=[item[0] for item in CHANGES]
)
def test_whatever_shapes_a_reply_makes_it_another_one(
    settings_change: Any, request_change: Any, tmp_path: Path, server: ModelServer
) -> None:
    cache = tmp_path / "replies.sqlite"
    settings = ModelSettings("plain", base_url=server.base_url)
    visit(settings, cache=ReplyCache(cache))
    other = visit(
        replace(settings, **settings_change),
        replace(REQUEST, **request_change),
        cache=ReplyCache(cache),
        server=server,
    )
    assert other.outcome.calls == len(other.requests) == 1


def test_a_key_or_a_time_limit_does_not(tmp_path: Path, server: ModelServer) -> None:
    cache = tmp_path / "replies.sqlite"
    settings = ModelSettings("plain", base_url=server.base_url)
    visit(settings, cache=ReplyCache(cache))
    assert visit(replace(settings, api_key=KEY, call_seconds=3.0), cache=ReplyCache(cache)).outcome.calls == 0


@pytest.mark.parametrize("fault", ["length", "cut", "empty"])
def test_what_is_cut_or_failed_is_not_kept(fault: str, tmp_path: Path, server: ModelServer) -> None:
    settings = ModelSettings(fault, base_url=server.base_url)
    for _ in range(2):
        assert visit(settings, cache=ReplyCache(tmp_path / "c"), stream=True, server=server).requests


def test_no_key_and_nothing_but_text_is_in_the_file(tmp_path: Path, server: ModelServer) -> None:
    path = tmp_path / "replies.sqlite"
    visit(ModelSettings("plain", base_url=server.base_url, api_key=KEY), cache=ReplyCache(path))
    content = path.read_bytes()
    assert TEXT.encode() in content
    assert KEY.reveal().encode() not in content
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_stays_below_its_size_and_forgets_the_longest_unused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10**9, 10_000))
    monkeypatch.setattr(time, "time", lambda: float(next(clock)))
    cache = ReplyCache(tmp_path / "replies.sqlite", megabytes=1)
    for number in range(300):
        cache.put(f"key-{number}", Kept("字" * 3000, 1, 2))
        if number >= 1:
            assert cache.get("key-0") is not None, number
    cache.close()
    assert (tmp_path / "replies.sqlite").stat().st_size < 1.3 * 1024 * 1024
    again = ReplyCache(tmp_path / "replies.sqlite", megabytes=1)
    assert again.get("key-299") == Kept("字" * 3000, 1, 2)
    assert again.get("key-1") is None
    again.close()


WRITER = """
import sys
from pathlib import Path
from assistant.llm.cache import Kept, ReplyCache
cache = ReplyCache(Path(sys.argv[1]))
for number in range(150):
    cache.put(f"{sys.argv[2]}-{number}", Kept(f"文{number}", number, None))
    cache.put("shared", Kept("同", 1, 1))
    assert cache.get("shared") == Kept("同", 1, 1), cache.problem
assert cache.problem is None, cache.problem
"""


def test_processes_beside_each_other_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "replies.sqlite"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(name)], stderr=subprocess.PIPE, text=True
        )
        for name in range(4)
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 4
    cache = ReplyCache(path)
    assert all(
        cache.get(f"{name}-{number}") == Kept(f"文{number}", number, None)
        for name in range(4)
        for number in range(150)
    )
    cache.close()


@pytest.mark.parametrize("broken", ["not a database", "folder", "another version"])
def test_a_cache_that_cannot_be_used_is_done_without(
    broken: str, tmp_path: Path, server: ModelServer
) -> None:
    path = tmp_path / "replies.sqlite"
    if broken == "folder":
        path.mkdir()
    elif broken == "another version":
        other = sqlite3.connect(path)
        other.executescript("CREATE TABLE replies (word TEXT); PRAGMA user_version = 99;")
        other.close()
    else:
        path.write_bytes(b"something else entirely" * 100)
    before = path.read_bytes() if broken == "not a database" else b""
    cache = ReplyCache(path)
    assert visit(ModelSettings("plain", base_url=server.base_url), cache=cache).outcome.text == TEXT
    if broken == "another version":
        assert cache.problem is None
    else:
        assert cache.problem is not None
        assert "--no-cache" in cache.problem
    if before:
        assert path.read_bytes() == before


def test_where_it_is_kept_and_that_it_can_be_switched_off(tmp_path: Path) -> None:
    settings = ModelSettings("m", base_url="http://127.0.0.1:1/v1")
    named = {"ASSISTANT_CACHE": str(tmp_path / "b")}
    assert cache_path(replace(settings, cache=CacheSettings(tmp_path / "a")), named) == tmp_path / "a"
    assert cache_path(settings, named) == tmp_path / "b"
    assert cache_path(settings, {}).name == "replies.sqlite"
    assert open_model(settings, cache=False).cache is None
    assert open_model(replace(settings, cache=CacheSettings(enabled=False))).cache is None
    assert open_model(settings, environ=named).cache is not None


def test_many_calls_at_once_share_one_cache(tmp_path: Path, server: ModelServer) -> None:
    settings = ModelSettings("plain", base_url=server.base_url, cache=CacheSettings(tmp_path / "c"))

    async def ask() -> list[Reply]:
        async with open_model(settings) as model:
            requests = [Request((Message("user", str(number % 10)),)) for number in range(40)]
            await asyncio.gather(*(model.complete(request) for request in requests[:10]))
            return await asyncio.gather(*(model.complete(request) for request in requests))

    assert [reply.calls for reply in asyncio.run(ask())] == [0] * 40


def test_the_key_does_not_depend_on_the_order_of_settings() -> None:
    assert cache_key({"a": 1, "b": {"c": 1, "d": 2}}) == cache_key({"b": {"d": 2, "c": 1}, "a": 1})
