"""Rounds of kill -9 at random moments, until the run is through; shared by a slow test and a benchmark."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.batch.processes import below


@dataclass(frozen=True, slots=True)
class Killed:
    """What it took."""

    kills: int
    runs: int
    """Runs in all, the last of which went through."""
    left: int
    """Worker processes that outlived their killed driver by more than a second."""


def command(data: Path, out: Path, *more: str) -> list[str]:
    """The batch over `data`."""
    return [sys.executable, "-m", "assistant", "batch", str(data), "-o", str(out), "--jobs", "2", *more]


def whole_run(arguments: Sequence[str]) -> float:
    """Run undisturbed; the seconds it took."""
    started = time.monotonic()
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return time.monotonic() - started


def killed_run(arguments: Sequence[str], out: Path, kills: int, longest: float, seed: int = 1) -> Killed:
    """Start the run and kill it `kills` times, each after a random part of `longest` seconds; then let it through.

    A run that goes through before its kill begins anew from nothing.
    """
    dice = random.Random(seed)
    killed = runs = left = 0
    while killed < kills:
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        runs += 1
        try:
            process.wait(timeout=dice.uniform(0.1, longest))
            shutil.rmtree(out)
        except subprocess.TimeoutExpired:
            workers = below(process.pid)
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            left += _outlived(workers)
    whole_run(arguments)
    return Killed(killed, runs + 1, left)


def _outlived(workers: Sequence[int]) -> int:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if not any(_is_alive(pid) for pid in workers):
            return 0
        time.sleep(0.05)
    return sum(map(_is_alive, workers))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def outputs(out: Path) -> dict[str, bytes]:
    """Everything a run wrote, but for its own state, and the workbook with the time of its making."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".assistant" not in path.parts and path.name != "总览.xlsx"
    }
