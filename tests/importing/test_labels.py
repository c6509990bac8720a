"""Labels made comparable without making different ones equal."""

import pytest

from assistant.importing.labels import normal, printed_labels, table_of_label, without_number


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("(七) 总 计", "（七）总计"),
        ("2.其它法律行政法规禁止公开", "2.其他法律行政法规禁止公开"),
        ("１．属于国家秘密", "1.属于国家秘密"),
        ('3.危及"三安全一稳定"', "3.危及“三安全一稳定”"),
        ("商业\n企业", "商业企业"),
    ],
)
def test_one_label_in_two_writings(written: str, official: str) -> None:
    assert normal(written) == normal(official)
    assert normal(official) in printed_labels()


def test_different_rows_stay_different() -> None:
    assert normal("（六）其他处理") != normal("3.其他") != normal("其他结果")


def test_labels_that_several_tables_print_name_none() -> None:
    assert "总计" not in table_of_label()
    assert table_of_label()[normal("1.属于国家秘密")] == "applications"
    assert table_of_label()["结果维持"] == "disputes"


@pytest.mark.parametrize(
    ("plain", "bare"), [("七总计", "总计"), ("12其他", "其他"), ("一项", "一项"), ("规章", "规章")]
)
def test_without_number(plain: str, bare: str) -> None:
    assert without_number(plain) == bare
