"""Comments in somebody's own Word file: beside the words they are about, everything else as it was."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.findings import Finding, Severity
from assistant.importing import Imported, import_report
from assistant.rendering import report_blocks
from assistant.rendering.docx import render_docx
from assistant.rendering.docx_annotate import annotate_docx

from .conftest import make_report
from .test_docx_comments import anchored_words, finding

PROSE = "全年主动公开信息302条，收到申请12件。"


def theirs(tmp_path: Path, change: str = "") -> tuple[bytes, Imported]:
    """A report of another hand: our own, its runs cut and dressed as people's habits do, and read."""
    document = Document(BytesIO(render_docx(report_blocks(make_report("2021", paragraph=PROSE)))))
    for paragraph in document.paragraphs:
        if paragraph.text == PROSE and change == "bold":
            run = paragraph.runs[0]
            run.text = PROSE[:9]
            for words in (PROSE[9:11], PROSE[11:]):
                paragraph.add_run(words).bold = True
        if paragraph.text == PROSE and change == "spaced":
            paragraph.runs[0].text = f"\u3000\u3000{PROSE[:8]} {PROSE[8:]} "
        if paragraph.text == PROSE and change == "inserted":
            element = paragraph.runs[0]._r
            inserted = element.makeelement(qn("w:ins"), {qn("w:id"): "7", qn("w:author"): "某人"})
            element.addprevious(inserted)
            inserted.append(element)
        if paragraph.text == PROSE and change == "line break":
            paragraph.runs[0].add_break()
    written = BytesIO()
    document.save(written)
    path = tmp_path / "theirs.docx"
    path.write_bytes(written.getvalue())
    return written.getvalue(), import_report(path)


def on_words(imported: Imported, words: str, message: str) -> Finding:
    section = imported.report.section("overview")
    assert section
    start = section.text.index(words)
    return finding(message, section="overview", start=start, end=start + len(words))


def annotated(original: bytes, imported: Imported, findings: Sequence[Finding]) -> bytes:
    return annotate_docx(original, imported.report, findings)


@pytest.mark.parametrize("change", ["", "bold", "spaced", "inserted"])
def test_each_finding_stands_on_its_words_whatever_the_runs_are(change: str, tmp_path: Path) -> None:
    original, imported = theirs(tmp_path, change)
    findings = [
        on_words(imported, "302条", "甲"),
        on_words(imported, "12件", "乙"),
        on_words(imported, "条，收到申请1", "丙"),
    ]
    words = anchored_words(Document(BytesIO(annotated(original, imported, findings))))
    assert {text[-1]: found.replace(" ", "") for text, found in words.items()} == {
        "甲": "302条",
        "乙": "12件",
        "丙": "条，收到申请1",
    }


def test_a_run_that_cannot_be_cut_is_commented_whole(tmp_path: Path) -> None:
    original, imported = theirs(tmp_path, "line break")
    words = anchored_words(
        Document(BytesIO(annotated(original, imported, [on_words(imported, "302条", "甲")])))
    )
    assert list(words.values()) == [PROSE]


def test_what_is_about_no_words_stands_at_its_heading_or_at_the_beginning(tmp_path: Path) -> None:
    original, imported = theirs(tmp_path)
    findings = [
        finding("表", cells=("applications.new.total",)),
        finding("章", section="problems"),
        finding("全", Severity.NOTE),
        finding("无", section="overview", start=9_000, end=9_001),
    ]
    words = anchored_words(Document(BytesIO(annotated(original, imported, findings))))
    assert {text[-1]: found for text, found in words.items()} == {
        "表": "三、收到和处理政府信息公开申请情况",
        "章": "五、存在的主要问题及改进情况",
        "全": imported.report.title,
        "无": "一、总体情况",
    }


@pytest.mark.parametrize("change", ["", "bold", "spaced", "inserted"])
def test_nothing_but_comments_is_added(change: str, tmp_path: Path) -> None:
    original, imported = theirs(tmp_path, change)
    section = imported.report.section("overview")
    assert section
    findings = [
        finding("甲", section="overview", start=at, end=at + 3) for at in range(0, len(section.text) - 3, 2)
    ]
    content = annotated(original, imported, findings)
    path = tmp_path / "annotated.docx"
    path.write_bytes(content)
    again = import_report(path)
    assert [section.text for section in again.report.sections] == [
        section.text for section in imported.report.sections
    ]
    assert again.report.figures.cells.keys() == imported.report.figures.cells.keys()
    before, after = Document(BytesIO(original)), Document(BytesIO(content))
    assert [(p.style.name, p.text) for p in after.paragraphs] == [
        (p.style.name, p.text) for p in before.paragraphs
    ]
    bold = [
        "".join(run.text for p in document.paragraphs for run in p.runs if run.bold)
        for document in (before, after)
    ]
    assert bold[0] == bold[1]


@pytest.mark.parametrize(("style_id", "expected"), [("", "CommentText"), ("a7", "a7")])
def test_comments_use_the_styles_of_the_file_or_bring_their_own(
    style_id: str, expected: str, tmp_path: Path
) -> None:
    original, imported = theirs(tmp_path)
    document = Document(BytesIO(original))
    styles = document.styles.element
    for style in styles.xpath("w:style[starts-with(@w:styleId, 'Comment')]"):
        if style_id and style.get(qn("w:styleId")) == "CommentText":
            style.set(qn("w:styleId"), style_id)
        else:
            styles.remove(style)
    written = BytesIO()
    document.save(written)
    again = Document(BytesIO(annotated(written.getvalue(), imported, [on_words(imported, "302条", "甲")])))
    (comment,) = again.comments
    assert comment.paragraphs[0]._p.style == expected
    names = again.styles.element.xpath("w:style/w:name/@w:val")
    assert names.count("annotation text") == names.count("annotation reference") == 1


def test_comments_that_were_there_stay(tmp_path: Path) -> None:
    original, imported = theirs(tmp_path)
    first = annotated(original, imported, [on_words(imported, "302条", "甲")])
    second = annotated(first, imported, [on_words(imported, "12件", "乙")])
    assert [comment.text[-1] for comment in Document(BytesIO(second)).comments] == ["甲", "乙"]
