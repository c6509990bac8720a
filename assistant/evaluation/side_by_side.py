"""A case that got worse, in a terminal: in what it got worse, and both texts side by side."""

from typing import Any

from assistant.evaluation import wording
from assistant.evaluation.comparing import Comparison, WorseCase
from assistant.evaluation.differing import pieces, texts_of


def side_by_side(
    run: dict[str, Any], baseline: dict[str, Any], comparison: Comparison, worse: WorseCase
) -> Any:
    """The case as a renderable table; what differs is coloured."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    case = run["cases"][worse.case]
    table = Table(expand=True, pad_edge=False)
    table.add_column("部分", width=8, overflow="fold")
    table.add_column("本次", ratio=1, overflow="fold")
    table.add_column("基线", ratio=1, overflow="fold")
    for pair in texts_of(run, baseline, comparison.ours, comparison.theirs, worse.case):
        ours, theirs = Text(), Text()
        for words, is_different in pieces(pair.ours, pair.theirs):
            ours.append(words, "red" if is_different else "")
        for words, is_different in pieces(pair.theirs, pair.ours):
            theirs.append(words, "green" if is_different else "")
        table.add_row(pair.title, ours, theirs)
    heading = Text(f"\n{worse.case}　{case['office']} {case['year']}年　{case['about']}", style="bold")
    losses = "，".join(
        f"{metric.label} {wording.count(metric, before)} → {wording.count(metric, after)}"
        if metric.form == "share"
        else f"{metric.label} {before[0] / before[1]:.3f} → {after[0] / after[1]:.3f}"
        for metric, after, before in worse.metrics
    )
    return Group(heading, Text(f"变差：{losses}"), table)
