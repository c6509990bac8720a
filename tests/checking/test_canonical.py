"""One form for every way of setting a text: marks, spaces and digits that differ from usage change no verdict."""

import pytest

from assistant.checking.canonical import canonical
from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.report import Paragraph, ReportSection, Verdict
from tests.made_figures import made_figures

CASES = {
    "half-width marks": ("收到申请5件,办结4件;结转1件.", "收到申请5件，办结4件；结转1件。"),
    "brackets": ("(一)收到5件[含结转1件]:", "（一）收到5件（含结转1件）："),
    "spaces around numbers": ("全年收到申请 55 件，占 45.5% 。", "全年收到申请55件，占45.5%。"),
    "no-break spaces": ("收到\u00a055\u00a0件", "收到55件"),
    "a space behind a mark": ("收到5件, 办结4件, 3件公开", "收到5件，办结4件，3件公开"),
    "full-width digits": ("收到５５件，占４５．５％", "收到55件，占45.5%"),
    "small and Japanese marks": ("收到5件﹐办结4件｡", "收到5件，办结4件。"),
    "invisible characters": ("收\u200b到申\u00ad请5\ufeff件", "收到申请5件"),
    "a bracket around a number": ("自然人（5件）、企业(2件)", "自然人5件、企业2件"),
    "a pointer to a table": ("收到5件（见下表），办结4件（详见表3）", "收到5件，办结4件"),
    "a colon before a number": ("维持:5件;纠正：1件", "维持5件；纠正1件"),
    "a space inside a word": ("收 到申请5件", "收到申请5件"),
}
UNTOUCHED = [
    "收到1,295件",  # thousands
    "上午9:30至11:00",
    "网址https://www.example.gov.cn:8080/a,b",
    "国办发[2019]60号",
    "占45.5%，提高1.25个百分点",
    "V2.0版",
    "过半数（5件）予以公开",  # the bracket says how many that is
    "收到5件（上年4件）",
    "办理结果：5件予以公开",
    "办结5件：3件予以公开",
    "　　一、总体情况",  # an indent
    "open data 12 345",
]


@pytest.mark.parametrize(("text", "well_set"), CASES.values(), ids=CASES)
def test_a_text_is_read_as_if_it_were_well_set(text: str, well_set: str) -> None:
    assert canonical(text).text == well_set


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_belongs_to_a_number_or_an_address_stays(text: str) -> None:
    assert canonical(text).text == text


@pytest.mark.parametrize(("text", "well_set"), CASES.values(), ids=CASES)
def test_every_character_knows_its_place_in_the_original(text: str, well_set: str) -> None:
    found = canonical(text)
    at = well_set.index("5")
    start, end = found.original_span(at, at + 1)
    assert text[start:end] in ("5", "５")


def test_the_verdicts_are_those_of_the_well_set_text_and_quote_the_original() -> None:
    figures = made_figures(3, busy=60)
    evidence = build_evidence(figures)
    new, done = (int(evidence.value(f"applications.{row}.total") or 0) for row in ("new", "results.total"))
    plain = f"全年收到政府信息公开申请{new}件，其中办结{done + 3}件；未发生行政强制。"
    typed = f"全年收到政府信息公开申请 {new} 件, 其中办结 {done + 3} 件; 未发生行政强制."
    expected, found = (
        check_section(evidence, ReportSection("overview", "一、总体情况", (Paragraph(text),)))
        for text in (plain, typed)
    )
    assert [claim.verdict for claim in found] == [claim.verdict for claim in expected]
    assert Verdict.CONTRADICTED in [claim.verdict for claim in found]
    assert [typed[claim.start : claim.end] for claim in found] == [claim.text for claim in found]
    assert found[0].text == f"{new} 件"
