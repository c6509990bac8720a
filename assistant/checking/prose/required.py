"""What the format asks for: the six sections, the topics of 总体情况, the sentence on 信息处理费."""

import re
from collections.abc import Iterator

from assistant.checking.prose import rules
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import ReportSection

_FEE = re.compile(
    r"信息(?:公开)?处理费|收费通知|(?:检索|复制|邮寄)[^。；\n]{0,8}费|(?:申请|信息公开)[^。；\n]{0,10}(?:收费|收取[^。；\n]{0,4}费)"
)
_GOVERNMENTS = ("province", "city", "county")
_GOVERNMENT_TOPICS = {
    "工作考核": re.compile(r"考[核评]|绩效"),
    "社会评议": re.compile(r"评议|评估|满意度|测评"),
    "责任追究结果": re.compile(r"追究|追责|问责|约谈|责任"),
}
_FIRST_YEAR_OF_FEES = 2021


def check_required(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Missing sections, missing topics, the missing fee sentence."""
    present = {section.id: section for section in sections}
    yield from _missing_sections(figures, present)
    overview = present.get("overview")
    if overview and overview.text.strip():
        yield from _topics(figures, overview)
        yield from _for_governments(figures, overview)
    other = present.get("other")
    if other and other.text.strip() and figures.year >= _FIRST_YEAR_OF_FEES:
        yield from _fee_sentence(other, sections)


def _missing_sections(figures: Figures, present: dict[str, ReportSection]) -> Iterator[Finding]:
    for wanted in figures.format.sections:
        found = present.get(wanted.id)
        if found is None:
            yield rules.EMPTY.finding(f"没有找到第{wanted.number}部分「{wanted.title}」。", section=wanted.id)
        elif wanted.kind == "prose" and not found.text.strip():
            yield rules.EMPTY.finding(f"第{wanted.number}部分「{wanted.title}」没有内容。", section=wanted.id)


def _topics(figures: Figures, section: ReportSection) -> Iterator[Finding]:
    for topic in figures.format.section("overview").topics:
        if not any(keyword in section.text for keyword in (topic.title, *topic.keywords)):
            yield rules.TOPIC.finding(
                f"总体情况没有写到「{topic.title}」方面。", section=section.id, expected=topic.title
            )


def _for_governments(figures: Figures, section: ReportSection) -> Iterator[Finding]:
    """A government also reports on 工作考核, 社会评议 and 责任追究结果."""
    missing = [name for name, words in _GOVERNMENT_TOPICS.items() if not words.search(section.text)]
    if figures.office.kind in _GOVERNMENTS and missing:
        yield rules.GOVERNMENT_TOPICS.finding(
            f"政府的报告还应写工作考核、社会评议和责任追究结果情况，总体情况没有写到{'、'.join(missing)}。",
            section=section.id, expected="、".join(missing),
        )  # fmt: skip


def _fee_sentence(other: ReportSection, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Some offices report the fee elsewhere; only a report silent on it everywhere is at fault."""
    if "费" not in other.text and not any(_FEE.search(section.text) for section in sections):
        yield rules.FEE_SENTENCE.finding(
            f"{other.name}没有写收取信息处理费的情况；没有收取的，写“本年度未收取信息处理费”。",
            section=other.id,
            expected="本年度未收取信息处理费",
        )
