"""Paragraphs of turns and of other matters in any order: right numbers are proved or open, never contradicted.

What one sentence speaks of must not become what the next one counts.
"""

import random

import pytest

from tests.checking.test_turns import OFFICES, changed, contradicted, evidence_of, filled, lines

EVERYDAY, MANY = 60, 600
FEWEST_FOUND = 0.97
"""Of changed numbers; alone each turn is refuted, and behind another matter some stay open."""


def _paragraphs(format_id: str, count: int, seed: int) -> list[str]:
    dice = random.Random(seed)
    sentences = [
        line.rstrip("。") + "。" for name in ("right", "other") for line in lines(f"{name}_{format_id}")
    ]
    return ["".join(dice.sample(sentences, dice.randint(2, 5))) for _ in range(count)]


def _no_right_number_is_contradicted(format_id: str, count: int, seed: int) -> None:
    evidence = evidence_of(format_id, *OFFICES[format_id][0])
    for paragraph in _paragraphs(format_id, count, seed):
        words, _ = filled(evidence, paragraph)
        assert contradicted(evidence, words) == [], words


@pytest.mark.parametrize("format_id", OFFICES)
def test_no_right_number_is_contradicted_beside_others(format_id: str) -> None:
    _no_right_number_is_contradicted(format_id, EVERYDAY, 1)


@pytest.mark.slow
@pytest.mark.parametrize("format_id", OFFICES)
def test_no_right_number_of_many_is_contradicted_beside_others(format_id: str) -> None:
    _no_right_number_is_contradicted(format_id, MANY, 2)


@pytest.mark.slow
@pytest.mark.parametrize("format_id", OFFICES)
def test_nearly_every_changed_number_is_refuted_beside_others(format_id: str) -> None:
    evidence = evidence_of(format_id, *OFFICES[format_id][0])
    dice, found = random.Random(3), []
    for paragraph in _paragraphs(format_id, MANY, 3):
        words, slots = filled(evidence, paragraph)
        if slots:
            found.append(bool(contradicted(evidence, changed(words, dice.choice(slots)))))
    assert sum(found) >= FEWEST_FOUND * len(found), (sum(found), len(found))
