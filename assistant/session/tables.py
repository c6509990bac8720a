"""The official tables as values to show: this year's figure, last year's beside it, and which cells do not add up."""

from assistant.figures import Absence, Figures
from assistant.rendering.blocks import figure_text
from assistant.session.step import Context
from assistant.session.view import Figure, OfficialTable, Tone
from assistant.validation.identities import instance_terms

BLANK = "＿"
"""How a blank is shown, so that it is not taken for nothing at all."""


def official_table(context: Context, table_id: str, only_rows: tuple[str, ...] = ()) -> OfficialTable:
    """The table `table_id`, all of it or some rows."""
    figures = context.state.figures
    wrong = _off_cells(context)
    shown = {
        cell: Figure(_text(figures, cell), _tone(figures, cell, wrong), _previous(figures, cell))
        for cell, spec in figures.format.cells.items()
        if spec.table.id == table_id and (not only_rows or spec.row.id in only_rows)
    }
    return OfficialTable(figures.format.table(table_id), shown, only_rows)


def _off_cells(context: Context) -> set[str]:
    """Totals and single cells in which an identity that is off meets."""
    return {
        instance_terms(item)[1][-1][1]
        for item in context.examine.instances(context.state.figures)
        if item.holds is False
    }


def _text(figures: Figures, cell: str) -> str:
    if figures.cell(cell).value is Absence.BLANK:
        return BLANK
    return figure_text(figures, figures.format.cells[cell])


def _tone(figures: Figures, cell: str, wrong: set[str]) -> Tone:
    if cell in wrong:
        return "bad"
    if figures.cell(cell).value is Absence.BLANK:
        return "doubt"
    return "" if figures.number(cell) else "dim"


def _previous(figures: Figures, cell: str) -> str:
    previous = figures.previous
    if previous is None or previous.number(cell) is None or cell not in previous.format.cells:
        return ""
    return figure_text(previous, previous.format.cells[cell])
