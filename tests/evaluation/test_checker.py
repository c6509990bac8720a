"""The checker's own benchmark runs in the harness, by report, and only where it is."""

from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.evaluation.checker import CHECKER_METRICS, checker_summary, run_checker


@pytest.mark.slow
def test_every_measure_of_the_benchmark_is_counted_by_report() -> None:
    counts = run_checker("dev")
    assert set(counts) == {metric.id for metric in CHECKER_METRICS}
    rows = {row.metric.id: row for row in checker_summary(counts)}
    assert rows["checker.tied"].cases > 90
    assert rows["checker.tied"].k > 0.9 * rows["checker.tied"].n


def test_outside_a_checkout_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import resources

    monkeypatch.setattr(resources, "_roots", lambda: [tmp_path])
    with pytest.raises(InputError, match="源代码目录"):
        run_checker("dev")
