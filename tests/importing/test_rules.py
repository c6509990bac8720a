"""For each code of the importer one report that triggers it and one near miss that does not."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from assistant.findings import Severity
from assistant.importing.rules import RULES

from .conftest import Reader, codes
from .invented import distinct_figures
from .layouts import pages, portable, texts
from .pdf_writer import PdfPage, pdf

FIGURES = distinct_figures("2021")
PAGE = pages.page(FIGURES, pages.body(FIGURES, pages.official(FIGURES))).decode()
NEW_ROW = "一、本年新收政府信息公开申请数量"
NUMBERS = "".join(f"<td><p><span>{number}</span></p></td>" for number in range(21, 28))
"""The first row of table 三 on the page."""
assert NUMBERS in PAGE


def changed(*pairs: tuple[str, str]) -> Callable[[], tuple[str, bytes]]:
    """The page with some of its text replaced."""

    def build() -> tuple[str, bytes]:
        page = PAGE
        for old, new in pairs:
            assert old in page, old
            page = page.replace(old, new)
        return "report.html", page.encode()

    return build


def row(*numbers: int) -> str:
    return "".join(f"<td><p><span>{number}</span></p></td>" for number in numbers)


def scanned_page(*, with_text: bool) -> tuple[str, bytes]:
    page = PdfPage()
    page.picture()
    if with_text:
        page.text(80, 80, "识别出来的一页文字，共二十个字以上，用来检查。")
    report = portable._Writer(FIGURES)
    report.report()
    return "report.pdf", pdf([*report.pages, page])


def sheet(value: object) -> tuple[str, bytes]:
    book, buffer = Workbook(), BytesIO()
    book.active.append(["柳溪湾镇人民政府2024年政府信息公开工作年度报告"])
    for line in (["信息内容", "本年处理决定数量"], ["行政许可", value], ["行政处罚", 1], ["行政强制", 2]):
        book.active.append(line)
    book.save(buffer)
    return "report.xlsx", buffer.getvalue()


def blank(text: str) -> tuple[str, bytes]:
    figures = distinct_figures("2021")
    empty = type(figures)(figures.format, figures.office, figures.year, {})
    return "form.html", pages.page(empty, pages.body(empty, pages.official(empty))).replace(
        b"&nbsp;", text.encode(), 1
    )


UNTITLED = (("柳溪湾镇人民政府2024年", ""),)
ORIGINAL = changed()
CASES: dict[str, tuple[Callable[[], tuple[str, bytes]], Callable[[], tuple[str, bytes]]]] = {
    "IMP701": (changed((NUMBERS, row(21, 22))), ORIGINAL),
    "IMP702": (changed((pages.official(FIGURES)["disputes"], "<p><img src='表四.png'></p>")), ORIGINAL),
    "IMP703": (changed(("社会公益组织", "社会组织")), changed(("社会公益组织", "社会<br>公益组织"))),
    "IMP704": (lambda: ("report.html", pages.subtotal_column(FIGURES)), ORIGINAL),
    "IMP705": (changed(*UNTITLED), ORIGINAL),
    "IMP706": (
        changed(("8.属于行政查询事项", "8.其余各类情形汇总")),
        changed(("8.属于行政查询事项", "8、属于 行政查询事项")),
    ),
    "IMP707": (
        changed(("</table>", f"<tr><td colspan=3>{NEW_ROW}</td>{row(1, 2, 3, 4, 5, 6, 7)}</tr></table>")),
        changed(("</table>", f"<tr><td colspan=3>{NEW_ROW}</td>{NUMBERS}</tr></table>")),
    ),
    "IMP708": (
        changed(("本报告按照", "统计期限为2023年1月1日至2023年12月31日。本报告按照")),
        changed(("本报告按照", "统计期限为2024年1月1日至12月31日，与2023年相比有增有减。本报告按照")),
    ),
    "IMP709": (lambda: blank("&nbsp;"), lambda: blank("0")),
    "IMP710": (changed((NUMBERS, row(1, 0, 0, 0, 0, 0, 10))), changed((NUMBERS, row(10, 0, 0, 0, 0, 0, 10)))),
    "IMP711": (
        changed(("六、其他需要报告的事项", "附则")),
        changed(("六、其他需要报告的事项", "七、其他需要报告的事项")),
    ),
    "IMP712": (changed(("及改进情况", "及改进措施")), ORIGINAL),
    "IMP713": (
        lambda: ("report.html", PAGE.encode().replace("公开栏".encode(), b"\xe5\x85", 1)),
        lambda: ("report.html", PAGE.encode("gb18030")),
    ),
    "IMP714": (
        lambda: scanned_page(with_text=False),
        lambda: ("report.pdf", portable.ruled_over_pages(FIGURES)),
    ),
    "IMP715": (
        lambda: scanned_page(with_text=True),
        lambda: ("report.pdf", portable.ruled_over_pages(FIGURES)),
    ),
    "IMP716": (lambda: sheet("=1+1"), lambda: sheet(2)),
}


def test_every_rule_has_its_case() -> None:
    assert sorted(CASES) == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("code", CASES)
def test_a_rule_speaks_where_it_should(read: Reader, code: str) -> None:
    assert code in codes(read(*CASES[code][0]()))


@pytest.mark.parametrize("code", CASES)
def test_and_is_silent_where_it_should(read: Reader, code: str) -> None:
    assert code not in codes(read(*CASES[code][1]()))


@pytest.mark.parametrize("code", CASES)
def test_its_message_is_one_chinese_sentence_about_a_place(read: Reader, code: str) -> None:
    for finding in read(*CASES[code][0]()).findings:
        assert finding.message.endswith("。") or finding.message.endswith("。）")
        assert "\n" not in finding.message


def test_a_report_that_is_read_without_a_doubt_has_no_finding(read: Reader) -> None:
    assert codes(read(*ORIGINAL())) == []
    assert codes(read("report.txt", texts.one_cell_a_line(FIGURES))) == []


def test_a_blank_form_is_no_error(read: Reader) -> None:
    imported = read(*blank("&nbsp;"))
    assert not any(finding.severity is Severity.ERROR for finding in imported.findings)
    assert len(imported.report.figures.cells) == len(FIGURES.format.cells)
    assert all(cell.number is None for cell in imported.report.figures.cells.values())
