"""As many calls at once as the endpoint bears: more while it answers, half as many when it asks for patience.

The rule is that of network congestion control: doubled every round until the first complaint, then additive increase and
multiplicative decrease (Chiu and Jain 1989; the slow start of TCP). Calls wait in the order in which they came, so no office is served before another that asked earlier.
"""

import asyncio
from collections.abc import Callable

from assistant.llm import ChatModel, Reply, Request
from assistant.llm.errors import BusyError, TimeLimitError

_FIRST = 8
"""Calls at once to begin with."""
_MOST_WAITS = 8
"""How often one call waits for a busy endpoint before that is its failure."""
_LONGEST_WAIT = 600.0


class Paced:
    """A model whose calls are held to what its endpoint bears, `most` at once at the utmost."""

    def __init__(self, model: ChatModel, most: int) -> None:
        self._model = model
        self._most = most
        self.limit = min(_FIRST, most)
        """Calls at once, for now."""
        self._under_way = 0
        self._answered = 0
        self._is_untroubled = True
        self._free = asyncio.Condition()
        self._quiet_until = 0.0

    @property
    def name(self) -> str:
        """The endpoint's model id."""
        return self._model.name

    async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
        """Ask when it is this call's turn; a busy endpoint is waited for, by everybody.

        Raises:
            ModelError: as the model raises it; `BusyError` only after many waits, or when asked to wait very long.
        """
        waits = 0
        while True:
            await self._turn()
            try:
                reply = await self._model.complete(request, on_text)
            except BusyError as error:
                self._slow_down(error.retry_after)
                waits += 1
                if waits > _MOST_WAITS or error.retry_after > _LONGEST_WAIT:
                    raise
            except TimeLimitError:
                self._slow_down(0)
                raise
            else:
                if reply.calls:
                    self._answered_once()
                return reply
            finally:
                self._under_way -= 1
                async with self._free:
                    self._free.notify(max(self.limit - self._under_way, 0))

    async def _turn(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            async with self._free:
                await self._free.wait_for(lambda: self._under_way < self.limit)
                wait = self._quiet_until - loop.time()
                if wait <= 0:
                    self._under_way += 1
                    return
            await asyncio.sleep(wait)

    def _slow_down(self, seconds: float) -> None:
        """Halve, once for a burst of complaints: what was under way complains together."""
        loop = asyncio.get_running_loop()
        self._is_untroubled = False
        if loop.time() >= self._quiet_until:
            self.limit = max(self.limit // 2, 1)
            self._answered = 0
        self._quiet_until = max(self._quiet_until, loop.time() + seconds)

    def _answered_once(self) -> None:
        """One more at once for every round that went well; for every call, while nothing has gone wrong yet."""
        self._answered += 1
        if (self._is_untroubled or self._answered >= self.limit) and self.limit < self._most:
            self.limit += 1
            self._answered = 0
