"""What a draft took: who wrote each passage and why, every call with its tokens, seconds and money."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.llm import Usage
from assistant.llm.budget import cost
from assistant.settings import Prices

TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class CallAccount:
    """One request to the model."""

    passages: tuple[str, ...]
    """The ids of the passages it asked for."""
    attempt: int
    """0 for the draft, 1 for the first repair."""
    calls: int
    """Calls that reached for the server, retries included; 0 from the cache."""
    usage: Usage
    seconds: float
    failure: str = ""
    """The sentence of a request that brought no usable answer."""

    @property
    def tokens(self) -> int | None:
        """Prompt and completion together; None where the server did not say; 0 for a reply from the cache."""
        if not self.calls:
            return 0
        if self.usage.prompt is None or self.usage.completion is None:
            return None
        return self.usage.prompt + self.usage.completion


@dataclass(frozen=True, slots=True)
class PassageAccount:
    """Who wrote one passage, and how it came to that."""

    id: str
    section: str
    topic: str
    title: str
    drafter: str
    """The model's name, or `template`."""
    reason: str
    """Why the template wrote it; empty for a model's text."""
    codes: tuple[str, ...]
    """The codes of everything found in the model's drafts of it, in order of discovery."""
    repairs: int
    asked: bool
    """Whether a model was asked for it at all."""


def total_calls(calls: Iterable[CallAccount]) -> int:
    """Calls that reached the server."""
    return sum(call.calls for call in calls)


def total_tokens(calls: Iterable[CallAccount]) -> int | None:
    """All tokens; None as soon as one call's are unknown."""
    counted = [call.tokens for call in calls]
    return None if None in counted else sum(count for count in counted if count is not None)


def total_cost(calls: Iterable[CallAccount], prices: Prices | None) -> Decimal | None:
    """The money for all calls; None without prices, or as soon as one call's tokens are unknown."""
    costs = [cost(call.usage, prices) for call in calls if call.calls]
    return None if prices is None or None in costs else sum((item for item in costs if item), Decimal(0))
