"""Content outside the input cells: nobody can know what it belongs to, so it is named and not read."""

from collections.abc import Sequence

from assistant.findings import Finding
from assistant.forms import rules
from assistant.forms.grid import FormCell

_MOST_NAMED = 6
_MOST_SHOWN = 20


def stray_findings(file: str, cells: Sequence[FormCell]) -> list[Finding]:
    """One finding a sheet for all that stands outside its input cells; blanks are nothing."""
    strays = [cell for cell in cells if cell.value is not None and str(cell.value).strip()]
    if not strays:
        return []
    named = "、".join(f"{cell.address}“{_short(cell)}”" for cell in strays[:_MOST_NAMED])
    more = f"等 {len(strays)} 格" if len(strays) > _MOST_NAMED else ""
    message = f"{named}{more}写在填写格以外，没有读入。需要的请移到浅黄色的填写格，不需要的请删去。"
    return [rules.OUTSIDE.finding(message, found=_short(strays[0]), origin=f"{file} {strays[0].address}")]


def _short(cell: FormCell) -> str:
    text = str(cell.value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}……"
