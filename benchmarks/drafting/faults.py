"""Drafts against a server with faults: what was injected, repaired, fell back, and what an oracle found in the reports.

    python -m benchmarks.drafting.faults [DRAFTS_A_FAULT] [RATE]

Runs every fault of `tests/servers/drafting.py` with as many made-up offices (default 62: 2,046 drafts in all; each request
meets the fault at RATE, default 0.5) and writes the table of docs/model-drafting.md.
"""

import re
import sys
import time
import warnings
from pathlib import Path

from tests.pipeline.fault_runs import Run, run_drafts
from tests.servers.drafting import FAULTS

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "model-drafting.md"
_HEAD = (
    "| fault | drafts | met | passages | repaired | fell back | calls | found by the oracle |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
)
_PLACE = re.compile(r"(<!-- table: faults -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Run, print, and write the table."""
    drafts = int(sys.argv[1]) if len(sys.argv) > 1 else 62
    rate = float(sys.argv[2]) if len(sys.argv) > 2 else 0.5
    warnings.simplefilter("ignore", ResourceWarning)
    started, runs = time.perf_counter(), []
    for fault in FAULTS:
        runs.append(run_drafts(fault, range(drafts), rate))
        _say(_row(runs[-1]))
        for problem in runs[-1].problems[:5]:
            _say(f"    {problem}")
    _say(f"{_total(runs)} {time.perf_counter() - started:.0f} s")
    _write(_HEAD + "\n".join([*map(_row, runs), _total(runs)]) + "\n")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _row(run: Run) -> str:
    return _cells(
        run.fault,
        run.drafts,
        run.injected,
        run.passages,
        run.repaired,
        run.fell_back,
        run.calls,
        len(run.problems),
    )


def _total(runs: list[Run]) -> str:
    names = ("drafts", "injected", "passages", "repaired", "fell_back", "calls")
    sums = [sum(getattr(run, name) for run in runs) for name in names]
    return _cells("all", *sums, sum(len(run.problems) for run in runs))


def _cells(*values: object) -> str:
    return "| " + " | ".join(map(str, values)) + " |"


def _write(table: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(
        _PLACE.sub(lambda match: match[1] + table + match[2], text), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
