"""What is left of a hundred per cent: 予以公开占31.81%，部分公开占3.37%，其他情形占64.82%."""

import re
from collections.abc import Sequence

from assistant.checking.comparing import Judgement, compare_percent
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.report import Verdict

_REST = re.compile(
    "[，、；]?(?:其余|余下|剩余|其[他它])(?:的)?(?:各类|各种)?(?:申请)?(?:情形|结果|情况|类型|类别|方式|申请人|主体|人员)?(?:的)?(?:申请)?(?:合计|共)?占?(?:比|到)?为?"
)
_SHARE = re.compile(r"\((?P<part>[a-z_. +]+)\) / \((?P<whole>[a-z_. +]+)\) \* 100")


def judge_rests(
    evidence: Evidence, section: SectionText, judgements: list[Judgement | None]
) -> list[Judgement | None]:
    """Fill in the shares of what is left, where the sentence has told at least two other shares of one whole."""
    found = list(judgements)
    for entries in section.by_sentence():
        shares = [(place, figure) for place, figure in entries if figure.mention.unit == "%"]
        for number, (place, figure) in enumerate(shares):
            if found[place] is None and _REST.fullmatch(figure.clause.of(section.text)):
                found[place] = _rest(evidence, figure, [found[other] for other, _ in shares[:number]])
    return found


def _rest(evidence: Evidence, figure: TextFigure, told: Sequence[Judgement | None]) -> Judgement | None:
    shares = [
        _SHARE.fullmatch(share.expression or "") if share and share.verdict is Verdict.SUPPORTED else None
        for share in told
    ]
    parts = [share["part"] for share in shares if share]
    wholes = {share["whole"] for share in shares if share}
    cells = [cell for part in parts for cell in part.split(" + ")]
    is_list = len(parts) == len(told) > 1 and len(wholes) == 1 and len(set(cells)) == len(cells)
    if not is_list:
        return None
    whole = wholes.pop()
    expression = f"({whole} - {' - '.join(cells)}) / ({whole}) * 100"
    value = evidence.value(expression)
    if value is None:
        return None
    return compare_percent(figure.mention, [(expression, value)], not figure.narrowed, "按表内数据重算")
