"""Progress of long work: a bar in a terminal, a plain line now and then anywhere else."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.batch.progress import Listener, Progress

_STAGES = {
    "reading": "读入",
    "drafting": "起草",
    "waiting": "等批量接口",
    "comparing": "查雷同",
    "writing": "写总览",
}
_SECONDS_BETWEEN_LINES = 10


@contextmanager
def shown_progress() -> Iterator[Listener]:
    """A listener that shows what it hears on standard error."""
    if sys.stderr.isatty():
        with _bars() as listener:
            yield listener
    else:
        yield _Lines()


class _Lines:
    """One line at the beginning and the end of a stage, and every few seconds between."""

    def __init__(self) -> None:
        self._stage = ""
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        is_new, is_last = progress.stage != self._stage, progress.done == progress.total
        if is_new or is_last or now >= self._next:
            self._stage, self._next = progress.stage, now + _SECONDS_BETWEEN_LINES
            if progress.total and (is_last or not is_new):
                sys.stderr.write(
                    f"{_STAGES[progress.stage]} {progress.done}/{progress.total}{_more(progress)}\n"
                )
                sys.stderr.flush()


def _more(progress: Progress) -> str:
    parts = []
    if progress.failed:
        parts.append(f"有错误 {progress.failed}")
    if progress.waiting:
        parts.append(f"等模型答复 {progress.waiting}")
    if progress.kept:
        parts.append(f"原已做好 {progress.kept}")
    if progress.calls:
        money = f"、费用 {progress.cost:.2f}" if progress.cost else ""
        parts.append(f"模型调用 {progress.calls} 次、{progress.tokens} 个 token{money}")
    return f"，{'，'.join(parts)}" if parts else ""


@contextmanager
def _bars() -> Iterator[Listener]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[more]}"),
        TextColumn("用时"), TimeElapsedColumn(), TextColumn("还需"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def listen(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(_STAGES[progress.stage], total=progress.total, more="")
            bars.update(
                tasks[progress.stage],
                completed=progress.done,
                total=progress.total,
                more=_more(progress).lstrip("，"),
            )

        yield listen
