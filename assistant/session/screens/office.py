"""A new report: the office's full name where a report gave it, the year, how the office calls itself, last year's report."""

from dataclasses import replace
from pathlib import Path

from assistant.session.events import OfficeSet
from assistant.session.state import Place
from assistant.session.step import Context, OpenPrevious, Step, goto, stay
from assistant.session.view import Rows, Span, View, line

HELP = (
    "机关全称决定报告标题，年度决定用哪一种报告格式（2021 年起用现行格式）。",
    "上年的报告只用来对照：核对上年结转、同比和现行有效件数，看有没有照抄；它的其他数不会进入本年的表。",
)


def view(context: Context) -> View:
    """One question at a time."""
    office, year = context.state.figures.office, context.state.figures.year
    facts = Rows(
        (
            (Span("机关"), Span(office.name, "strong")),
            (Span("年度"), Span(f"{year}", "strong")),
            (Span("自称"), Span(office.short or "（同全称）", "strong")),
        )
    )
    if context.place.step == "name":
        return View(
            "这份报告",
            (facts,),
            prompt="机关全称（会印在标题里，请照公章写）",
            enter=f"就是“{office.name}”",
            help=HELP,
        )
    if context.place.step == "short":
        return View(
            "这份报告",
            (facts,),
            prompt="报告里怎样称呼本机关，例如 我镇、我局",
            enter=f"就用“{office.itself}”",
            help=HELP,
        )
    if context.place.step == "previous":
        body = (
            facts,
            line("有上年的报告（Word、PDF、网页）、填报表或数据文件吗？放在旁边可以核对结转和同比。"),
        )
        return View("上年的报告", body, prompt="文件名（可以拖进窗口）", enter="没有，跳过", help=HELP)
    return View("这份报告", (facts,), prompt="写哪一年的年报，例如 2025", enter=f"{year} 年", help=HELP)


def answer(context: Context, text: str) -> Step:
    """The year, then the short name, then last year's file; after last year's report its office's name, then the short one."""
    figures = context.state.figures
    if context.place.step == "name":
        named = (OfficeSet(figures.year, figures.office.short, text),) if text else ()
        return Step(named, replace(context.place, step="short"))
    if context.place.step == "previous":
        return Step(effect=OpenPrevious(Path(text.strip("'\" ")))) if text else goto("figures")
    if context.place.step == "short":
        events = (OfficeSet(figures.year, text),) if text and text != figures.office.short else ()
        return Step(events, Place("figures") if figures.previous else replace(context.place, step="previous"))
    year = int(text.removesuffix("年").strip()) if text.removesuffix("年").strip().isdecimal() else None
    if text and (year is None or not 2019 <= year <= 2100):
        return stay(
            f"“{text}”不是报告年度。请写四位数字，例如 {figures.year}；2019 年以前的格式不同，不能写。"
        )
    events = (OfficeSet(year, figures.office.short),) if year and year != figures.year else ()
    return Step(events, replace(context.place, step="short"))


def parent(place: Place) -> Place:
    """The question before."""
    before = {"previous": "short", "short": ""}
    return replace(place, step=before.get(place.step, ""))
