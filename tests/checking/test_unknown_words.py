"""Words that nobody understands: where they name the count it is left open, where they stand beside it they change nothing.

Each pair has the same wrong number: once where it may well be about something else, once where it can be about nothing else.
"""

import pytest

from assistant.figures import Figures
from tests.checking.test_claims import claims_of

OPEN = [
    # the noun beside 和 is one of two
    ("办结的申请中，予以公开34件，商业敏感和部分公开12件，无法提供20件，信访类5件。", "12件"),
    # what stands right before the number names it
    ("不予公开5件，不予公开的原因是商业敏感12件，无法提供20件。", "12件"),
    # a kind of applications
    ("新收申请77件，其中涉农申请46件，自然人68件。", "46件"),
    # those of a topic
    ("全年涉及征迁的行政复议5件，行政诉讼3件。", "5件"),
    ("全年征迁类行政复议5件，行政诉讼3件。", "5件"),
    # the row is the one before, and the words beside the number name another
    ("作出行政许可决定1286件，街面秩序决定36件。", "36件"),
    # the clause before speaks of something else
    ("行政诉讼3件；仲裁案件中，维持6件。", "6件"),
    # the same through a run of numbers
    ("行政诉讼3件；仲裁案件维持6件、其他结果9件。", "9件"),
    # an ending of nobody knows which cases is right of one kind of them
    ("全年维持3件，纠正1件，其他结果8件。", "3件"),
    ("行政诉讼3件；仲裁案件5件，未被纠正。", "未被纠正"),
    # numbers shared out over nouns of which one is unknown
    ("作出行政许可、街面秩序决定分别为36件、1286件。", "36件"),
]
WRONG = [
    ("办结的申请中，予以公开34件，部分公开12件，无法提供20件，信访类5件。", "12件"),
    ("不予公开12件，无法提供20件，信访类5件。", "12件"),
    ("新收申请77件，其中自然人申请46件，企业7件。", "46件"),
    ("全年行政复议5件，行政诉讼3件。", "5件"),
    ("作出行政许可决定1286件，行政处罚决定36件。", "36件"),
    ("行政诉讼3件；行政复议案件中，维持6件。", "6件"),
    ("行政复议12件，未被纠正。", "未被纠正"),
    ("作出行政许可、行政处罚决定分别为1286件、36件。", "36件"),
]


@pytest.mark.parametrize(("text", "quote"), OPEN)
def test_what_nobody_understands_is_left_open(office: Figures, text: str, quote: str) -> None:
    assert claims_of(office, text)[quote].verdict != "contradicted"


@pytest.mark.parametrize(("text", "quote"), WRONG)
def test_what_names_its_cell_is_refuted(office: Figures, text: str, quote: str) -> None:
    assert claims_of(office, text)[quote].verdict == "contradicted"


def test_a_list_behind_a_colon_goes_on_behind_its_first_sum(office: Figures) -> None:
    text = "本年度收讫97件，结果如下：准予43件、部分准予9件，合计52件；驳回20件；其余25件另案处理。"
    assert claims_of(office, text)["97件"].verdict != "contradicted"


def test_a_bracket_that_explains_divides_nothing(office: Figures) -> None:
    assert (
        claims_of(office, "印发守则1件（附实施细则），清理2件，收存15件。")["1件"].verdict != "contradicted"
    )


def test_parts_end_with_their_bracket(office: Figures) -> None:
    claims = claims_of(office, "收存守则12件（甲类7件，乙类5件），清理3件。")
    assert claims["12件"].verdict == "supported"
    wrong = claims_of(office, "收存守则13件（甲类7件，乙类5件），清理3件。")
    assert wrong["13件"].verdict == "contradicted" and wrong["13件"].expected == "12"
