"""Grids to figures: by label, by place, by count, and not at all where it would be a guess."""

from collections.abc import Sequence

import pytest

from assistant.figures import Absence
from assistant.formats import load_format
from assistant.importing.document import GridText, Row
from assistant.importing.table_reading import TableReading, is_value, value_text
from assistant.importing.tables import read_table

FORMAT = load_format("2021")
COLUMNS = ("natural_person", "business", "research", "social", "legal_service", "other", "total")
HEADER = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"


def read(table: str, *rows: Sequence[str | None]) -> TableReading:
    grid: list[Row] = [
        tuple(
            GridText(text or "", f"第{down}行第{across}列", text is None)
            for across, text in enumerate(row, 1)
        )
        for down, row in enumerate(rows, 1)
    ]
    return read_table(FORMAT, FORMAT.table(table), grid, "表.html")


def row_values(reading: TableReading, row: str, columns: Sequence[str] = COLUMNS) -> list[str | None]:
    """The row's numbers as text, None for blank, missing when the row was not read."""
    found = [reading.cells.get(f"{reading.table.id}.{row}.{column}") for column in columns]
    return [
        str(cell.number) if cell and cell.number is not None else None if cell else "missing"
        for cell in found
    ]


def codes_of(reading: TableReading, *, but: str = "表格里没有找到这一行") -> list[str]:
    """The findings' codes, without the rows that these small grids leave out."""
    return [finding.code for finding in reading.findings if but not in finding.message]


# ---------------------------------------------------------------- table 三


def test_seven_cells_behind_a_label_are_its_row() -> None:
    assert row_values(read("applications", [NEW, "3", "", "0", "/", "1", "2", "6"]), "new") == [
        "3",
        None,
        "0",
        None,
        "1",
        "2",
        "6",
    ]


def test_a_blank_cell_is_blank_and_the_row_is_kept() -> None:
    reading = read("applications", HEADER, [NEW, "", "1", "2", "3", "4", "5", "15"])
    assert row_values(reading, "new") == [None, "1", "2", "3", "4", "5", "15"]
    assert reading.cells["applications.new.natural_person"].value is Absence.BLANK


def test_blanks_at_the_end_that_a_text_left_out_are_blanks() -> None:
    reading = read("applications", HEADER, [NEW, "1", "2"], [CARRIED, "1", "2", "3", "4", "5", "6", "21"])
    assert row_values(reading, "new") == ["1", "2", None, None, None, None, None]


def test_a_row_whose_blanks_could_stand_anywhere_is_not_read() -> None:
    reading = read("applications", [NEW, "", "1", "2", "3", ""], [CARRIED, "", "", "1", "2", "3", "", "", ""])
    assert row_values(reading, "new") == ["missing"] * 7
    assert row_values(reading, "carried_in") == ["missing"] * 7
    assert codes_of(reading) == ["IMP701", "IMP701"]


def test_the_header_read_downwards_gives_the_columns() -> None:
    upper = ["", "自然人", "商业", "科研", "社会公益", "法律服务", "其他", "总计", ""]
    lower = ["", "", "企业", "机构", "组织", "机构", "", "", ""]
    reading = read("applications", upper, lower, [NEW, "", "1", "", "", "", "", "1", ""])
    assert row_values(reading, "new") == [None, "1", None, None, None, None, "1"]


def test_a_subtotal_column_is_passed_over_and_named() -> None:
    header = [*HEADER[:-1], "小计", "总计"]
    reading = read("applications", header, [NEW, "1", "2", "3", "4", "5", "6", "20", "21"])
    assert row_values(reading, "new") == ["1", "2", "3", "4", "5", "6", "21"]
    assert [finding.found for finding in reading.findings if finding.code == "IMP704"] == ["20"]


def test_an_unknown_row_name_under_a_group_is_never_read_as_the_group() -> None:
    reading = read(
        "applications", ["（六）其他处理", "4.移送有关部门处理", "1", "0", "0", "0", "0", "0", "1"]
    )
    assert not reading.cells
    assert "IMP706" in codes_of(reading)


def test_a_misspelt_row_is_known_by_its_place_and_said_so() -> None:
    before = ["3.危及“三安全一稳定”", *"0000000"]
    after = ["5.属于三类内部事务信息", *"0000000"]
    reading = read("applications", before, ["4.保护第三方合法权意", *"1000001"], after)
    assert row_values(reading, "results.denied.third_party") == ["1", "0", "0", "0", "0", "0", "1"]
    assert codes_of(reading) == ["IMP703"]


def test_a_row_cut_by_a_page_is_put_together() -> None:
    upper = ["", "5.要求行政机关确认或", "", "", "", "", "", "", ""]
    lower = ["", "重新出具已获取信息", *"1000001"]
    reading = read("applications", upper, lower)
    assert row_values(reading, "results.not_processed.reconfirmation") == ["1", "0", "0", "0", "0", "0", "1"]


def test_a_header_repeated_on_the_next_page_is_no_row_of_totals() -> None:
    reading = read("applications", [NEW, *"1000001"], HEADER, [*HEADER, *[""] * 8], [CARRIED, *"2000002"])
    assert row_values(reading, "results.total") == ["missing"] * 7


def test_totals_without_their_number_are_a_row_where_numbers_follow() -> None:
    assert row_values(read("applications", ["", "总计", *"1234565"]), "results.total") == [*"1234565"]


def test_a_remark_behind_the_numbers_is_no_row_name() -> None:
    reading = read("applications", [NEW, *"1000001", "含转办"])
    assert row_values(reading, "new") == [*"1000001"]


def test_the_same_row_twice_is_fine_and_another_is_not() -> None:
    twice = read("applications", [NEW, *"1000001"], [NEW, *"1000001"])
    assert codes_of(twice) == []
    other = read("applications", [NEW, *"1000001"], [NEW, *"2000002"])
    assert codes_of(other) == ["IMP707"]
    assert row_values(other, "new") == [*"1000001"]


def test_one_row_of_other_processing_leaves_the_two_others_to_validation() -> None:
    reading = read("applications", ["（六）其他处理", *"3000003"])
    assert row_values(reading, "results.other.other") == [*"3000003"]
    assert row_values(reading, "results.other.uncorrected") == ["missing"] * 7
    assert not any("逾期" in finding.message for finding in reading.findings)


def test_three_rows_of_other_processing_with_one_missing_is_said() -> None:
    reading = read("applications", ["（六）其他处理", "3.其他", *"3000003"])
    assert sum("逾期" in finding.message for finding in reading.findings) == 2


# ---------------------------------------------------------------- table 二

DOCUMENTS = ("issued", "repealed", "in_force")


def test_a_missing_column_is_missing_and_the_next_one_does_not_move_up() -> None:
    reading = read("disclosure", ["信息内容", "本年制发件数", "现行有效件数"], ["规章", "1", "9"])
    assert row_values(reading, "regulations", DOCUMENTS) == ["1", "missing", "9"]
    assert [finding.cells for finding in reading.findings if "这一列" in finding.message] == [
        ("disclosure.regulations.repealed",)
    ]


def test_columns_in_another_order_are_read_by_their_labels() -> None:
    reading = read(
        "disclosure", ["信息内容", "现行有效件数", "本年制发件数", "本年废止件数"], ["规章", "9", "1", "2"]
    )
    assert row_values(reading, "regulations", DOCUMENTS) == ["1", "2", "9"]


def test_a_row_too_short_for_its_header_is_not_read() -> None:
    reading = read(
        "disclosure", ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "9"]
    )
    assert row_values(reading, "regulations", DOCUMENTS) == ["missing"] * 3


def test_without_a_header_the_right_number_of_cells_will_do() -> None:
    assert row_values(read("disclosure", ["规章", "1", "2", "3", ""]), "regulations", DOCUMENTS) == [
        "1",
        "2",
        "3",
    ]


def test_yuan_under_a_heading_in_ten_thousands_is_converted_and_said() -> None:
    reading = read("disclosure", ["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", "251000元"])
    assert row_values(reading, "fees", ("amount",)) == ["25.1"]
    assert codes_of(reading) == ["CEL103"]


# ---------------------------------------------------------------- table 四

KINDS = ("reconsideration", "litigation_direct", "litigation_after")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
LABELS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIFTEEN = [str(number) for number in range(15)]


def disputes(reading: TableReading) -> list[str | None]:
    return [value for kind in KINDS for value in row_values(reading, kind, OUTCOMES)]


@pytest.mark.parametrize(
    "rows",
    [
        [FIFTEEN],
        [["件数", *FIFTEEN]],
        [[number] for number in FIFTEEN],
        [LABELS * 3, FIFTEEN],
        [
            ["行政复议"],
            LABELS,
            FIFTEEN[:5],
            ["未经复议直接起诉"],
            LABELS,
            FIFTEEN[5:10],
            ["复议后起诉"],
            LABELS,
            FIFTEEN[10:],
        ],
        [["行政复议"], LABELS, FIFTEEN[:5], ["未经复议直接起诉", "复议后起诉"], LABELS * 2, FIFTEEN[5:]],
        [
            ["类型", *LABELS],
            ["行政复议", *FIFTEEN[:5]],
            ["行政诉讼未经复议直接起诉", *FIFTEEN[5:10]],
            ["复议后起诉", *FIFTEEN[10:]],
        ],
    ],
    ids=[
        "one row",
        "with a name",
        "one under the other",
        "with outcomes",
        "three tables",
        "two tables",
        "row by row",
    ],
)
def test_fifteen_numbers_however_they_are_printed(rows: list[list[str]]) -> None:
    assert disputes(read("disputes", *rows)) == FIFTEEN


def test_outcomes_in_another_order_are_read_by_their_labels() -> None:
    reading = read("disputes", ["行政复议"], [LABELS[-1], *LABELS[:-1]], ["9", "1", "2", "3", "4"])
    assert row_values(reading, "reconsideration", OUTCOMES) == ["1", "2", "3", "4", "9"]


def test_fourteen_numbers_are_not_read() -> None:
    reading = read("disputes", LABELS * 3, FIFTEEN[:14])
    assert not reading.cells
    assert {cell for finding in reading.findings for cell in finding.cells} == {
        cell for cell in FORMAT.cells if cell.startswith("disputes.")
    }


def test_an_empty_row_of_fifteen_is_blank_and_an_empty_row_above_numbers_is_nothing() -> None:
    assert disputes(read("disputes", LABELS * 3, [""] * 15)) == [None] * 15
    assert disputes(read("disputes", LABELS * 3, [""] * 15, FIFTEEN)) == FIFTEEN


# ---------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12①", "12（注1）"), ("12²", "12（注2）"), ("12*", "12（注*）"), ("12", "12"), ("①", "①")],
)
def test_a_footnote_mark_is_no_digit(text: str, expected: str) -> None:
    assert value_text(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", True), ("１，234", True), ("-3", True), ("22（其中修订16件）", True), ("/", True), ("", True), ("251000元", True),
     ("规章", False), ("1.属于国家秘密", False), ("约5件", False), ("9" * 200, False)],
)  # fmt: skip
def test_what_can_be_a_value(text: str, *, value: bool) -> None:
    assert is_value(text) is value
