"""The embedded drafter: complete, different from office to office, the same twice, and inventing nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.drafting import draft_report, material_findings
from assistant.drafting.rules import PLACEHOLDER
from assistant.figures import Fact, Figures, Notes, Office, Problem
from assistant.report import build_brief
from tests.made_figures import PLACES, made_figures


def prose(figures: Figures, section: str = "overview") -> str:
    found = draft_report(build_brief(figures)).section(section)
    assert found is not None
    return found.text


def test_all_sections_and_topics_are_there() -> None:
    report = draft_report(build_brief(made_figures(7)))
    assert [section.id for section in report.sections] == [
        "preamble",
        "overview",
        "disclosure",
        "applications",
        "disputes",
        "problems",
        "other",
    ]
    assert all(section.text.strip() for section in report.sections)
    for heading in (
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    ):
        assert heading in prose(made_figures(7))


def test_the_same_office_reads_the_same_twice_and_neighbours_do_not() -> None:
    figures = made_figures(7, busy=40)
    assert draft_report(build_brief(figures)) == draft_report(build_brief(figures))
    neighbours = {prose(replace(figures, office=Office(f"{place}街道办事处", "我街道"))) for place in PLACES}
    assert len(neighbours) > len(PLACES) // 2


def test_next_year_does_not_repeat_this_years_wording() -> None:
    figures = made_figures(7, busy=40)
    later = prose(replace(figures, year=figures.year + 1)).replace(str(figures.year + 1), str(figures.year))
    assert later != prose(figures)


def test_there_is_no_sentence_where_there_is_nothing_to_say() -> None:
    quiet = prose(replace(made_figures(0, busy=0, with_previous=False), facts=(), notes=Notes()))
    assert "%" not in quiet
    assert "其中" not in quiet
    assert "上年增加" not in quiet


def test_without_notes_nothing_is_told_that_only_the_office_could_know() -> None:
    text = prose(replace(made_figures(7, busy=40), facts=(), notes=Notes()))
    assert not [
        word
        for word in ("培训", "会议", "领导", "加强", "强化", "成效", "显著", "专栏", "公众号")
        if word in text
    ]


def test_without_notes_the_clerk_is_asked_for_each_topic() -> None:
    bare = replace(made_figures(7), facts=(), notes=Notes())
    asked = {finding.code: finding.message for finding in material_findings(bare)}
    assert set(asked) == {"DRF601", "DRF602", "DRF604"}
    full = replace(
        bare,
        facts=tuple(Fact(fact.id, fact.label, Decimal(0), fact.unit) for fact in bare.format.facts),
        notes=Notes(
            topics={
                topic.id: made_figures(7).notes.topics["management"]
                for topic in bare.format.section("overview").topics
            },
            problems=(Problem("公开不够及时", "明确时限"),),
        ),
    )
    assert list(material_findings(full)) == []


def test_each_problem_is_answered_by_its_measure_in_the_same_order() -> None:
    text = prose(made_figures(7), "problems")
    assert (
        "以下两方面问题：一是个别信息上网不够及时；二是政策解读形式单一" in text
        or "两方面问题：一是个别信息" in text
    )
    assert "一是针对“个别信息上网不够及时”，明确上网时限并按周核对；二是针对“政策解读形式单一”，" in text


def test_without_problems_the_section_says_so_and_blocks() -> None:
    assert prose(replace(made_figures(7), notes=Notes()), "problems") == PLACEHOLDER


@pytest.mark.parametrize(
    ("problem", "flagged"), [(Problem("公开不及时"), True), (Problem("公开不及时", "明确时限"), False)]
)
def test_a_problem_without_measure_is_asked_for(problem: Problem, flagged: bool) -> None:
    figures = replace(made_figures(7), notes=Notes(problems=(problem,)))
    assert ("DRF603" in {finding.code for finding in material_findings(figures)}) is flagged


def test_a_note_with_braces_or_line_breaks_stays_text() -> None:
    notes = Notes(problems=(Problem("栏目{office}\n不全。", "补全{{x}}。"),))
    text = prose(replace(made_figures(7), notes=notes), "problems")
    assert "栏目{office} 不全" in text
    assert "\n补全" not in text


def test_one_problem_of_last_year_is_told_without_counting_it() -> None:
    figures = replace(
        made_figures(7), notes=Notes(previous_problems=(Problem("目录陈旧", "按季度更新了目录"),))
    )
    section = draft_report(build_brief(figures)).section("problems")
    assert section is not None
    assert "“目录陈旧”的问题" in section.text
    assert "一方面" not in section.text
