"""What people write into a cell, read right or not at all.

`22` `２２` `1，234` `1 234` are numbers; `/` `-` `—` `不适用` say "does not apply"; `22（其中修订16件）` is 22 with a note;
`251000元` under 万元 is 25.1, because the unit is written beside it. Anything else is unreadable: nothing is guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from assistant.figures.model import Absence
from assistant.formats import CellSpec

_NOT_APPLICABLE = {"/", "-", "--", "—", "——", "－", "n/a", "不适用", "／"}
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?")
_WITH_REST = re.compile(rf"({_NUMBER.pattern})\s*(件|项|条|个|万元|元)?\s*(?:[(（](.*)[)）])?")
_SCALE = {("元", "万元"): Decimal("0.0001"), ("万元", "元"): Decimal(10000)}


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell's text as read. `value` is None when it cannot be read."""

    value: Decimal | Absence | None
    note: str = ""
    converted_from: str = ""
    """The text whose unit differed from the column's, where the value was converted."""


def parse_number(text: str) -> Decimal | None:
    """Read a plain number with or without thousands separators, full-width digits allowed; None when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    return Decimal(re.sub(r"[,， ]", "", plain)) if _NUMBER.fullmatch(plain) else None


def read_cell_text(text: str | None, spec: CellSpec) -> CellText:
    """Read what stands in the cell `spec`."""
    plain = unicodedata.normalize("NFKC", text or "").replace("−", "-").strip()
    if not plain:
        return CellText(Absence.BLANK)
    if plain.lower() in _NOT_APPLICABLE:
        return CellText(Absence.NOT_APPLICABLE)
    match = _WITH_REST.fullmatch(plain)
    if match is None:
        return CellText(None)
    number, unit, note = Decimal(re.sub(r"[,， ]", "", match[1])), match[2], match[3] or ""
    if unit in (None, spec.column.unit):
        return CellText(number, note)
    scale = _SCALE.get((unit, spec.column.unit))
    if scale is None:
        return (
            CellText(None) if spec.column.unit == "万元" or unit in ("元", "万元") else CellText(number, note)
        )
    return CellText((number * scale).normalize() + 0, note, converted_from=plain)
