"""The report inside the review page: its text with every mark, its tables with every figure to be chosen."""

from collections.abc import Sequence

from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.figures import Figures
from assistant.findings import Finding
from assistant.rendering.blocks import Block, Heading, TableBlock, Text, Title
from assistant.rendering.characters import one_line
from assistant.rendering.html_table import html_table
from assistant.rendering.review.evidence import cell_evidence
from assistant.rendering.review.marks import Marker
from assistant.rendering.title import title_lines
from assistant.report import Signature

_DEEPEST = 6


def report_view(
    blocks: Sequence[Block],
    figures: Figures,
    marker: Marker,
    used: dict[str, list[int]],
) -> list[HtmlElement]:
    """The report's blocks as elements."""
    return [element for block in blocks for element in _elements(block, figures, marker, used)]


def _elements(
    block: Block, figures: Figures, marker: Marker, used: dict[str, list[int]]
) -> list[HtmlElement]:
    match block:
        case Title():
            return [E.h3(*(E.span(line) for line in title_lines(block.text)), **{"class": "title"})]
        case Heading() | Text():
            return _text(block, marker)
        case TableBlock():
            return [_table(block, figures, marker.findings, used)]
        case Signature():
            return [
                E.p(one_line(text), **{"class": "signature"}) for text in (block.office, block.date) if text
            ]


def _text(block: Heading | Text, marker: Marker) -> list[HtmlElement]:
    tag = f"h{min(block.level + 3, _DEEPEST)}" if isinstance(block, Heading) else "p"
    if block.place is None or block.place.start is None:
        section = block.place.section if block.place else ""
        return [E(tag, one_line(block.text), *_flags(section, marker.findings))]
    return [E(tag, *line) for line in marker.lines(block.text, block.place.section, block.place.start)]


def _flags(section: str, findings: Sequence[Finding]) -> list[HtmlElement]:
    """Links to what was found about a section as a whole."""
    return [
        E.a(
            f"{finding.severity.label} {finding.code}",
            id=f"at{number}",
            href=f"#f{number}",
            **{"class": f"flag finding f-{finding.severity}"},
        )
        for number, finding in enumerate(findings)
        if section and finding.section == section and finding.start is None and not finding.cells
    ]


def _table(
    block: TableBlock, figures: Figures, findings: Sequence[Finding], used: dict[str, list[int]]
) -> HtmlElement:
    """The official table; each figure is a link that the script answers, the used ones reachable by Tab."""
    box = html_table(block)
    faults: dict[str, str] = {}
    for finding in reversed(findings):
        faults |= dict.fromkeys(finding.cells, str(finding.severity))
    for cell in box.iter("td"):
        name = cell.get("data-cell")
        if not name:
            continue
        evidence = cell_evidence(figures, figures.format.cells[name])
        link = E.a(cell.text or "", href=f"#c-{name}", tabindex="0" if name in used else "-1")
        link.set("aria-label", f"{evidence.place}：{evidence.value}")
        cell.text = None
        cell.append(link)
        cell.set("id", f"c-{name}")
        if evidence.previous:
            cell.set("data-previous", evidence.previous)
        kinds = (["used"] if name in used else []) + ([f"f-{faults[name]}"] if name in faults else [])
        if kinds:
            cell.set("class", " ".join(kinds))
    return box
