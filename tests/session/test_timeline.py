"""Undo and redo: everywhere, over any answer, and kept over a restart."""

from pathlib import Path

import pytest

from tests.session.talking import blank, busy, session, talk


def test_undo_and_redo_go_through_all_answers_and_back(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    talk(path, "新收 自然人 3", "新收 自然人 4", "材料", "主动公开", "一件事")
    steps = [talk(path, "撤销") for _ in range(3)]
    assert [heard.state.figures.number("applications.new.natural_person") for heard in steps] == [4, 3, None]
    assert "没有可以撤销的了" in talk(path, "撤销").shown
    steps = [talk(path, "重做") for _ in range(3)]
    assert [heard.state.figures.number("applications.new.natural_person") for heard in steps] == [3, 4, 4]
    assert steps[-1].state.figures.notes.topics["proactive"][0].text == "一件事"
    assert "没有可以重做的了" in talk(path, "重做").shown


def test_undo_returns_to_the_screen_where_the_answer_was_given(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    talk(path, "材料", "主动公开", "一件事", "起草")
    heard = talk(path, "撤销")
    assert (heard.place.screen, heard.place.at) == ("material", "proactive")


def test_a_new_answer_after_undo_forgets_what_was_ahead(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    heard = talk(path, "新收 自然人 3", "撤销", "新收 自然人 5", "重做")
    assert heard.state.figures.number("applications.new.natural_person") == 5
    assert "没有可以重做的了" in heard.shown


@pytest.mark.parametrize(
    "answer", ["", "1", "撤销", "返回", "?", "为什么 3", "胡说", "数据", "材料", "起草", "复核", "导出"]
)
@pytest.mark.parametrize("screen", ["office", "figures", "material", "draft", "review", "export"])
def test_every_screen_takes_every_common_answer_and_says_something(
    tmp_path: Path, screen: str, answer: str
) -> None:
    heard = talk(session(tmp_path, busy(), screen), answer)
    assert heard.shown.count("【") >= 2 or len(heard.shown.split(answer or "【", 1)[-1]) > 20


@pytest.mark.parametrize("screen", ["office", "figures", "material", "draft", "review", "export"])
def test_every_screen_has_help_of_its_own(tmp_path: Path, screen: str) -> None:
    shown = talk(session(tmp_path, busy(), screen), "?").shown
    assert "帮助" in shown
    assert "随时可以输入" in shown
    assert len(shown.split("帮助", 1)[1].splitlines()) >= 4
