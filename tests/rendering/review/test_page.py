"""The review page as a file: every number linked to its proof, nothing that loads, nothing an office typed that runs."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml.html import HtmlElement, document_fromstring

from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.pipeline import draft_figures
from assistant.pipeline.draft import Drafted
from assistant.rendering import render_review
from assistant.report import Claim, Verdict
from tests.made_figures import made_figures


@pytest.fixture(scope="module")
def drafted() -> Drafted:
    return draft_figures(made_figures(3, busy=900))


@pytest.fixture(scope="module")
def page(drafted: Drafted) -> HtmlElement:
    return read(render_review(drafted.report, drafted.claims, drafted.findings))


def read(content: bytes) -> HtmlElement:
    return document_fromstring(content.decode("utf-8"))


def test_every_number_is_marked_where_it_stands_and_linked_to_its_proof(
    drafted: Drafted, page: HtmlElement
) -> None:
    links = page.xpath("//article//a[contains(@class, 'claim')]")
    words: dict[str, str] = {}
    for link in links:
        words[link.get("href")] = words.get(link.get("href"), "") + link.text_content()
    assert words == {f"#n{number}": claim.text for number, claim in enumerate(drafted.claims)}
    verdicts = {link.get("href"): link.get("class").split()[1] for link in links}
    assert verdicts == {f"#n{number}": claim.verdict.value for number, claim in enumerate(drafted.claims)}


def test_every_link_leads_somewhere_and_no_name_stands_twice(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(ids)
    assert all(href.startswith("#") for href in page.xpath("//a/@href"))


def test_the_marked_text_is_the_text_of_the_report(drafted: Drafted, page: HtmlElement) -> None:
    shown = [element.text_content() for element in page.xpath("//article/*[self::h5 or self::p]")]
    assert shown == [
        paragraph.text for section in drafted.report.sections for paragraph in section.paragraphs
    ]


def test_a_number_names_its_cells_and_both_years(drafted: Drafted, page: HtmlElement) -> None:
    for number, claim in enumerate(drafted.claims):
        (entry,) = page.xpath(f"//li[@id='n{number}']")
        assert entry.get("data-kind") == claim.verdict.value
        cells = (entry.get("data-cells") or "").split()
        if claim.expression and claim.expression.startswith("applications."):
            assert cells and all(page.xpath("//td[@id=$name]", name=f"c-{cell}") for cell in cells)
            assert len(entry.xpath(".//tbody/tr")) == len(cells)
            assert entry.xpath("string(.//thead)") == "表中位置2025年2024年"


def test_every_figure_can_be_chosen_and_the_used_ones_by_tab(drafted: Drafted, page: HtmlElement) -> None:
    cells = page.xpath("//article//td[@data-cell]")
    assert len(cells) == len(drafted.report.figures.format.cells)
    assert {cell.find("a").get("tabindex") for cell in cells} == {"0", "-1"}
    used = {name for entry in page.xpath("//li/@data-cells") for name in entry.split()}
    assert {cell.get("data-cell") for cell in cells if cell.find("a").get("tabindex") == "0"} == used


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(page: HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    hashes = [
        base64.b64encode(hashlib.sha256(page.findtext(f".//{tag}").encode()).digest()).decode()
        for tag in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )
    assert len(page.xpath("//style")) == len(page.xpath("//script")) == 1
    assert not page.xpath("//link | //img | //iframe | //@src | //@style")
    assert not [name for name in page.xpath("//@*") if (getattr(name, "attrname", "") or "").startswith("on")]
    assert not re.search(r"https?:", page.findtext(".//script") + page.findtext(".//style"))
    assert "innerHTML" not in page.findtext(".//script")


def test_a_busy_city_stays_under_400_kilobytes() -> None:
    for format_id in ("2019", "2021"):
        drafted = draft_figures(made_figures(4, format_id, busy=20_000))
        assert len(render_review(drafted.report, drafted.claims, drafted.findings)) < 400_000


HOSTILE = [
    "<script>alert(1)</script>",
    "]]> --> </script></style>",
    "\"' onmouseover=alert(1) x='",
    "长" * 10_000,
    "北\x00海\ud800",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_an_office_types_stays_text(hostile: str, drafted: Drafted) -> None:
    figures = drafted.report.figures
    report = replace(
        drafted.report,
        title=f"{hostile}2025年报告",
        figures=replace(figures, office=replace(figures.office, name=hostile)),
        sections=tuple(
            replace(
                section,
                title=f"{section.title}{hostile}" if section.title else "",
                paragraphs=tuple(replace(item, text=f"{item.text}{hostile}") for item in section.paragraphs),
            )
            for section in drafted.report.sections
        ),
    )
    finding = Finding(
        code="NUM401", severity=Severity.ERROR, message=hostile, section="overview", start=0, end=5
    )
    claims = [replace(claim, text=hostile, reason=hostile) for claim in drafted.claims[:3]]
    page = read(render_review(report, claims, [finding]))
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//@onmouseover")
    shown = "".join(character for character in hostile if character not in "\x00\ud800")
    assert page.xpath("string(//h1)").startswith(shown[:20])
    assert page.xpath("string(//*[@id='f0'])").count(shown) == 1
    assert page.xpath("string(//article)").count(shown) >= 10


def one(verdict: Verdict, start: int, end: int, **more: str) -> Claim:
    return Claim(
        section="overview", start=start, end=end, text="302条", value=None, unit="条", verdict=verdict, **more
    )  # type: ignore[arg-type]


def test_marks_that_overlap_lose_no_word_and_no_finding(figures_report: Drafted) -> None:
    report = figures_report.report
    text = report.sections[1].text
    claims = [one(Verdict.SUPPORTED, 0, 10), one(Verdict.UNVERIFIABLE, 4, 7)]
    findings = [
        Finding(code="PRO501", severity=Severity.WARNING, message="甲", section="overview", start=2, end=6),
        Finding(code="PRO502", severity=Severity.ERROR, message="乙", section="overview", start=12, end=14),
        Finding(code="PRO503", severity=Severity.NOTE, message="丙", section="overview"),
        Finding(
            code="PRO504",
            severity=Severity.ERROR,
            message="丁",
            section="overview",
            cells=("applications.new.total",),
        ),
    ]
    page = read(render_review(report, claims, findings))
    first = page.xpath("//article/*[self::p or self::h5]")[1 if report.sections[0].text else 0]
    assert first.text_content() == text.split("\n")[0]
    marks = [(link.text_content(), link.get("href")) for link in first.iter("a")]
    assert marks == [
        (text[0:2], "#n0"), (text[2:4], "#n0"), (text[4:6], "#n1"), (text[6:7], "#n1"), (text[7:10], "#n0"), (text[12:14], "#f0"),
    ]  # fmt: skip
    assert page.xpath("string(//li[@id='f0'])").endswith("乙看原文")
    assert page.xpath("//a[contains(@class, 'flag')]/@href") == ["#f3"]
    (cell,) = page.xpath("//td[@id='c-applications.new.total']")
    assert "f-error" in cell.get("class")


def test_a_finding_whose_place_is_not_in_the_report_has_no_link(figures_report: Drafted) -> None:
    places = [
        {"section": "nowhere"},
        {"section": "overview", "start": 3, "end": 3},
        {"cells": ("notes.x",)},
        {},
    ]
    findings = [Finding(code="PRO501", severity=Severity.NOTE, message="甲", **place) for place in places]  # type: ignore[arg-type]
    page = read(render_review(figures_report.report, figures_report.claims, findings))
    assert not page.xpath("//ol[@id='findings-list']//a")


@pytest.fixture
def figures_report() -> Drafted:
    return draft_figures(made_figures(3, busy=40))


def test_an_empty_report_is_still_a_page(drafted: Drafted) -> None:
    empty = replace(drafted.report, sections=())
    page = read(render_review(empty, [], []))
    assert "没有发现问题" in page.text_content() and "正文里没有数" in page.text_content()


def test_evidence_comes_from_the_figures_that_were_held_against_the_report(drafted: Drafted) -> None:
    other: Figures = made_figures(5, busy=900)
    page = read(render_review(drafted.report, drafted.claims, [], other))
    number = next(
        at for at, claim in enumerate(drafted.claims) if claim.expression == "applications.new.total"
    )
    shown = page.xpath(f"string(//li[@id='n{number}']//tbody/tr/td[1])")
    assert shown == str(other.number("applications.new.total"))
