"""The six sections, whatever number or wording their headings have."""

from assistant.formats import load_format
from assistant.importing.document import Grid, GridText, Line
from assistant.importing.sections import SectionItems, find_headings, split_sections

FORMAT = load_format("2021")
TITLES = [f"{section.number}、{section.title}" for section in FORMAT.sections]
IDS = [section.id for section in FORMAT.sections]


def split(*texts: str | None) -> dict[str, SectionItems]:
    items = [Line(text, "") if text is not None else Grid(((GridText("1", ""),),)) for text in texts]
    headings = find_headings(items, FORMAT)
    return {section.id: section for section in split_sections(items, headings, frozenset(), -1)}


def texts_of(section: SectionItems) -> list[str]:
    return [line.text for line in section.lines]


def test_the_official_headings() -> None:
    found = split(
        "前言。",
        TITLES[0],
        "甲。",
        TITLES[1],
        None,
        TITLES[2],
        None,
        TITLES[3],
        None,
        TITLES[4],
        "乙。",
        TITLES[5],
        "无。",
    )
    assert list(found) == ["preamble", *IDS]
    assert [texts_of(found[name]) for name in ("preamble", "overview", "problems", "other")] == [
        ["前言。"],
        ["甲。"],
        ["乙。"],
        ["无。"],
    ]
    assert [len(found[name].grids) for name in IDS] == [0, 1, 1, 1, 0, 0]


def test_shifted_numbers_and_an_extra_section() -> None:
    found = split("一、概述", "甲。", "二、组织领导情况", "乙。", "三、主动公开政府信息情况", None)
    assert found["disclosure"].title == "三、主动公开政府信息情况"
    assert texts_of(found["overview"]) == ["甲。", "二、组织领导情况", "乙。"]


def test_a_sub_heading_named_like_a_section_is_none() -> None:
    found = split(TITLES[0], "（一）主动公开政府信息情况", "甲。", TITLES[1], None)
    assert texts_of(found["overview"]) == ["（一）主动公开政府信息情况", "甲。"]


def test_a_table_of_contents_is_not_the_report() -> None:
    contents = [f"{title}……{number}" for number, title in enumerate(TITLES, 1)]
    found = split("目录", *contents, TITLES[0], "甲。", *TITLES[1:5], TITLES[5], "无。")
    assert texts_of(found["preamble"]) == []
    assert texts_of(found["overview"]) == ["甲。"]
    assert texts_of(found["other"]) == ["无。"]


def test_headings_numbered_by_the_word_processor_have_no_number_in_the_text() -> None:
    found = split("总体情况", "甲。", "主动公开政府信息情况", None)
    assert texts_of(found["overview"]) == ["甲。"]


def test_text_running_on_behind_a_heading() -> None:
    found = split(TITLES[0], "甲。", "六、其他需要报告的事项：无其他事项。")
    assert found["other"].title == "六、其他需要报告的事项"
    assert texts_of(found["other"]) == ["无其他事项。"]


def test_a_title_like_the_official_one_is_read_and_marked() -> None:
    found = split(TITLES[0], "甲。", "五、存在的主要问题及改进措施", "乙。")
    assert found["problems"].is_like
    assert not found["overview"].is_like


def test_a_section_inside_a_section_is_not_mistaken() -> None:
    found = split(TITLES[0], "甲。", "一、工作基本情况", "乙。", TITLES[1], None)
    assert texts_of(found["overview"]) == ["甲。", "一、工作基本情况", "乙。"]
