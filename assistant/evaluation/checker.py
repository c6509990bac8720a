"""The checker's own benchmark in the same harness: its labelled reports, its counts, our intervals and our gate.

The benchmark lives in a checkout (`benchmarks/checker`) and not in the installed program; it is run as it stands, in a
process of its own, so that a drafter's evaluation never depends on it.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from assistant.errors import DataFileError, InputError
from assistant.evaluation.metrics import Metric
from assistant.evaluation.summarising import Row, row_of
from assistant.resources import data_path

CHECKER_METRICS: tuple[Metric, ...] = (
    Metric("checker.tied", "核对：找到依据", "标注为可核对的数中，核对程序认出其含义并判对的", "more", 0.02),
    Metric("checker.right", "核对：依据正确", "认出的数中，所依据的单元格正确的", "more", 0.02),
    Metric("checker.planted", "核对：发现错误", "标注里埋下的错误中，核对程序发现的", "more", 0.05),
    Metric("checker.alarms", "核对：误报", "每份报告误报的次数", "less", 0.2, "mean"),
    Metric("checker.mistaken", "核对：误认数据", "不是数据的数中，被当作数据的", "less", 0.01),
    Metric("checker.overclaimed", "核对：过度判对", "无从核对的数中，被判为相符的", "less", 0.02),
)
"""In the order of the benchmark's own table."""

_NAMES = (
    "tied to an admissible expression", "of those, the right expression", "planted errors found",
    "false contradictions a report", "non-figures reported as figures", "unverifiable called supported",
)  # fmt: skip
"""What the benchmark calls the same measures, in the same order."""
_SECONDS = 900


def run_checker(part: str) -> dict[str, Any]:
    """The counts of one part (`dev` or `test`): by metric, by labelled report, (k, n).

    Raises:
        InputError: this is no checkout, or the benchmark failed.
    """
    try:
        root = data_path("benchmarks", "checker", "run.py").parents[2]
    except DataFileError:
        raise InputError(
            "核对程序的基准测试只在源代码目录里有，请去掉 --checker，或在源代码目录里运行。"
        ) from None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "checker.json"
        command = [sys.executable, "-m", "benchmarks.checker.run", part, "--quick", "--json", str(target)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=_SECONDS,
                cwd=root, env=_without_model(),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise InputError(
                f"核对程序的基准测试 {_SECONDS} 秒没有做完。请稍后再试，或去掉 --checker。"
            ) from None
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
            raise InputError(f"核对程序的基准测试没有做完：{last}")
        rows = json.loads(target.read_text(encoding="utf-8"))["rows"]
    counts = {row["name"]: row["systems"] for row in rows if row["section"] == "labelled figures"}
    return {
        metric.id: counts[name]["ours"]["reports"]
        for name, metric in zip(_NAMES, CHECKER_METRICS, strict=True)
        if "ours" in counts.get(name, {})
    }


def _without_model() -> dict[str, str]:
    """The environment without an endpoint: the benchmark would ask it, and nobody asked for that here."""
    return {name: value for name, value in os.environ.items() if name != "ASSISTANT_BASE_URL"}


def checker_summary(counts: dict[str, Any]) -> list[Row]:
    """The rows of the benchmark, each labelled report a cluster of its own."""
    rows = []
    for metric in CHECKER_METRICS:
        found = {name: (k, n) for name, (k, n) in (counts.get(metric.id) or {}).items() if n}
        if found:
            rows.append(row_of(metric, found, found))
    return rows
