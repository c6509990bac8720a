"""An optional judge: a model says which of two texts is worded better, the draft or the reference.

It never judges a number. Every pair is shown in both orders, because judges favour a place; only a preference that
survives the exchange counts. An answer that cannot be read, or turns with the order, is unscored and counted as that.
"""

import re
from collections.abc import Sequence
from typing import Any

from assistant.drafting.prompts import Prompts
from assistant.evaluation.cases import Case
from assistant.evaluation.metrics import Count
from assistant.figures import Figures
from assistant.llm import ChatModel, Message, Request
from assistant.llm.errors import MisconfiguredError, ModelError

_ANSWER = re.compile(r"^\s*(\d)\s*[.．、:：)）]?\s*[“\"]?(甲|乙|相当)", re.MULTILINE)
_ITEM = re.compile(r"^(\d)\.", re.MULTILINE)
_SECTIONS = ("overview", "problems", "other")
_MAX_TOKENS = 200


async def judge_attempt(
    case: Case, sections: Sequence[dict[str, Any]], model: ChatModel, prompts: Prompts
) -> dict[str, list[float]]:
    """The counts `preferred` and `unjudged` of one draft.

    Raises:
        MisconfiguredError: the judge's address, key, name or parameters are wrong.
    """
    preferred = asked = unscored = 0
    for section in sections:
        reference = case.reference.section(section["id"])
        if section["id"] not in _SECTIONS or reference is None or not reference.text.strip():
            continue
        pair = (section["text"], reference.text)
        verdicts = await _compared(case.figures, pair, model, prompts)
        asked += len(verdicts)
        unscored += sum(verdict is None for verdict in verdicts)
        preferred += sum(verdict is True for verdict in verdicts)
    counts: dict[str, Count] = {"preferred": (preferred, asked - unscored), "unjudged": (unscored, asked)}
    return {name: list(count) for name, count in counts.items() if count[1]}


async def _compared(
    figures: Figures, pair: tuple[str, str], model: ChatModel, prompts: Prompts
) -> list[bool | None]:
    """For each item of the rubric whether the draft is no worse; None where the judge did not say it twice."""
    items = _ITEM.findall(prompts["judge"].text)
    there = await _asked(figures, pair, model, prompts)
    back = await _asked(figures, pair[::-1], model, prompts)
    turned = {"甲": "乙", "乙": "甲", "相当": "相当"}
    return [
        there[item] != "乙" if item in there and there[item] == turned.get(back.get(item, "")) else None
        for item in items
    ]


async def _asked(
    figures: Figures, pair: tuple[str, str], model: ChatModel, prompts: Prompts
) -> dict[str, str]:
    """The judge's answers by item; empty when it gave none."""
    content = prompts["judge"].render(material=material_of(figures), first=pair[0], second=pair[1])
    try:
        reply = await model.complete(Request((Message("user", content),), _MAX_TOKENS, 0.0))
    except MisconfiguredError:
        raise
    except ModelError:
        return {}
    answers: dict[str, list[str]] = {}
    for item, answer in _ANSWER.findall(reply.text):
        answers.setdefault(item, []).append(answer)
    return {item: found[0] for item, found in answers.items() if len(set(found)) == 1}


def material_of(figures: Figures) -> str:
    """What the office gave, a line each."""
    notes = [note.text for items in figures.notes.topics.values() for note in items]
    problems = [f"问题：{item.text}　措施：{item.measure or '（没有写）'}" for item in figures.notes.problems]
    return "\n".join([*notes, *problems, *(note.text for note in figures.notes.other)]) or "（没有）"
