"""Calls per second of a batch with a model beside a bare AsyncOpenAI loop in the same run; calls per office with faults.

    python -m benchmarks.batch.calls [--offices 64] [--latency 2] [--at-once 64]

The server is a process of its own and answers after a fixed time, as a real model does. The batch checks every passage and writes
Word and HTML; the bare loop only asks. Both make the same number of calls, `at_once` at a time.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from assistant.batch.model_work import model_identity, model_work
from assistant.batch.run import Run, run_offices
from assistant.batch.state import open_state
from assistant.batch.workers import Workers
from assistant.pipeline.writing import ModelOptions
from assistant.settings import ModelSettings
from tests.made_offices import write_county

FAULTS = ("wrong-digit", "invented", "empty", "error-500", "busy-retry-after", "markdown", "truncated")


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--offices", type=int, default=64)
    parser.add_argument("--latency", type=float, default=2)
    parser.add_argument("--at-once", type=int, default=64)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="assistant-calls-") as name:
        folder = Path(name)
        write_county(folder / "数据", options.offices, kinds=("json",), wrong=Decimal(0), missing=Decimal(0))
        with slow_server(options.latency) as url:
            calls, seconds, _ = asyncio.run(_batch(folder, "a", url, options.at_once))
            bare = asyncio.run(_bare(url, calls, options.at_once))
        with slow_server(options.latency / 10, FAULTS) as url:
            with_faults, _, by_template = asyncio.run(_batch(folder, "b", url, options.at_once))
    sys.stdout.write(
        f"{options.offices} offices, {calls} calls, {options.latency:g} s latency, {options.at_once} at once\n"
        f"bare loop {calls / bare:.1f} calls/s, batch {calls / seconds:.1f} calls/s with checks and documents: ratio {bare / seconds:.2f}\n"
        f"20% faults ({', '.join(FAULTS)}): {with_faults / options.offices:.2f} calls an office instead of {calls / options.offices:.2f}, "
        f"every office complete, {by_template} passages by the template\n"
    )


@contextmanager
def slow_server(latency: float, faults: Sequence[str] = ()) -> Iterator[str]:
    """A drafting server in a process of its own; its address."""
    arguments = [part for fault in faults for part in ("--fault", fault)]
    command = [
        sys.executable,
        "-m",
        "tests.servers.drafting",
        "--latency",
        str(latency),
        "--rate",
        "0.2",
        *arguments,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


async def _batch(folder: Path, out: str, url: str, at_once: int) -> tuple[int, float, int]:
    """Calls that reached the server, seconds from the first office to the last, passages by the template."""
    settings, options = ModelSettings("drafting", base_url=url), ModelOptions()
    jobs = os.cpu_count() or 1
    run = Run(
        (folder / "数据",),
        folder / out,
        jobs=jobs,
        at_once=at_once + 2 * jobs,
        model=model_identity(settings, options),
    )
    with open_state(run.out) as journal:
        async with (
            Workers(jobs) as workers,
            model_work(settings, options, workers, at_once, cache=False) as work,
        ):
            started = 0.0

            def listen(progress: object) -> None:
                nonlocal started
                if getattr(progress, "stage", "") == "drafting" and not getattr(progress, "done", 0):
                    started = time.monotonic()

            finished = await run_offices(run, journal, listen, work, workers)
            seconds = time.monotonic() - started
        rows = [result["row"] for result in finished.results(journal, run.out)]
    if {row["status"] for row in rows} != {"done"}:
        raise SystemExit("not every office is complete")
    return sum(row["model_calls"] for row in rows), seconds, sum(row["by_template"] for row in rows)


async def _bare(url: str, calls: int, at_once: int) -> float:
    """Seconds for as many calls with nothing around them."""
    from openai import AsyncOpenAI

    free = asyncio.Semaphore(at_once)
    async with AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:

        async def ask(number: int) -> None:
            async with free:
                message = {
                    "role": "user",
                    "content": f"【总体情况】\n数据：全年收到{{{{applications}}}}，第{number}次\n",
                }
                await client.chat.completions.create(model="drafting", messages=[message])  # type: ignore[list-item]

        started = time.monotonic()
        await asyncio.gather(*(ask(number) for number in range(calls)))
        return time.monotonic() - started


if __name__ == "__main__":
    main()
