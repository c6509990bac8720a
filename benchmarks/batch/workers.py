"""A cluster on a real PostgreSQL: one worker process against two, on work that waits for a model.

python -m benchmarks.batch.workers [--offices 24] [--latency 3]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from benchmarks.batch.calls import slow_server
from tests.batch.cluster.postgres import Postgres
from tests.made_offices import write_county


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--offices", type=int, default=24)
    parser.add_argument("--latency", type=float, default=3)
    parser.add_argument("--concurrency", type=int, default=2)
    options = parser.parse_args()
    postgres = Postgres()
    postgres.start()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="assistant-workers-") as name,
            slow_server(options.latency) as url,
        ):
            folder = Path(name)
            write_county(
                folder / "数据", options.offices, kinds=("json",), wrong=Decimal(0), missing=Decimal(0)
            )
            one, two = (
                measure(folder, postgres.address(f"workers{count}"), count, url, options.concurrency)
                for count in (1, 2)
            )
    finally:
        postgres.remove()
    sys.stdout.write(
        f"{options.offices} offices, {options.latency:g} s latency, {options.concurrency} at once in a worker: "
        f"one worker {one:.1f} s, two workers {two:.1f} s: {one / two:.2f} times\n"
    )


def measure(folder: Path, address: str, workers: int, url: str, concurrency: int) -> float:
    """Seconds from the first office taken up to the last finished, by the database's clock."""
    program = [sys.executable, "-m", "assistant"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*program, "worker", "--cluster", address, "--setup"], check=True, **quiet)  # type: ignore[call-overload]
    command = [*program, "worker", "--cluster", address, "--concurrency", str(concurrency)]
    processes = [subprocess.Popen(command, **quiet) for _ in range(workers)]  # type: ignore[call-overload]
    time.sleep(5)
    try:
        out = folder / f"{workers}"
        model = ("--kind", "md", "--model", "drafting", "--base-url", url)
        started = time.monotonic()
        subprocess.run(
            [*program, "batch", str(folder / "数据"), "-o", str(out), "--cluster", address, *model],
            check=True,
            **quiet,
        )  # type: ignore[call-overload]
        whole = time.monotonic() - started
        return _span(address) or whole
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _span(address: str) -> float:
    import psycopg

    with psycopg.connect(address) as database:
        row = database.execute(
            "SELECT extract(epoch FROM max(finished_at) - min(queued_at)) FROM assistant_work"
        ).fetchone()
    return float(row[0]) if row else 0.0


if __name__ == "__main__":
    main()
