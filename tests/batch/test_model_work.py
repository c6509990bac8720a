"""With a model: proved like any other draft, paid once, and tried again where a call failed."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.batch.model_work import model_identity, model_work
from assistant.batch.outputs import _counts
from assistant.batch.progress import Progress
from assistant.batch.run import Run, run_offices
from assistant.cli.progress import _more
from assistant.llm.errors import MisconfiguredError
from assistant.pipeline.writing import ModelOptions
from assistant.runs import Journal
from assistant.settings import CacheSettings, ModelSettings, Prices
from tests.batch.conftest import Inline
from tests.servers.drafting import DraftingServer


@pytest.fixture(scope="module")
def server() -> Iterator[DraftingServer]:
    with DraftingServer() as running:
        yield running


@pytest.fixture
def settings(server: DraftingServer, tmp_path: Path) -> ModelSettings:
    return ModelSettings(
        "drafting", base_url=server.base_url, cache=CacheSettings(path=tmp_path / "replies.sqlite")
    )


def go(run: Run, journal: Journal, settings: ModelSettings) -> dict[str, dict[str, Any]]:
    options = ModelOptions()
    run = replace(run, model=model_identity(settings, options), at_once=8)

    async def through() -> dict[str, dict[str, Any]]:
        workers = Inline()
        async with model_work(settings, options, workers, 8) as work:
            finished = await run_offices(run, journal, work=work, workers=workers)
        return {result["row"]["office"]: result["row"] for result in finished.results(journal, run.out)}

    return asyncio.run(through())


def calls(server: DraftingServer) -> int:
    return server.injected.total()


def test_every_office_is_drafted_by_the_model_and_nothing_is_paid_twice(
    run: Run, journal: Journal, settings: ModelSettings, server: DraftingServer
) -> None:
    before = calls(server)
    rows = go(run, journal, settings)
    made = calls(server) - before
    assert made == sum(row["model_calls"] for row in rows.values()) > len(rows)
    for row in rows.values():
        assert row["drafter"] == "drafting"
        assert row["claims"] == row["supported"]
    assert go(run, journal, settings) == rows
    again = go(replace(run, suffixes=(".html",)), journal, settings)
    assert sum(row["model_calls"] for row in again.values()) == 0
    assert calls(server) - before == made


def test_an_office_in_which_a_call_failed_is_complete_and_only_that_is_asked_again(
    run: Run, journal: Journal, settings: ModelSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.llm.retries.TRIES", ())
    with DraftingServer({"error-500"}, rate=0.3, seed=3) as failing:
        broken = replace(settings, base_url=failing.base_url)
        rows = go(run, journal, broken)
        failed = sum(row["by_template"] for row in rows.values())
        assert {row["status"] for row in rows.values()} == {"done", "blocked"}
        for _ in range(6):
            rows = go(run, journal, broken)
        assert sum(row["by_template"] for row in rows.values()) < failed
        assert failing.injected["good"] == len(failing._times)  # every request was answered well exactly once


def test_what_a_run_costs_is_told_where_prices_are_set(
    run: Run, journal: Journal, settings: ModelSettings
) -> None:
    priced = replace(settings, prices=Prices(Decimal(2), Decimal(8)), cache=CacheSettings(enabled=False))
    rows = go(run, journal, priced)
    costs = [Decimal(row["cost"]) for row in rows.values()]
    assert all(cost > 0 for cost in costs)
    assert (
        _counts({"row": row, "problems": [], "set_aside": []} for row in rows.values())["cost"]
        == f"{sum(costs):f}"
    )
    assert f"费用 {sum(costs):.2f}" in _more(Progress("drafting", 1, calls=1, cost=sum(costs, Decimal(0))))


def test_a_wrong_setting_ends_the_run_at_once(run: Run, journal: Journal, settings: ModelSettings) -> None:
    nowhere = (settings.base_url or "").replace("/v1", "/v2")
    with pytest.raises(MisconfiguredError):
        go(run, journal, replace(settings, base_url=nowhere))
