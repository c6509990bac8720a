"""What a claim rests on, in the form's own words and with its values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Absence, Cell, Fact, Figures, Part
from assistant.rendering.review.evidence import (
    cells_of,
    expression_text,
    label,
    names_in,
    quotation,
    uses,
)
from assistant.report import Claim, Verdict
from tests.made_figures import made_figures


def claim(expression: str | None, *, start: int = 0, end: int = 2, expected: str | None = None) -> Claim:
    return Claim(
        section="overview",
        start=start,
        end=end,
        text="x",
        value=Decimal(1),
        unit="件",
        verdict=Verdict.SUPPORTED,
        expression=expression,
        expected=expected,
    )


@pytest.fixture
def figures() -> Figures:
    made = made_figures(1, busy=40)
    previous = made.previous
    assert previous
    numbers = {
        "applications.new.total": 77,
        "applications.carried_in.total": 4,
        "applications.results.total.total": 76,
    }
    cells = {**made.cells, **{name: Cell(Decimal(number)) for name, number in numbers.items()}}
    before = replace(previous, cells={**previous.cells, "applications.new.total": Cell(Decimal(57))})
    facts = (Fact("website", "网站公开信息", Decimal(30), "条", (Part("工作动态", Decimal(12)),)),)
    return replace(made, cells=cells, previous=before, facts=facts)


NEW = "「一、本年新收政府信息公开申请数量·总计」"
CARRIED = "「二、上年结转政府信息公开申请数量·总计」"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("applications.new.total", f"{NEW} ＝ 77"),
        ("applications.new.total + applications.carried_in.total", f"{NEW}77 ＋ {CARRIED}4 ＝ 81"),
        ("(applications.new.total) - (previous.applications.new.total)", f"{NEW}77 － 2024年{NEW}57 ＝ 20"),
        (
            "((applications.new.total) - (previous.applications.new.total)) / (previous.applications.new.total) * 100",
            f"（{NEW}77 － 2024年{NEW}57） ÷ 2024年{NEW}57 × 100 ＝ 35.0877…",
        ),
        (
            "applications.new.total - (applications.carried_in.total - applications.new.total)",
            f"{NEW}77 － （{CARRIED}4 － {NEW}77） ＝ 150",
        ),
        (
            "applications.new.total / (applications.carried_in.total / 2)",
            f"{NEW}77 ÷ （{CARRIED}4 ÷ 2） ＝ 38.5",
        ),
        ("facts.website", "表外数据「网站公开信息」 ＝ 30"),
        ("prose-sum: 118 + 10", "正文自己的各项：118 + 10"),
        ("list-count: 4", "正文接着列出 4 项"),
        ("", ""),
        (None, ""),
    ],
)
def test_an_expression_is_told_with_labels_and_values(
    figures: Figures, expression: str | None, words: str
) -> None:
    assert expression_text(figures, claim(expression)) == words


def test_what_the_figures_do_not_compute_is_told_with_what_the_checker_expected(figures: Figures) -> None:
    assert (
        expression_text(figures, claim("facts.website.1", expected="12"))
        == "表外数据「网站公开信息」的「工作动态」 ＝ 12"
    )
    assert expression_text(figures, claim("notes.platform.1", expected="2场")) == "本机关的工作记录 ＝ 2场"


def test_a_long_sum_points_to_its_cells(figures: Figures) -> None:
    cells = [
        cell
        for cell in figures.format.cells
        if cell.startswith("applications.results.denied") and cell.endswith(".total")
    ]
    total = sum(figures.number(cell) or 0 for cell in cells)
    assert expression_text(figures, claim(" + ".join(cells))) == f"下列 8 格相加 ＝ {total}"
    assert [cell.id for cell in cells_of(figures, claim(" + ".join(cells)))] == cells


def test_a_cell_comes_with_both_years_once(figures: Figures) -> None:
    (cell,) = cells_of(figures, claim("applications.new.total - previous.applications.new.total"))
    assert (cell.id, cell.value, cell.previous) == ("applications.new.total", "77", "57")
    assert cell.place == figures.format.cells["applications.new.total"].place
    (alone,) = cells_of(replace(figures, previous=None), claim("applications.new.total"))
    assert alone.previous == ""


@pytest.mark.parametrize(("value", "word"), [(Absence.BLANK, "空白"), (Absence.NOT_APPLICABLE, "不适用")])
def test_what_is_missing_is_said_in_words(figures: Figures, value: Absence, word: str) -> None:
    blank = replace(figures, cells={**figures.cells, "applications.new.total": Cell(value)})
    (cell,) = cells_of(blank, claim("applications.new.total"))
    assert cell.value == word


def test_equal_labels_are_told_apart(figures: Figures) -> None:
    labels = [label(spec) for spec in figures.format.cells.values()]
    assert len(set(labels)) == len(labels)


def test_a_claim_is_quoted_in_its_sentence() -> None:
    text = f"前一句。{'长' * 70}共收到77件，办结76件；后一句。"
    start = text.index("77件")
    quote = quotation(text, claim(None, start=start, end=start + 3))
    assert quote.words == "77件"
    assert quote.before.startswith("…长") and quote.before.endswith("共收到")
    assert quote.after == "，办结76件"


def test_a_cell_knows_the_claims_that_use_it() -> None:
    claims = [
        claim("applications.new.total + applications.carried_in.total"),
        claim("list-count: 2"),
        claim("previous.applications.new.total"),
    ]
    assert uses(claims) == {"applications.new.total": [0, 2], "applications.carried_in.total": [0]}
    assert names_in(claims[1]) == []
