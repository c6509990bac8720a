"""Findings as review comments on their words: what Word shows beside the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.run import Run
from lxml.etree import _Element

from assistant.findings import Finding, worst_first
from assistant.rendering.blocks import TableBlock
from assistant.rendering.characters import Piece, one_line
from assistant.rendering.docx_styles import comment_styles
from assistant.rendering.grid import table_grid
from assistant.rendering.wordml import run

_AUTHOR = "年报核对"
_INITIALS = "核"


@dataclass(frozen=True, slots=True)
class _PlacedRun:
    start: int
    end: int
    run: _Element


class Anchors:
    """Where each finding's comment can be fastened; filled while the document is drawn."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = worst_first(findings)
        self.titles: dict[str, _Element] = {}
        """By section, its heading's run."""
        self.cells: dict[str, _Element] = {}
        """By cell id, the run of the figure."""
        self.fallback: _Element | None = None
        """The title's run, for what belongs to no place."""
        self._pieces: dict[str, list[_PlacedRun]] = {}

    def cuts(self, section: str) -> set[int]:
        """The places in a section's text where a comment begins or ends."""
        return {
            place
            for finding in self.findings
            if finding.section == section and finding.start is not None and finding.end is not None
            for place in (finding.start, finding.end)
        }

    def add_pieces(self, section: str, pieces: Sequence[Piece], runs: Sequence[_Element]) -> None:
        """Remember the runs of a line."""
        placed = [_PlacedRun(piece.start, piece.end, item) for piece, item in zip(pieces, runs, strict=True)]
        self._pieces.setdefault(section, []).extend(placed)

    def add_table(self, table: TableBlock, drawn: _Element) -> None:
        """Remember the runs of the cells that have findings; a blank cell gets an empty run."""
        wanted = {cell for finding in self.findings for cell in finding.cells}
        grid = table_grid(table)
        rows = list(drawn.iterchildren(qn("w:tr")))
        for cell in table.cells:
            if cell.figure in wanted:
                before = grid[cell.row][: cell.column]
                number = len(list(dict.fromkeys(id(other) for other in before)))
                drawn_cell = list(rows[cell.row].iterchildren(qn("w:tc")))[number]
                self.cells[cell.figure] = _run_of(next(drawn_cell.iterchildren(qn("w:p"))))

    def of(self, finding: Finding) -> list[_Element]:
        """The first and the last run that a finding is about; none in an empty document."""
        if finding.section and finding.start is not None:
            end = max(finding.end or 0, finding.start + 1)
            placed = self._pieces.get(finding.section, ())
            runs = [piece.run for piece in placed if piece.start < end and piece.end > finding.start]
            if runs:
                return [runs[0], runs[-1]]
        cell = next((self.cells[cell] for cell in finding.cells if cell in self.cells), None)
        heading = self.titles.get(finding.section or "")
        nearest = next((item for item in (cell, heading, self.fallback) if item is not None), None)
        return [] if nearest is None else [nearest, nearest]


def _run_of(paragraph: _Element) -> _Element:
    """The paragraph's run, an empty one where it has none."""
    if next(paragraph.iterchildren(qn("w:r")), None) is None:
        paragraph.append(run(""))
    return next(paragraph.iterchildren(qn("w:r")))


def add_comments(document: WordDocument, anchors: Anchors) -> None:
    """Fasten every finding; without the time, which would make equal reports differ."""
    for finding in anchors.findings:
        runs = [Run(cast(CT_R, item), document) for item in anchors.of(finding)]
        if not runs:
            continue
        text = f"【{finding.severity.label} {finding.code}】{one_line(finding.message)}"
        comment = document.add_comment(runs, text, _AUTHOR, _INITIALS)
        comment._comment_elm.date = None
    if anchors.findings:
        _use_styles(document)


def _use_styles(document: WordDocument) -> None:
    """Give the document the styles of comments; where it has them under ids of its own, use these."""
    styles = document.styles.element
    own = {
        str(style.xpath("string(w:name/@w:val)")).lower(): style
        for style in styles.iterchildren(qn("w:style"))
    }
    for style in comment_styles():
        style_id = style.get(qn("w:styleId"))
        found = own.get(str(style.xpath("string(w:name/@w:val)")))
        if found is None:
            styles.append(style)
            continue
        for root in (document.element, document.part._comments_part.element):
            for reference in root.iter(qn("w:pStyle"), qn("w:rStyle")):
                if reference.get(qn("w:val")) == style_id:
                    reference.set(qn("w:val"), found.get(qn("w:styleId")))
