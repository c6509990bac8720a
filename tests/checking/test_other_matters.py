"""What uses the tables' words for another matter is never refuted, whatever the tables hold; what is of the tables still is.

The sentences are our own; their turns are those of published reports. The figures behind them are large and fit none of the numbers.
"""

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.report import Claim, Paragraph, ReportSection
from tests.made_figures import made_figures

# what it is about: (of another matter, near miss that is of the table, the quote that is refuted in it)
CASES = {
    "what came in is not decided": (
        "受理行政许可申请320件，办理率98.1%。",
        "作出行政许可决定320件。",
        "320件",
    ),
    "a rate of another table": (
        "作出行政许可决定314件，办结率98.1%。",
        "收到政府信息公开申请676件，办结率98.1%。",
        "98.1%",
    ),
    "licences newly given": (
        "办理行政许可314件，其中新办200件、变更90件、注销24件。",
        "依申请公开方面，新办200件。",
        "200件",
    ),
    "granted beside refused": (
        "准予行政许可决定310件，不予行政许可决定4件。",
        "准予行政许可决定310件。",
        "310件",
    ),
    "pieces of information on decisions": (
        "全年公示行政许可信息20件，行政处罚信息5件。",
        "作出行政许可决定314件，行政处罚5件。",
        "5件",
    ),
    "some of what a website published": (
        "县政府门户网站主动公开信息6039条，其中发布规范性文件4件。",
        "全年发布规范性文件4件。",
        "4件",
    ),
    "planned and not done": ("梳理规范性文件30件，拟废止3件、拟修改2件。", "废止规范性文件3件。", "3件"),
    "a plan": ("本年度规范性文件制定计划12件。", "本年度制定规范性文件12件。", "12件"),
    "repealed and lapsed": ("废止规范性文件3件、宣布失效1件。", "废止规范性文件3件。", "3件"),
    "two secrets of one row": (
        "不予公开的申请中，涉及商业秘密3件、个人隐私26件。",
        "不予公开的申请中，涉及个人隐私26件。",
        "26件",
    ),
    "two kinds of correction": ("复议案件中被撤销5件、确认违法3件。", "复议案件中被撤销5件。", "5件"),
    "cases of every kind": (
        "办理各类行政复议答复36件、行政应诉52件。",
        "发生政府信息公开行政复议36件。",
        "36件",
    ),
    "cases of every kind, told behind": (
        "共有行政诉讼案件36件，胜诉30件，其中涉及信息公开的5件。",
        "共有行政诉讼案件36件，胜诉30件。",
        "30件",
    ),
    "cases that have nothing to do with it": (
        "办理行政复议案件8件、行政诉讼案件5件，均与政府信息公开无关。",
        "办理行政复议案件8件。",
        "8件",
    ),
    "cases before the office, not against it": (
        "全年受理行政复议案件120件。",
        "因政府信息公开受理行政复议案件120件。",
        "120件",
    ),
    "a change of cases of every kind": (
        "行政复议案件同比上升15%，其中信息公开类占22%。",
        "行政复议案件同比上升15%。",
        "15%",
    ),
    "all of a wider area": ("全市收到申请5200件，我县占13%。", "全县收到申请5200件。", "5200件"),
    "a share of the whole before it": (
        "申请公开的事项中，三成左右属于已主动公开内容。",
        "收到的申请中，自然人占三成。",
        "三成",
    ),
    "cases against another body": (
        "以市政府为被申请人的信息公开复议12件。",
        "以本机关为被申请人的信息公开复议12件。",
        "12件",
    ),
    "a case of the year before": ("2024年结转的行政复议1件，已审结。", "行政复议1件，已审结。", "1件"),
    "bodies beside each other": (
        "各乡镇收到申请45件，其他单位受理申请165件，县政府办受理申请30件。",
        "全年收到申请45件。",
        "45件",
    ),
    "written ones beside others": (
        "收到书面申请12件，网上申请20件，合计32件。",
        "收到书面申请12件。",
        "12件",
    ),
    "divided by where they came from": (
        "按照来源分，省政府转来12件、直接收到628件。",
        "按申请人分，自然人12件。",
        "12件",
    ),
    "whoever sent ten or more": ("同一申请人提交申请10件以上的有5人。", "收到申请10件以上。", "10件以上"),
    "asking a court": ("向法院申请强制执行12件，申请法院裁定3件。", "作出行政强制12件。", "12件"),
    "what became of the whole is no part of it": (
        "受理政务服务事项5600件，其中网上3200件，办结5500件。",
        "受理政务服务事项5600件，其中网上3200件，窗口5500件。",
        "5600件",
    ),
}


def contradicted(text: str, format_id: str = "2021") -> list[str]:
    claims: list[Claim] = check_section(
        build_evidence(made_figures(3, format_id, busy=900)),
        ReportSection("overview", "一、总体情况", (Paragraph(text),)),
    )
    return [claim.text for claim in claims if claim.verdict == "contradicted"]


@pytest.mark.parametrize("text", [case[0] for case in CASES.values()], ids=CASES)
def test_another_matter_is_not_refuted(text: str) -> None:
    assert contradicted(text) == []


@pytest.mark.parametrize(("text", "quote"), [case[1:] for case in CASES.values()], ids=CASES)
def test_the_matter_itself_is(text: str, quote: str) -> None:
    assert quote in contradicted(text)


ITEMS_OF_2019 = {
    "both ways of a change": (
        "行政许可事项新增7项、取消6项。",
        "行政许可事项上年11项，本年增加7项。",
        "7项",
    ),
    "items that were adjusted": ("调整行政许可事项3项。", "行政许可事项3项。", "3项"),
    "charges that are no fees": (
        "公开收费项目5个，其中经营服务性收费2项。",
        "行政事业性收费2项。",
        "2项",
    ),
}


@pytest.mark.parametrize(("other", "text", "quote"), ITEMS_OF_2019.values(), ids=ITEMS_OF_2019)
def test_items_in_the_older_format(other: str, text: str, quote: str) -> None:
    assert contradicted(other, "2019") == []
    assert quote in contradicted(text, "2019")


DENIED = {
    "complaints that are no applications": "没有收到群众对政务公开工作的举报投诉。",
    "fees for applications": "无依申请公开收费情况。",
    "disputes that licences caused": "未发生因行政许可引发的行政复议。",
    "disputes over penalties": "没有对行政处罚不服提起的行政诉讼。",
}


@pytest.mark.parametrize("text", DENIED.values(), ids=DENIED)
def test_there_being_none_of_another_matter_is_not_refuted(text: str) -> None:
    assert contradicted(text) == []


def test_there_being_none_of_the_matter_itself_is() -> None:
    assert contradicted("没有收到信访举报投诉类申请。") == ["没有收到信访举报投诉类申请"]
    assert contradicted("未发生因政府信息公开引发的行政复议。") == ["未发生因政府信息公开引发的行政复议"]
    assert contradicted("没有收到政府信息公开申请。") == ["没有收到政府信息公开申请"]
