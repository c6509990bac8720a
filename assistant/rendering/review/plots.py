"""The figures as plots: what became of the applications, how the disputes ended, this year against last.

Drawn by `rendering.charts`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml.etree import _Element
from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.figures import Figures
from assistant.formats.model import rows_of
from assistant.rendering.charts import drawing_of, load_pygal

_WIDTH = 440
_CHARACTER = 13
_ROW_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a plot: its name and a value for each label, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What a plot shows, before it is drawn."""

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool = False

    @property
    def words(self) -> str:
        """The plot in words, for who cannot see it."""
        rows = [
            f"{label}："
            + "，".join(f"{item.name}{_shown(item.values[at]) or '无数据'}" for item in self.series)
            for at, label in enumerate(self.labels)
        ]
        return f"{self.title}（单位：{self.unit}）。{'；'.join(rows)}。"


def plots_of(figures: Figures) -> list[Plot]:
    """The plots that the figures allow; none for a format without these tables."""
    if {"applications", "disputes"} <= {table.id for table in figures.format.tables}:
        return [_results(figures), _years(figures), _disputes(figures)]
    return []


def _years_of(figures: Figures) -> list[Figures]:
    return [figures, *([figures.previous] if figures.previous else [])]


def _results(figures: Figures) -> Plot:
    groups: dict[str, list[str]] = {}
    for row in rows_of(figures.format.table("applications")):
        if row.id.startswith("results.") and row.id != "results.total":
            name = row.path[-1] if len(row.path) > 1 else row.label
            groups.setdefault(_bare(name), []).append(f"applications.{row.id}.total")
    series = tuple(
        Series(f"{of.year}年", tuple(_sum(of, cells) for cells in groups.values()))
        for of in _years_of(figures)
    )
    return Plot("申请的办理结果", "件", tuple(groups), series)


def _disputes(figures: Figures) -> Plot:
    table = figures.format.table("disputes")
    (block,) = table.blocks
    outcomes = [column for column in block.columns if column.id != "total"]
    series = tuple(
        Series(
            column.label,
            tuple(figures.number(f"disputes.{row.id}.{column.id}") for row in block.rows),
        )
        for column in outcomes
    )
    return Plot(
        "行政复议、行政诉讼的结果", "件", tuple(row.label for row in block.rows), series, is_stacked=True
    )


def _years(figures: Figures) -> Plot:
    rows = {"新收申请": ["applications.new.total"], "上年结转": ["applications.carried_in.total"]}
    rows |= {
        "办理结果总计": ["applications.results.total.total"],
        "结转下年": ["applications.carried_out.total"],
    }
    kinds = rows_of(figures.format.table("disputes"))
    rows["复议诉讼"] = [f"disputes.{kind.id}.total" for kind in kinds]
    series = tuple(
        Series(f"{of.year}年", tuple(_sum(of, cells) for cells in rows.values())) for of in _years_of(figures)
    )
    title = "本年与上年" if figures.previous else "本年（没有上年的数据可比）"
    return Plot(title, "件", tuple(rows), series)


def _sum(figures: Figures, cells: Sequence[str]) -> Decimal | None:
    values = [figures.number(cell) for cell in cells]
    return None if None in values else sum((value for value in values if value is not None), Decimal(0))


def _bare(label: str) -> str:
    """`（三）不予公开` as 不予公开, without what stands in brackets behind it."""
    return label.partition("）")[2].partition("（")[0]


def _shown(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def figure(plot: Plot) -> HtmlElement:
    """The plot as an HTML figure with its caption."""
    caption = E.figcaption(f"{plot.title}（{plot.unit}）")
    return E.figure(caption, _svg(plot), *_legend(plot))


def _legend(plot: Plot) -> Iterator[HtmlElement]:
    if len(plot.series) > 1:
        entries = [
            E.li(E.span(**{"class": f"swatch color-{at}{' stacked' if plot.is_stacked else ''}"}), item.name)
            for at, item in enumerate(plot.series)
        ]
        yield E.ul(*entries, **{"class": "legend"})


def _svg(plot: Plot) -> _Element:
    """The drawing without pygal's own style sheet, script and tooltips."""
    pygal = load_pygal()
    chart_class = pygal.HorizontalStackedBar if plot.is_stacked else pygal.HorizontalBar
    bars = 1 if plot.is_stacked else len(plot.series)
    chart = chart_class(
        js=(),
        width=_WIDTH,
        height=60 + len(plot.labels) * (_ROW_HEIGHT * bars + 12),
        margin=8,
        margin_left=round(max(map(len, plot.labels)) * _CHARACTER * 0.45) + 8,
        show_legend=False,
        print_values=True,
        print_zeroes=not plot.is_stacked,
        max_scale=6,
        no_data_text="没有数据",
        value_formatter=lambda number: "" if number is None else f"{number:.0f}",
        classes=("stacked" if plot.is_stacked else "grouped",),
    )
    chart.x_labels = plot.labels[::-1]
    for item in plot.series:
        # Only the lengths of bars become floats; the numbers printed are counts, exact below 2**53.
        chart.add(item.name, [None if value is None else float(value) for value in item.values[::-1]])
    return drawing_of(chart, "plot", plot.words)
