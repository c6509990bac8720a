"""A finding as a row that says where it is, in the words of the form."""

from dataclasses import replace
from decimal import Decimal

from assistant.batch.problems import problems_of
from assistant.figures import Cell
from assistant.pipeline.draft import draft_figures
from tests.made_figures import made_figures


def test_a_finding_on_a_row_and_one_on_a_column_name_them_and_the_worst_comes_first() -> None:
    figures = made_figures(1, busy=40)
    cell = "applications.results.disclosed.business"
    wrong = replace(figures, cells={**figures.cells, cell: Cell((figures.number(cell) or Decimal(0)) + 1)})
    drafted = draft_figures(wrong)
    rows = problems_of(drafted.findings, wrong.format, drafted.report)
    assert [row["severity"] for row in rows] == sorted(
        (row["severity"] for row in rows), key=["错误", "提醒", "说明"].index
    )
    by_code = {row["code"]: row for row in rows}
    assert (by_code["REC201"]["table"], by_code["REC201"]["row"], by_code["REC201"]["column"]) == (
        "表三",
        "第3行 （一）予以公开",
        "整行",
    )
    assert (by_code["REC202"]["row"], by_code["REC202"]["column"]) == ("第24行 （七）总计等22行", "商业企业")


def test_a_finding_about_words_shows_the_sentence_it_stands_in() -> None:
    figures = made_figures(1, busy=40)
    notes = replace(
        figures.notes,
        topics={
            "management": (
                replace(figures.notes.topics["management"][0], text="全年收到政府信息公开申请99999件"),
            )
        },
    )
    drafted = draft_figures(replace(figures, notes=notes))
    (row,) = [
        row
        for row in problems_of(drafted.findings, figures.format, drafted.report)
        if row["found"].startswith("99999")
    ]
    assert row["sentence"] == "全年收到政府信息公开申请99999件。"
    assert row["table"] == "一、总体情况"
