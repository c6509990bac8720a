"""Likeness to last year's text, numbers and names masked."""

from assistant.figures import Office
from tests.checking.prose.reports import TOPICS, codes, findings

LAST_YEAR = (
    "存在的问题：部分科室报送政务信息不够及时，全年有12条超过时限。个别村的公开栏长期没有更新内容。"
    "下一步我局将建立按月通报制度，督促各科室按时报送信息。"
)
THIS_YEAR = LAST_YEAR.replace("12条", "30条")


def test_a_section_that_repeats_last_years_shows_the_passages() -> None:
    found = findings("上年问题已整改。" + THIS_YEAR, last_year={"problems": LAST_YEAR})
    (finding,) = [finding for finding in found if finding.code == "TXT522"]
    assert "与上年报告相同" in finding.message
    assert "部分科室报送政务信息不够及时，全年有30……各科室按时报送信息" in finding.message


def test_new_wording_and_formulas_are_not_copies() -> None:
    now = "上年报送不及时的问题已整改，12个科室均按时报送。今年的不足是图解偏少，将由宣传科牵头制作。"
    assert codes(now, last_year={"problems": LAST_YEAR}) == []
    assert (
        codes(
            "本年度未收取信息处理费，没有其他需要报告的事项。",
            "other",
            last_year={"other": "本年度未收取信息处理费，没有其他需要报告的事项。"},
        )
        == []
    )


def test_the_offices_own_name_does_not_hide_a_copy() -> None:
    office = Office("清源县青湾镇人民政府", "我镇", "township")
    text = TOPICS + "青湾镇组织各村对公开栏逐一开展检查并建立更新台账。"
    before = TOPICS + "我镇组织各村对公开栏逐一开展检查并建立更新台账。"
    assert codes(text, "overview", office=office, last_year={"overview": before}) == ["TXT522"]
