"""Through a bulk endpoint: asked once, resumed after any interruption, checked and repaired like any other draft."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.batch.bulk import run as bulk
from assistant.batch.bulk.run import run_bulk
from assistant.batch.model_work import model_identity
from assistant.batch.progress import Progress
from assistant.batch.run import Run
from assistant.llm.errors import MisconfiguredError, ModelError
from assistant.pipeline.writing import ModelOptions
from assistant.runs import Journal
from assistant.settings import ModelSettings
from tests.batch.conftest import Inline
from tests.servers.bulk import LINE_FAULTS, BulkServer

OPTIONS = ModelOptions()


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "Workers", lambda _: Inline())


@pytest.fixture
def server() -> Iterator[BulkServer]:
    with BulkServer(looks=2) as running:
        yield running


def go(
    run: Run,
    journal: Journal,
    server: BulkServer,
    poll: float | None = 0.001,
    heard: list[Progress] | None = None,
) -> dict[str, dict[str, Any]]:
    """One command; every office's row by its name."""
    settings = ModelSettings("drafting", base_url=server.base_url)
    run = replace(run, model=model_identity(settings, OPTIONS))
    listen = (heard if heard is not None else []).append
    finished = asyncio.run(run_bulk(run, journal, settings, OPTIONS, listen, poll=poll))
    return {result["row"]["office"]: result["row"] for result in finished.results(journal, run.out)}


def question_files(run: Run) -> list[Path]:
    return sorted((run.out / ".assistant" / "bulk").glob("*.jsonl"))


def test_every_office_is_drafted_by_the_model_and_no_question_is_asked_twice(
    run: Run, journal: Journal, server: BulkServer
) -> None:
    heard: list[Progress] = []
    rows = go(run, journal, server, heard=heard)
    assert {row["status"] for row in rows.values()} <= {"done", "blocked"}
    for row in rows.values():
        assert row["drafter"] == "drafting"
        assert row["claims"] == row["supported"]
    assert (
        sum(row["model_calls"] for row in rows.values())
        == len(server.asked)
        == len(set(server.asked))
        > len(rows)
    )
    handed_over = len(server.batches)
    assert question_files(run) == []
    waited = [item for item in heard if item.stage == "waiting"]
    assert waited[-1].done == waited[-1].total > 0
    assert go(run, journal, server) == rows
    assert len(server.batches) == handed_over


def test_without_waiting_the_questions_are_handed_over_and_collected_by_the_same_command_later(
    run: Run, journal: Journal, server: BulkServer
) -> None:
    rows = go(run, journal, server, poll=None)
    assert {row["status"] for row in rows.values()} == {"waiting"}
    (file,) = question_files(run)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {(line["method"], line["url"]) for line in lines} == {("POST", "/v1/chat/completions")}
    assert {line["body"]["model"] for line in lines} == {"drafting"}
    asked = list(server.asked)
    while "waiting" in {row["status"] for row in rows.values()}:
        rows = go(run, journal, server, poll=None)
    assert server.asked[: len(asked)] == asked
    assert len(set(server.asked)) == len(server.asked)
    assert all(row["drafter"] == "drafting" for row in rows.values())


def test_what_is_not_proved_goes_back_to_the_model_in_another_file(run: Run, journal: Journal) -> None:
    with BulkServer(faults=["wrong-digit", "invented"], rate=0.9, seed=2) as server:
        rows = go(run, journal, server)
        assert len(server.batches) > 1
        assert sum(row["repairs"] for row in rows.values()) > 0
        for row in rows.values():
            assert row["claims"] == row["supported"]


def test_every_fault_of_single_lines_leaves_every_report_complete_and_proved(
    run: Run, journal: Journal
) -> None:
    with BulkServer(faults=LINE_FAULTS, rate=0.5, seed=4) as server:
        rows = go(run, journal, server)
        assert {row["status"] for row in rows.values()} <= {"done", "blocked"}
        for row in rows.values():
            assert row["claims"] == row["supported"]
        assert sum(row["by_template"] for row in rows.values()) > 0
        assert {"missing", "server-error"} & set(server.injected)


def test_what_expired_is_asked_again_and_what_was_answered_is_not(run: Run, journal: Journal) -> None:
    with BulkServer(expire=1) as server:
        rows = go(run, journal, server)
        assert all(row["drafter"] == "drafting" for row in rows.values())
        (first, *_) = server.batches.values()
        times = Counter(server.asked)
        assert set(times.values()) == {1, 2}
        assert sum(count == 2 for count in times.values()) == -(-first["request_counts"]["total"] // 2)


def test_what_never_comes_back_is_written_by_the_template_and_asked_again_by_the_next_command(
    run: Run, journal: Journal
) -> None:
    with BulkServer(expire=99) as server:
        rows = go(run, journal, server)
        assert max(Counter(server.asked).values()) == 3
        in_vain = sum(row["by_template"] for row in rows.values())
        server.expire = 0
        rows = go(run, journal, server)
        assert sum(row["by_template"] for row in rows.values()) < in_vain


def test_a_file_whose_receipt_got_lost_is_not_handed_over_twice(run: Run, journal: Journal) -> None:
    with BulkServer(lose_reply=1) as server:
        with pytest.raises(ModelError):
            go(run, journal, server)
        assert len(server.batches) == 1
        rows = go(run, journal, server)
        assert len(set(server.asked)) == len(server.asked)
        assert all(row["drafter"] == "drafting" for row in rows.values())


def test_a_file_that_the_endpoint_refuses_ends_the_run_with_its_words_and_is_asked_anew_later(
    run: Run, journal: Journal
) -> None:
    with BulkServer(refuse="model not enabled for batch") as server:
        with pytest.raises(MisconfiguredError, match="model not enabled for batch"):
            go(run, journal, server)
        server.refuse = ""
        rows = go(run, journal, server)
        assert all(row["drafter"] == "drafting" for row in rows.values())


def test_half_a_question_file_of_a_killed_run_is_thrown_away(
    run: Run, journal: Journal, server: BulkServer
) -> None:
    folder = run.out / ".assistant" / "bulk"
    folder.mkdir(parents=True)
    (folder / "half.jsonl").write_text('{"custom_id": "a', encoding="utf-8")
    go(run, journal, server)
    assert question_files(run) == []


def test_an_office_that_waits_keeps_the_documents_it_had(
    run: Run, journal: Journal, server: BulkServer
) -> None:
    before = {name: row["outputs"] for name, row in go(run, journal, server).items() if row["outputs"]}
    assert before
    go(replace(run, allow=True), journal, server, poll=None)
    for paths in before.values():
        assert all(Path(path).is_file() for path in paths)


def test_large_questions_are_cut_into_several_files(
    run: Run, journal: Journal, server: BulkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.batch.bulk.rounds.MOST_REQUESTS", 4)
    rows = go(run, journal, server)
    sizes = [batch["request_counts"]["total"] for batch in server.batches.values()]
    assert max(sizes) == 4
    assert sizes.count(4) > 1
    assert len(set(server.asked)) == len(server.asked)
    assert all(row["drafter"] == "drafting" for row in rows.values())
