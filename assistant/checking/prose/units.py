"""An amount printed in 元 that stands in the table in 万元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.checking.opening import DIGITS, opened_by
from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import around, at, sentence_at
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import ReportSection

YUAN = opened_by(DIGITS, r"(?<![\d.,，])(\d[\d,]*(?:\.\d+)?)元")
_SUBJECT = re.compile(r"行政事业性收费|政府集中采购|集中采购|采购(?:总)?金额|收费金额")
_NOT_THE_TABLE = re.compile(r"信息处理费|检索|复制|邮寄")


def check_units(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """The digits of a table's 万元 with the unit 元 behind them."""
    amounts = {
        number: spec.place
        for cell, spec in figures.format.cells.items()
        if spec.column.unit == "万元" and (number := figures.number(cell))
    }
    for section in sections if amounts else ():
        for match in YUAN.finditer(section.text):
            sentence = sentence_at(section.text, match.start())
            subject = section.text[sentence.start : match.start()]
            number = Decimal(match[1].replace(",", ""))
            if number in amounts and _SUBJECT.search(subject) and not _NOT_THE_TABLE.search(subject):
                yield at(
                    rules.UNIT, section, match.start(), match.end(),
                    f"“{around(section.text, *match.span(), 14, 6)}”的单位是“元”，"
                    f"{amounts[number]}的单位是万元，应为“{match[1]}万元”。",
                    found=match[0], expected=f"{match[1]}万元",
                )  # fmt: skip
