"""As many calls at once as the endpoint bears: more while it answers, half as many when it asks for patience.

The rule is that of network congestion control: doubled every round until the first complaint, then additive increase and
multiplicative decrease (Chiu and Jain 1989; the slow start of TCP). Calls wait in the order in which they came, so no office is served before another that asked earlier.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from assistant.llm import ChatModel, Reply, Request
from assistant.llm.errors import BusyError, TimeLimitError

_FIRST = 32
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
        self._waiting: deque[asyncio.Future[None]] = deque()
        """The calls whose turn has not come, first to last."""
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
                self._admit()

    async def _turn(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # its place was given to it and is free again
                self._under_way -= 1
                self._admit()
            raise

    def _admit(self) -> None:
        """Give the free places to those who wait longest, unless the endpoint has asked for patience."""
        if asyncio.get_running_loop().time() < self._quiet_until:
            return
        while self._waiting and self._under_way < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._under_way += 1
                turn.set_result(None)

    def _slow_down(self, seconds: float) -> None:
        """Halve, once for a burst of complaints: what was under way complains together."""
        loop = asyncio.get_running_loop()
        self._is_untroubled = False
        if loop.time() >= self._quiet_until:
            self.limit = max(self.limit // 2, 1)
            self._answered = 0
        self._quiet_until = max(self._quiet_until, loop.time() + seconds)
        loop.call_at(self._quiet_until, self._end_of_quiet, self._quiet_until)

    def _end_of_quiet(self, until: float) -> None:
        """The wait that ended at `until` is over, unless the endpoint has asked for a longer one since."""
        if self._quiet_until <= until:
            self._quiet_until = 0.0
        self._admit()

    def _answered_once(self) -> None:
        """One more at once for every round that went well; for every call, while nothing has gone wrong yet."""
        self._answered += 1
        if (self._is_untroubled or self._answered >= self.limit) and self.limit < self._most:
            self.limit += 1
            self._answered = 0
