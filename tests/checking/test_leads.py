"""What opens a sentence: words for the whole year and for the report's topics leave its counts as they are, others narrow them."""

import pytest

from assistant.checking.check import check_section
from assistant.report import Paragraph, ReportSection, Verdict
from tests.checking.test_turns import evidence_of, filled, other

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


def _contradicted(words: str) -> list[str]:
    section = ReportSection("overview", "一、总体情况", (Paragraph(words),))
    claims = check_section(evidence_of("2021", 3, 900), section)
    return [claim.text for claim in claims if claim.verdict is Verdict.CONTRADICTED]


@pytest.mark.parametrize("lead", WHOLE)
def test_words_for_the_whole_year_narrow_nothing(lead: str) -> None:
    words, slots = filled(evidence_of("2021", 3, 900), lead + BODY)
    assert _contradicted(words) == []
    for slot in slots:
        assert _contradicted(words[: slot.start] + other(slot.text) + words[slot.end :]), slot


@pytest.mark.parametrize("lead", PARTS)
def test_words_for_a_part_leave_the_counts_open(lead: str) -> None:
    words, slots = filled(evidence_of("2021", 3, 900), lead + BODY)
    for slot in slots:
        assert _contradicted(words[: slot.start] + "1" + words[slot.end :]) == [], slot
