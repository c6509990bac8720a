"""kill -9 at any moment loses nothing, doubles nothing, and leaves no half file and no process behind."""

import sqlite3
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.batch.killing import command, killed_run, outputs, whole_run
from tests.made_offices import write_county
from tests.servers.drafting import DraftingServer

pytestmark = pytest.mark.slow

KILLS = 6


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    write_county(folder / "数据", 12, kinds=("json", "yaml"), missing=Decimal(0))
    return folder / "数据"


def test_killed_runs_write_what_an_undisturbed_run_writes(data: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "a" / "结果", tmp_path / "b" / "结果"
    seconds = whole_run(command(data, whole))
    found = killed_run(command(data, killed), killed, KILLS, seconds)
    assert found.left == 0
    expected = {
        name: content.replace(str(whole).encode(), str(killed).encode())
        for name, content in outputs(whole).items()
    }
    assert outputs(killed) == expected
    assert (killed / "总览.xlsx").is_file()


def test_with_a_model_a_kill_costs_at_most_the_calls_in_flight(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = 8
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "replies.sqlite"))
    with DraftingServer(latency=0.2) as server:
        arguments = command(data, tmp_path / "结果", "--kind", "md", "--model", "drafting", "--base-url", server.base_url, "--concurrency", str(at_once))  # fmt: skip
        found = killed_run(arguments, tmp_path / "结果", KILLS, 5)
        made, different = server.injected.total(), len(server._times)
    assert made - different <= found.kills * at_once


def test_a_second_run_on_the_same_folder_is_told_and_a_killed_one_leaves_no_lock(
    data: Path, tmp_path: Path
) -> None:
    arguments = command(data, tmp_path / "结果")
    first = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 20
        while not (tmp_path / "结果" / ".assistant" / "holder.json").exists():
            assert time.monotonic() < end
            time.sleep(0.02)
        second = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert second.returncode == 2
        assert f"进程号 {first.pid}" in second.stderr and "没有再开一次" in second.stderr
    finally:
        first.kill()
        first.wait()
    whole_run(arguments)


CRASH = """
import os, sys
from pathlib import Path
import assistant.batch.run as run
from assistant.batch.work import draft_office
from assistant.cli.main import main

def work(task):
    if task["figures"]["office"]["name"] == {name!r}:
        os._exit(11)
    return draft_office(task)

run.draft_office = work
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def test_a_worker_that_crashes_costs_its_own_office_and_no_other(data: Path, tmp_path: Path) -> None:
    name = min(path.name.removesuffix("2025.json") for path in data.rglob("*2025.json"))
    script = tmp_path / "crash.py"
    script.write_text(CRASH.format(name=name), encoding="utf-8")
    arguments = [
        sys.executable,
        str(script),
        "batch",
        str(data),
        "-o",
        str(tmp_path / "结果"),
        "--kind",
        "md",
        "--jobs",
        "2",
    ]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "没有完成 1" in done.stderr
    with sqlite3.connect(tmp_path / "结果" / ".assistant" / "journal.sqlite") as journal:
        (finished,) = journal.execute(
            "SELECT count(*) FROM entries WHERE kind = 'office' AND fingerprint != ''"
        ).fetchone()
    journal.close()
    assert finished == 11
    whole_run(command(data, tmp_path / "结果", "--kind", "md"))
