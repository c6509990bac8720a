"""The unit of work with a model: calls in the event loop, everything that needs a processor in the worker processes."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from assistant.batch.pacing import Paced
from assistant.batch.run import Work
from assistant.batch.work import Outcome, finish
from assistant.batch.workers import Workers
from assistant.figures.packing import unpack
from assistant.llm import ChatModel, open_model
from assistant.pipeline.accounts import TEMPLATE, total_calls, total_cost, total_tokens
from assistant.pipeline.draft import Drafted, finished_draft
from assistant.pipeline.writing import ModelOptions, Written, write_passages
from assistant.runs import fingerprint
from assistant.settings import ModelSettings, Prices


def model_identity(settings: ModelSettings, options: ModelOptions) -> dict[str, Any]:
    """Everything of a model that shapes a draft, for fingerprints; no key, no limit, no cache."""
    return {
        "name": settings.model,
        "adapter": settings.adapter,
        "provider": settings.provider,
        "endpoint": settings.base_url,
        "extra": fingerprint(dict(settings.extra_body)),
        "temperature": settings.temperature if settings.temperature is not None else options.temperature,
        "max_tokens": settings.max_tokens or options.max_tokens,
        "prompts": options.prompts.fingerprint,
        "repairs": options.repairs,
    }


@asynccontextmanager
async def model_work(
    settings: ModelSettings,
    options: ModelOptions,
    workers: Workers,
    calls_at_once: int,
    *,
    cache: bool = True,
) -> AsyncIterator[Work]:
    """How `run_offices` works on a task with a model; one account and one pace for the whole run."""
    async with open_model(settings, cache=cache) as door:
        paced = Paced(door, calls_at_once)

        async def work(_: str, task: dict[str, Any]) -> Outcome:
            return await draft_office_with(paced, options, settings.prices, workers, task)

        yield work


async def draft_office_with(
    model: ChatModel, options: ModelOptions, prices: Prices | None, workers: Workers, task: Mapping[str, Any]
) -> Outcome:
    """Work on one office with a model.

    An office in which a call failed is complete, its paragraphs proved like any other, but not final: the same command
    asks the model again, and what it has answered comes from the cache.

    Raises:
        MisconfiguredError: address, key, model name or parameters are wrong.
    """
    started = time.perf_counter()
    written = await write_passages(unpack(task["figures"]), model, options)
    prompts = options.prompts.fingerprint
    outcome = await workers.run(_finished, dict(task), written, model.name, prompts, prices)
    return replace(outcome, row={**outcome.row, "seconds": round(time.perf_counter() - started, 2)})


def _finished(
    task: dict[str, Any], written: Written, model: str, prompts: str, prices: Prices | None
) -> Outcome:
    """What needs a processor and no model: the check of the whole, and the documents."""
    drafted = finished_draft(written, model, prompts)
    outcome = finish(task, drafted.report.figures, drafted, _usage(drafted, prices))
    return replace(outcome, is_final=not _lacks(drafted))


def _usage(drafted: Drafted, prices: Prices | None) -> dict[str, Any]:
    money = total_cost(drafted.calls, prices)
    return {
        "drafter": drafted.model,
        "repairs": sum(account.repairs for account in drafted.passages),
        "model_calls": total_calls(drafted.calls),
        "tokens": total_tokens(drafted.calls),
        "cost": None if money is None else f"{money:f}",
        "by_template": sum(account.asked and account.drafter == TEMPLATE for account in drafted.passages),
    }


def _lacks(drafted: Drafted) -> bool:
    """Whether a passage is the template's because a call failed, which another try may mend."""
    failed = {name for call in drafted.calls if call.failure for name in call.passages}
    return any(
        account.asked and account.drafter == TEMPLATE and account.id in failed for account in drafted.passages
    )
