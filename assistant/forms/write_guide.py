"""The first sheet: who reports for which year, how to fill in the rest, and what is already verified."""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assistant.figures import Acknowledgement, Figures, Office
from assistant.figures.model import OFFICE_KINDS
from assistant.formats import Format, table_layout
from assistant.forms import appearance, places
from assistant.forms.appearance import put, put_merged
from assistant.forms.validity import choice, restrict, year_validation

_WIDTHS = {"A": 26.0, "B": 46.0, "C": 46.0}
_KNOWN_ROWS = 5

_HOW_TO = (
    "1．只填浅黄色的格，其他格已锁定，请不要增删行列、改表头或改表名。粘贴时请选“只粘贴值（数值）”。",
    "2．空白、0、/ 是三回事：没有发生填 0；本机关不适用填 /（只用于表二）；暂时不知道就留空，程序会提醒。"
    "在 Excel 里按 / 没有反应时，双击该格再输入，或者填“不适用”三个字。",
    "3．表格里填阿拉伯数字，不写单位，不写“约”“多”“余”。"
    "表二的数需要说明时写在后面的括号里，例如 22（其中修订16件）。",
    "4．注意金额单位：表二的金额以万元为单位；“表外数据”页的信息处理费以元为单位。",
    "5．总计也请照台账填写，不要用公式。一行或一列填齐后仍对不上，相关的格会变成红色，请核对台账。",
    "6．填完保存为 .xlsx（不要设密码），交回即可。程序逐格核对，有疑问的会指明页名和格号，例如“表三!D7”。",
)


def write_guide(sheet: Worksheet, report_format: Format, office: Office, year: int, figures: Figures) -> None:
    """Write the sheet 填写说明."""
    appearance.set_widths(sheet, _WIDTHS)
    writer = GuideWriter(sheet)
    writer.line(f"{year}年政府信息公开工作年度报告填报表", appearance.TITLE)
    writer.line("请先核对“机关信息”，看一遍“怎样填写”，再依次填写后面各页。", appearance.HINT)
    writer.office(report_format, office, year)
    writer.how_to()
    writer.pages(report_format)
    first = next((item for item in figures.acknowledgements if _is_all_zero(item)), None)
    writer.all_zero(first)
    writer.known([item for item in figures.acknowledgements if item is not first], report_format)
    appearance.finish(sheet, "70AD47", freeze="A2")


class GuideWriter:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 1
        """The next free row."""

    def line(self, text: str, look: appearance.Look) -> None:
        """A line over the whole width."""
        put_merged(self._sheet, (self._row, 1, self._row, 3), text, look)
        self._end_row(appearance.height_for(text, sum(_WIDTHS.values()), look.size))

    def _end_row(self, height: float) -> None:
        self._sheet.row_dimensions[self._row].height = height
        self._row += 1

    def _heading(self, text: str) -> None:
        self._row += 1
        self.line(text, appearance.HEADING)

    def _field(
        self, label: str, value: appearance.Content, hint: str, look: appearance.Look = appearance.TEXT_INPUT
    ) -> None:
        put(self._sheet, (self._row, 1), label, appearance.ROW_HEADER)
        put(self._sheet, (self._row, 2), value, look)
        put(self._sheet, (self._row, 3), hint, appearance.HINT_BESIDE)
        self._end_row(max(24, appearance.height_for(hint, _WIDTHS["C"])))

    def _offer(self, validation: DataValidation) -> None:
        """Attach a validation to the field just written."""
        restrict(self._sheet, validation, [f"B{self._row - 1}"])

    def office(self, report_format: Format, office: Office, year: int) -> None:
        """Who reports, and for which year."""
        self._heading("机关信息")
        self._field(places.OFFICE_NAME, office.name, "全称，用在报告标题里")
        self._field(places.OFFICE_SHORT, office.short or None, "报告中的自称，如 我办、我镇、我局；可不填")
        self._field(places.OFFICE_KIND, OFFICE_KINDS.get(office.kind, office.kind), "点箭头选择")
        self._offer(choice(OFFICE_KINDS.values(), "机关类型"))
        self._field(places.OFFICE_PARENT, office.parent or None, "主管的人民政府或上级机关；可不填")
        self._field(places.YEAR, year, "统计期为这一年的1月1日至12月31日")
        self._offer(year_validation())
        hint = f"{report_format.name}，{report_format.source}"
        self._field(places.FORMAT_NAME, report_format.id, hint, appearance.PRINTED)

    def how_to(self) -> None:
        """What a clerk must know, in six lines."""
        self._heading("怎样填写")
        for text in _HOW_TO:
            self.line(text, appearance.HINT)

    def pages(self, report_format: Format) -> None:
        """What each sheet is for."""
        self._heading("各页内容")
        for table in report_format.tables:
            self._page(table.name, f"官方表格：{places.table_title(report_format, table)}")
        self._page(
            places.FACTS_SHEET, "不在三张表里、但要写进报告正文的数，如公开信息条数、培训次数、信息处理费"
        )
        self._page(places.WORK_SHEET, "这一年做了哪些工作，分五个方面，一格写一件事，写实即可")
        self._page(places.PROBLEMS_SHEET, "今年的问题和改进措施、去年问题的整改情况、其他需要报告的事项")

    def _page(self, name: str, text: str) -> None:
        put(self._sheet, (self._row, 1), name, appearance.ROW_HEADER)
        put_merged(self._sheet, (self._row, 2, self._row, 3), text, appearance.PRINTED)
        self._end_row(22)

    def all_zero(self, known: Acknowledgement | None) -> None:
        """The confirmation without which a form of zeros counts as one that nobody filled in."""
        self._heading("零报告确认（三张表里只要有一个数不是 0，就不用填）")
        chosen = places.YES if known else None
        self._field(places.ALL_ZERO, chosen, "确实全部为 0 的选“是”，并写理由")
        self._offer(choice((places.YES, places.NO), "三张表确实全部为零才选“是”"))
        reason = known.reason if known else None
        self._field(places.ALL_ZERO_REASON, reason, "例如：本年度确未发生，已与法制科核对")

    def known(self, known: list[Acknowledgement], report_format: Format) -> None:
        """Other findings with their reasons; the last block, so nothing has to say where its rows stop."""
        self._heading("已核实的检查结果（第一次填报不用管；程序报了错、核实后确有原因的，才填）")
        self.line(
            "代码照抄程序报的，如 REC205；只针对个别格的写格号，如 表三!D8，几个格用顿号隔开。",
            appearance.HINT,
        )
        self._columns((places.KNOWN_CODE, places.KNOWN_REASON, places.KNOWN_CELLS), appearance.HEADER)
        addresses = _addresses(report_format)
        for item in known:
            cells = "、".join(addresses.get(cell, cell) for cell in item.cells)
            self._columns((item.code, item.reason, cells or None), appearance.TEXT_INPUT)
        for _ in range(max(1, _KNOWN_ROWS - len(known))):
            self._columns((None, None, None), appearance.TEXT_INPUT)

    def _columns(self, texts: tuple[str | None, ...], look: appearance.Look) -> None:
        for column, text in enumerate(texts, 1):
            put(self._sheet, (self._row, column), text, look)
        self._row += 1


def _is_all_zero(item: Acknowledgement) -> bool:
    return item.code == places.ALL_ZERO_CODE and not item.cells


def _addresses(report_format: Format) -> dict[str, str]:
    return {
        cell.figure: places.address(table.name, *places.position(cell))
        for table in report_format.tables
        for cell in table_layout(table).cells
        if cell.figure
    }
