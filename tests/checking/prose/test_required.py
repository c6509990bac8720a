"""What the format asks for: six sections, five topics, the fee sentence."""

import pytest

from assistant.figures import Office
from tests.checking.prose.reports import TOPICS, codes, findings


def test_a_missing_or_empty_section_is_an_error() -> None:
    assert codes("", without="problems") == ["TXT505"]
    assert codes("") == ["TXT505"]
    assert codes("存在的问题是公开不够及时，下一步将改进。") == []


def test_each_topic_of_the_overview_is_asked_for() -> None:
    assert codes(TOPICS.replace("政府信息公开平台建设、", ""), "overview") == ["TXT504"]
    assert codes(TOPICS.replace("政府信息公开平台建设", "门户网站改版"), "overview") == []


@pytest.mark.parametrize(
    "text", ["本年度未收取信息处理费。", "没有收费。", "依申请公开收费情况：无。", "未发出收费通知。"]
)
def test_the_fee_sentence_in_any_wording(text: str) -> None:
    assert codes(text, "other") == []


def test_a_government_also_reports_on_assessment_and_accountability() -> None:
    government = Office("澜溪县人民政府", "我县", "county")
    (finding,) = findings(TOPICS, "overview", office=government)
    assert (finding.code, finding.expected) == ("TXT524", "工作考核、社会评议、责任追究结果")
    text = TOPICS + "把公开纳入年度考核，开展社会评议，没有责任追究情形。"
    assert codes(text, "overview", office=government) == []


def test_silence_on_the_fee_is_found_from_2021_on() -> None:
    (finding,) = findings("无其他需要报告的事项。", "other")
    assert (finding.code, finding.expected) == ("TXT510", "本年度未收取信息处理费")
    assert codes("无其他需要报告的事项。", "other", year=2020) == []
