"""The reporting year is 2025: which other years are wrong, doubtful, or rightly there."""

import pytest

from tests.checking.prose.reports import TOPICS, codes, findings


@pytest.mark.parametrize(
    "text",
    [
        "2024年，我局未收到申请。",
        "2019年我局严格落实《条例》。",
        "（一）主动公开。2024年共公开信息12条。",
        "2024年度，县自然资源局公开信息12条。",
        "2024年办理7件申请，均按期答复。",
        "现将我局2024年度政府信息公开工作情况报告如下。",
        "现向社会公布2024年政府信息公开工作年度报告。",
        "本报告所列数据的统计期限为2024年1月1日至12月31日。",
        "统计期限自2025年1月1日起至2024年12月31日止。",
        "统计期限为2024年全年。",
        "统计截至2024年12月31日。",
    ],
)
def test_a_sentence_on_this_years_work_with_another_year_is_an_error(text: str) -> None:
    assert codes(f"{TOPICS}{text}", "overview") == ["TXT501"]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，我局未收到申请。",
        "与2024年相比，我局申请增加3件。",
        "2024年，我局公开12条，2025年公开30条。",
        "2019年修订的《条例》自5月15日起施行。",
        "2024年，我局存在的解读形式单一问题，已全部整改。",
        "2024年办理7件申请时，补正通知曾写错期限。",
        "上年报告提出三个问题。2024年，我局已着手解决。",
        "今年计划播出不少于10期。2024年报告提到的设施陈旧问题已随搬迁解决。",
        "按照《2024年政务公开工作要点》公开信息。",
        "2026年，我局将按月检查。",
        "统计期限为2025年1月1日至12月31日。",
        "“2024年，我局……”的提法不再使用。",
        "印发国办公开办函〔2021〕30号文件。",
        "统计数据较2024年有所增加，统计口径自2024年起调整。",
        "1月按时公开2024年政府信息公开工作年度报告。",
        "上年报告中提到的2024年政府信息公开工作情况已经核对。",
    ],
)
def test_years_that_say_why_they_are_there_are_left_alone(text: str) -> None:
    assert codes(f"{TOPICS}{text}", "overview") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("存在的问题是公开不够及时。2025年将从以下方面改进：按月检查。", ["TXT507"]),
        ("存在的问题是公开不够及时。2024年我局将进一步改进，按月检查。", ["TXT507"]),
        ("存在的问题是公开不够及时。2026年将从以下方面改进：按月检查。", []),
        ("存在的问题是公开不够及时。2025年将公开工作纳入考核。", []),
        ("存在的问题是公开不够及时。2026年，一是按月检查；二是加强培训。", []),
        ("公开还不够及时，2024年共公开3条。下一步按月检查。", ["TXT507"]),
        ("存在的问题是公开不够及时，2024年提出的措施已见效。", []),
    ],
)
def test_plans_for_a_year_gone_by_deserve_a_look(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_the_overview_begins_with_the_year_it_reports_on() -> None:
    assert codes(f"2024年是“十四五”规划的关键一年。{TOPICS}", "overview") == ["TXT501"]
    assert codes(f"2024年，我局落实2025年政务公开工作要点，较好完成任务。{TOPICS}", "overview") == ["TXT501"]
    assert codes(f"2025年是“十四五”规划收官之年。{TOPICS}", "overview") == []
    assert codes(f"2021年以来，我局持续规范公开工作。{TOPICS}", "overview") == []
    assert codes(f"2019年新修订的《条例》实施后，公开更加规范。{TOPICS}", "overview") == []
    assert codes(f"“十四五”以来，2021年启用的平台运行良好。{TOPICS}", "overview") == []


@pytest.mark.parametrize(
    "text",
    [
        "县自然资源局公布了2024年政府信息公开工作年度报告。",
        "县自然资源局2024年政府信息公开工作年度报告依照《条例》编制。",
    ],
)
def test_the_preamble_names_this_years_report(text: str) -> None:
    assert codes(text, "preamble") == ["TXT501"]
    assert codes(text.replace("2024", "2025"), "preamble") == []
    assert codes(TOPICS + text, "overview") == []


def test_a_finding_quotes_the_year_and_names_the_right_one() -> None:
    (finding,) = findings(f"{TOPICS}\n2024年，我局未收到申请。", "overview")
    assert (finding.found, finding.expected) == ("2024", "2025")
    assert finding.start == len(TOPICS) + 1
    assert finding.message == "「一、总体情况」“2024年，我局未收到申请。”写的是2024年，报告年度是2025年。"


def test_the_year_before_set_beside_the_same_matter_deserves_a_look_and_is_no_error() -> None:
    beside = "被申请行政复议1件，未发生行政诉讼。2024年我局无复议、诉讼案件。"
    assert codes(f"{TOPICS}{beside}", "overview") == ["TXT507"]
    assert codes(f"{TOPICS}{beside.replace('2024', '2019')}", "overview") == ["TXT501"]
