"""What a value looks like in an input cell, so that reading it back gives the same value."""

from decimal import Decimal

from assistant.figures import Absence, Cell, read_cell
from assistant.formats import CellSpec

_EXACT_DIGITS = 15
"""Excel keeps no more significant digits of a number."""

Entry = tuple[str | int | float | None, str]
"""A cell value and its number format."""


def blank_entry(decimals: int | None) -> Entry:
    """An empty cell; it shows as many decimals as the form asks for, so 15.281 appears as 15.2810."""
    return None, f"0.{'0' * decimals}" if decimals else "General"


def number_entry(number: Decimal) -> Entry:
    """A number with exactly the decimals it was stated with; as text where Excel would lose digits."""
    _, digits, exponent = number.as_tuple()
    decimals = max(0, -int(exponent))
    if len(digits) + max(0, int(exponent)) > _EXACT_DIGITS:
        return f"{number:f}", "@"
    return (float(number), f"0.{'0' * decimals}") if decimals else (int(number), "General")


def figure_entry(cell: Cell, spec: CellSpec) -> Entry:
    """A figure as a clerk would have typed it: number, `/`, nothing, or `22（其中修订16件）`."""
    note = " ".join(cell.note.split())
    if cell.value is Absence.NOT_APPLICABLE:
        return "/", "General"
    if isinstance(cell.value, Absence):
        was_unreadable = bool(note) and read_cell(note, spec, "")[0].value is Absence.BLANK
        return (note, "General") if was_unreadable else blank_entry(spec.column.decimals)
    if not note:
        return number_entry(cell.value)
    text = f"{cell.value:f}（{note}）"
    return (text, "General") if read_cell(text, spec, "")[0].value == cell.value else number_entry(cell.value)
