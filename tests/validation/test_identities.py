"""Every identity in every row and column: a correct form passes, one wrong cell is named."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Absence, Cell, Figures
from assistant.findings import Finding, Severity
from assistant.validation import validate
from tests.made_figures import made_figures


def with_cell(figures: Figures, cell: str, value: object) -> Figures:
    made = Cell(value if isinstance(value, Absence) else Decimal(str(value)))
    return replace(figures, cells={**figures.cells, cell: made})


def errors(figures: Figures) -> list[Finding]:
    return [finding for finding in validate(figures) if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(5, 12))
def test_consistent_figures_have_no_error(format_id: str, seed: int) -> None:
    assert errors(made_figures(seed, format_id, busy=40)) == []


@pytest.mark.parametrize("format_id", ["2019", "2021"])
def test_changing_any_cell_of_table_three_or_four_is_an_error_that_names_the_cell(format_id: str) -> None:
    figures = made_figures(7, format_id, busy=200)
    for cell in figures.cells:
        if cell.startswith("disclosure."):
            continue
        found = errors(with_cell(figures, cell, (figures.number(cell) or 0) + 1))
        assert any(cell in finding.cells for finding in found), cell


def test_offsetting_errors_in_two_columns_do_not_hide_in_the_total() -> None:
    figures = made_figures(7, busy=200)
    one, other = "applications.new.natural_person", "applications.new.other"
    moved = with_cell(with_cell(figures, one, figures.number(one) - 1), other, figures.number(other) + 1)  # type: ignore[operator]
    found = errors(moved)
    assert {finding.code for finding in found} == {"REC203"}
    assert [finding.message.partition("：")[0] for finding in found] == ["表三「自然人」列", "表三「其他」列"]


def test_the_message_shows_the_sum_the_total_and_the_difference() -> None:
    figures = with_cell(made_figures(0, busy=0), "applications.new.total", 4)
    row = next(finding for finding in validate(figures) if finding.code == "REC201")
    assert row.message == (
        "表三 第1行「一、本年新收政府信息公开申请数量」：「自然人」0 + 「商业企业」0 + 「科研机构」0 + 「社会公益组织」0 + "
        "「法律服务机构」0 + 「其他」0 = 0，不等于「总计」4，相差 4。应当：自然人与法人或其他组织各列之和等于总计。"
    )
    assert (row.expected, row.found, row.identity) == ("0", "4", "2021.applications.row_total")


def test_a_blank_cell_is_reported_as_blank_and_not_as_a_wrong_sum() -> None:
    figures = with_cell(made_figures(7, busy=40), "applications.new.business", Absence.BLANK)
    assert [finding.code for finding in errors(figures)] == ["CEL121"]


def test_other_handling_printed_as_one_row_takes_the_row_as_it_is() -> None:
    figures = made_figures(7, busy=200)
    for column in ("natural_person", "business", "research", "social", "legal_service", "other", "total"):
        rows = [
            f"applications.results.other.{row}.{column}" for row in ("uncorrected", "fee_unpaid", "other")
        ]
        whole = sum(figures.number(row) or 0 for row in rows)
        figures = with_cell(with_cell(figures, rows[0], Absence.BLANK), rows[1], Absence.BLANK)
        figures = with_cell(figures, rows[2], whole)
    assert errors(figures) == []
    assert "CEL125" in {finding.code for finding in validate(figures)}


def test_carry_over_holds_column_by_column_and_can_be_acknowledged() -> None:
    from assistant.figures import Acknowledgement

    figures = made_figures(7, busy=200)
    assert figures.previous is not None
    cell = "applications.carried_out.total"
    shifted = replace(figures, previous=with_cell(figures.previous, cell, 999))
    found = [finding for finding in validate(shifted) if finding.code == "REC205"]
    assert [finding.severity for finding in found] == [Severity.ERROR]
    explained = replace(shifted, acknowledgements=(Acknowledgement("REC205", "上年报告已更正"),))
    (note,) = [finding for finding in validate(explained) if finding.code == "REC205"]
    assert note.severity is Severity.NOTE
    assert "上年报告已更正" in note.message


def test_an_acknowledgement_for_other_cells_does_not_silence() -> None:
    from assistant.figures import Acknowledgement

    figures = with_cell(made_figures(0, busy=0), "applications.new.total", 4)
    elsewhere = Acknowledgement("REC201", "已核实", cells=("applications.carried_in.total",))
    assert "REC201" in {finding.code for finding in errors(replace(figures, acknowledgements=(elsewhere,)))}
