"""How far a run is, and the loop that both of its halves share."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is; given to the listener after every step."""

    stage: str
    """`reading`, `drafting`, or `waiting` for a bulk endpoint."""
    total: int
    done: int = 0
    failed: int = 0
    """Of the done, those with errors or that could not be worked on."""
    waiting: int = 0
    """Of the done, those whose model has still to answer through a bulk endpoint."""
    kept: int = 0
    """Of the done, those that an earlier run had finished."""
    calls: int = 0
    tokens: int = 0
    cost: Decimal = Decimal(0)
    """Of the calls, as far as the settings hold prices, in their currency."""
    name: str = ""
    """The one just done."""


Listener = Callable[[Progress], None]


async def each(items: Iterable[Item], do: Callable[[Item], Awaitable[None]], at_once: int) -> None:
    """Do something with every item, `at_once` at a time, begun in their order; the first failure stops the rest."""
    waiting = iter(items)

    async def take() -> None:
        for item in waiting:
            await do(item)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(max(at_once, 1)):
                group.create_task(take())
    except* Exception as errors:
        raise _first(errors) from None


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    error = errors.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error
