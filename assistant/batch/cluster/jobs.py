"""The job that a worker does, and how it is put into the queue."""

from collections.abc import Awaitable, Callable
from typing import Any

from assistant.batch.cluster.database import packed_task, procrastinate
from assistant.runs import program_fingerprint

TASK = "assistant.office"
MOST_STARTS = 4
"""A task that was taken up so often without an end kills its workers."""


def queue_name() -> str:
    """The queue of this version of the program."""
    return f"assistant-{program_fingerprint()[:12]}"


def make_app(connector: Any, do: Callable[[str], Awaitable[None]]) -> Any:
    """The engine's application with our one job; `do` works on the task with a fingerprint."""
    app = procrastinate().App(connector=connector)

    @app.task(name=TASK, queue=queue_name())  # type: ignore[untyped-decorator]
    async def office(fingerprint: str) -> None:
        await do(fingerprint)

    return app


async def enqueue(app: Any, run: str, fingerprint: str, office: str, task: dict[str, Any]) -> None:
    """Queue a task unless it is queued, in hand or done; one that failed is queued anew.

    The row comes before the job: when the driver dies between the two, the next one finds the row and queues the job.
    """
    connector = app.connector
    await connector.execute_query_async(
        "INSERT INTO assistant_work (fingerprint, office, task) VALUES (%(fingerprint)s, %(office)s, %(task)s) "
        "ON CONFLICT (fingerprint) DO UPDATE SET outcome = NULL, failed = false, starts = 0, finished_at = NULL "
        "WHERE assistant_work.failed",
        fingerprint=fingerprint,
        office=office,
        task=packed_task(task),
    )
    await connector.execute_query_async(
        "INSERT INTO assistant_run_work VALUES (%(run)s, %(fingerprint)s) ON CONFLICT DO NOTHING",
        run=run,
        fingerprint=fingerprint,
    )
    row = await connector.execute_query_one_async(
        "SELECT outcome IS NOT NULL AS done FROM assistant_work WHERE fingerprint = %(fingerprint)s",
        fingerprint=fingerprint,
    )
    if row["done"]:
        return
    deferrer = app.configure_task(TASK, queue=queue_name(), lock=fingerprint, queueing_lock=fingerprint)
    try:
        await deferrer.defer_async(fingerprint=fingerprint)
    except procrastinate().exceptions.AlreadyEnqueued:
        pass


async def rescue(app: Any, seconds_since_heartbeat: float) -> int:
    """Give the jobs of dead workers back to the queue; how many."""
    given_back = 0
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=seconds_since_heartbeat):
        try:
            await app.job_manager.retry_job(job)
            given_back += 1
        except procrastinate().exceptions.ConnectorException:
            continue  # another rescuer was quicker
    return given_back
