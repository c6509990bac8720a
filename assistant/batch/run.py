"""One run over many offices: read, pair, work, land; the journal decides what is still to do."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.batch.intake import heads_of, office_task, read_all
from assistant.batch.landing import land, landed
from assistant.batch.pairing import OfficeInput, Plan, make_plan
from assistant.batch.progress import Listener, Progress, each
from assistant.batch.reading import Found, find_files
from assistant.batch.roster import Member
from assistant.batch.work import DONE, WAITING, Outcome, draft_office, failure
from assistant.batch.workers import WorkerDiedError, Workers
from assistant.errors import AssistantError, OutputError
from assistant.llm.errors import MisconfiguredError
from assistant.runs import Journal, fingerprint, program_fingerprint

Work = Callable[[str, dict[str, Any]], Awaitable[Outcome]]
"""Works on one task, here or elsewhere; the text is the office's key and its fingerprint."""

_LOST = "处理这个机关时程序的工作进程两次意外中止，没有完成，其他机关不受影响。请检查它的文件是否异常大，或单独运行一次。"
_TRY_AGAIN = ""
"""The fingerprint of what failed for a reason outside the inputs: the next run does not know it and tries again."""


@dataclass(frozen=True, slots=True)
class Run:
    """What to work on and how."""

    inputs: tuple[Path, ...]
    out: Path
    suffixes: tuple[str, ...] = (".docx", ".html")
    allow: bool = False
    """Whether documents are written although an error stands, its numbers marked."""
    year: int | None = None
    """None for the year that `pairing.year_of` finds."""
    model: Mapping[str, Any] | None = None
    """What identifies the model and shapes its drafts; None for the embedded drafter."""
    roster: tuple[Member, ...] = ()
    leave_out: tuple[Path, ...] = ()
    """Files inside the inputs that hold no office: the roster itself."""
    jobs: int = 1
    at_once: int = 0
    """Offices in hand; 0 for twice the jobs, which keeps every process busy."""

    @property
    def settings(self) -> dict[str, Any]:
        """What shapes a single office's result."""
        return {
            "suffixes": list(self.suffixes),
            "allow": self.allow,
            "model": dict(self.model) if self.model else None,
        }


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that went through; the offices' results stand in the journal."""

    plan: Plan
    found: Found
    unreadable: tuple[tuple[str, str], ...]
    """Place and reason of what could not be read as an office's figures."""
    kept: int = 0
    """Offices that an earlier run had finished."""

    def results(self, journal: Journal, out: Path) -> Iterator[dict[str, Any]]:
        """Every office with its row and problems, one after the other; what could not be read comes last."""
        for office in self.plan.offices:
            recorded = journal.recall("office", office.key)
            outputs = [str(out / name) for name in recorded["outputs"]]
            yield recorded | {"row": _about(office) | recorded["row"] | {"outputs": outputs}}
        for place, reason in self.unreadable:
            outcome = failure(reason)
            row = _NOBODY | {"office": Path(place).name, "source": place} | outcome.row | {"outputs": []}
            yield {"row": row, "problems": outcome.problems, "wording": outcome.wording, "set_aside": []}


_NOBODY: dict[str, Any] = {
    "key": "", "office": "", "parent": "", "contact": "", "kind": "other", "year": None, "format": None,
    "source": "", "previous": None,
}  # fmt: skip


def _about(office: OfficeInput) -> dict[str, Any]:
    head, previous, member = office.head, office.previous, office.member
    return _NOBODY | {
        "key": office.key,
        "office": head.name,
        "parent": head.parent or (member.parent if member else ""),
        "contact": member.contact if member else "",
        "kind": head.kind,
        "year": head.year,
        "format": head.format,
        "source": head.place,
        "previous": previous.place if previous else (head.place if head.has_previous else None),
    }


async def run_offices(
    run: Run,
    journal: Journal,
    listen: Listener = lambda _: None,
    work: Work | None = None,
    workers: Workers | None = None,
) -> Finished:
    """Work on every office of the inputs that is not yet finished.

    `work` is the embedded drafter in `workers` unless given, and these are `run.jobs` processes.

    Raises:
        InputError, UsageError: there is nothing to read.
        OutputError: a result cannot be written.
    """
    found = find_files(run.inputs, leave_out=(run.out, *run.leave_out))
    async with workers or Workers(run.jobs) as pool:
        await read_all(found.files, journal, pool, 2 * run.jobs, listen)
        heads, unreadable = heads_of(found.files, journal)
        finished = Finished(make_plan(heads, run.roster, run.year), found, tuple(unreadable))
        kept = await _work_all(run, finished.plan.offices, journal, work or _embedded(pool), listen)
    return replace(finished, kept=kept)


def _embedded(workers: Workers) -> Work:
    return lambda _, task: workers.run(draft_office, task)


async def _work_all(
    run: Run, offices: Sequence[OfficeInput], journal: Journal, work: Work, listen: Listener
) -> int:
    """Work on what the journal does not hold yet; how many it held."""
    progress = Progress("drafting", len(offices))

    async def one(office: OfficeInput) -> None:
        nonlocal progress
        task = office_task(journal, office, run.settings)
        wanted = fingerprint(office.key, task, office.problem, program_fingerprint())
        recorded = landed(journal, run.out, office.key, wanted)
        is_kept = recorded is not None
        if recorded is None:
            outcome = await _outcome(office, task, wanted, work)
            reached = wanted if outcome.is_final else _TRY_AGAIN
            recorded = await asyncio.to_thread(land, journal, run.out, office.key, reached, outcome)
        progress = _further(progress, office, recorded["row"], is_kept=is_kept)
        listen(progress)

    listen(progress)
    await each(offices, one, run.at_once or 2 * run.jobs)
    return progress.kept


async def _outcome(office: OfficeInput, task: dict[str, Any], wanted: str, work: Work) -> Outcome:
    """What became of an office; only what would befall every other too is raised."""
    if office.problem:
        return failure(office.problem, is_final=True)
    try:
        return await work(f"{office.key}/{wanted}", task)
    except (OutputError, MisconfiguredError):
        raise
    except WorkerDiedError:
        return failure(_LOST)
    except AssistantError as error:
        return failure(str(error))
    except Exception as error:  # a defect of ours must not cost the other offices their drafts
        return failure(
            f"起草时程序内部出错（{type(error).__name__}：{error}），没有完成。请把这个机关的文件交给技术人员。"
        )


def _further(progress: Progress, office: OfficeInput, row: dict[str, Any], *, is_kept: bool) -> Progress:
    return replace(
        progress,
        done=progress.done + 1,
        failed=progress.failed + (row["status"] not in (DONE, WAITING)),
        waiting=progress.waiting + (row["status"] == WAITING),
        kept=progress.kept + is_kept,
        calls=progress.calls + (0 if is_kept else row["model_calls"]),
        tokens=progress.tokens + (0 if is_kept else row["tokens"] or 0),
        cost=progress.cost + (0 if is_kept else Decimal(row["cost"] or 0)),
        name=office.head.name,
    )
