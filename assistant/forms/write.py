"""The Excel form an office fills in: the official tables cell for cell, and room for all else."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import UsageError
from assistant.figures import Figures, Office
from assistant.formats import Format
from assistant.forms import places
from assistant.forms.write_facts import write_facts
from assistant.forms.write_guide import write_guide
from assistant.forms.write_table import write_table
from assistant.forms.write_work import write_problems, write_work


def form_workbook(report_format: Format, office: Office, year: int, figures: Figures | None = None) -> bytes:
    """The form as an .xlsx file; with `figures`, what these hold is filled in.

    Last year's figures and the prose of an imported report have no place in the form.

    Raises:
        UsageError: `figures` are of another format, so that some of them would have no cell.
    """
    if figures is not None and figures.format.id != report_format.id:
        raise UsageError(f"数据是 {figures.format.id} 格式的，不能填进 {report_format.id} 格式的填报表。")
    figures = figures or Figures(report_format, office, year, {})
    workbook = Workbook()
    sheets = {name: _sheet(workbook, name) for name in places.sheet_names(report_format)}
    write_guide(sheets[places.GUIDE_SHEET], report_format, office, year, figures)
    for table in report_format.tables:
        write_table(sheets[table.name], report_format, table, figures)
    write_facts(sheets[places.FACTS_SHEET], report_format, figures)
    write_work(sheets[places.WORK_SHEET], report_format, figures.notes)
    write_problems(sheets[places.PROBLEMS_SHEET], figures.notes)
    _mark(workbook, report_format)
    return _saved(workbook, f"{office.name}{year}年政府信息公开工作年度报告填报表")


def _sheet(workbook: Workbook, name: str) -> Worksheet:
    first = workbook.worksheets[0]
    if first.title == "Sheet":
        first.title = name
        return first
    sheet: Worksheet = workbook.create_sheet(name)
    return sheet


def _mark(workbook: Workbook, report_format: Format) -> None:
    """A hidden sheet survives Excel, WPS and LibreOffice alike, which custom properties do not."""
    sheet: Worksheet = workbook.create_sheet(places.MARK_SHEET)
    for row, value in enumerate((places.MARK_SHEET, str(places.FORM_VERSION), report_format.id), 1):
        sheet.cell(row, 1).value = value
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def _saved(workbook: Workbook, title: str) -> bytes:
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.properties.title = title
    workbook.properties.creator = "assistant"
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()
