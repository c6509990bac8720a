"""The adapter that looks for an answer among those that have come, and otherwise puts the question into the next file."""

from assistant.batch.bulk.rounds import Rounds
from assistant.llm.adapter import OnText, without_refused
from assistant.llm.answer import Answer
from assistant.llm.bulk import fault_in, question, read_answer
from assistant.llm.contract import Request
from assistant.llm.errors import (
    MisconfiguredError,
    ModelError,
    PendingError,
    UnreachableError,
    UnsupportedError,
)
from assistant.runs import fingerprint
from assistant.settings import ModelSettings

_NAME_LENGTH = 40


class BulkAdapter:
    """A question's name is the hash of all that is sent, so a question is asked once, whatever office it is of."""

    def __init__(self, settings: ModelSettings, rounds: Rounds) -> None:
        self._settings = settings
        self._rounds = rounds
        self._refused: set[str] = set()

    async def call(self, request: Request, on_text: OnText | None) -> Answer:  # noqa: ARG002 - nothing streams here
        """The answer, if it has come.

        Raises:
            PendingError: it has not; the question is asked or will be with the next file.
            ModelError: the endpoint could not answer it.
        """
        return await without_refused(self._refused, lambda: self._found(request))

    async def _found(self, request: Request) -> Answer:
        body = question(self._settings, request, self._refused)
        name = fingerprint(body, request.repeat)[:_NAME_LENGTH]
        line = self._rounds.answer(name)
        if line is None:
            if self._rounds.is_lost(name):
                raise UnreachableError(
                    "批量接口几次都没有答复这一段。请以后用同一条命令再试，或去掉 --bulk 直接请模型写。"
                )
            self._rounds.ask(name, body)
            raise PendingError("批量接口还没有答复。")
        fault = fault_in(line, self._settings)
        is_setting = isinstance(fault, MisconfiguredError) and not isinstance(fault, UnsupportedError)
        if is_setting and self._rounds.has_answers:
            raise ModelError(str(fault))  # the settings are right: others were answered
        if fault:
            raise fault
        return read_answer(line["response"].get("body"), self._settings)

    async def close(self) -> None:
        """Nothing is connected."""
