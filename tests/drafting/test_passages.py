"""What a model is given to write from: words and keys, never a number of the tables."""

import re
from dataclasses import replace

import pytest

from assistant.drafting.passages import Passage, build_passages
from assistant.drafting.prompts import load_prompts
from assistant.figures import Note, Notes, Problem
from assistant.report import build_brief
from tests.made_figures import made_figures

PROMPTS = load_prompts()


def passages(**changes: object) -> dict[str, Passage]:
    figures = replace(made_figures(7, busy=40), **changes)  # type: ignore[arg-type]
    return {passage.id: passage for passage in build_passages(build_brief(figures), PROMPTS)}


@pytest.mark.parametrize("seed", range(12))
def test_no_figure_of_the_tables_is_shown_to_the_model(seed: int) -> None:
    figures = made_figures(seed)
    for passage in build_passages(build_brief(figures), PROMPTS):
        shown = re.sub(r"\{\{[^}]+\}\}", "", "".join(passage.facts)).replace(f"{figures.year}年", "")
        assert re.findall(r"\d+", shown.replace(f"{figures.year - 1}年", "")) in ([], ["0"])


def test_facts_are_the_template_with_keys_and_fill_up_to_it() -> None:
    on_request = passages()["overview.on_request"]
    filled = re.sub(
        r"\{\{([^}]+)\}\}", lambda match: on_request.wording(match[1]) or "", "".join(on_request.facts)
    )
    assert filled == "".join(paragraph.text for paragraph in on_request.template)


def test_every_note_has_a_key_of_its_own_and_says_whether_it_holds_numbers() -> None:
    notes = Notes(
        topics={
            "management": (Note("审查公文32件"), Note("清理失效链接")),
            "platform": (Note("栏目按月更新"),),
        },
        problems=(Problem("公开不及时", "明确时限"), Problem("解读单一")),
        previous_problems=(Problem("目录陈旧", "已更新"), Problem("没有下文")),
        other=(Note("配合检查"),),
    )
    found = passages(notes=notes)
    keys = {quote.key: quote for passage in found.values() for quote in passage.quotes}
    assert list(keys) == [
        "note1", "note2", "note3", "last_problem1", "last_measure1", "problem1", "measure1", "problem2", "note4",
    ]  # fmt: skip
    assert [key for key, quote in keys.items() if quote.has_numbers] == ["note1"]


def test_with_neither_figures_nor_notes_no_model_is_asked() -> None:
    bare = passages(notes=Notes(), facts=())
    assert not bare["overview.management"].is_worth_asking
    assert not bare["problems"].is_worth_asking
    assert bare["overview.on_request"].is_worth_asking
