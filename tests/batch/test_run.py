"""The same command goes on: what is done stays done, what a change touches is done again, and nothing else."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.batch.run import Finished, Run, run_offices
from assistant.batch.work import Outcome, draft_office
from assistant.batch.workers import WorkerDiedError
from assistant.errors import AssistantError
from assistant.runs import Journal
from tests.batch.conftest import Inline
from tests.made_offices import County


def go(run: Run, journal: Journal, workers: Inline, work: Any = None) -> Finished:
    workers.calls.clear()
    return asyncio.run(run_offices(run, journal, work=work, workers=workers))


def rows(finished: Finished, journal: Journal, run: Run) -> dict[str, dict[str, Any]]:
    return {result["row"]["office"]: result["row"] for result in finished.results(journal, run.out)}


def documents(out: Path) -> dict[str, bytes]:
    """Every file an office got, by its name."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in sorted((out / "机关").rglob("*.*"))
    }


def test_every_office_has_a_row_and_its_files(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    found = rows(go(run, journal, workers), journal, run)
    assert set(found) == set(county.figures)
    for name, row in found.items():
        title = f"{name}2025年政府信息公开工作年度报告"
        assert row["status"] == ("blocked" if name in county.wrong else "done")
        kinds = (".review.html", ".json") if name in county.wrong else (".md", ".review.html", ".json")
        assert row["outputs"] == [str(run.out / "机关" / name / f"{title}{kind}") for kind in kinds]
        assert row["claims"] == row["supported"] > 0
        assert row["measures"]["applications"] == county.figures[name].number("applications.new.total")
        assert row["previous"] is not None
        assert (row["model_calls"], row["tokens"], row["drafter"]) == (0, 0, "template")


def test_the_second_run_reads_and_drafts_nothing(run: Run, journal: Journal, workers: Inline) -> None:
    go(run, journal, workers)
    before = documents(run.out)
    finished = go(run, journal, workers)
    assert workers.calls == []
    assert finished.kept == len(finished.plan.offices)
    assert documents(run.out) == before


def change(folder: Path, name: str, old: str, new: str) -> Path:
    (path,) = folder.rglob(name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_a_change_of_one_office_redoes_that_office(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    go(run, journal, workers)
    name = next(name for name in county.figures if name not in county.wrong)
    (path,) = (path for path in run.inputs[0].rglob(f"{name}2025.*"))
    change(run.inputs[0], path.name, "逐件审查", "逐件逐项审查")
    go(run, journal, workers)
    assert workers.read() == [path.name]
    assert workers.worked_on() == [name]


def test_a_change_of_last_years_file_redoes_the_office_that_rests_on_it(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    go(run, journal, workers)
    name = next(iter(county.figures))
    change(
        run.inputs[0],
        f"{name}2024.yaml",
        "disclosure.licensing.decisions: ",
        "disclosure.licensing.decisions: 1",
    )
    go(run, journal, workers)
    assert (workers.read(), workers.worked_on()) == ([f"{name}2024.yaml"], [name])


def test_a_file_saved_again_without_a_change_is_read_and_nothing_is_drafted(
    run: Run, journal: Journal, workers: Inline
) -> None:
    go(run, journal, workers)
    path = next(run.inputs[0].rglob("*2025.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    go(run, journal, workers)
    assert (workers.read(), workers.worked_on()) == ([path.name], [])


@pytest.mark.parametrize("changes", [{"suffixes": (".html",)}, {"allow": True}, {"model": {"name": "other"}}])
def test_a_changed_setting_redoes_everything(
    run: Run, journal: Journal, workers: Inline, changes: dict[str, Any]
) -> None:
    finished = go(run, journal, workers)
    go(replace(run, **changes), journal, workers)
    assert workers.read() == []
    assert len(workers.worked_on()) == len(finished.plan.offices)


def test_a_changed_program_redoes_everything(
    run: Run, journal: Journal, workers: Inline, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = go(run, journal, workers)
    for module in ("run", "intake"):
        monkeypatch.setattr(f"assistant.batch.{module}.program_fingerprint", lambda: "another version")
    go(run, journal, workers)
    assert len(workers.worked_on()) == len(finished.plan.offices)


def test_a_document_that_was_deleted_is_made_again(run: Run, journal: Journal, workers: Inline) -> None:
    go(run, journal, workers)
    before = documents(run.out)
    (run.out / next(name for name in before if name.endswith(".md"))).unlink()
    go(run, journal, workers)
    assert len(workers.worked_on()) == 1
    assert documents(run.out) == before


def test_a_document_that_a_person_changed_stays_and_is_set_aside_when_its_office_is_redone(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    go(run, journal, workers)
    name = next(name for name in county.figures if name not in county.wrong)
    (document,) = (run.out / "机关" / name).glob("*.md")
    document.write_text("改过", encoding="utf-8")
    go(run, journal, workers)
    assert document.read_text(encoding="utf-8") == "改过"
    (path,) = run.inputs[0].rglob(f"{name}2025.*")
    change(run.inputs[0], path.name, "逐件审查", "逐件逐项审查")
    finished = go(run, journal, workers)
    kept = document.with_name(f"{document.stem}（人工改动）.md")
    assert kept.read_text(encoding="utf-8") == "改过"
    assert "逐件逐项审查" in document.read_text(encoding="utf-8")
    assert [result["set_aside"] for result in finished.results(journal, run.out) if result["set_aside"]] == [
        [kept.name]
    ]


def test_documents_of_figures_that_now_have_errors_do_not_stay(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    go(run, journal, workers)
    name = next(name for name in county.figures if name not in county.wrong)
    (path,) = run.inputs[0].rglob(f"{name}2025.*")
    quote = '"' if path.suffix == ".json" else ""
    total = county.figures[name].number("applications.new.total")
    change(
        run.inputs[0], path.name, f"applications.new.total{quote}: {total}", f"applications.new.total{quote}: {int(total or 0) + 1}"
    )  # fmt: skip
    assert rows(go(run, journal, workers), journal, run)[name]["status"] == "blocked"
    assert sorted(item.suffix for item in (run.out / "机关" / name).iterdir()) == [".html", ".json"]
    assert rows(go(replace(run, allow=True), journal, workers), journal, run)[name]["status"] == "done"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("x"), "程序内部出错（ValueError"),
        (WorkerDiedError(), "意外中止"),
        (AssistantError("模型服务没有回答。"), "模型服务没有回答"),
    ],
)
def test_one_office_that_fails_is_a_row_and_is_tried_again_by_the_next_run(
    county: County, run: Run, journal: Journal, workers: Inline, error: Exception, words: str
) -> None:
    unlucky = next(name for name in county.figures if name not in county.wrong)

    async def work(key: str, task: dict[str, Any]) -> Outcome:
        if task["figures"]["office"]["name"] == unlucky:
            raise error
        return draft_office(task)

    found = rows(go(run, journal, workers, work), journal, run)
    assert [name for name, row in found.items() if row["status"] == "failed"] == [unlucky]
    assert words in found[unlucky]["message"]
    assert {row["status"] for name, row in found.items() if name not in (unlucky, *county.wrong)} == {"done"}
    again = rows(go(run, journal, workers), journal, run)
    assert workers.worked_on() == [unlucky]
    assert again[unlucky]["status"] == "done"


def test_a_failure_leaves_the_documents_of_before(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    go(run, journal, workers)
    before = documents(run.out)

    async def work(key: str, task: dict[str, Any]) -> Outcome:
        raise AssistantError("模型服务没有回答。")

    changed = replace(run, model={"name": "other"})
    assert {row["status"] for row in rows(go(changed, journal, workers, work), journal, run).values()} == {
        "failed"
    }
    assert documents(run.out) == before
    go(changed, journal, workers)
    assert set(documents(run.out)) == set(before)
    assert not [name for name in documents(run.out) if "人工改动" in name]


def test_what_cannot_be_read_is_a_row_at_the_end(run: Run, journal: Journal, workers: Inline) -> None:
    (run.inputs[0] / "坏.docx").write_bytes(b"no document")
    finished = go(run, journal, workers)
    last = list(finished.results(journal, run.out))[-1]
    assert (last["row"]["office"], last["row"]["status"], last["row"]["findings"]["error"]) == (
        "坏.docx",
        "failed",
        1,
    )
    assert "坏.docx" in last["problems"][0]["message"]


def test_errors_in_last_years_file_are_warnings_of_this_year(
    county: County, run: Run, journal: Journal, workers: Inline
) -> None:
    name = next(name for name in county.figures if name not in county.wrong)
    change(
        run.inputs[0],
        f"{name}2024.yaml",
        "disclosure.licensing.decisions: ",
        "disclosure.licensing.decisions: 约",
    )
    finished = go(run, journal, workers)
    (result,) = (result for result in finished.results(journal, run.out) if result["row"]["office"] == name)
    (problem,) = (problem for problem in result["problems"] if problem["code"] == "CEL101")
    assert (problem["severity"], problem["message"][:6]) == ("提醒", "上年的文件：")
    assert result["row"]["status"] == "done"
