"""A model asked to judge: it reads the whole report beside its tables and names what contradicts them."""

import asyncio
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from assistant.figures import Figures
from assistant.llm import ChatModel, Message, ModelError, Request
from assistant.report import Claim, Verdict
from benchmarks.checker.markup import LabelledReport
from benchmarks.checker.systems import System

_PROMPT = Path(__file__).with_name("judge.txt")
_AT_ONCE = 8
_MOST_TOKENS = 8192
Judgements = Mapping[str, list[Claim]]
"""By report; a report whose reply could not be had or read is absent: it stays unscored."""


def configured_model() -> ChatModel | None:
    """The model of ASSISTANT_BASE_URL and ASSISTANT_MODEL; None where no endpoint is configured."""
    if not (os.environ.get("ASSISTANT_BASE_URL") and os.environ.get("ASSISTANT_MODEL")):
        return None
    try:
        from assistant.llm import open_model
    except ImportError:
        sys.stderr.write("an endpoint is configured, but this version of assistant.llm cannot open one\n")
        return None
    from assistant.settings import load_settings

    return open_model(load_settings())


def judge_by(model: ChatModel, reports: Iterable[LabelledReport]) -> System:
    """Ask the model about every report, then stand as a system that knows its answers."""
    judged = asyncio.run(_judge_all(model, list(reports)))
    return System(f"{model.name} asked to judge", lambda report: judged.get(report.id), only_errors=True)


async def _judge_all(model: ChatModel, reports: list[LabelledReport]) -> Judgements:
    gate = asyncio.Semaphore(_AT_ONCE)
    judged: dict[str, list[Claim]] = {}

    async def one(report: LabelledReport) -> None:
        async with gate:
            try:
                reply = await model.complete(request_for(report))
                judged[report.id] = list(accusations(report, reply.text))
            except (ModelError, ValueError) as error:
                sys.stderr.write(f"{report.id} stays unscored: {error}\n")

    await asyncio.gather(*map(one, reports))
    return judged


def request_for(report: LabelledReport) -> Request:
    """The instructions, the tables of both years, and the prose by section."""
    tables = [f"## {report.figures.year}年表格数据", *_cells(report.figures)]
    if report.figures.previous:
        tables += [f"## {report.figures.previous.year}年表格数据", *_cells(report.figures.previous)]
    prose = [f"## 正文小节 {section_id}：{title}\n{text}" for section_id, title, text in report.sections]
    messages = (
        Message("system", _PROMPT.read_text(encoding="utf-8")),
        Message("user", "\n".join([*tables, *prose])),
    )
    return Request(messages, max_tokens=_MOST_TOKENS, temperature=0.0)


def _cells(figures: Figures) -> Iterator[str]:
    for cell, spec in figures.format.cells.items():
        value = figures.number(cell)
        if value:
            yield f"{spec.place}：{value:f}"


def accusations(report: LabelledReport, reply: str) -> Iterator[Claim]:
    """Each error of the reply as a contradicted claim; one whose words are nowhere stands at the section's beginning.

    Raises:
        ValueError: the reply holds no JSON array of objects.
    """
    texts = {section_id: text for section_id, _, text in report.sections}
    for item in _array(reply):
        section, quote, context = (str(item.get(key, "")) for key in ("section", "quote", "context"))
        text = texts.get(section, "")
        around = text.find(context)
        start = text.find(quote, max(0, around)) if quote else -1
        yield Claim(
            section=section,
            start=max(0, start),
            end=start + len(quote) if start >= 0 else 0,
            text=quote,
            value=None,
            unit="",
            verdict=Verdict.CONTRADICTED,
            expected=str(item.get("right", "")),
        )


def _array(reply: str) -> list[dict[str, object]]:
    """The first JSON array in the reply, fenced or among words; nothing in it is repaired."""
    place = reply.find("[")
    while place >= 0:
        try:
            value, _ = json.JSONDecoder().raw_decode(reply, place)
        except json.JSONDecodeError:
            value = None
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        place = reply.find("[", place + 1)
    raise ValueError("the reply holds no JSON array")
