"""PDF files: paragraphs whole again, furniture of the pages gone, digits never joined over a gap."""

from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.importing.document import Grid, Line
from assistant.importing.pdf_process import extract_pages
from assistant.importing.pdf_reader import read_pdf

from .pdf_writer import PdfPage, pdf

LONG = "全年围绕群众关心的事项做好公开，公开栏逐村更新，热线来电有问必答，窗口贴出流程图，每月抽查一次。"


def read(tmp_path: Path, *pages: PdfPage) -> list[Line | Grid]:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(list(pages)))
    return list(read_pdf(path).items)


def texts(items: list[Line | Grid]) -> list[str]:
    return [item.text for item in items if isinstance(item, Line)]


def grids(items: list[Line | Grid]) -> list[list[list[str | None]]]:
    return [
        [[None if cell.covered else cell.text for cell in row] for row in item.rows]
        for item in items
        if isinstance(item, Grid)
    ]


def box(page: PdfPage, across: list[float], down: list[float]) -> None:
    for left in across:
        page.line(left, down[0], left, down[-1])
    for top in down:
        page.line(across[0], top, across[-1], top)


def test_lines_of_a_paragraph_join_without_spaces(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(94, 100, LONG[:33], 12)
    page.text(70, 121, LONG[33:], 12)
    page.text(94, 142, "（一）主动公开。内容涵盖规划、补助和招聘等，做到应公开尽公开。", 12)
    assert texts(read(tmp_path, page)) == [
        LONG,
        "（一）主动公开。内容涵盖规划、补助和招聘等，做到应公开尽公开。",
    ]


def test_a_paragraph_goes_on_over_the_foot_of_a_page(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.text(94, 700, LONG[:33], 12)
    first.text(280, 800, "— 1 —", 12)
    second.text(70, 90, LONG[33:], 12)
    second.text(280, 800, "— 2 —", 12)
    assert texts(read(tmp_path, first, second)) == [LONG]


@pytest.mark.parametrize("number", ["— 3 —", "-3-", "3", "第3页", "第 3 页 共 9 页", "3/9", "~3~"])
def test_page_numbers_are_left_out(tmp_path: Path, number: str) -> None:
    page = PdfPage()
    page.text(94, 100, LONG[:30], 12)
    page.text(280, 800, number, 12)
    assert texts(read(tmp_path, page)) == [LONG[:30]]


def test_running_heads_are_left_out_and_titles_stay(tmp_path: Path) -> None:
    pages = [PdfPage() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.text(200, 40, f"青岭县政府信息公开 第{number}期", 9)
        page.text(94, 100, f"{'甲乙丙'[number - 1]}村的公开栏已经更新，内容包括补助名单。", 12)
    assert texts(read(tmp_path, *pages)) == [
        f"{name}村的公开栏已经更新，内容包括补助名单。" for name in "甲乙丙"
    ]


def test_spaces_between_latin_words_stay_and_beside_chinese_go(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(94, 100, "2024 年 open data 平台 12 件，邮箱 a@b.cn 收件，另有说明文字补足一行的长度", 12)
    assert texts(read(tmp_path, page)) == [
        "2024年open data平台12件，邮箱a@b.cn收件，另有说明文字补足一行的长度"
    ]


def test_a_missing_rule_merges_cells_and_vertical_text_is_read_downwards(tmp_path: Path) -> None:
    page = PdfPage()
    box(page, [70, 100], [100, 190])
    box(page, [100, 200, 300], [100, 130, 160, 190])
    for at, character in enumerate("三本年度"):
        page.text(80, 105 + 20 * at, character, 10)
    for at, (label, number) in enumerate((("甲", "10"), ("乙", "0"), ("丙", "3"))):
        page.text(110, 108 + 30 * at, label)
        page.text(240, 108 + 30 * at, number)
    assert grids(read(tmp_path, page)) == [[["三本年度", "甲", "10"], [None, "乙", "0"], [None, "丙", "3"]]]


def test_digits_far_apart_in_one_cell_stay_apart(tmp_path: Path) -> None:
    page = PdfPage()
    box(page, [70, 150, 250], [100, 130, 160])
    page.text(80, 108, "规章说明")
    page.text(170, 108, "1")
    page.text(185, 108, "0")
    page.text(80, 138, "另一栏的说明")
    page.text(170, 138, "10")
    assert grids(read(tmp_path, page)) == [[["规章说明", "1 0"], ["另一栏的说明", "10"]]]


def test_shading_is_no_rule_and_double_rules_are_one(tmp_path: Path) -> None:
    page = PdfPage()
    page.shade(70, 100, 250, 130)
    box(page, [70, 150, 250], [100, 101.5, 130, 160])
    for at, text in enumerate(("名称栏", "12", "另一栏", "34")):
        page.text(80 + 80 * (at % 2), 108 + 30 * (at // 2), text)
    assert grids(read(tmp_path, page)) == [[["名称栏", "12"], ["另一栏", "34"]]]


def test_a_table_open_at_the_foot_of_a_page_keeps_its_last_row(tmp_path: Path) -> None:
    page = PdfPage()
    page.line(70, 700, 250, 700)
    page.line(70, 730, 250, 730)
    for left in (70, 150, 250):
        page.line(left, 700, left, 760)
    for at, text in enumerate(("名称栏", "12", "另一栏", "34")):
        page.text(80 + 80 * (at % 2), 708 + 30 * (at // 2), text)
    assert grids(read(tmp_path, page)) == [[["名称栏", "12"], ["另一栏", "34"]]]


def test_columns_without_rules_keep_their_blanks(tmp_path: Path) -> None:
    page = PdfPage()
    rows = (("1.属于国家秘密", "1", "2", "3"), ("2.重复申请", "4", "", "6"), ("3.其他", "", "8", "9"))
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            page.text(80 + 110 * across, 100 + 20 * down, text)
    assert grids(read(tmp_path, page)) == [[list(row) for row in rows]]


def test_a_font_without_meaning_is_named(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(80, 80, "\ue001" * 60)
    with pytest.raises(InputError, match="没有保存字体的编码"):
        read(tmp_path, page)


def test_places_name_page_and_table(tmp_path: Path) -> None:
    page = PdfPage()
    box(page, [70, 150, 250], [100, 130, 160])
    page.text(80, 108, "名称栏，以及更多的说明")
    page.text(170, 138, "10")
    first = PdfPage()
    first.text(94, 100, LONG[:30])
    (grid,) = (item for item in read(tmp_path, first, page) if isinstance(item, Grid))
    assert grid.rows[1][1].place == "第2页表1第2行第2列"


def test_the_reader_works_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([PdfPage()]))
    monkeypatch.setattr("assistant.importing.pdf_process._SCRIPT", tmp_path / "gone.py")
    with pytest.raises(InputError, match="已经损坏"):
        extract_pages(path)


def test_a_process_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "endless.py"
    script.write_text("while True: pass")
    monkeypatch.setattr("assistant.importing.pdf_process._SCRIPT", script)
    monkeypatch.setattr("assistant.importing.pdf_extraction.MOST_SECONDS", 0.5)
    with pytest.raises(InputError, match="没有读完"):
        extract_pages(tmp_path / "a.pdf")
