"""The turns in which reports tell their numbers: every right number is proved, every changed one refuted, other matters stay open.

`turns/right_<format>.txt` has a sentence a line with expressions for its numbers (short names as in the labelled reports; ± and the
like write 增加 or 减少 before the size of a change, numbers between ? are of no table); `turns/other_<format>.txt` has sentences about other
matters in the tables' words, `turns/other_statements.txt` claims without a digit. The sentences are our own; their turns are those of published reports.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import Evidence, build_evidence
from assistant.figures import evaluate
from assistant.numerals.wording import round_half_up
from assistant.report import Claim, Paragraph, ReportSection, Verdict
from benchmarks.checker.markup import expand, with_rows
from tests.made_figures import made_figures

TURNS = Path(__file__).parent / "turns"
OFFICES = {"2019": ((5, 300), (9, 60)), "2021": ((3, 900), (8, 120))}
"""Seeds of made figures, and how busy the office is."""
_SLOT = re.compile(r"\{([^{}]+)\}")
_WAYS = {"±": ("增加", "减少"), "↕": ("增长", "下降"), "升": ("上升", "下降")}


class Slot(NamedTuple):
    """A number in a sentence that the tables answer."""

    start: int
    end: int
    text: str


def lines(name: str) -> list[str]:
    return (TURNS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@cache
def evidence_of(format_id: str, seed: int, busy: int) -> Evidence:
    return build_evidence(made_figures(seed, format_id, busy=busy))


def checked(evidence: Evidence, words: str) -> list[Claim]:
    return check_section(evidence, ReportSection("overview", "一、总体情况", (Paragraph(words),)))


def contradicted(evidence: Evidence, words: str) -> list[str]:
    return [claim.text for claim in checked(evidence, words) if claim.verdict is Verdict.CONTRADICTED]


def filled(evidence: Evidence, line: str) -> tuple[str, list[Slot]]:
    """The sentence with its numbers, and where those stand that the tables answer."""
    words, slots, position = "", [], 0
    for match in _SLOT.finditer(line):
        words += line[position : match.start()]
        position = match.end()
        if match[1].startswith("?"):
            words += match[1].strip("?")
            continue
        way, number = _said(evidence, match[1], line[position : position + 1])
        slots.append(Slot(len(words + way), len(words + way + number), number))
        words += way + number
    return words + line[position:], slots


def _said(evidence: Evidence, expression: str, unit: str) -> tuple[str, str]:
    """The word for the direction of a change, and the number as it is printed."""
    ways = _WAYS.get(expression[0])
    exact = evaluate(evidence.figures, with_rows(expand(expression.lstrip("".join(_WAYS))), evidence.figures))
    assert exact is not None, expression
    way = ways[exact < 0] if ways else ""
    size = abs(exact)
    return way, f"{round_half_up(size, 2):f}" if unit == "%" or size.denominator > 1 else str(size)


def other(number: str) -> str:
    """A number that is none of the tables'."""
    return (
        f"{float(number) + 7.31:.2f}" if "." in number else str(int(number) + (3 if int(number) < 20 else 37))
    )


def changed(words: str, slot: Slot) -> str:
    """The words with another number in the slot."""
    return words[: slot.start] + other(slot.text) + words[slot.end :]


OTHER = [(format_id, line) for format_id in OFFICES for line in lines(f"other_{format_id}")]
RIGHT = [
    pytest.param(format_id, line, office, marks=[] if place % 4 == 2 * other else pytest.mark.slow)
    for format_id in OFFICES
    for place, line in enumerate(lines(f"right_{format_id}"))
    for other, office in enumerate(OFFICES[format_id])
]
"""Every line for every office; in the everyday suite every other line, the two offices in turn."""


@pytest.mark.parametrize(("format_id", "line", "office"), RIGHT)
def test_every_number_is_proved_and_every_changed_one_refuted(
    format_id: str, line: str, office: tuple[int, int]
) -> None:
    evidence = evidence_of(format_id, *office)
    words, slots = filled(evidence, line)
    assert slots
    verdicts = {(claim.start, claim.verdict) for claim in checked(evidence, words)}
    for slot in slots:
        assert any((start, Verdict.SUPPORTED) in verdicts for start in range(slot.start - 2, slot.end)), slot
        wrong = changed(words, slot)
        assert contradicted(evidence, wrong), (slot, wrong)
    assert Verdict.CONTRADICTED not in {verdict for _, verdict in verdicts}


@pytest.mark.parametrize(("format_id", "line"), OTHER)
def test_other_matters_in_the_words_of_the_tables_stay_open(format_id: str, line: str) -> None:
    for seed, busy in OFFICES[format_id]:
        assert contradicted(evidence_of(format_id, seed, busy), line) == []


@pytest.mark.parametrize("line", lines("other_statements"))
def test_claims_without_a_digit_on_other_matters_stay_open(line: str) -> None:
    for seed, busy in OFFICES["2021"]:
        evidence = evidence_of("2021", seed, busy)
        for words in (
            line,
            filled(evidence, f"全年收到政府信息公开申请{{new}}件，办结{{done}}件。{line}")[0],
        ):
            assert contradicted(evidence, words) == []
