"""What is left of a whole when the counts before are taken away: 其余不予公开情形147件, 其他主体113件, 其他方式处理481件.

Each is an expression over cell ids that adds up the cells which were not told.
"""

import re

from assistant.checking.evidence import Evidence
from assistant.checking.totals import DONE

_IS_REST = re.compile("其余|余下|剩余|其[他它]")
_OTHER_RESULTS = "applications.results.other."


def with_rest(evidence: Evidence, words: str, readings: list[str], earlier: tuple[str, ...]) -> list[str]:
    """The readings with what is left of the whole that they speak of; `earlier` is what the sentence told before."""
    if readings and _OTHER_RESULTS in readings[0] and (rest := _rest_of_results(evidence, earlier)):
        readings = [*readings, rest]
    if readings and _IS_REST.search(words) and (rest := _rest_of_group(readings[0], earlier)):
        readings = [rest, *readings]
    names_others = (
        bool(readings) and readings[0].startswith("applications.") and readings[0].endswith(".other")
    )
    if names_others and (rest := _rest_of_applicants(evidence, readings[0], earlier)):
        readings = [*readings, rest]
    return readings


def _rest_of_results(evidence: Evidence, earlier: tuple[str, ...]) -> str:
    """予以公开236件、部分公开25件、其他方式处理481件: 其他 may be all that was answered otherwise; empty where no result was told."""
    results = (
        name
        for name in evidence.figures.format.cells
        if name.startswith("applications.results.") and name.endswith(".total") and name != DONE
    )
    return _rest_of_group(" + ".join(results), earlier)


def _rest_of_applicants(evidence: Evidence, other: str, earlier: tuple[str, ...]) -> str:
    """自然人465件、商业企业98件、其他主体113件: all who were not told."""
    row = other.removesuffix("other")
    columns = (
        name
        for name in evidence.figures.format.cells
        if name.startswith(row) and not name.endswith(".total") and "." not in name.removeprefix(row)
    )
    return _rest_of_group(" + ".join(columns), earlier)


def _rest_of_group(whole: str, earlier: tuple[str, ...]) -> str:
    """第三方权益29件，内部事务33件，其余不予公开情形147件: what is left of the group; empty where none of it was told."""
    cells = whole.split(" + ")
    told = {
        cell
        for expression in earlier
        for cell in expression.split(" + ")
        if set(expression.split(" + ")) < set(cells)
    }
    return " + ".join(cell for cell in cells if cell not in told) if told else ""
