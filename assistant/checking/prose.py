"""What reviewers ask of the words themselves: years, numbering, left-overs, topics, punctuation."""

import re
from collections.abc import Iterator

from assistant.checking import rules
from assistant.findings import Finding
from assistant.formats import Format
from assistant.report import ReportSection

_TOP_LEVEL = re.compile(r"^\s*([一二三四五六七八九十]+)、(.{2,20})$", re.MULTILINE)
_LEFTOVERS = re.compile(
    r"\*\*[^*\n]{1,40}\*\*|\*\*|^#{1,6}\s|^```|</?think>|作为(?:一个)?(?:AI|人工智能|大?语言模型)|为满足字数|字数要求|\{\{?[a-z_.]+\}?\}|（本部分待补充）|请根据实际情况填写",
    re.MULTILINE,
)
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff])")
_YEAR_AS_SUBJECT = re.compile(
    r"(?:^|[。\n；])\s*(\d{4})年(?:度)?(?=，|[\u4e00-\u9fff]{0,8}(?:街道|办|局|镇|乡|政府|委))"
)
_PERIOD = re.compile(r"(\d{4})年1月1日[^。]{0,8}?12月31日")
_REFERENCE = re.compile(
    r"上年|去年|同比|相比|较|比|整改|回顾|报告(?:提出|指出|中)|存在(?:的)?问题|下一步|将|计划|今后|继续|拟|印发|施行|起|以来|决算|预算|结转"
)


def check_prose(report_format: Format, year: int, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Everything that is wrong with the words, section by section."""
    yield from _missing_sections(report_format, sections)
    for section in sections:
        yield from _numberings(section)
        yield from _leftovers(section)
        yield from _punctuation(section)
        yield from _years(section, year)
        if section.id == "overview":
            yield from _topics(report_format, section)


def _missing_sections(report_format: Format, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    present = {section.id: section for section in sections}
    for wanted in report_format.sections:
        found = present.get(wanted.id)
        if found is None:
            yield rules.EMPTY.finding(f"没有找到第{wanted.number}部分「{wanted.title}」。", section=wanted.id)
        elif wanted.kind == "prose" and not found.text.strip():
            yield rules.EMPTY.finding(f"第{wanted.number}部分「{wanted.title}」没有内容。", section=wanted.id)


def _numberings(section: ReportSection) -> Iterator[Finding]:
    for match in _TOP_LEVEL.finditer(section.text):
        if match[2].rstrip()[-1] not in "。；，！？":
            yield rules.NUMBERING.finding(
                f"{section.name}里又出现一级标题“{match[0].strip()}”，应改为（一）（二）的层次。",
                section=section.id,
                start=match.start(),
                end=match.end(),
                found=match[0].strip(),
            )


def _leftovers(section: ReportSection) -> Iterator[Finding]:
    for match in _LEFTOVERS.finditer(section.text):
        around = section.text[max(0, match.start() - 6) : match.end() + 10].replace("\n", " ")
        yield rules.LEFTOVER.finding(
            f"{section.name}“{around}”里残留“{match[0].strip()}”，请删去。",
            section=section.id,
            start=match.start(),
            end=match.end(),
            found=match[0].strip(),
        )


def _punctuation(section: ReportSection) -> Iterator[Finding]:
    for match in _HALF_WIDTH.finditer(section.text):
        around = section.text[max(0, match.start() - 6) : match.end() + 6]
        yield rules.PUNCTUATION.finding(
            f"{section.name}“{around}”里用了半角标点“{match[0]}”。",
            section=section.id,
            start=match.start(),
            end=match.end(),
        )


def _years(section: ReportSection, year: int) -> Iterator[Finding]:
    for match in _PERIOD.finditer(section.text):
        if int(match[1]) != year:
            yield _wrong_year(section, match, year)
    for match in _YEAR_AS_SUBJECT.finditer(section.text):
        sentence_end = section.text.find("。", match.end())
        sentence = section.text[match.start() : sentence_end if sentence_end >= 0 else None]
        if int(match[1]) != year and not _REFERENCE.search(sentence):
            yield _wrong_year(section, match, year)


def _wrong_year(section: ReportSection, match: re.Match[str], year: int) -> Finding:
    around = section.text[match.start(1) : match.start(1) + 20].replace("\n", " ")
    return rules.YEAR.finding(
        f"{section.name}“{around}”写的是{match[1]}年，报告年度是{year}年。",
        section=section.id,
        start=match.start(1),
        end=match.end(1),
        found=match[1],
        expected=str(year),
    )


def _topics(report_format: Format, section: ReportSection) -> Iterator[Finding]:
    for topic in report_format.section("overview").topics:
        if not any(keyword in section.text for keyword in (topic.title, *topic.keywords)):
            yield rules.TOPIC.finding(
                f"总体情况没有写到「{topic.title}」方面。", section=section.id, expected=topic.title
            )
