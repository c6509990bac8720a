"""The journal of a run: what is finished, in one SQLite file, so that the same command goes on where it stopped.

An entry belongs to a kind of work and a key, and holds the fingerprint of everything that shaped it. Asked with
another fingerprint, the journal does not know it: exactly what a change touches is done again. Each entry is committed
by itself, after the files it tells of are on disk. A journal may be used from several threads.

The rollback journal is used and not the write-ahead log, because output folders lie on file servers, where the
latter does not work.
"""

import json
import sqlite3
import threading
import zlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from assistant.errors import OutputError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
  kind TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""
_VERSION = 1


class Journal:
    """Opens the journal at `path`, making it if need be.

    Raises:
        OutputError: the file is no journal of ours, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        try:
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.executescript(_SCHEMA)
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version not in (0, _VERSION):
                raise OutputError(
                    f"{path} 是第 {version} 版的运行记录，本程序用第 {_VERSION} 版。请换一个输出文件夹。"
                )
            self._database.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.Error as error:
            raise OutputError(
                f"运行记录 {path} 无法使用：{error}。请换一个输出文件夹，或删去这个文件后重来。"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def recall(self, kind: str, key: str, fingerprint: str | None = None) -> Any:
        """What was recorded under `key` with this fingerprint, or with any if None; None when nothing was."""
        with self._lock:
            row = self._database.execute(
                "SELECT fingerprint, payload FROM entries WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        if row is None or fingerprint not in (None, row[0]):
            return None
        return _unpacked(row[1])

    def record(self, kind: str, key: str, fingerprint: str, payload: Any) -> None:
        """Record `payload`, a JSON value, in place of what stood there; on disk when this returns.

        Raises:
            OutputError: the disk is full, say.
        """
        data = zlib.compress(json.dumps(payload, ensure_ascii=False).encode(), 3)
        try:
            with self._lock:
                self._database.execute(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", (kind, key, fingerprint, data)
                )
        except sqlite3.Error as error:
            raise OutputError(f"运行记录 {self._path} 无法写入：{error}。请检查磁盘空间。") from error

    def forget(self, kind: str, key: str) -> None:
        """Drop an entry."""
        with self._lock:
            self._database.execute("DELETE FROM entries WHERE kind = ? AND key = ?", (kind, key))


def _unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))
