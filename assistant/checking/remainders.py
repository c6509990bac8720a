"""What is left of a whole when the counts before are taken away: 其余不予公开情形147件, 其他主体113件, 其他方式处理481件.

Each is an expression over cell ids that adds up the cells which were not told.
"""

import re

from assistant.checking.evidence import Evidence
from assistant.checking.totals import DONE

_IS_REST = re.compile("其余|余下|剩余|其[他它]")
_REST_ALONE = re.compile(
    "[，、；（]?(?:其余|余下|剩余|其[他它])(?:的)?(?:各类|各种|申请)?(?:情形|结果|情况|类型|类别|申请人|主体|人员|单位)(?:的)?(?:申请)?(?:共|合计|为|有|计|是)*"
)
"""其余情形481件, 其他主体为211件: nothing but what is left."""
_OTHER_RESULTS = "applications.results.other."
_ALL = DONE.removesuffix("total")
_IS_REASON = re.compile(r"applications\.results\.(?:denied|unavailable|not_processed)\.")


def with_rest(evidence: Evidence, words: str, readings: list[str], earlier: tuple[str, ...]) -> list[str]:
    """The readings with what is left of the whole that they speak of; `earlier` is what the sentence told before."""
    if _REST_ALONE.fullmatch(words):
        readings = [*filter(None, [_rest_of_what_was_told(evidence, earlier)]), *readings]
    if readings and _OTHER_RESULTS in readings[0]:
        rests = (_rest_of_results(evidence, earlier), _rest_of_reasons(evidence, earlier))
        readings = [*readings, *filter(None, rests)]
    if readings and _IS_REST.search(words) and (rest := _rest_of_group(readings[0], earlier)):
        readings = [rest, *readings]
    names_others = (
        bool(readings) and readings[0].startswith("applications.") and readings[0].endswith(".other")
    )
    if names_others and (rest := _rest_of_applicants(evidence, readings[0], earlier)):
        readings = [*readings, rest]
    return readings


def _rest_of_what_was_told(evidence: Evidence, earlier: tuple[str, ...]) -> str:
    """予以公开或部分公开261件，其余情形481件; 自然人465件，其余申请主体211件: what the list left out, empty where no list was told."""
    last = earlier[-1].split(" + ")[0] if earlier else ""
    if last.startswith("applications.results.") and not last.startswith(_ALL):
        return _rest_of_results(evidence, earlier)
    row, _, column = last.rpartition(".")
    is_of_new = row == "applications.new" and column != "total"
    return _rest_of_applicants(evidence, f"{row}.other", earlier) if is_of_new else ""


def _rest_of_results(evidence: Evidence, earlier: tuple[str, ...]) -> str:
    """予以公开236件、部分公开25件、其他方式处理481件: 其他 may be all that was answered otherwise; empty where no result was told."""
    column = _column_told(earlier)
    results = (
        name
        for name in evidence.figures.format.cells
        if name.startswith("applications.results.") and name.endswith(column) and not name.startswith(_ALL)
    )
    return _rest_of_group(" + ".join(results), earlier)


def _rest_of_reasons(evidence: Evidence, earlier: tuple[str, ...]) -> str:
    """内部事务信息33件、行政查询事项20件以及其他情形140件: all other reasons of the kind told last; empty where no reason was."""
    reason = _IS_REASON.match(earlier[-1]) if earlier else None
    if reason is None:
        return ""
    column = _column_told(earlier)
    reasons = (
        name for name in evidence.figures.format.cells if name.startswith(reason[0]) and name.endswith(column)
    )
    return _rest_of_group(" + ".join(reasons), earlier)


def _column_told(earlier: tuple[str, ...]) -> str:
    """Whose applications the last count was of: 商业企业申请共办结99件，其中予以公开27件，其余…."""
    return "." + earlier[-1].rpartition(".")[2] if earlier else ".total"


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
