"""A model whose replies are written into the run's journal, so that a killed run asks for nothing twice.

Other than the reply cache, which is shared by everything on the machine and says that a kept reply cost nothing, the
journal gives a reply back with the calls, tokens and seconds it took in this run: a resumed run ends in the same result
as an undisturbed one.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from assistant.llm import ChatModel, Finish, Reply, Request, Usage
from assistant.llm.errors import BudgetError
from assistant.runs.fingerprint import fingerprint
from assistant.runs.journal import Journal


class RecordedModel:
    """`model` for one attempt, whose `key` names variant, case and repeat."""

    def __init__(self, model: ChatModel, journal: Journal | None, key: str, shaped_by: str) -> None:
        self._model, self._journal, self._key, self._shaped_by = model, journal, key, shaped_by
        self.is_out_of_budget = False
        """Whether a call was refused because the run's budget is used up."""

    @property
    def name(self) -> str:
        """The model's own name."""
        return self._model.name

    async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
        """The recorded reply to this request, or a new one."""
        asked = fingerprint(asdict(request))
        key = f"{self._key}/{asked[:24]}"
        kept = self._journal.recall("reply", key, self._shaped_by) if self._journal else None
        if kept is not None:
            reply = _reply(kept)
            if on_text:
                on_text(reply.text)
            return reply
        try:
            reply = await self._model.complete(request, on_text)
        except BudgetError:
            self.is_out_of_budget = True
            raise
        if self._journal:
            self._journal.record("reply", key, self._shaped_by, asdict(reply))
        return reply


def _reply(tree: dict[str, Any]) -> Reply:
    return Reply(tree["text"], Finish(tree["finish"]), Usage(**tree["usage"]), tree["seconds"], tree["calls"])
