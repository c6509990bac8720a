"""What refutes a number whose words leave a doubt: a slip of the pen, a list that closes, the numbers beside it.

Each table has what is refuted and, beside it, the near miss that must be left alone.
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.checking.check import check_section
from assistant.checking.closing import closes, leaves_of, touches
from assistant.checking.evidence import build_evidence
from assistant.checking.slips import is_gross_slip, is_misprint, is_power_too_large, is_slip
from assistant.figures import Figures
from assistant.numerals import MOST_MENTIONS, find_mentions
from assistant.report import Paragraph, ReportSection, Verdict
from tests.checking.test_claims import claims_of

DENIED = "applications.results.denied"
NEW, IN = "applications.new.total", "applications.carried_in.total"
DONE, OUT = "applications.results.total.total", "applications.carried_out.total"

SLIPS = [
    ("1268件", 1286, True),  # two neighbours swapped
    ("1296件", 1286, True),  # one digit
    ("12860件", 1286, True),  # a nought too many
    ("128万件", 128, True),  # 万 put in
    ("1287万元", 1286, True),
    ("1199件", 1286, False),
    ("2168件", 1286, False),  # not neighbours
    ("37件", 73, False),  # too short to tell
    ("38件", 37, False),
    ("30件", 3, False),  # 3 and 30 are both common
    ("近1290件", 1286, False),  # says itself that it is not exact
]


@pytest.mark.parametrize(("quote", "value", "expected"), SLIPS)
def test_a_slip_of_the_pen(quote: str, value: int, expected: bool) -> None:
    (mention,) = find_mentions(quote)
    assert is_slip(mention, Fraction(value)) == expected


KINDS_OF_SLIPS = [
    # as printed, on the tables: a slip without single digits, without powers of ten, a nought or 万 too many
    ("1268件", 1286, (True, True, False)),
    ("1296件", 1286, (False, True, False)),
    ("129件", 128, (False, False, False)),
    ("12860件", 1286, (True, False, True)),
    ("30件", 300, (True, False, False)),  # a tenth may be some of the whole
    ("17万件", 17, (True, False, True)),
    ("近1268件", 1286, (False, False, False)),
]


@pytest.mark.parametrize(("quote", "value", "expected"), KINDS_OF_SLIPS)
def test_which_slips_tell_where_others_come_about_by_chance(
    quote: str, value: int, expected: tuple[bool, bool, bool]
) -> None:
    (mention,) = find_mentions(quote)
    kinds = (is_gross_slip, is_misprint, is_power_too_large)
    assert tuple(kind(mention, Fraction(value)) for kind in kinds) == expected


def test_leaves_are_the_cells_that_no_others_add_up_to(office: Figures) -> None:
    evidence = build_evidence(office)
    assert len(leaves_of(evidence, "disputes.reconsideration.total")) == 4
    assert leaves_of(evidence, NEW) > leaves_of(evidence, "applications.new.natural_person")
    assert leaves_of(evidence, DONE) >= leaves_of(evidence, f"{DENIED}.third_party.total")
    assert leaves_of(evidence, "previous.applications.new.total") == frozenset()
    assert leaves_of(evidence, f"{NEW} - {IN}") == frozenset()


CLOSED = [
    (f"{DENIED}.internal_affairs.total", [f"{DENIED}.third_party.total", f"{DENIED}.internal_affairs.total"], False),
    ("applications.new.legal_service", [NEW, "applications.new.natural_person", "applications.new.business"], True),
    ("applications.new.legal_service", [NEW, "applications.new.natural_person"], False),
    ("applications.new.business + applications.new.legal_service", ["applications.new.business", "applications.new.legal_service"], True),
    (OUT, [NEW, IN, DONE], True),
    (OUT, [NEW, DONE], False),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "told", "expected"), CLOSED)
def test_a_list_that_only_this_number_closes(
    office: Figures, expression: str, told: list[str], expected: bool
) -> None:
    assert closes(build_evidence(office), expression, told) == expected


def test_cells_that_were_told_already(office: Figures) -> None:
    evidence = build_evidence(office)
    part, whole = "applications.new.natural_person", NEW
    assert touches(evidence, part, [part])
    assert touches(evidence, whole, [part])
    assert not touches(evidence, part, [whole])


REFUTED = [
    # a slip beside words that nobody understands; another number is left alone
    ("县水务站作出行政许可决定1268件。", "1268件", "contradicted"),
    ("县水务站作出行政许可决定912件。", "912件", "unverifiable"),
    # the list closes with the table's number only
    ("新收申请77件，其中自然人68件、企业7件、县水务站送来的律师事务所3件。", "3件", "contradicted"),
    ("新收申请77件，其中自然人68件、县水务站送来的律师事务所3件。", "3件", "unverifiable"),
    # plenty of neighbours settle a topic, never a body
    ("办结的申请中，予以公开34件，遮盖后部分公开8件，无法提供20件，信访类5件。", "8件", "contradicted"),
    ("办结的申请中，予以公开34件，县林业局部分公开8件，无法提供20件，信访类5件。", "8件", "unverifiable"),
    # what is the same for each is refuted where the nouns are alike in the table
    ("新收申请77件，其中科研机构和社会公益组织各2件。", "2件", "contradicted"),
    # what is left over, when the words behind name it and divide it no further
    ("收到申请77件，办结76件，其余8件结转下年度继续办理。", "8件", "contradicted"),
    ("办结的申请中，其余23件为无法提供16件、信访类5件等。", "23件", "unverifiable"),
    # 其他 beside its siblings is none of them
    ("新收申请中，法律服务机构2件、其他2件。", "其他2件", "contradicted"),
    # as many counts as were told, added up
    ("办结的申请中，予以公开34件、部分公开9件，两项合计43件。", "43件", "supported"),
    ("办结的申请中，予以公开34件、部分公开9件，两项合计45件。", "45件", "contradicted"),
    # a list of three that makes up what the tables say, also behind a semicolon or in the next paragraph
    ("收到申请77件。网上提交40件、邮寄30件、当面7件；征地类50件、规划类20件、补偿类7件。", "30件", "supported"),
    ("收到申请77件。网上提交40件、邮寄30件、当面7件；征地类50件、规划类20件、补偿类7件。", "50件", "supported"),
    ("收到申请77件。\n从渠道看，网上提交40件、邮寄30件、当面7件。", "30件", "supported"),
    ("收到申请77件。网上提交40件、邮寄30件、当面8件。", "30件", "unverifiable"),
    # parts may fall short of their whole, and not exceed it
    ("发布信息300条，其中动态类120条、公告类90条。", "300条", "unverifiable"),
    ("发布信息300条，其中动态类220条、公告类190条。", "300条", "contradicted"),
    # where the cases come from
    ("因政府信息公开引发的行政复议13件。", "13件", "contradicted"),
    ("因投诉举报处理引发的行政复议13件。", "13件", "unverifiable"),
    # last year's number behind a denial is of what is denied
    ("全年没有行政强制，上年为3件。", "3件", "contradicted"),
    # a multiple of last year's count
    ("收到申请77件，为上年57件的1.35倍。", "1.35倍", "supported"),
    ("收到申请77件，为上年57件的1.85倍。", "1.85倍", "contradicted"),
    # a change behind several parts is wrong when it is neither the last part's nor the whole's
    ("收到申请77件，其中自然人68件，企业7件，较上年增加2件。", "2件", "contradicted"),
    # last year's number of what was denied
    ("全年没有行政诉讼案件，上年为2件。", "2件", "contradicted"),
    ("全年没有拆迁引发的行政诉讼案件，上年为2件。", "2件", "unverifiable"),
    # the shares of one sentence are of one whole, unless one says itself what it is of
    ("办结76件，予以公开34件，占42%；部分公开9件，占11.8%；无法提供20件，占26.3%。", "42%", "contradicted"),
    ("办结76件，予以公开34件，占应办件的42%；部分公开9件，占11.8%；无法提供20件，占26.3%。", "42%", "supported"),
    # what holds for each is named by its own clause
    ("新收申请中，68件由自然人提出，科研机构和社会公益组织各提出2件。", "2件", "contradicted"),
    # a change said in number and in per cent
    ("与上年的57件相比，申请量增加20件，增幅35.09%。", "35.09%", "supported"),
    ("与上年的57件相比，申请量增加20件，增幅39.05%。", "39.05%", "contradicted"),
    # told twice, in number and in per cent
    ("收到申请77件，较上年增加20件、35.09%。", "35.09%", "supported"),
    ("收到申请77件，较上年增加20件、39.05%。", "39.05%", "contradicted"),
    # the whole moves behind its parts, not the last of them
    ("新收申请77件（自然人68件、企业7件），比上年多20件。", "20件", "supported"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "verdict"), REFUTED)
def test_what_takes_the_doubt_away(office: Figures, text: str, quote: str, verdict: str) -> None:
    claims = claims_of(office, text)
    assert claims[quote if quote in claims else quote.removeprefix("其他")].verdict == verdict


def test_a_text_without_end_is_read_to_a_bound_and_says_so(office: Figures) -> None:
    text = "收到申请77件。" + "网站1条，" * (MOST_MENTIONS + 100)
    section = ReportSection("overview", "一、总体情况", (Paragraph(text),))
    claims = check_section(build_evidence(office), section)
    assert claims[0].verdict is Verdict.SUPPORTED
    assert claims[-1].verdict is Verdict.UNVERIFIABLE and "没有读" in claims[-1].reason
    assert claims[-1].text == text[claims[-1].start : claims[-1].end]
    assert claims[-1].end == len(text)
    assert claims[0].value == Decimal(77)
