"""The run as plots: each share with its interval, each case with its content found.

Drawn by `rendering.charts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element
from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.evaluation import wording
from assistant.evaluation.summarising import Row
from assistant.rendering.charts import drawing_of, load_pygal

_WIDTH = 520
_ROW_HEIGHT = 26
_CHARACTER = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its interval; without one the ends are None."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


def interval_plot(title: str, rows: Sequence[Row]) -> HtmlElement:
    """Every share with its 95% interval."""
    bars = [
        Bar(row.metric.label, row.k / row.n, row.interval.low, row.interval.high)
        for row in rows
        if row.metric.form == "share"
    ]
    words = "；".join(
        f"{row.metric.label}{wording.value(row.metric, row.k / row.n)}，区间{wording.interval(row.metric, row.interval)}"
        for row in rows
        if row.metric.form == "share"
    )
    return _figure(title, bars, words)


def case_plot(title: str, bars: Sequence[Bar]) -> HtmlElement:
    """One share of every case."""
    return _figure(title, bars, "；".join(f"{bar.label} {bar.value:.1%}" for bar in bars))


def _figure(title: str, bars: Sequence[Bar], words: str) -> HtmlElement:
    return E.figure(E.figcaption(title), _drawn(bars, f"{title}。{words}。"))


def _drawn(bars: Sequence[Bar], words: str) -> _Element:
    pygal = load_pygal()
    chart = pygal.HorizontalBar(
        js=(),
        width=_WIDTH,
        height=60 + _ROW_HEIGHT * len(bars),
        margin=8,
        margin_left=round(max((_width(bar.label) for bar in bars), default=1) * _CHARACTER * 0.5) + 6,
        show_legend=False,
        range=(0, 1),
        max_scale=5,
        value_formatter=lambda number: "" if number is None else f"{number:.0%}",
    )
    chart.x_labels = [bar.label for bar in reversed(bars)]
    chart.add("", [_entry(bar) for bar in reversed(bars)])
    return drawing_of(chart, "chart", words)


def _width(label: str) -> float:
    """In half characters, as the page's fonts set it on a telephone."""
    return sum(2 if ord(character) >= 0x2E80 else 1.15 for character in label)


def _entry(bar: Bar) -> dict[str, object]:
    entry: dict[str, object] = {"value": bar.value}
    if bar.low is not None and bar.high is not None:
        entry["ci"] = {"low": bar.low, "high": bar.high}
    return entry
