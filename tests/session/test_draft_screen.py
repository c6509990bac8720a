"""Drafting: every number marked, every edit checked at once, every version kept."""

import time
from pathlib import Path

import pytest

from assistant.report import Paragraph, ReportSection
from assistant.session.examining import Examiner
from assistant.session.state import PERSON
from tests.session.talking import busy, session, talk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return session(tmp_path, busy(), "draft")


def number(path: Path, cell: str = "applications.new.total") -> int:
    return int(talk(path).state.figures.number(cell) or 0)


def test_a_section_is_drafted_when_it_is_entered_and_its_numbers_are_marked(path: Path) -> None:
    heard = talk(path, "总体情况")
    version = heard.state.work("overview").version
    assert version is not None
    assert version.origin == "template"
    assert f"{number(path)}件√" in heard.shown
    assert "×" not in heard.shown


def test_enter_accepts_and_leads_through_all_sections_to_the_review(path: Path) -> None:
    heard = talk(path, "", "", "", "", "")
    assert heard.place.screen == "review"
    assert all(heard.state.work(name).is_accepted for name in heard.state.prose_sections)


def test_a_wrong_edit_is_caught_at_once_with_the_right_number_beside_it(path: Path) -> None:
    right = number(path)
    heard = talk(path, "总体情况", f"换 {right}件 {right + 1}件")
    assert f"{right + 1}件×［应为{right}］" in heard.shown
    assert f"写的是“{right + 1}件”，应为“{right}件”" in heard.shown
    assert "（回车：处理问题 1）" in heard.shown


def test_the_right_number_is_one_answer_away(path: Path) -> None:
    right = number(path)
    heard = talk(path, "总体情况", f"换 {right}件 {right + 1}件", "", "1")
    version = heard.state.work("overview").version
    assert version is not None
    assert f"{right}件" in version.text
    assert f"{right + 1}件" not in version.text
    assert {item.drafter for item in version.paragraphs} == {"template", PERSON}
    assert heard.place == heard.place.__class__("draft", "overview")


def test_the_figure_can_be_changed_instead_of_the_words(path: Path) -> None:
    right = number(path)
    heard = talk(path, "总体情况", f"换 {right}件 {right + 1}件", "问题 1", "2", f"{right + 1}")
    assert heard.state.figures.number("applications.new.total") == right + 1


def test_a_finding_dismissed_with_a_reason_holds_while_its_sentence_stands(path: Path) -> None:
    right = number(path)
    talk(path, "总体情况", f"换 {right}件 {right + 1}件")
    offers = talk(path, "问题 1").shown
    (last,) = [line for line in offers.splitlines() if "写明理由" in line]
    heard = talk(path, last[0], "含市局转来一件")
    assert [item.dismissed.reason for item in heard.state.dismissals] == ["含市局转来一件"]
    assert "· 已说明：含市局转来一件" in talk(path, "返回", "总体情况").shown
    heard = talk(path, f"换 {right + 1}件 {right + 2}件")
    assert "× 错误" in heard.shown


def test_a_number_without_evidence_is_an_error_in_our_own_report(path: Path) -> None:
    heard = talk(path, "总体情况", "改 1 接待来访者73021人次。")
    assert "73021人次？" in heard.shown
    assert "无从核对" in heard.shown


@pytest.mark.parametrize("typed", ["改 1 今年工作平稳。", "2\n1\n今年工作平稳。"])
def test_a_paragraph_is_changed_line_by_line(path: Path, typed: str) -> None:
    heard = talk(path, "总体情况", *typed.split("\n"))
    version = heard.state.work("overview").version
    assert version is not None
    assert version.paragraphs[0] == Paragraph("今年工作平稳。", 0, "", PERSON)
    assert version.paragraphs[1].drafter == "template"


def test_a_paragraph_is_deleted_only_by_its_word(path: Path) -> None:
    before = talk(path, "总体情况").state.work("overview").version
    after = talk(path, "2", "1", "删除").state.work("overview").version
    assert before and after
    assert after.paragraphs == before.paragraphs[1:]
    assert len(talk(path, "2", "99").state.work("overview").versions) == 2


def test_versions_are_kept_compared_and_taken_back(path: Path) -> None:
    talk(path, "总体情况", "改 1 今年工作平稳。")
    shown = talk(path, "6", "1").shown
    assert "+ 今年工作平稳。" in shown
    heard = talk(path, "用")
    assert heard.state.work("overview").current == 0
    assert len(heard.state.work("overview").versions) == 2


def test_the_template_s_version_comes_back_and_the_own_one_is_kept(path: Path) -> None:
    heard = talk(path, "总体情况", "改 1 今年工作平稳。", "5")
    assert heard.state.work("overview").current == 0
    assert len(heard.state.work("overview").versions) == 2
    assert "现在就是模板稿" in talk(path, "5").shown


def test_figures_changed_after_drafting_are_said_and_the_template_writes_anew(path: Path) -> None:
    right = number(path, "disclosure.licensing.decisions")
    talk(path, "总体情况", "数据", f"行政许可 {right + 5}")
    shown = talk(path, "起草", "总体情况").shown
    assert "起草以后数据或材料改过了" in shown
    assert f"［应为{right + 5}］" in shown
    shown = talk(path, "5").shown
    assert f"{right + 5}件√" in shown
    assert "［应为" not in shown.rpartition("【")[2]


def test_the_list_says_which_sections_are_behind_the_material(path: Path) -> None:
    talk(path, "其他", "1")
    assert "改过了" not in talk(path, "起草").shown
    shown = talk(path, "材料", "其他需要报告的事项", "接受人大代表询问1次", "", "起草").shown
    assert "数据或材料改过了，进去选 5 重新起草" in shown
    assert "改过了" not in talk(path, "其他", "5", "1", "起草").shown.rpartition("【起草】")[2]


def test_why_names_the_cell_and_its_value_and_the_sum(path: Path) -> None:
    right = number(path)
    shown = talk(path, "总体情况", f"为什么 {right}？").shown
    assert f"表三 第1行「一、本年新收政府信息公开申请数量」· 总计：{right}" in shown
    denied = next(
        item
        for item in Examiner().claims(talk(path).state, "overview")
        if " + " in (item.expression or "") and item.unit == "件"
    )
    shown = talk(path, f"为什么 {denied.text}").shown
    assert "算法：" in shown
    assert f"= {denied.value}" in shown
    assert "没有找到“98765”" in talk(path, "为什么 98765").shown


def test_the_list_of_numbers_names_every_cell(path: Path) -> None:
    shown = talk(path, "总体情况", "7").shown
    claims = [
        item for item in Examiner().claims(talk(path).state, "overview") if item.verdict != "not_a_figure"
    ]
    assert shown.count("正文里的数：") == len(claims)


def test_redrafting_without_a_model_says_what_can_be_done(path: Path) -> None:
    assert "现在没有连接模型" in talk(path, "总体情况", "4").shown


def test_a_section_checks_again_fast_enough_to_type(path: Path) -> None:
    """The time of the checker itself is measured in benchmarks; here nothing may be added to it by asking twice."""
    heard = talk(path, "总体情况")
    examine = Examiner()
    first = examine.claims(heard.state, "overview")
    started = time.perf_counter()
    for _ in range(100):
        assert examine.claims(heard.state, "overview") is first
    assert time.perf_counter() - started < 0.05
    assert isinstance(heard.state.report_section("overview"), ReportSection)
