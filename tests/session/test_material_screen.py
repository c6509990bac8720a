"""Material: in the office's words, one line a deed; problems with measures; last year's shown and likeness named."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.figures import Note, Notes, Problem, Prose
from tests.session.talking import blank, session, talk

SAID = "组织政府信息公开业务培训3场，参训120人次"


def with_last_year(*notes: str, prose: str = "") -> object:
    figures = blank(with_previous=True)
    assert figures.previous is not None
    last = Notes(
        {"supervision": tuple(Note(text) for text in notes)}, problems=(Problem("解读形式单一", "增加图解"),)
    )
    texts = (Prose("overview", "一、总体情况", prose),) if prose else ()
    return replace(figures, previous=replace(figures.previous, notes=last, prose=texts))


def test_each_line_is_a_note_of_the_topic_and_enter_goes_on(tmp_path: Path) -> None:
    path = session(tmp_path, blank(), "material")
    heard = talk(path, "主动公开", "开设专栏1个", "更新指南", "")
    assert [note.text for note in heard.state.figures.notes.topics["proactive"]] == [
        "开设专栏1个",
        "更新指南",
    ]
    assert heard.place.at == "on_request"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("删 1", ["乙事"]),
        ("改 2 丙事", ["甲事", "丙事"]),
        ("删 3", ["甲事", "乙事"]),
        ("改 1", ["甲事", "乙事"]),
        ("改进服务", ["甲事", "乙事", "改进服务"]),
    ],
)
def test_notes_are_deleted_and_changed_by_number(tmp_path: Path, typed: str, left: list[str]) -> None:
    heard = talk(session(tmp_path, blank(), "material"), "主动公开", "甲事", "乙事", typed)
    assert [note.text for note in heard.state.figures.notes.topics["proactive"]] == left


def test_a_problem_waits_for_its_measure_over_a_restart(tmp_path: Path) -> None:
    path = session(tmp_path, blank(), "material")
    talk(path, "问题", "更新不够及时")
    heard = talk(path, "明确时限，按月检查")
    assert heard.state.figures.notes.problems[0].text == "更新不够及时"
    assert heard.state.figures.notes.problems[0].measure == "明确时限，按月检查"


def test_a_problem_without_measure_is_kept_and_can_be_completed(tmp_path: Path) -> None:
    path = session(tmp_path, blank(), "material")
    assert talk(path, "问题", "更新不够及时", "").state.figures.notes.problems[0].measure == ""
    heard = talk(path, "改 1 更新不够及时 → 按月检查")
    assert heard.state.figures.notes.problems[0].measure == "按月检查"
    assert talk(path, "删 1").state.figures.notes.problems == ()


def test_last_year_s_words_are_shown_and_repeating_them_is_named(tmp_path: Path) -> None:
    path = session(tmp_path, with_last_year(SAID), "material")  # type: ignore[arg-type]
    shown = talk(path, "监督保障", SAID.replace("3", "4")).shown
    assert f"上年写的（供回想，不要照抄）：\n　{SAID}" in shown
    assert "这句和上年几乎一样" in shown
    assert "几乎一样" not in talk(path, "开展社会评议，邀请代表12人").shown


def test_last_year_s_prose_is_shared_out_by_its_headings(tmp_path: Path) -> None:
    prose = "（一）主动公开\n公开了甲。\n（五）监督保障\n考核了乙。"
    path = session(tmp_path, with_last_year(prose=prose), "material")  # type: ignore[arg-type]
    shown = talk(path, "监督保障").shown
    assert "考核了乙" in shown
    assert "公开了甲" not in shown


def test_a_heading_that_runs_on_into_its_text_shares_out_too(tmp_path: Path) -> None:
    prose = (
        "（一）主动公开情况。全年围绕重点领域公开了甲，并按监督保障的要求逐条核对了栏目内容。\n还公开了丙。\n"
        "（五）监督保障情况。全年考核了乙，对各单位的栏目逐月检查，结果在全镇通报。\n还培训了丁。"
    )
    path = session(tmp_path, with_last_year(prose=prose), "material")  # type: ignore[arg-type]
    shown = talk(path, "监督保障").shown
    assert "考核了乙" in shown and "还培训了丁" in shown
    assert "公开了甲" not in shown and "还公开了丙" not in shown


def test_last_year_s_problems_are_asked_for(tmp_path: Path) -> None:
    path = session(tmp_path, with_last_year(), "material")  # type: ignore[arg-type]
    assert "上年提了问题，要写怎样解决的" in talk(path).shown
    heard = talk(path, "上年问题", "解读形式单一", "全年制作图解6期")
    assert "解读形式单一（措施：增加图解）" in heard.shown
    assert heard.state.figures.notes.previous_problems[0].measure == "全年制作图解6期"


@pytest.mark.parametrize(
    ("typed", "values"),
    [("0", ["0", "0", "0"]), ("1 25 25", ["1", "25", "25"]), ("1 25", []), ("没有", []), ("-1 0 0", [])],
)
def test_the_fees_are_three_numbers_or_one_nought(tmp_path: Path, typed: str, values: list[str]) -> None:
    heard = talk(session(tmp_path, blank(), "material"), "信息处理费", typed)
    assert [f"{fact.value}" for fact in heard.state.figures.facts] == values


def test_the_list_says_what_is_missing_and_enter_goes_there(tmp_path: Path) -> None:
    path = session(tmp_path, blank(), "material")
    assert "还没有写" in talk(path).shown
    assert talk(path, "").place.at == "proactive"
    assert "没有“天气”这一项" in talk(path, "返回", "天气").shown


def test_the_same_words_are_noted_once(tmp_path: Path) -> None:
    heard = talk(session(tmp_path, blank(), "material"), "主动公开", "培训3场", "", "培训3场")
    assert "这句已经写过了" in heard.shown
    assert "on_request" not in heard.state.figures.notes.topics


@pytest.mark.parametrize("page", ["主动公开", "问题"])
def test_a_number_alone_is_no_sentence(tmp_path: Path, page: str) -> None:
    heard = talk(session(tmp_path, blank(), "material"), page, "0")
    assert "请写一句话" in heard.shown
    assert heard.place.step == ""
