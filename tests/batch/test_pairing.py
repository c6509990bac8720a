"""Which file is whose, and of which year: never guessed."""

import pytest

from assistant.batch.pairing import Head, file_name, make_plan, year_of
from assistant.batch.roster import Member


def head(
    name: str, year: int = 2025, parent: str = "", folder: str = "数据", *, has_previous: bool = False
) -> Head:
    return Head(
        f"{folder}/{name}{year}.yaml", 0, f"{folder}/{name}{year}.yaml", name, parent, "township", year, "2021", has_previous
    )  # fmt: skip


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([2025] * 4, 2025),
        ([2025] * 4 + [2024] * 4, 2025),
        ([2025] * 3 + [2024] * 4, 2025),
        ([2025] + [2024] * 4, 2024),
        ([2052] + [2025] * 4, 2025),
        ([], 0),
    ],
)
def test_the_year_is_the_latest_that_many_files_have(years: list[int], expected: int) -> None:
    assert year_of(head(str(at), year) for at, year in enumerate(years)) == expected


def test_last_year_is_the_same_name_the_year_before_blanks_and_width_aside() -> None:
    plan = make_plan(
        [head("甲 镇"), head("甲镇", 2024), head("乙镇"), head("乙乡", 2024), head("丙镇", 2023)]
    )
    assert {office.key: office.previous and office.previous.name for office in plan.offices if not office.problem} == {
        "甲镇": "甲镇", "乙镇": None,
    }  # fmt: skip
    assert any("乙乡2024" in text and "机关更名的" in text for text in plan.remarks)


def test_a_file_that_names_its_last_year_keeps_it_and_the_other_is_told() -> None:
    plan = make_plan([head("甲镇", has_previous=True), head("甲镇", 2024)])
    assert plan.offices[0].previous is None
    assert "没有用作上年数据" in plan.remarks[0]


def test_two_files_for_one_office_are_a_question_and_namesakes_under_two_parents_are_none() -> None:
    twice = make_plan([head("甲镇"), head("甲镇", folder="旧")])
    assert "有 2 份（数据/甲镇2025.yaml、旧/甲镇2025.yaml）" in twice.offices[0].problem
    plan = make_plan([head("甲镇", parent="一县"), head("甲镇", parent="二县"), head("甲镇", 2024, "二县")])
    assert [(office.key, office.problem, office.previous and office.previous.parent) for office in plan.offices] == [
        ("甲镇（一县）", "", None), ("甲镇（二县）", "", "二县"),
    ]  # fmt: skip


def test_the_only_namesake_of_last_year_is_not_given_to_two_offices() -> None:
    plan = make_plan([head("甲镇", parent="一县"), head("甲镇", parent="二县"), head("甲镇", 2024, "二县")])
    assert [office.previous and office.previous.parent for office in plan.offices] == [None, "二县"]


def test_another_year_is_a_problem_of_that_office() -> None:
    plan = make_plan([head("甲镇"), head("乙镇"), head("丁镇"), head("丙镇", 2052)])
    (wrong,) = [office for office in plan.offices if office.problem]
    assert (wrong.head.name, "报告年度是 2052，本次是 2025 年" in wrong.problem) == ("丙镇", True)


def test_who_is_missing_from_the_roster_and_who_is_not_on_it() -> None:
    roster = [
        Member("甲镇", "township", "县", "张三"),
        Member("乙镇", "township", "县", "李四"),
        Member("丁镇人民政府", "township"),
    ]
    plan = make_plan([head("甲镇"), head("乙镇", 2024), head("丁镇人民政府办")], roster, 2025)
    assert [(item.name, item.contact, item.reason) for item in plan.missing] == [
        ("乙镇", "李四", "没有 2025 年的文件，只有 2024 年的"), ("丁镇人民政府", "", "没有 2025 年的文件"),
    ]  # fmt: skip
    assert "是否就是名单上的“丁镇人民政府”" in plan.remarks[0]


def test_without_a_roster_last_years_offices_are_the_ones_expected() -> None:
    plan = make_plan([head("甲镇"), head("甲镇", 2024), head("乙镇", 2024)], year=2025)
    assert [(item.name, item.reason) for item in plan.missing] == [
        ("乙镇", "有 2024 年的文件，没有 2025 年的")
    ]


@pytest.mark.parametrize(
    ("name", "safe"), [("甲/乙: 镇", "甲_乙_镇"), ("CON", "CON_"), ("...", "_"), ("长" * 80, "长" * 60)]
)
def test_folder_names_that_every_system_can_have(name: str, safe: str) -> None:
    assert file_name(name).startswith(safe)
    assert len(file_name(name)) <= 70
