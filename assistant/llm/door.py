"""One model with everything around it: cache, budget, time limit of a call, tries, and the judgement of what came back."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Self

from assistant.llm.adapter import Adapter, OnText
from assistant.llm.answer import accept
from assistant.llm.budget import Budget
from assistant.llm.cache import Kept, ReplyCache, cache_key
from assistant.llm.contract import Finish, Reply, Request, Usage
from assistant.llm.errors import BudgetError, CutError, ModelError, TimeLimitError
from assistant.llm.reasoning import ReasoningFilter
from assistant.llm.retries import wait_before_next
from assistant.llm.translation import time_limit_message
from assistant.settings import ModelSettings


class _CallersError(BaseException):
    """What `on_text` raised: on its way through libraries it must not pass for a failure of the endpoint."""


def _unseen(_text: str) -> None:
    """Where a later try streams: what is shown already cannot be taken back."""


def _until(seconds: float, on_text: OnText) -> OnText:
    """`on_text` that ends the call after its time, should a library on the way have swallowed the cancellation."""
    end = time.perf_counter() + seconds

    def push(text: str) -> None:
        if time.perf_counter() > end:
            raise TimeoutError
        try:
            on_text(text)
        except Exception as error:
            raise _CallersError from error

    return push


Sleep = Callable[[float], Awaitable[None]]


class Door:
    """The `ChatModel` that `open_model` gives. Safe for many calls at once; `async with` closes it."""

    def __init__(
        self,
        settings: ModelSettings,
        adapter: Adapter,
        cache: ReplyCache | None,
        budget: Budget,
        sleep: Sleep = asyncio.sleep,
        *,
        retry: bool = True,
    ) -> None:
        self._settings = settings
        self._adapter = adapter
        self._sleep = sleep
        self._retry = retry
        self.cache = cache
        self.budget = budget

    @property
    def name(self) -> str:
        """The endpoint's model id."""
        return self._settings.model

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Ask once, retries included; a kept reply comes from the cache.

        With `on_text` the first try that shows text is streamed, without reasoning; the reply's text counts.

        Raises:
            ModelError: no usable reply; its `calls` and `usage` say what it cost.
        """
        request = self._as_set(request)
        key = self._key(request) if self.cache else ""
        kept = self.cache.get(key) if self.cache else None
        if kept is not None:
            if on_text:
                on_text(kept.text)
            return Reply(kept.text, Finish.STOP, Usage(kept.prompt, kept.completion), seconds=0, calls=0)
        reply = await self._asked(request, ReasoningFilter(on_text) if on_text else None)
        if self.cache and reply.finish is Finish.STOP:
            self.cache.put(key, Kept(reply.text, reply.usage.prompt, reply.usage.completion))
        return reply

    async def _asked(self, request: Request, shown: ReasoningFilter | None) -> Reply:
        """Try until there is a reply, or until trying is of no use."""
        started, calls, usage = time.perf_counter(), 0, Usage()
        self.budget.check()
        while True:
            calls += 1
            try:
                text, finish, used = await self._one(request, shown)
                return Reply(text, finish, usage + used, time.perf_counter() - started, calls)
            except ModelError as error:
                error.calls, error.usage = calls, usage + error.usage
                wait = wait_before_next(error, calls) if self._retry else None
                if wait is not None:
                    usage = error.usage
                elif isinstance(error, CutError) and error.text:
                    return Reply(error.text, Finish.LENGTH, error.usage, time.perf_counter() - started, calls)
                else:
                    raise
            await self._wait(wait, calls, usage)

    async def _wait(self, seconds: float, calls: int, usage: Usage) -> None:
        """Wait for the next try, where the budget still allows one."""
        try:
            self.budget.check(seconds)
        except BudgetError as error:
            error.calls, error.usage = calls, usage
            raise
        await self._sleep(seconds)

    async def _one(self, request: Request, shown: ReasoningFilter | None) -> tuple[str, Finish, Usage]:
        """One call within its time, entered into the budget and judged."""
        seconds = self._settings.call_seconds
        allowed = min(seconds, self.budget.seconds_left())
        on_text = None if shown is None else _unseen if shown.shown else shown.push
        try:
            async with asyncio.timeout(allowed):
                answer = await self._adapter.call(request, on_text and _until(allowed, on_text))
        except TimeoutError:
            self.budget.check()  # the run's time may be what ended
            raise TimeLimitError(time_limit_message(seconds)) from None
        except _CallersError as error:
            assert error.__cause__
            raise error.__cause__ from None
        self.budget.spend(request, answer.usage, answer.text)
        text, finish = accept(answer)
        return text, finish, answer.usage

    def _as_set(self, request: Request) -> Request:
        """What the user's settings fix, fixed."""
        settings = self._settings
        return replace(
            request,
            temperature=request.temperature if settings.temperature is None else settings.temperature,
            max_tokens=settings.max_tokens or request.max_tokens,
        )

    def _key(self, request: Request) -> str:
        settings = self._settings
        return cache_key(
            {
                "adapter": settings.adapter,
                "provider": settings.provider,
                "endpoint": settings.base_url,
                "model": settings.model,
                "extra": settings.extra_body,
                "messages": [[item.role, item.content] for item in request.messages],
                "max_tokens": request.max_tokens,
                "temperature": request.temperature,
                "response_format": request.response_format,
                "repeat": request.repeat,
            }
        )

    async def close(self) -> None:
        """Give connections and the cache's file back."""
        await self._adapter.close()
        if self.cache:
            self.cache.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
