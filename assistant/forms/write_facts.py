"""The sheet of figures that stand in no table: one row a figure, and one row a part of it."""

from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from assistant.figures import Fact, Figures, Part
from assistant.formats import Format
from assistant.forms import appearance, places
from assistant.forms.appearance import put, put_merged
from assistant.forms.entries import Entry, blank_entry, number_entry
from assistant.forms.validity import choice, restrict, suggestion, value_validation

_WIDTHS = {"A": 34.0, "B": 14.0, "C": 9.0, "D": 30.0, "E": 12.0, "F": 24.0, "G": 12.0}
_DECLARED_TOPIC = "其他需要报告的事项"
_HINTS = (
    "只填浅黄色的格。一行一个数：数值只填数字，单位另填一格（条、件、次、人次、万元……）。没有的不用填。",
    "有“其中”的这样填：总项一行（如“公开政府信息” 302 条）；每个分项各一行（如“门户网站” 118 条），"
    "并在“属于哪一项的分项”里写总项的名称“公开政府信息”。分项加起来应当等于总项的，在总项那一行的“分项是否列全”选“是”。",
    "信息处理费三行按国办函〔2020〕109号填报，以元为单位；没有收取填 0。行政事业性收费填在表二，不填在这里。",
)


def write_facts(sheet: Worksheet, report_format: Format, figures: Figures) -> None:
    """Write the sheet 表外数据: the figures every report owes, the office's own, then blank rows."""
    appearance.set_widths(sheet, _WIDTHS)
    _captions(sheet)
    row = places.FACT_HEADER_ROW + 1
    declared = {fact.id: fact for fact in report_format.facts}
    for fact_id, item in declared.items():
        fact = figures.fact(fact_id) or Fact(fact_id, item.label, None, item.unit)
        row = _fact(sheet, row, fact, report_format, item.decimals)
    for fact in figures.facts:
        if fact.id not in declared:
            row = _fact(sheet, row, fact, report_format, None)
    last = row + places.FACT_ROWS - 1
    for blank in range(row, last + 1):
        _row(sheet, blank, ("", "", "", "", "", ""), blank_entry(None))
    _restrict(sheet, report_format, last)
    sheet.column_dimensions["G"].hidden = True
    appearance.finish(sheet, "FFC000", landscape=True, freeze=f"B{places.FACT_HEADER_ROW + 1}")
    sheet.print_title_rows = f"{places.FACT_HEADER_ROW}:{places.FACT_HEADER_ROW}"


def _captions(sheet: Worksheet) -> None:
    put_merged(sheet, (1, 1, 1, 6), "表外数据（要写进报告正文的其他数字）", appearance.TITLE)
    sheet.row_dimensions[1].height = 30
    for row, hint in enumerate(_HINTS, 2):
        put_merged(sheet, (row, 1, row, 6), hint, appearance.HINT)
        sheet.row_dimensions[row].height = appearance.height_for(hint, sum(_WIDTHS.values()) - _WIDTHS["G"])
    for column, label in enumerate(places.FACT_HEADERS, 1):
        put(sheet, (places.FACT_HEADER_ROW, column), label, appearance.HEADER)
    sheet.row_dimensions[places.FACT_HEADER_ROW].height = 36


def _fact(sheet: Worksheet, row: int, fact: Fact, report_format: Format, decimals: int | None) -> int:
    """Write a fact with its parts; return the next free row."""
    is_declared = any(fact.id == declared.id for declared in report_format.facts)
    exhaustive = (places.YES if fact.exhaustive else places.NO) if fact.parts else ""
    topic = _DECLARED_TOPIC if is_declared else places.topics(report_format).get(fact.topic, fact.topic)
    texts = (fact.label, fact.unit, "", exhaustive, topic, fact.id)
    _row(sheet, row, texts, _entry(fact.value, decimals), is_declared=is_declared)
    for number, part in enumerate(fact.parts, 1):
        _part(sheet, row + number, fact, part)
    return row + len(fact.parts) + 1


def _part(sheet: Worksheet, row: int, fact: Fact, part: Part) -> None:
    _row(
        sheet, row, (part.label, fact.unit, fact.label or fact.id, "", "", fact.id), number_entry(part.value)
    )


def _entry(value: Decimal | None, decimals: int | None) -> Entry:
    return blank_entry(decimals) if value is None else number_entry(value)


def _row(
    sheet: Worksheet,
    row: int,
    texts: tuple[str, str, str, str, str, str],
    value: Entry,
    *,
    is_declared: bool = False,
) -> None:
    """One row; what the format prints about a declared figure is locked."""
    name, unit, *rest = texts
    text = appearance.TEXT_INPUT
    centred = appearance.NUMBER_INPUT
    looks = (text, centred, text, centred, centred, appearance.PRINTED)
    if is_declared:
        printed = appearance.HEADER
        looks = (appearance.ROW_HEADER, printed, printed, printed, printed, printed)
    put(sheet, (row, 1), name or None, looks[0])
    put(sheet, (row, 2), value[0], appearance.NUMBER_INPUT, value[1])
    for column, (content, look) in enumerate(zip((unit, *rest), looks[1:], strict=True), 3):
        put(sheet, (row, column), content or None, look)


def _restrict(sheet: Worksheet, report_format: Format, last: int) -> None:
    first = places.FACT_HEADER_ROW + 1
    own = first + len(report_format.facts)
    restrict(sheet, value_validation(), [f"B{first}:B{last}"])
    restrict(sheet, suggestion(f"$A${own}:$A${last}"), [f"D{own}:D{last}"])
    restrict(
        sheet,
        choice((places.YES, places.NO), "分项加起来等于总项的选“是”；没有分项的留空"),
        [f"E{own}:E{last}"],
    )
    titles = places.topics(report_format).values()
    restrict(
        sheet, choice(titles, f"写入总体情况的哪一部分；留空按“{next(iter(titles))}”"), [f"F{own}:F{last}"]
    )
