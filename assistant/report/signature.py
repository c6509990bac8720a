"""The signature of a report: the office and the date under the text, as the last lines of the last section.

The date is a person's to give: it is no figure and nothing here makes one up.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.report.model import Paragraph, Report

_DATE = re.compile(
    r"(?:\d{4}|[二〇○零一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_TYPED = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and when; `date` is as printed, empty where none is."""

    office: str
    date: str = ""


def read_date(text: str) -> date | None:
    """A date as people type it (2026-01-20, 2026年1月20日); None for anything else."""
    match = _TYPED.fullmatch(text.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def sign(report: Report, on: date | None = None) -> Report:
    """The report with the office's name below it, and the date where one is given."""
    if not report.sections:
        return report
    words = [report.figures.office.name, *([f"{on.year}年{on.month}月{on.day}日"] if on else [])]
    last = report.sections[-1]
    signature = (Paragraph(text, drafter="template") for text in words)
    signed = replace(last, paragraphs=(*last.paragraphs, *signature))
    return replace(report, sections=(*report.sections[:-1], signed))


def signature_of(report: Report) -> Signature | None:
    """The signature that the report ends with; None where it ends with anything else."""
    texts = (
        [paragraph.text.strip() for paragraph in report.sections[-1].paragraphs] if report.sections else []
    )
    office = report.figures.office.name
    if len(texts) >= 2 and texts[-2] == office and _DATE.fullmatch(texts[-1]):
        return Signature(office, texts[-1])
    return Signature(office) if texts and texts[-1] == office else None
