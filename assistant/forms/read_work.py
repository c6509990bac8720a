"""The sheets of prose read back: each text under the heading it stands under, wherever rows were added."""

from collections.abc import Mapping

from assistant.figures import Note, Notes, Problem
from assistant.findings import Finding
from assistant.formats import Format
from assistant.forms import places, rules
from assistant.forms.alignment import plain
from assistant.forms.grid import FormCell, Grid
from assistant.forms.strays import stray_findings
from assistant.forms.values import Unreadable, typed_text

_TEXT, _MEASURE = 2, 3
_PRINTED = (places.WORK_HINT, places.PROBLEM_HINT, places.WORK_SHEET, places.PROBLEMS_SHEET)


class WorkReader:
    """Reads 工作记录 and 问题与改进; collects findings as it goes."""

    def __init__(self, file: str, report_format: Format) -> None:
        self._file = file
        self._format = report_format
        self._findings: list[Finding] = []

    def read(self, work: Grid, problems: Grid) -> tuple[Notes, list[Finding]]:
        """All notes, with what is to be said about them."""
        titles = {title: topic for topic, title in places.topics(self._format).items()}
        topics = self._rows_by_heading(work, titles, places.WORK_HEADERS[0])
        headings = {heading: block for block, heading, _ in places.PROBLEM_BLOCKS}
        blocks = self._rows_by_heading(problems, headings, places.PROBLEM_BLOCKS[0][2][0])
        self._outside(work, topics, dict.fromkeys(topics, (_TEXT,)))
        two_columns = {
            block: (_TEXT, _MEASURE) if headers[-1] else (_TEXT,)
            for block, _, headers in places.PROBLEM_BLOCKS
        }
        self._outside(problems, blocks, two_columns)
        notes = {topic: self._notes(work, rows) for topic, rows in topics.items()}
        return Notes(
            topics={topic: found for topic, found in notes.items() if found},
            problems=self._problems(problems, blocks.get("problems", [])),
            previous_problems=self._problems(problems, blocks.get("previous_problems", [])),
            other=self._notes(problems, blocks.get("other", [])),
        ), self._findings

    def _rows_by_heading(
        self, grid: Grid, headings: dict[str, str], column_title: str
    ) -> dict[str, list[int]]:
        """The rows below each heading of the first column, header rows left out."""
        known = {plain(title): value for title, value in headings.items()}
        skipped = {plain(text) for text in (*_PRINTED, column_title)}
        found: dict[str, list[int]] = {}
        current: str | None = None
        for row in range(1, grid.last_row + 1):
            label = plain(grid.text(row, 1))
            if label in skipped:
                continue
            if label in known:
                current = known[label]
                found.setdefault(current, [])
            elif label and not label.isdigit():
                current = None
                place = places.address(grid.name, row, 1)
                self._changed(grid, f"{place} 的“{grid.text(row, 1)}”不是原来的标题，下面的内容没有读入")
            if current is not None:
                found[current].append(row)
        for title, value in headings.items():
            if value not in found:
                self._changed(grid, f"{grid.name} 找不到标题“{title}”")
        return found

    def _changed(self, grid: Grid, what: str) -> None:
        message = f"{what}。请改回原样，或用 assistant new 重新生成一份再填。"
        self._findings.append(rules.HEADER_CHANGED.finding(message, origin=f"{self._file} {grid.name}"))

    def _outside(
        self, grid: Grid, found: dict[str, list[int]], columns: Mapping[str, tuple[int, ...]]
    ) -> None:
        """Whatever stands beside the input columns, or below a heading that is none."""
        inside = {
            (row, column) for value, rows in found.items() for row in rows for column in (1, *columns[value])
        }
        printed = {plain(text) for _, _, headers in places.PROBLEM_BLOCKS for text in headers}
        printed |= {plain(text) for text in (*_PRINTED, *places.WORK_HEADERS)}
        strays = [
            cell
            for spot, cell in sorted(grid.cells.items())
            if spot not in inside and cell.column > 1 and plain(str(cell.value or "")) not in printed | {""}
        ]
        self._findings += stray_findings(self._file, strays)

    def _text(self, grid: Grid, row: int, column: int) -> str:
        cell = grid.cells.get((row, column))
        text = typed_text(cell)
        if cell is not None and isinstance(text, Unreadable):
            self._findings.append(text.finding(grid.name, cell, self._origin(cell)))
            return ""
        return text if isinstance(text, str) else ""

    def _origin(self, cell: FormCell) -> str:
        return f"{self._file} {cell.address}"

    def _notes(self, grid: Grid, rows: list[int]) -> tuple[Note, ...]:
        texts = [(row, self._text(grid, row, _TEXT)) for row in rows]
        return tuple(
            Note(text, f"{self._file} {places.address(grid.name, row, _TEXT)}") for row, text in texts if text
        )

    def _problems(self, grid: Grid, rows: list[int]) -> tuple[Problem, ...]:
        problems = []
        for row in rows:
            text, measure = self._text(grid, row, _TEXT), self._text(grid, row, _MEASURE)
            origin = f"{self._file} {places.address(grid.name, row, _TEXT)}"
            if text:
                problems.append(Problem(text, measure, origin))
            elif measure:
                message = (
                    f"{origin}：右边写了“{measure[:20]}”，左边没有写对应的问题，这一行没有读入。请补写问题。"
                )
                self._findings.append(rules.ROW_INCOMPLETE.finding(message, found=measure, origin=origin))
        return tuple(problems)
