"""A run: every variant over every case, so many times, side by side, and resumable.

The embedded drafter takes a processor and runs in processes; a model takes time and runs in one event loop. What is
finished stands in the journal: an attempt whole, a reply of a model as soon as it came. The same command goes on where
it stopped, and a change of case, prompt, model or program does again exactly what it touches.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from assistant.drafting.prompts import Prompts, load_prompts
from assistant.evaluation.attempt import (
    DRAFTED,
    FAILED,
    case_tree,
    model_attempt,
    template_attempt,
)
from assistant.evaluation.cases import CaseSource, load_case
from assistant.evaluation.judging import judge_attempt
from assistant.evaluation.recording import RecordedModel
from assistant.llm import ChatModel
from assistant.pipeline.writing import ModelOptions
from assistant.runs.fingerprint import fingerprint, program_fingerprint
from assistant.runs.journal import Journal
from assistant.settings import ModelSettings, Prices

TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to draft: the embedded drafter, or a model with its settings."""

    name: str
    opens: Callable[[], AbstractAsyncContextManager[ChatModel]] | None = None
    """Opens the model in the run's event loop; None for the embedded drafter."""
    prices: Prices | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    """What shapes its replies, without keys: for the record and for the fingerprint."""


def model_variant(name: str, settings: ModelSettings) -> Variant:
    """The variant of a model behind an endpoint; its limits count for it alone."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[ChatModel]:
        from assistant.llm.opening import open_model

        async with open_model(settings) as model:
            yield model

    shaping = ("model", "adapter", "provider", "base_url", "temperature", "max_tokens", "extra_body")
    kept = {key: value for key in shaping if (value := getattr(settings, key))}
    return Variant(name, opened, settings.prices, kept)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does."""

    cases: tuple[CaseSource, ...]
    variants: tuple[Variant, ...]
    prompts: Prompts = field(default_factory=load_prompts)
    repeats: int = 1
    repairs: int = 2
    judge: Variant | None = None
    """A model that compares the wording of each draft with its reference's; it never touches a number."""
    jobs: int = 2
    """Processes for the embedded drafter, and cases at once for a model."""


@dataclass(frozen=True, slots=True)
class Task:
    """One attempt to make."""

    variant: Variant
    case: CaseSource
    repeat: int

    @property
    def key(self) -> str:
        """Its name in the journal."""
        return f"{self.variant.name}/{self.case.id}/{self.repeat}"


Listener = Callable[[int, int], None]
"""Told how many of how many attempts are made."""


def tasks_of(plan: Plan) -> list[Task]:
    """All attempts, in the order of the result; the embedded drafter is the same every time and drafts once."""
    return [
        Task(variant, case, repeat)
        for variant in plan.variants
        for case in plan.cases
        for repeat in range(plan.repeats if variant.opens else 1)
    ]


def make_run(
    plan: Plan, journal: Journal | None, listen: Listener = lambda _done, _all: None
) -> dict[str, Any]:
    """Make every attempt; the result's `cases` and `attempts`, with what was measured by the clock apart.

    Raises:
        InputError: a case cannot be read.
        MisconfiguredError: a model's address, key, name or parameters are wrong.
    """
    tasks = tasks_of(plan)
    with _pool(plan) as pool:
        cases = {item.id: case_tree(item) for item in plan.cases}
        made = asyncio.run(_make_all(plan, tasks, journal, pool, listen))
    attempts = [
        {"variant": task.variant.name, "case": task.case.id, "repeat": task.repeat, **tree}
        for task, (tree, _) in zip(tasks, made, strict=True)
    ]
    seconds = {task.key: taken for task, (_, taken) in zip(tasks, made, strict=True)}
    return {"cases": cases, "attempts": attempts, "seconds": seconds}


def _pool(plan: Plan) -> Any:
    """Processes where they pay; a single process stays in this one."""
    is_template = any(variant.opens is None for variant in plan.variants)
    if not is_template or plan.jobs < 2 or len(plan.cases) < 2 * plan.jobs:
        return nullcontext(None)
    return ProcessPoolExecutor(plan.jobs, mp_context=get_context("spawn"))


async def _make_all(
    plan: Plan, tasks: Sequence[Task], journal: Journal | None, pool: Executor | None, listen: Listener
) -> list[tuple[dict[str, Any], float]]:
    places = asyncio.Semaphore(max(plan.jobs, 1))
    done = 0

    async def make(
        task: Task, models: tuple[ChatModel | None, ChatModel | None]
    ) -> tuple[dict[str, Any], float]:
        nonlocal done
        async with places:
            result = await _make(plan, task, models, journal, pool)
        done += 1
        listen(done, len(tasks))
        return result

    async with AsyncExitStack() as stack:
        models = {
            variant.name: await stack.enter_async_context(variant.opens()) if variant.opens else None
            for variant in plan.variants
        }
        judge = (
            await stack.enter_async_context(plan.judge.opens()) if plan.judge and plan.judge.opens else None
        )
        try:
            async with asyncio.TaskGroup() as group:
                running = [
                    group.create_task(make(task, (models[task.variant.name], judge))) for task in tasks
                ]
        except ExceptionGroup as failed:
            raise failed.exceptions[0] from None
        return [item.result() for item in running]


async def _make(
    plan: Plan,
    task: Task,
    models: tuple[ChatModel | None, ChatModel | None],
    journal: Journal | None,
    pool: Executor | None,
) -> tuple[dict[str, Any], float]:
    """One attempt with its drafter and its judge, from the journal if it is there; only finished ones are kept."""
    shaped_by = shape(plan, task)
    kept = journal.recall("attempt", task.key, shaped_by) if journal else None
    if kept is not None:
        return kept["tree"], kept["seconds"]
    model, judge = models
    started = time.monotonic()
    if model:
        options = ModelOptions(plan.prompts, repairs=plan.repairs, repeat=task.repeat)
        recorded = RecordedModel(model, journal, task.key, shaped_by)
        tree = await model_attempt(task.case, recorded, options, task.variant.prices)
    elif pool:
        tree = await asyncio.get_running_loop().run_in_executor(pool, template_attempt, task.case)
    else:
        tree = template_attempt(task.case)
    if judge and tree["status"] == DRAFTED:
        recorded = RecordedModel(judge, journal, f"judge/{task.key}", shaped_by)
        tree["scores"] |= await judge_attempt(load_case(task.case), tree["sections"], recorded, plan.prompts)
    seconds = round(time.monotonic() - started, 3)
    if journal and tree["status"] == DRAFTED:
        journal.record("attempt", task.key, shaped_by, {"tree": tree, "seconds": seconds})
    return tree, seconds


def shape(plan: Plan, task: Task) -> str:
    """The fingerprint of everything that shapes an attempt."""
    return fingerprint(
        program_fingerprint(),
        task.case.fingerprint,
        task.variant.settings,
        plan.prompts.fingerprint if task.variant.opens or plan.judge else "",
        plan.judge.settings if plan.judge else {},
        [plan.repairs, task.repeat],
    )


def has_failed(run: dict[str, Any]) -> bool:
    """Whether not one attempt with a model brought a draft."""
    asked = [item for item in run["attempts"] if item["variant"] != TEMPLATE]
    return bool(asked) and all(item["status"] == FAILED for item in asked)
