"""A model that answers from a script, for tests and demonstrations: no network, no library."""

import asyncio
from collections.abc import Callable, Iterable

from assistant.llm.contract import Finish, Reply, Request, Usage

Answer = str | Reply | Exception


class ScriptedModel:
    """Answers each request with the next of `answers`, or with what `answers` makes of the request."""

    def __init__(
        self, answers: Iterable[Answer] | Callable[[Request], Answer], name: str = "scripted"
    ) -> None:
        self._name = name
        self._answer = answers if callable(answers) else _in_turn(answers)
        self.requests: list[Request] = []
        """Every request so far, in order."""

    @property
    def name(self) -> str:
        """What reports call it."""
        return self._name

    async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
        """The scripted answer; an exception in the script is raised."""
        self.requests.append(request)
        await asyncio.sleep(0)
        answer = self._answer(request)
        if isinstance(answer, Exception):
            raise answer
        reply = answer if isinstance(answer, Reply) else Reply(answer, Finish.STOP, Usage(), seconds=0)
        if on_text:
            on_text(reply.text)
        return reply


def _in_turn(answers: Iterable[Answer]) -> Callable[[Request], Answer]:
    turns = iter(answers)
    return lambda _request: next(turns)
