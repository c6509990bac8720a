"""A filled form back as figures: each value with its cell, nothing guessed, nothing dropped in silence."""

from pathlib import Path

from assistant.errors import InputError, UsageError
from assistant.figures import Figures, Loaded
from assistant.formats import Format, load_format
from assistant.forms import places
from assistant.forms.container import read_container
from assistant.forms.grid import Grid, read_grids
from assistant.forms.read_facts import FactsReader
from assistant.forms.read_guide import GuideReader
from assistant.forms.read_table import TableReading, read_table
from assistant.forms.read_work import WorkReader

_START_AGAIN = "请更新程序，或用 assistant new 重新生成一份再填。"


def read_form(path: Path) -> Loaded:
    """Read a filled form; last year's figures are not part of it.

    Raises:
        InputError: no readable workbook, none of our forms, or a sheet, the office or the year is missing.
    """
    grids = read_grids(path, read_container(path))
    report_format = _format_of(path, grids)
    _require_sheets(path, grids, report_format)
    tables = _read_tables(path.name, report_format, grids)
    guide = GuideReader(path, grids[places.GUIDE_SHEET], report_format, tables.places).read()
    facts, fact_findings = FactsReader(path.name, grids[places.FACTS_SHEET], report_format).read()
    sheets = grids[places.WORK_SHEET], grids[places.PROBLEMS_SHEET]
    notes, note_findings = WorkReader(path.name, report_format).read(*sheets)
    figures = Figures(
        format=report_format,
        office=guide.office,
        year=guide.year,
        cells=tables.cells,
        facts=facts,
        notes=notes,
        acknowledgements=guide.acknowledgements,
        source=str(path),
    )
    return Loaded(figures, (*guide.findings, *tables.findings, *fact_findings, *note_findings))


def _read_tables(file: str, report_format: Format, grids: dict[str, Grid]) -> TableReading:
    """All official tables as one reading."""
    together = TableReading()
    for table in report_format.tables:
        reading = read_table(file, report_format, table, grids[table.name])
        together.cells |= reading.cells
        together.places |= reading.places
        together.findings += reading.findings
    return together


def _format_of(path: Path, grids: dict[str, Grid]) -> Format:
    mark = grids.get(places.MARK_SHEET)
    if mark is None or mark.text(1, 1) != places.MARK_SHEET:
        raise InputError(
            f"文件 {path} 不是本程序生成的填报表。请用 assistant new 生成一份，把数填进去；"
            "已公布的报告请用 assistant import 读取。"
        )
    version, format_id = mark.text(2, 1), mark.text(3, 1)
    if version != str(places.FORM_VERSION):
        state = f"是第 {version or '？'} 版填报表，本程序读第 {places.FORM_VERSION} 版"
        raise InputError(f"文件 {path} {state}。{_START_AGAIN}")
    try:
        return load_format(format_id)
    except UsageError as error:
        raise InputError(f"文件 {path} 用的报告格式“{format_id}”本程序不认识。{_START_AGAIN}") from error


def _require_sheets(path: Path, grids: dict[str, Grid], report_format: Format) -> None:
    missing = [name for name in places.sheet_names(report_format) if name not in grids]
    if missing:
        names = "”“".join(missing)
        raise InputError(
            f"文件 {path} 缺少工作表“{names}”，可能被删除或改了名。"
            "请恢复，或用 assistant new 重新生成一份再填。"
        )
