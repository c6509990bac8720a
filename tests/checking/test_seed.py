"""The report this project began with: read right, and reviewed as a good reviewer would."""

from decimal import Decimal

import pytest

from assistant.checking import CheckResult
from assistant.figures import Figures
from assistant.importing import Imported, import_report
from assistant.pipeline import Checked, check_file
from tests.shared_data import shared


@pytest.fixture(scope="module")
def seed() -> Imported:
    return import_report(shared("seed", "beihai-2020.txt"))


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_file(shared("seed", "beihai-2020.txt"))


def result(checked: Checked) -> CheckResult:
    return checked.result


def test_office_year_and_format_are_recognised(seed: Imported) -> None:
    figures = seed.report.figures
    assert (figures.office.name, figures.office.kind, figures.year, figures.format.id) == (
        "北海街道办事处",
        "subdistrict",
        2020,
        "2019",
    )


def test_every_cell_of_the_three_tables_is_right(seed: Imported) -> None:
    not_zero = {
        "disclosure.normative_documents.made": Decimal(3),
        "disclosure.normative_documents.disclosed": Decimal(3),
        "disclosure.normative_documents.total": Decimal(3),
        "disclosure.procurement.projects": Decimal(10),
        "disclosure.procurement.amount": Decimal("15.281"),
    }
    figures: Figures = seed.report.figures
    assert set(figures.cells) == set(figures.format.cells)
    for cell in figures.cells:
        assert figures.number(cell) == not_zero.get(cell, Decimal(0)), cell


@pytest.mark.parametrize(
    ("cell", "origin"),
    [
        ("applications.carried_in.natural_person", "beihai-2020.txt 第48行第3列"),
        ("applications.results.not_processed.excessive.total", "beihai-2020.txt 第65行第9列"),
        ("disclosure.procurement.amount", "beihai-2020.txt 第39行第3列"),
        ("disputes.litigation_after.total", "beihai-2020.txt 第77行第15列"),
    ],
)
def test_each_cell_keeps_its_line_and_column_also_in_shifted_rows(
    seed: Imported, cell: str, origin: str
) -> None:
    assert seed.report.figures.cell(cell).origin == origin


def test_the_items_of_its_prose_become_facts(seed: Imported) -> None:
    whole, channel = seed.report.figures.facts
    assert (whole.value, whole.unit, whole.exhaustive) == (302, "条", True)
    assert [(part.label, part.value) for part in whole.parts] == [
        ("工作动态", 118), ("机构职能", 10), ("各类文件", 18), ("公示公告", 14), ("村居信息公开", 142),
    ]  # fmt: skip
    assert (channel.label, channel.value, channel.unit) == ("通过微信公众号公开", 237, "篇")


def test_what_it_says_is_supported_and_nothing_is_contradicted(checked: Checked) -> None:
    claims = {claim.text: claim for claim in result(checked).claims}
    assert claims["302条"].expression == "prose-sum: 118 + 10 + 18 + 14 + 142"
    for part in ("118条", "10条", "18条", "14条", "142条"):
        assert claims[part].verdict == "supported"
    assert claims["未收到依申请公开"].expression == "applications.new.total"
    disputes = next(claim for text, claim in claims.items() if text.startswith("未发生针对我办"))
    assert disputes.verdict == "supported"
    assert "disputes.litigation_after.total" in (disputes.expression or "")
    assert claims["四大板块"].expression == "list-count: 4"
    assert claims["三方面"].expression == "list-count: 3"
    assert [claim.text for claim in result(checked).claims if claim.verdict == "contradicted"] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CEL127", "15.281"),
        ("IMP703", "社会组织"),
        ("TXT502", "一、工作基本情况"),
        ("TXT503", "**一是**"),
        ("TXT504", "政府信息管理"),
    ],
)
def test_what_a_reviewer_sees_in_it(checked: Checked, code: str, words: str) -> None:
    assert any(finding.code == code and words in finding.message for finding in checked.findings)
