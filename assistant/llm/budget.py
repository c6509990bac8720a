"""What one run may use: time, tokens, money. Shared by every call of the run.

A call is refused once a limit is reached; calls already under way end as they do, so many at once can pass a limit by
what they are about to cost.
"""

import time
from collections.abc import Callable
from decimal import Decimal

from assistant.llm.contract import Request, Usage
from assistant.llm.errors import BudgetError
from assistant.settings import Limits, Prices

_MILLION = 1_000_000


def cost(usage: Usage, prices: Prices | None) -> Decimal | None:
    """What `usage` costs; None where no prices are set or the server did not count."""
    if prices is None or usage.prompt is None or usage.completion is None:
        return None
    return (usage.prompt * prices.prompt + usage.completion * prices.completion) / _MILLION


def estimated(request: Request, text: str) -> Usage:
    """Tokens by characters, one each, which is more than models need for Chinese: for limits only, never reported."""
    return Usage(sum(len(item.content) for item in request.messages), len(text))


class Budget:
    """The run's account; its time starts at the first call."""

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008  frozen
        prices: Prices | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._prices = prices
        self._clock = clock
        self._started: float | None = None
        self.tokens = 0
        """Used so far; where the server does not count, estimated by characters."""
        self.money = Decimal(0)
        """Spent so far, on the same footing; 0 where no prices are set."""

    def check(self, waiting: float = 0.0) -> None:
        """Allow one more call, after `waiting` seconds.

        Raises:
            BudgetError: a limit is reached, or would be by waiting.
        """
        limits = self._limits
        if self.seconds_left() < waiting or self.seconds_left() <= 0:
            raise self._exceeded(f"时间上限 {limits.seconds:g} 秒", "seconds")
        if limits.tokens is not None and self.tokens >= limits.tokens:
            raise self._exceeded(f"token 上限 {limits.tokens}", "tokens")
        if limits.money is not None and self._prices and self.money >= limits.money:
            raise self._exceeded(f"费用上限 {limits.money}{self._prices.currency}", "money")

    def seconds_left(self) -> float:
        """Seconds until the time limit; infinite where there is none."""
        if self._limits.seconds is None:
            return float("inf")
        self._started = self._clock() if self._started is None else self._started
        return self._limits.seconds - (self._clock() - self._started)

    def spend(self, request: Request, usage: Usage, text: str) -> None:
        """Enter one call."""
        guess = estimated(request, text)
        known = Usage(
            guess.prompt if usage.prompt is None else usage.prompt,
            guess.completion if usage.completion is None else usage.completion,
        )
        self.tokens += (known.prompt or 0) + (known.completion or 0)
        self.money += cost(known, self._prices) or Decimal(0)

    @staticmethod
    def _exceeded(what: str, setting: str) -> BudgetError:
        error = BudgetError(
            f"本次运行已到{what}，不再调用模型；其余段落由模板起草。需要更多，请在设置文件的 [limits] 里调大 {setting}。"
        )
        error.calls = 0
        return error
