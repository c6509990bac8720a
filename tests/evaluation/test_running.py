"""Runs: complete, resumable after any end, paying for nothing twice; failures counted as failures."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.evaluation.cases import find_cases
from assistant.evaluation.recording import RecordedModel
from assistant.evaluation.run_file import read_run, run_bytes, run_document
from assistant.evaluation.running import Plan, Variant, has_failed, make_run
from assistant.llm import Finish, Message, Reply, Request, Usage
from assistant.llm.errors import BudgetError, UnreachableError
from assistant.llm.scripted import ScriptedModel
from assistant.runs.journal import Journal
from tests.evaluation.made_cases import made_cases
from tests.shared_data import ROOT

NOTHING = Reply("", Finish.STOP, Usage(10, 5), 0.1)


def plan_of(folder: Path, *variants: Variant, **more: Any) -> Plan:
    return Plan(find_cases(folder), variants or (Variant("template"),), jobs=1, **more)


def scripted(answers: Any, name: str = "scripted") -> tuple[ScriptedModel, Variant]:
    model = ScriptedModel(answers, name)
    return model, Variant(name, lambda: nullcontext(model))


def test_a_run_holds_every_case_and_its_texts(tmp_path: Path) -> None:
    made = make_run(plan_of(made_cases(tmp_path, 2)), None)
    assert [item["case"] for item in made["attempts"]] == ["case-0", "case-1"]
    assert all(item["scores"]["proved"][0] == item["scores"]["proved"][1] for item in made["attempts"])
    first = made["attempts"][0]
    claims = [claim for section in first["sections"] for claim in section["claims"]]
    assert claims and all(claim["evidence"] for claim in claims)
    assert made["cases"]["case-0"]["reference"]


def test_what_the_journal_holds_is_not_made_again(tmp_path: Path) -> None:
    plan = plan_of(made_cases(tmp_path / "cases", 2))
    with Journal(tmp_path / "journal") as journal:
        first = make_run(plan, journal)
        started = time.process_time()
        second = make_run(plan, journal)
    assert first == second
    assert time.process_time() - started < 5
    assert run_bytes(run_document(plan, first, {}, "cases")) == run_bytes(
        run_document(plan, second, {}, "cases")
    )


def test_a_changed_case_is_made_again(tmp_path: Path) -> None:
    folder = made_cases(tmp_path / "cases", 1)
    with Journal(tmp_path / "journal") as journal:
        first = make_run(plan_of(folder), journal)
        figures = folder / "case-0" / "figures.yaml"
        figures.write_text(
            figures.read_text(encoding="utf-8").replace("政策宣讲", "政策讲解"), encoding="utf-8"
        )
        second = make_run(plan_of(folder), journal)
    assert first["attempts"][0]["sections"] != second["attempts"][0]["sections"]


def test_every_repeat_asks_anew_and_says_which_it_is(tmp_path: Path) -> None:
    model, variant = scripted(lambda _request: NOTHING)
    made = make_run(plan_of(made_cases(tmp_path, 1), variant, repeats=2, repairs=0), None)
    assert {request.repeat for request in model.requests} == {0, 1}
    assert [item["repeat"] for item in made["attempts"]] == [0, 1]
    assert all(item["scores"]["by_model"][0] == 0 for item in made["attempts"])


def test_a_server_that_never_answers_gives_no_scores_but_a_failure(tmp_path: Path) -> None:
    _, variant = scripted(lambda _request: UnreachableError("连不上模型服务。"))
    made = make_run(plan_of(made_cases(tmp_path, 1), variant), None)
    (attempt,) = made["attempts"]
    assert attempt["status"] == "failed"
    assert attempt["scores"] == {"completed": [0, 1]}
    assert has_failed(made)


def test_a_used_up_budget_leaves_attempts_unscored_and_a_later_run_goes_on(tmp_path: Path) -> None:
    folder = made_cases(tmp_path / "cases", 2)
    answered = 0

    def short(_request: Request) -> Any:
        nonlocal answered
        answered += 1
        return NOTHING if answered <= 2 else BudgetError("用完了。")

    with Journal(tmp_path / "journal") as journal:
        first = make_run(plan_of(folder, scripted(short)[1], repairs=0), journal)
        assert "unscored" in {item["status"] for item in first["attempts"]}
        assert all(not item["scores"] for item in first["attempts"] if item["status"] == "unscored")
        model, variant = scripted(lambda _request: NOTHING)
        second = make_run(plan_of(folder, variant, repairs=0), journal)
    assert {item["status"] for item in second["attempts"]} == {"drafted"}
    undisturbed_model, undisturbed = scripted(lambda _request: NOTHING)
    whole = make_run(plan_of(folder, undisturbed, repairs=0), None)
    assert len(model.requests) == len(undisturbed_model.requests) - 2
    assert second["attempts"] == whole["attempts"]


def test_a_recorded_reply_comes_back_with_what_it_cost(tmp_path: Path) -> None:
    request = Request((Message("user", "写"),))

    async def ask(model: ScriptedModel) -> Reply:
        heard: list[str] = []
        with Journal(tmp_path / "journal") as journal:
            reply = await RecordedModel(model, journal, "a/b/0", "shape").complete(request, heard.append)
        assert heard == [reply.text]
        return reply

    first = asyncio.run(ask(ScriptedModel([Reply("好", Finish.STOP, Usage(7, None), 1.5, calls=3)])))
    second = asyncio.run(ask(ScriptedModel([])))
    assert first == second


@pytest.mark.parametrize(
    ("content", "words"),
    [("{", "无法读取"), ("[]", "不是"), ('{"kind": "assistant-evaluation", "version": 99}', "第 99 版")],
)
def test_a_file_that_is_no_run_is_refused(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_run(tmp_path / "run.json")


@pytest.mark.slow
def test_killed_and_started_again_a_run_ends_in_the_same_json(tmp_path: Path) -> None:
    cases = made_cases(tmp_path / "cases", 8)

    def start(target: Path) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "assistant",
            "eval",
            "--cases",
            str(cases),
            "--jobs",
            "1",
            "-o",
            str(target),
        ]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    killed, whole = tmp_path / "killed.json", tmp_path / "whole.json"
    process = start(killed)
    deadline = time.monotonic() + 60
    while _finished(tmp_path / "killed.json.journal") < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not killed.exists()
    done = _finished(tmp_path / "killed.json.journal")
    assert 3 <= done < 8
    assert start(killed).wait() == 0
    assert start(whole).wait() == 0
    first, second = (json.loads(path.read_text(encoding="utf-8")) for path in (killed, whole))
    assert first.pop("measured").keys() == second.pop("measured").keys()
    assert first == second


def _finished(path: Path) -> int:
    import sqlite3

    if not path.exists():
        return 0
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        try:
            (count,) = database.execute("SELECT count(*) FROM entries WHERE kind = 'attempt'").fetchone()
        except sqlite3.OperationalError:
            return 0
    database.close()
    return int(count)
