"""Format and year: by the tables' labels first; what the file says twice must agree."""

import pytest

from .conftest import Reader, messages
from .invented import distinct_figures
from .layouts import pages

PERIODS = {
    "统计期限为2023年1月1日至12月31日": "标题是 2024 年，统计期限写的是 2023 年",
    "数据统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止": "标题是 2024 年，统计期限写的是 2023 年",
    "统计期限为2024年1月1日—2024年12月31日": "",
    "与2023年相比，下同": "",
}


def page(format_id: str, *, year: int, note: str = "", title: str = "") -> bytes:
    figures = distinct_figures(format_id)
    moved = type(figures)(figures.format, figures.office, year, figures.cells)
    return pages.page(moved, f"<p>{note}。</p>" + pages.body(moved, pages.official(moved)), title)


@pytest.mark.parametrize("note", PERIODS)
def test_the_period_must_be_the_titles_year(read: Reader, note: str) -> None:
    found = messages(read("a.html", page("2021", year=2024, note=note)), "IMP708")
    assert [PERIODS[note] in message for message in found] == [True] * bool(PERIODS[note])


def test_the_labels_decide_the_format_and_a_wrong_one_is_said(read: Reader) -> None:
    imported = read("a.html", page("2019", year=2023))
    assert imported.report.figures.format.id == "2019"
    assert "2023 年应当用 2021 年格式" in messages(imported, "IMP708")[0]


def test_a_page_title_of_another_year_is_said(read: Reader) -> None:
    data = page("2021", year=2024).replace(
        "<title>柳溪湾镇人民政府2024年".encode(), "<title>柳溪湾镇人民政府2022年".encode()
    )
    assert "网页标题写的是 2022 年" in messages(read("a.html", data), "IMP708")[0]


def test_the_period_speaks_where_the_title_has_no_year(read: Reader) -> None:
    data = page(
        "2021",
        year=2024,
        note="统计期限为2024年1月1日至12月31日",
        title="柳溪湾镇人民政府政府信息公开工作年度报告",
    )
    imported = read("a.html", data)
    assert imported.report.figures.year == 2024
    assert "IMP708" not in [finding.code for finding in imported.findings]
