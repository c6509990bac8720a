"""A worker: takes tasks from the queue, as many at once as it is told, until it is stopped."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from assistant.batch.cluster.database import (
    ClusterError,
    connected,
    packed_outcome,
    procrastinate,
    require_setup,
    unpacked_task,
)
from assistant.batch.cluster.drafters import Drafters
from assistant.batch.cluster.jobs import MOST_STARTS, make_app, queue_name, rescue
from assistant.batch.work import BLOCKED, DONE, FAILED, Outcome, failure
from assistant.batch.workers import WorkerDiedError, Workers
from assistant.errors import AssistantError

Draft = Callable[[dict[str, Any]], Awaitable[Outcome]]

_POISON = f"{MOST_STARTS} 次都没有做完，工作进程每次都意外中止。请检查这个机关的文件是否异常大。"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How quickly things are noticed, in seconds."""

    heartbeat: float = 5
    dead_after: float = 20
    """Without a heartbeat for so long, a worker's jobs are given to others."""
    poll: float = 2


async def serve(
    address: str,
    concurrency: int,
    jobs: int,
    say: Callable[[str], None],
    rhythm: Rhythm = Rhythm(),
) -> None:
    """Work until SIGINT or SIGTERM; then what is in hand is finished first. A database that goes away is waited for.

    Raises:
        ClusterError: the database cannot be reached at the start, or is not set up.
    """
    stop = asyncio.Event()
    asyncio.get_running_loop().set_exception_handler(_leave_to_the_loop)
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no handlers in its loops
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with connected(address) as connector:
        await require_setup(connector)
    say(f"工作进程已就绪：同时做 {concurrency} 个机关，队列 {queue_name()}。按 Ctrl+C 停止（先做完手上的）。")
    async with Workers(jobs) as workers, Drafters(address, workers) as drafters:
        while not stop.is_set():
            try:
                async with connected(address) as connector:
                    await _until_stopped(connector, concurrency, drafters, say, rhythm, stop)
            except (ClusterError, procrastinate().exceptions.ConnectorException):
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), rhythm.poll)
    say("工作进程已停止。")


def _leave_to_the_loop(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A job that could not be signed off because the database was away is no news: the loop below says so, and rescues it."""
    if not isinstance(context.get("exception"), procrastinate().exceptions.ConnectorException):
        loop.default_exception_handler(context)


async def _until_stopped(
    connector: Any,
    concurrency: int,
    drafters: Drafters,
    say: Callable[[str], None],
    rhythm: Rhythm,
    stop: asyncio.Event,
) -> None:
    async def do(fingerprint: str) -> None:
        await work_on(connector, fingerprint, drafters.draft, say, rhythm)

    app = make_app(connector, do)
    async with app.open_async(connector._async_pool):
        working = asyncio.create_task(
            app.run_worker_async(
                queues=[queue_name()],
                concurrency=concurrency,
                wait=True,
                fetch_job_polling_interval=rhythm.poll,
                update_heartbeat_interval=rhythm.heartbeat,
                stalled_worker_timeout=rhythm.dead_after,
                install_signal_handlers=False,
                delete_jobs="successful",
            )
        )
        rescuing = asyncio.create_task(_rescue_for_ever(app, rhythm))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((working, rescuing, stopping), return_when=asyncio.FIRST_COMPLETED)
            if not stopping.done():  # said before the jobs in hand are waited for: they wait for the database
                say(f"数据库断开了，每 {rhythm.poll:g} 秒再连一次；手上做完的不会丢。")
        finally:
            for task in (rescuing, stopping, working):
                task.cancel()
            results = await asyncio.gather(working, rescuing, stopping, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result


async def _rescue_for_ever(app: Any, rhythm: Rhythm) -> None:
    while True:
        await rescue(app, rhythm.dead_after)
        await asyncio.sleep(rhythm.heartbeat)


async def work_on(
    connector: Any, fingerprint: str, draft: Draft, say: Callable[[str], None], rhythm: Rhythm
) -> None:
    """One job: nothing when the outcome stands already, else the work and its outcome."""
    row = await connector.execute_query_one_async(
        "UPDATE assistant_work SET starts = starts + (outcome IS NULL)::int WHERE fingerprint = %(fingerprint)s "
        "RETURNING office, task, starts, outcome IS NOT NULL AS done",
        fingerprint=fingerprint,
    )
    if row["done"]:
        return
    if row["starts"] > MOST_STARTS:
        outcome = failure(_POISON)
    else:
        outcome = await _outcome(unpacked_task(bytes(row["task"])), draft)
    await _land(connector, fingerprint, outcome, rhythm)
    say(f"{row['office']}：{_WORDS[outcome.row['status']]}")


_WORDS = {DONE: "完成", BLOCKED: "有错误，没有出文件", FAILED: "没有完成"}


async def _outcome(task: dict[str, Any], draft: Draft) -> Outcome:
    """What became of the task."""
    try:
        return await draft(task)
    except WorkerDiedError:
        return failure("处理这个机关时工作进程两次意外中止，没有完成。请检查它的文件是否异常大。")
    except AssistantError as error:
        return failure(str(error))
    except Exception as error:  # a defect of ours must not stop the worker
        return failure(
            f"起草时程序内部出错（{type(error).__name__}：{error}），没有完成。请把这个机关的文件交给技术人员。"
        )


async def _land(connector: Any, fingerprint: str, outcome: Outcome, rhythm: Rhythm) -> None:
    """Put the outcome where none stands yet; while the database is away, wait: the work is done and must not be lost."""
    data = packed_outcome(outcome)
    while True:
        try:
            await connector.execute_query_async(
                "UPDATE assistant_work SET outcome = %(data)s, failed = %(failed)s, finished_at = now() "
                "WHERE fingerprint = %(fingerprint)s AND outcome IS NULL",
                fingerprint=fingerprint,
                data=data,
                failed=not outcome.is_final,
            )
            return
        except procrastinate().exceptions.ConnectorException:
            await asyncio.sleep(rhythm.poll)
