"""How a session begins: from nothing, from figures, from last year's report, from where it was left."""

from io import StringIO
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.figures import dump_figures
from assistant.pipeline import draft_figures
from assistant.rendering import render, report_blocks
from assistant.session.state import State
from assistant.terminal.asking import PlainAsker
from assistant.terminal.beginning import LeftError, begin
from assistant.terminal.plain import PlainShower
from tests.made_figures import made_figures
from tests.session.talking import session, talk


def opened(path: Path | None, *answers: str) -> tuple[State, Path, str]:
    out = StringIO()
    journal, timeline = begin(
        path, PlainShower(out), PlainAsker(StringIO("".join(f"{text}\n" for text in answers)), out)
    )
    return timeline.now.state, journal.path, out.getvalue()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A published report of 2025."""
    path = tmp_path / "去年.md"
    path.write_bytes(render(report_blocks(draft_figures(made_figures(7, busy=60)).report), ".md"))
    return path


def test_from_nothing_only_the_name_is_needed() -> None:
    state, path, _ = opened(None, "", "青湾镇人民政府")
    assert (state.figures.office.name, state.figures.office.short) == ("青湾镇人民政府", "我镇")
    assert path.name == "青湾镇人民政府.session"
    assert path.is_file()


def test_a_name_that_is_no_file_name_makes_one() -> None:
    assert opened(None, "1", "甲/乙局")[1].name == "甲_乙局.session"


def test_from_figures_the_session_lies_beside_them_and_they_are_not_touched(tmp_path: Path) -> None:
    source = tmp_path / "figures.yaml"
    source.write_text(dump_figures(made_figures(7)), encoding="utf-8")
    before = source.read_bytes()
    state, path, _ = opened(source)
    assert path == tmp_path / "figures.yaml.session"
    assert state.figures.cells
    talk(path, "行政许可 99999")
    assert source.read_bytes() == before
    state, _, shown = opened(source)
    assert state.figures.number("disclosure.licensing.decisions") == 99999
    assert "接着写" in shown


def test_last_year_s_report_lends_its_office_and_its_figures_only_beside(report: Path) -> None:
    state, path, shown = opened(report, "")
    assert "1. 以它为上年，写 2026 年的报告" in shown
    assert state.figures.year == 2026
    assert state.figures.cells.keys() <= set(state.figures.format.cells)
    assert all(cell.number is None for cell in state.figures.cells.values())
    assert state.figures.previous is not None
    assert state.figures.previous.year == 2025
    assert state.figures.previous.prose
    heard = talk(path, "", "", "5", "全部")
    assert heard.state.figures.office == state.figures.office
    assert {cell for cell, found in heard.state.figures.cells.items() if found.number is not None} == {
        cell for cell in state.figures.format.cells if ".carried_in." in cell
    }


def test_the_name_that_last_year_s_report_gave_can_be_corrected(report: Path) -> None:
    _, path, _ = opened(report, "")
    heard = talk(path, "青岭市泉岭县水利局", "我局")
    office = heard.state.figures.office
    assert (office.name, office.short) == ("青岭市泉岭县水利局", "我局")
    assert heard.place.screen == "figures"


def test_a_report_can_be_worked_over_itself(report: Path) -> None:
    state, path, _ = opened(report, "2")
    assert state.figures.year == 2025
    version = state.work("overview").version
    assert version is not None
    assert version.origin == "imported"
    assert "原报告" in talk(path, "起草", "总体情况").shown


def test_the_first_screen_offers_what_lies_in_the_folder(tmp_path: Path, report: Path) -> None:
    session(tmp_path, made_figures(7))
    (tmp_path / "~$form.xlsx").write_bytes(b"")
    (tmp_path / "去年.review.html").write_bytes(b"")
    with pytest.raises(LeftError):
        opened(None, "离开")
    state, _, shown = opened(None, "1")
    assert "1. 接着写：report\n2. 新建一份年报" in shown
    assert "从这份报告开始：去年.md" in shown
    assert "~$" not in shown
    assert "review" not in shown
    assert state.figures.year == 2025


def test_help_and_wrong_answers_lead_back_to_the_question() -> None:
    state, _, shown = opened(None, "?", "7", "没有.yaml", "1", "", "1", "青湾镇人民政府")
    assert "进度文件（.session）" in shown
    assert "请输入 1 到 1，或一个文件名" in shown
    assert "找不到文件 没有.yaml" in shown
    assert state.figures.office.name == "青湾镇人民政府"


@pytest.mark.parametrize("name", ["nothing.session", "nothing.docx", "picture.png"])
def test_a_named_file_that_cannot_be_opened_is_said(name: str) -> None:
    with pytest.raises(AssistantError, match=name):
        opened(Path(name))


def test_last_year_s_report_can_be_put_beside_later(report: Path) -> None:
    _, path, _ = opened(None, "", "青湾镇人民政府")
    heard = talk(path, "2026", "", "没有.docx", f"'{report}'")
    assert "找不到文件" in heard.shown
    assert heard.state.figures.previous is not None
    assert heard.place.screen == "figures"


def test_a_form_changed_since_is_noticed_once_and_taken_over_only_when_asked(tmp_path: Path) -> None:
    source = tmp_path / "figures.yaml"
    source.write_text(dump_figures(made_figures(7)), encoding="utf-8")
    _, path, _ = opened(source)
    talk(path, "行政许可 99999")
    assert "改过" not in opened(source)[2]
    text = source.read_text(encoding="utf-8")
    before = made_figures(7).number("disclosure.penalties.decisions")
    line = f"disclosure.penalties.decisions: {before}"
    assert line in text
    source.write_text(text.replace(line, "disclosure.penalties.decisions: 4711"), encoding="utf-8")
    state, _, shown = opened(source, "")
    assert "表二 第4行「行政处罚」· 本年处理决定数量 4711" in shown
    assert state.figures.number("disclosure.penalties.decisions") == before
    assert "改过" not in opened(source)[2]
    source.write_text(text.replace(line, "disclosure.penalties.decisions: 4712"), encoding="utf-8")
    state, _, _ = opened(source, "1")
    assert state.figures.number("disclosure.penalties.decisions") == 4712
    assert state.figures.number("disclosure.licensing.decisions") == 99999
    assert talk(path, "撤销").state.figures.number("disclosure.penalties.decisions") == before
