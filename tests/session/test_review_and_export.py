"""Review and export: everything found, what must be written, who wrote; and no file while an error stands."""

from pathlib import Path

import pytest

from assistant.pipeline.draft import MARK
from assistant.report import report_title
from tests.session.talking import blank, busy, session, talk

ACCEPT_ALL = ("起草", "", "", "", "", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = session(tmp_path, busy(), "draft")
    talk(path, *ACCEPT_ALL[1:])
    return path


def files(path: Path) -> list[str]:
    return sorted(item.suffix for item in path.parent.iterdir() if item != path)


def spoilt(path: Path) -> int:
    """One number of the overview is made wrong; the wrong number comes back."""
    right = int(talk(path).state.figures.number("applications.new.total") or 0)
    talk(path, "起草", "总体情况", f"换 {right}件 {right + 1}件")
    return right + 1


def test_a_clean_report_is_exported_and_says_where(path: Path) -> None:
    heard = talk(path, "导出", "4")
    assert files(path) == [".docx", ".html", ".html", ".md", ".yaml"]
    assert any(name.endswith(".review.html") for name in heard.state.exported)
    assert all(name in heard.shown for name in heard.state.exported)
    assert MARK not in path.with_name(f"{report_title(heard.state.figures)}.md").read_text(encoding="utf-8")


def test_the_exported_report_checks_clean_against_the_exported_figures(path: Path) -> None:
    from assistant.pipeline import check_file

    figures = talk(path, "导出", "4").state.figures
    base = path.parent / report_title(figures)
    checked = check_file(base.with_suffix(".md"), base.with_suffix(".yaml"))
    assert [item.message for item in checked.findings if item.severity == "error"] == []


@pytest.mark.parametrize(
    ("typed", "printed"), [("2026-01-20", "2026年1月20日"), ("2026年1月5日", "2026年1月5日"), ("", None)]
)
def test_the_report_is_signed_with_the_office_and_the_date_that_was_given(
    path: Path, typed: str, printed: str | None
) -> None:
    heard = talk(path, "导出", "5", typed, "4")
    text = path.with_name(f"{report_title(heard.state.figures)}.md").read_text(encoding="utf-8")
    ending = text.rpartition("六、其他需要报告的事项")[2]
    assert heard.state.figures.office.name in ending
    assert ("2026年" in ending) is (printed is not None)
    assert printed is None or printed in ending


@pytest.mark.parametrize(("typed", "words"), [("明天", "不是日期"), ("2025-12-30", "早于统计年度结束")])
def test_a_date_that_cannot_be_is_asked_for_again(path: Path, typed: str, words: str) -> None:
    heard = talk(path, "导出", "5", typed)
    assert words in heard.shown
    assert heard.state.date == ""


def test_an_error_blocks_the_export(path: Path) -> None:
    spoilt(path)
    heard = talk(path, "导出")
    assert "× 还有 1 个错误，没有写文件" in heard.shown
    assert files(path) == []
    assert talk(path, "").place.screen == "review"


def test_a_waiver_needs_a_reason_is_kept_and_marks_the_number(path: Path) -> None:
    wrong = spoilt(path)
    heard = talk(path, "导出", "2", "", "2", "领导先看草稿", "4")
    assert heard.state.waiver is not None
    assert heard.state.waiver.reason == "领导先看草稿"
    text = path.with_name(f"{report_title(heard.state.figures)}.md").read_text(encoding="utf-8")
    assert f"{wrong}件{MARK}" in text


def test_a_waiver_does_not_cover_a_new_error(path: Path) -> None:
    wrong = spoilt(path)
    talk(path, "导出", "2", "领导先看草稿", "起草", "总体情况", f"换 {wrong}件 {wrong + 1}件")
    assert "没有写文件" in talk(path, "导出").shown


def test_a_stranger_s_file_is_not_overwritten_unasked_and_ours_is(path: Path) -> None:
    title = report_title(talk(path).state.figures)
    target = path.with_name(f"{title}.docx")
    target.write_bytes(b"somebody's")
    heard = talk(path, "导出", "2", "")
    assert "不是这次写的" in heard.shown
    assert target.read_bytes() == b"somebody's"
    talk(path, "导出", "2", "是")
    assert target.read_bytes() != b"somebody's"
    assert talk(path, "导出", "2").place.step == "done"


def test_the_review_lists_worst_first_and_enter_starts_with_the_first_error(path: Path) -> None:
    talk(path, "材料", "问题", "删 1", "删 1")
    heard = talk(path, "复核")
    lines = [line for line in heard.shown.splitlines() if line[:2] in ("1.", "2.")]
    assert "× 错误" in lines[0]
    assert talk(path, "").place.screen == "finding"


def test_the_review_walks_from_one_finding_to_the_next(path: Path) -> None:
    wrong = spoilt(path)
    heard = talk(path, "复核", "", "1")
    assert heard.place.screen == "review"
    assert f"{wrong}件" not in heard.state.report_section("overview").text


def test_the_checklist_says_what_the_regulation_asks_and_where_to_mend_it(tmp_path: Path) -> None:
    shown = talk(session(tmp_path, blank(), "review")).shown
    assert "×　三张表每一格都有数　到「数据」补" in shown
    assert "×　写了存在的主要问题　到「材料」补" in shown


def test_a_full_report_meets_the_checklist(path: Path) -> None:
    shown = talk(path, "材料", "上年问题", "解读少", "增加图解", "起草", "总体情况", "5", "复核").shown
    asked = shown.split("规定要写的内容")[-1].split("谁写的")[0]
    assert "×" not in asked


def test_the_review_says_who_wrote_what(path: Path) -> None:
    talk(path, "起草", "总体情况", "改 1 今年工作平稳。")
    shown = talk(path, "复核").shown
    assert "您写或改的 1 段" in shown
    assert "模板起草" in shown


def test_what_was_let_stand_goes_beside_the_report_and_is_not_marked(path: Path) -> None:
    wrong = spoilt(path)
    offers = talk(path, "问题 1").shown
    (last,) = [line for line in offers.splitlines() if "写明理由" in line]
    heard = talk(path, last[0], "含市局转来一件", "导出", "4")
    assert heard.place.step == "done"
    base = path.parent / report_title(heard.state.figures)
    assert f"{wrong}件{MARK}" not in base.with_suffix(".md").read_text(encoding="utf-8")
    assert "含市局转来一件" in path.with_name(f"{base.name}.docx.dismissed.yaml").read_text(encoding="utf-8")
