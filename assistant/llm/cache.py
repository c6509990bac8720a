"""Replies kept between runs, so that running again pays nothing.

A reply stands under the hash of everything that shaped it. SQLite with a write-ahead log: processes beside each other
read and write at once. The file keeps below its size by forgetting what was used longest ago. A cache that cannot be
read or written is no failure: it is switched off for the run and `problem` says why.
"""

import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

_Result = TypeVar("_Result")
_VERSION = 1
_BUSY_SECONDS = 5.0
_TOUCH_SECONDS = 3600.0
"""A reply's last use is written at most this often: reading should not write."""
_KEPT_SHARE = 0.8
_MEASURED_EVERY = 8
"""Replies between two looks at the size."""
_TABLE = """
CREATE TABLE IF NOT EXISTS replies (
  key TEXT PRIMARY KEY, used REAL NOT NULL, prompt INTEGER, completion INTEGER, text TEXT NOT NULL
) WITHOUT ROWID;
"""
"""No index on `used`: forgetting is rare, and each index is one more page to write for every reply."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept reply: the text and the tokens it cost when it was made."""

    text: str
    prompt: int | None
    completion: int | None


def cache_key(parts: Mapping[str, Any]) -> str:
    """The hash of everything that shapes a reply."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def default_path() -> Path:
    """`replies.sqlite` in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("assistant", appauthor=False) / "replies.sqlite"


class ReplyCache:
    """The replies in one file."""

    def __init__(self, path: Path, megabytes: int = 200) -> None:
        self._path = path
        self._bytes = megabytes * 1024 * 1024
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        self._written = 0
        self.problem: str | None = None
        """Why the cache is switched off; None while it works."""

    def get(self, key: str) -> Kept | None:
        """The reply under `key`, or None."""
        return self._safely(lambda connection: _read(connection, key))

    def put(self, key: str, kept: Kept) -> None:
        """Keep a reply; the oldest make room."""
        self._safely(lambda connection: _write(connection, key, kept))
        if self._written % _MEASURED_EVERY == 0:
            self._safely(lambda connection: _make_room(connection, self._bytes))
        self._written += 1

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _safely(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Do the work; a failure of SQLite or the disk switches the cache off instead of ending the run."""
        with self._lock:
            if self.problem is not None:
                return None
            try:
                return work(self._opened())
            except (sqlite3.Error, OSError) as error:
                self.problem = f"缓存文件 {self._path} 不能用（{error}），本次不用缓存。可以删除这个文件，或用 --no-cache。"
                return None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                _prepare(connection)
                self._path.chmod(0o600)  # drafts of unpublished reports
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection


def _read(connection: sqlite3.Connection, key: str) -> Kept | None:
    row = connection.execute(
        "SELECT text, prompt, completion, used FROM replies WHERE key = ?", (key,)
    ).fetchone()
    if row is None:
        return None
    now = time.time()
    if now - row[3] > _TOUCH_SECONDS:
        connection.execute("UPDATE replies SET used = ? WHERE key = ?", (now, key))
    return Kept(row[0], row[1], row[2])


def _write(connection: sqlite3.Connection, key: str, kept: Kept) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, ?)",
        (key, time.time(), kept.prompt, kept.completion, kept.text),
    )


def _make_room(connection: sqlite3.Connection, limit: int) -> None:
    if _used_bytes(connection) > limit:
        while _used_bytes(connection) > limit * _KEPT_SHARE and _forget_oldest(connection):
            pass


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _forget_oldest(connection: sqlite3.Connection) -> bool:
    """Drop a tenth, the longest unused; False when nothing is left."""
    gone = connection.execute(
        "DELETE FROM replies WHERE key IN "
        "(SELECT key FROM replies ORDER BY used LIMIT (SELECT count(*) / 10 + 1 FROM replies))"
    )
    return gone.rowcount > 0


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
        connection.execute("DROP TABLE IF EXISTS replies")
    connection.executescript(_TABLE)
    connection.execute(f"PRAGMA user_version = {_VERSION}")
