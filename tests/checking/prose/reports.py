"""A report in good order, one section of which a test replaces."""

from collections.abc import Mapping

from assistant.checking.prose import check_prose
from assistant.figures import Cell, Figures, Office, Prose
from assistant.findings import Finding
from assistant.formats import load_format
from assistant.report import Paragraph, ReportSection

TOPICS = "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障各项工作有序开展。"
BUREAU = Office("澜溪县自然资源局", "我局", "department", "澜溪县人民政府")
IN_ORDER = {
    "overview": TOPICS,
    "problems": "存在的问题是公开不够及时。下一步将按月检查更新情况。",
    "other": "本年度未收取信息处理费。",
}


def findings(
    text: str,
    section: str = "problems",
    *,
    office: Office = BUREAU,
    year: int = 2025,
    last_year: Mapping[str, str] | None = None,
    cells: Mapping[str, Cell] | None = None,
    without: str = "",
) -> list[Finding]:
    """What is found in a report whose `section` has this text and whose other sections are in order."""
    report_format = load_format("2021" if year > 2020 else "2019")
    previous = Figures(
        report_format, office, year - 1, {},
        prose=tuple(Prose(name, "", before) for name, before in (last_year or {}).items()),
    )  # fmt: skip
    figures = Figures(report_format, office, year, cells or {}, previous=previous if last_year else None)
    texts = IN_ORDER | {section: text}
    sections = [
        ReportSection(spec.id, f"{spec.number}、{spec.title}", _paragraphs(texts.get(spec.id, "")))
        for spec in report_format.sections
        if spec.id != without
    ]
    if section == "preamble":
        sections.insert(0, ReportSection("preamble", "", _paragraphs(text)))
    return list(check_prose(figures, tuple(sections)))


def codes(text: str, section: str = "problems", **more: object) -> list[str]:
    """Only the codes."""
    return [finding.code for finding in findings(text, section, **more)]  # type: ignore[arg-type]


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for line in text.split("\n"))
