"""What the regulation and the report format ask for, each point met or not, with where to mend it.

Source: 条例第五十条, 国办公开办函〔2021〕30号, 国办函〔2020〕109号.
"""

from dataclasses import dataclass

from assistant.session.screens.figures import blanks
from assistant.session.severity import errors
from assistant.session.step import Context


@dataclass(frozen=True, slots=True)
class Point:
    """One thing a report must contain."""

    words: str
    is_met: bool
    mend: str
    """Where in the session it is mended."""


def checklist(context: Context) -> list[Point]:
    """Every point in the order of the report."""
    return [*_words(context), *_tables(context), *_problems(context)]


def _words(context: Context) -> list[Point]:
    state = context.state
    year = state.figures.year
    preamble = state.report_section("preamble").text
    overview = state.report_section("overview").text
    period = f"{year}年1月1日" in preamble and "12月31日" in preamble
    points = [Point("开头写明统计期限（1月1日至12月31日）", period, "起草")]
    for topic in state.figures.format.section("overview").topics:
        words = (topic.title, *topic.keywords)
        points.append(
            Point(f"总体情况写到「{topic.title}」", any(word in overview for word in words), "起草")
        )
    return points


def _tables(context: Context) -> list[Point]:
    figures = context.state.figures
    holds = [item.holds for item in context.examine.instances(figures)]
    wrong = errors(context.examine.figure_findings(figures))
    return [
        Point("三张表每一格都有数", not blanks(figures), "数据"),
        Point(
            f"勾稽关系全部成立或已说明（{holds.count(True)} 处相符）",
            not any(item.identity for item in wrong),
            "数据",
        ),
    ]


def _problems(context: Context) -> list[Point]:
    figures = context.state.figures
    problems = figures.notes.problems
    text = context.state.report_section("problems").text
    other = context.state.report_section("other").text
    points = [
        Point("写了存在的主要问题", bool(problems) or "问题" in text, "材料"),
        Point("每个问题都有改进措施", bool(problems) and all(item.measure for item in problems), "材料"),
        Point("报告信息处理费收取情况", "信息处理费" in other, "材料" if other else "起草"),
    ]
    if figures.previous:
        points.append(
            Point("说明上年问题的整改情况", bool(figures.notes.previous_problems) or "上年" in text, "材料")
        )
    return points
