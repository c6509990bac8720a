"""The database: connecting, setting it up, and the one table of ours."""

import asyncio
import json
import logging
import os
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from assistant.batch.cluster.replies import TABLE as REPLIES
from assistant.batch.work import Outcome, outcome_tree
from assistant.errors import AssistantError, UsageError

Result = TypeVar("Result")

TABLES = """
CREATE TABLE IF NOT EXISTS assistant_setup (step text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS assistant_runs (
  run text PRIMARY KEY, stopped boolean NOT NULL DEFAULT false, at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS assistant_work (
  fingerprint text PRIMARY KEY, office text NOT NULL, task bytea NOT NULL, starts int NOT NULL DEFAULT 0,
  outcome bytea, failed boolean NOT NULL DEFAULT false, queued_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz
);
CREATE TABLE IF NOT EXISTS assistant_run_work (
  run text NOT NULL, fingerprint text NOT NULL, PRIMARY KEY (run, fingerprint)
);
"""
"""`failed` marks an outcome that is not final: asked for again, the work is done again. `starts` counts how often a worker took the task up; a task that no worker survives is given up."""

_CONNECT_SECONDS = 10
_EXTRA = "多机运行需要另装组件：pip install 'assistant[cluster]'。"


class ClusterError(AssistantError):
    """The database of the cluster cannot be reached or is not set up."""


def cluster_address(given: str | None) -> str:
    """The database's address, from the command line or from ASSISTANT_CLUSTER, which keeps the password off it.

    Raises:
        UsageError: neither, or no address of a PostgreSQL database.
    """
    address = (given or os.environ.get("ASSISTANT_CLUSTER", "")).strip()
    if not address.startswith(("postgresql://", "postgres://")):
        raise UsageError(
            "--cluster 后面要写 postgresql://用户:密码@主机/数据库，也可以写在环境变量 ASSISTANT_CLUSTER 里。"
        )
    return address


def shown(address: str) -> str:
    """The address for messages: without user and password."""
    parts = urlsplit(address)
    try:
        host, port = parts.hostname or "本机", parts.port
    except ValueError:
        return "数据库"
    return f"{host}{f':{port}' if port else ''}{parts.path}"


def run_async(main: Coroutine[Any, Any, Result]) -> Result:
    """Run `main`; psycopg cannot use the event loop that Windows has by default."""
    factory = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(main)


def procrastinate() -> Any:
    """The engine, imported when it is used.

    Raises:
        UsageError: the extra is not installed.
    """
    try:
        import procrastinate as engine
    except ImportError as error:
        raise UsageError(_EXTRA) from error
    return engine


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[Any]:
    """An open connector to the database.

    Raises:
        ClusterError: it cannot be reached.
        UsageError: the extra is not installed.
    """
    engine = procrastinate()
    import psycopg

    for name in ("procrastinate", "psycopg.pool"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is said here, in a sentence
    try:
        first = await psycopg.AsyncConnection.connect(address, connect_timeout=_CONNECT_SECONDS)
        await first.close()
        connector = engine.PsycopgConnector(
            conninfo=address, min_size=1, max_size=8, timeout=_CONNECT_SECONDS
        )
        await connector.open_async()
    except (psycopg.Error, engine.exceptions.ConnectorException) as error:
        raise ClusterError(
            f"连不上数据库 {shown(address)}：{_reason(error)}。请检查地址、账号和网络，并确认 PostgreSQL 已启动。"
        ) from error
    try:
        yield connector
    finally:
        await connector.close_async()


_REASONS = (
    ("refused", "那里没有数据库在等候"),
    ("authentication", "账号或密码不对"),
    ("does not exist", "没有这个数据库或账号"),
    ("timeout", "没有回答"),
    ("resolve", "找不到这台主机"),
)


def _reason(error: BaseException) -> str:
    return next((words for mark, words in _REASONS if mark in str(error)), type(error).__name__)


async def require_setup(connector: Any) -> None:
    """Refuse a database that has not been set up.

    Raises:
        ClusterError: it has not.
    """
    row = await connector.execute_query_one_async("SELECT to_regclass('assistant_work') IS NOT NULL AS found")
    if not row["found"]:
        raise ClusterError("数据库还没有建表。请先运行一次：assistant worker --cluster 地址 --setup")


async def set_up(connector: Any) -> list[str]:
    """Make the tables, or bring those of an older version up to date; the steps taken, none when all is current."""
    manager = procrastinate().schema.SchemaManager(connector)
    migrations = sorted(path.name for path in Path(manager.get_migrations_path()).glob("*.sql"))
    row = await connector.execute_query_one_async(
        "SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS found"
    )
    await connector.execute_query_async(TABLES + REPLIES)
    if not row["found"]:
        await manager.apply_schema_async()
        await _note(connector, migrations)
        return ["建表"]
    rows = await connector.execute_query_all_async("SELECT step FROM assistant_setup")
    done = {row["step"] for row in rows}
    steps = [name for name in migrations if name not in done]
    for name in steps:
        text = (Path(manager.get_migrations_path()) / name).read_text(encoding="utf-8")
        await connector.execute_query_async(text.replace("%", "%%"))
        await _note(connector, [name])
    return steps


async def _note(connector: Any, steps: list[str]) -> None:
    await connector.execute_query_async(
        "INSERT INTO assistant_setup (step) SELECT unnest(%(steps)s::text[]) ON CONFLICT DO NOTHING",
        steps=steps,
    )


def packed_task(task: dict[str, Any]) -> bytes:
    """A task as it stands in the table."""
    return zlib.compress(json.dumps(task, ensure_ascii=False).encode())


def unpacked_task(data: bytes) -> dict[str, Any]:
    """The task again."""
    task: dict[str, Any] = json.loads(zlib.decompress(data))
    return task


def packed_outcome(outcome: Outcome) -> bytes:
    """An outcome with its files in one value, so that both land in one statement."""
    files = {name: b64encode(data).decode() for name, data in outcome.files.items()}
    return zlib.compress(json.dumps(outcome_tree(outcome) | {"files": files}, ensure_ascii=False).encode())


def unpacked_outcome(data: bytes) -> Outcome:
    """The outcome again."""
    tree = json.loads(zlib.decompress(data))
    return Outcome(**{**tree, "files": {name: b64decode(text) for name, text in tree["files"].items()}})
