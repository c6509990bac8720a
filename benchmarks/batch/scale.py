"""Offices per second and peak memory, 500 against 5,000 offices, documents written, with the embedded drafter.

    python -m benchmarks.batch.scale [--offices 500 5000] [--jobs 2]

Memory is that of the driver and of all its processes together, sampled from /proc; CPU seconds are what a busy machine
cannot distort. The inputs are JSON figures files with last year's beside them.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.batch.processes import below
from tests.made_offices import write_county


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    offices: int
    seconds: float
    cpu: float
    driver: float
    """Peak megabytes of the driver."""
    together: float
    """Peak megabytes of the driver and its workers."""
    resumed: float
    """Seconds of the same command again."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--offices", nargs="+", type=int, default=[500, 5000])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    runs = [measure(count, options.jobs) for count in options.offices]
    _say(
        "| offices | seconds | offices/s | CPU ms/office | driver MB | all processes MB | same command again, s |"
    )
    _say("| --- | --- | --- | --- | --- | --- | --- |")
    for run in runs:
        _say(
            f"| {run.offices} | {run.seconds:.0f} | {run.offices / run.seconds:.1f} | {run.cpu / run.offices * 1000:.0f} | "
            f"{run.driver:.0f} | {run.together:.0f} | {run.resumed:.1f} |"
        )
    first, last = runs[0], runs[-1]
    _say(
        f"\nratios {last.offices}/{first.offices} offices: CPU per office {last.cpu / last.offices / (first.cpu / first.offices):.2f}, "
        f"driver memory {last.driver / first.driver:.2f}, all memory {last.together / first.together:.2f}"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def measure(offices: int, jobs: int) -> Measured:
    """Make the county, run twice."""
    with tempfile.TemporaryDirectory(prefix="assistant-scale-") as name:
        folder = Path(name)
        write_county(folder / "数据", offices, kinds=("json",), wrong=Decimal("0.1"), missing=Decimal(0))
        command = [
            sys.executable,
            "-m",
            "assistant",
            "batch",
            str(folder / "数据"),
            "-o",
            str(folder / "结果"),
            "--jobs",
            str(jobs),
        ]
        before = _cpu()
        seconds, driver, together = _watched(command)
        cpu = _cpu() - before
        resumed, _, _ = _watched(command)
        return Measured(offices, seconds, cpu, driver, together, resumed)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watched(command: list[str]) -> tuple[float, float, float]:
    """Seconds, peak of the process, peak of the process with its children."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    driver = together = 0.0
    while process.poll() is None:
        own = _megabytes(process.pid)
        driver = max(driver, own)
        together = max(together, own + sum(map(_megabytes, below(process.pid))))
        time.sleep(0.1)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.monotonic() - started, driver, together


def _megabytes(pid: int) -> float:
    """Resident memory, what is shared with other processes divided among them."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024
    except (OSError, StopIteration):
        return 0.0


if __name__ == "__main__":
    main()
