"""Words, sentences and versions that stand twice."""

import pytest

from tests.checking.prose.reports import IN_ORDER, codes, findings

GOOD = IN_ORDER["problems"]
SENTENCE = "组织各科室对网站栏目逐一开展检查并建立长期的更新台账。"


@pytest.mark.parametrize(
    ("trigger", "near_miss"),
    [
        ("公开的的内容。", "目的的实现有保障。"),
        ("对进行进行检查。", "信息公开公开栏更新3次。"),
        ("按照要求,对对需要公开的信息", "对对口单位开展检查。"),
        ("加强了了检查。", "加强了了解群众需求的渠道。"),
        ("以及及及时公开。", "网站以及及时更新的公众号。"),
        ("关键是是检查。", "关键是是否检查。"),
        ("信息公开工作信息公开工作有序。", "政务服务服务中心受理。"),
        ("检查检查台账。", "研究研究再定，一件一件办理，一个一个核对。"),
    ],
)
def test_words_written_twice(trigger: str, near_miss: str) -> None:
    assert "TXT519" in codes(GOOD + trigger)
    assert "TXT519" not in codes(GOOD + near_miss)


def test_a_doubled_word_is_quoted_with_what_should_be_left() -> None:
    (finding,) = findings(GOOD + "对进行进行检查。")
    assert (finding.found, finding.expected) == ("进行进行", "进行")


def test_a_long_sentence_that_stands_twice() -> None:
    (finding,) = findings(GOOD + SENTENCE + "\n" + SENTENCE)
    assert finding.code == "TXT520"
    assert "前面已经写过" in finding.message
    assert codes(GOOD + SENTENCE) == []
    assert codes(GOOD + "无其他事项。无其他事项。") == []


def test_two_versions_of_a_sentence_with_different_numbers() -> None:
    first = "全年通过政府门户网站和政务新媒体公开各类政府信息302条，其中政策文件18条、工作动态142条。"
    assert codes(GOOD + first + first.replace("302", "466")) == ["TXT521"]
    assert codes(GOOD + first + "全年公开3条，废止3条；全年公开5条，废止2条。") == []
