"""The roster as offices keep it: Excel or CSV, headers in their own words."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.batch.roster import Member, nearest, read_roster
from assistant.errors import InputError

TEXT = "单位名称,类型,主管部门,联系电话\n青湾镇人民政府,,云溪县人民政府,123\n水利局,政府部门,,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_every_encoding_excel_writes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert read_roster(path) == (
        Member("青湾镇人民政府", "township", "云溪县人民政府", "123", "", "第2行"),
        Member("水利局", "department", "", "", "", "第3行"),
    )


def test_an_excel_sheet_with_a_title_above_its_header(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["云溪县机关名单"], [], ["序号", "机关名称", "联系人"], [1, "青湾镇人民政府", "张三"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "名单.xlsx")
    assert [(member.name, member.contact) for member in read_roster(tmp_path / "名单.xlsx")] == [
        ("青湾镇人民政府", "张三")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("姓名,电话\n张三,1\n", "没有“机关名称”这一列"),
        ("机关名称,类型\n甲镇,局\n乙镇,\n", "第2行“甲镇”的机关类型“局”不在可选范围内"),
        ("机关名称,类型\n,街道办事处\n", "第2行没有写机关名称"),
        ("机关名称\n甲镇\n甲 镇\n", "第3行的“甲 镇”在第2行已经有了"),
        ("机关名称\n", "一个机关也没有"),
    ],
)
def test_a_wrong_roster_is_refused_with_the_row(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_roster(path)


@pytest.mark.parametrize("name", ["名单.txt", "没有.csv"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "名单.txt").write_text("机关名称")
    with pytest.raises(InputError, match="名单"):
        read_roster(tmp_path / name)


def test_namesakes_under_different_parents_are_two_offices(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(
        "机关名称,上级机关\n城关镇人民政府,甲县人民政府\n城关镇人民政府,乙县人民政府\n", encoding="utf-8"
    )
    assert len(read_roster(path)) == 2


def test_the_nearest_name_is_asked_about_and_a_far_one_is_not() -> None:
    assert nearest("云溪县清湾镇人民政府", ["青湾镇人民政府", "水利局"]) == "青湾镇人民政府"
    assert nearest("林业局", ["青湾镇人民政府"]) == ""
