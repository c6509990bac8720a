"""Every file is read as what it is; what cannot be read is named and stops nothing."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from assistant.batch.reading import find_files, finding_from, read_source
from assistant.errors import InputError, UsageError
from assistant.figures import Absence, Office, dump_figures
from assistant.figures.packing import unpack
from assistant.formats import load_format
from assistant.forms.collective import collective_workbook
from assistant.forms.write import form_workbook
from tests.importing.layouts.sheets import sheet_with_whole_report, three_plain_sheets
from tests.made_figures import made_figures


def test_nested_folders_are_walked_and_what_is_no_input_is_named_or_left_alone(tmp_path: Path) -> None:
    names = (
        "a.yaml",
        "一组/b.xlsx",
        "一组/二组/c.PDF",
        "~$b.xlsx",
        ".hidden.yaml",
        "说明.rtf",
        "结果/d.yaml",
        "名单.yaml",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path], leave_out=[tmp_path / "结果", tmp_path / "名单.yaml"])
    assert sorted(path.name for path in found.files) == ["a.yaml", "b.xlsx", "c.PDF"]
    assert [path.name for path in found.others] == ["说明.rtf"]


def test_an_earlier_output_folder_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x")
    (tmp_path / "旧结果" / ".assistant").mkdir(parents=True)
    (tmp_path / "旧结果" / ".assistant" / "journal.sqlite").write_text("x")
    (tmp_path / "旧结果" / "总览.xlsx").write_text("x")
    assert [path.name for path in find_files([tmp_path]).files] == ["a.yaml"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到"):
        find_files([tmp_path / "没有"])
    with pytest.raises(UsageError, match="没有可以读的文件"):
        find_files([tmp_path])


def test_a_figures_file_is_one_office_with_its_origins(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(dump_figures(made_figures(3)), encoding="utf-8")
    (entry,) = read_source(path)["entries"]
    figures = unpack(entry["figures"])
    assert figures.office == made_figures(3).office
    assert figures.cell("applications.new.total").origin.startswith("a.yaml 第")


def test_the_stamps_name_last_years_file_too_so_that_a_change_of_it_is_seen(tmp_path: Path) -> None:
    text = dump_figures(made_figures(3, with_previous=False)) + "previous: last.yaml\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    last = made_figures(3).previous
    assert last
    (tmp_path / "last.yaml").write_text(dump_figures(last), encoding="utf-8")
    assert set(read_source(tmp_path / "a.yaml")["stamps"]) == {
        str(tmp_path / "a.yaml"),
        str(tmp_path / "last.yaml"),
    }


def test_what_cannot_be_read_is_an_entry_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no document")
    (entry,) = read_source(tmp_path / "a.docx")["entries"]
    assert "a.docx" in entry["failure"] and "figures" not in entry


def collective(tmp_path: Path, *rows: dict[str, object]) -> Path:
    """A collective form filled in: by name of the grey row, a value for each office."""
    report_format = load_format("2021")
    offices = [
        Office(f"第{number}镇人民政府", "我镇", "township", "云溪县人民政府") for number in range(len(rows))
    ]
    book = load_workbook(BytesIO(collective_workbook(report_format, offices, 2025)))
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[6]}
    for number, row in enumerate(rows, 7):
        for name in report_format.cells:
            sheet.cell(number, at[name]).value = row.get(name, 0)
        for name in set(row) - set(report_format.cells):
            sheet.cell(number, at[name]).value = row[name]
    path = tmp_path / "汇总表.xlsx"
    book.save(path)
    return path


def test_a_collective_form_has_an_office_in_every_row(tmp_path: Path) -> None:
    path = collective(
        tmp_path,
        {"applications.new.total": 3, "disclosure.fees.amount": 15.281},
        {
            "applications.new.total": None,
            "disclosure.regulations.issued": "/",
            "applications.carried_in.total": "约5件",
        },
    )
    first, second = read_source(path)["entries"]
    figures = unpack(first["figures"])
    assert (figures.office.name, figures.year, figures.office.parent) == (
        "第0镇人民政府",
        2025,
        "云溪县人民政府",
    )
    assert f"{figures.number('disclosure.fees.amount')}" == "15.281"
    assert figures.cell("applications.new.total").origin == "汇总表.xlsx 汇总表!V7"
    other = unpack(second["figures"])
    assert other.cell("applications.new.total").value is Absence.BLANK
    assert other.cell("disclosure.regulations.issued").value is Absence.NOT_APPLICABLE
    assert [finding_from(item).code for item in second["findings"]] == ["CEL101"]
    assert second["place"] == "汇总表.xlsx 汇总表!第8行"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"office": None}, "没有写机关名称"),
        ({"year": "去年"}, "报告年度写的是“去年”"),
    ],
)
def test_a_row_without_office_or_year_is_named_and_the_others_are_read(
    tmp_path: Path, row: dict[str, object], words: str
) -> None:
    first, second = read_source(collective(tmp_path, row, {}))["entries"]
    assert words in first["failure"] and "第7行" in first["failure"]
    assert "figures" in second


def test_a_column_twice_is_refused_and_a_stray_is_told(tmp_path: Path) -> None:
    path = collective(tmp_path, {})
    book = load_workbook(path)
    book.worksheets[0].cell(7, 230).value = "备注"
    book.save(path)
    (entry,) = read_source(path)["entries"]
    assert [item["code"] for item in entry["findings"]] == ["FRM133"]
    book.worksheets[0].cell(6, 231).value = "applications.new.total"
    book.save(path)
    (entry,) = read_source(path)["entries"]
    assert "都是“applications.new.total”" in entry["failure"]


def pasted(*reports: bytes) -> Workbook:
    """One workbook with the first sheet of each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for report in reports:
        source = load_workbook(BytesIO(report)).worksheets[0]
        sheet = book.create_sheet(f"第{len(book.worksheets) + 1}页")
        for row in source.iter_rows():
            for cell in row:
                if cell.value is not None:
                    sheet.cell(cell.row, cell.column).value = cell.value
        for area in source.merged_cells.ranges:
            sheet.merge_cells(str(area))
    return book


def test_a_workbook_may_have_a_sheet_for_each_office(tmp_path: Path) -> None:
    figures = [made_figures(seed, with_previous=False) for seed in (1, 2)]
    book = pasted(*map(sheet_with_whole_report, figures))
    book.create_sheet("备注").append(["科室", "电话"])
    book.save(tmp_path / "各镇.xlsx")
    *read, note = read_source(tmp_path / "各镇.xlsx")["entries"]
    assert [unpack(entry["figures"]).office.name for entry in read] == [item.office.name for item in figures]
    assert [unpack(entry["figures"]).number("applications.new.total") for entry in read] == [
        item.number("applications.new.total") for item in figures
    ]
    assert "备注" in note["failure"]


def test_the_three_tables_of_one_office_on_three_sheets_are_one_office(tmp_path: Path) -> None:
    (tmp_path / "一镇.xlsx").write_bytes(three_plain_sheets(made_figures(1, with_previous=False)))
    (entry,) = read_source(tmp_path / "一镇.xlsx")["entries"]
    assert unpack(entry["figures"]).office.name == made_figures(1).office.name


def test_a_form_is_read_as_a_form(tmp_path: Path) -> None:
    figures = made_figures(1, with_previous=False)
    path = tmp_path / "a.xlsx"
    path.write_bytes(form_workbook(figures.format, figures.office, figures.year, figures))
    (entry,) = read_source(path)["entries"]
    assert unpack(entry["figures"]).notes.problems == tuple(
        item.__class__(item.text, item.measure, found.origin)
        for item, found in zip(figures.notes.problems, unpack(entry["figures"]).notes.problems, strict=True)
    )
