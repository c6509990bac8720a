"""The report's own tables against the figures they should show."""

from collections.abc import Iterator

from assistant.checking.rules import TABLE_DIFFERS
from assistant.figures import Absence, Cell, Figures
from assistant.findings import Finding


def compare_tables(printed: Figures, figures: Figures) -> Iterator[Finding]:
    """Every cell that the report prints differently from the figures."""
    for table in printed.format.tables:
        unread = [
            spec.id
            for spec in printed.format.cells.values()
            if spec.table.id == table.id and spec.id not in printed.cells
        ]
        if unread and printed.format.id == figures.format.id:
            yield TABLE_DIFFERS.finding(
                f"{table.name}有 {len(unread)} 格没有读到，无法与数据核对。", cells=tuple(unread)
            )
    for spec in figures.format.cells.values():
        if spec.id not in printed.cells:
            continue
        shown, wanted = printed.cell(spec.id), figures.cell(spec.id)
        if shown.value == wanted.value:
            continue
        yield TABLE_DIFFERS.finding(
            f"{spec.place}：报告中是{_words(shown)}，数据文件中是{_words(wanted)}。",
            cells=(spec.id,),
            found=_words(shown),
            expected=_words(wanted),
            origin=shown.origin or None,
        )


def _words(cell: Cell) -> str:
    if isinstance(cell.value, Absence):
        return "空白" if cell.value is Absence.BLANK else "/"
    return f"{cell.value:f}"
