"""Every other provider through LangChain: `init_chat_model`, or a Runnable that the user brings.

The one file that knows LangChain. A brought Runnable is asked through a `ChatPromptTemplate`, so that its own tracing and
tools see a prompt as LangChain knows it; the placeholder keeps braces in our messages from being read as variables.
"""

import asyncio
import importlib
import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from assistant.llm.adapter import OnText, limit_name, missing, without_refused
from assistant.llm.answer import Answer
from assistant.llm.contract import Request, Usage
from assistant.llm.errors import MisconfiguredError
from assistant.llm.translation import translated
from assistant.settings import ModelSettings

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


class LangChainAdapter:
    """One model of LangChain's. It is built once for each sampling, and anew in another event loop."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._models: dict[tuple[object, ...], Any] = {}
        self._http: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._refused: set[str] = set()

    async def call(self, request: Request, on_text: OnText | None) -> Answer:
        """Ask once."""
        return await without_refused(self._refused, lambda: self._ask(request, on_text))

    async def _ask(self, request: Request, on_text: OnText | None) -> Answer:
        try:
            runnable = self._runnable(request)
            turns = (
                {"messages": _messages(request)}
                if self._settings.adapter == "runnable"
                else _messages(request)
            )
            if on_text is None:
                return _answer(await runnable.ainvoke(turns))
            return await _streamed(runnable, turns, on_text)
        except Exception as error:
            raise translated(error, self._settings) from None

    def _runnable(self, request: Request) -> Any:
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._models, self._http, self._loop = {}, None, loop
        if self._settings.adapter == "runnable":
            sampling: tuple[object, ...] = ()
        else:
            sampling = (request.temperature, request.max_tokens, request.response_format, *self._refused)
        if sampling not in self._models:
            self._models[sampling] = self._built(request)
        return self._models[sampling]

    def _built(self, request: Request) -> Any:
        if self._settings.adapter == "runnable":
            return brought(self._settings.model)
        try:
            from langchain.chat_models import init_chat_model
        except ImportError:
            raise missing("langchain") from None
        try:
            return init_chat_model(
                self._settings.model, model_provider=self._settings.provider, **self._arguments(request)
            )
        except ImportError:
            package = f"langchain-{self._settings.provider}"
            raise MisconfiguredError(
                f"使用 {self._settings.provider} 的模型需要组件 {package}，还没有安装。请运行 pip install {package}。"
            ) from None

    def _arguments(self, request: Request) -> dict[str, Any]:
        """What the provider's class takes. OpenAI-compatible ones share our HTTP client, its guards and its limits."""
        settings = self._settings
        arguments: dict[str, Any] = {"max_retries": 0, "timeout": settings.call_seconds}
        if "temperature" not in self._refused:
            arguments["temperature"] = request.temperature
        if settings.provider != "openai":
            arguments |= {"max_tokens": request.max_tokens, **settings.extra_body}
            arguments |= {"api_key": settings.api_key.reveal()} if settings.api_key else {}
            return arguments | ({"base_url": settings.base_url} if settings.base_url else {})
        from assistant.llm.http_client import async_client, idle_sync_client

        self._http = self._http or async_client(settings)
        arguments |= {
            "base_url": settings.base_url,
            "api_key": "set-by-the-http-client",
            "http_async_client": self._http,
            "http_client": idle_sync_client(),
            "stream_usage": "stream_options" not in self._refused,
            "use_responses_api": False,
            # Its wait_for can swallow the cancellation by which a call's time limit ends it (Python 3.11).
            "stream_chunk_timeout": None,
            # ChatOpenAI renames max_tokens to a parameter that only OpenAI's own models know.
            "extra_body": {limit_name(self._refused): request.max_tokens, **settings.extra_body},
        }
        if request.response_format is not None:
            arguments["model_kwargs"] = {"response_format": json.loads(request.response_format)}
        return arguments

    async def close(self) -> None:
        """Close the connections of the running loop."""
        http, self._http, self._models = self._http, None, {}
        if http is not None and self._loop is asyncio.get_running_loop():
            await http.aclose()


def brought(path: str) -> "Runnable[Any, Any]":
    """The Runnable at `package.module:attribute` (or what a function there returns), behind a prompt of our messages.

    Raises:
        MisconfiguredError: it cannot be imported, or is no Runnable.
    """
    try:
        from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
        from langchain_core.runnables import Runnable
    except ImportError:
        raise missing("langchain") from None
    module, _, attribute = path.partition(":")
    try:
        found = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise MisconfiguredError(
            f"找不到 {path}（{type(error).__name__}）。写法是 runnable:包.模块:名字，该包要已安装，或其文件夹在 PYTHONPATH 里。"
        ) from None
    runnable = found() if callable(found) and not isinstance(found, Runnable) else found
    if not isinstance(runnable, Runnable):
        raise MisconfiguredError(f"{path} 是 {type(runnable).__name__}，不是 LangChain 的 Runnable。")
    return ChatPromptTemplate([MessagesPlaceholder("messages")]) | runnable


def _messages(request: Request) -> list[tuple[str, str]]:
    """Turns as LangChain takes them from anybody."""
    return [(item.role, item.content) for item in request.messages]


def _answer(result: Any) -> Answer:
    if isinstance(result, str):
        return Answer(result, "stop")
    if not hasattr(result, "content"):
        raise MisconfiguredError(
            f"Runnable 返回的是 {type(result).__name__}，应当返回文字或 AIMessage。请在它后面接 StrOutputParser()。"
        )
    extra = getattr(result, "additional_kwargs", None) or {}
    return Answer(
        text=_text(result),
        finish=_finish(result),
        usage=_usage(result),
        reasoning=bool(extra.get("reasoning_content")) or _reasons(result),
        refusal=extra.get("refusal"),
    )


async def _streamed(runnable: Any, turns: Any, on_text: OnText) -> Answer:
    pieces: list[str] = []
    finish, usage, reasoning = None, Usage(), False
    async for chunk in _chunks(runnable, turns):
        if isinstance(chunk, str):
            text, finish = chunk, "stop"
        else:
            part = _answer(chunk)
            text, finish, usage = part.text, part.finish or finish, usage + part.usage
            reasoning = reasoning or part.reasoning
        if text:
            pieces.append(text)
            on_text(text)
    return Answer("".join(pieces), finish, usage, reasoning, streamed=True)


async def _chunks(runnable: Any, turns: Any) -> AsyncIterator[Any]:
    """The chunks; LangChain raises for a stream without any, which is only a stream that was cut early."""
    try:
        async for chunk in runnable.astream(turns):
            yield chunk
    except ValueError as error:
        if "No generation" not in str(error):
            raise


def _text(message: Any) -> str:
    content = message.content
    if isinstance(content, str):
        return content
    parts = (part if isinstance(part, str) else part.get("text", "") for part in content)
    return "".join(parts)


def _reasons(message: Any) -> bool:
    content = message.content
    return isinstance(content, list) and any(
        isinstance(part, dict) and part.get("type") in ("reasoning", "thinking") for part in content
    )


def _finish(message: Any) -> str | None:
    metadata = getattr(message, "response_metadata", None) or {}
    reason = metadata.get("finish_reason") or metadata.get("stop_reason") or metadata.get("done_reason")
    return str(reason) if reason else None


def _usage(message: Any) -> Usage:
    counted = getattr(message, "usage_metadata", None) or {}
    prompt = counted.get("input_tokens") or None
    return Usage(prompt, counted.get("output_tokens") if prompt else None)
