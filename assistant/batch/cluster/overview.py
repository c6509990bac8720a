"""What the runs of a database are doing, and stopping one; from any machine."""

from dataclasses import dataclass
from typing import Any

from assistant.batch.cluster.jobs import TASK
from assistant.errors import UsageError


@dataclass(frozen=True, slots=True)
class RunState:
    """One run."""

    run: str
    total: int
    done: int
    failed: int
    """Of the done."""
    in_hand: int
    waiting: int
    stopped: bool


async def run_states(connector: Any) -> list[RunState]:
    """Every run of the database, the latest first."""
    rows = await connector.execute_query_all_async(
        "SELECT r.run, r.stopped, count(w.fingerprint) AS total, count(w.outcome) AS done, "
        "count(*) FILTER (WHERE w.failed) AS failed, count(*) FILTER (WHERE w.outcome IS NULL AND j.status = 'doing') AS in_hand, "
        "count(*) FILTER (WHERE w.outcome IS NULL AND j.status = 'todo') AS waiting "
        "FROM assistant_runs r LEFT JOIN assistant_run_work m USING (run) LEFT JOIN assistant_work w USING (fingerprint) "
        "LEFT JOIN (SELECT DISTINCT ON (lock) lock, status FROM procrastinate_jobs "
        "WHERE task_name = %(task)s AND status IN ('todo', 'doing') ORDER BY lock, status) j ON j.lock = w.fingerprint "
        "GROUP BY r.run, r.stopped, r.at ORDER BY r.at DESC",
        task=TASK,
    )
    return [RunState(**{name: row[name] for name in RunState.__slots__}) for row in rows]


async def stop_run(connector: Any, run: str) -> int:
    """Stop a run: its driver ends, its queued tasks are taken back, what is in hand is finished; how many were taken back.

    Raises:
        UsageError: there is no such run.
    """
    rows = await connector.execute_query_all_async(
        "UPDATE assistant_runs SET stopped = true WHERE run = %(run)s RETURNING run", run=run
    )
    if not rows:
        raise UsageError(f"数据库里没有“{run}”这个运行。用 --status 查看有哪些。")
    taken = await connector.execute_query_all_async(
        "SELECT procrastinate_cancel_job_v1(j.id, false, true) AS id FROM procrastinate_jobs j "
        "JOIN assistant_run_work m ON m.fingerprint = j.lock AND m.run = %(run)s "
        "WHERE j.status = 'todo' AND j.task_name = %(task)s AND NOT EXISTS (SELECT 1 FROM assistant_run_work o "
        "JOIN assistant_runs r USING (run) WHERE o.fingerprint = j.lock AND NOT r.stopped)",
        run=run,
        task=TASK,
    )
    return len(taken)
