"""One top level, no number missing or twice."""

import pytest

from tests.checking.prose.reports import IN_ORDER, codes, findings

GOOD = IN_ORDER["problems"]


def test_a_second_top_level_is_said_once_a_section() -> None:
    (finding,) = findings("一、存在的问题\n公开不够及时。\n二、改进措施\n将按月检查。")
    assert finding.code == "TXT502"
    assert "“一、存在的问题”等2个" in finding.message
    assert codes("（一）存在的问题\n公开不够及时。\n（二）改进措施\n将按月检查。") == []
    assert codes(f"{GOOD}\n一、继续按月检查各科室更新情况。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是加强检查；三是细化目录。", "前面没有“二是”"),
        ("一是加强检查；二是丰富解读；二是细化目录。", "出现了两次"),
        ("（一）加强检查\n（三）细化目录", "前面没有“（二）”"),
        ("1.加强检查\n2.丰富解读\n2.细化目录", "出现了两次"),
        ("1.加强检查\n3.细化目录", "前面没有“2.”"),
        ("（1）加强检查\n（2）丰富解读\n（4）细化目录", "前面没有“（3）”"),
    ],
)
def test_numbers_that_skip_or_repeat(text: str, found: str) -> None:
    (finding,) = [finding for finding in findings(f"{GOOD}\n{text}") if finding.code == "TXT516"]
    assert found in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "一是加强检查；二是丰富解读。改进：一是细化目录；二是稳定队伍。",
        "（一）加强检查\n1.网站\n2.公众号\n（二）丰富解读\n1.图解\n2.视频",
        "一是加强检查，唯一是人员不足；二是丰富解读。",
        "2.3万件已办结\n5.8万人次参与",
        "统一是基础，三是个好数字。",
    ],
)
def test_runs_that_begin_again_are_in_order(text: str) -> None:
    assert "TXT516" not in codes(f"{GOOD}\n{text}")


def test_the_numbers_of_neighbouring_headings() -> None:
    assert codes(GOOD, without="disputes") == ["TXT505"]
