"""What a clerk types into the tables: read right, or said in words; near misses pass in silence."""

import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.figures import Absence
from assistant.formats import Format, load_format
from assistant.forms.rules import RULES

from .conftest import FormFile, codes

NEW = "applications.new.natural_person"
MADE = "disclosure.normative_documents.issued"
FEES = "disclosure.fees.amount"


def put(form: FormFile, cell_id: str, value: Any, number_format: str = "") -> FormFile:
    sheet, coordinate = form.place(cell_id)
    if not number_format and not isinstance(value, date):
        return form.fill(sheet, {coordinate: value})

    def change(workbook: Workbook) -> None:
        cell = workbook[sheet][coordinate]
        cell.value = value
        cell.number_format = number_format or cell.number_format

    return form.edit(change)


@pytest.mark.parametrize(
    ("cell_id", "typed", "value", "note", "expected_codes"),
    [
        (NEW, 3, "3", "", []),
        (NEW, 3.0, "3", "", []),
        (NEW, "3", "3", "", []),
        (NEW, "３", "3", "", []),
        (NEW, "1，234", "1234", "", []),
        (NEW, " 12 ", "12", "", []),
        (NEW, "3件", "3", "", []),
        (NEW, 0, "0", "", []),
        (NEW, -1, "-1", "", []),  # validation's business, not the reader's
        (NEW, 3.5, "3.5", "", []),
        (MADE, "22（其中修订16件）", "22", "其中修订16件", ["CEL104"]),
        (MADE, "/", None, "", []),
        (MADE, "不适用", None, "", []),
        (FEES, 25.1, "25.1", "", []),
        (FEES, 0.1, "0.1", "", []),
        (FEES, "251000元", "25.1", "", ["CEL103"]),
        (FEES, "25.10", "25.10", "", []),
    ],
)
def test_a_number_is_read_as_typed(
    form: FormFile, cell_id: str, typed: Any, value: str | None, note: str, expected_codes: list[str]
) -> None:
    loaded = put(form, cell_id, typed).read()
    cell = loaded.figures.cell(cell_id)
    expected = Absence.NOT_APPLICABLE if value is None else Decimal(value)
    assert (cell.value, str(cell.value), cell.note) == (expected, str(expected), note)
    assert codes(loaded) == expected_codes


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("约5件", "约5件"),
        (True, "TRUE"),
        (date(2026, 3, 5), "变成了日期"),
        (datetime(2026, 3, 5, 1, 2), "变成了日期"),
        ("#REF!", "#REF!"),
        ("3/5", "3/5"),
    ],
)
def test_what_is_no_number_is_blank_and_said(form: FormFile, typed: Any, shown: str) -> None:
    loaded = put(form, NEW, typed).read()
    (finding,) = loaded.findings
    assert loaded.figures.cell(NEW).value is Absence.BLANK
    assert (finding.code, finding.cells, finding.origin) == ("CEL101", (NEW,), "form.xlsx 表三!D7")
    assert shown in finding.message


def test_a_percentage_is_not_taken_for_its_hundredth(form: FormFile) -> None:
    loaded = put(form, NEW, 0.5, "0.00%").read()
    assert "百分数 50%" in loaded.findings[0].message
    assert loaded.figures.cell(NEW).value is Absence.BLANK


@pytest.mark.parametrize(
    ("typed", "number_format", "value"),
    [
        (15.281, "", "15.2810"),
        (15, "", "15.0000"),
        (15.28105, "", "15.28105"),
        ("15.281", "", "15.281"),
        (15.281, "General", "15.281"),
        (1234.5, "#,##0.0000_ ", "1234.5000"),
    ],
)
def test_an_amount_keeps_the_zeros_that_its_cell_shows(
    tmp_path: Path, typed: Any, number_format: str, value: str
) -> None:
    form = FormFile(tmp_path / "form.xlsx", load_format("2019"), year=2020)
    loaded = put(form, "disclosure.procurement.amount", typed, number_format).read()
    assert str(loaded.figures.cell("disclosure.procurement.amount").value) == value
    assert loaded.findings == ()


@pytest.mark.parametrize(
    ("xml", "value", "expected_codes"),
    [
        (r'<c r="J7"\1>\2<v>7</v></c>', Decimal(7), []),
        (r'<c r="J7"\1 t="str">\2<v></v></c>', Absence.BLANK, []),
        (r'<c r="J7"\1 t="e">\2<v>#REF!</v></c>', Absence.BLANK, ["CEL101"]),
        (r'<c r="J7"\1>\2</c>', Absence.BLANK, ["CEL105"]),
    ],
)
def test_a_formula_counts_with_its_stored_result_only(
    form: FormFile, xml: str, value: Decimal | Absence, expected_codes: list[str]
) -> None:
    form.fill("表三", {"J7": "=SUM(D7:I7)"}).store_result("表三", "J7", xml)
    loaded = form.read()
    assert loaded.figures.cell("applications.new.total").value == value
    assert codes(loaded) == expected_codes


def test_each_code_is_new_and_explained() -> None:
    assert [rule.code for rule in RULES] == [f"FRM{number}" for number in range(131, 138)]
    assert all(rule.what and rule.why and rule.fix and "不触发" in rule.example for rule in RULES)


def test_reading_is_quick(form: FormFile, format_2021: Format) -> None:
    started = time.monotonic()
    form.read()
    assert time.monotonic() - started < 1
