"""A judge counts only where it says the same in both orders; what cannot be used is unscored, never right or wrong."""

import asyncio
from pathlib import Path

import pytest

from assistant.drafting.prompts import load_prompts
from assistant.evaluation.cases import load_case
from assistant.evaluation.judging import judge_attempt
from assistant.llm import Request
from assistant.llm.errors import UnreachableError
from assistant.llm.scripted import Answer, ScriptedModel
from assistant.pipeline import draft_figures
from tests.evaluation.made_cases import made_case

ITEMS = 4 * 3
"""Of the rubric, in three sections."""


def lines(word: str) -> str:
    return "\n".join(f"{item}. {word}" for item in range(1, 5))


def by_place(request: Request) -> Answer:
    """A judge that always likes what comes first."""
    return lines("甲")


def by_text(request: Request) -> Answer:
    """A judge that likes the draft, wherever it stands."""
    content = request.messages[-1].content
    return lines("甲" if content.index("DRAFT") < content.index("乙：") else "乙")


def against(request: Request) -> Answer:
    content = request.messages[-1].content
    return lines("乙" if content.index("DRAFT") < content.index("乙：") else "甲")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (by_text, {"preferred": [ITEMS, ITEMS], "unjudged": [0, ITEMS]}),
        (against, {"preferred": [0, ITEMS], "unjudged": [0, ITEMS]}),
        (lambda _request: lines("相当"), {"preferred": [ITEMS, ITEMS], "unjudged": [0, ITEMS]}),
        (by_place, {"unjudged": [ITEMS, ITEMS]}),
        (lambda _request: "两段都不错。", {"unjudged": [ITEMS, ITEMS]}),
        (lambda _request: "1. 甲\n1. 乙", {"unjudged": [ITEMS, ITEMS]}),
        (lambda _request: UnreachableError("连不上。"), {"unjudged": [ITEMS, ITEMS]}),
    ],
    ids=["the draft", "the reference", "equal", "the first place", "prose", "both", "no answer"],
)
def test_what_a_judge_says_is_counted(answer: object, expected: dict[str, list[int]], tmp_path: Path) -> None:
    case = load_case(made_case(tmp_path / "case", 3))
    sections = [
        {"id": section.id, "text": f"DRAFT{section.text}"}
        for section in draft_figures(case.figures).report.sections
    ]
    model = ScriptedModel(answer)  # type: ignore[arg-type]
    assert asyncio.run(judge_attempt(case, sections, model, load_prompts())) == expected
    assert {request.temperature for request in model.requests} == {0}
    assert len(model.requests) == 6
