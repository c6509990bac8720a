"""What a phrase means, sentence by sentence: the words, the claim, the verdict and its evidence."""

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.figures import Figures, evaluate
from assistant.report import Claim, Paragraph, ReportSection

REC = "disputes.reconsideration"


def claims_of(office: Figures, text: str) -> dict[str, Claim]:
    section = ReportSection("overview", "一、总体情况", tuple(Paragraph(line) for line in text.split("\n")))
    found = check_section(build_evidence(office), section)
    for claim in found:
        assert section.text[claim.start : claim.end] == claim.text
    return {claim.text: claim for claim in found}


SUPPORTED = [
    # one verb, several admissible figures
    ("全年收到政府信息公开申请77件。", "77件", "applications.new.total"),
    ("全年受理政府信息公开申请81件。", "81件", "applications.new.total + applications.carried_in.total"),
    ("政府信息公开申请方面，办结76件。", "76件", "applications.results.total.total"),
    ("全年新收申请77件，上年结转4件。", "4件", "applications.carried_in.total"),
    ("收到申请77件，结转下年度继续办理5件。", "5件", "applications.carried_out.total"),
    # rows, subtotals, groups of applicants
    ("办结的申请中，予以公开和部分公开的43件。", "43件", "applications.results.disclosed.total + applications.results.partial.total"),
    ("申请办理结果：不予公开5件。", "5件", None),
    ("办结申请76件，其中本机关不掌握的16件。", "16件", "applications.results.unavailable.not_held.total"),
    ("新收申请中，自然人68件。", "68件", "applications.new.natural_person"),
    ("新收申请中，法人或其他组织9件。", "9件", None),
    ("收到公民、法人和其他组织申请77件。", "77件", None),
    ("自然人申请中，予以公开29件。", "29件", "applications.results.disclosed.natural_person"),
    # the number before its noun, and elliptic clauses
    ("全年有12件涉及政府信息公开工作的行政复议。", "12件", f"{REC}.total"),
    ("办结的申请中，34件予以公开，9件部分公开。", "9件", "applications.results.partial.total"),
    ("收到申请77件。均依法办理，办结76件。", "76件", "applications.results.total.total"),
    # disputes
    ("政府信息公开行政复议12件，维持3件，纠正1件。", "1件", f"{REC}.corrected"),
    ("发生行政复议、行政诉讼案件15件。", "15件", None),
    ("行政诉讼3件，其中复议后起诉1件。", "1件", "disputes.litigation_after.total"),
    # table 二
    ("制发行政规范性文件6件，废止2件，现行有效21件。", "21件", "disclosure.normative_documents.in_force"),
    ("作出行政许可决定1286件、行政处罚决定37件。", "37件", "disclosure.penalties.decisions"),
    ("收取行政事业性收费215.6万元。", "215.6万元", "disclosure.fees.amount"),
    ("行政事业性收费2156000元。", "2156000元", "disclosure.fees.amount"),
    # shares and changes, judged by the digits printed
    ("办结76件，其中予以公开34件，占44.74%。", "44.74%", None),
    ("新收申请77件，其中自然人68件（88.3%）。", "88.3%", None),
    ("无法提供的申请里八成是本机关不掌握。", "八成", None),
    ("新收申请77件，比上年增加20件。", "20件", None),
    ("新收申请77件，同比增长35.09%。", "35.09%", None),
    ("作出行政许可决定1286件，比上年减少14件。", "14件", None),
    ("上年收到申请57件。", "57件", "previous.applications.new.total"),
    # approximations in their direction
    ("收到申请70余件。", "70余件", "applications.new.total"),
    ("收到申请近80件。", "近80件", "applications.new.total"),
    ("作出行政许可决定超过1200件。", "超过1200件", "disclosure.licensing.decisions"),
    # what the office said of itself
    ("全年通过政府网站公开信息302条，分别为工作动态118条、公示公告184条。", "118条", "facts.website.1"),
    ("组织业务培训2场，参训86人次。", "86人次", "notes.supervision.1"),
    # lists
    ("存在以下两方面问题：一是公开不及时；二是形式单一。", "两方面", "list-count: 2"),
    ("由概况、政策、动态三大板块构成。", "三大板块", "list-count: 3"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expression"), SUPPORTED, ids=[case[0] for case in SUPPORTED])
def test_what_agrees_is_supported_with_its_evidence(
    office: Figures, text: str, quote: str, expression: str | None
) -> None:
    claim = claims_of(office, text)[quote]
    assert claim.verdict == "supported", claim
    if expression:
        assert claim.expression == expression


CONTRADICTED = [
    ("全年收到政府信息公开申请78件。", "78件", "77"),
    ("全年新收政府信息公开申请81件。", "81件", "77"),
    ("收到申请77件，办结77件。", "77件", "76"),
    ("办结76件，其中予以公开43件。", "43件", "34"),
    ("新收申请中，自然人9件。", "9件", "68"),
    ("政府信息公开行政复议12件，维持8件。", "8件", "3"),
    ("制发行政规范性文件21件。", "21件", "6"),
    ("行政事业性收费2156万元。", "2156万元", "215.6"),
    ("办结76件，其中予以公开34件，占44.75%。", "44.75%", "44.74%"),
    ("新收申请77件，比上年减少20件。", "20件", "增加20件"),
    ("新收申请77件，同比增长35.10%。", "35.10%", "35.09%"),
    ("收到申请90余件。", "90余件", "77"),
    ("收到申请近70件。", "近70件", "77"),
    ("全年收到申请七十八件。", "七十八件", "77"),
    ("收到申请７８件。", "７８件", "77"),
    ("全年通过政府网站公开信息303条。", "303条", "302"),
    ("组织业务培训3场，参训86人次。", "3场", "2场"),
    ("存在以下三方面问题：一是公开不及时；二是形式单一。", "三方面", "二"),
    ("公开栏公开信息466条，分别为网站59条、公开栏238条、广播127条、明白卡32条。", "466条", "456"),
    ("网站公开信息45条，其中动态59条。", "45条", "59"),
]


@pytest.mark.parametrize(("text", "quote", "expected"), CONTRADICTED, ids=[case[0] for case in CONTRADICTED])
def test_what_differs_is_contradicted_with_the_right_figure(
    office: Figures, text: str, quote: str, expected: str
) -> None:
    claims = [claim for claim in claims_of(office, text).values() if claim.text == quote]
    assert [claim.verdict for claim in claims] == ["contradicted"]
    assert claims[0].expected == expected


NARROWER = [
    ("办公室代表县政府受理申请17件。", "17件"),
    ("第四季度收到申请31件。", "31件"),
    ("其中通过网络提交申请60件。", "60件"),
    ("截至6月，收到申请30件。", "30件"),
    ("备案的行政复议案件134件。", "134件"),
    ("从内容看，涉及征地补偿的申请40件。", "40件"),
    ("办理12345热线工单120件，办结118件。", "118件"),
    ("收到人大代表建议8件，全部办结。", "8件"),
    ("收到申请77件，其中主动撤回3件。", "3件"),
    ("举办新闻发布会37场。", "37场"),
    ("浏览量同比增长68%。", "68%"),
    ("检索准确率提高12个百分点。", "12个百分点"),
]


@pytest.mark.parametrize(("text", "quote"), NARROWER, ids=[case[0] for case in NARROWER])
def test_a_narrower_scope_or_another_subject_is_never_contradicted(
    office: Figures, text: str, quote: str
) -> None:
    assert claims_of(office, text)[quote].verdict == "unverifiable"


STATEMENTS = [
    ("没有制发规章。", "没有制发规章", "supported"),
    ("全年未实施行政强制。", "未实施行政强制", "supported"),
    ("未收到政府信息公开申请。", "未收到政府信息公开申请", "contradicted"),
    ("收到申请77件，全部办结。", "全部办结", "contradicted"),
    ("收到申请77件，均在法定期限内答复。", None, ""),
    ("未发生行政诉讼败诉。", "未发生行政诉讼败诉", "supported"),
    ("未发生行政复议纠错。", "未发生行政复议纠错", "contradicted"),
    ("未收取政府信息公开信息处理费。", "未收取政府信息公开信息处理费", "supported"),
    ("未收到人大代表建议。", None, ""),
    ("新收申请与上年持平。", "新收申请与上年持平", "contradicted"),
    ("行政复议案件与上年持平。", "行政复议案件与上年持平", "supported"),
    ("办结申请76件，其中不予处理5件，均为信访举报投诉类申请。", "均为信访举报投诉类申请", "supported"),
    ("新收申请77件，均为自然人申请。", "均为自然人申请", "contradicted"),
    # a list closed by 均为零, from its beginning, from the last semicolon
    ("规章制发数量、废止数量，均为零。", "零", "supported"),
    ("规范性文件制发数量、废止数量，均为零。", "零", "contradicted"),
    ("收到申请77件；制发规章、实施行政强制，均为0。", "0", "supported"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), STATEMENTS, ids=[case[0] for case in STATEMENTS])
def test_claims_without_digits(office: Figures, text: str, quote: str | None, verdict: str) -> None:
    claims = claims_of(office, text)
    if quote is None:
        assert not [
            claim
            for claim in claims.values()
            if claim.verdict in ("supported", "contradicted") and not any(c.isdigit() for c in claim.text)
        ]
    else:
        assert claims[quote].verdict == verdict


NOT_FIGURES = "根据国办公开办函〔2021〕30号和第二十条，2025年1月1日至12月31日，（一）一是落实“三安全一稳定”，12345热线7×24小时运行，电话0734-4351023。"


def test_numbers_that_are_no_figures_are_never_reported_as_figures(office: Figures) -> None:
    claims = claims_of(office, NOT_FIGURES)
    assert {claim.verdict.value for claim in claims.values()} == {"not_a_figure"}


def test_every_digit_of_a_text_is_in_exactly_one_claim(office: Figures) -> None:
    text = "".join(case[0] for case in SUPPORTED) + NOT_FIGURES
    section = ReportSection("overview", "", (Paragraph(text),))
    numbers = [
        claim
        for claim in check_section(build_evidence(office), section)
        if any(c.isdigit() for c in claim.text)
    ]
    covered = [
        position
        for claim in numbers
        for position in range(claim.start, claim.end)
        if text[position].isdigit()
    ]
    assert sorted(covered) == [position for position, character in enumerate(text) if character.isdigit()]


def test_evidence_evaluates_to_what_is_expected(office: Figures) -> None:
    for text, quote, _ in SUPPORTED:
        claim = claims_of(office, text)[quote]
        if claim.expression and claim.expression.startswith(("applications", "disputes", "disclosure")):
            value = evaluate(office, claim.expression)
            assert value is not None
            assert claim.unit == "%" or str(value.numerator) == claim.expected or claim.unit in ("万元", "元")
