"""Grids to figures: the rows of each official table, read by the table's shape."""

from collections.abc import Callable, Sequence

from assistant.findings import Finding
from assistant.formats import Format, Table
from assistant.formats.model import columns_of, rows_of
from assistant.importing import rules
from assistant.importing.blocks_table import read_blocks
from assistant.importing.document import Row
from assistant.importing.explaining import split_digit_findings
from assistant.importing.flat_table import read_flat
from assistant.importing.labels import labels_of, names_of, normal
from assistant.importing.matrix_table import read_matrix
from assistant.importing.table_reading import TableReading

_READERS: dict[str, Callable[[TableReading, Sequence[Row]], None]] = {
    "blocks": read_blocks,
    "matrix": read_matrix,
    "flat": read_flat,
}


def read_table(report_format: Format, table: Table, rows: Sequence[Row], name: str) -> TableReading:
    """Read `table` from its rows; what is not there is a finding."""
    reading = TableReading(report_format, table, name)
    if not any(cell.text for row in rows for cell in row):
        message = f"没有找到{table.name}，请确认文件里的表格是文字而不是图片。"
        reading.findings.append(rules.TABLE_NOT_FOUND.finding(message))
        return reading
    _READERS[table.shape](reading, rows)
    reading.findings += _once(_variants(reading, rows))
    reading.findings += split_digit_findings(reading)
    return reading


def _once(findings: Sequence[Finding]) -> list[Finding]:
    return list({finding.found: finding for finding in findings}.values())


def _variants(reading: TableReading, rows: Sequence[Row]) -> list[Finding]:
    """Labels that are read but are not the official ones."""
    table = reading.table
    headers = [*rows_of(table), *columns_of(table)]
    official = {normal(header.label) for header in headers}
    official |= labels_of(table) - {name for header in headers for name in names_of(header)}
    official |= {normal(name) for header in headers for name in header.path}
    variants = {normal(alias): header.label for header in headers for alias in header.aliases}
    return [
        rules.LABEL.finding(
            f"{table.name}的“{cell.text}”不是官方格式的名称，应为“{variants[plain]}”。",
            found=cell.text,
            expected=variants[plain],
            origin=reading.origin(cell),
        )
        for row in rows
        for cell in row
        for plain in [normal(cell.text)]
        if plain in variants and plain not in official
    ]
