"""The share of what is left, where the shares before it are told."""

import pytest

from tests.checking.test_turns import OFFICES, checked, evidence_of, filled

RESTS = (
    "办理结果中，予以公开占{disclosed / done * 100}%，部分公开占{partial / done * 100}%，其他情形占{(done - disclosed - partial) / done * 100}%。",
    "按申请人划分，自然人占{applications.new.natural_person / new * 100}%，商业企业占{applications.new.business / new * 100}%，其余主体占{(new - applications.new.natural_person - applications.new.business) / new * 100}%。",
)


@pytest.mark.parametrize("line", RESTS)
def test_the_rest_of_a_list_of_shares_is_what_it_leaves_of_a_hundred(line: str) -> None:
    evidence = evidence_of("2021", *OFFICES["2021"][0])
    words, slots = filled(evidence, line)
    assert {claim.verdict.value for claim in checked(evidence, words)} == {"supported"}
    wrong = words[: slots[-1].start] + "17.72" + words[slots[-1].end :]
    assert [claim.text for claim in checked(evidence, wrong) if claim.verdict.value == "contradicted"] == [
        "17.72%"
    ]


def test_the_rest_of_one_share_or_of_two_wholes_stays_open() -> None:
    evidence = evidence_of("2021", *OFFICES["2021"][0])
    line = "自然人占{applications.new.natural_person / new * 100}%，予以公开占{disclosed / done * 100}%，其余占17.72%。"
    words, _ = filled(evidence, line)
    assert checked(evidence, words)[-1].verdict.value == "unverifiable"
