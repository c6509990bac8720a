"""What the door to a model costs, beside bare loops that send the same messages in the same run.

    python -m benchmarks.llm.overhead [--calls 500] [--concurrency 64] [--latency 0.05] [--rounds 5]

A server in a process of its own answers after the latency. Each round runs a bare `AsyncOpenAI` loop, the door through the
openai adapter, a bare `ChatOpenAI` loop and the door through the langchain adapter, one after the other; every message is
another one, so the cache misses and writes each time. Printed: the median calls per second, the median of the rounds'
ratios, and the CPU per call. Exit code 1 when a ratio is below 0.85. No retries, no proxies and openai's own pool limits on both sides.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.llm import Message, Request, open_model
from assistant.settings import CacheSettings, ModelSettings

LEAST = 0.85
SERVER = """
import asyncio, sys
from tests.servers.http import HttpServer
from tests.servers.model_server import completion

async def answer(exchange):
    await asyncio.sleep(float(sys.argv[1]))
    exchange.json(completion())

with HttpServer(answer) as server:
    print(server.port, flush=True)
    sys.stdin.read()
"""
SYSTEM = "你是公文写作助手，只写正文，数字一律写占位符。"
Ask = Callable[[str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Measured:
    """One way in one round."""

    rate: float
    """Calls per second: what users feel, and what other work on the machine disturbs."""
    cpu: float
    """Milliseconds of this process per call."""


Measure = Callable[[Ask], Awaitable[Measured]]


async def measured(ask: Ask, calls: int, concurrency: int, name: str) -> Measured:
    """`calls` calls, after as many as there are connections to warm up."""
    gate = asyncio.Semaphore(concurrency)

    async def one(text: str) -> None:
        async with gate:
            await ask(text)

    await asyncio.gather(*(one(f"{name} 预热 {number}") for number in range(concurrency)))
    started, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one(f"{name} 第 {number} 段") for number in range(calls)))
    return Measured(calls / (time.perf_counter() - started), (time.process_time() - cpu) * 1000 / calls)


async def bare_openai(base_url: str, measure: Measure) -> Measured:
    """What anybody would write with openai."""
    from openai import AsyncOpenAI

    async with AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0) as client:

        async def ask(text: str) -> object:
            messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": text}]
            return await client.chat.completions.create(
                model="tested", messages=messages, max_tokens=2048, temperature=0.3  # type: ignore[arg-type]
            )  # fmt: skip

        return await measure(ask)


async def bare_langchain(base_url: str, measure: Measure) -> Measured:
    """What anybody would write with LangChain."""
    from langchain_openai import ChatOpenAI

    model = ChatOpenAI(
        model="tested", base_url=base_url, api_key="none", max_retries=0, temperature=0.3, max_tokens=2048  # type: ignore[arg-type,call-arg]
    )  # fmt: skip

    async def ask(text: str) -> object:
        return await model.ainvoke([("system", SYSTEM), ("user", text)])

    return await measure(ask)


async def door(settings: ModelSettings, measure: Measure) -> Measured:
    """Ours, with everything switched on."""
    async with open_model(settings) as model:

        async def ask(text: str) -> object:
            return await model.complete(Request((Message("system", SYSTEM), Message("user", text))))

        return await measure(ask)


async def rounds(base_url: str, folder: Path, options: argparse.Namespace) -> dict[str, list[Measured]]:
    """Each way, round by round."""
    cache = CacheSettings(folder / "replies.sqlite")
    ways: dict[str, Callable[[Measure], Awaitable[Measured]]] = {
        "AsyncOpenAI": lambda measure: bare_openai(base_url, measure),
        "openai": lambda measure: door(ModelSettings("tested", base_url=base_url, cache=cache), measure),
        "ChatOpenAI": lambda measure: bare_langchain(base_url, measure),
        "langchain": lambda measure: door(
            ModelSettings("tested", "langchain", base_url=base_url, cache=cache), measure
        ),
    }
    rates: dict[str, list[Measured]] = {name: [] for name in ways}
    for number in range(options.rounds):
        for name, way in ways.items():
            measure = partial(
                measured, calls=options.calls, concurrency=options.concurrency, name=f"{name} {number}"
            )
            rates[name].append(await way(measure))
    return rates


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="the door beside bare loops")
    parser.add_argument("--calls", type=int, default=500)
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--latency", type=float, default=0.05)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    command = [sys.executable, "-c", SERVER, str(options.latency)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout
        base_url = f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"
        rates = asyncio.run(rounds(base_url, Path(folder), options))
        server.terminate()
    return report(rates, options)


def report(rates: dict[str, list[Measured]], options: argparse.Namespace) -> int:
    """Print the table; 1 when a ratio is too low."""
    print(  # noqa: T201
        f"{options.calls} calls, {options.concurrency} at once, {options.latency * 1000:g} ms latency, "
        f"median of {options.rounds} rounds"
    )
    print(f"{'adapter':<12}{'bare loop':>14}{'door':>10}{'ratio':>8}   calls/s   {'CPU ms/call':>12}")  # noqa: T201
    low = False
    for adapter, bare in (("openai", "AsyncOpenAI"), ("langchain", "ChatOpenAI")):
        pairs = zip(rates[adapter], rates[bare], strict=True)
        ratio = statistics.median(ours.rate / theirs.rate for ours, theirs in pairs)
        cpu = [statistics.median(item.cpu for item in rates[name]) for name in (bare, adapter)]
        speed = [statistics.median(item.rate for item in rates[name]) for name in (bare, adapter)]
        low = low or ratio < LEAST
        print(  # noqa: T201
            f"{adapter:<12}{speed[0]:>14.0f}{speed[1]:>10.0f}{ratio:>8.2f}{cpu[0]:>15.1f} -> {cpu[1]:.1f}"
        )
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
