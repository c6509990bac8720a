"""Progress of a run: a bar in a terminal, a line now and then anywhere else."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.evaluation.running import Listener

_SECONDS_BETWEEN_LINES = 10


@contextmanager
def shown_progress() -> Iterator[Listener]:
    """A listener that shows what it hears on standard error."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("评测"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("还需"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _lines() -> Listener:
    latest = time.monotonic()

    def listen(done: int, total: int) -> None:
        nonlocal latest
        if done == total or time.monotonic() - latest >= _SECONDS_BETWEEN_LINES:
            latest = time.monotonic()
            sys.stderr.write(f"评测 {done}/{total}\n")
            sys.stderr.flush()

    return listen
