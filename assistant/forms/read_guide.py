"""The first sheet read back: the office, the year, and what the office has verified."""

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError
from assistant.figures import Acknowledgement, Office
from assistant.figures.model import OFFICE_KINDS
from assistant.findings import Finding
from assistant.formats import Format
from assistant.forms import places, rules
from assistant.forms.alignment import plain
from assistant.forms.grid import FormCell, Grid
from assistant.forms.strays import stray_findings
from assistant.forms.values import Unreadable, typed_text

_SEPARATORS = re.compile(r"[、,，;；\s]+")
_YEAR = re.compile(r"(20\d\d|2100)年?(?:度)?")


@dataclass(frozen=True, slots=True)
class Guide:
    """What the first sheet says."""

    office: Office
    year: int
    acknowledgements: tuple[Acknowledgement, ...]
    findings: tuple[Finding, ...]


class GuideReader:
    """Reads the sheet by the labels in its first column; collects findings as it goes."""

    def __init__(self, path: Path, grid: Grid, report_format: Format, figure_at: dict[str, str]) -> None:
        self._path = path
        self._grid = grid
        self._format = report_format
        self._figure_at = figure_at
        self._findings: list[Finding] = []

    def read(self) -> Guide:
        """Read everything.

        Raises:
            InputError: the office's name or the year is missing; without them there is no report.
        """
        office = Office(
            name=self._required(places.OFFICE_NAME),
            short=self._text(places.OFFICE_SHORT),
            kind=self._kind(),
            parent=self._text(places.OFFICE_PARENT),
        )
        year = self._year()
        known = (*self._all_zero(), *self._known())
        strays = [cell for (_, column), cell in sorted(self._grid.cells.items()) if column > 3]
        self._findings += stray_findings(self._path.name, strays)
        return Guide(office, year, known, tuple(self._findings))

    def _rows(self, label: str) -> list[int]:
        """The rows that begin with a printed label: one, unless somebody changed the sheet."""
        rows = [row for (row, column) in self._grid.cells if column == 1]
        return [row for row in rows if plain(self._grid.text(row, 1)) == plain(label)]

    def _cell(self, label: str) -> FormCell | None:
        """The input cell beside a printed label."""
        rows = self._rows(label)
        return self._grid.cells.get((rows[0], 2)) if len(rows) == 1 else None

    def _text(self, label: str) -> str:
        if len(self._rows(label)) != 1:
            message = (
                f"{places.GUIDE_SHEET}：“{label}”一行被改动或重复，没有读入。请改回原样，或重新生成一份再填。"
            )
            origin = f"{self._path.name} {places.GUIDE_SHEET}"
            self._findings.append(rules.HEADER_CHANGED.finding(message, expected=label, origin=origin))
        return self._text_of(self._cell(label))

    def _text_of(self, cell: FormCell | None) -> str:
        text = typed_text(cell)
        if cell is not None and isinstance(text, Unreadable):
            self._findings.append(text.finding(places.GUIDE_SHEET, cell, self._origin(cell)))
            return ""
        return text if isinstance(text, str) else ""

    def _origin(self, cell: FormCell) -> str:
        return f"{self._path.name} {cell.address}"

    def _required(self, label: str) -> str:
        text = self._text(label)
        if not text:
            raise InputError(
                f"文件 {self._path} 的“{places.GUIDE_SHEET}”页没有填“{label}”，或这一行被改动。请补填后再读。"
            )
        return text

    def _year(self) -> int:
        text = self._required(places.YEAR)
        match = _YEAR.fullmatch(plain(text))
        if match is None:
            place = f"“{places.GUIDE_SHEET}”页“{places.YEAR}”"
            raise InputError(f"文件 {self._path} 的{place}填的是“{text}”，应为四位年份，例如 2025。")
        return int(match[1])

    def _kind(self) -> str:
        text = self._text(places.OFFICE_KIND)
        kinds = {plain(words): kind for kind, words in OFFICE_KINDS.items()}
        if text and plain(text) not in kinds:
            self._unknown_choice(places.OFFICE_KIND, text, "、".join(OFFICE_KINDS.values()))
        return kinds.get(plain(text), "other")

    def _unknown_choice(self, label: str, text: str, options: str) -> None:
        cell = self._cell(label)
        origin = self._origin(cell) if cell else self._path.name
        message = f"{places.GUIDE_SHEET}「{label}」填的是“{text}”，请从列表中选择：{options}。"
        self._findings.append(
            rules.CHOICE_UNKNOWN.finding(message, found=text, expected=options, origin=origin)
        )

    def _all_zero(self) -> list[Acknowledgement]:
        chosen, reason = self._text(places.ALL_ZERO), self._text(places.ALL_ZERO_REASON)
        if chosen and chosen not in (places.YES, places.NO):
            self._unknown_choice(places.ALL_ZERO, chosen, "是、否")
        if chosen == places.YES and reason:
            return [Acknowledgement(places.ALL_ZERO_CODE, reason)]
        if chosen == places.YES or (reason and not chosen):
            self._incomplete(
                places.ALL_ZERO, self._cell(places.ALL_ZERO) or self._cell(places.ALL_ZERO_REASON)
            )
        return []

    def _incomplete(self, what: str, cell: FormCell | None) -> None:
        message = f"{places.GUIDE_SHEET}「{what}」：选择和理由要同时填写，现在只填了一半，没有生效。"
        origin = self._origin(cell) if cell else self._path.name
        self._findings.append(rules.REASON_MISSING.finding(message, origin=origin))

    def _known(self) -> list[Acknowledgement]:
        """The rows below the heading 检查结果代码, to the end of the sheet."""
        heads = self._rows(places.KNOWN_CODE)
        if len(heads) != 1:
            return []
        known = [self._known_row(row) for row in range(heads[0] + 1, self._grid.last_row + 1)]
        return [item for item in known if item is not None]

    def _known_row(self, row: int) -> Acknowledgement | None:
        cells = [self._grid.cells.get((row, column)) for column in (1, 2, 3)]
        code, reason, where = (self._text_of(cell) for cell in cells)
        if not (code or reason or where):
            return None
        if not (code and reason):
            self._incomplete(places.KNOWN_CODE, next(cell for cell in cells if cell is not None))
            return None
        figures = [self._figure(item, cells[2]) for item in _SEPARATORS.split(where) if item]
        known = tuple(figure for figure in figures if figure is not None)
        if len(known) < len(figures):
            return None
        return Acknowledgement(code.upper(), reason, known)

    def _figure(self, text: str, cell: FormCell | None) -> str | None:
        """The cell id for `表三!D8`; a cell id itself is accepted as well."""
        by_address = {address.upper(): figure for address, figure in self._figure_at.items()}
        figure = by_address.get(text.upper().replace("！", "!").replace("$", "").replace("'", ""))
        if figure is None and (text in self._format.cells or text.startswith("facts.")):
            return text
        if figure is None:
            message = (
                f"{places.GUIDE_SHEET}「{places.KNOWN_CELLS}」写的“{text}”不是表格里的填写格，这一行没有生效。"
                "格号写作 表三!D8。"
            )
            origin = self._origin(cell) if cell else self._path.name
            self._findings.append(rules.CHOICE_UNKNOWN.finding(message, found=text, origin=origin))
        return figure
