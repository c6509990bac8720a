"""Sentences that go on from one whose counts nobody knows, and those that begin anew."""

import pytest

from tests.checking.test_turns import OFFICES, contradicted, evidence_of, filled

GOES_ON = (
    "第四季度以信函方式收到申请8件。予以公开4件，正在办理1件。",
    "从申请内容看，涉及城市更新的有22件。予以公开7件，部分公开3件，结转下年度1件。",
    "县自然资源局接收征地类申请45件。提供批复29件，不存在5件。由此产生复议6件，维持4件。",
    "通过信箱收到来信2317件。受理2198件，办结2189件。",
    "7月至9月收到申请19件。予以公开8件，无一提起诉讼。",
    "交警大队录入违法记录1623件。撤销212件。其后申请复议46件，30件维持，其他结果16件。",
    "渔政大队查获案件57起，移送司法机关21起。当事人均未提起诉讼。",
)
BEGINS_ANEW = (
    "通过信箱收到来信2317件。全年收到政府信息公开申请999件。",
    "承办建议46件。三是依申请公开。新收999件。",
    "全年收到政府信息公开申请{new}件。予以公开999件。",
    "通过信箱收到来信2317件。全年收到政府信息公开申请{new}件。予以公开999件。",
    "接待群众2317人次。予以公开999件。",
    "组织信息公开检查57件。行政复议999件。",
)


@pytest.mark.parametrize("words", GOES_ON)
def test_what_goes_on_from_an_unknown_count_is_refuted_by_nothing(words: str) -> None:
    assert contradicted(evidence_of("2021", *OFFICES["2021"][0]), words) == []


@pytest.mark.parametrize("line", BEGINS_ANEW)
def test_a_sentence_that_names_requests_or_goes_on_from_a_proved_count_is_held_to_the_tables(
    line: str,
) -> None:
    evidence = evidence_of("2021", *OFFICES["2021"][0])
    assert contradicted(evidence, filled(evidence, line)[0]) == ["999件"]
