"""The cost of the prose rules is linear in the length of a text, whatever somebody puts into it."""

import time

import pytest

from assistant.checking.prose import FAMILIES
from assistant.figures import Figures, Office
from assistant.formats import load_format
from assistant.report import Paragraph, ReportSection

FIGURES = Figures(load_format("2021"), Office("青湾镇人民政府", "", "township"), 2025, {})
HOSTILE = (
    "公",
    "一是",
    "（",
    "2024年",
    "公开，",
    "《",
    "我局",
    "青湾镇",
    "**",
    "“”a",
    "1.公开",
    "| --- ",
    "问题：不足、",
    "X",
    "<br ",
    "[文",
)


def seconds(family: object, text: str) -> float:
    section = ReportSection("problems", "五、存在的主要问题及改进情况", (Paragraph(text),))
    start = time.process_time()
    for _ in family(FIGURES, (section,)):  # type: ignore[operator]
        pass
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_times_the_text_costs_about_ten_times_as_much(unit: str) -> None:
    for family in FAMILIES:
        short, long = unit * (5_000 // len(unit)), unit * (50_000 // len(unit))
        assert seconds(family, long) < 30 * seconds(family, short) + 0.1, family
