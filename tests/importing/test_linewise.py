"""Tables pasted as text are told from prose by the official labels alone."""

from assistant.importing.document import Grid, Line
from assistant.importing.linewise import with_tables


def turned(*texts: str) -> list[str | list[list[str]]]:
    items = with_tables([Line(text, f"第{number}行") for number, text in enumerate(texts, 1)])
    return [
        [[cell.text for cell in row] for row in item.rows] if isinstance(item, Grid) else item.text
        for item in items
    ]


def test_one_cell_a_line_becomes_rows() -> None:
    cells = [
        "第二十条第（一）项",
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "规章",
        "1",
        "2",
        "3",
        "行政规范性文件",
        "4",
        "5",
        "6",
    ]
    (grid,) = turned(*cells)
    assert grid[1:] == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "1", "2", "3"],
        ["行政规范性文件", "4", "5", "6"],
    ]


def test_a_label_over_several_lines_is_put_together() -> None:
    (grid,) = turned(
        "（一）予以公开",
        *"0000000",
        "（二）部分公开（区分处理的，",
        "只计这一情形，不计其他情形）",
        *"1234567",
    )
    assert grid[1] == ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", *"1234567"]


def test_a_row_a_line_with_blanks_between() -> None:
    (grid,) = turned(
        "信息内容  本年制发件数 本年废止件数  现行有效件数", "规章 0  0 0", "(一) 予以公开  1 2 3 4 5 6 21"
    )
    assert grid[1:] == [["规章", "0", "0", "0"], ["(一)予以公开", "1", "2", "3", "4", "5", "6", "21"]]


def test_prose_with_the_same_words_stays_prose() -> None:
    texts = ("行政许可", "全年办理行政许可12件，行政处罚3件。", "规章", "没有制发。")
    assert turned(*texts) == list(texts)


def test_a_note_and_a_heading_end_the_table() -> None:
    result = turned(
        "信息内容",
        "本年处理决定数量",
        "行政许可",
        "5",
        "行政处罚",
        "6",
        "注：按受理日期统计",
        "五、存在的主要问题及改进情况",
    )
    assert result[1:] == ["注：按受理日期统计", "五、存在的主要问题及改进情况"]


def test_cells_keep_the_line_they_stand_on() -> None:
    (grid,) = with_tables(
        [
            Line(text, f"第{number}行")
            for number, text in enumerate(
                ["信息内容", "本年处理决定数量", "行政许可", "5", "行政处罚", "6"], 1
            )
        ]
    )
    assert isinstance(grid, Grid)
    assert [cell.place for cell in grid.rows[1]] == ["第3行", "第4行"]


def test_a_text_copied_column_by_column_gives_no_row_its_neighbours_numbers() -> None:
    (grid,) = turned("信息内容", "本年处理决定数量", "行政处罚", "行政强制", "2776", "84")
    assert grid == [["信息内容", "本年处理决定数量"], ["行政处罚"], ["行政强制"], ["2776", "84"]]
