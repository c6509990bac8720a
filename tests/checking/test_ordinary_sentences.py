"""Sentences as many offices write them: whatever their turn, no right number is held to be wrong.

`turns/ordinary_<format>.txt` has slots as `right_<format>.txt` has, and each number in a slot is right; not every one is proved.
`turns/ordinary_counts.txt` counts what no table holds, `turns/ordinary_lists.txt` announces lists by their right length. All of
them were written without a look at this program, and what it held to be wrong in them at first is what its rules learned.
"""

import pytest
from _pytest.mark import ParameterSet

from tests.checking.test_turns import OFFICES, contradicted, evidence_of, filled, lines

_BLOCK = 40
"""Lines of one test; one for each line would cost more than the checking."""


def _blocks(name: str) -> list[ParameterSet]:
    """The blocks of a file; every other one is for the slow suite."""
    starts = range(0, len(lines(name)), _BLOCK)
    return [
        pytest.param(name, start, marks=[pytest.mark.slow] if place % 2 else [])
        for place, start in enumerate(starts)
    ]


def _held_wrong(name: str, start: int, format_id: str) -> list[tuple[str, list[str]]]:
    """The sentences of a block in which a number is held to be wrong, with these numbers."""
    office = OFFICES[format_id][start // (2 * _BLOCK) % len(OFFICES[format_id])]
    evidence = evidence_of(format_id, *office)
    texts = (filled(evidence, line)[0] for line in lines(name)[start : start + _BLOCK])
    return [(text, found) for text in texts if (found := contradicted(evidence, text))]


@pytest.mark.parametrize(("name", "start"), _blocks("ordinary_2021"))
def test_no_right_number_of_the_form_of_2021_is_held_wrong(name: str, start: int) -> None:
    assert _held_wrong(name, start, "2021") == []


@pytest.mark.parametrize(("name", "start"), _blocks("ordinary_2019"))
def test_no_right_number_of_the_form_of_2019_is_held_wrong(name: str, start: int) -> None:
    assert _held_wrong(name, start, "2019") == []


@pytest.mark.parametrize(("name", "start"), [*_blocks("ordinary_counts"), *_blocks("ordinary_lists")])
def test_what_no_table_holds_is_held_wrong_by_none(name: str, start: int) -> None:
    assert _held_wrong(name, start, "2021") == []
