"""Processes for the work that needs a processor, one event loop in front of them.

A worker that dies (a crash in a library, no memory left) takes only its own task with it: everything that was in
flight is tried once more, alone in a process of its own, and what kills that process too is reported as lost.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Any, Self, TypeVar

Result = TypeVar("Result")
_POLITE = 5
"""By how much the workers' priority is lower than the driver's."""


class WorkerDiedError(Exception):
    """The process that worked on this task died, twice."""


class Workers:
    """`jobs` processes; `run` may be awaited from any number of coroutines."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = self._new(jobs)
        self._alone = asyncio.Lock()

    @staticmethod
    def _new(jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)

    async def run(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """The function's result, from another process.

        Raises:
            WorkerDiedError: the process died twice over it.
        """
        loop = asyncio.get_running_loop()
        pool = self._pool
        try:
            return await loop.run_in_executor(pool, function, *arguments)
        except BrokenProcessPool:
            if pool is self._pool:
                self._pool = self._new(self._jobs)
        async with self._alone:
            with self._new(1) as single:
                try:
                    return await loop.run_in_executor(single, function, *arguments)
                except BrokenProcessPool as error:
                    raise WorkerDiedError from error

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)


def _begin() -> None:
    """An interrupt is the driver's affair; and when the driver is killed, its workers end with it.

    Where processors are short the driver goes first, so that no call to a model waits for a document.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
