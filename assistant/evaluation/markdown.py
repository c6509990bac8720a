"""The result as Markdown, for a pull request: short tables first, the cases that got worse folded behind them."""

from collections.abc import Iterator
from typing import Any

from assistant.evaluation import wording
from assistant.evaluation.checker import checker_summary
from assistant.evaluation.comparing import Comparison, Outcome, WorseCase
from assistant.evaluation.differing import texts_of
from assistant.evaluation.run_file import variants_of
from assistant.evaluation.summarising import Row, states_of, summary_of

_SIGNS = {
    Outcome.WORSE: "❌ 变差", Outcome.INCONCLUSIVE: "❔ 难以判定", Outcome.NO_WORSE: "✅ 没有变差",
    Outcome.NOT_GATED: "不设门槛",
}  # fmt: skip
_MOST_CASES = 5


def run_markdown(run: dict[str, Any]) -> str:
    """The summary of a run."""
    return "\n".join(_run_lines(run)) + "\n"


def _run_lines(run: dict[str, Any]) -> Iterator[str]:
    yield f"### 评测：{len(run['cases'])} 个案例"
    for variant in variants_of(run):
        states = "，".join(
            f"{wording.STATES[name]} {count}" for name, count in states_of(run, variant).items()
        )
        yield f"\n**{_escaped(variant)}**（{states}）\n"
        yield from _table(summary_of(run, variant))
    if run["checker"]:
        yield "\n**核对程序的基准测试**\n"
        yield from _table(checker_summary(run["checker"]))
    yield f"\n程序 {run['program']['version']}，提示词 `{run['settings']['prompts']['fingerprint']}`"


def _table(rows: list[Row]) -> Iterator[str]:
    yield "| 指标 | 结果 | 计数 | 95% 区间 | 案例 |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for row in rows:
        yield (
            f"| {row.metric.label} | {wording.value(row.metric, row.k / row.n)} "
            f"| {wording.count(row.metric, (row.k, row.n))} | {wording.interval(row.metric, row.interval)} | {row.cases} |"
        )


def comparison_markdown(run: dict[str, Any], baseline: dict[str, Any], comparison: Comparison) -> str:
    """A comparison: what the gate says, every difference, the worst cases."""
    return "\n".join(_comparison_lines(run, baseline, comparison)) + "\n"


def _comparison_lines(run: dict[str, Any], baseline: dict[str, Any], comparison: Comparison) -> Iterator[str]:
    yield f"### 评测比较：{_SIGNS[comparison.outcome]}"
    yield f"\n本次 {_escaped(comparison.ours)}，基线 {_escaped(comparison.theirs)}\n"
    yield "| 指标 | 本次 | 基线 | 差 | 95% 区间 | 案例 | 判定 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for item in comparison.differences:
        more = wording.needed(item)
        yield (
            f"| {item.metric.label} | {wording.value(item.metric, item.ours[0] / item.ours[1])} "
            f"| {wording.value(item.metric, item.theirs[0] / item.theirs[1])} "
            f"| {wording.change(item.metric, item.interval.estimate)} | {wording.change_interval(item.metric, item.interval)} "
            f"| {item.cases} | {_SIGNS[item.outcome]}{'：' + more if more else ''} |"
        )
    for case, reason in comparison.left_out:
        yield f"\n没有比较 `{case}`：{reason}。"
    for worse in comparison.worse_cases[:_MOST_CASES]:
        yield from _worse_lines(run, baseline, comparison, worse)


def _worse_lines(
    run: dict[str, Any], baseline: dict[str, Any], comparison: Comparison, worse: WorseCase
) -> Iterator[str]:
    labels = "、".join(metric.label for metric, _, _ in worse.metrics)
    yield f"\n<details><summary>{_escaped(worse.case)}：{labels}变差</summary>\n"
    yield "| 部分 | 本次 | 基线 |"
    yield "| --- | --- | --- |"
    for pair in texts_of(run, baseline, comparison.ours, comparison.theirs, worse.case):
        yield f"| {_escaped(pair.title)} | {_escaped(pair.ours)} | {_escaped(pair.theirs)} |"
    yield "\n</details>"


def _escaped(text: str) -> str:
    """Text that stays one cell and becomes no markup."""
    for mark in "\\`*_|<>[]":
        text = text.replace(mark, f"\\{mark}" if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return text.replace("\n", "<br>")
