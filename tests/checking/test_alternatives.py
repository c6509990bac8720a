"""Ways of punctuating and leading on that let a number be about something else, each beside its near miss.

OPEN holds right sentences of other offices: their numbers differ from the tables and must not be called wrong. WRONG has the same
number where it can be about nothing else.
"""

import pytest

from assistant.figures import Figures
from tests.checking.test_claims import claims_of

OPEN = [
    # a clause that leads on says of what the numbers are, to the semicolon or, with a colon, to the full stop
    ("砚坪方面：答复16件，予以公开12件；部分公开3件。", "3件"),
    ("我局作为砚坪机关，办结行政复议45件，纠正7件。", "7件"),
    ("砚坪申请中，予以公开12件、部分公开3件。", "3件"),
    # what goes on from a count that nobody knows
    ("行政复议12件，维持3件。砚坪8件，比上年多1件；维持7件。", "7件"),
    ("行政复议12件；砚坪的11件，6件驳回诉讼请求，5件败诉。", "5件"),
    ("作出行政许可决定1286件；砚坪31项，无增减，处理决定386件。", "386件"),
    ("收到申请77件。12369平台受理487件；办结479件。", "479件"),
    ("收到申请77件。上级转来申请砚坪112件；均已办结。", "均已办结"),
    ("申请办结76件，尚有15件，自然人13件。", "13件"),
    # the reason before a result that is told by its reasons, or behind it
    ("收到申请77件，办结76件，因砚坪而不予公开1件。", "1件"),
    ("收到申请77件，无法提供的有13件属于砚坪。", "13件"),
    ("收到申请77件。13件给予公开或砚坪。", "13件"),
    # 前者 points to a count that nobody knows
    ("行政诉讼3件，砚坪的9件，复议的8件。前者胜诉5件、败诉4件。", "4件"),
    # what the sum of the tables' numbers is called by a word that nobody knows
    ("新收申请77件，加上结转4件，共砚坪79件。", "79件"),
    # three that are added up, of which two stand beside it
    ("自然人68件，企业7件；律师事务所2件；三者相加77件。", "77件"),
    ("予以公开34件、部分公开9件。公开两类相加43件。", "43件"),
    # last year's number behind what nobody knows, of some, or in a new sentence
    ("收到申请77件。砚坪投诉2件，较上年的3件减半。", "3件"),
    ("申请人全部为自然人，上年有9件出自砚坪。", "9件"),
    ("行政复议12件、行政诉讼3件。上年8件。", "8件"),
    # behind a list it may be of the whole
    ("行政复议12件，其中维持3件，纠正1件，上年12件。", "12件"),
    # a change that is right of another count of the sentence
    ("新收申请77件，结转下年度5件，较上年增加20件。", "20件"),
    # shares of the last two together, and a rate with a remark
    ("办结76件。其中予以公开34件，部分公开9件，占56.6%。", "56.6%"),
    ("予以公开34件，部分公开9件，公开率，含部分公开，为56.6%。", "56.6%"),
    # runs by comma
    ("予以公开、部分公开、无法提供分别占44.7%，11.8%，26.3%。", "11.8%"),
    ("予以公开34件，部分公开9件，无法提供20件，占比依次为44.7%，11.8%，26.3%。", "44.7%"),
    # a cause holds for the list behind it
    ("另因行政处罚引发复议4件，诉讼5件，与信息公开无关。", "5件"),
    # lawsuits of every kind
    ("全年办理行政诉讼案件97件，其中涉及政府信息公开3件。", "97件"),
    # endings that divide an ending
    ("行政复议12件，其他结果8件，包括撤回6件、驳回2件。", "2件"),
    # a whole paragraph on one kind of applicant
    ("自然人方面：答复68件。予以公开29件。", "29件"),
    # what is left, named by the list behind it
    ("办结的申请中，予以公开34件；其余为42件，部分公开9件、无法提供20件、其他13件。", "42件"),
    # 分别 with one number
    ("予以公开、部分公开分别为30件，共43件。", "30件"),
    # cases in numerals are no list of names
    ("申请内容涉及征迁、规划共七件。", "七件"),
    ("内部事务二件以及其他处理、无结转各三件。", "三件"),
    # a share behind words that speak of something else
    ("予以公开34件；申请人以老年人居多，约占七成。", "七成"),
    # less than what was told of the same ending
    ("行政复议12件，其他结果8件，较上年少1件，终止审查6件。", "6件"),
    # 其中 with a comma
    ("予以公开34件，其中，答复自然人29件。", "29件"),
    # where it grew from, by how much
    ("收到申请77件，办结数由56件增加20件。", "56件"),
    ("作出行政许可决定1286件，由城建类1280件、其他6件构成，总数同比下降1.08%。", "1.08%"),
    # an outcome beside the decided cases that it is one of
    ("未经复议直接起诉2件，均维持；复议后起诉1件，已判案件里无一维持。", "已判案件里无一维持"),
    ("办结的申请中，全部或部分公开43件。", "43件"),
    # how two counts of this year differ
    ("予以公开34件，只比部分公开的多出25件。", "25件"),
    # what is narrowed of a whole is some of it, whatever stands beside it
    ("收到申请77件，其中自然人68件、企业7件、律师事务所2件；第四季度收到申请37件。", "37件"),
    ("办结76件，予以公开34件、部分公开9件；代县政府答复12件。", "12件"),
    ("收到申请77件，办结76件，自然人68件；砚坪大队收到申请19件。", "19件"),
    # a sentence that only says what was done goes on from the sentence before
    ("12345热线受理487件。办结479件。", "479件"),
    ("县政府本级收到申请30件。均已办结。", "均已办结"),
    # the sentence begins with last year behind a few words that say nothing
    ("经统计，上年新收申请57件；办结56件。", "56件"),
    ("总体来看，与上年相比，行政许可减少14件；行政复议持平。", "14件"),
    # the whole that shares are of is none of what they are shared out over
    ("予以公开34件，部分公开9件，占办结总数的比重分别为44.7%、11.8%。", "11.8%"),
    # what duty asks to be made public is no result
    ("收到申请77件，不属于本机关公开的9件。", "9件"),
    # results of what was carried over
    ("收到申请77件；上年结转4件，其中予以公开3件。", "3件"),
    # 这当中 is 其中
    ("行政处罚决定37件，这当中砚坪处罚23件。", "23件"),
    # against what was carried in
    ("收到申请77件，结转下年度5件，较年初增加四分之一。", "四分之一"),
    ("行政诉讼3件，复议后再诉的1件。", "1件"),
    # 与上年相比 at the head of the sentence
    ("与上年相比，新收多20件；办结多20件。", "20件"),
]
WRONG = [
    ("收到申请77件。办结79件。", "79件"),
    ("收到申请77件。均已办结。", "均已办结"),
    ("收到申请77件，其中予以公开3件。", "3件"),
    ("收到申请77件，没有不予公开的情况。", "没有不予公开的情况"),
    ("12345热线受理487件。办结申请79件。", "79件"),
    ("收到申请77件，其中自然人68件、企业7件、律师事务所2件；办结79件。", "79件"),
    ("办结方面：予以公开12件，部分公开3件。", "3件"),
    ("我局作为行政机关，发生行政复议12件，纠正7件。", "7件"),
    ("办结的申请中，予以公开34件、部分公开3件。", "3件"),
    ("行政复议12件，维持5件，纠正1件。", "5件"),
    ("作出行政许可决定1286件；行政处罚决定386件。", "386件"),
    ("收到申请77件；办结79件。", "79件"),
    ("收到申请77件，办结76件，因涉及第三方合法权益而不予公开1件。", "1件"),
    ("收到申请77件，无法提供的有13件。", "13件"),
    ("收到申请77件。13件给予公开。", "13件"),
    ("收到申请77件，其中网站38件、邮寄19件、当面19件，三者相加77件。", "77件"),
    ("收到申请77件，办结76件，上年为55件。", "55件"),
    ("新收申请77件，上年55件，办结76件。", "55件"),
    ("新收申请77件，结转下年度5件，较上年增加21件。", "21件"),
    ("办结76件。其中予以公开34件，占56.6%。", "56.6%"),
    ("予以公开、部分公开、无法提供分别占44.7%，12.8%，26.3%。", "12.8%"),
    ("予以公开34件，部分公开9件，无法提供20件，占比依次为45.7%，11.8%，26.3%。", "45.7%"),
    ("全年行政复议12件，行政诉讼5件。", "5件"),
    ("行政复议12件，其中维持6件、纠正1件、其他结果8件。", "6件"),
    ("予以公开30件。", "30件"),
    ("行政复议12件，无一被纠正。", "无一被纠正"),
    ("与上年相比，新收多20件；办结多21件。", "21件"),
    ("予以公开、部分公开分别为30件、9件。", "30件"),
    ("予以公开34件，占七成。", "七成"),
    ("行政复议12件，维持3件，被纠正件数也少了2件。", "2件"),
    ("收到申请77件，办结数由50件增加20件。", "50件"),
    ("行政复议12件。行政诉讼方面，全年未发生。", "未发生"),
    ("主要问题有三个。1.公开不及时；2.解读单一。", "三个"),
    ("行政复议12件，其他结果8件，维持6件。", "6件"),
    ("新收申请77件，其中，自然人29件。", "29件"),
]


@pytest.mark.parametrize(("text", "quote"), OPEN)
def test_what_may_be_about_something_else_is_left_open(office: Figures, text: str, quote: str) -> None:
    assert claims_of(office, text)[quote].verdict != "contradicted"


@pytest.mark.parametrize(("text", "quote"), WRONG)
def test_what_can_be_about_nothing_else_is_refuted(office: Figures, text: str, quote: str) -> None:
    assert claims_of(office, text)[quote].verdict == "contradicted"


def test_what_duty_asks_to_be_made_public_is_no_result(office: Figures) -> None:
    claims = claims_of(office, "收到申请77件，没有出现应当公开而未予公开的情况。")
    assert [claim.text for claim in claims.values()] == ["77件"]


def test_a_denial_of_the_latter_is_not_one_of_both(office: Figures) -> None:
    claims = claims_of(office, "行政诉讼3件，直接起诉2件、复议后起诉1件，前者维持2件，后者没有维持的。")
    assert not any(claim.verdict == "contradicted" for claim in claims.values())
