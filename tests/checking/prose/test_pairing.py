"""Section five: each problem with what is done about it."""

import pytest

from tests.checking.prose.reports import codes, findings

PROBLEMS = "存在的问题：一是更新不及时；二是解读形式单一；三是人员变动大；四是目录不细。"


@pytest.mark.parametrize(
    "text",
    [
        PROBLEMS + "下一步：一是按月检查更新；二是丰富解读形式。",
        "（一）主要问题\n1.更新不及时。\n2.解读形式单一。\n3.目录不细。\n（二）改进措施\n1.按月检查更新。\n2.丰富解读形式。",
        "主要不足是：更新不及时、解读形式单一、目录不够完善。今后将抓好两项工作：一是检查更新；二是丰富解读。",
        "主要问题。第一，更新不及时；第二，解读形式单一；第三，目录不细。\n改进情况。针对上述问题，我局将：第一，检查更新；第二，丰富解读。",
    ],
)
def test_more_problems_than_measures_are_counted(text: str) -> None:
    assert [code for code in codes(text) if code == "TXT511"] == ["TXT511"]


def test_the_message_counts_both_sides_and_names_a_problem_without_measure() -> None:
    (finding,) = findings(PROBLEMS + "下一步：一是按月检查更新；二是丰富解读形式。")
    assert "写了4个问题，改进措施只有2条，如“三是人员变动大”没有对应的措施" in finding.message
    assert (finding.expected, finding.found) == ("4", "2")


@pytest.mark.parametrize(
    "text",
    [
        PROBLEMS + "下一步：一是检查更新；二是丰富解读形式；三是稳定人员；四是细化目录；五是加强培训。",
        PROBLEMS + "下一步将检查更新、丰富解读形式、稳定人员、细化目录。",
        "上年的问题已整改：一是更新已及时；二是解读已丰富；三是目录已细。今年问题：一是人员少；二是经费少。改进：一是增加人员；二是安排经费。",
        "一是更新不及时，已按月检查；二是解读形式单一，将改为图解。",
        "本年问题：1.更新不及时；2.解读形式单一。改进：1.检查更新；2.2026年丰富解读形式。",
        "本年问题：１.更新不及时；２.解读形式单一。改进：１.检查更新；２.丰富解读形式。",
        "更新不及时，到 2026 年由专人负责。",
    ],
)
def test_enough_measures_or_unnumbered_ones_are_no_matter(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["我局将继续做好公开工作。", "目前公开更新还不及时，解读形式还比较单一。", "无。"]
)
def test_only_problems_or_only_plans(text: str) -> None:
    assert codes(text) == ["TXT511"]


def test_as_many_measures_that_speak_of_other_things_are_noted() -> None:
    text = "存在的问题：一是村级栏目内容陈旧；二是解读形式单一。下一步：一是组织业务培训；二是丰富解读形式。"
    (finding,) = findings(text)
    assert (finding.code, finding.severity.value) == ("TXT512", "note")
    assert "一是村级栏目内容陈旧" in finding.message
    assert codes(text.replace("业务培训", "村级栏目轮训")) == []


def test_last_years_problems_want_an_answer() -> None:
    now = "存在的问题是人员变动大。下一步将稳定队伍。"
    last_year = {"problems": "存在的问题是解读形式单一，目录不细。"}
    (finding,) = findings(now, last_year=last_year)
    assert finding.code == "TXT513"
    assert "解读形式单一" in finding.message
    assert codes("上年提出的解读形式单一问题，已改为图解。" + now, last_year=last_year) == []
    assert codes("2024年提出的问题均已解决。" + now, last_year=last_year) == []
    assert codes(now, last_year={"problems": "无"}) == []
