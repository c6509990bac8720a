"""A report format as typed, frozen objects; the JSON Schema of a format file is generated from these classes.

Source of the formats themselves: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号. A cell id is `<table>.<row>.<column>`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.formats.arithmetic import ExpressionError, parse_expression

CellKind = Literal["count", "amount"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Topic(_Entry):
    """A topic that a prose section must cover, and the words by which a reader recognises it."""

    id: str
    title: str
    keywords: tuple[str, ...]


class Section(_Entry):
    """One of the six numbered sections of the report."""

    id: str
    number: str
    title: str
    kind: Literal["prose", "table"]
    table: str | None = None
    aliases: tuple[str, ...] = ()
    """Other titles met in published reports."""
    topics: tuple[Topic, ...] = ()


class Header(_Entry):
    """A row's or column's name: its own label, under the labels of `path` (merged cells on the form)."""

    id: str
    label: str
    path: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Column(Header):
    """A column with what its cells may hold."""

    unit: str
    kind: CellKind = "count"
    decimals: int | None = None
    """Decimals the form asks for; None for as many as needed."""
    signed: bool = False
    """Whether a cell may be negative (本年增/减)."""


class Block(_Entry):
    """Rows crossed with columns; only table 二 has several blocks, each with a heading of its own."""

    heading: str = ""
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[Header, ...] = Field(min_length=1)


class SingleRow(_Entry):
    """Rows that some offices print as one: its value stands in row `into`, the others then may stay blank."""

    path: tuple[str, ...]
    into: str


class Table(_Entry):
    """A table: `blocks` one under the other, a `matrix` with row and column headers, or everything in one `flat` row."""

    id: str
    name: str
    shape: Literal["blocks", "matrix", "flat"]
    corner: str = ""
    blocks: tuple[Block, ...] = Field(min_length=1)
    single_rows: tuple[SingleRow, ...] = ()


class DeclaredFact(_Entry):
    """A figure that every report owes but no table holds (信息处理费, 国办函〔2020〕109号)."""

    id: str
    label: str
    unit: str
    decimals: int = 0
    words: tuple[str, ...] = ()
    """Words that name it in a statement without digits (未收取信息处理费)."""


class Identity(_Entry):
    """An equation that holds in every correct report, with tolerance 0."""

    id: str
    rule: str
    """The code of the finding when it does not hold."""
    each: Literal["row", "column", "cell"]
    equation: str
    statement: str
    """The identity in the form's own words."""
    table: str | None = None
    rows: tuple[str, ...] = ()
    """For `each = "row"`: only these rows; empty for all."""

    @cached_property
    def relation(self) -> str:
        """`=` or `<=`."""
        return "<=" if "<=" in self.equation else "="

    @cached_property
    def sides(self) -> tuple[str, str]:
        """The texts left and right of the relation."""
        left, _, right = self.equation.partition(self.relation)
        return left.strip(), right.strip()

    @model_validator(mode="after")
    def _equation_can_be_read(self) -> Self:
        left, right = self.sides
        if not left or not right:
            raise ValueError(f"等式“{self.equation}”应为“左边 = 右边”或“左边 <= 右边”")
        for side in (left, right):
            try:
                parse_expression(side)
            except ExpressionError as error:
                raise ValueError(str(error)) from error
        return self


class Plausibility(_Entry):
    """A bound beyond which a value of some kinds of office deserves a look; never an error."""

    id: str
    rule: str
    cells: tuple[str, ...]
    office_kinds: tuple[str, ...]
    maximum: str


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One figure of the report: its id, its place on the form, and what it may hold."""

    id: str
    table: Table
    row: Header
    column: Column
    row_number: int
    """Counted from 1 over the table's data rows."""

    @property
    def place(self) -> str:
        """Where a clerk finds it: `表三 第7行「3.危及“三安全一稳定”」· 商业企业`."""
        if self.table.shape == "flat":
            kind = f"{self.row.path[0]}（{self.row.label}）" if self.row.path else self.row.label
            return f"{self.table.name}「{kind}」· {self.column.label}"
        return f"{self.table.name} 第{self.row_number}行「{self.row.label}」· {self.column.label}"


class Format(_Entry):
    """A complete report format."""

    id: str
    name: str
    source: str
    first_year: int
    last_year: int | None = None
    vocabulary: str
    """The file of schemas/vocabulary that says which words name which rows and columns."""
    sections: tuple[Section, ...]
    facts: tuple[DeclaredFact, ...] = ()
    tables: tuple[Table, ...]
    identities: tuple[Identity, ...]
    plausibility: tuple[Plausibility, ...] = ()

    @cached_property
    def cells(self) -> dict[str, CellSpec]:
        """Every cell by id, in the order of the form."""
        return {cell.id: cell for table in self.tables for cell in _cells_of(table)}

    def table(self, table_id: str) -> Table:
        """Return the table `table_id`; KeyError when the format has none."""
        return next(table for table in self.tables if table.id == table_id)

    def section(self, section_id: str) -> Section:
        """Return the section `section_id`; KeyError when the format has none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    @model_validator(mode="after")
    def _references_hold(self) -> Self:
        problems = list(_reference_problems(self))
        if problems:
            raise ValueError("；".join(problems))
        return self


def rows_of(table: Table) -> list[Header]:
    """All rows of a table, over its blocks."""
    return [row for block in table.blocks for row in block.rows]


def columns_of(table: Table) -> list[Column]:
    """All columns of a table's blocks; a table of one block has each once."""
    return [column for block in table.blocks for column in block.columns]


def _cells_of(table: Table) -> list[CellSpec]:
    cells = []
    number = 0
    for block in table.blocks:
        for row in block.rows:
            number += 1
            cells += [
                CellSpec(f"{table.id}.{row.id}.{column.id}", table, row, column, number)
                for column in block.columns
            ]
    return cells


def _reference_problems(report_format: Format) -> list[str]:
    tables = {table.id: table for table in report_format.tables}
    problems = [
        f"章节“{section.id}”引用的表“{section.table}”不存在"
        for section in report_format.sections
        if section.table is not None and section.table not in tables
    ]
    for identity in report_format.identities:
        problems += _identity_problems(identity, tables)
    problems += [
        f"合理性规则“{rule.id}”引用的单元格“{cell}”不存在"
        for rule in report_format.plausibility
        for cell in rule.cells
        if cell not in report_format.cells
    ]
    return problems


def _identity_problems(identity: Identity, tables: dict[str, Table]) -> list[str]:
    if identity.each == "cell":
        return []
    table = tables.get(identity.table or "")
    if table is None:
        return [f"勾稽关系“{identity.id}”引用的表“{identity.table}”不存在"]
    headers = columns_of(table) if identity.each == "row" else rows_of(table)
    known = {header.id for header in headers}
    problems = [
        f"勾稽关系“{identity.id}”引用的行“{row}”不存在"
        for row in identity.rows
        if row not in {header.id for header in rows_of(table)}
    ]
    for side in identity.sides:
        for name in parse_expression(side).names():
            plain = name.removeprefix("previous.")
            matches = plain in known or (
                plain.endswith(".*") and any(header.startswith(plain[:-1]) for header in known)
            )
            if not matches:
                problems.append(
                    f"勾稽关系“{identity.id}”中的“{name}”不是表“{table.id}”的{'列' if identity.each == 'row' else '行'}"
                )
    return problems
