"""Reasoning in the text: taken off, whole or streamed, however it is torn into pieces."""

import pytest

from assistant.llm.reasoning import ReasoningFilter, without_reasoning

CASES = {
    "": "",
    "正文。": "正文。",
    "<think>想</think>正文。": "正文。",
    "\n<think>\n想\n</think>\n\n正文。": "正文。",
    "<THINK>想</Think >正文。": "正文。",
    "<thinking>想</thinking>正文。": "正文。",
    "<think></think>正文。": "正文。",
    "想了想</think>正文。": "正文。",
    "<think>一</think><think>二</think>正文。": "正文。",
    "<think>没有想完": "",
    "正文。<think>又想": "正文。",
    "<b>正文</b>。": "<b>正文</b>。",
    "申请数<上年数。": "申请数<上年数。",
    "<thin>正文。": "<thin>正文。",
}


@pytest.mark.parametrize("text", CASES)
def test_only_what_follows_the_reasoning_is_published(text: str) -> None:
    assert without_reasoning(text) == CASES[text]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("text", [item for item in CASES if "想了想" not in item and "又想" not in item])
def test_a_stream_holds_reasoning_back(text: str, size: int) -> None:
    shown: list[str] = []
    gate = ReasoningFilter(shown.append)
    for start in range(0, len(text), size):
        gate.push(text[start : start + size])
    assert "".join(shown) == CASES[text]
    assert gate.shown is bool(CASES[text])
