"""What is on the disk: every answer before the next question, a torn line lost, damage reported, one window at a time."""

import json
from pathlib import Path

import pytest

from assistant.errors import InputError, OutputError
from assistant.figures import figures_tree
from assistant.session.events import CellsSet, NotesSet, begun
from assistant.session.journal import create, resume, step_entry
from assistant.session.state import Place
from tests.session.talking import blank, busy, session, talk


def test_a_session_begins_with_the_figures_as_they_were_opened(tmp_path: Path) -> None:
    figures = busy()
    _, timeline = resume(session(tmp_path, figures))
    assert figures_tree(timeline.now.state.figures) == figures_tree(figures)
    assert timeline.now.place == Place("figures")


def test_every_answer_is_on_the_disk_before_the_next_question(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    sizes = [path.stat().st_size]
    for answer in ("新收 自然人 3", "材料", "主动公开", "开设专栏1个", "撤销", "重做"):
        talk(path, answer)
        sizes.append(path.stat().st_size)
    assert sizes == sorted(set(sizes))
    state = resume(path)[1].now.state
    assert state.figures.number("applications.new.natural_person") == 3
    assert [note.text for note in state.figures.notes.topics["proactive"]] == ["开设专栏1个"]


def test_cutting_the_file_anywhere_loses_at_most_the_last_answer(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    talk(path, "新收 自然人 3", "新收 商业企业 4")
    data = path.read_bytes()
    lines = data.splitlines(keepends=True)
    kept = sum(map(len, lines[:-1]))
    for length in range(kept, len(data), 6):
        path.write_bytes(data[:length])
        state = resume(path)[1].now.state
        assert state.figures.number("applications.new.natural_person") == 3
        assert state.figures.number("applications.new.business") is None
        assert path.read_bytes() == data[:kept]
    path.write_bytes(data)
    assert resume(path)[1].now.state.figures.number("applications.new.business") == 4


@pytest.mark.parametrize(
    "line", ["not json", "[1]", '{"do":[{"kind":"cells","cells":{"a":"x"}}],"go":{"screen":"figures"}}', "{}"]
)
def test_damage_in_the_middle_is_reported_and_nothing_is_changed(tmp_path: Path, line: str) -> None:
    path = session(tmp_path, blank())
    talk(path, "新收 自然人 3")
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], line, *lines[2:]]) + "\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(InputError, match="第3行损坏"):
        resume(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "不是进度文件"),
        ("{}\n{}\n", "不是进度文件"),
        ('{"file":"assistant session","version":9}\n{}\n', "别的版本"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "other.session"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        resume(path)
    with pytest.raises(InputError, match="打不开"):
        resume(tmp_path / "nothing.session")


def test_a_session_is_never_begun_over_another(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    before = path.read_bytes()
    with pytest.raises(OutputError, match="没有覆盖"):
        create(path, begun(busy()), Place("figures"))
    assert path.read_bytes() == before


def test_a_second_window_is_noticed_before_it_writes(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    first, _ = resume(path)
    second, _ = resume(path)
    first.append(step_entry((CellsSet({"applications.new.total": "3"}),), Place("figures")))
    with pytest.raises(OutputError, match="另一个窗口"):
        second.append(step_entry((NotesSet("proactive", ("甲",)),), Place("figures")))
    assert resume(path)[1].now.state.figures.number("applications.new.total") == 3


def test_the_file_is_lines_of_json_that_a_person_can_read(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    talk(path, "新收 自然人 3")
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert entries[0] == {"file": "assistant session", "version": 1}
    assert entries[-1] == {
        "do": [{"cells": {"applications.new.natural_person": "3"}, "kind": "cells"}],
        "go": {"screen": "figures"},
    }
