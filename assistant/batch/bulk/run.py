"""The loop: draft from what is answered, hand over what is still to be asked, wait, collect, draft again."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.batch.bulk.adapter import BulkAdapter
from assistant.batch.bulk.rounds import Round, Rounds
from assistant.batch.model_work import draft_office_with
from assistant.batch.progress import Listener, Progress
from assistant.batch.run import Finished, Run, run_offices
from assistant.batch.state import state_folder
from assistant.batch.work import Outcome, waiting
from assistant.batch.workers import Workers
from assistant.llm import open_model
from assistant.llm.bulk import BulkEndpoint, BulkState
from assistant.llm.errors import BusyError, MisconfiguredError, PendingError, UnreachableError
from assistant.pipeline.writing import ModelOptions
from assistant.runs import Journal
from assistant.settings import ModelSettings

_MOST_MISSES = 20
"""Polls in a row that may find no endpoint before the run ends; the same command goes on."""


async def run_bulk(
    run: Run,
    journal: Journal,
    settings: ModelSettings,
    options: ModelOptions,
    listen: Listener,
    *,
    poll: float | None,
) -> Finished:
    """Draft the offices of `run` through the endpoint's bulk interface, looking every `poll` seconds; None does not wait.

    Offices whose answers are still to come have the status `waiting`. What an earlier run has asked is collected first.

    Raises:
        ModelError: the endpoint takes no files, or has not been there for long.
        InputError, UsageError, OutputError: as `run_offices`.
    """
    rounds = Rounds(journal, state_folder(run.out) / "bulk")
    async with BulkEndpoint(settings) as endpoint:
        await rounds.hand_over(endpoint)
        await _collect(rounds, endpoint)
        while True:
            finished = await _pass(run, journal, settings, options, listen, rounds)
            await rounds.hand_over(endpoint)
            if poll is None or not rounds.open:
                return finished
            await _wait(rounds, endpoint, poll, listen)


async def _pass(
    run: Run,
    journal: Journal,
    settings: ModelSettings,
    options: ModelOptions,
    listen: Listener,
    rounds: Rounds,
) -> Finished:
    """Every office once. The reply cache stays out of it: the answers lie in the journal, and the calls are counted where an office ends."""
    async with (
        Workers(run.jobs) as workers,
        open_model(settings, cache=False, retry=False, adapter=BulkAdapter(settings, rounds)) as model,
    ):

        async def work(_: str, task: Mapping[str, Any]) -> Outcome:
            try:
                return await draft_office_with(model, options, settings.prices, workers, task)
            except PendingError:
                return waiting()

        return await run_offices(replace(run, at_once=2 * run.jobs), journal, listen, work, workers)


async def _collect(rounds: Rounds, endpoint: BulkEndpoint) -> list[tuple[Round, BulkState]]:
    """Take in what is finished; how far the endpoint is with every file."""
    states = await rounds.states(endpoint)
    for item, state in states:
        if state.status == "failed":
            rounds.forget(item)
            said = "；".join(state.reasons) or "没有说明原因"
            raise MisconfiguredError(
                f"批量接口没有接受这批请求，服务方的说明：{said}。请按说明改正，再用同一条命令。"
            )
        if state.is_over:
            await rounds.collect(endpoint, item, state)
    return states


async def _wait(rounds: Rounds, endpoint: BulkEndpoint, poll: float, listen: Listener) -> None:
    """Look every `poll` seconds until a file is finished."""
    misses = 0
    while True:
        try:
            states = await _collect(rounds, endpoint)
        except (UnreachableError, BusyError):
            misses += 1
            if misses >= _MOST_MISSES:
                raise
        else:
            misses = 0
            total = sum(state.total or item.questions for item, state in states)
            listen(Progress("waiting", total, sum(state.done for _, state in states)))
            if any(state.is_over for _, state in states):
                return
        await asyncio.sleep(poll)
