"""An OpenAI-compatible server in which the model's name chooses what goes wrong.

    with ModelServer() as server:
        settings = ModelSettings(model="cut", base_url=server.base_url)

`FAULTS` lists the names; `plain` answers as it should. `server.requests` keeps every request, with its headers.
Another server can begin from `FAULTS | {…}`: `ModelServer(faults)`.
"""

import asyncio
import email.utils
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.servers.http import Exchange, HttpServer

TEXT = "本年度共收到政府信息公开申请{{applications}}，均已依法办结。"
REASONING = "用户要写一段话，先想一想。共12件？"
USAGE = {"prompt_tokens": 21, "completion_tokens": 34, "total_tokens": 55}
UNSET = object()

Fault = Callable[[Exchange, int], Awaitable[None]]
"""Answers an exchange; the number counts the requests to this model so far, from 1."""


def completion(
    content: Any = TEXT, finish: str | None = "stop", usage: Any = USAGE, **message: Any
) -> dict[str, Any]:
    """A whole completion with one choice."""
    answer = {"role": "assistant", "content": content, **message}
    return _envelope("chat.completion", [{"index": 0, "message": answer, "finish_reason": finish}], usage)


def _envelope(kind: str, choices: Any, usage: Any = UNSET) -> dict[str, Any]:
    whole = {"id": "1", "object": kind, "created": 1, "model": "tested", "choices": choices}
    return whole if usage is UNSET else {**whole, "usage": usage}


def _piece(finish: str | None = None, **delta: Any) -> dict[str, Any]:
    return _envelope("chat.completion.chunk", [{"index": 0, "delta": delta, "finish_reason": finish}])


async def answer(
    exchange: Exchange,
    content: str | None = TEXT,
    finish: str | None = "stop",
    usage: Any = USAGE,
    **message: Any,
) -> None:
    """An answer as it was asked for: whole, or in pieces of five characters with the usage in a last one."""
    if not exchange.body.get("stream"):
        exchange.json(completion(content, finish, usage, **message))
        return
    exchange.begin()
    exchange.event(_piece(role="assistant", content=""))
    content = content or ""
    for name, value in message.items():
        exchange.event(_piece(**{name: value}))
    for start in range(0, len(content), 5):
        exchange.event(_piece(content=content[start : start + 5]))
    exchange.event(_piece(finish))
    if exchange.body.get("stream_options", {}).get("include_usage"):
        exchange.event(_envelope("chat.completion.chunk", [], usage))
    exchange.event("[DONE]")
    exchange.chunk(b"")


def answers(
    content: str | None = TEXT, finish: str | None = "stop", usage: Any = USAGE, **message: Any
) -> Fault:
    """Always this answer."""

    async def fault(exchange: Exchange, _: int) -> None:
        await answer(exchange, content, finish, usage, **message)

    return fault


def status(code: int, error: Any, headers: Mapping[str, str] = {}) -> Fault:
    """Always this status with this error body."""

    async def fault(exchange: Exchange, _: int) -> None:
        exchange.json({"error": error} if not isinstance(error, str) else {"detail": error}, code, headers)

    return fault


def bytes_of(content: bytes, content_type: str = "application/json") -> Fault:
    """Always these bytes with status 200, streamed or not."""

    async def fault(exchange: Exchange, _: int) -> None:
        exchange.send(content, 200, content_type)

    return fault


def choices(value: Any) -> Fault:
    """A completion whose choices are `value`."""

    async def fault(exchange: Exchange, _: int) -> None:
        if not exchange.body.get("stream"):
            exchange.json(_envelope("chat.completion", value, USAGE))
            return
        exchange.begin()
        exchange.event(_envelope("chat.completion.chunk", value))
        exchange.event("[DONE]")
        exchange.chunk(b"")

    return fault


def refuses(parameter: str, message: str, code: int = 400) -> Fault:
    """Refuses a parameter; answers without it."""

    async def fault(exchange: Exchange, count: int) -> None:
        if parameter in exchange.body:
            await status(code, {"message": message, "type": "invalid_request_error", "param": parameter})(
                exchange, count
            )
        else:
            await answer(exchange)

    return fault


def after(failures: int, fault: Fault) -> Fault:
    """`fault` for so many requests, then an answer."""

    async def recovering(exchange: Exchange, count: int) -> None:
        await (fault(exchange, count) if count <= failures else answer(exchange))

    return recovering


async def cut(exchange: Exchange, _: int) -> None:
    """A stream that ends in the middle without an error; whole, half an answer and the connection closes."""
    if not exchange.body.get("stream"):
        content = json.dumps(completion()).encode()
        exchange.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
        exchange.writer.write(f"Content-Length: {len(content)}\r\n\r\n".encode() + content[:60])
        exchange.drop()
        return
    exchange.begin()
    for piece in ("本年度", "共收到"):
        exchange.event(_piece(content=piece))
    exchange.chunk(b"")


async def hang(_: Exchange, __: int) -> None:
    """Accepts and never answers."""
    await asyncio.sleep(60)


async def drip(exchange: Exchange, _: int) -> None:
    """A character now and then, for ever: every read succeeds, the whole never comes."""
    if exchange.body.get("stream"):
        exchange.begin()
        while True:
            exchange.event(_piece(content="慢"))
            await exchange.writer.drain()
            await asyncio.sleep(0.02)
    exchange.begin("application/json")
    while True:
        exchange.chunk(b" ")
        await exchange.writer.drain()
        await asyncio.sleep(0.02)


async def giant(exchange: Exchange, _: int) -> None:
    """Text without end, as fast as it is taken."""
    streamed = bool(exchange.body.get("stream"))
    exchange.begin("text/event-stream" if streamed else "application/json")
    if not streamed:
        exchange.chunk(b'{"choices": [{"message": {"role": "assistant", "content": "')
    for _number in range(10_000):
        if streamed:
            exchange.event(_piece(content="多" * 8192))
        else:
            exchange.chunk("多".encode() * 8192)
        await exchange.writer.drain()
    exchange.drop()


async def reset(exchange: Exchange, _: int) -> None:
    """Closes the connection without a word."""
    exchange.drop()


async def busy_until_a_date(exchange: Exchange, count: int) -> None:
    """429 with Retry-After as a date an hour ahead."""
    date = email.utils.formatdate(time.time() + 3600, usegmt=True)
    await status(429, {"message": "rate limited"}, {"Retry-After": date})(exchange, count)


async def error_in_stream(exchange: Exchange, _: int) -> None:
    """200 with an error object in the place of the answer."""
    error = {"error": {"message": "model is overloaded", "type": "server_error", "code": None}}
    if not exchange.body.get("stream"):
        exchange.json(error)
        return
    exchange.begin()
    exchange.event(error)
    exchange.chunk(b"")


_RATE = {"message": "Rate limit reached", "type": "rate_limit_error"}
FAULTS: dict[str, Fault] = {
    "plain": answers(),
    "no-response-format": refuses("response_format", "This response_format type is unavailable now", 422),
    "no-stream-options": refuses("stream_options", "Unrecognized request argument supplied: stream_options"),
    "no-temperature": refuses("temperature", "Unsupported value: 'temperature' does not support 0.3"),
    "no-max-tokens": refuses(
        "max_tokens",
        "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
    ),
    "empty": answers(""),
    "content-null": answers(None),
    "empty-at-the-limit": answers("", "length"),
    "reasoning-only": answers("", reasoning_content=REASONING),
    "reasoning-beside": answers(reasoning_content=REASONING),
    "think": answers(f"<think>{REASONING}</think>\n\n{TEXT}"),
    "orphan-think": answers(f"{REASONING}</think>{TEXT}"),
    "think-only": answers(f"<think>{REASONING}", "length"),
    "choices-empty": choices([]),
    "choices-null": choices(None),
    "error-in-200": error_in_stream,
    "html": bytes_of("<html><body>统一认证</body></html>".encode(), "text/html; charset=utf-8"),
    "html-as-json": bytes_of("<html><body>统一认证</body></html>".encode()),
    "malformed": bytes_of(b'{"choices": [{"message": '),
    "length": answers("本年度共收到政府信息公开申请", "length"),
    "content-filter": answers("本年", "content_filter"),
    "finish-error": answers("本年度共", "error"),
    "finish-null": answers(finish=None),
    "finish-null-cut": answers("本年度共收到", finish=None),
    "usage-null": answers(usage=None),
    "usage-zero": answers(usage={"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}),
    "cut": cut,
    "cut-once": after(1, cut),
    "busy-1": after(1, status(429, _RATE, {"Retry-After": "1"})),
    "busy-3600": status(429, _RATE, {"Retry-After": "3600"}),
    "busy-date": busy_until_a_date,
    "busy": status(429, _RATE),
    "error-500": status(500, {"message": "internal error"}),
    "error-500-twice": after(2, status(500, {"message": "internal error"})),
    "bad-gateway": status(502, "<html>502 Bad Gateway</html>"),
    "hang": hang,
    "drip": drip,
    "reset": reset,
    "giant": giant,
    "gbk": bytes_of(
        json.dumps(completion(), ensure_ascii=False).encode("gb18030"), "application/json; charset=gbk"
    ),
    "mojibake": answers(TEXT.encode().decode("latin-1")),
    "half-character": bytes_of(
        json.dumps(completion("本年度\ud83d收到申请。")).encode()  # an escaped half of a pair is valid JSON
    ),
    "whitespace": answers("本年度" + " \n" * 400),
    "risk": status(400, {"message": "Content Exists Risk", "type": "invalid_request_error"}),
    "inspection": status(
        400, {"code": "DataInspectionFailed", "message": "Output data may contain inappropriate content."}
    ),
    "context": status(
        400,
        {"message": "This model's maximum context length is 4096 tokens", "code": "context_length_exceeded"},
    ),
    "key": status(401, {"message": "Incorrect API key provided: sk-tested-0123456789."}),
    "forbidden": status(403, {"message": "no access"}),
    "no-model": status(404, {"message": "The model `x` does not exist.", "code": "model_not_found"}),
    "no-route": status(404, "Not Found"),
    "quota": status(429, {"message": "You exceeded your current quota", "code": "insufficient_quota"}),
    "balance": status(402, {"message": "Insufficient Balance"}),
    "redirect": status(307, "moved", {"Location": "http://127.0.0.1:9/v1/chat/completions"}),
    "bad-request": status(400, {"message": "messages: unexpected role"}),
}


class ModelServer(HttpServer):
    """The server; see the module."""

    def __init__(self, faults: Mapping[str, Fault] = FAULTS, models: Any = UNSET) -> None:
        super().__init__(self._answer)
        self._faults = faults
        self._models = [{"id": name} for name in faults] if models is UNSET else models
        self._counts: dict[str, int] = {}
        self.requests: list[Exchange] = []
        """Every request so far, in order."""

    @property
    def base_url(self) -> str:
        """The address to give a client."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def _answer(self, exchange: Exchange) -> None:
        self.requests.append(exchange)
        if exchange.path == "/v1/models" and exchange.method == "GET":
            models = [{"object": "model", "created": 1, "owned_by": "test", **item} for item in self._models]
            exchange.json({"object": "list", "data": models})
        elif exchange.path == "/v1/chat/completions" and exchange.body.get("model") in self._faults:
            name = exchange.body["model"]
            self._counts[name] = self._counts.get(name, 0) + 1
            await self._faults[name](exchange, self._counts[name])
        else:
            exchange.json({"error": {"message": f"no route {exchange.path}"}}, 404)
