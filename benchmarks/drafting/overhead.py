"""Whole drafts (prompt, call, check, repair) against a bare loop that sends the same messages, in the same run.

    python -m benchmarks.drafting.overhead [DRAFTS] [LATENCY] [CONCURRENT]

Default: 256 made-up offices, 2 s latency, 64 calls at once; the server runs in a process of its own. Rounds alternate; each
prints calls per second of both and their ratio. Also prints calls per clean report and the prompt tokens of the example.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from assistant.drafting.passages import build_passages
from assistant.drafting.prompts import load_prompts
from assistant.drafting.requests import draft_messages, estimated_tokens
from assistant.figures import Figures
from assistant.llm import Budget, Reply, Request
from assistant.llm.door import Door
from assistant.llm.openai_adapter import OpenAIAdapter
from assistant.pipeline import open_figures
from assistant.pipeline.draft import draft_with_model
from assistant.pipeline.writing import ModelOptions
from assistant.report import build_brief
from assistant.settings import ModelSettings
from tests.made_figures import made_figures

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 2


class Limited:
    """A model that is asked by so many at once, and remembers what it was asked."""

    def __init__(self, model: Door, concurrent: int) -> None:
        self._model = model
        self._limit = asyncio.Semaphore(concurrent)
        self.requests: list[Request] = []

    @property
    def name(self) -> str:
        """The model's."""
        return self._model.name

    async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
        """Wait for a turn, then ask."""
        self.requests.append(request)
        async with self._limit:
            return await self._model.complete(request, on_text)


async def whole(url: str, offices: Sequence[Figures], concurrent: int) -> tuple[float, list[Request]]:
    """Draft every office; calls per second, and the requests that were made."""
    settings = ModelSettings(model="drafting", base_url=url)
    async with Door(settings, OpenAIAdapter(settings), None, Budget()) as door:
        model = Limited(door, concurrent)
        options, under_way = ModelOptions(), asyncio.Semaphore(concurrent // 2)  # three calls each

        async def one(figures: Figures) -> None:
            async with under_way:
                await draft_with_model(figures, model, options)

        started = time.perf_counter()
        await asyncio.gather(*map(one, offices))
        return len(model.requests) / (time.perf_counter() - started), model.requests


async def bare(url: str, requests: Sequence[Request], concurrent: int) -> float:
    """Send the same messages with nothing around them; calls per second."""
    from openai import AsyncOpenAI

    limit = asyncio.Semaphore(concurrent)
    async with AsyncOpenAI(api_key="none", base_url=url, max_retries=0) as client:

        async def one(request: Request) -> None:
            messages = [{"role": item.role, "content": item.content} for item in request.messages]
            async with limit:
                await client.chat.completions.create(
                    model="drafting",
                    messages=messages,
                    max_tokens=request.max_tokens,
                    temperature=request.temperature,  # type: ignore[arg-type]
                )

        started = time.perf_counter()
        await asyncio.gather(*map(one, requests))
        return len(requests) / (time.perf_counter() - started)


def prompt_tokens() -> tuple[int, int]:
    """Calls and estimated prompt tokens of the busy example of format 2021."""
    figures = open_figures(ROOT / "examples" / "lanxi-2025.yaml").figures
    prompts = load_prompts()
    passages = [item for item in build_passages(build_brief(figures), prompts) if item.is_worth_asking]
    calls = list(dict.fromkeys(passage.call for passage in passages))
    messages = [
        message.content
        for call in calls
        for message in draft_messages(prompts, figures, [item for item in passages if item.call == call])
    ]
    return len(calls), sum(map(estimated_tokens, messages))


def main() -> None:
    """Run and print."""
    drafts, latency, concurrent = (
        float(sys.argv[index]) if len(sys.argv) > index else default
        for index, default in ((1, 256), (2, 2.0), (3, 64))
    )
    command = [sys.executable, "-m", "tests.servers.drafting", "--rate", "0", "--latency", str(latency)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        _measure(server.stdout.readline().strip(), int(drafts), int(concurrent))
    finally:
        server.terminate()
        server.wait()
    calls, tokens = prompt_tokens()
    _say(f"lanxi-2025: {calls} calls a clean report, about {tokens} prompt tokens in all (limit: 3 and 4000)")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _measure(url: str, drafts: int, concurrent: int) -> None:
    offices = [made_figures(seed) for seed in range(drafts)]
    _, requests = asyncio.run(whole(url, offices[:2], concurrent))
    asyncio.run(bare(url, requests, concurrent))
    ratios = []
    for number in range(1, ROUNDS + 1):
        before = time.process_time()
        rate, requests = asyncio.run(whole(url, offices, concurrent))
        between = time.process_time()
        plain = asyncio.run(bare(url, requests, concurrent))
        work, send = between - before, time.process_time() - between
        ratios.append(rate / plain)
        _say(
            f"round {number}: {len(requests)} calls of {drafts} drafts; whole {rate:.1f}/s, bare {plain:.1f}/s, "
            f"ratio {ratios[-1]:.3f}; CPU {1000 * work / len(requests):.1f} ms a call, bare {1000 * send / len(requests):.1f} ms"
        )
    _say(
        f"median ratio {median(ratios):.3f} (limit: 0.95), {len(requests) / drafts:.2f} calls a clean report"
    )


if __name__ == "__main__":
    main()
