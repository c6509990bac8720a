"""Views in every width and in plain lines: nothing is cut off, nothing rests on colour alone."""

import re
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from assistant.figures import Cell, Figures
from assistant.session.examining import Examiner
from assistant.session.machine import SCREENS, view
from assistant.session.state import Place, State
from assistant.session.step import Context
from assistant.session.view import Columns, Line, Rows, Span, View, line
from assistant.terminal.asking import question
from assistant.terminal.plain import PlainShower
from assistant.terminal.showing import STYLES, RichShower
from assistant.terminal.wrapping import wrapped
from tests.made_figures import made_figures

TABLES = ("disclosure", "applications", "disputes")
WIDTHS = (60, 80, 100, 130, 200)


def rich(shown: View, width: int) -> str:
    out = StringIO()
    RichShower(Console(file=out, width=width, color_system=None, highlight=False)).show(shown)
    return out.getvalue()


def plain(shown: View) -> str:
    out = StringIO()
    PlainShower(out).show(shown)
    return out.getvalue()


def table(figures: Figures, name: str) -> View:
    return view(Context(State(figures, ""), Place("figures", name), Examiner()))


def large() -> Figures:
    """Every figure of this year and last has five digits and is another number."""
    figures = made_figures(7, busy=60)
    cells = {cell: Cell(Decimal(10000 + index)) for index, cell in enumerate(figures.format.cells)}
    before = {cell: Cell(Decimal(20000 + index)) for index, cell in enumerate(figures.format.cells)}
    previous = replace(figures, cells=before, previous=None)
    return replace(figures, cells=cells, previous=previous)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_figure_of_a_table_is_lost_in_any_width(name: str, width: int) -> None:
    figures = large()
    shown = rich(table(figures, name), width)
    numbers = set(re.findall(r"\d{5}", shown))
    for cell, spec in figures.format.cells.items():
        if spec.table.id == name:
            assert {f"{figures.number(cell)}", f"{figures.previous.number(cell)}"} <= numbers, cell  # type: ignore[union-attr]
    assert max(cell_len(text) for text in shown.splitlines()) <= width


@pytest.mark.parametrize("name", TABLES)
def test_plain_tables_name_each_number_s_column(name: str) -> None:
    figures = large()
    shown = plain(table(figures, name))
    for cell, spec in figures.format.cells.items():
        if spec.table.id == name:
            assert f"{spec.column.label} {figures.number(cell)}" in shown


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("width", [60, 80, 130])
def test_every_screen_fits_its_width(screen: str, width: int) -> None:
    context = Context(State(made_figures(7, busy=60), ""), Place(screen), Examiner())
    assert max(cell_len(text) for text in rich(view(context), width).splitlines()) <= width


def test_plain_lines_have_no_boxes_and_no_escapes() -> None:
    for screen in SCREENS:
        shown = plain(view(Context(State(made_figures(7, busy=60), ""), Place(screen), Examiner())))
        assert not set(shown) & set("│─┌┐└┘━┃\x1b\r"), screen


def test_a_wrong_figure_and_a_blank_are_marked_without_colour() -> None:
    figures = made_figures(7, busy=60)
    wrong = replace(figures, cells={**figures.cells, "applications.new.total": Cell(Decimal(9999))})
    assert "×9999" in rich(table(wrong, "applications"), 130)
    assert "总计 9999（不平）" in plain(table(wrong, "applications"))
    blank = replace(figures, cells={})
    assert "＿" in rich(table(blank, "disputes"), 80)
    assert "总计 空" in plain(table(blank, "disputes"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("全年收到申请1295件。", 12, ["全年收到申请", "1295件。"]),
        ("共计12345件，其中", 14, ["共计12345件，", "其中"]),
        ("一二三四五，六", 10, ["一二三四", "五，六"]),
        ("甲《乙丙》丁", 8, ["甲《乙", "丙》丁"]),
        ("甲\n乙", 20, ["甲", "乙"]),
        ("", 20, [""]),
    ],
)
def test_lines_break_neither_in_a_number_nor_before_a_mark(text: str, width: int, lines: list[str]) -> None:
    assert wrapped([Span(text)], width, STYLES).plain.split("\n") == lines


def test_wrapping_keeps_every_character_and_its_colour() -> None:
    spans = [Span("全年收到", ""), Span("1295件√", "good"), Span("，办结", ""), Span("1290件×", "bad")]
    text = wrapped(spans, 10, STYLES)
    assert text.plain.replace("\n", "") == "".join(span.text for span in spans)
    coloured = dict.fromkeys(STYLES.values(), "")
    for span in text.spans:
        coloured[str(span.style)] += text.plain[span.start : span.end].replace("\n", "")
    assert (coloured["green"], coloured["bold red"]) == ("1295件√", "1290件×")


def test_two_texts_stand_side_by_side_or_one_under_the_other() -> None:
    block = Columns(
        ("第 1 版", "第 2 版"),
        ((Span("- 旧", "bad"), Span("+ 新", "good")), (Span("同", "dim"), Span("同", "dim"))),
    )
    wide, narrow = (rich(View("比较", (block,)), width) for width in (120, 80))
    assert any("- 旧" in text and "+ 新" in text for text in wide.splitlines())
    assert not any("- 旧" in text and "+ 新" in text for text in narrow.splitlines())
    assert narrow.count("同") == 1


def test_the_question_says_what_enter_does() -> None:
    assert question(View("", prompt="序号", enter="下一步")) == "序号（回车：下一步）"
    assert question(View("", prompt="序号")) == "序号"


def test_rows_align_under_their_headers() -> None:
    shown = rich(View("", (Rows(((Span("表二"), Span("1")),), ("表", "数")), line("完"))), 40)
    assert "表    数" in shown


def test_a_head_hangs_beside_its_lines() -> None:
    shown = rich(View("", (Line((Span("一二三四五六七八九十"),), head="12"),)), 16)
    assert [text.rstrip() for text in shown.splitlines()[-2:]] == ["12 一二三四五六", "   七八九十"]
