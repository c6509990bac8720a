"""Office and year out of every way in which a title is written."""

import pytest

from assistant.importing.document import Document, Line
from assistant.importing.title import find_title, read_title

OFFICE = "柳溪湾镇人民政府"


@pytest.mark.parametrize(
    "text",
    [
        "柳溪湾镇人民政府2024年政府信息公开工作年度报告",
        "柳溪湾镇人民政府 2024 年政府信息公开工作年度报告",
        "2024年柳溪湾镇人民政府政府信息公开工作年度报告",
        "2024年度柳溪湾镇人民政府政府信息公开年度报告",
        "柳溪湾镇人民政府２０２４年度 政府信息公开工作年度报告",
        "柳溪湾镇人民政府关于2024年政府信息公开工作的年度报告",
        "柳溪湾镇人民政府政府信息公开工作年度报告（2024年）",
        "柳溪湾镇人民政府政府信息公开工作年度报告(2024年度)",
        "柳溪湾镇人民政府二〇二四年政府信息公开工作年度报告",
        "当前位置：首页 > 政府信息公开年报 > 柳溪湾镇人民政府2024年政府信息公开工作年度报告",
        "柳溪湾镇人民政府2024年政府信息公开工作报告",
        "柳溪湾镇人民政府2024年度政府信息公开年报",
        "2024年柳溪湾镇人民政府政务公开工作年度报告",
        "柳溪湾镇人民政府2024年政府信息公开工作年度报告（全文）",
        "名称：柳溪湾镇人民政府2024年政府信息公开工作年度报告",
    ],
)
def test_a_title_on_one_line(text: str) -> None:
    title = read_title(text)
    assert title is not None
    assert (title.office, title.year) == (OFFICE, 2024)


@pytest.mark.parametrize(
    "texts",
    [
        (OFFICE, "2024年政府信息公开工作年度报告"),
        (f"{OFFICE}2024年", "政府信息公开工作年度报告"),
        (OFFICE, "2024年度", "政府信息公开工作年度报告"),
        ("索引号 123", OFFICE, "2024年政府信息公开工作年度报告"),
    ],
)
def test_a_title_on_several_lines(texts: tuple[str, ...]) -> None:
    items = tuple(Line(text, "") for text in texts)
    title = find_title(Document("a.html", items), len(items))
    assert (title.office, title.year) == (OFFICE, 2024)


def test_the_page_speaks_where_the_text_is_silent() -> None:
    titles = ("柳溪湾镇人民政府2024年政府信息公开工作年度报告_青岭县人民政府门户网站",)
    title = find_title(Document("a.html", (Line("打开", ""),), titles), 1)
    assert (title.office, title.year, title.at) == (OFFICE, 2024, -1)


@pytest.mark.parametrize(
    "text",
    ["法治政府建设年度报告", "政府网站工作年度报表", "2024年工作总结", "2024年政务公开工作要点", "年" * 300],
)
def test_other_titles_are_none(text: str) -> None:
    assert read_title(text) is None


def test_a_title_without_office_and_year_is_a_title_all_the_same() -> None:
    title = read_title("政府信息公开工作年度报告")
    assert title is not None
    assert (title.office, title.year) == ("", 0)
