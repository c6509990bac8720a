"""The shares of one sentence are of one whole: 予以公开86件，占45.03%；部分公开17件，占8.5% are both of what was done."""

from collections.abc import Sequence

from assistant.checking.comparing import Judgement, percent
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.share_parts import names_its_whole
from assistant.checking.totals import SHARE_WHOLES
from assistant.report import Verdict

_WHOLES = SHARE_WHOLES["applications"]
_USUAL = _WHOLES[0]
"""What was done: the whole of a result where a text does not say another."""
_RESULTS = "(applications.results."


def hold_to_one_whole(
    evidence: Evidence, section: SectionText, judgements: list[Judgement | None]
) -> list[Judgement | None]:
    """Refute a share of results that is right only of another whole than the shares beside it."""
    settled = list(judgements)
    for entries in section.by_sentence():
        parts = _shares_of_results(evidence, section, entries, judgements)
        for place in parts if len(parts) > 1 else ():
            found = _of_another_whole(evidence, section.figures, parts, place)
            settled[place] = found or settled[place]
    return settled


def _shares_of_results(
    evidence: Evidence,
    section: SectionText,
    entries: Sequence[tuple[int, TextFigure]],
    judgements: list[Judgement | None],
) -> dict[int, str]:
    """The part of each supported share of results that does not name its whole, by its place."""
    return {
        place: (found.expression or "")[1:].partition(") / (")[0]
        for place, figure in entries
        if figure.mention.unit == "%"
        and (found := judgements[place]) is not None
        and found.verdict is Verdict.SUPPORTED
        and (found.expression or "").startswith(_RESULTS)
        and (found.expression or "").removesuffix(") * 100").endswith(_WHOLES)
        and not names_its_whole(evidence, section, figure)
    }


def _of_another_whole(
    evidence: Evidence, figures: Sequence[TextFigure], parts: dict[int, str], place: int
) -> Judgement | None:
    fitting = {other: _fitting(evidence, figures[other], part) for other, part in parts.items()}
    others = [wholes for other, wholes in fitting.items() if other != place]
    common = [whole for whole in _WHOLES if all(whole in wholes for wholes in others)]
    is_clear = len(others) > 1 or common[:1] == [_USUAL]
    if not common or not is_clear or fitting[place] & set(common):
        return None
    expression = f"({parts[place]}) / ({common[0]}) * 100"
    value = evidence.value(expression)
    assert value is not None  # the others were computed of this whole
    return Judgement(
        Verdict.CONTRADICTED, expression, percent(value, figures[place].mention), "同一句中的占比以同一个总数为准，按它重算不符"
    )  # fmt: skip


def _fitting(evidence: Evidence, figure: TextFigure, part: str) -> set[str]:
    """The wholes of which the printed share is right."""
    return {
        whole
        for whole in _WHOLES
        if (value := evidence.value(f"({part}) / ({whole}) * 100")) is not None
        and figure.mention.admits(value)
    }
