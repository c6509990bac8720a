"""How long a clerk waits: the first screen, opening a session, and the check after an edit of a long section.

python -m benchmarks.session.run
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.pipeline import open_figures
from assistant.session.events import apply, begun, start
from assistant.session.examining import Examiner
from assistant.session.state import PERSON, Place, State
from assistant.session.step import Context
from assistant.session.writing import template_version, written

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "examples" / "lanxi-2025.yaml"
LENGTH = 3000
_REPEATS = 7


def main() -> None:
    """Print the table: medians over repeats; the machine's load is in the wall times, not in the processor times."""
    state = long_section()
    rows = [
        ("first screen, wall time", statistics.median(first_screen() for _ in range(_REPEATS))),
        (
            f"check after an edit, {len(state.report_section('overview').text)} characters, processor time",
            edit(state),
        ),
        ("asking again without an edit, processor time", asking_again(state)),
    ]
    for name, seconds in rows:
        sys.stdout.write(f"{name:<70}{seconds * 1000:8.1f} ms  (n={_REPEATS})\n")


def first_screen() -> float:
    """From starting the program to the last line of its first screen."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "session"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout is not None
        shown = b""
        while "机关名称开始）".encode() not in shown:
            shown += process.stdout.read1(4096)
        seconds = time.perf_counter() - started
        process.kill()
        process.communicate()
        return seconds


def long_section() -> State:
    """The busy example with its overview made as long as the longest reports'."""
    state = start(begun(open_figures(FIGURES).figures))
    context = Context(state, Place("draft"), Examiner())
    for section in state.prose_sections:
        state = apply(state, template_version(context, section))
    own = state.report_section("overview").paragraphs
    paragraphs = own
    while sum(len(item.text) for item in paragraphs) < LENGTH:
        paragraphs += own
    return apply(state, written("overview", paragraphs, PERSON))


def edit(state: State) -> float:
    """The marks of every number after one paragraph was changed."""
    examine = Examiner()
    examine.claims(state, "overview")

    def once() -> None:
        nonlocal state
        first, *rest = state.report_section("overview").paragraphs
        state = apply(state, written("overview", (replace(first, text=f"{first.text}。"), *rest), PERSON))
        examine.claims(state, "overview")

    return _median(once)


def asking_again(state: State) -> float:
    """Everything that was found, when nothing was changed since."""
    examine = Examiner()
    examine.all_findings(state)
    return _median(lambda: examine.word_findings(state))


def _median(once: Callable[[], object]) -> float:
    def seconds() -> float:
        started = time.process_time()
        once()
        return time.process_time() - started

    return statistics.median(seconds() for _ in range(_REPEATS))


if __name__ == "__main__":
    main()
