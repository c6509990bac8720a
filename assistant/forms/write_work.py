"""The sheets of prose: what the office did, topic by topic; its problems and measures; other matters."""

from openpyxl.worksheet.worksheet import Worksheet

from assistant.figures import Notes, Problem
from assistant.formats import Format
from assistant.forms import appearance, places
from assistant.forms.appearance import put, put_merged

_WORK_WIDTHS = {"A": 20.0, "B": 96.0}
_PROBLEM_WIDTHS = {"A": 8.0, "B": 54.0, "C": 54.0}
_LEAST_HEIGHT = 22.0


def write_work(sheet: Worksheet, report_format: Format, notes: Notes) -> None:
    """Write the sheet 工作记录."""
    appearance.set_widths(sheet, _WORK_WIDTHS)
    _caption(sheet, 1, "工作记录", appearance.TITLE, _WORK_WIDTHS)
    _caption(sheet, 2, places.WORK_HINT, appearance.HINT, _WORK_WIDTHS)
    for column, label in enumerate(places.WORK_HEADERS, 1):
        put(sheet, (places.WORK_HEADER_ROW, column), label, appearance.HEADER)
    sheet.row_dimensions[places.WORK_HEADER_ROW].height = _LEAST_HEIGHT
    titles = places.topics(report_format)
    row = places.WORK_HEADER_ROW + 1
    for topic in dict.fromkeys([*titles, *notes.topics]):
        texts = [note.text for note in notes.topics.get(topic, ())]
        row = _topic(sheet, row, titles.get(topic, topic), texts)
    appearance.finish(sheet, "A5A5A5", freeze=f"B{places.WORK_HEADER_ROW + 1}")
    sheet.print_title_rows = f"{places.WORK_HEADER_ROW}:{places.WORK_HEADER_ROW}"


def _topic(sheet: Worksheet, row: int, title: str, texts: list[str]) -> int:
    rows = _padded(texts, places.WORK_ROWS)
    put_merged(sheet, (row, 1, row + len(rows) - 1, 1), title, appearance.HEADER)
    for number, text in enumerate(rows, row):
        put(sheet, (number, 2), text or None, appearance.TEXT_INPUT)
        _fit(sheet, number, (text,), _WORK_WIDTHS["B"])
    return row + len(rows)


def write_problems(sheet: Worksheet, notes: Notes) -> None:
    """Write the sheet 问题与改进."""
    appearance.set_widths(sheet, _PROBLEM_WIDTHS)
    _caption(sheet, 1, "问题与改进", appearance.TITLE, _PROBLEM_WIDTHS)
    _caption(sheet, 2, places.PROBLEM_HINT, appearance.HINT, _PROBLEM_WIDTHS)
    others = [Problem(note.text) for note in notes.other]
    items = {"problems": notes.problems, "previous_problems": notes.previous_problems, "other": others}
    row = 3
    for block, heading, headers in places.PROBLEM_BLOCKS:
        row = _block(sheet, row, heading, headers, list(items[block]))
    appearance.finish(sheet, "ED7D31", freeze="A3")


def _block(sheet: Worksheet, row: int, heading: str, headers: tuple[str, ...], items: list[Problem]) -> int:
    _caption(sheet, row, heading, appearance.HEADING, _PROBLEM_WIDTHS)
    sheet.row_dimensions[row].height = 30
    used = [label for label in headers if label]
    for column, label in enumerate(used, 1):
        put(sheet, (row + 1, column), label, appearance.HEADER)
    sheet.row_dimensions[row + 1].height = _LEAST_HEIGHT
    texts = _padded(
        [item.text for item in items], places.PROBLEM_ROWS if len(used) == 3 else places.WORK_ROWS
    )
    for number, text in enumerate(texts):
        measure = items[number].measure if number < len(items) else ""
        put(sheet, (row + 2 + number, 1), number + 1, appearance.HEADER)
        for column, content in enumerate((text, measure)[: len(used) - 1], 2):
            put(sheet, (row + 2 + number, column), content or None, appearance.TEXT_INPUT)
        _fit(sheet, row + 2 + number, (text, measure), _PROBLEM_WIDTHS["B"])
    return row + 2 + len(texts)


def _caption(sheet: Worksheet, row: int, text: str, look: appearance.Look, widths: dict[str, float]) -> None:
    put_merged(sheet, (row, 1, row, len(widths)), text, look)
    sheet.row_dimensions[row].height = appearance.height_for(text, sum(widths.values()), look.size)


def _fit(sheet: Worksheet, row: int, texts: tuple[str, ...], width: float) -> None:
    """A row high enough for its texts. A blank row gets no height, so that it grows while the clerk types."""
    if any(texts):
        sheet.row_dimensions[row].height = max(appearance.height_for(text, width) for text in texts)


def _padded(texts: list[str], least: int) -> list[str]:
    """The texts, and blank rows up to `least`, but always two to add something."""
    return texts + [""] * max(2, least - len(texts))
