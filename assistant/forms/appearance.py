"""How the form looks, and the few safe ways to put something into a cell.

A text that begins with `=` is a text: what an office typed never becomes a formula.
"""

from dataclasses import dataclass
from functools import cache

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import OutputError

INPUT_COLOUR = "FFF6CC"
_HEADER_COLOUR = "E4ECF4"
_LONGEST_TEXT = 32767
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FONT = "宋体"

Content = str | int | float | None


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of cell."""

    size: int = 11
    bold: bool = False
    colour: str = "000000"
    fill: str = ""
    horizontal: str = "left"
    vertical: str = "center"
    boxed: bool = False
    locked: bool = True
    indent: int = 0


TITLE = Look(size=16, bold=True, horizontal="center")
HEADING = Look(size=12, bold=True)
HINT = Look(colour="404040")
HINT_BESIDE = Look(colour="404040", indent=1)
HEADER = Look(fill=_HEADER_COLOUR, horizontal="center", boxed=True)
ROW_HEADER = Look(fill=_HEADER_COLOUR, boxed=True, indent=1)
PRINTED = Look(boxed=True, indent=1)
NUMBER_INPUT = Look(fill=INPUT_COLOUR, horizontal="center", boxed=True, locked=False)
TEXT_INPUT = Look(fill=INPUT_COLOUR, boxed=True, locked=False, indent=1)


def put(
    sheet: Worksheet, spot: tuple[int, int], value: Content, look: Look, number_format: str = "General"
) -> None:
    """Write one cell."""
    cell = sheet.cell(*spot)
    if isinstance(value, str):
        cell.value = clean_text(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    cell.number_format = number_format
    dress(sheet, *spot, look)


def put_merged(sheet: Worksheet, area: tuple[int, int, int, int], value: str | None, look: Look) -> None:
    """Write one text over an area (first row, first column, last row, last column)."""
    first_row, first_column, last_row, last_column = area
    put(sheet, (first_row, first_column), value, look)
    if (first_row, first_column) != (last_row, last_column):
        sheet.merge_cells(None, *area)
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            dress(sheet, row, column, look)


def dress(sheet: Worksheet, row: int, column: int, look: Look) -> None:
    """Give a cell its look; the covered cells of a merged area need it too, or Excel calls it locked."""
    cell = sheet.cell(row, column)
    cell.font, cell.alignment, cell.protection, cell.fill, cell.border = _styles(look)


@cache
def _styles(look: Look) -> tuple[Font, Alignment, Protection, PatternFill, Border]:
    return (
        Font(name=_FONT, size=look.size, bold=look.bold, color=look.colour),
        Alignment(horizontal=look.horizontal, vertical=look.vertical, wrap_text=True, indent=look.indent),
        Protection(locked=look.locked),
        PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill(),
        _BOX if look.boxed else Border(),
    )


def clean_text(text: str) -> str:
    """The text as an Excel cell can hold it.

    Raises:
        OutputError: it is longer than an Excel cell; cutting it would lose words.
    """
    clean = ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean) > _LONGEST_TEXT:
        raise OutputError(
            f"“{clean[:20]}……”共 {len(clean)} 字，超过 Excel 一格 {_LONGEST_TEXT} 字的上限，请分成几段。"
        )
    return clean


def set_widths(sheet: Worksheet, widths: dict[str, float]) -> None:
    """Set column widths, in characters of half a Chinese character's width."""
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width


def height_for(text: str, width: float, size: int = 11) -> float:
    """The row height at which `text` shows in full at `width`; Excel never grows merged cells."""
    per_line = max(2.0, (width - 4) * 11 / size)
    lines = sum(max(1, -(-_text_width(line) // per_line)) for line in text.split("\n"))
    return lines * (size * 1.35 + 1) + 6


def _text_width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F or character in "“”‘’…—·×" else 1 for character in text)


def finish(sheet: Worksheet, colour: str, *, landscape: bool = False, freeze: str | None = None) -> None:
    """Protection without a password, one A4 page wide, tab colour, frozen headers."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.sheet_properties.tabColor = colour
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&A  第 &P 页，共 &N 页"  # type: ignore[union-attr]
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = freeze
