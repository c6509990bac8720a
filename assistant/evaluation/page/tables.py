"""The page's tables: a run's metrics, by kind of case, by case, and against a baseline."""

from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.evaluation import wording
from assistant.evaluation.comparing import Comparison
from assistant.evaluation.metrics import BY_ID, METRICS, Metric
from assistant.evaluation.run_file import added, attempts_of, counts_by_case
from assistant.evaluation.summarising import Row, kinds_of, summary_of

_OF_KINDS = ("proved", "recall", "f1", "required", "topics", "elements", "grounded", "likeness")
_OF_CASES = (
    "completed", "proved", "first_accepted", "by_model", "recall", "precision", "f1", "order", "required", "topics",
    "elements", "pairing", "notes", "grounded", "forbidden", "reported", "style", "likeness",
)  # fmt: skip


def summary_table(rows: Sequence[Row]) -> HtmlElement:
    """Every metric with what it means."""
    return _table(
        ("指标", "结果", "计数", "95% 区间", "案例", "含义"),
        [
            (
                E.th(row.metric.label, scope="row"),
                E.td(wording.value(row.metric, row.k / row.n), **{"class": "number"}),
                E.td(wording.count(row.metric, (row.k, row.n)), **{"class": "number"}),
                E.td(wording.interval(row.metric, row.interval), **{"class": "number"}),
                E.td(str(row.cases), **{"class": "number"}),
                E.td(row.metric.meaning, **{"class": "meaning"}),
            )
            for row in rows
        ],
    )


def comparison_table(comparison: Comparison) -> HtmlElement:
    """Every difference with what the gate says."""
    return _table(
        ("指标", "本次", "基线", "差", "95% 区间", "案例", "判定"),
        [
            (
                E.th(item.metric.label, scope="row"),
                E.td(wording.value(item.metric, item.ours[0] / item.ours[1]), **{"class": "number"}),
                E.td(wording.value(item.metric, item.theirs[0] / item.theirs[1]), **{"class": "number"}),
                E.td(wording.change(item.metric, item.interval.estimate), **{"class": "number"}),
                E.td(wording.change_interval(item.metric, item.interval), **{"class": "number"}),
                E.td(str(item.cases), **{"class": "number"}),
                E.td(
                    "；".join(filter(None, (wording.OUTCOMES[item.outcome], wording.needed(item)))),
                    **{"class": f"meaning {item.outcome.value}"},
                ),
            )
            for item in comparison.differences
        ],
    )


def by_kind_table(run: dict[str, Any], variant: str) -> HtmlElement:
    """The main metrics by kind of case."""
    metrics = [BY_ID[name] for name in _OF_KINDS]
    rows = []
    for kind, cases in kinds_of(run).items():
        found = {row.metric.id: row for row in summary_of(run, variant, cases)}
        cells = [
            _cell(metric, (found[metric.id].k, found[metric.id].n) if metric.id in found else (0, 0))
            for metric in metrics
        ]
        rows.append((E.th(f"{wording.KINDS.get(kind, kind)}（{len(cases)}）", scope="row"), *cells))
    return _table(("类型（案例）", *(metric.label for metric in metrics)), rows)


def heat_table(run: dict[str, Any], variant: str, prefix: str) -> HtmlElement:
    """Every case with its metrics, coloured where something is missing; each leads to its texts."""
    attempts = attempts_of(run, variant)
    counts = {name: counts_by_case(attempts, name) for name in _OF_CASES}
    metrics = [metric for metric in METRICS if metric.id in _OF_CASES and counts[metric.id]]
    rows = [
        (
            E.th(E.a(case, href=f"#{prefix}-{case}-0"), scope="row"),
            *(_cell(metric, added(counts[metric.id].get(case, ()))) for metric in metrics),
        )
        for case in dict.fromkeys(item["case"] for item in attempts)
    ]
    return _table(("案例", *(metric.label for metric in metrics)), rows)


def _cell(metric: Metric, count: tuple[float, float]) -> HtmlElement:
    if not count[1]:
        return E.td("—", title="没有可计的", **{"class": "number none"})
    share = count[0] / count[1]
    lost = 0.0 if metric.form == "mean" else 1 - share
    shade = next(
        name for name, least in (("low", 0.3), ("some", 0.1), ("few", 1e-9), ("all", -1)) if lost >= least
    )
    return E.td(
        wording.value(metric, share), title=wording.count(metric, count), **{"class": f"number {shade}"}
    )


def _table(headings: Sequence[str], rows: Sequence[Sequence[HtmlElement]]) -> HtmlElement:
    return E.table(
        E.thead(E.tr(*(E.th(heading, scope="col") for heading in headings))),
        E.tbody(*(E.tr(*row) for row in rows)),
    )
