"""Sentences made of slogans."""

import pytest

from tests.checking.prose.reports import IN_ORDER, codes

GOOD = IN_ORDER["problems"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我们将凝心聚力、踔厉奋发、勇毅前行，不断开创工作新局面，为事业发展贡献力量。", ["TXT515"]),
        ("我们将凝心聚力、踔厉奋发、勇毅前行，不断开创工作新局面，全年组织培训6场。", []),
        ("我局高度重视公开工作，精心组织，调整了领导小组，把任务分到各科室和责任人。", []),
        ("高度重视，精心组织，狠抓落实，扎实推进。", []),
    ],
)
def test_slogans_in_a_row_with_nothing_behind_them(text: str, found: list[str]) -> None:
    assert codes(GOOD + text) == found
