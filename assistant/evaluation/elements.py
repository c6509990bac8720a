"""The elements that statute and format ask of every report, each present or not."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from assistant.checking.prose import rules
from assistant.figures import Figures
from assistant.report import Report

_PERIOD = re.compile(r"1月1日.{0,12}12月31日")


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `is_present` gets the report and the codes found in it."""

    id: str
    label: str
    is_present: Callable[[Report, Collection[str]], bool]
    is_due: Callable[[Figures], bool] = lambda _figures: True


def _holds(section: str, *words: str) -> Callable[[Report, Collection[str]], bool]:
    def is_present(report: Report, _codes: Collection[str]) -> bool:
        found = report.section(section)
        return found is not None and any(word in found.text for word in words)

    return is_present


def _without(*codes: str) -> Callable[[Report, Collection[str]], bool]:
    return lambda _report, found: not set(codes) & set(found)


def _states_period(report: Report, _codes: Collection[str]) -> bool:
    found = report.section("preamble")
    return found is not None and _PERIOD.search(found.text) is not None


def _looks_back(report: Report, _codes: Collection[str]) -> bool:
    found = report.section("problems")
    return (
        found is not None and re.search(f"上一?年|去年|{report.figures.year - 1}年", found.text) is not None
    )


ELEMENTS: tuple[Element, ...] = (
    Element("basis", "编制依据", _holds("preamble", "条例")),
    Element("period", "统计期限", _states_period),
    Element("sections", "六个部分", _without(rules.EMPTY.code)),
    Element("disputes", "复议诉讼的交代", _holds("overview", "行政复议", "行政诉讼", "复议", "诉讼")),
    Element("problems", "问题与改进", _without(rules.PAIRING.code)),
    Element(
        "last_problems",
        "上年问题的整改",
        _looks_back,
        lambda figures: bool(figures.notes.previous_problems),
    ),
    Element("fees", "信息处理费", _without(rules.FEE_SENTENCE.code), lambda figures: figures.year >= 2021),
)


def elements_present(report: Report, figures: Figures, codes: Collection[str]) -> dict[str, bool]:
    """Each element that this report owes, and whether it is there."""
    return {item.id: item.is_present(report, codes) for item in ELEMENTS if item.is_due(figures)}
