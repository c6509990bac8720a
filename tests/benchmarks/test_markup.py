"""Labels are read from their marks, and labels that the figures do not bear out are named."""

from decimal import Decimal

import pytest

from assistant.figures import Cell, Figures, Office
from assistant.formats import load_format
from benchmarks.checker.markup import LabelledReport, parse_report, problems


def figures(year: int = 2025, previous: Figures | None = None, **changed: int) -> Figures:
    """77 new, 4 carried in, 76 done, 5 carried out, 60 of them by persons; last year 57 new."""
    values = {"new": 77, "carried_in": 4, "results.total": 76, "carried_out": 5} | changed
    report_format = load_format("2021")
    cells = {cell: Cell(Decimal(0)) for cell in report_format.cells}
    cells |= {f"applications.{row}.total": Cell(Decimal(value)) for row, value in values.items()}
    cells["applications.new.natural_person"] = Cell(Decimal(60))
    return Figures(
        report_format, Office("澜溪县水利局", "我局", "department"), year, cells, previous=previous
    )


def labelled(prose: str) -> LabelledReport:
    """A report of one section."""
    return parse_report("one", f"== overview 总体情况\n{prose}\n", figures(previous=figures(2024, new=57)))


def test_marks_leave_the_text_and_become_labels_that_quote_it() -> None:
    report = labelled("收到申请⟦77件=new⟧，培训⟦3场?⟧，⟦12345#hotline⟧热线。")
    ((_, _, text),) = report.sections
    assert text == "收到申请77件，培训3场，12345热线。"
    assert [text[label.start : label.end] for label in report.labels] == ["77件", "3场", "12345"]
    assert [label.verdict for label in report.labels] == ["supported", "unverifiable", "not_a_figure"]
    assert report.labels[0].expression == "applications.new.total"


@pytest.mark.parametrize(
    "prose",
    [
        "收到申请⟦77件=new⟧",
        "收到申请⟦78件!new⟧",
        "比上年增加⟦20件=new - p.new⟧",
        "比上年增加⟦21件!new - p.new⟧",
        "比上年减少⟦20件!direction new - p.new⟧",
        "比上年少了⟦20件!direction new - p.new⟧",
        "公开信息⟦12条=sum 5 + 7⟧",
        "⟦未发生行政复议=rec⟧",
    ],
)
def test_labels_that_the_figures_bear_out_have_no_problem(prose: str) -> None:
    assert problems(labelled(prose)) == []


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("收到申请⟦78件=new⟧", "labelled supported"),
        ("收到申请⟦77件!new⟧", "labelled contradicted"),
        ("收到申请77件", "digit without a mark"),
        ("公开信息⟦13条=sum 5 + 7⟧", "labelled supported"),
        ("比上年减少⟦20件!new - p.new⟧", "labelled contradicted"),
        ("比上年增加⟦20件!direction new - p.new⟧", "is what the figures say"),
        ("比上年减少⟦21件!direction new - p.new⟧", "the size is wrong too"),
        ("比上年变化⟦20件!direction new - p.new⟧", "needs `!` and a word of direction"),
        ("比上年减少⟦20件=direction new - p.new⟧", "needs `!` and a word of direction"),
    ],
)
def test_labels_that_they_do_not_are_named(prose: str, said: str) -> None:
    (problem,) = set(problems(labelled(prose)))
    assert said in problem
