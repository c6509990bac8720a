"""What a run may use."""

import asyncio
from decimal import Decimal

import pytest

from assistant.llm import Budget, Usage, cost
from assistant.llm.errors import BudgetError
from assistant.llm.opening import open_model
from assistant.settings import Limits, ModelSettings, Prices
from tests.llm.conftest import REQUEST, visit
from tests.servers.model_server import TEXT, ModelServer

PRICES = Prices(Decimal(2), Decimal(8))


def test_what_it_costs_is_exact_or_unknown() -> None:
    assert cost(Usage(1000, 500), PRICES) == Decimal("0.006")
    assert cost(Usage(1000, None), PRICES) is None
    assert cost(Usage(1000, 500), None) is None


def test_unknown_tokens_are_estimated_for_the_limit_alone() -> None:
    budget = Budget(Limits(tokens=1000), PRICES)
    budget.spend(REQUEST, Usage(), "答案")
    assert budget.tokens == sum(len(item.content) for item in REQUEST.messages) + 2
    assert budget.money > 0


@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(tokens=100), "token 上限 100"), (Limits(money=Decimal("0.0005")), "费用上限 0.0005元")],
)
def test_a_call_beyond_a_limit_is_not_made(limits: Limits, words: str, server: ModelServer) -> None:
    budget = Budget(limits, PRICES)
    settings = ModelSettings("plain", base_url=server.base_url)
    outcomes = [visit(settings, budget=budget, server=server) for _ in range(4)]
    assert [len(seen.requests) for seen in outcomes] == [1, 1, 0, 0]
    error = outcomes[-1].outcome
    assert type(error) is BudgetError
    assert words in str(error)
    assert (error.calls, error.usage) == (0, Usage())


def test_the_time_of_the_run_ends_a_call_and_forbids_a_wait(server: ModelServer) -> None:
    hanging = ModelSettings("hang", base_url=server.base_url, limits=Limits(seconds=0.3))
    error = visit(hanging).outcome
    assert type(error) is BudgetError
    assert "时间上限 0.3 秒" in str(error)
    waiting = ModelSettings("busy", base_url=server.base_url, limits=Limits(seconds=0.4))
    seen = visit(waiting)
    assert type(seen.outcome) is BudgetError
    assert seen.outcome.calls >= 1


def test_models_of_one_run_share_its_budget(server: ModelServer) -> None:
    budget = Budget(Limits(tokens=60))

    async def ask(name: str) -> str:
        async with open_model(
            ModelSettings(name, base_url=server.base_url), budget=budget, cache=False
        ) as model:
            return (await model.complete(REQUEST)).text

    assert asyncio.run(ask("plain")) == TEXT
    assert asyncio.run(ask("think")) == TEXT
    with pytest.raises(BudgetError):
        asyncio.run(ask("plain"))
    assert budget.tokens == 110


def test_an_unusable_answer_is_paid_too(server: ModelServer) -> None:
    budget = Budget()
    error = visit(ModelSettings("empty", base_url=server.base_url), budget=budget).outcome
    assert (error.calls, error.usage, budget.tokens) == (2, Usage(42, 68), 110)
