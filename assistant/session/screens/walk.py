"""The walk through the blanks, row by row, one number at a time or a whole row at once."""

import re

from assistant.figures import Absence
from assistant.formats import CellSpec
from assistant.session.entering import cells_event, entry_problem, named_entry, read_entry
from assistant.session.state import Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.tables import official_table
from assistant.session.view import Block, View, line
from assistant.validation.proposing import sum_cells

HELP = (
    "一次填一格，或把这一行剩下的空格一起填，用空格隔开，例如：3 0 0 0 0 0",
    "全0：这一行剩下的空格都填 0。其余全0：这张表剩下的空格都填 0（会再问一次）。",
    "不适用填 /。暂时不知道按回车跳过，留空。上：回到前一格。完：回到数据。",
)


def view(context: Context) -> View:
    """The row with its cells, and the question for the first blank."""
    figures = context.state.figures
    spec = figures.format.cells[context.place.at]
    if context.place.step == "zeros":
        count = len(_open_cells(context, spec, whole_table=True))
        body: tuple[Block, ...] = (
            line(
                f"要把{spec.table.name}剩下的 {count} 个空格都填 0：这是声明这些情况本年都没有发生。", "doubt"
            ),
            line("总计和结转下年不在其中，填完以后由其他数推算，再请您确认。"),
        )
        return View("其余全部填 0", body, prompt="输入 是 确认", enter="不填，回去", help=HELP)
    hint = _proposal(context, spec.id)
    previous = figures.previous.number(spec.id) if figures.previous else None
    last = f"（上年 {previous:f}）" if previous is not None else ""
    is_unit_said = spec.column.unit == "件" or spec.column.unit in spec.column.label
    unit = "" if is_unit_said else f"，单位{spec.column.unit}"
    path = "".join(f"{part} " for part in spec.row.path)
    table = official_table(context, spec.table.id, (spec.row.id,))
    body = (line(f"{path}{spec.row.label}", "strong"), table, *_hint(context, spec))
    return View(
        f"{spec.table.name} 第{spec.row_number}行",
        body,
        prompt=f"{spec.column.label}{unit}{last}",
        enter=f"采用推算数 {hint}" if hint else "跳过，留空",
        words=("全0", "其余全0", "上", "完"),
        help=HELP,
    )


def _hint(context: Context, spec: CellSpec) -> list[Block]:
    """How to be quick, where a row has more than one blank."""
    count = len(_open_cells(context, spec))
    example = " ".join(["3", *["0"] * (count - 1)])
    return [line(f"可以整行一起填，如 {example}；这一行都没有，输入 全0。", "dim")] if count > 1 else []


def answer(context: Context, text: str) -> Step:
    """A number, a row of numbers, or a word."""
    spec = context.state.figures.format.cells[context.place.at]
    if context.place.step == "zeros":
        if text not in ("是", "y", "yes"):
            return goto("figures", spec.id, "walk")
        return _go_on(
            context,
            spec,
            dict.fromkeys(_open_cells(context, spec, whole_table=True), "0"),
            is_whole_table=True,
        )
    word = _word(context, spec, text)
    if word is not None:
        return word
    if not text:
        hint = _proposal(context, spec.id)
        return _go_on(context, spec, {spec.id: hint} if hint else {})
    return _typed(context, spec, text)


def _word(context: Context, spec: CellSpec, text: str) -> Step | None:
    if text in ("完", "完成"):
        return goto("figures")
    if text == "上":
        return goto("figures", _before(context, spec), "walk")
    if re.fullmatch(r"全\s*[0０零]", text):
        return _go_on(context, spec, dict.fromkeys(_open_cells(context, spec), "0"))
    return goto("figures", spec.id, "zeros") if re.fullmatch(r"其余全?\s*[0０零]", text) else None


def _typed(context: Context, spec: CellSpec, text: str) -> Step:
    parts = text.split()
    open_cells = _open_cells(context, spec)
    if spec.id not in open_cells:
        open_cells = [spec.id, *open_cells]
    if len(parts) > 1 and not all(re.match(r"[\d０-９/／\-—不]", part) for part in parts):
        return named_entry(context, text)
    if len(parts) > len(open_cells):
        return stay(f"这一行还有 {len(open_cells)} 格没填，您输入了 {len(parts)} 个数，没有填入。请核对。")
    cells: dict[str, str] = {}
    for part, cell in zip(parts, open_cells, strict=False):
        read = read_entry(context.state.figures.format.cells[cell], part)
        if read is None:
            return stay(entry_problem(context.state.figures.format.cells[cell], part))
        cells[cell] = read
    return _go_on(context, spec, cells)


def _go_on(context: Context, spec: CellSpec, cells: dict[str, str], *, is_whole_table: bool = False) -> Step:
    """Fill `cells` and go to the next blank; to the overview after the last."""
    order = list(context.state.figures.format.cells)
    last = max(order.index(cell) for cell in (spec.id, *cells))
    ahead = [
        cell
        for cell in order[last + 1 :]
        if context.state.figures.cell(cell).value is Absence.BLANK
        and not (is_whole_table and context.state.figures.format.cells[cell].table.id == spec.table.id)
    ]
    events = (cells_event(cells),) if cells else ()
    if ahead:
        return Step(events, Place("figures", ahead[0], "walk"))
    return Step(events, Place("figures"), stay("走到最后一格了。").say)


def _open_cells(context: Context, spec: CellSpec, *, whole_table: bool = False) -> list[str]:
    """The blank cells of the row, from this cell on; or of the whole table, without those that follow from others."""
    figures = context.state.figures
    order = list(figures.format.cells)
    here = order.index(spec.id)
    sums = sum_cells(figures) if whole_table else frozenset()
    return [
        cell
        for cell, other in figures.format.cells.items()
        if other.table.id == spec.table.id
        and figures.cell(cell).value is Absence.BLANK
        and cell not in sums
        and (whole_table or (other.row.id == spec.row.id and order.index(cell) >= here))
    ]


def _before(context: Context, spec: CellSpec) -> str:
    order = list(context.state.figures.format.cells)
    return order[max(0, order.index(spec.id) - 1)]


def _proposal(context: Context, cell: str) -> str:
    offers = context.examine.proposals(context.state.figures)
    return next((f"{item.value:f}" for item in offers if item.cell == cell), "")
