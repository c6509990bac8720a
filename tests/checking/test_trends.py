"""Claims without a digit that requests rose, fell or stayed as many as last year.

`turns/trends.txt` has a claim a line: `up`, `down` or `same`, then the words. They were written without a look at this program.
"""

from dataclasses import replace

import pytest

from assistant.checking.evidence import Evidence, build_evidence
from assistant.figures import Figures
from tests.checking.test_turns import OFFICES, checked, contradicted, evidence_of, lines

NEW = "applications.new.total"
MOVES = {"up": 60, "down": -60, "same": 0}
"""This year's requests less last year's."""
CLAIMS = [tuple(line.split("|", 1)) for line in lines("trends")]


def moved(figures: Figures, by: int) -> Evidence:
    """The tables beside a last year with so many requests less."""
    assert figures.previous is not None
    value = figures.cell(NEW).value
    assert value is not None
    cell = replace(figures.previous.cells[NEW], value=value - by)
    previous = replace(figures.previous, cells={**figures.previous.cells, NEW: cell})
    return build_evidence(replace(figures, previous=previous))


@pytest.mark.parametrize(("way", "words"), CLAIMS)
def test_a_claim_of_a_trend_holds_where_the_figures_moved_so_and_nowhere_else(way: str, words: str) -> None:
    figures = evidence_of("2021", *OFFICES["2021"][0]).figures
    for other, by in MOVES.items():
        found = contradicted(moved(figures, by), words)
        assert (found == []) is (other == way), (other, found)


@pytest.mark.parametrize(
    "words",
    [
        "全年收到的政府信息公开申请，征地类申请较上年有所增加。",
        "力争政府信息公开申请数量较上年有所增加。",
        "政府信息公开申请办结率较上年有所增加。",
        "本年通过网络提交的政府信息公开申请较上年增加。",
        "行政复议案件数量较上年有所增加。",
        "政府信息公开申请的办理压力较上年增加。",
        "政府信息公开申请数量近年来有所增加。",
    ],
)
def test_what_says_less_or_something_else_is_no_trend_of_all_requests(words: str) -> None:
    figures = evidence_of("2021", *OFFICES["2021"][0]).figures
    assert contradicted(moved(figures, MOVES["down"]), words) == []


def test_the_right_direction_stands_beside_a_wrong_one() -> None:
    evidence = moved(evidence_of("2021", *OFFICES["2021"][0]).figures, MOVES["down"])
    claim = next(found for found in checked(evidence, "本年新收政府信息公开申请多于上年。"))
    assert claim.expected == "减少60"
    assert claim.expression == f"({NEW}) - (previous.{NEW})"
