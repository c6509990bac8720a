"""The driver's side: queue a task and wait for its outcome, many at once with one query."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from assistant.batch.cluster.database import (
    connected,
    procrastinate,
    require_setup,
    unpacked_outcome,
)
from assistant.batch.cluster.jobs import enqueue, make_app, rescue
from assistant.batch.cluster.worker import Rhythm
from assistant.batch.run import Work
from assistant.batch.work import Outcome
from assistant.errors import OutputError

AT_ONCE = 512
"""Offices queued and not yet collected: enough for many machines, and little in memory."""


class StoppedError(OutputError):
    """Somebody has stopped this run from another machine."""


@asynccontextmanager
async def cluster_work(address: str, run: str, rhythm: Rhythm = Rhythm()) -> AsyncIterator[Work]:  # noqa: B008
    """How `run_offices` works on a task elsewhere; `run` names the run for progress and stopping.

    Raises:
        ClusterError: the database cannot be reached, or is not set up.
    """
    async with connected(address) as connector:
        await require_setup(connector)
        await connector.execute_query_async(
            "INSERT INTO assistant_runs (run) VALUES (%(run)s) ON CONFLICT (run) DO UPDATE SET stopped = false, at = now()",
            run=run,
        )
        app = make_app(connector, _never)
        async with app.open_async(connector._async_pool):
            desk = _Desk(app, run, rhythm)
            collecting = asyncio.create_task(desk.collect())
            try:
                yield desk.work
            finally:
                collecting.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await collecting


async def _never(_: str) -> None:
    raise AssertionError("the driver does no jobs")


class _Desk:
    """Who waits for what."""

    def __init__(self, app: Any, run: str, rhythm: Rhythm) -> None:
        self._app = app
        self._run = run
        self._rhythm = rhythm
        self._waiting: dict[str, asyncio.Future[Outcome]] = {}

    async def work(self, key: str, task: dict[str, Any]) -> Outcome:
        """Queue the task and wait until a worker has done it; a database that goes away meanwhile is waited for."""
        office, _, fingerprint = key.rpartition("/")
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting[fingerprint] = future
        while True:
            try:
                await enqueue(self._app, self._run, fingerprint, office, task)
                break
            except procrastinate().exceptions.ConnectorException:
                await asyncio.sleep(self._rhythm.poll)
        return await future

    async def collect(self) -> None:
        """Hand out what is done, for ever."""
        while True:
            try:
                await self._collect_once()
            except procrastinate().exceptions.ConnectorException:
                await asyncio.sleep(self._rhythm.poll)
            except StoppedError as error:
                for future in self._waiting.values():
                    if not future.done():
                        future.set_exception(error)
                self._waiting.clear()
            await asyncio.sleep(self._rhythm.poll / 4)

    async def _collect_once(self) -> None:
        connector = self._app.connector
        row = await connector.execute_query_one_async(
            "SELECT stopped FROM assistant_runs WHERE run = %(run)s", run=self._run
        )
        if row["stopped"]:
            raise StoppedError(f"运行“{self._run}”已被停止。做完的都在；用同一条命令可以接着做。")
        await rescue(self._app, self._rhythm.dead_after)
        if not self._waiting:
            return
        rows = await connector.execute_query_all_async(
            "SELECT fingerprint FROM assistant_work WHERE fingerprint = ANY(%(wanted)s) AND outcome IS NOT NULL",
            wanted=list(self._waiting),
        )
        for done in rows:
            await self._hand_out(done["fingerprint"])

    async def _hand_out(self, fingerprint: str) -> None:
        row = await self._app.connector.execute_query_one_async(
            "SELECT outcome FROM assistant_work WHERE fingerprint = %(fingerprint)s",
            fingerprint=fingerprint,
        )
        future = self._waiting.pop(fingerprint)
        if future.done():
            return
        future.set_result(unpacked_outcome(bytes(row["outcome"])))
