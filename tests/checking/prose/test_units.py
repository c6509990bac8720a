"""An amount in 元 that stands in the table in 万元."""

from decimal import Decimal

from assistant.figures import Cell
from tests.checking.prose.reports import TOPICS, codes, findings

FEES = {"disclosure.fees.amount": Cell(Decimal("215.6"))}


def test_the_tables_digits_with_a_unit_ten_thousand_times_too_small() -> None:
    (finding,) = findings(f"{TOPICS}行政事业性收费215.6元。", "overview", cells=FEES)
    assert (finding.code, finding.expected) == ("TXT523", "215.6万元")
    for text in (
        "行政事业性收费215.6万元。",
        "行政事业性收费2156000元。",
        "信息处理费收取215.6元。",
        "罚款215.6元。",
    ):
        assert codes(TOPICS + text, "overview", cells=FEES) == []
