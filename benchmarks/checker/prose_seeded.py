"""Flaws planted in the words of the labelled reports: how many does the rule find that is meant to find them.

Usage: python benchmarks/checker/prose_seeded.py [--misses]
Each flaw is planted once in every report that has a place for it; it counts as found when the rule's code appears
once more than in the report as it was.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from assistant.checking.prose import check_prose
from assistant.report import Paragraph, ReportSection
from benchmarks.checker.markup import LabelledReport, read_report
from benchmarks.checker.prose import with_tables

LABELLED = Path(__file__).parent / "labelled"
Plant = Callable[[str, LabelledReport, random.Random], str]


def once(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Plant:
    """Change one of the places that a pattern finds, chosen by the report's own random numbers."""

    def plant(text: str, _: LabelledReport, chance: random.Random) -> str:
        places = list(re.finditer(pattern, text, re.MULTILINE))
        if not places:
            return text
        match = chance.choice(places)
        return (
            text[: match.start()] + match.expand(replacement) + text[match.end() :]
            if isinstance(replacement, str)
            else text[: match.start()] + replacement(match) + text[match.end() :]
        )

    return plant


def last_years(prefix: str) -> Plant:
    """Put last year where the reporting year stands behind `prefix`."""

    def plant(text: str, report: LabelledReport, _: random.Random) -> str:
        year = report.figures.year
        return re.sub(rf"({prefix}){year}年", rf"\g<1>{year - 1}年", text, count=1, flags=re.MULTILINE)

    return plant


def another_kind(text: str, report: LabelledReport, _: random.Random) -> str:
    """Let the office call itself something it is not."""
    wrong = "我镇" if report.figures.office.name.endswith(("局", "委员会", "厅")) else "我局"
    return re.sub(r"我(?:局|镇|乡|街道|办|委|厅)(?![\u4e00-\u9fff]?[村托])", wrong, text, count=1)


def without_an_item(text: str, _: LabelledReport, __: random.Random) -> str:
    """Take 二是 out of a run of at least three."""
    return re.sub(r"(一是[^。\n]*?；)二是[^。；\n]*；(三是)", r"\1\2", text, count=1)


def twice(text: str, _: LabelledReport, chance: random.Random) -> str:
    """Write a long sentence twice."""
    places = list(re.finditer(r"[^。\n]{30,}。", text))
    match = chance.choice(places) if places else None
    return text[: match.end()] + match[0] + text[match.end() :] if match else text


def without_fees(text: str, report: LabelledReport, _: random.Random) -> str:
    """Leave 其他需要报告的事项 without the fee sentence, where the year asks for one."""
    return "无其他需要报告的事项。" if report.figures.year > 2020 else text


FLAWS: tuple[tuple[str, str, str, Plant], ...] = (
    ("last year at the head of the overview", "TXT501", "overview", last_years("^")),
    ("last year in the statistics period", "TXT501", "preamble", last_years("(?:统计|自|期限)[^。]{0,12}?")),
    ("another kind of office", "TXT508", "overview", another_kind),
    ("no fee sentence", "TXT510", "other", without_fees),
    ("empty section", "TXT505", "problems", lambda *_: ""),
    ("Markdown bold", "TXT503", "problems", once(r"[一二三]是", r"**\g<0>**")),
    ("words of a model", "TXT503", "overview", lambda text, *_: f"以下是优化后的版本：\n{text}"),
    ("blank for a number", "TXT514", "overview", once(r"(?<=[\u4e00-\u9fff])\d{2,}(?=[件条篇次])", "XX")),
    ("half-width comma", "TXT506", "overview", once(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ",")),
    ("piled marks", "TXT517", "overview", once(r"。", "。。")),
    ("half a quotation", "TXT518", "overview", once(r"[”》）]", "")),
    ("doubled word", "TXT519", "overview", once(r"进行|组织|开展|建立|完善|加强|推进|发布|办理", r"\g<0>\g<0>")),
    ("doubled particle", "TXT519", "overview", once(r"(?<!目)的(?![确士])", "的的")),
    ("skipped item", "TXT516", "problems", without_an_item),
    ("sentence twice", "TXT520", "overview", twice),
)  # fmt: skip


def main() -> None:
    """Plant every flaw in every report and print k/n."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    reports = [read_report(path.parent) for path in sorted(LABELLED.glob("*/*/prose.txt"))]
    total = [0, 0]
    for name, code, section, plant in FLAWS:
        outcomes = {
            report.id: found
            for report in reports
            if (found := found_in(report, code, section, plant)) is not None
        }
        k, n = sum(outcomes.values()), len(outcomes)
        total = [total[0] + k, total[1] + n]
        missed = " ".join(key for key, found in outcomes.items() if not found) if options.misses else ""
        sys.stdout.write(f"{name:<40} {code} {k:>4}/{n:<4} {k / n if n else 0:7.1%} {missed}\n")
    sys.stdout.write(f"{'all':<47} {total[0]:>4}/{total[1]:<4} {total[0] / total[1]:7.1%}\n")


def found_in(report: LabelledReport, code: str, section_id: str, plant: Plant) -> bool | None:
    """Whether the planted flaw is found; None where the report has no place for it."""
    sections = with_tables(report)
    section = next((section for section in sections if section.id == section_id), None)
    if section is None:
        return None
    flawed = plant(section.text, report, random.Random(report.id))
    if flawed == section.text:
        return None
    changed = ReportSection(section.id, section.title, tuple(map(Paragraph, flawed.split("\n"))))
    after = tuple(changed if one is section else one for one in sections)
    return count(report, after, code) > count(report, sections, code)


def count(report: LabelledReport, sections: tuple[ReportSection, ...], code: str) -> int:
    """How many findings of a code the rules yield."""
    return sum(finding.code == code for finding in check_prose(report.figures, sections))


if __name__ == "__main__":
    main()
