"""What reading one table gives, and the small questions every shape of table asks about a cell."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.figures import Cell, read_cell
from assistant.findings import Finding
from assistant.formats import CellSpec, Format, Table
from assistant.formats.model import Header
from assistant.importing import rules
from assistant.importing.document import GridText, Row
from assistant.importing.labels import normal, printed_labels

_MARKED = re.compile(r"^(.*\d)\s*([\u2460-\u249b\u00b9\u00b2\u00b3\u2070-\u2079*＊※#]+)$")
_VALUE = re.compile(
    r"[-−+]?[\d,，.\s]+(?:[件项个条次]|万?元)?(?:[（(].*[)）])?|[/-]|--|[—–－]{1,2}|n/a|不适用", re.IGNORECASE
)


_LONGEST_VALUE = 100
"""A number with the longest note that stands in a cell; what is longer is text."""


@dataclass(slots=True)
class TableReading:
    """The cells read from one table, with what was found on the way."""

    format: Format
    table: Table
    name: str
    """The file's, for origins."""
    cells: dict[str, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    read_rows: dict[str, Sequence[str]] = field(default_factory=dict)
    """Row id to the texts as read, to tell a repeated row from a contradicting one."""

    def spec(self, row: Header, column: Header) -> CellSpec:
        """The figure at a row and column."""
        return self.format.cells[f"{self.table.id}.{row.id}.{column.id}"]

    def specs(self, row: Header) -> list[CellSpec]:
        """All figures of a row."""
        return [
            spec for spec in self.format.cells.values() if spec.table is self.table and spec.row.id == row.id
        ]

    def row_place(self, row: Header) -> str:
        """What a clerk calls the row: `表三 第7行「3.危及“三安全一稳定”」`."""
        return self.specs(row)[0].place.rpartition("· ")[0].strip()

    def put(self, spec: CellSpec, cell: GridText) -> None:
        """Take a grid cell as the figure `spec`."""
        read, findings = read_cell(value_text(cell.text), spec, self.origin(cell))
        self.cells[spec.id] = read
        self.findings += findings

    def put_row(self, row: Header, pairs: Iterable[tuple[CellSpec, GridText]]) -> None:
        """Take a row's cells; a row that came before stays, and is contradicted if this one differs."""
        chosen = list(pairs)
        if not chosen:
            return
        texts = [normal(cell.text) for _, cell in chosen]
        before = self.read_rows.get(row.id)
        if before is None:
            self.read_rows[row.id] = texts
            for spec, cell in chosen:
                self.put(spec, cell)
        elif list(before) != texts:
            shown = " ".join(cell.text or "（空）" for _, cell in chosen)
            message = f"{self.row_place(row)}：这一行在文件里出现了两次，后一次的数“{shown}”不同，没有读入，请核对。"
            cells = tuple(spec.id for spec, _ in chosen)
            origin = self.origin(chosen[0][1])
            self.findings.append(rules.REPEATED_ROW.finding(message, cells=cells, found=shown, origin=origin))

    def origin(self, cell: GridText) -> str:
        """Where a cell stands, for a finding or a figure."""
        return f"{self.name} {cell.place}"

    def missing_row(self, row: Header) -> None:
        """Say that a row did not come."""
        cells = tuple(spec.id for spec in self.specs(row))
        message = f"{self.row_place(row)}：表格里没有找到这一行，没有读入。请对照原文补填。"
        self.findings.append(rules.CELL_NOT_FOUND.finding(message, cells=cells, origin=self.name))

    def unknown_row(self, row: Row) -> None:
        """Say that a row of numbers has a name nobody knows."""
        label = " ".join(cell.text for cell in row if cell.text and not is_value(cell.text))
        numbers = " ".join(cell.text for cell in row if cell.text and is_value(cell.text))
        message = f"{self.table.name}：认不出“{label or '（没有行名）'}”这一行，其中的“{numbers}”没有读入。请对照原文补填。"
        self.findings.append(rules.UNKNOWN_ROW.finding(message, found=numbers, origin=self.origin(row[0])))

    def different_label(self, found: str, official: str, cell: GridText, how: str = "") -> None:
        """Say that a label is not the official one, once for each label."""
        message = f"{self.table.name}的“{found}”不是官方格式的名称，应为“{official}”{how}。"
        finding = rules.LABEL.finding(message, found=found, expected=official, origin=self.origin(cell))
        if all(other.message != message for other in self.findings):
            self.findings.append(finding)


def value_text(text: str) -> str:
    """A value with its footnote mark set apart: `12①` is 12 with a note, and never 121."""
    match = _MARKED.match(text)
    if not match:
        return text
    marks = "".join(str(int(unicodedata.numeric(mark, 0))) if mark.isnumeric() else mark for mark in match[2])
    return f"{match[1]}（注{marks}）"


def is_value(text: str) -> bool:
    """Whether a text is what a cell of figures holds; blank counts."""
    if not text or len(text) > _LONGEST_VALUE:
        return not text
    return _VALUE.fullmatch(unicodedata.normalize("NFKC", value_text(text)).strip()) is not None


def is_label(text: str) -> bool:
    """Whether a text is a printed label of any official table."""
    return normal(text) in printed_labels()


def behind(row: Row, index: int) -> list[GridText]:
    """The cells after a place that no merged cell covers."""
    return [cell for cell in row[index + 1 :] if not cell.covered]
