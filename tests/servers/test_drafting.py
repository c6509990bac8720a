"""The faulty server itself: good answers are good, every fault spoils, and the seed decides."""

import random

import pytest

from assistant.drafting.passages import build_passages
from assistant.drafting.prompts import load_prompts
from assistant.drafting.requests import draft_messages
from assistant.pipeline.proving import judge_passage
from assistant.report import build_brief
from tests.made_figures import made_figures
from tests.servers.drafting import FAULTS, drafted, written
from tests.servers.drafting_faults import TEXT_FAULTS

FIGURES = made_figures(7, busy=40)
PROMPTS = load_prompts()
PASSAGES = [item for item in build_passages(build_brief(FIGURES), PROMPTS) if item.is_worth_asking]
PROMPT = draft_messages(PROMPTS, FIGURES, PASSAGES)[1].content


def test_every_passage_of_the_prompt_is_answered_and_the_answer_is_good() -> None:
    for seed in range(10):
        answer = drafted(random.Random(seed), PROMPT)
        assert list(answer) == [passage.title for passage in PASSAGES]
        for passage in PASSAGES:
            assert judge_passage(FIGURES, passage, answer[passage.title]).findings == ()


def test_the_seed_decides_the_answer() -> None:
    def answer(seed: int) -> str:
        dice = random.Random(seed)
        return written(dice, drafted(dice, PROMPT))

    assert answer(1) == answer(1)
    assert len({answer(seed) for seed in range(8)}) > 4


@pytest.mark.parametrize("fault", sorted(TEXT_FAULTS))
def test_every_fault_of_a_text_changes_it(fault: str) -> None:
    for seed in range(5):
        dice = random.Random(seed)
        answer = drafted(dice, PROMPT)
        before = dict(answer)
        TEXT_FAULTS[fault](dice, answer, "主动公开")
        assert answer != before


def test_the_faults_that_servers_and_models_are_known_for_are_all_there() -> None:
    assert set(FAULTS) >= {
        "wrong-digit", "wrong-slot", "stray-number", "chinese-numeral", "invented", "missing-topic", "markdown", "reasoning",
        "truncated", "empty", "malformed", "html-page", "error-in-200", "cut-stream", "busy-retry-after", "busy", "error-500",
        "hang", "slow-drip", "content-filter", "wrong-charset", "giant-answer",
    }  # fmt: skip
