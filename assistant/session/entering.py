"""What is typed for a cell, read as the figures file reads it; and cells called by their names."""

import re

from assistant.figures import Absence
from assistant.figures.cell_text import read_cell_text
from assistant.formats import CellSpec
from assistant.formats.cell_names import cells_named
from assistant.session.events import CellsSet
from assistant.session.step import Context, Step, stay

_NAMED = re.compile(r"(?:改|填)?\s*(.*?)[\s=＝:：]+([^\s=＝:：]+)")
_MOST_NAMED = 6


def read_entry(spec: CellSpec, text: str) -> str | None:
    """What an event carries for `text`, `n/a` for not applicable; None when it is not one clear value."""
    read = read_cell_text(text, spec)
    if read.value is None or read.value is Absence.BLANK:
        return None
    return "n/a" if read.value is Absence.NOT_APPLICABLE else f"{read.value:f}"


def entry_problem(spec: CellSpec, text: str) -> str:
    """Why `text` is no value for the cell, and what to type."""
    unit = f"（单位：{spec.column.unit}）" if spec.column.unit != "件" else ""
    return f"“{text}”不是一个明确的数。请填数{unit}，没有发生填 0，不适用填 /。"


def cells_event(cells: dict[str, str]) -> CellsSet:
    """The event of filling cells."""
    return CellsSet(dict(cells))


def named_entry(context: Context, text: str) -> Step:
    """`新收 自然人 3`: the cell that the words name gets the value; in doubt nothing is changed."""
    figures = context.state.figures
    match = _NAMED.fullmatch(text)
    if match is None:
        return stay(f"没有看懂“{text}”。请选一项，或输入 行 列 数，例如：新收 自然人 3。输入 ? 看帮助。")
    name, value = match[1], match[2]
    found = cells_named(figures.format, name)
    if not found:
        return stay(f"表里没有叫“{name}”的格。请用表上的行名和列名，例如：予以公开 自然人 3。")
    if len(found) > 1:
        places = "；".join(spec.place for spec in found[:_MOST_NAMED])
        more = f"等 {len(found)} 格" if len(found) > _MOST_NAMED else ""
        return stay(f"“{name}”可能是：{places}{more}。请把行和列都写上。")
    return set_cell(context, found[0], value)


def set_cell(context: Context, spec: CellSpec, value: str) -> Step:
    """The cell gets the value, `空` empties it; the answer names the cell, what it was and what it is."""
    if value in ("空", "清空"):
        return Step((CellsSet({spec.id: None}),), say=stay(f"{spec.place}：已清空。").say)
    read = read_entry(spec, value)
    if read is None:
        return stay(f"{spec.place}：{entry_problem(spec, value)}")
    before = context.state.figures.number(spec.id)
    was = "" if before is None else f"（原来是 {before:f}）"
    shown = "不适用" if read == "n/a" else read
    return Step((cells_event({spec.id: read}),), say=stay(f"√ {spec.place}：{shown}{was}").say)
