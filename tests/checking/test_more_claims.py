"""How a number leans on what the text has said: moved values, shared-out runs, neighbours, sums and lists without a cue.

Each table has what bears a reading out, what refutes it, and a near miss that must be left alone.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Cell, Figures, Notes, evaluate
from tests.checking.test_claims import claims_of
from tests.made_figures import made_figures

NEW, IN, OUT = "applications.new.total", "applications.carried_in.total", "applications.carried_out.total"

MOVED = [
    ("新收申请由上年的57件增至77件。", "57件", "supported"),
    ("新收申请由上年的57件增至77件。", "77件", "supported"),
    ("新收申请由上年的57件增至78件。", "78件", "contradicted"),
    ("行政许可决定由上年的1300件回落到1286件。", "1286件", "supported"),
    ("行政许可决定由上年的1300件回落到1268件。", "1268件", "contradicted"),
    ("新收申请由上年的75件增至77件。", "75件", "contradicted"),
    ("现场咨询由上年的75件增至99件。", "99件", "unverifiable"),
    ("收到申请77件，为上年的1.35倍。", "1.35倍", "supported"),
    ("收到申请77件，为上年的1.53倍。", "1.53倍", "contradicted"),
    ("行政复议12件，是行政诉讼3件的4倍。", "4倍", "supported"),
    ("作出行政许可决定1286件，月均107件。", "107件", "supported"),
    ("作出行政许可决定1286件，月均117件。", "117件", "contradicted"),
    ("作出行政许可决定1286件，月均约107件。", "约107件", "supported"),
    ("结转下年5件，比年初多1件。", "1件", "supported"),
    ("结转下年5件，比年初多3件。", "3件", "contradicted"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), MOVED)
def test_what_a_number_has_become(office: Figures, text: str, quote: str, verdict: str) -> None:
    assert claims_of(office, text)[quote].verdict == verdict


@pytest.mark.parametrize(
    ("unit", "verdict"), [("个百分点", "supported"), ("%", "contradicted")], ids=["points", "percent"]
)
def test_a_share_moves_by_percentage_points_and_not_by_per_cent(unit: str, verdict: str) -> None:
    figures = made_figures(3, busy=900)
    part, whole = "applications.results.disclosed.total", "applications.results.total.total"
    now, before = (
        evaluate(figures, f"{prefix}{part} / {prefix}{whole} * 100") for prefix in ("", "previous.")
    )
    assert now is not None and before is not None
    change = f"{'提高' if now > before else '下降'}{float(abs(now - before)):.2f}{unit}"
    text = f"办结{figures.number(whole)}件，其中予以公开{figures.number(part)}件，占{float(now):.2f}%，较上年{change}。"
    assert claims_of(figures, text)[change[2:]].verdict == verdict


def test_a_count_may_grow_by_per_cent(office: Figures) -> None:
    assert claims_of(office, "收到申请77件，比上年增长35.09%。")["35.09%"].verdict == "supported"


TOLD_APART = [
    ("收到申请81件（含上年结转4件）。", "81件", f"{NEW} + {IN}", "supported"),
    ("收到申请77件（含上年结转4件）。", "77件", f"{NEW} + {IN}", "contradicted"),
    ("收到申请77件（不含上年结转4件）。", "77件", NEW, "supported"),
    ("收到申请77件，结转至2026年5件。", "5件", OUT, "supported"),
    ("收到申请77件，结转至2026年4件。", "4件", OUT, "contradicted"),
    ("收到申请77件，2024年结转4件。", "4件", IN, "supported"),
]


@pytest.mark.parametrize(("text", "quote", "expression", "verdict"), TOLD_APART)
def test_which_of_several_readings_is_meant(
    office: Figures, text: str, quote: str, expression: str, verdict: str
) -> None:
    claim = claims_of(office, text)[quote]
    assert (claim.verdict, claim.expression) == (verdict, expression)


NEIGHBOURS = [
    # the other numbers of the sentence are what the table says, so the unknown word does not narrow this one
    ("办结申请76件：予以公开34件，酌情部分公开8件，不予公开5件。", "8件", "contradicted"),
    # nothing bears the sentence out: the unknown word may narrow it
    ("酌情部分公开8件。", "8件", "unverifiable"),
    # a body, a place or a topic narrows it whatever the neighbours say
    ("办结申请76件：予以公开34件，县林业局部分公开8件，不予公开5件。", "8件", "unverifiable"),
    # what stood in a bracket does not narrow what comes behind it
    ("收到申请77件（网络60件、信函17件），上年结转5件。", "5件", "contradicted"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), NEIGHBOURS)
def test_neighbours_settle_a_word_that_nobody_understands(
    office: Figures, text: str, quote: str, verdict: str
) -> None:
    assert claims_of(office, text)[quote].verdict == verdict


RUNS = [
    # a noun is all of its cells, and 公开 is a column where papers are spoken of
    ("不予公开和不予处理各5件。", "5件", "supported"),
    ("不予公开和不予处理各6件。", "6件", "contradicted"),
    # the whole that is named before its parts is none of them
    ("无法提供的，不掌握和需另行制作各4件。", "4件", "contradicted"),
    ("不予公开以第三方合法权益为主，属内部事务信息3件。", "3件", "supported"),
    ("行政复议12件、行政诉讼3件，分别维持3件、2件。", "2件", "supported"),
    ("行政复议12件、行政诉讼3件，分别维持3件、1件。", "1件", "contradicted"),
    ("行政复议12件、行政诉讼3件，前者维持3件，后者维持2件。", "2件", "supported"),
    ("职称评审、民办学校、高考加分三类事项分别为40件、20件、15件。", "20件", "unverifiable"),
    ("予以公开34件、部分公开9件，合占56.58%。", "56.58%", "supported"),
    ("予以公开34件、部分公开9件，合占65.58%。", "65.58%", "contradicted"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), RUNS)
def test_numbers_that_share_their_words(office: Figures, text: str, quote: str, verdict: str) -> None:
    text = f"政府信息公开申请办结76件。{text}"
    assert claims_of(office, text)[quote].verdict == verdict


SUMS = [
    # the three attributes of papers are all there are
    ("制发公文517件，其中主动公开268件、依申请公开140件、不予公开109件。", "517件", "supported"),
    ("制发公文527件，其中主动公开268件、依申请公开140件、不予公开109件。", "527件", "contradicted"),
    ("制发公文527件，其中主动公开268件、依申请公开140件。", "527件", "unverifiable"),
    # what is announced as all of it must be all of it, also where a part of the list would do
    ("网上公开信息203条，分别为工作动态88条、通知公告75条、财政资金40条。", "203条", "supported"),
    ("网上公开信息163条，分别为工作动态88条、通知公告75条、财政资金40条。", "163条", "contradicted"),
    ("网上公开信息163条，其中工作动态88条，通知公告75条，财政资金40条。", "163条", "supported"),
    ("推送网站信息93条、公众号图文148篇、电子屏通知57条，三类渠道总计298条。", "298条", "supported"),
    ("收到申请77件，其中网上60件、邮寄14件、当面3件。", "14件", "supported"),
    ("收到申请77件，其中网上60件、邮寄15件、当面3件。", "15件", "unverifiable"),
    ("审核公文518件，主动公开、依申请公开、不予公开分别为268件、150件、100件。", "518件", "supported"),
    ("审核公文519件，主动公开、依申请公开、不予公开分别为268件、150件、100件。", "519件", "contradicted"),
    ("退改24份（标题不规范9份、个人信息未遮盖11份等）。", "24份", "unverifiable"),
    ("整改12个基层所，占10分；评查2轮。", "12个", "unverifiable"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), SUMS)
def test_sums_of_the_prose(office: Figures, text: str, quote: str, verdict: str) -> None:
    assert claims_of(office, text)[quote].verdict == verdict


LISTS = [
    (
        "本报告由总体情况、主动公开、申请办理、复议诉讼、问题改进、其他事项六个部分组成。",
        "六个",
        "supported",
    ),
    (
        "本报告由总体情况、主动公开、申请办理、复议诉讼、问题改进、其他事项七个部分组成。",
        "七个",
        "contradicted",
    ),
    ("已解决“解读单调”“力量薄弱”两项问题。", "两项", "supported"),
    ("已解决“解读单调”“力量薄弱”三项问题。", "三项", "contradicted"),
    ("重点推进三项工作：编制典型案例；开展业务培训；建立通报制度。", "三项", "supported"),
    ("重点推进四项工作：编制典型案例；开展业务培训；建立通报制度。", "四项", "contradicted"),
    ("败诉原因有三：未尽检索义务，送达超期，说理不足。", "三", "supported"),
    ("发布前经股室、办公室、分管领导三级审核。", "三级", "supported"),
    ("存在两方面不足：一是更新滞后，个别单位拖延；二是原创偏少。", "两方面", "supported"),
    ("存在三方面不足：一是更新滞后，个别单位拖延；二是原创偏少。", "三方面", "contradicted"),
    (
        "报告由总体情况、收到和处理申请情况、复议和诉讼情况、主要问题、其他事项五个部分组成。",
        "五个",
        "supported",
    ),
    (
        "报告由总体情况、收到和处理申请情况、复议和诉讼情况、主要问题、其他事项四个部分组成。",
        "四个",
        "contradicted",
    ),
    # the numbers before make up the sum behind, and so many of them are counted
    ("网站118条、公众号151条、公开栏40条，三者合计309条。", "三者", "supported"),
    ("网站118条、公众号151条、公开栏40条，两者合计309条。", "两者", "contradicted"),
    (
        "上年所列的文书不规范、目录不完整两类问题已整改。本年还有：一是申请较多；二是档案陈旧；三是解读偏少。",
        "两类问题",
        "supported",
    ),
    (
        "上年所列的文书不规范、目录不完整三类问题已整改。本年还有：一是申请较多；二是档案陈旧；三是解读偏少。",
        "三类问题",
        "contradicted",
    ),
    (
        "存在的问题：一是更新滞后；二是原创偏少。（二）改进措施。针对上述两个问题，将逐项整改。",
        "两个",
        "supported",
    ),
    (
        "存在的问题：一是更新滞后；二是原创偏少。（二）改进措施。针对上述三个问题，将逐项整改。",
        "三个",
        "contradicted",
    ),
    ("发布公告30条、图解12条、视频2条，三者44条。", "三者", "supported"),
    ("发布公告30条、图解12条、视频2条，四者44条。", "四者", "contradicted"),
    ("走访城东、城西等七个村。", "七个", "unverifiable"),
    ("对交通、教育热点开展三次解读。", "三次", "unverifiable"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), LISTS)
def test_counts_of_lists(office: Figures, text: str, quote: str, verdict: str) -> None:
    assert claims_of(office, text)[quote].verdict == verdict


WITHOUT_DIGITS = [
    ("收到申请77件。办理结果均为予以公开。", "办理结果均为予以公开", "contradicted"),
    ("行政诉讼3件，其中未经复议直接起诉2件，均获维持。", "均获维持", "supported"),
    ("行政复议12件，均获维持。", "均获维持", "contradicted"),
    ("上年结转4件，新收申请全部为自然人申请。", "全部为自然人申请", "contradicted"),
    ("上年结转4件，均为自然人申请。", "均为自然人申请", "supported"),
    ("行政复议12件，与上年持平。", "与上年持平", "supported"),
    ("收到申请77件，与上年持平。", "与上年持平", "contradicted"),
    ("未收到申请（含上年结转4件）。", "未收到申请", "contradicted"),
    ("行政处罚和行政复议未发生。", "行政处罚和行政复议未发生", "contradicted"),
    ("规章未制发。", "规章未制发", "supported"),
    ("全年实施行政强制。", "实施行政强制", "contradicted"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), WITHOUT_DIGITS)
def test_claims_without_digits(office: Figures, text: str, quote: str, verdict: str) -> None:
    assert claims_of(office, text)[quote].verdict == verdict


NO_CLAIM = [
    "诉讼从无到有。",
    "所有答复均未超过法定期限。",
    "没有向申请人收费。",
    "全年收到政府信息公开申请。",
    "依法规范实施行政强制，推行全过程记录。",
    "收到申请后及时登记。",
    "收到公民、法人或者其他组织提出的政府信息公开申请。",
    "发生因政府信息公开引起的行政复议、行政诉讼。",
    "行政复议维持3件、纠正1件，行政诉讼判决维持2件，后者全部胜诉。",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_only_looks_like_a_denial(office: Figures, text: str) -> None:
    assert not [claim for claim in claims_of(office, text).values() if claim.verdict == "contradicted"]


def test_last_year_holds_to_the_end_of_its_part(office: Figures) -> None:
    claims = claims_of(office, "本年复议12件；上年复议12件、诉讼1件。")
    assert claims["1件"].verdict != "contradicted" or claims["1件"].expression.startswith("previous.")


@pytest.mark.parametrize("marks", ["，", "、"])
def test_a_section_of_too_many_numbers_is_read_as_far_as_it_is_bounded(office: Figures, marks: str) -> None:
    text = f"收到申请77件。{marks.join(['公示1件'] * 6000)}。"
    found = claims_of(office, text)
    assert found["77件"].verdict == "supported"
    assert "没有逐一核对" in found["1件"].reason


def test_what_the_tables_have_none_of_did_not_happen(office: Figures) -> None:
    quiet = replace(office, cells={cell: Cell(Decimal(0)) for cell in office.cells}, facts=(), notes=Notes())
    for text in (
        "收到公民、法人或者其他组织提出的政府信息公开申请",
        "发生因政府信息公开引起的行政复议、行政诉讼",
        "有需要结转下年度办理的申请",
    ):
        assert claims_of(quiet, f"全年{text}。")[text].verdict == "contradicted"
    assert "contradicted" not in {
        claim.verdict
        for claim in claims_of(quiet, "凡收到公民、法人或者其他组织提出的申请，都当日登记。").values()
    }


@pytest.mark.parametrize(
    ("lead", "clause", "is_wrong"),
    [
        ("收到申请0件", "有结转到下年的申请", True),
        ("收到申请0件", "上年有结转", True),
        ("行政复议0件", "也有被纠正的案件", True),
        ("行政许可0件", "作出行政强制决定", True),
        ("收到申请0件", "有科研机构提出申请", True),
        ("收到申请0件", "有新的做法", False),
        ("行政复议0件", "没有被纠正的案件", False),
    ],
)
def test_a_clause_that_only_says_there_is_something(
    office: Figures, lead: str, clause: str, is_wrong: bool
) -> None:
    quiet = replace(office, cells={cell: Cell(Decimal(0)) for cell in office.cells}, facts=(), notes=Notes())
    verdicts = {claim.verdict for claim in claims_of(quiet, f"{lead}，{clause}。").values()}
    assert ("contradicted" in verdicts) is is_wrong
    named = {
        claim.verdict for claim in claims_of(quiet, f"对申请逐件登记，{clause}，应当说明理由。").values()
    }
    assert "contradicted" not in named


def test_an_ending_that_was_told_is_another_one_when_two_are_named_together(office: Figures) -> None:
    claims = claims_of(office, "行政复议12件，维持3件，纠正1件，终止或驳回8件。")
    assert claims["8件"].verdict != "contradicted"


def test_a_change_behind_a_count_belongs_to_the_number_that_follows() -> None:
    figures = made_figures(3, "2019")
    items = evaluate(figures, "disclosure.other_services.previous_items")
    change = evaluate(figures, "disclosure.other_services.change")
    assert items is not None and change is not None
    claims = claims_of(figures, f"{int(items)}项服务事项减掉{abs(int(change)) or 1}项。")
    assert claims[f"{int(items)}项"].verdict != "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        # behind several parts the change may be the whole's
        "收到申请77件，其中自然人68件，企业7件，较上年增加20件。",
        # without a colon 其中 ends at the semicolon
        "通过网站发布信息92条，其中公告31条；公众号推送18640条。",
        # what is left is named by a list, and the first of the list is not all of it
        "办结申请76件，其中予以公开34件，其余42件为部分公开、不予公开、无法提供等。",
        # the base of a comparison is no count of this year's
        "上年结转4件，与上一年度结转的2件相比略有增加。",
        # a bracket behind a number that nobody knows
        "尚有9件（自然人5件、企业和律师事务所各2件）在答复期内。",
        # on behalf of another
        "代县政府答复33件。",
        # 上年 opens the clause before
        "作出行政处罚决定37件，上年尚无此项职权，处罚为零。",
        # 上年为0件 is last year's number and no statement on this year's cells
        "因政府信息公开被申请行政复议12件，其中维持3件，上年为0件。",
    ],
)
def test_what_may_be_meant_otherwise_is_no_contradiction(office: Figures, text: str) -> None:
    assert "contradicted" not in {claim.verdict for claim in claims_of(office, text).values()}


def test_what_a_count_is_said_to_be_is_a_part_of_what_is_named_before_it(office: Figures) -> None:
    claims = claims_of(office, "无法提供的有16件属于本机关不掌握。")
    assert claims["16件"].expression == "applications.results.unavailable.not_held.total"


def test_the_kind_of_case_may_stand_behind_the_number(office: Figures) -> None:
    claims = claims_of(office, "行政诉讼3件。结果维持的3件复议案件均已归档。")
    assert claims["3件"].expression == "disputes.reconsideration.upheld"


TOGETHER = [
    ("新收申请77件，加上上年结转的4件，共81件。", "81件", "supported"),
    ("新收申请77件，加上上年结转的4件，共91件。", "91件", "contradicted"),
    ("新收申请77件；算上年初结存的4件，全年在手91件。", "91件", "contradicted"),
    ("新收申请77件，从2024年转来4件，两者之和91件。", "91件", "contradicted"),
    ("新收申请77件，上年结转4件，共需办理76件。", "76件", "contradicted"),
    ("新收申请77件，上年结转4件，共办理76件。", "76件", "supported"),
    ("收到申请77件，按期办结72件；另办结上年结转4件。", "72件", "supported"),
    ("收到申请77件，按期办结73件；另办结上年结转4件。", "73件", "contradicted"),
    # last year's value of the count just told, whatever it is called
    ("行政许可决定1286件，2024年为1300件。", "1300件", "supported"),
    ("行政许可决定1286件，2024年为1390件。", "1390件", "contradicted"),
    ("行政许可决定1286件，2023年为1390件。", "1390件", "unverifiable"),
    ("行政许可决定1286件，少于上年的1390件。", "1390件", "contradicted"),
    ("行政许可决定1286件，少于上年1390件的水平。", "1390件", "contradicted"),
]


@pytest.mark.parametrize(("text", "quote", "verdict"), TOGETHER)
def test_counts_that_lean_on_those_just_told(office: Figures, text: str, quote: str, verdict: str) -> None:
    assert claims_of(office, text)[quote].verdict == verdict
