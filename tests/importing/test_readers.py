"""Each reader: what it hands on, with places, and what it leaves out."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.errors import InputError
from assistant.importing.document import Document, Grid, Line
from assistant.importing.readers import read_document

from .layouts import documents
from .test_opening import zipped


def document(tmp_path: Path, name: str, data: bytes | str) -> Document:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(path)


def lines(read: Document) -> list[str]:
    return [item.text for item in read.items if isinstance(item, Line)]


def grids(read: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in item.rows] for item in read.items if isinstance(item, Grid)
    ]


# ---------------------------------------------------------------- web pages


def test_menus_scripts_and_hidden_parts_of_a_page_are_left_out(tmp_path: Path) -> None:
    page = """<html><head><style>p{}</style></head><body><nav>首页</nav><script>var a = "<p>脚本</p>";</script>
    <div style="display:none">隐藏</div><p hidden>隐藏</p><!-- 注释 --><p>打印本页</p><p>当前位置：首页 &gt; 年报</p>
    <form><p>正文一</p></form><header>站名</header><article><header>小标题</header></article><footer>版权</footer></body></html>"""
    assert lines(document(tmp_path, "a.html", page)) == ["正文一", "小标题"]


def test_a_line_break_parts_lines_of_prose_and_joins_a_label(tmp_path: Path) -> None:
    page = "<body><p>第一行<br>第二行</p><table><tr><td>商业<br/>企业</td><td>1</td></tr></table></body>"
    read = document(tmp_path, "a.html", page)
    assert lines(read) == ["第一行", "第二行"]
    assert grids(read) == [[["商业企业", "1"]]]


def test_layout_tables_are_seen_through(tmp_path: Path) -> None:
    page = "<table><tr><td><p>甲</p><table><tr><td>1</td><td>2</td></tr></table><p>乙</p></td></tr></table>"
    read = document(tmp_path, "a.html", page)
    assert [item.text if isinstance(item, Line) else "表" for item in read.items] == ["甲", "表", "乙"]


def test_a_raised_mark_is_a_note_and_no_digit(tmp_path: Path) -> None:
    page = "<table><tr><td>规章</td><td>12<sup>①</sup></td><td>3<sup></sup></td></tr></table>"
    assert grids(document(tmp_path, "a.html", page)) == [[["规章", "12（①）", "3"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_a_page_is_read_in_every_encoding_of_an_office(tmp_path: Path, encoding: str) -> None:
    assert lines(
        document(tmp_path, "a.html", "<html><body><p>镕垚镇</p></body></html>".encode(encoding))
    ) == ["镕垚镇"]


def test_a_page_cut_in_a_character_is_read_with_a_finding(tmp_path: Path) -> None:
    read = document(tmp_path, "a.html", ("<html><body><p>" + "公开信息" * 400).encode()[:-1])
    assert [finding.code for finding in read.findings] == ["IMP713"]


def test_every_place_of_a_grid_can_be_found_in_the_file(tmp_path: Path) -> None:
    read = document(
        tmp_path, "a.html", "<table><tr><td colspan=2>甲</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    (grid,) = (item for item in read.items if isinstance(item, Grid))
    assert [cell.place for cell in grid.rows[1]] == ["表1第2行第1列", "表1第2行第2列"]
    assert [cell.covered for cell in grid.rows[0]] == [False, True]


# ---------------------------------------------------------------- Word


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    body = documents.paragraph(
        documents.run("共") + deleted + f"<w:ins>{documents.run('12')}</w:ins>" + documents.run("件")
    )
    assert lines(document(tmp_path, "a.docx", documents.package(body))) == ["共12件"]


def test_a_raised_run_and_a_hard_hyphen_are_kept_apart(tmp_path: Path) -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    cells = "".join(
        f"<w:tc><w:p>{content}</w:p></w:tc>"
        for content in (documents.run("12") + raised, "<w:r><w:noBreakHyphen/><w:t>2</w:t></w:r>")
    )
    read = document(tmp_path, "a.docx", documents.package(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert grids(read) == [[["12（1）", "-2"]]]


def test_a_table_of_one_cell_is_prose(tmp_path: Path) -> None:
    frame = f"<w:tbl><w:tr><w:tc>{documents.paragraph(documents.run('框内'))}</w:tc></w:tr></w:tbl>"
    assert lines(document(tmp_path, "a.docx", documents.package(frame))) == ["框内"]


def test_the_strict_variety_is_named(tmp_path: Path) -> None:
    strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    with pytest.raises(InputError, match="严格 Open XML"):
        document(tmp_path, "a.docx", zipped(**{"word/document.xml": strict}))


# ---------------------------------------------------------------- workbooks


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_formula_without_a_result_is_blank_and_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["规章", 1, "=SUM(B1:B1)"])
    read = document(tmp_path, "a.xlsx", saved(book))
    assert grids(read) == [[["规章", "1", ""]]]
    assert [(finding.code, finding.found, finding.origin) for finding in read.findings] == [
        ("IMP716", "=SUM(B1:B1)", "a.xlsx Sheet!C1")
    ]


def test_binary_fractions_are_read_by_their_shortest_writing(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["行政事业性收费", 0.1, 7730.28, 1e21, 15.0])
    (row,) = grids(document(tmp_path, "a.xlsx", saved(book)))[0]
    assert row[1:] == ["0.1", "7730.28", "1000000000000000000000", "15"]


def test_a_merged_area_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["规章", 1])
    book.active.merge_cells("A1:A2")
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(book))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"A1:A2", b"A1:A1048576"))
    assert grids(document(tmp_path, "a.xlsx", buffer.getvalue())) == [[["规章", "1"]]]


@pytest.mark.parametrize(("row", "column"), [(6000, 1), (1, 80)])
def test_what_stands_far_outside_is_never_dropped_in_silence(tmp_path: Path, row: int, column: int) -> None:
    book = Workbook()
    book.active.cell(row, column, "规章")
    with pytest.raises(InputError, match="超过 5000 行或 60 列"):
        document(tmp_path, "a.xlsx", saved(book))


# ---------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("| 规章 | 1 |  | 3 |", ["规章", "1", "", "3"]),
        ("规章 | 1 | | 3 |", ["规章", "1", "", "3"]),
        ("规章\t1\t\t3", ["规章", "1", "", "3"]),
        ("│规章│1││3│", ["规章", "1", "", "3"]),
        (r"| a \| b | 1 |", ["a | b", "1"]),
    ],
)
def test_rows_of_text(tmp_path: Path, text: str, cells: list[str]) -> None:
    assert grids(document(tmp_path, "a.txt", text)) == [[cells]]


def test_a_tab_that_indents_a_paragraph_makes_no_table(tmp_path: Path) -> None:
    text = "\t全年围绕群众关心的事项做好公开，公开栏逐村更新，热线来电有问必答。"
    assert lines(document(tmp_path, "a.txt", text)) == [text.strip()]


def test_markdown_marks_go_and_left_over_stars_stay(tmp_path: Path) -> None:
    assert lines(document(tmp_path, "a.md", "## 一、总体情况\n\n**一是**抓公开\\_栏")) == [
        "一、总体情况",
        "**一是**抓公开_栏",
    ]
