"""The tables a terminal shows: what a run says, and how it compares."""

from typing import Any

from assistant.evaluation import wording
from assistant.evaluation.checker import checker_summary
from assistant.evaluation.comparing import Comparison, Outcome
from assistant.evaluation.run_file import variants_of
from assistant.evaluation.summarising import Row, states_of, summary_of

_STYLES = {Outcome.WORSE: "bold red", Outcome.INCONCLUSIVE: "yellow", Outcome.NO_WORSE: "green"}


def summary_table(run: dict[str, Any]) -> None:
    """Print every variant's metrics, and the checker's."""
    for variant in variants_of(run):
        states = "，".join(
            f"{wording.STATES[name]} {count}" for name, count in states_of(run, variant).items()
        )
        _print(f"{'模板' if variant == 'template' else variant}：{states}", summary_of(run, variant))
    if run["checker"]:
        _print("核对程序的基准测试", checker_summary(run["checker"]))


def _print(title: str, rows: list[Row]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="dim")
    table.add_column("指标", no_wrap=True)
    for heading in ("结果", "计数", "95% 区间", "案例"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            row.metric.label,
            wording.value(row.metric, row.k / row.n),
            wording.count(row.metric, (row.k, row.n)),
            wording.interval(row.metric, row.interval),
            str(row.cases),
        )
    Console(highlight=False).print(table)


def comparison_table(comparison: Comparison) -> None:
    """Print each metric's two values, their difference, and what the gate says."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("指标", no_wrap=True)
    for heading in ("本次", "基线", "差", "95% 区间"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("判定", overflow="fold")
    for item in comparison.differences:
        words = wording.OUTCOMES[item.outcome] + (f"；{more}" if (more := wording.needed(item)) else "")
        table.add_row(
            item.metric.label,
            wording.value(item.metric, item.ours[0] / item.ours[1]),
            wording.value(item.metric, item.theirs[0] / item.theirs[1]),
            wording.change(item.metric, item.interval.estimate),
            wording.change_interval(item.metric, item.interval),
            Text(words, style=_STYLES.get(item.outcome, "dim")),
        )
    Console(highlight=False).print(table)
