"""One run at a time on a folder, held by the operating system.

The system lets go of the lock when the process ends, however it ends, on Windows and on Linux; so there is no stale
lock to recover. The file beside it only says who holds it, for the message.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from assistant.errors import OutputError, UsageError


@contextmanager
def hold(folder: Path, what: str) -> Iterator[None]:
    """Hold `folder`, which exists, for one run; `what` is what a message calls the run (批量起草).

    Raises:
        UsageError: another run holds it.
        OutputError: the folder's file system knows no locks, or is not writable.
    """
    from filelock import FileLock, Timeout

    holder = folder / "holder.json"
    lock = FileLock(folder / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UsageError(
            f"{what}正在使用 {folder.parent}{_who(holder)}，没有再开一次。请等它结束，或换一个输出文件夹。"
        ) from None
    except (OSError, NotImplementedError) as error:
        raise OutputError(
            f"文件夹 {folder} 无法加锁：{error}。请换一个本机的、可以写入的输出文件夹。"
        ) from error
    try:
        started = datetime.now().isoformat(timespec="seconds")
        holder.write_text(json.dumps({"pid": os.getpid(), "host": platform.node(), "since": started}))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    try:
        found = json.loads(holder.read_text())
        return f"（{found['since'].replace('T', ' ')} 在 {found['host']} 上启动，进程号 {found['pid']}）"
    except (OSError, ValueError, KeyError):
        return ""
