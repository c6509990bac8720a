"""Grids to figures, by the format's labels and their order; positions only where labels leave it open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.figures import Cell, read_cell
from assistant.figures.cell_text import read_cell_text
from assistant.findings import Finding
from assistant.formats import CellSpec, Format, Table
from assistant.formats.model import Block, Header, columns_of
from assistant.importing import rules
from assistant.importing.document import Grid, GridText
from assistant.importing.sections import normal


@dataclass(slots=True)
class TableReading:
    """The cells read from one table, with what was found on the way."""

    name: str
    cells: dict[str, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def put(self, spec: CellSpec, cell: GridText) -> None:
        """Take a grid cell as the figure `spec`."""
        read, findings = read_cell(cell.text, spec, f"{self.name} {cell.place}")
        self.cells[spec.id] = read
        self.findings += findings


def read_table(report_format: Format, table: Table, grids: Sequence[Grid], name: str) -> TableReading:
    """Read the table from the grids of its section."""
    reading = TableReading(name)
    rows = [row for grid in grids for row in grid.rows if any(cell.text for cell in row)]
    if not rows:
        reading.findings.append(rules.TABLE_NOT_FOUND.finding(f"没有找到{table.name}，请确认文件里的表格是文字而不是图片。"))
        return reading
    read = {"blocks": _read_blocks, "matrix": _read_matrix, "flat": _read_flat}[table.shape]
    read(report_format, table, rows, reading)
    _variants(table, rows, reading)
    return reading


def _names(header: Header) -> set[str]:
    return {normal(name) for name in (header.label, *header.aliases)}


def _spec(report_format: Format, table: Table, row: Header, column: Header) -> CellSpec:
    return report_format.cells[f"{table.id}.{row.id}.{column.id}"]


# ---------------------------------------------------------------- table 二: blocks with headers of their own


def _read_blocks(report_format: Format, table: Table, rows: list[tuple[GridText, ...]], reading: TableReading) -> None:
    header: tuple[GridText, ...] = ()
    found: set[str] = set()
    for row in rows:
        if normal(row[0].text) == normal(table.corner):
            header = row
            continue
        match = _block_row(table, row[0].text)
        if match:
            block, row_header = match
            found.add(row_header.id)
            _block_values(report_format, table, block, row_header, header, row, reading)
    for block in table.blocks:
        for row_header in block.rows:
            if row_header.id not in found:
                reading.findings.append(_missing_row(report_format, table, row_header))


def _block_row(table: Table, text: str) -> tuple[Block, Header] | None:
    for block in table.blocks:
        for row in block.rows:
            if normal(text) in _names(row):
                return block, row
    return None


def _block_values(
    report_format: Format,
    table: Table,
    block: Block,
    row_header: Header,
    header: tuple[GridText, ...],
    row: tuple[GridText, ...],
    reading: TableReading,
) -> None:
    """By the column's label in the block's header row; by order where the header has no text there."""
    labels = [normal(cell.text) for cell in header]
    taken = {0}
    for index, column in enumerate(block.columns, 1):
        place = next((at for at, label in enumerate(labels) if label in _names(column)), index)
        taken.add(place)
        if place < len(row):
            reading.put(_spec(report_format, table, row_header, column), row[place])
    for place, cell in enumerate(row):
        if place not in taken and cell.text and place < len(labels) and labels[place]:
            reading.findings.append(
                rules.EXTRA_VALUE.finding(
                    f"{table.name}「{row_header.label}」一行有格式中没有的列「{header[place].text}」，其值“{cell.text}”没有读入。",
                    found=cell.text, origin=f"{reading.name} {cell.place}",
                )
            )


# ---------------------------------------------------------------- table 三: rows and columns


def _read_matrix(report_format: Format, table: Table, rows: list[tuple[GridText, ...]], reading: TableReading) -> None:
    (block,) = table.blocks
    pending = list(block.rows)
    for row in rows:
        match = _matrix_row(pending, row)
        if match is None:
            continue
        row_header, values = match
        skipped = pending[: pending.index(row_header)]
        reading.findings += _skipped(report_format, table, skipped)
        pending = pending[pending.index(row_header) + 1 :]
        _matrix_values(report_format, table, row_header, values, reading)
    reading.findings += _skipped(report_format, table, pending)


def _skipped(report_format: Format, table: Table, headers: list[Header]) -> Iterator[Finding]:
    """Rows that did not come; those an office may print as one row are left to validation."""
    optional = {single.path: single.into for single in table.single_rows}
    for header in headers:
        if header.path not in optional or header.id == optional[header.path]:
            yield _missing_row(report_format, table, header)


def _matrix_row(pending: list[Header], row: tuple[GridText, ...]) -> tuple[Header, tuple[GridText, ...]] | None:
    """The row still to come that the last label of `row` names, and the cells behind it.

    The last one, because a group's name may stand before its first row and be a row's name elsewhere.
    """
    for index in range(len(row) - 1, -1, -1):
        plain = normal(row[index].text)
        header = next((header for header in pending if plain in _names(header)), None)
        if header:
            return header, row[index + 1 :]
    return None


def _matrix_values(
    report_format: Format, table: Table, row_header: Header, values: tuple[GridText, ...], reading: TableReading
) -> None:
    columns = columns_of(table)
    specs = [_spec(report_format, table, row_header, column) for column in columns]
    placed = _place_values(values, specs)
    if placed is None:
        reading.findings.append(
            rules.CELL_NOT_FOUND.finding(
                f"{specs[0].place.rpartition('· ')[0].strip()}：应有 {len(specs)} 个数，与读到的“"
                f"{' '.join(cell.text for cell in values if cell.text)}”对不上，这一行没有读入。",
                cells=tuple(spec.id for spec in specs),
                origin=f"{reading.name} {values[0].place}" if values else None,
            )
        )
        return
    for spec, cell in zip(specs, placed, strict=True):
        reading.put(spec, cell)


def _place_values(values: tuple[GridText, ...], specs: list[CellSpec]) -> tuple[GridText, ...] | None:
    """As many readable cells as columns: shifted cells do not matter. Else only an exact fit of positions will do."""
    wanted = len(specs)
    filled = tuple(cell for cell in values if cell.text)
    if len(filled) == wanted and all(read_cell_text(cell.text, specs[0]).value is not None for cell in filled):
        return filled
    return values[-wanted:] if len(values) >= wanted and not any(cell.text for cell in values[:-wanted]) else None


# ---------------------------------------------------------------- table 四: one row of numbers


def _read_flat(report_format: Format, table: Table, rows: list[tuple[GridText, ...]], reading: TableReading) -> None:
    (block,) = table.blocks
    specs = [_spec(report_format, table, row, column) for row in block.rows for column in block.columns]
    labels = {normal(header.label) for header in (*block.rows, *block.columns)} | {
        normal(name) for row in block.rows for name in row.path
    } | {normal(alias) for header in (*block.rows, *block.columns) for alias in header.aliases}
    body = [row for row in rows if not any(normal(cell.text) in labels for cell in row)]
    cells = [cell for row in body for cell in row]
    filled = [cell for cell in cells if cell.text]
    chosen = filled if len(filled) == len(specs) else cells if len(cells) == len(specs) else None
    if chosen is None:
        reading.findings.append(
            rules.CELL_NOT_FOUND.finding(
                f"{table.name}：应有 {len(specs)} 个数，读到 {len(filled)} 个，没有读入。", cells=tuple(spec.id for spec in specs)
            )
        )
        return
    for spec, cell in zip(specs, chosen, strict=True):
        reading.put(spec, cell)


def _missing_row(report_format: Format, table: Table, row: Header) -> Finding:
    specs = [spec for spec in report_format.cells.values() if (spec.table.id, spec.row.id) == (table.id, row.id)]
    place = specs[0].place.rpartition("· ")[0].strip()
    return rules.CELL_NOT_FOUND.finding(f"{place}：表格里没有找到这一行。", cells=tuple(spec.id for spec in specs))


def _variants(table: Table, rows: list[tuple[GridText, ...]], reading: TableReading) -> None:
    """Labels that are read but are not the official ones."""
    headers = [header for block in table.blocks for header in (*block.rows, *block.columns)]
    official = {normal(header.label) for header in headers} | {normal(name) for header in headers for name in header.path}
    variants = {normal(alias): header.label for header in headers for alias in header.aliases}
    seen: set[str] = set()
    for row in rows:
        for cell in row:
            plain = normal(cell.text)
            if plain in variants and plain not in official and plain not in seen:
                seen.add(plain)
                reading.findings.append(
                    rules.LABEL.finding(
                        f"{table.name}的“{cell.text}”不是官方格式的名称，应为“{variants[plain]}”。",
                        found=cell.text, expected=variants[plain], origin=f"{reading.name} {cell.place}",
                    )
                )
