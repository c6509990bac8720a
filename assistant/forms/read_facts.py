"""The sheet of figures outside the tables read back: rows become facts, parts find their whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.figures import Fact, read_fact
from assistant.figures.schema import FactEntry, PartEntry
from assistant.findings import Finding
from assistant.formats import Format
from assistant.forms import places, rules
from assistant.forms.alignment import plain
from assistant.forms.grid import FormCell, Grid
from assistant.forms.places import (
    FACT_EXHAUSTIVE,
    FACT_ID,
    FACT_NAME,
    FACT_TOPIC,
    FACT_UNIT,
    FACT_VALUE,
    FACT_WHOLE,
)
from assistant.forms.strays import stray_findings
from assistant.forms.values import Unreadable, typed_text


@dataclass(frozen=True, slots=True)
class _Row:
    """One filled row, as typed."""

    number: int
    origin: str
    texts: dict[str, str]
    unreadable: frozenset[str]
    """Columns that have a finding already."""

    def __getitem__(self, header: str) -> str:
        return self.texts[header]


class FactsReader:
    """Reads the sheet 表外数据; collects findings as it goes."""

    def __init__(self, file: str, grid: Grid, report_format: Format) -> None:
        self._file = file
        self._grid = grid
        self._format = report_format
        self._declared = {fact.id for fact in report_format.facts}
        self._findings: list[Finding] = []

    def read(self) -> tuple[tuple[Fact, ...], list[Finding]]:
        """All facts in the order of the sheet, with what is to be said about them."""
        head = _header(self._grid)
        if head is None:
            self._header_changed()
            return (), self._findings
        header_row, columns = head
        rows = list(self._rows(header_row, columns))
        wholes = [row for row in rows if not row[FACT_WHOLE]]
        ids = _ids(wholes)
        parts = self._parts(rows, wholes, ids)
        facts = [self._fact(row, ids[row.number], tuple(parts.get(row.number, ()))) for row in wholes]
        inside = set(columns.values())
        strays = [
            cell
            for (row, column), cell in sorted(self._grid.cells.items())
            if row > header_row and column not in inside
        ]
        self._findings += stray_findings(self._file, strays)
        return tuple(fact for fact in facts if fact is not None), self._findings

    def _header_changed(self) -> None:
        titles = "、".join(header for header in places.FACT_HEADERS if header != FACT_ID)
        message = (
            f"{places.FACTS_SHEET}：列标题被改动，这一页没有读入。应有且只有一行列标题：{titles}（另有隐藏的{FACT_ID}列）。"
            "请改回原样，或用 assistant new 重新生成一份再填。"
        )
        origin = f"{self._file} {places.FACTS_SHEET}"
        self._findings.append(rules.HEADER_CHANGED.finding(message, origin=origin))

    def _rows(self, header_row: int, columns: dict[str, int]) -> Iterator[_Row]:
        for number in range(header_row + 1, self._grid.last_row + 1):
            row = self._row(number, columns)
            if any(row[header] for header in places.FACT_HEADERS if header != FACT_ID):
                yield row

    def _row(self, number: int, columns: dict[str, int]) -> _Row:
        texts: dict[str, str] = {}
        unreadable = set()
        for header, column in columns.items():
            cell = self._grid.cells.get((number, column))
            text = typed_text(cell, as_shown=header == FACT_VALUE)
            if isinstance(text, Unreadable) and cell is not None:
                unreadable.add(header)
                self._unreadable(header, cell, text)
            texts[header] = text if isinstance(text, str) else ""
        origin = f"{self._file} {places.address(places.FACTS_SHEET, number, columns[FACT_VALUE])}"
        return _Row(number, origin, texts, frozenset(unreadable))

    def _unreadable(self, header: str, cell: FormCell, why: Unreadable) -> None:
        place = f"{places.FACTS_SHEET}「{header}」"
        self._findings.append(why.finding(place, cell, f"{self._file} {cell.address}"))

    def _parts(self, rows: list[_Row], wholes: list[_Row], ids: dict[int, str]) -> dict[int, list[PartEntry]]:
        """Parts by the row number of their whole."""
        parts: dict[int, list[PartEntry]] = {}
        for row in rows:
            whole = self._whole_of(row, wholes, ids) if row[FACT_WHOLE] else None
            if whole is not None and self._is_complete(row):
                entry = PartEntry(label=row[FACT_NAME], value=row[FACT_VALUE])
                parts.setdefault(whole.number, []).append(entry)
        return parts

    def _whole_of(self, part: _Row, wholes: list[_Row], ids: dict[int, str]) -> _Row | None:
        name = plain(part[FACT_WHOLE])
        found = [row for row in wholes if name in (plain(row[FACT_NAME]), plain(ids[row.number]))]
        if len(found) > 1:
            found = [row for row in found if ids[row.number] == part[FACT_ID]] or found
        if len(found) != 1:
            reason = "有几行都叫这个名称" if found else "没有一行总项叫这个名称（总项自己不填这一栏）"
            self._lost_part(part, f"写的总项是“{part[FACT_WHOLE]}”，但{reason}")
            return None
        unit, whole_unit = part[FACT_UNIT], found[0][FACT_UNIT]
        if unit and whole_unit and plain(unit) != plain(whole_unit):
            self._lost_part(part, f"单位是“{unit}”，总项的单位是“{whole_unit}”，不能相加")
            return None
        return found[0]

    def _lost_part(self, part: _Row, reason: str) -> None:
        message = f"{part.origin}：分项「{part[FACT_NAME]}」{reason}，没有读入。"
        finding = rules.PART_WITHOUT_WHOLE.finding(message, found=part[FACT_WHOLE], origin=part.origin)
        self._findings.append(finding)

    def _is_complete(self, row: _Row) -> bool:
        missing = [header for header in (FACT_NAME, FACT_VALUE) if not row[header]]
        if missing and not row.unreadable & set(missing):
            name = row[FACT_NAME] or row[FACT_VALUE] or row[FACT_WHOLE]
            message = (
                f"{row.origin}：表外数据「{name}」没有填{'和'.join(missing)}。"
                "没有发生填 0，不需要的整行清空。"
            )
            self._findings.append(rules.ROW_INCOMPLETE.finding(message, origin=row.origin))
        return not missing

    def _fact(self, row: _Row, fact_id: str, parts: tuple[PartEntry, ...]) -> Fact | None:
        """None for a declared figure that was left open: the format asks for it, the office wrote nothing."""
        is_declared = fact_id in self._declared
        if is_declared and not (row[FACT_VALUE] or parts or row.unreadable):
            return None
        if row[FACT_NAME]:
            self._is_complete(row)
        entry = FactEntry(
            id=fact_id,
            label=row[FACT_NAME],
            value=row[FACT_VALUE] or None,
            unit=row[FACT_UNIT],
            parts=parts,
            exhaustive=self._is_exhaustive(row),
            topic=self._topic(row, is_declared),
        )
        fact, findings = read_fact(entry, self._format, row.origin)
        self._findings += findings
        return fact

    def _is_exhaustive(self, row: _Row) -> bool:
        text = row[FACT_EXHAUSTIVE]
        if text not in ("", places.YES, places.NO):
            self._unknown_choice(row, FACT_EXHAUSTIVE, "是、否")
        return text == places.YES

    def _topic(self, row: _Row, is_declared: bool) -> str:
        """The topic's id; a blank choice is the first topic, as the form says."""
        titles = {plain(title): topic for topic, title in places.topics(self._format).items()}
        text = row[FACT_TOPIC]
        if is_declared or not text:
            return next(iter(titles.values()))
        if plain(text) not in titles:
            self._unknown_choice(row, FACT_TOPIC, "、".join(places.topics(self._format).values()))
        return titles.get(plain(text), text)

    def _unknown_choice(self, row: _Row, header: str, options: str) -> None:
        found = row[header]
        message = (
            f"{row.origin}：「{row[FACT_NAME]}」的“{header}”填的是“{found}”。请从列表中选择：{options}。"
        )
        finding = rules.CHOICE_UNKNOWN.finding(message, found=found, expected=options, origin=row.origin)
        self._findings.append(finding)


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The one row in which every column's title stands exactly once, and where."""
    wanted = {plain(header): header for header in places.FACT_HEADERS}
    rows: dict[int, list[tuple[str, int]]] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        header = wanted.get(plain(str(cell.value)))
        if header is not None:
            rows.setdefault(row, []).append((header, column))
    complete = [
        (row, dict(found)) for row, found in rows.items() if len(found) == len(dict(found)) == len(wanted)
    ]
    return complete[0] if len(complete) == 1 else None


def _ids(rows: list[_Row]) -> dict[int, str]:
    """An id for each row: the hidden one, else `fact-<row>`; two rows never share one."""
    ids: dict[int, str] = {}
    taken = {row[FACT_ID] for row in rows}
    for row in rows:
        wanted = row[FACT_ID]
        if not wanted or wanted in ids.values():
            wanted = f"fact-{row.number}"
            while wanted in taken or wanted in ids.values():
                wanted += "-2"
        ids[row.number] = wanted
    return ids
