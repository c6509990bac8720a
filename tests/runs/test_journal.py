"""The journal: what is recorded is on disk, and another fingerprint does not know it."""

import sqlite3
from pathlib import Path

import pytest

from assistant.errors import OutputError, UsageError
from assistant.runs import Journal, file_fingerprint, fingerprint, hold, program_fingerprint


def test_an_entry_is_known_under_its_fingerprint_and_under_any_and_not_under_another(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal.sqlite") as journal:
        journal.record("office", "甲镇", "a", {"数": [1, None, "二"]})
    with Journal(tmp_path / "journal.sqlite") as journal:
        assert journal.recall("office", "甲镇", "a") == {"数": [1, None, "二"]}
        assert journal.recall("office", "甲镇") == {"数": [1, None, "二"]}
        assert journal.recall("office", "甲镇", "b") is None
        assert journal.recall("reading", "甲镇") is None
        journal.record("office", "甲镇", "b", "新")
        assert journal.recall("office", "甲镇", "a") is None
        journal.forget("office", "甲镇")
        assert journal.recall("office", "甲镇") is None


@pytest.mark.parametrize("damage", ["no database", "another version"])
def test_a_file_that_is_no_journal_of_ours_is_refused_and_left_alone(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "journal.sqlite"
    if damage == "no database":
        path.write_bytes(b"something else" * 100)
    else:
        database = sqlite3.connect(path)
        database.execute("PRAGMA user_version = 99")
        database.close()
    before = path.read_bytes()
    with pytest.raises(OutputError, match=r"journal\.sqlite"):
        Journal(path)
    assert damage == "another version" or path.read_bytes() == before


def test_one_run_at_a_time_and_the_second_is_told_who_and_since_when(tmp_path: Path) -> None:
    with (
        hold(tmp_path, "另一次批量起草"),
        pytest.raises(UsageError, match=r"另一次批量起草.*进程号 \d+"),
        hold(tmp_path, "另一次批量起草"),
    ):
        pass
    with hold(tmp_path, "另一次批量起草"):
        pass


def test_what_a_killed_run_left_behind_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    (tmp_path / "holder.json").write_text('{"pid": 1, "host": "x", "since": "2026-01-01T00:00:00"}')
    with hold(tmp_path, "另一次批量起草"):
        pass


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"a": "1"}, False),
        ([1, 2], [2, 1], False),
        ("甲", "甲镇", False),
    ],
)
def test_a_fingerprint_is_of_values_and_not_of_their_order_in_a_table(
    first: object, second: object, same: bool
) -> None:
    assert (fingerprint(first) == fingerprint(second)) is same


def test_parts_do_not_run_together() -> None:
    assert fingerprint("a", "bc") != fingerprint("ab", "c")


def test_files_and_the_program_have_fingerprints(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert file_fingerprint(tmp_path / "a") != file_fingerprint(tmp_path / "b") == ""
    assert program_fingerprint() == program_fingerprint()
    assert len(program_fingerprint()) == 64
