"""Good texts changed at random (a word put in, a piece cut out, keys exchanged): what is still accepted is still true."""

import random
import re

import pytest

from assistant.drafting.passages import Passage, build_passages
from assistant.drafting.prompts import load_prompts
from assistant.pipeline.proving import as_paragraphs, judge_passage
from assistant.report import build_brief
from tests.made_figures import made_figures
from tests.pipeline.fault_runs import oracle_of_text

PROMPTS = load_prompts()
PIECES = (
    "件", "条", "%", "、", "，", "。", "；", "其中", "分别为", "占", "增长", "减少", "增加", "比上年", "上年", "未", "没有", "均", "全部", "约", "共", "自然人", "不予公开",
    "部分公开", "予以公开", "新收", "办结", "结转", "行政复议", "行政诉讼", "法人或其他组织", "3", "12", "两", "三", "十", "〇", "０", "５件", "①", "1.", "（", "）", "第", "-", "－", "个", "万", "元",
    "其余", "以上", "年", "本季度", "上半年", "截至6月", "某街道", "{{new}}", "{{handled}}", "{{denied}}", "{{carried_in}}", "{{penalties}}", "{{facts.website}}", "{{reconsiderations}}",
)  # fmt: skip
_SLOT = re.compile(r"\{\{[^}]+\}\}")


def good(passage: Passage) -> str:
    """The facts and notes of a passage, written out as a model would."""
    facts = "".join(passage.facts)
    keys = (f"{{{{{quote.key}}}}}" for quote in passage.quotes)
    return facts + "".join(f"{key}。" for key in keys if key not in facts)


def mutated(dice: random.Random, text: str, passage: Passage) -> str:
    """One change."""
    place = dice.randrange(len(text) + 1)
    kind = dice.random()
    slots = list(_SLOT.finditer(text))
    if kind < 0.45:
        return text[:place] + dice.choice(PIECES) + text[place:]
    if kind < 0.6:
        return text[:place] + text[place + dice.randint(1, 6) :]
    if kind < 0.85 and slots:
        slot = dice.choice(slots)
        if dice.random() < 0.6:
            key = dice.choice(list(passage.statements) or ["new"])
            return f"{text[: slot.start()]}{{{{{key}}}}}{text[slot.end() :]}"
        return text[: slot.start()] + dice.choice(PIECES) + text[slot.start() :]
    clauses = re.split(r"(?<=[，。；、])", text)
    one, other = dice.randrange(len(clauses)), dice.randrange(len(clauses))
    clauses[one], clauses[other] = clauses[other], clauses[one]
    return "".join(clauses)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_a_mutated_text_is_refused_or_true(seed: int) -> None:
    dice = random.Random(seed)
    figures = made_figures(seed, "2021" if seed % 3 else "2019")
    accepted = 0
    for passage in build_passages(build_brief(figures), PROMPTS):
        for _ in range(20 if passage.is_worth_asking else 0):
            text = good(passage)
            for _ in range(dice.randint(1, 3)):
                text = mutated(dice, text, passage)
            judged = judge_passage(figures, passage, text)
            if judged.is_proved:
                accepted += 1
                for paragraph in as_paragraphs(judged, passage, "model"):
                    assert list(oracle_of_text(figures, paragraph)) == [], text
    assert accepted > 0
