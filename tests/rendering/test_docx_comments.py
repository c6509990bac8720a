"""Review comments in Word: every finding beside its own words, and the text stays the text."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element

from assistant.findings import Finding, Severity
from assistant.importing import import_report
from assistant.rendering import report_blocks
from assistant.rendering.docx import render_docx
from assistant.report import Report

from .conftest import make_report

PROSE = "全年主动公开信息302条，收到申请12件。"


def finding(message: str, severity: Severity = Severity.ERROR, **where: object) -> Finding:
    return Finding(code="NUM401", severity=severity, message=message, **where)  # type: ignore[arg-type]


def commented(report: Report, *findings: Finding) -> WordDocument:
    return Document(BytesIO(render_docx(report_blocks(report), findings=findings)))


def anchored_words(document: WordDocument) -> dict[str, str]:
    """By comment text, the words between its marks."""
    body = document.element.body
    found = {}
    for comment in document.comments:
        is_open, words = False, ""
        for element in body.iter():
            if element.tag == qn("w:commentRangeStart") and _id(element) == comment.comment_id:
                is_open = True
            elif element.tag == qn("w:commentRangeEnd") and _id(element) == comment.comment_id:
                is_open = False
            elif is_open and element.tag == qn("w:t"):
                words += element.text or ""
        found[comment.text] = words
    return found


def _id(element: _Element) -> int:
    return int(element.get(qn("w:id")) or -1)


def test_each_finding_stands_on_its_words() -> None:
    report = make_report("2021", paragraph=PROSE)
    section = report.section("overview")
    assert section
    first, second = section.text.index("302条"), section.text.index("12件")
    document = commented(
        report,
        finding("甲", section="overview", start=first, end=first + 4),
        finding("乙", section="overview", start=second, end=second + 3),
        finding("丙", section="overview", start=first, end=second + 3),
        finding("丁", section="overview"),
        finding("戊", section="nowhere", start=0, end=3),
        finding("己", cells=("applications.new.total",)),
        finding("庚", Severity.NOTE),
    )
    cell = report.figures.cell("applications.new.total").value
    assert anchored_words(document) == {
        "【错误 NUM401】甲": "302条",
        "【错误 NUM401】乙": "12件",
        "【错误 NUM401】丙": "302条，收到申请12件",
        "【错误 NUM401】丁": "一、总体情况",
        "【错误 NUM401】戊": report.title,
        "【错误 NUM401】己": str(cell),
        "【说明 NUM401】庚": report.title,
    }
    assert {comment.author for comment in document.comments} == {"年报核对"}
    assert {comment.timestamp for comment in document.comments} == {None}


def test_a_blank_cell_can_be_commented() -> None:
    report = make_report("2021")
    report.figures.cells.pop("applications.new.total")  # type: ignore[attr-defined]
    assert anchored_words(commented(report, finding("缺", cells=("applications.new.total",)))) == {
        "【错误 NUM401】缺": ""
    }


def test_the_worst_comes_first_and_equal_input_gives_equal_bytes() -> None:
    blocks = report_blocks(make_report("2021"))
    findings = [finding("轻", Severity.NOTE), finding("重")]
    content = render_docx(blocks, findings=findings)
    assert content == render_docx(blocks, findings=findings)
    assert [comment.text for comment in Document(BytesIO(content)).comments] == [
        "【错误 NUM401】重",
        "【说明 NUM401】轻",
    ]


def test_without_findings_there_is_no_comments_part() -> None:
    assert len(commented(make_report("2021")).comments) == 0
    assert b"comments" not in render_docx(report_blocks(make_report("2021")))


@pytest.mark.parametrize("hostile", ["<w:p/>]]>&amp;", "\x00\x0b\ud800", "长" * 10_000])
def test_a_hostile_message_is_only_text(hostile: str) -> None:
    (comment,) = commented(make_report("2021"), finding(hostile)).comments
    shown = "".join(character for character in hostile if character not in "\x00\x0b\ud800")
    assert comment.text == f"【错误 NUM401】{shown}"


def test_a_commented_report_is_imported_as_the_report(tmp_path: Path) -> None:
    report = make_report("2021", paragraph=PROSE)
    findings = [
        finding("甲", section=section.id, start=start, end=start + 3)
        for section in report.sections
        for start in range(0, len(section.text) - 3, 2)
    ]
    findings += [finding("乙", cells=(cell,)) for cell in report.figures.format.cells]
    read = []
    for name, comments in (("plain", ()), ("commented", findings)):
        path = tmp_path / name / "report.docx"
        path.parent.mkdir()
        path.write_bytes(render_docx(report_blocks(report), findings=comments))
        read.append(import_report(path))
    plain, with_comments = read
    assert [(s.id, s.title, s.text) for s in with_comments.report.sections] == [
        (s.id, s.title, s.text) for s in plain.report.sections
    ]
    assert [s.text for s in with_comments.report.sections] == [s.text for s in report.sections]
    assert with_comments.report.figures.cells == plain.report.figures.cells
    assert with_comments.findings == plain.findings
