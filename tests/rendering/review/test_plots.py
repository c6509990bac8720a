"""The plots: the right numbers, as text, drawn without anything that runs or loads."""

import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml.html import tostring

from assistant.figures import Absence, Cell, Figures
from assistant.rendering.review.plots import figure, plots_of
from tests.made_figures import made_figures


@pytest.fixture(params=["2019", "2021"])
def figures(request: pytest.FixtureRequest) -> Figures:
    return made_figures(3, str(request.param), busy=900)


def test_applications_by_result_are_the_subtotals_of_table_three(figures: Figures) -> None:
    results = plots_of(figures)[0]
    assert results.labels == ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
    now, before = results.series
    assert (now.name, before.name) == (f"{figures.year}年", f"{figures.year - 1}年")
    assert sum(value for value in now.values if value is not None) == figures.number(
        "applications.results.total.total"
    )
    assert now.values[0] == figures.number("applications.results.disclosed.total")


def test_this_year_stands_beside_last_year(figures: Figures) -> None:
    years = plots_of(figures)[1]
    assert years.labels == ("新收申请", "上年结转", "办理结果总计", "结转下年", "复议诉讼")
    assert figures.previous
    assert [series.values[0] for series in years.series] == [
        figures.number("applications.new.total"),
        figures.previous.number("applications.new.total"),
    ]
    alone = plots_of(replace(figures, previous=None))[1]
    assert len(alone.series) == 1 and "没有上年" in alone.title


def test_disputes_by_outcome_are_stacked(figures: Figures) -> None:
    disputes = plots_of(figures)[2]
    assert disputes.is_stacked
    assert [series.name for series in disputes.series] == ["结果维持", "结果纠正", "其他结果", "尚未审结"]
    for at, kind in enumerate(("reconsideration", "litigation_direct", "litigation_after")):
        assert sum(series.values[at] or 0 for series in disputes.series) == figures.number(
            f"disputes.{kind}.total"
        )


def test_a_blank_is_no_zero(figures: Figures) -> None:
    blank = replace(figures, cells={**figures.cells, "applications.new.total": Cell(Absence.BLANK)})
    years = plots_of(blank)[1]
    assert years.series[0].values[0] is None
    assert f"新收申请：{figures.year}年无数据" in years.words


def test_the_drawing_is_text_and_shapes_only(figures: Figures) -> None:
    for plot in plots_of(figures):
        drawn = figure(plot)
        (svg,) = drawn.findall("svg")
        tags = {element.tag for element in svg.iter()}
        assert tags <= {"svg", "g", "rect", "text", "path"}, tags
        assert not svg.xpath(".//@style | .//@id | .//@onclick | .//@href")
        assert (svg.get("role"), svg.get("aria-label")) == ("img", plot.words)
        shown = [element.text for element in svg.iter("text")]
        assert set(plot.labels) <= set(shown)
        if not plot.is_stacked:
            assert {f"{value:f}" for series in plot.series for value in series.values if value} <= set(shown)


def test_equal_figures_give_equal_drawings(figures: Figures) -> None:
    first, second = ([tostring(figure(plot)) for plot in plots_of(figures)] for _ in range(2))
    assert first == second


def test_drawing_leaves_the_way_modules_are_found_as_it_was() -> None:
    figure(plots_of(made_figures(1))[0])
    assert all(hasattr(finder, "find_spec") for finder in sys.meta_path)


def test_an_office_without_any_case_is_drawn_as_zeros() -> None:
    quiet = made_figures(2, busy=0, with_previous=False)
    zeros = replace(quiet, cells={cell: Cell(Decimal(0)) for cell in quiet.format.cells})
    assert all(figure(plot).find("svg") is not None for plot in plots_of(zeros))
