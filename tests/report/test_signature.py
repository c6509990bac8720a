"""Who signs and when: the last lines of the last section, and nothing made up."""

from datetime import date

import pytest

from assistant.report import Paragraph, Report, ReportSection, Signature, sign, signature_of
from tests.made_figures import made_figures

FIGURES = made_figures(1)
OFFICE = FIGURES.office.name


def report(*texts: str) -> Report:
    last = ReportSection("other", "六、其他需要报告的事项", tuple(map(Paragraph, texts)))
    return Report("题", (ReportSection("overview", "一、总体情况"), last), FIGURES)


def test_a_report_is_signed_with_the_date_it_is_given() -> None:
    signed = sign(report("无。"), date(2026, 1, 5))
    assert [paragraph.text for paragraph in signed.sections[-1].paragraphs] == [
        "无。",
        OFFICE,
        "2026年1月5日",
    ]
    assert signature_of(signed) == Signature(OFFICE, "2026年1月5日")


def test_without_a_date_only_the_office_signs() -> None:
    assert signature_of(sign(report("无。"))) == Signature(OFFICE)


def test_a_report_without_sections_stays_as_it_is() -> None:
    empty = Report("题", (), FIGURES)
    assert sign(empty) is empty
    assert signature_of(empty) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("无。", OFFICE, "2026年1月5日"), Signature(OFFICE, "2026年1月5日")),
        (("无。", OFFICE, "二〇二六年一月五日"), Signature(OFFICE, "二〇二六年一月五日")),
        ((OFFICE,), Signature(OFFICE)),
        (("无。",), None),
        (("无。", "2026年1月5日"), None),
        (("无。", "另一个机关", "2026年1月5日"), None),
        ((OFFICE, "2026年1月"), None),
        ((), None),
    ],
)
def test_the_signature_of_an_imported_report_is_recognised_by_its_words(
    texts: tuple[str, ...], expected: Signature | None
) -> None:
    assert signature_of(report(*texts)) == expected
