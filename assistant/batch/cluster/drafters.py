"""The drafters of one worker: the embedded one, and each model that a task names, opened once."""

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self

from assistant.batch.cluster.replies import SharedReplies
from assistant.batch.work import Outcome, draft_office
from assistant.batch.workers import Workers
from assistant.errors import UsageError
from assistant.runs import fingerprint

_CALLS_AT_ONCE = 64


class Drafters:
    """Drafts a task with whatever it asks for; key and limits are those of this machine."""

    def __init__(self, address: str, workers: Workers) -> None:
        self._address = address
        self._workers = workers
        self._open = AsyncExitStack()
        self._models: dict[str, tuple[Any, Any, Any]] = {}

    async def draft(self, task: dict[str, Any]) -> Outcome:
        """The outcome of a task.

        Raises:
            UsageError: this machine has other settings for the model than the one that queued the task.
            MisconfiguredError: its address, key or name is wrong.
        """
        identity = task["settings"]["model"]
        if identity is None:
            return await self._workers.run(draft_office, task)
        from assistant.batch.model_work import draft_office_with

        model, options, prices = await self._model(identity)
        return await draft_office_with(model, options, prices, self._workers, task)

    async def _model(self, identity: dict[str, Any]) -> tuple[Any, Any, Any]:
        key = fingerprint(identity)
        if key not in self._models:
            self._models[key] = await self._opened(identity)
        return self._models[key]

    async def _opened(self, identity: dict[str, Any]) -> tuple[Any, Any, Any]:
        from assistant.batch.model_work import model_identity
        from assistant.batch.pacing import Paced
        from assistant.drafting.prompts import load_prompts
        from assistant.llm import open_model
        from assistant.pipeline.writing import ModelOptions
        from assistant.settings import load_settings

        settings = load_settings(identity["name"], identity["endpoint"])
        options = ModelOptions(load_prompts(None), repairs=identity["repairs"])
        if settings is None or model_identity(settings, options) != identity:
            raise UsageError(
                f"这台机器上模型“{identity['name']}”的设置与发起的机器不同，没有起草。请把两边的设置文件改成一样。"
            )
        door = await self._open.enter_async_context(open_model(settings, cache=False))
        door.cache = SharedReplies(self._address)
        return Paced(door, _CALLS_AT_ONCE), options, settings.prices

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()
