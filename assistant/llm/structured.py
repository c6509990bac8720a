"""Answers in a given form, as far as an endpoint can: a ladder from a JSON Schema to a plain request.

Only for what is no prose of a report: with a form forced upon it, a thinking model has been seen to return values that
its own reasoning never held. Drafts are asked for as plain text.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from assistant.llm.contract import ChatModel, Reply, Request
from assistant.llm.errors import MisconfiguredError, UnusableReplyError

Rung = Literal["json_schema", "json_object", "prompt"]
RUNGS: tuple[Rung, ...] = ("json_schema", "json_object", "prompt")


async def ask_structured(
    model: ChatModel, request: Request, schema: Mapping[str, Any], rungs: tuple[Rung, ...] = RUNGS
) -> tuple[dict[str, Any], Rung, Reply]:
    """The object the model answers, the rung that gave it, and the reply. The prompt itself must ask for JSON.

    `rungs` from the one that worked last time spares the failures of the higher ones.

    Raises:
        UnusableReplyError: no rung gave an object.
        ModelError: a failure that no rung would mend.
    """
    for rung in rungs:
        try:
            reply = await model.complete(replace(request, response_format=_response_format(rung, schema)))
            return json_object(reply.text), rung, reply
        except (MisconfiguredError, UnusableReplyError):
            if rung == rungs[-1]:
                raise
    raise ValueError("no rung to try")


def _response_format(rung: Rung, schema: Mapping[str, Any]) -> str | None:
    if rung == "prompt":
        return None
    form: dict[str, Any] = {"type": rung}
    if rung == "json_schema":
        form["json_schema"] = {"name": "answer", "schema": schema, "strict": True}
    return json.dumps(form, ensure_ascii=False)


def json_object(text: str) -> dict[str, Any]:
    """The JSON object in `text`, fenced or among words; nothing in it is repaired.

    Raises:
        UnusableReplyError: there is none.
    """
    decoder = json.JSONDecoder()
    for match in re.finditer(r"\{", text):
        try:
            value, _ = decoder.raw_decode(text, match.start())
        except ValueError:
            continue
        if isinstance(value, dict):
            return value
    raise UnusableReplyError("模型的回答里没有要求的 JSON。请换一个模型，或升级模型服务。")
