"""One official table read back: every figure whose labels confirm it, and a finding for everything else."""

from dataclasses import dataclass, field

from assistant.figures import Absence, Cell
from assistant.findings import Finding
from assistant.formats import Format, LayoutCell, Table
from assistant.forms import places, rules
from assistant.forms.alignment import Spot, Witnesses, align, plain
from assistant.forms.grid import FormCell, Grid
from assistant.forms.strays import stray_findings
from assistant.forms.values import read_figure


@dataclass(slots=True)
class TableReading:
    """What one sheet gave."""

    cells: dict[str, Cell] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """Address to cell id, for what the office says about single cells."""
    findings: list[Finding] = field(default_factory=list)


def read_table(file: str, report_format: Format, table: Table, grid: Grid) -> TableReading:
    """Read `table` from its sheet; `file` is the form's name, for the origins."""
    return TableReader(file, report_format, table, grid).read()


class TableReader:
    """Reads one sheet; collects cells and findings as it goes."""

    def __init__(self, file: str, report_format: Format, table: Table, grid: Grid) -> None:
        self._file = file
        self._format = report_format
        self._table = table
        self._grid = grid
        self._alignment = align(table, grid)
        self._reading = TableReading()
        self._unread: dict[LayoutCell, list[str]] = {}
        """By the label that is not where it should be: the figures it names."""

    def read(self) -> TableReading:
        """Read every figure of the table."""
        witnesses = Witnesses(self._alignment.layout)
        for cell in self._alignment.layout.cells:
            if cell.figure is not None:
                self._read_figure(cell, cell.figure, witnesses.of(cell))
        self._judge_headers()
        self._reading.findings += stray_findings(self._file, self._strays())
        return self._reading

    def _read_figure(self, cell: LayoutCell, figure: str, witnesses: list[LayoutCell]) -> None:
        spot = self._alignment.spot(cell)
        broken = next((label for label in witnesses if not self._alignment.confirms(label)), None)
        if spot is None or broken is not None:
            self._unread.setdefault(broken or cell, []).append(figure)
            self._reading.cells[figure] = Cell(Absence.BLANK)
            return
        place = places.address(self._grid.name, *spot)
        typed, spec = self._grid.cells.get(spot), self._format.cells[figure]
        self._reading.cells[figure], findings = read_figure(typed, spec, f"{self._file} {place}")
        self._reading.places[place] = figure
        self._reading.findings += findings

    def _judge_headers(self) -> None:
        if not self._reading.places:
            self._reading.findings.append(self._nothing_confirmed())
            return
        self._reading.findings += [self._changed(label, ids) for label, ids in self._unread.items()]
        if self._alignment.has_moved:
            message = f"{self._table.name}：表格插入或删除过行列，已按表头文字找到并读入，请核对。"
            origin = f"{self._file} {self._grid.name}"
            self._reading.findings.append(rules.TABLE_MOVED.finding(message, origin=origin))

    def _nothing_confirmed(self) -> Finding:
        cells = tuple(self._reading.cells)
        message = (
            f"{self._grid.name}：表头已被改动，整张表 {len(cells)} 格都没有读入。"
            "请用 assistant new 重新生成一份再填。"
        )
        return rules.HEADER_CHANGED.finding(message, cells=cells, origin=f"{self._file} {self._grid.name}")

    def _changed(self, label: LayoutCell, figures: list[str]) -> Finding:
        spot = self._alignment.spot(label)
        place = places.address(self._grid.name, *(spot or places.position(label)))
        found = self._grid.text(*spot) if spot else ""
        if spot is None:
            state = f"找不到表头“{label.label}”，或者它出现了两次（原在 {place}）"
        elif found:
            state = f"{place} 的表头应为“{label.label}”，现为“{found}”"
        else:
            state = f"{place} 的表头“{label.label}”被删去"
        return rules.HEADER_CHANGED.finding(
            f"{state}，有关的 {len(figures)} 格没有读入。请改回原样，或用 assistant new 重新生成一份再填。",
            cells=tuple(figures),
            expected=label.label or None,
            found=found or None,
            origin=f"{self._file} {place}",
        )

    def _strays(self) -> list[FormCell]:
        """Cells that are neither figures nor printed; a changed label has a finding of its own."""
        layout = self._alignment.layout
        own: set[Spot | None] = {self._alignment.spot(cell) for cell in layout.cells}
        own |= {places.position(cell) for cell in self._unread if cell.label}
        own |= set(self._alignment.labels)
        captions = [places.table_title(self._format, self._table), places.table_hint(self._table)]
        printed = {plain(text) for text in (*captions, *places.table_notes(self._format, self._table))}
        return [
            cell
            for spot, cell in sorted(self._grid.cells.items())
            if spot not in own and plain(str(cell.value)) not in printed and not _is_subtitle(cell)
        ]


def _is_subtitle(cell: FormCell) -> bool:
    """The line with the office and the year, which a clerk may have corrected on the first sheet only."""
    return cell.column == 1 and str(cell.value).endswith("年度")
