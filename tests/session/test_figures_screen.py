"""Figures: entered by name or by walking the blanks, three kinds of nothing kept apart, sums proposed and slips explained."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.figures import Absence, Cell, Figures, Office
from assistant.formats import load_format
from tests.session.talking import blank, busy, session, talk

NEW = "applications.new"


def filled(figures: Figures) -> list[str]:
    return [cell for cell in figures.format.cells if figures.cell(cell).value is not Absence.BLANK]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("新收 自然人 3", Decimal(3)),
        ("自然人 新收=３", Decimal(3)),
        ("改 新收 自然人 1，234", Decimal(1234)),
        ("新收 自然人 0", Decimal(0)),
        ("新收 自然人 /", Absence.NOT_APPLICABLE),
        ("新收 自然人 不适用", Absence.NOT_APPLICABLE),
        ("新收 自然人 三件", Absence.BLANK),
        ("新收 自然人 空", Absence.BLANK),
        ("新收 3", Absence.BLANK),
    ],
)
def test_a_cell_is_entered_by_its_name_or_left_alone(tmp_path: Path, typed: str, value: object) -> None:
    heard = talk(session(tmp_path, blank()), typed)
    assert heard.state.figures.cell(f"{NEW}.natural_person").value == value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("新收 自然人 3", "√ 表三 第1行「一、本年新收政府信息公开申请数量」· 自然人：3"),
        ("新收 自然人 三件", "“三件”不是一个明确的数"),
        ("新收 3", "请把行和列都写上"),
        ("收到 自然 3", "请用表上的行名和列名"),
        ("填数", "没有看懂“填数”"),
    ],
)
def test_what_was_typed_is_answered(tmp_path: Path, typed: str, words: str) -> None:
    assert words in talk(session(tmp_path, blank()), typed).shown


def test_a_correction_says_what_stood_there(tmp_path: Path) -> None:
    figures = busy()
    before = figures.number(f"{NEW}.natural_person")
    assert f"：9（原来是 {before}）" in talk(session(tmp_path, figures), "新收 自然人 9").shown


def test_the_walk_takes_one_number_a_row_of_numbers_and_goes_on(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    heard = talk(path, "1", "0 0 /", "4", "2", "21")
    assert "可以整行一起填，如 3 0 0；" in heard.shown
    cells = heard.state.figures
    row = [cells.cell(f"disclosure.regulations.{name}").value for name in ("issued", "repealed", "in_force")]
    assert row == [0, 0, Absence.NOT_APPLICABLE]
    assert cells.number("disclosure.normative_documents.in_force") == 21
    assert heard.place.at == "disclosure.licensing.decisions"


def test_enter_leaves_a_cell_blank_and_too_many_numbers_fill_nothing(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    heard = talk(path, "1", "", "1 2 3")
    assert filled(heard.state.figures) == []
    assert "这一行还有 2 格没填，您输入了 3 个数，没有填入" in heard.shown


def test_a_total_is_proposed_and_enter_takes_it(tmp_path: Path) -> None:
    path = session(tmp_path, blank())
    heard = talk(path, "1", *["完", "新收 自然人 3"], "1")
    heard = talk(
        path, "数据", *(f"新收 {name} 0" for name in ("商业企业", "科研机构", "社会公益", "法律服务", "其他"))
    )
    assert heard.state.figures.number(f"{NEW}.total") is None
    heard = talk(path, "5", "全部")
    assert heard.state.figures.number(f"{NEW}.total") == 3


def test_only_some_proposals_can_be_taken(tmp_path: Path) -> None:
    figures = blank(with_previous=True)
    assert figures.previous is not None
    path = session(tmp_path, figures)
    heard = talk(path, "5", "1 3-4")
    assert filled(heard.state.figures) == [
        f"applications.carried_in.{column}" for column in ("natural_person", "research", "social")
    ]
    assert "没有看懂“9”" in talk(path, "5", "9").shown


def test_the_rest_of_a_table_is_declared_zero_only_after_a_question_and_never_its_sums(
    tmp_path: Path,
) -> None:
    path = session(tmp_path, blank())
    talk(path, "新收 自然人 3", "予以公开 自然人 2")
    heard = talk(path, "新收 商业企业 0", "1", *["" for _ in range(10)], "其余全0", "")
    assert heard.state.figures.number("applications.new.other") is None
    heard = talk(path, "其余全0", "是")
    figures = heard.state.figures
    assert figures.number("applications.new.other") == 0
    assert figures.number("applications.new.natural_person") == 3
    sums = ("new.total", "results.total.natural_person", "carried_out.natural_person")
    assert [figures.number(f"applications.{name}") for name in sums] == [None, None, None]
    heard = talk(path, "数据", "5", "全部")
    assert [heard.state.figures.number(f"applications.{name}") for name in sums] == [3, 2, 1]


def test_a_sum_that_is_off_shows_by_how_much_and_the_cell_that_explains_it(tmp_path: Path) -> None:
    figures = busy()
    path = session(tmp_path, figures)
    before = figures.number(f"{NEW}.natural_person")
    assert before is not None
    heard = talk(path, f"新收 自然人 {before + 1}")
    assert "× 2 处不平" in heard.shown
    shown = talk(path, "6", "1").shown
    assert "相差 1" in shown
    assert f"自然人 由 {before + 1} 改为 {before}：可能多计或少计了 1" in shown
    heard = talk(path, "1")
    assert heard.state.figures.number(f"{NEW}.natural_person") == before
    assert "× 2 处不平" not in talk(path, "数据").shown


def test_a_finding_can_be_acknowledged_with_a_reason(tmp_path: Path) -> None:
    zero = replace(busy(), cells={cell: Cell(Decimal(0)) for cell in busy().cells}, previous=None)
    path = session(tmp_path, zero)
    heard = talk(path, "6", "1", "1", "本年确无申请，已核对台账")
    assert [item.reason for item in heard.state.figures.acknowledgements] == ["本年确无申请，已核对台账"]
    assert "没有不平的勾稽关系" in talk(path, "数据", "6").shown


def test_last_year_stands_beside_this_year(tmp_path: Path) -> None:
    figures = busy()
    assert figures.previous is not None
    before = figures.previous.number(f"{NEW}.total")
    assert f"（上年 {before}）" in talk(session(tmp_path, figures), "3").shown


def test_the_year_decides_the_format(tmp_path: Path) -> None:
    office = Office("青湾镇人民政府", "我镇", "township")
    path = session(tmp_path, Figures(load_format("2021"), office, 2025, {}), "office")
    assert talk(path, "2020").state.figures.format.id == "2019"
    assert talk(path, "返回", "2024", "青湾镇").state.figures.office.short == "青湾镇"
    assert "不是报告年度" in talk(path, "返回", "返回", "去年").shown
