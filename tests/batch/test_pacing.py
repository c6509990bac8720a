"""As many calls at once as the endpoint bears, in the order in which they were asked for."""

import asyncio

import pytest

from assistant.batch.pacing import Paced
from assistant.llm import Finish, Message, Reply, Request, Usage
from assistant.llm.errors import BusyError, ModelError

REPLY = Reply("好", Finish.STOP, Usage(1, 1), 0.0)


def request(number: int) -> Request:
    return Request((Message("user", str(number)),))


class Endpoint:
    """A model that bears `most` calls at once and says so to every further one."""

    name = "endpoint"

    def __init__(self, most: int) -> None:
        self.most = most
        self.under_way = 0
        self.highest = 0
        self.complaints = 0
        self.order: list[str] = []

    async def complete(self, request: Request, on_text: object = None) -> Reply:
        self.order.append(request.messages[0].content)
        self.under_way += 1
        self.highest = max(self.highest, self.under_way)
        try:
            if self.under_way > self.most:
                self.complaints += 1
                raise BusyError("忙", 0.01)
            await asyncio.sleep(0.002)
            return REPLY
        finally:
            self.under_way -= 1


def ask(paced: Paced, calls: int) -> None:
    async def through() -> None:
        assert (
            await asyncio.gather(*(paced.complete(request(number)) for number in range(calls)))
            == [REPLY] * calls
        )

    asyncio.run(through())


def test_an_endpoint_without_complaints_gets_more_and_more_and_never_more_than_allowed() -> None:
    endpoint = Endpoint(1000)
    paced = Paced(endpoint, 12)
    ask(paced, 200)
    assert (endpoint.highest, paced.limit) == (12, 12)


def test_a_busy_endpoint_is_asked_less_and_every_call_is_answered_in_the_end() -> None:
    endpoint = Endpoint(3)
    ask(Paced(endpoint, 64), 120)
    assert 0 < endpoint.complaints < 60


def test_calls_are_made_in_the_order_they_were_asked_for() -> None:
    endpoint = Endpoint(1000)
    ask(Paced(endpoint, 4), 40)
    assert endpoint.order == [str(number) for number in range(40)]


@pytest.mark.parametrize("error", [ModelError("坏"), BusyError("忙", 3600)])
def test_what_no_waiting_mends_is_raised_at_once_and_frees_its_place(error: ModelError) -> None:
    class Failing:
        name = "failing"

        async def complete(self, request: Request, on_text: object = None) -> Reply:
            raise error

    paced = Paced(Failing(), 1)

    async def through() -> None:
        for number in range(2):
            with pytest.raises(type(error)):
                paced._quiet_until = 0
                await paced.complete(request(number))

    asyncio.run(through())


def test_a_call_that_is_given_up_while_it_waits_leaves_its_place_to_the_next() -> None:
    endpoint = Endpoint(1000)
    paced = Paced(endpoint, 1)

    async def through() -> None:
        calls = [asyncio.create_task(paced.complete(request(number))) for number in range(5)]
        await asyncio.sleep(0.001)
        calls[1].cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    asyncio.run(through())
    assert endpoint.order == ["0", "2", "3", "4"]


def test_nobody_asks_while_the_endpoint_wants_quiet_and_all_do_afterwards() -> None:
    class Once(Endpoint):
        async def complete(self, request: Request, on_text: object = None) -> Reply:
            self.moments.append(asyncio.get_running_loop().time())
            if len(self.moments) == 1:
                raise BusyError("忙", 0.05)
            return REPLY

        moments: list[float]

    endpoint = Once(1000)
    endpoint.moments = []
    ask(Paced(endpoint, 1), 5)
    assert len(endpoint.moments) == 6
    assert endpoint.moments[1] - endpoint.moments[0] >= 0.05
