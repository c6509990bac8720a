"""A clerk's words name one cell, several, or none; never the wrong one."""

import pytest

from assistant.formats import available_formats, load_format
from assistant.formats.cell_names import cells_named, short_label, short_name

FORMAT = load_format("2021")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("新收 自然人", "applications.new.natural_person"),
        ("自然人 新收", "applications.new.natural_person"),
        ("予以公开、总计", "applications.results.disclosed.total"),
        ("部分公开 法律服务", "applications.results.partial.legal_service"),
        ("上年结转 总计", "applications.carried_in.total"),
        ("结转下年 商业企业", "applications.carried_out.business"),
        ("行政复议 维持", "disputes.reconsideration.upheld"),
        ("表四 复议后起诉 合计", "disputes.litigation_after.total"),
        ("行政许可", "disclosure.licensing.decisions"),
        ("规范性文件 现行有效", "disclosure.normative_documents.in_force"),
        ("三安全 其他", "applications.results.denied.security_stability.other"),
    ],
)
def test_words_that_name_one_cell(words: str, cell: str) -> None:
    assert [spec.id for spec in cells_named(FORMAT, words)] == [cell]


@pytest.mark.parametrize(
    ("words", "count"), [("新收", 7), ("其他 总计", 2), ("行政处罚决定书", 0), ("", 0), ("不存在 自然人", 0)]
)
def test_words_that_name_several_or_none(words: str, count: int) -> None:
    assert len(cells_named(FORMAT, words)) == count


@pytest.mark.parametrize("format_id", available_formats())
def test_every_cell_is_among_those_its_own_labels_name(format_id: str) -> None:
    report_format = load_format(format_id)
    for spec in report_format.cells.values():
        words = f"{spec.table.name} {short_label(spec.row.label)} {short_label(spec.column.label)}"
        assert spec in cells_named(report_format, words)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("applications.results.partial.total", "（二）部分公开"),
        ("applications.results.other.fee_unpaid.total", "2.逾期不缴费"),
        ("applications.results.denied.prohibited_by_law.total", "2.其他法律行政法规禁止公开"),
    ],
)
def test_a_row_goes_by_a_shorter_name_only_where_its_label_is_long(cell: str, name: str) -> None:
    assert short_name(FORMAT.cells[cell].row) == name
