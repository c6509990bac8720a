"""Findings as review comments in the Word file that was checked: its own looks stay, only comments are added."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from assistant.findings import Finding
from assistant.rendering.characters import Piece
from assistant.rendering.docx_comments import Anchors, add_comments
from assistant.report import Report, ReportSection

_NOT_SHOWN = tuple(qn(f"w:{name}") for name in ("del", "moveFrom", "txbxContent"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotate_docx(original: bytes, report: Report, findings: Sequence[Finding]) -> bytes:
    """The Word file `original`, which was read as `report`, with each finding as a comment on its words.

    A finding about a cell stands at the heading of its table's section; one whose words are not found as they were
    read stands at its section's heading, or at the first words of the file.
    """
    document = Document(BytesIO(original))
    anchors = Anchors(findings)
    paragraphs = [(item, _squeezed(_shown(item))) for item in document.element.body.iter(qn("w:p"))]
    filled = [item for item, text in paragraphs if text]
    anchors.fallback = next(_runs(filled[0]), None) if filled else None
    at = 0
    for section in report.sections:
        at = _place_section(section, paragraphs, at, anchors)
    for table_section in report.figures.format.sections:
        heading = anchors.titles.get(table_section.id)
        if table_section.table and heading is not None:
            cells = [
                cell for cell in report.figures.format.cells if cell.startswith(f"{table_section.table}.")
            ]
            anchors.cells |= dict.fromkeys(cells, heading)
    add_comments(document, anchors)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _place_section(
    section: ReportSection, paragraphs: Sequence[tuple[_Element, str]], at: int, anchors: Anchors
) -> int:
    """Remember where a section's words stand, searching from paragraph `at`; returns where the next search begins."""
    found = _find(paragraphs, section.title, at)
    if found is not None:
        at = found + 1
        anchors.titles[section.id] = next(_runs(paragraphs[found][0]))
    start = 0
    for paragraph in section.paragraphs:
        found = _find(paragraphs, paragraph.text, at)
        if found is not None:
            at = found + 1
            cuts = [
                cut - start for cut in anchors.cuts(section.id) if start < cut < start + len(paragraph.text)
            ]
            pieces, runs = _cut(paragraphs[found][0], paragraph.text, start, cuts)
            anchors.add_pieces(section.id, pieces, runs)
        start += len(paragraph.text) + 1
    return at


def _find(paragraphs: Sequence[tuple[_Element, str]], text: str, at: int) -> int | None:
    wanted = _squeezed(text)
    return (
        next((number for number in range(at, len(paragraphs)) if paragraphs[number][1] == wanted), None)
        if wanted
        else None
    )


def _cut(
    paragraph: _Element, text: str, start: int, cuts: Sequence[int]
) -> tuple[list[Piece], list[_Element]]:
    """The paragraph's runs, cut at `cuts` of `text`, and where in the section each of them stands."""
    places = [at for at, character in enumerate(text) if not character.isspace()]
    wanted = sorted({len(_squeezed(text[:cut])) for cut in cuts})
    pieces, runs = [], []
    done = 0
    for whole in list(_runs(paragraph)):
        for run in _cut_run(whole, [cut - done for cut in wanted]):
            length = len(_squeezed(_shown(run)))
            if length:
                first, last = places[done], places[done + length - 1]
                pieces.append(Piece(text[first : last + 1], start + first, start + last + 1))
                runs.append(run)
            done += length
    return pieces, runs


def _cut_run(run: _Element, cuts: Sequence[int]) -> Iterator[_Element]:
    """The run in parts; a run that holds more than one text (a tab, a line break) stays whole."""
    texts = [child for child in run if child.tag != qn("w:rPr")]
    inside = [cut for cut in cuts if 0 < cut < len(_squeezed(_shown(run)))]
    if not inside or len(texts) != 1 or texts[0].tag != qn("w:t"):
        yield run
        return
    rest = deepcopy(run)
    words = texts[0].text or ""
    places = [at for at, character in enumerate(words) if not character.isspace()]
    middle = places[inside[0]]
    _set_text(run, words[:middle])
    _set_text(rest, words[middle:])
    run.addnext(rest)
    yield run
    yield from _cut_run(rest, [cut - inside[0] for cut in inside[1:]])


def _set_text(run: _Element, words: str) -> None:
    text = next(run.iterchildren(qn("w:t")))
    text.text = words
    text.set(_SPACE, "preserve")


def _runs(paragraph: _Element) -> Iterator[_Element]:
    """The runs that are shown as this paragraph's text: with tracked insertions, without deletions and text boxes."""
    for run in paragraph.iter(qn("w:r")):
        hidden = next(
            (parent for parent in run.iterancestors() if parent.tag in (*_NOT_SHOWN, qn("w:p"))), None
        )
        if hidden is paragraph and _squeezed(_shown(run)):
            yield run


def _shown(element: _Element) -> str:
    if element.tag == qn("w:p"):
        return "".join(_shown(run) for run in _runs(element))
    return "".join(text.text or "" for text in element.iterchildren(qn("w:t")))


def _squeezed(text: str) -> str:
    return "".join(text.split())
