"""Answers in whatever marks a model uses."""

import pytest

from assistant.drafting.answers import split_answer
from assistant.drafting.passages import build_passages
from assistant.drafting.prompts import load_prompts
from assistant.report import build_brief
from tests.made_figures import made_figures

PASSAGES = {passage.id: passage for passage in build_passages(build_brief(made_figures(7)), load_prompts())}
ASKED = [PASSAGES["overview.proactive"], PASSAGES["overview.on_request"]]
BOTH = {"overview.proactive": ["甲。"], "overview.on_request": ["乙。\n丙。"]}


@pytest.mark.parametrize(
    "text",
    [
        "【主动公开】\n甲。\n\n【依申请公开】\n乙。\n\n丙。\n",
        "好的，以下是正文：\n【主动公开】甲。\n【依申请公开】乙。\n　　丙。",
        "## 主动公开\n甲。\n## 依申请公开\n乙。\n丙。",
        "**【主动公开】**\n甲。\n**【依申请公开】**\n乙。\n丙。",
        "（一）主动公开情况\n甲。\n（二）依申请公开情况：\n乙。\r\n丙。",
        "[主动公开]\n甲。\n[依申请公开]\n乙。\n丙。",
        "**主动公开**：\n甲。\n**依申请公开**：\n乙。\n丙。",
    ],
)
def test_titles_are_found_in_the_marks_of_models(text: str) -> None:
    assert split_answer(text, ASKED) == BOTH


def test_a_title_inside_a_sentence_is_none() -> None:
    text = "【主动公开】\n主动公开信息{{facts.website}}，依申请公开另述。\n【依申请公开】\n乙。\n丙。"
    assert split_answer(text, ASKED)["overview.proactive"] == [
        "主动公开信息{{facts.website}}，依申请公开另述。"
    ]


def test_a_passage_written_twice_is_kept_twice() -> None:
    assert split_answer("【主动公开】\n甲。\n【主动公开】\n丁。", ASKED) == {
        "overview.proactive": ["甲。", "丁。"]
    }


def test_a_single_passage_needs_no_title() -> None:
    assert split_answer("甲。", ASKED[:1]) == {"overview.proactive": ["甲。"]}
    assert split_answer("甲。", ASKED) == {}


@pytest.mark.parametrize("text", ["", "\n \n", "多" * 30_000])
def test_nothing_and_far_too_much_hold_no_passage(text: str) -> None:
    assert split_answer(text, ASKED[:1]) == {}
