"""Every OpenAI-compatible endpoint (vLLM, Ollama, llama.cpp, DeepSeek, Qwen) through `AsyncOpenAI`.

Some servers refuse single parameters (`stream_options`, `temperature`, `max_tokens`); what was refused once is left out or
renamed from then on.
"""

import asyncio
import json
from typing import TYPE_CHECKING, Any

from assistant.llm.adapter import OnText, limit_name, missing, without_refused
from assistant.llm.answer import Answer
from assistant.llm.contract import Request, Usage
from assistant.llm.errors import UnusableReplyError
from assistant.llm.translation import translated
from assistant.settings import ModelSettings

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_REASONING = ("reasoning_content", "reasoning", "thinking")


class OpenAIAdapter:
    """One endpoint. Connections belong to the running event loop; another loop gets its own."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._client: AsyncOpenAI | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._refused: set[str] = set()

    async def call(self, request: Request, on_text: OnText | None) -> Answer:
        """Ask once."""
        return await without_refused(self._refused, lambda: self._ask(request, on_text))

    async def _ask(self, request: Request, on_text: OnText | None) -> Answer:
        try:
            client = self._connected()
            payload = self._payload(request)
            if on_text is None:
                return answer_of(await client.chat.completions.create(**payload))
            if "stream_options" not in self._refused:
                payload["stream_options"] = {"include_usage": True}
            return await _streamed(await client.chat.completions.create(stream=True, **payload), on_text)
        except Exception as error:
            raise translated(error, self._settings) from None

    def _payload(self, request: Request) -> dict[str, Any]:
        payload = request_body(self._settings, request, self._refused)
        if self._settings.extra_body:
            payload["extra_body"] = dict(self._settings.extra_body)
        return payload

    def _connected(self) -> "AsyncOpenAI":
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client, self._loop = openai_client(self._settings), loop
        return self._client

    async def models(self) -> list[dict[str, Any]]:
        """The endpoint's list of models, each with whatever the server says of it.

        Raises:
            ModelError: it gives none.
        """
        try:
            page = await self._connected().models.list()
            return [item.model_dump() for item in page.data]
        except Exception as error:
            raise translated(error, self._settings) from None

    async def close(self) -> None:
        """Close the connections of the running loop."""
        client, self._client = self._client, None
        if client is not None and self._loop is asyncio.get_running_loop():
            await client.close()


def request_body(settings: ModelSettings, request: Request, refused: set[str]) -> dict[str, Any]:
    """What is sent, without the parameters that the endpoint refused, and without the settings' `extra_body`."""
    body: dict[str, Any] = {
        "model": settings.model,
        "messages": [{"role": item.role, "content": item.content} for item in request.messages],
        limit_name(refused): request.max_tokens,
    }
    if "temperature" not in refused:
        body["temperature"] = request.temperature
    if request.response_format is not None:
        body["response_format"] = json.loads(request.response_format)
    return body


def openai_client(settings: ModelSettings, largest: int | None = None) -> "AsyncOpenAI":
    """A client that neither retries nor reads the environment, and takes answers of at most `largest` bytes.

    Raises:
        MisconfiguredError: openai is not installed, or a proxy variable cannot be used.
    """
    try:
        from openai import AsyncOpenAI
    except ImportError:
        raise missing("openai") from None
    from assistant.llm.http_client import async_client, timeout

    return AsyncOpenAI(
        api_key="set-by-the-http-client",
        base_url=settings.base_url,
        max_retries=0,
        timeout=timeout(settings),
        http_client=async_client(settings, largest),
    )


def answer_of(completion: Any) -> Answer:
    """The first choice, or the failure that stands in its place."""
    choices = getattr(completion, "choices", None)
    if not choices:
        _raise_reported_error(completion)
        raise UnusableReplyError("模型服务的回答里没有内容（choices 为空）。请再试一次，或查看服务端日志。")
    choice = choices[0]
    message = choice.message
    if message is None:
        raise UnusableReplyError("模型服务的回答里没有消息。请再试一次，或查看服务端日志。")
    return Answer(
        text=_text(message.content),
        finish=choice.finish_reason,
        usage=usage_of(completion.usage),
        reasoning=_has_reasoning(message),
        refusal=getattr(message, "refusal", None),
    )


def _raise_reported_error(completion: Any) -> None:
    """Some gateways answer 200 and put the error into the body; `translated` reads it there."""
    if isinstance(completion, str):
        raise UnusableReplyError("模型服务返回的不是约定的格式。请检查服务地址是否指向 OpenAI 兼容的接口。")
    body = getattr(completion, "error", None)
    if body:
        raise ValueError(body if isinstance(body, dict) else {"message": str(body)})


async def _streamed(stream: Any, on_text: OnText) -> Answer:
    """The whole answer; whatever ends the reading, the connection is given back at once."""
    pieces: list[str] = []
    finish, usage, reasoning = None, Usage(), False
    async with stream:
        async for chunk in stream:
            if chunk.usage is not None:
                usage = usage_of(chunk.usage)
            for choice in (chunk.choices or [])[:1]:
                finish = choice.finish_reason or finish
                if choice.delta is None:
                    continue
                reasoning = reasoning or _has_reasoning(choice.delta)
                text = _text(choice.delta.content)
                if text:
                    pieces.append(text)
                    on_text(text)
    return Answer("".join(pieces), finish, usage, reasoning, streamed=True)


def _text(content: Any) -> str:
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _has_reasoning(message: Any) -> bool:
    extra = getattr(message, "model_extra", None) or {}
    return any(extra.get(name) for name in _REASONING)


def usage_of(usage: Any) -> Usage:
    """Tokens as the server counts them. A prompt of 0 tokens does not exist: such a server does not count."""
    prompt = getattr(usage, "prompt_tokens", None)
    completion = getattr(usage, "completion_tokens", None)
    return Usage(prompt or None, completion if prompt else None)
