"""What opens a sentence: words for the whole year and for the report's topics leave its counts as they are, others narrow them."""

import pytest

from tests.checking.test_turns import changed, contradicted, evidence_of, filled

EVIDENCE = evidence_of("2021", 3, 900)
BODY = "制发行政规范性文件{disclosure.normative_documents.issued}件，收到政府信息公开申请{new}件。"
WHOLE = (
    "截至2025年12月底，",
    "2025年1—12月，",
    "2025年1月至12月，",
    "2025年以来，",
    "一年中，",
    "政府信息管理方面，",
    "在制度建设方面，",
    "聚焦重点领域，",
    "在县委、县政府的坚强领导下，",
)
PARTS = ("截至2025年9月底，", "2025年1—9月，", "2023年以来，", "渔业执法方面，", "城市更新领域，", "近三年，")


@pytest.mark.parametrize("lead", WHOLE)
def test_words_for_the_whole_year_narrow_nothing(lead: str) -> None:
    words, slots = filled(EVIDENCE, lead + BODY)
    assert contradicted(EVIDENCE, words) == []
    for slot in slots:
        assert contradicted(EVIDENCE, changed(words, slot)), slot


@pytest.mark.parametrize("lead", PARTS)
def test_words_for_a_part_leave_the_counts_open(lead: str) -> None:
    words, slots = filled(EVIDENCE, lead + BODY)
    for slot in slots:
        assert contradicted(EVIDENCE, words[: slot.start] + "1" + words[slot.end :]) == [], slot
