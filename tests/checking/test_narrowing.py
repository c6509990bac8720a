"""What narrows a number, and what only stands in another clause."""

import pytest

from tests.checking.test_turns import OFFICES, contradicted, evidence_of

OF_ALL = (
    "监督保障方面，每季度通报1次，全年发生政府信息公开行政复议{}件。",
    "邀请群众代表430人次列席会议，全年收到政府信息公开申请{}件。",
    "严格执行登记、会商、审核、归档流程，全年收到政府信息公开申请{}件。",
    "印发《信息公开保密审查办法》，全年收到政府信息公开申请{}件。",
    "答复县长信箱来信57封、办理政协提案13件，收到政府信息公开申请{}件。",
    "在12345热线平台办理工单1562件，收到政府信息公开申请{}件。",
)
"""Right or wrong by itself: the clause says what it counts."""
OF_SOME = (
    "12345热线收到政府信息公开申请30件，办结{}件。",
    "网络渠道方面，全年收到政府信息公开申请{}件。",
    "第四季度收到政府信息公开申请30件。其中予以公开{}件。",
    "政府信息公开申请中，由县政府本级受理{}件。",
)
"""Whose the number is was said before: it may be some of what the table has."""


@pytest.mark.parametrize("words", OF_ALL)
def test_what_stands_in_another_clause_narrows_no_count_that_says_what_it_counts(words: str) -> None:
    assert contradicted(evidence_of("2021", *OFFICES["2021"][0]), words.format(999)) == ["999件"]


@pytest.mark.parametrize("words", OF_SOME)
def test_who_did_what_the_sentence_tells_holds_for_all_its_clauses(words: str) -> None:
    assert "9件" not in contradicted(evidence_of("2021", *OFFICES["2021"][0]), words.format(9))
