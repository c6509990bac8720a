"""An OpenAI-compatible server that drafts plausible prose from the very prompt it is given, with faults at a set rate.

    with drafting_server(faults={"wrong-digit", "error-500"}, rate=0.2, seed=1, latency=0.0) as url:
        settings = ModelSettings(model="drafting", base_url=url)

It reads the passages with their facts and notes from the prompt and writes them out. `FAULTS` lists what can go wrong: in
the text (`drafting_faults`), in the answer, in the protocol. Which request meets which fault follows from the seed, the
request and how often it came, never from the order in which requests arrive; so a retry may succeed where a try failed.

By hand: `python -m tests.servers.drafting --port 8001 --fault invented --rate 0.5`, then
`assistant draft FIGURES --model drafting --base-url http://127.0.0.1:8001/v1`.
"""

import argparse
import asyncio
import json
import random
import re
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tests.servers.drafting_faults import TEXT_FAULTS, Passages
from tests.servers.http import Exchange, HttpServer
from tests.servers.model_server import answer, completion, drip, error_in_stream, giant, hang, status

_PASSAGE = re.compile(r"(?m)^【(?P<title>[^】]+)】(?P<block>.*?)(?=^【|\Z)", re.DOTALL)
_FACTS = re.compile(r"数据：(.*)")
_NOTE = re.compile(r"(?m)^\{\{(\w+)\}\}(（只能写键）)?：(.*)$")
_JOINERS = ("", "", "同时，", "此外，", "工作中，")
REASONING = "用户要我写年度报告，先看数据：新收申请应该是77件吧，办结76件，结转5件。"


def read_prompt(content: str) -> dict[str, tuple[str, list[tuple[str, str, bool]]]]:
    """By title: the sentences with keys, and the notes with key, text and whether only the key may be written."""
    found = {}
    for match in _PASSAGE.finditer(content):
        facts = _FACTS.search(match["block"])
        notes = [(key, text, bool(only)) for key, only, text in _NOTE.findall(match["block"])]
        found[match["title"]] = ("" if not facts or facts[1] == "无" else facts[1].strip(), notes)
    return found


def drafted(dice: random.Random, content: str) -> Passages:
    """A good answer: every fact and every note, in an order and with joints of its own."""
    passages: Passages = {}
    for title, (facts, notes) in read_prompt(content).items():
        told = [
            f"{dice.choice(_JOINERS)}{text if dice.random() < 0.4 and not only else f'{{{{{key}}}}}'}。"
            for key, text, only in notes
            if f"{{{{{key}}}}}" not in facts
        ]
        if told and dice.random() < 0.3:
            passages[title] = "".join(told) + facts
        else:
            passages[title] = facts + ("\n" if facts and told and dice.random() < 0.3 else "") + "".join(told)
    return passages


def written(dice: random.Random, passages: Passages) -> str:
    """The answer as text, its titles marked in one of the ways of models."""
    mark = dice.choice(("【{}】", "【{}】", "【{}】", "[{}]", "## {}", "**{}**"))
    return "\n\n".join(f"{mark.format(title)}\n{text}" for title, text in passages.items())


@dataclass(frozen=True)
class Turn:
    """One request with the good answer to it."""

    exchange: Exchange
    dice: random.Random
    passages: Passages

    @property
    def text(self) -> str:
        """The good answer."""
        return written(self.dice, self.passages)


async def good(turn: Turn) -> None:
    """As it should be."""
    await answer(turn.exchange, turn.text, usage=_usage(turn))


def in_text(name: str) -> Callable[[Turn], Awaitable[None]]:
    """One passage spoiled."""

    async def fault(turn: Turn) -> None:
        if turn.passages:
            TEXT_FAULTS[name](turn.dice, turn.passages, turn.dice.choice(list(turn.passages)))
        await good(turn)

    return fault


async def reasoning(turn: Turn) -> None:
    """Thinking aloud before the answer, in marks, with half a mark, or in a field of its own."""
    block = turn.dice.choice(
        (
            f"<think>{REASONING}</think>\n",
            f"{REASONING}</think>\n",
            f"思考：{REASONING}\n",
            f"<think>{REASONING}",
        )
    )
    await answer(turn.exchange, block + turn.text, usage=_usage(turn))


async def truncated(turn: Turn) -> None:
    """Cut at the limit."""
    text = turn.text
    await answer(
        turn.exchange, text[: turn.dice.randint(len(text) // 4, len(text) - 1)], "length", _usage(turn)
    )


async def empty(turn: Turn) -> None:
    """Nothing."""
    await answer(turn.exchange, turn.dice.choice(("", "\n\n", " ")), usage=_usage(turn))


async def malformed(turn: Turn) -> None:
    """JSON that breaks off."""
    content = json.dumps(completion(turn.text), ensure_ascii=False).encode()
    turn.exchange.send(content[: len(content) // 2])


async def page(turn: Turn) -> None:
    """A gateway's page with status 200."""
    turn.exchange.send("<html><body>统一身份认证</body></html>".encode(), 200, "text/html; charset=utf-8")


async def cut(turn: Turn) -> None:
    """The connection ends in the middle of the answer."""
    exchange, text = turn.exchange, turn.text
    if not exchange.body.get("stream"):
        content = json.dumps(completion(text), ensure_ascii=False).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        exchange.writer.write(head.encode() + content[: len(content) // 2])
        exchange.drop()
        return
    exchange.begin()
    for start in range(0, len(text) // 2, 5):
        delta = {"index": 0, "delta": {"content": text[start : start + 5]}, "finish_reason": None}
        exchange.event(
            {
                "id": "1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "drafting",
                "choices": [delta],
            }
        )
    exchange.chunk(b"")


async def wrong_charset(turn: Turn) -> None:
    """GB 18030 that calls itself UTF-8, or UTF-8 read as Latin-1 on the way."""
    if turn.dice.random() < 0.5:
        await answer(turn.exchange, turn.text.encode().decode("latin-1"), usage=_usage(turn))
        return
    turn.exchange.send(json.dumps(completion(turn.text), ensure_ascii=False).encode("gb18030"))


async def content_filter(turn: Turn) -> None:
    """Refused by the endpoint's filter, as an error or as a reason to stop."""
    if turn.dice.random() < 0.5:
        await status(400, {"message": "Content Exists Risk", "type": "invalid_request_error"})(
            turn.exchange, 1
        )
        return
    await answer(turn.exchange, turn.text[:20], "content_filter", _usage(turn))


async def giant_text(turn: Turn) -> None:
    """A draft that never ends."""
    await answer(turn.exchange, turn.text + "全年公开各类信息。" * 2300, usage=_usage(turn))


_RATE = {"message": "Rate limit reached", "type": "rate_limit_error"}
FAULTS: dict[str, Callable[[Turn], Awaitable[None]]] = {
    **{name: in_text(name) for name in TEXT_FAULTS},
    "reasoning": reasoning,
    "truncated": truncated,
    "empty": empty,
    "malformed": malformed,
    "html-page": page,
    "error-in-200": lambda turn: error_in_stream(turn.exchange, 1),
    "cut-stream": cut,
    "busy-retry-after": lambda turn: status(429, _RATE, {"Retry-After": "1"})(turn.exchange, 1),
    "busy": lambda turn: status(429, _RATE)(turn.exchange, 1),
    "error-500": lambda turn: status(500, {"message": "internal error"})(turn.exchange, 1),
    "hang": lambda turn: hang(turn.exchange, 1),
    "slow-drip": lambda turn: drip(turn.exchange, 1),
    "content-filter": content_filter,
    "wrong-charset": wrong_charset,
    "giant-text": giant_text,
    "giant-answer": lambda turn: giant(turn.exchange, 1),
}
"""Everything that can go wrong, by the name that tables and the command line use."""


class DraftingServer(HttpServer):
    """The server; see the module."""

    def __init__(
        self,
        faults: Collection[str] = (),
        rate: float = 0.2,
        seed: int = 1,
        latency: float = 0.0,
        port: int = 0,
    ) -> None:
        super().__init__(self._answer)
        self._faults, self._rate, self._seed, self._latency = sorted(faults), rate, seed, latency
        self._times: Counter[str] = Counter()
        self.port = port
        self.injected: Counter[str] = Counter()
        """How often each fault was met; `good` counts the answers as they should be."""

    @property
    def base_url(self) -> str:
        """The address to give a client."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def _answer(self, exchange: Exchange) -> None:
        if exchange.path == "/v1/models":
            exchange.json(
                {
                    "object": "list",
                    "data": [{"id": "drafting", "object": "model", "created": 1, "owned_by": "test"}],
                }
            )
            return
        if exchange.path != "/v1/chat/completions":
            exchange.json({"error": {"message": f"no route {exchange.path}"}}, 404)
            return
        content = exchange.body["messages"][-1]["content"]
        self._times[content] += 1
        dice = random.Random(f"{self._seed}|{self._times[content]}|{content}")
        name = dice.choice(self._faults) if self._faults and dice.random() < self._rate else ""
        self.injected[name or "good"] += 1
        if self._latency:
            await asyncio.sleep(self._latency)
        turn = Turn(exchange, dice, drafted(dice, content))
        await (FAULTS[name](turn) if name else good(turn))


@contextmanager
def drafting_server(
    faults: Collection[str] = (), rate: float = 0.2, seed: int = 1, latency: float = 0.0
) -> Iterator[str]:
    """Run the server and give its address: names of `FAULTS`, the share of requests that meet one, seconds to each answer."""
    with DraftingServer(faults, rate, seed, latency) as server:
        yield server.base_url


def _usage(turn: Turn) -> dict[str, int]:
    prompt = sum(len(message["content"]) for message in turn.exchange.body["messages"]) * 2 // 3
    answered = sum(map(len, turn.passages.values())) * 2 // 3
    return {"prompt_tokens": prompt, "completion_tokens": answered, "total_tokens": prompt + answered}


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--fault", action="append", default=[], choices=sorted(FAULTS), metavar="NAME")
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--latency", type=float, default=0.0)
    options = parser.parse_args()
    server = DraftingServer(options.fault, options.rate, options.seed, options.latency, options.port)
    with server:
        print(server.base_url, flush=True)  # noqa: T201 - what the one who started it needs
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
