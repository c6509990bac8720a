"""Which findings stay dismissed, and which come back."""

from dataclasses import replace

import pytest

from assistant.dismissals import add, apply, fingerprint, remove, unused
from assistant.findings import Dismissed, Finding, Severity, has_errors
from assistant.report import Paragraph, ReportSection

SENTENCE = "全年备案行政复议案件134件。"
DISMISSED = Dismissed("备案件数，口径不同", "王工", "2026-01-10T09:00:00+08:00")
WRONG = Finding(
    code="NUM401", severity=Severity.ERROR, message="应为“170件”。", section="overview", start=10, end=14,
    cells=("disputes.reconsideration.total",), expected="170件", found="134件",
)  # fmt: skip
TABLE = Finding(
    code="REC201", severity=Severity.ERROR, message="表三 第1行：合计应为77。", cells=("a.b",), expected="77"
)


def sections(text: str = SENTENCE) -> tuple[ReportSection, ...]:
    return (ReportSection("overview", "一、总体情况", tuple(Paragraph(line) for line in text.split("\n"))),)


def moved(finding: Finding, by: int) -> Finding:
    return replace(finding, start=(finding.start or 0) + by, end=(finding.end or 0) + by)


def test_a_dismissed_error_is_marked_keeps_its_place_and_stands_in_nobodys_way() -> None:
    dismissals = add((), WRONG, sections(), DISMISSED)
    marked = apply((TABLE, WRONG), sections(), dismissals)
    assert [finding.dismissed for finding in marked] == [None, DISMISSED]
    assert not has_errors(marked[1:])
    assert has_errors(marked)


def test_it_stays_dismissed_where_only_its_place_or_its_spacing_has_changed() -> None:
    mark = fingerprint(WRONG, sections())
    before = "新增了一段。\n"
    assert fingerprint(moved(WRONG, len(before)), sections(before + SENTENCE)) == mark
    assert fingerprint(WRONG, sections(SENTENCE.replace("134", "１３４"))) == mark
    assert fingerprint(replace(WRONG, message="换了说法。"), sections()) == mark


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (replace(WRONG, found="135件"), SENTENCE.replace("134", "135")),
        (replace(WRONG, expected="171件"), SENTENCE),
        (replace(WRONG, cells=("disputes.litigation_direct.total",)), SENTENCE),
        (WRONG, SENTENCE.replace("备案行政", "全部行政")),
        (replace(WRONG, code="NUM402"), SENTENCE),
    ],
)
def test_it_comes_back_when_a_value_the_sentence_or_the_rule_changes(finding: Finding, text: str) -> None:
    dismissals = add((), WRONG, sections(), DISMISSED)
    assert apply((finding,), sections(text), dismissals)[0].dismissed is None
    assert len(unused(dismissals, (finding,), sections(text))) == 1


def test_the_same_number_twice_in_a_sentence_is_two_findings() -> None:
    text = "复议134件，备案复议134件。"
    first, second = replace(WRONG, start=2, end=6), replace(WRONG, start=11, end=15)
    assert fingerprint(first, sections(text)) != fingerprint(second, sections(text))


def test_a_finding_about_no_words_goes_by_its_message_and_values() -> None:
    dismissals = add((), TABLE, sections(), DISMISSED)
    assert apply((TABLE,), (), dismissals)[0].dismissed == DISMISSED
    assert apply((replace(TABLE, expected="78"),), (), dismissals)[0].dismissed is None


def test_a_second_reason_replaces_the_first_and_remove_takes_it_away() -> None:
    again = Dismissed("另一个理由", "李工", "2026-01-11T09:00:00+08:00")
    dismissals = add(add((), WRONG, sections(), DISMISSED), WRONG, sections(), again)
    assert [one.dismissed for one in dismissals] == [again]
    assert remove(dismissals, WRONG, sections()) == ()
    assert remove(dismissals, TABLE, sections()) == dismissals
