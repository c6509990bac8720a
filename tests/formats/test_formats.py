"""The two report formats: complete, and each mistake in a format file named with file and entry."""

from pathlib import Path

import pytest

from assistant.errors import DataFileError, UsageError
from assistant.formats import available_formats, format_for_year, load_format
from assistant.formats.loader import read_format
from assistant.formats.model import rows_of
from assistant.resources import data_path


def test_format_2021_has_every_cell_of_the_official_form() -> None:
    cells = load_format("2021").cells
    assert len(cells) == 10 + 25 * 7 + 15
    assert "disclosure.normative_documents.in_force" in cells
    assert "applications.results.other.fee_unpaid.legal_service" in cells
    assert "disputes.litigation_after.pending" in cells
    assert cells["disclosure.fees.amount"].column.unit == "万元"


def test_format_2019_has_every_cell_of_the_official_form() -> None:
    cells = load_format("2019").cells
    assert len(cells) == 22 + 23 * 7 + 15
    assert cells["disclosure.procurement.amount"].column.decimals == 4
    assert cells["disclosure.fees.change"].column.signed
    assert "disclosure.fees.decisions" not in cells
    assert "applications.results.other.uncorrected.total" not in cells


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        (
            "applications.results.denied.security_stability.business",
            "表三 第7行「3.危及“三安全一稳定”」· 商业企业",
        ),
        ("applications.new.total", "表三 第1行「一、本年新收政府信息公开申请数量」· 总计"),
        ("disclosure.licensing.decisions", "表二 第3行「行政许可」· 本年处理决定数量"),
        ("disputes.litigation_after.upheld", "表四「行政诉讼（复议后起诉）」· 结果维持"),
    ],
)
def test_a_place_is_named_as_a_clerk_finds_it(cell: str, place: str) -> None:
    assert load_format("2021").cells[cell].place == place


@pytest.mark.parametrize(
    ("year", "format_id"), [(2018, "2019"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")]
)
def test_the_year_chooses_the_format(year: int, format_id: str) -> None:
    assert format_for_year(year).id == format_id


def test_identities_cover_every_row_column_and_dispute() -> None:
    for format_id in available_formats():
        report_format = load_format(format_id)
        by_id = {identity.id: identity for identity in report_format.identities}
        assert by_id["applications.row_total"].each == "row"
        assert by_id["applications.balance"].each == "column"
        assert by_id["applications.results_total"].each == "column"
        assert not by_id["applications.row_total"].rows, "no row is left out"
        assert len(rows_of(report_format.table("disputes"))) == 3


def test_an_unknown_format_is_a_usage_error_that_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="2019、2021"):
        load_format("2030")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "overview"', 'idd = "overview"', "sections.0.idd"),
        ('each = "row"', 'each = "diagonal"', "identities.0"),
        ("natural_person + business + research", "natural_persons + business + research", "natural_persons"),
        ("new + carried_in = results.total", "new + = results.total", "identities.2"),
        ('table = "disputes"\naliases', 'table = "quarrels"\naliases', "quarrels"),
        ('cells = ["disclosure.fees.amount"]', 'cells = ["disclosure.fees.sum"]', "disclosure.fees.sum"),
        ("[[sections]]", "[[sections", "无法读取"),
    ],
)
def test_a_mistake_in_a_format_file_is_named_with_file_and_entry(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    text = data_path("schemas", "formats", "2021.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "2021.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_format(path)
    assert str(path) in str(caught.value)
    assert named in str(caught.value)
