"""The two lists of the review page: what was found, and every number with its evidence."""

from collections.abc import Container, Iterable, Sequence

from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.rendering.characters import one_line, printable
from assistant.rendering.review.evidence import (
    VERDICTS,
    CellEvidence,
    cells_of,
    expression_text,
    quotation,
)
from assistant.report import Claim, Report, Verdict


def findings_list(findings: Sequence[Finding], report: Report, anchors: Container[str]) -> HtmlElement:
    """The findings, each with a link to its words or its cell where one of `anchors` marks the place."""
    if not findings:
        return E.p("没有发现问题。", **{"class": "empty"})
    return E.ol(
        *(_finding(number, finding, report, anchors) for number, finding in enumerate(findings)),
        id="findings-list",
    )


def _finding(number: int, finding: Finding, report: Report, anchors: Container[str]) -> HtmlElement:
    item = E.li(
        E.p(
            E.span(finding.severity.label, **{"class": f"badge f-{finding.severity}"}),
            E.span(finding.code, **{"class": "code"}),
            " ",
            one_line(finding.message),
        ),
        id=f"f{number}",
        **{"data-kind": str(finding.severity), "class": "entry"},
    )
    place = _place(number, finding, report, anchors)
    if place is not None:
        item.append(E.p(place, **{"class": "links"}))
    return item


def _place(number: int, finding: Finding, report: Report, anchors: Container[str]) -> HtmlElement | None:
    if f"at{number}" in anchors:
        return E.a("看原文", href=f"#at{number}")
    cell = next((cell for cell in finding.cells if cell in report.figures.format.cells), None)
    return E.a("看表格", href=f"#c-{cell}") if cell and f"c-{cell}" in anchors else None


def numbers_list(report: Report, figures: Figures, claims: Sequence[Claim]) -> HtmlElement:
    """Every number of the prose with its verdict and evidence, in the order of the text."""
    if not claims:
        return E.p("正文里没有数。", **{"class": "empty"})
    texts = {section.id: section.text for section in report.sections}
    names = {section.id: section.name for section in report.sections}
    items = [
        _number(number, claim, texts[claim.section], names[claim.section], figures)
        for number, claim in enumerate(claims)
    ]
    return E.ol(*items, id="numbers-list")


def _number(number: int, claim: Claim, text: str, section: str, figures: Figures) -> HtmlElement:
    quote = quotation(text, claim)
    cells = cells_of(figures, claim)
    item = E.li(
        E.p(
            E.span(VERDICTS[claim.verdict], **{"class": f"badge {claim.verdict}"}),
            E.strong(one_line(claim.text)),
            " ",
            E.span(one_line(section), **{"class": "where"}),
        ),
        id=f"n{number}",
        **{"data-kind": str(claim.verdict), "class": "entry"},
    )
    words = E.a(
        printable(quote.before), E.mark(printable(quote.words)), printable(quote.after), href=f"#w{number}"
    )
    item.append(E.p(words, **{"class": "quote"}))
    item.extend(E.p(one_line(line), **{"class": "proof"}) for line in _proof(figures, claim))
    if cells:
        item.set("data-cells", " ".join(cell.id for cell in cells))
        item.append(_cells_table(figures, claim, cells))
    return item


def _proof(figures: Figures, claim: Claim) -> Iterable[str]:
    if claim.verdict is Verdict.NOT_A_FIGURE:
        yield f"{claim.reason}，不与表格核对。"
        return
    expression = expression_text(figures, claim)
    if expression:
        yield f"依据：{expression}"
    if claim.verdict is Verdict.CONTRADICTED and claim.expected:
        yield f"应为 {claim.expected}{claim.unit if claim.expected[-1:].isdigit() else ''}"
    if claim.reason and (not expression or claim.verdict is not Verdict.SUPPORTED):
        yield f"说明：{claim.reason}。"


def _cells_table(figures: Figures, claim: Claim, cells: Sequence[CellEvidence]) -> HtmlElement:
    years = [f"{figures.year}年", *([f"{figures.year - 1}年"] if figures.previous else [])]
    head = E.tr(E.th("表中位置", scope="col"), *(E.th(year, scope="col") for year in years))
    rows = [
        E.tr(
            E.th(E.a(cell.place, href=f"#c-{cell.id}"), scope="row"),
            E.td(cell.value),
            *([E.td(cell.previous)] if figures.previous else []),
        )
        for cell in cells
    ]
    label = f"「{one_line(claim.text)}」所依据的表格数据"
    return E.table(E.caption(label), E.thead(head), E.tbody(*rows), **{"class": "cells"})


def filters(
    kinds: Sequence[tuple[str, str, int]], target: str, legend: str, off: Sequence[str] = ()
) -> HtmlElement:
    """Boxes that choose which kinds of a list are shown, and a field that searches it; hidden until a script runs."""
    boxes = [
        E.label(_box(kind, is_on=kind not in off), f"{words} {count}", **{"class": f"kind {kind}"})
        for kind, words, count in kinds
        if count
    ]
    search = E.input(type="search", placeholder="查找", **{"aria-label": f"在{legend}中查找"})
    return E.fieldset(
        E.legend(f"筛选{legend}"),
        *boxes,
        search,
        E.output(role="status"),
        hidden="hidden",
        **{"data-filters": target},
    )


def _box(kind: str, *, is_on: bool) -> HtmlElement:
    box = E.input(type="checkbox", value=kind)
    if is_on:
        box.set("checked", "checked")
    return box


def finding_kinds(findings: Sequence[Finding]) -> list[tuple[str, str, int]]:
    """Severities with their words and how many there are."""
    return [(str(level), level.label, sum(item.severity is level for item in findings)) for level in Severity]


def number_kinds(claims: Sequence[Claim]) -> list[tuple[str, str, int]]:
    """Verdicts with their words and how many there are."""
    return [
        (str(verdict), words, sum(claim.verdict is verdict for claim in claims))
        for verdict, words in VERDICTS.items()
    ]
