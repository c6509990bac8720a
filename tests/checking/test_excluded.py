"""No wrong number is proved by a reading that the words around it exclude, and what a number may still be stays open.

Each case has what is refuted and, beside it, the near miss that is not.
"""

from decimal import Decimal

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.figures import Cell, Figures, Office
from assistant.formats import load_format
from assistant.report import Claim, Paragraph, ReportSection, Verdict
from tests.checking.test_claims import claims_of

REFUTED, OPEN, PROVED = Verdict.CONTRADICTED, Verdict.UNVERIFIABLE, Verdict.SUPPORTED

# The office took in 77 applications, 68 of natural persons, and 4 of the year before; answered 76; carried out 5.
ONE_END = [
    ("全年收到政府信息公开申请77件，加上结转的5件，应办理81件。", "5件", REFUTED),  # 5 went out, 4 came in
    ("全年收到政府信息公开申请77件，加上结转的4件，应办理81件。", "4件", PROVED),
    ("全年收到政府信息公开申请77件，办结76件，剩下4件结转。", "4件", REFUTED),
    ("全年收到政府信息公开申请77件，办结76件，剩下5件结转。", "5件", PROVED),
    ("全年收到政府信息公开申请77件，结转4件。", "4件", PROVED),  # either end
    ("全年收到政府信息公开申请77件，办结76件，结转4件。", "4件", REFUTED),
    ("全年收到政府信息公开申请77件，办结76件，其中结转4件。", "4件", PROVED),  # carried in
    ("全年收到政府信息公开申请77件，4件正在办理中。", "4件", REFUTED),
    ("全年收到政府信息公开申请77件，5件正在办理中。", "5件", PROVED),
    ("行政复议由上年的12件变为9件。", "9件", REFUTED),
    ("收到申请数较上年变化20件。", "20件", OPEN),  # how two years differ, and no count
    ("行政复议12件，已收到复议机关通知的行政复议9件。", "9件", OPEN),
    ("受理总量（含上年结转77件）81件。", "77件", REFUTED),
    ("受理总量（含上年结转4件）81件。", "4件", PROVED),
]
DIVIDED = [
    ("收到政府信息公开申请77件，另有上年结转4件（自然人68件）。", "68件", REFUTED),
    ("收到政府信息公开申请77件，另有上年结转4件（自然人4件）。", "4件", PROVED),
    ("收到政府信息公开申请77件，另有上年结转4件，自然人提出68件。", "68件", PROVED),  # no bracket: of all
    (
        "收到政府信息公开申请77件，其中自然人72件。",
        "72件",
        REFUTED,
    ),  # 68 of these, and 4 that were carried in
    ("收到政府信息公开申请77件，自然人提出72件。", "72件", PROVED),
]
# Of lawsuits brought directly 2 were upheld, of those after reconsideration the one is pending.
ASKING = [
    ("68件申请由自然人提出，7件由商业企业提出。", "7件", PROVED),
    ("29件申请由自然人提出，7件由商业企业提出。", "29件", REFUTED),  # so many were disclosed
    # who brought the cases, and not who asked for information
    ("行政复议12件，其中自然人9件、企业2件。", "9件", OPEN),
    ("行政复议12件。其中自然人申请10件，企业申请4件。", "4件", OPEN),
    ("行政复议12件；收到申请77件，其中自然人10件。", "10件", REFUTED),
]
LAWSUITS = [
    ("复议后起诉的行政诉讼1件，其中维持2件。", "2件", REFUTED),
    ("复议后起诉的行政诉讼1件，其中未审结1件。", "1件", PROVED),
    ("行政诉讼未经复议直接起诉2件、复议后起诉1件，其中维持2件。", "2件", PROVED),  # of both kinds
]
NEXT_YEAR = [
    ("全年收到政府信息公开申请77件，办结76件，尚余60件移至2026年续办。", "60件", REFUTED),
    ("全年收到政府信息公开申请77件，计划2026年办结60件。", "60件", OPEN),
]
LAST_YEARS = [
    ("全年收到政府信息公开申请77件，由上年的75件增至77件。", "75件", REFUTED),  # 57
    ("全年收到政府信息公开申请77件，由上年的57件增至77件。", "57件", PROVED),
    ("全年收到政府信息公开申请77件，其中网上提交由3件增至9件。", "3件", OPEN),
]


@pytest.mark.parametrize(
    ("text", "quote", "verdict"), [*ONE_END, *DIVIDED, *ASKING, *LAWSUITS, *NEXT_YEAR, *LAST_YEARS]
)
def test_what_the_words_around_a_count_exclude(
    office: Figures, text: str, quote: str, verdict: Verdict
) -> None:
    assert _claim(office, text, quote).verdict is verdict


PROBLEMS = [
    ("一是答复说理不充分，复议被纠正10件。", "10件", REFUTED),  # 1 in all
    ("一是答复说理不充分，有0件被行政复议机关纠正。", "0件", REFUTED),  # none is no part of one
    ("一是答复说理不充分，行政复议案件达210件。", "210件", OPEN),  # of every kind
    (
        "一是检索能力不足，因本机关不掌握而无法提供的申请有12件。",
        "12件",
        OPEN,
    ),  # 16 in all, and these may be some
    ("一是检索能力不足，因本机关不掌握而无法提供的申请有26件。", "26件", REFUTED),
    (
        "一是检索能力不足，因本机关不掌握而无法提供的申请有12件，占办结总数的21.1%。",
        "12件",
        REFUTED,
    ),  # 16 of 76
    ("一是检索能力不足，因本机关不掌握而无法提供的申请有12件，占办结总数的两成。", "12件", OPEN),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), PROBLEMS)
def test_a_problem_is_of_some_cases_but_not_of_more_than_all(
    office: Figures, text: str, quote: str, verdict: Verdict
) -> None:
    assert _claim(office, text, quote, "problems").verdict is verdict


SUMS = [
    ("全年公开信息4130条，其中网站203条、公众号141条、公开栏69条。", "4130条", REFUTED),  # a nought too many
    ("全年公开信息431条，其中网站203条、公众号141条、公开栏69条。", "431条", REFUTED),  # 413
    (
        "全年公开信息423条，其中网站203条、公众号141条、公开栏69条。",
        "423条",
        OPEN,
    ),  # others may have published ten
    ("全年公开信息431条，其中网站203条、公众号210条。", "431条", OPEN),  # two parts tell little
]


@pytest.mark.parametrize(("text", "quote", "verdict"), SUMS)
def test_a_whole_that_its_parts_miss_by_a_slip_of_the_pen(
    office: Figures, text: str, quote: str, verdict: Verdict
) -> None:
    assert _claim(office, text, quote).verdict is verdict


GROSS = [
    ("第一季度作出行政许可决定12860件。", "12860件", REFUTED),  # ten times the whole year
    ("第一季度作出行政许可决定128件。", "128件", OPEN),
    ("第一季度作出行政许可决定1276件。", "1276件", OPEN),
    ("第一季度收到政府信息公开申请770件。", "770件", OPEN),  # 77 in the year: too often those of another body
    ("申请人中自然人68万人。", "68万人", REFUTED),
    ("申请人中自然人69人。", "69人", OPEN),  # two may have signed one application
]


@pytest.mark.parametrize(("text", "quote", "verdict"), GROSS)
def test_a_wrong_power_of_ten_is_no_part(office: Figures, text: str, quote: str, verdict: Verdict) -> None:
    assert _claim(office, text, quote).verdict is verdict


SHARES = [
    ("overview", "收到政府信息公开申请77件，其中网上申请占10%。", "10%", OPEN),  # a tenth of what may be all
    ("problems", "无法提供的申请20件，占办结总数的26.23%。", "26.23%", REFUTED),  # 26.32
    ("problems", "无法提供的申请20件，占办结总数的13.16%。", "13.16%", REFUTED),  # of just these
    ("problems", "无法提供类申请约占13.16%。", "13.16%", OPEN),  # some may be half of them
]


@pytest.mark.parametrize(("section", "text", "quote", "verdict"), SHARES)
def test_a_share_a_slip_of_the_pen_from_the_likeliest(
    office: Figures, section: str, text: str, quote: str, verdict: Verdict
) -> None:
    assert _claim(office, text, quote, section).verdict is verdict


def test_a_nought_proves_no_sum(office: Figures) -> None:
    text = "收到政府信息公开申请77件，网上51件、信函26件、当面{}件。"
    assert _claim(office, text.format(0), "0件").verdict is OPEN
    assert _claim(office, text.format(0), "51件").verdict is PROVED


def test_the_columns_of_applicants_say_nothing_of_papers(office: Figures) -> None:
    text = "申请由社会组织提出0件。本年未制发行政规范性文件，未实施行政处罚。"
    assert claims_of(office, text)["未制发行政规范性文件"].verdict is REFUTED


ITEMS = [
    ("行政许可项目20项，减少2项，减至3项。", "3项", REFUTED),
    ("行政许可项目减少3项，剩17项。", "17项", PROVED),
    ("行政许可项目由20项降至71项。", "71项", REFUTED),
    ("行政强制项目0项。", "0项", REFUTED),  # 6 items, none decided on
    ("行政强制项目6项。", "6项", PROVED),
    ("作出行政强制0件。", "0件", PROVED),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), ITEMS)
def test_items_are_what_there_is_to_decide_on(text: str, quote: str, verdict: Verdict) -> None:
    assert _claim(_office_of_2019(), text, quote).verdict is verdict


def _office_of_2019() -> Figures:
    report_format = load_format("2019")
    values = {
        "disclosure.licensing.previous_items": 20,
        "disclosure.licensing.change": -3,
        "disclosure.licensing.decisions": 412,
        "disclosure.compulsion.previous_items": 6,
    }
    cells = {cell: Cell(Decimal(values.get(cell, 0))) for cell in report_format.cells}
    return Figures(report_format, Office("澜溪县水利局", "我局", "department"), 2020, cells)


def _claim(figures: Figures, text: str, quote: str, section: str = "overview") -> Claim:
    claims = check_section(build_evidence(figures), ReportSection(section, "", (Paragraph(text),)))
    return next(claim for claim in claims if claim.text == quote)
