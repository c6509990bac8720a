"""The files: Word to sign, the web page to publish; blocked while an error stands, unless waived with a reason."""

from pathlib import Path

from assistant.findings import Finding
from assistant.rendering import REVIEW
from assistant.report import read_date, report_title
from assistant.session.events import Dated, Waived
from assistant.session.severity import errors
from assistant.session.state import Place, State
from assistant.session.step import Context, Export, Step, goto, stay
from assistant.session.view import Block, Line, Rows, Span, View, choices, line

HELP = (
    "有错误就不写文件。确需先给人看的，选“写明理由照样导出”，没核实的数会在文中标出“【待核实】”。",
    "核对页（.review.html）给自己和领导看，点一个数就看到依据，不要公开。",
    "除报告外还写一份数据文件（.yaml）：以后核对改过的报告、写明年的报告都用得上。",
)
_LABELS = ("Word、网页、核对页和数据文件", "只要 Word", "只要网页", "全部：另加 Markdown", "成文日期")
_DATE = "5"
_KINDS = {
    "1": (".docx", ".html", REVIEW, ".yaml"),
    "2": (".docx",),
    "3": (".html",),
    "4": (".docx", ".html", REVIEW, ".md", ".yaml"),
}


def view(context: Context) -> View:
    """What to write; or what stands in the way."""
    return _STEPS.get(context.place.step, _choosing)(context)


def _done(context: Context) -> View:
    body = (
        line("√ 报告写好了：", "good"),
        *(line(path, "strong", indent=1) for path in context.state.exported),
        line(
            "下一步：请领导审读。改动以后想再核对，回到这里接着改，或运行 assistant check 报告 --figures 数据文件。"
        ),
    )
    return View("完成", body, prompt="想再改，输入 起草 或 数据", enter="离开", help=HELP)


def _overwriting(_: Context) -> View:
    return View(
        "文件已存在",
        (line("同名文件已经存在，不是这次写的。要覆盖吗？", "doubt"),),
        prompt="输入 是 覆盖",
        enter="不覆盖，回去",
        help=HELP,
    )


def _giving_a_reason(context: Context) -> View:
    return View(
        "写明理由照样导出",
        tuple(_error_lines(open_errors(context))),
        prompt="理由（会留在进度文件里）",
        enter="不导出，回去",
        help=HELP,
    )


def _dating(context: Context) -> View:
    body = (line("印在落款处的日期，一般是领导签发的日期。还没有定可以先不写。"),)
    year = context.state.figures.year + 1
    return View("成文日期", body, prompt=f"成文日期，例如 {year}-01-20", enter="不写日期", help=HELP)


_STEPS = {"done": _done, "overwrite": _overwriting, "reason": _giving_a_reason, "date": _dating}


def _choosing(context: Context) -> View:
    found = open_errors(context)
    body = _unread(context)
    if found and not is_waived(context, found):
        offered = choices("去复核，处理错误", "写明理由照样导出")
        body += _error_lines(found)
        return View("导出", tuple(body), offered, "选一项", "去复核，处理错误", help=HELP)
    if found and context.state.waiver:
        body.append(line(f"！照样导出，理由：{context.state.waiver.reason}。没核实的数会标出。", "doubt"))
    else:
        body.append(line("√ 没有错误，可以导出。", "good"))
    body.append(
        Rows(
            (
                (Span("文件名"), Span(report_title(context.state.figures))),
                (Span("写在"), Span(str(Path(context.folder).resolve()))),
                (Span("落款"), Span(f"{context.state.figures.office.name}　{_printed(context.state.date)}")),
            )
        )
    )
    return View("导出", tuple(body), choices(*_LABELS), "选一项", _LABELS[0], help=HELP)


def _printed(iso: str) -> str:
    on = read_date(iso)
    return f"{on.year}年{on.month}月{on.day}日" if on else "不写日期"


def _unread(context: Context) -> list[Block]:
    unread = [item for item in context.state.prose_sections if not context.state.work(item).is_accepted]
    if not unread:
        return []
    names = "、".join(f"「{context.state.name_of(item)}」" for item in unread)
    return [line(f"！还没有采用：{names}。没写的部分会缺，请先去起草。", "doubt")]


def _error_lines(errors: list[Finding]) -> list[Block]:
    head = line(f"× 还有 {len(errors)} 个错误，没有写文件：", "bad")
    return [head, *(Line((Span("× ", "bad"), Span(item.message)), indent=1) for item in errors[:8])]


def open_errors(context: Context) -> list[Finding]:
    """What stands in the way."""
    return errors(context.examine.all_findings(context.state))


def is_waived(context: Context, errors: list[Finding]) -> bool:
    """Whether every error was there when the waiver was given."""
    waiver = context.state.waiver
    return waiver is not None and {item.message for item in errors} <= set(waiver.findings)


def targets(state: State, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The files' names by their kinds."""
    return tuple(f"{report_title(state.figures)}{kind}" for kind in kinds)


def answer(context: Context, text: str) -> Step:
    """Which files, or what to do about the errors."""
    found = open_errors(context)
    step = context.place.step
    if step == "done":
        return (
            Step(leave=True)
            if not text
            else stay("报告已写好。想再改，输入 数据、材料、起草 或 复核；按回车离开。")
        )
    if step == "overwrite":
        return (
            _export(context, context.place.held, overwrite=True)
            if text in ("是", "y", "yes")
            else goto("export")
        )
    if step == "reason":
        event = Waived(tuple(item.message for item in found), text)
        return Step((event,), Place("export"), stay("已记下理由。").say) if text else goto("export")
    if step == "date":
        return _dated(context, text)
    if found and not is_waived(context, found):
        return (
            goto("export", step="reason")
            if text == "2"
            else goto("review")
            if text in ("", "1")
            else stay("请输入 1 或 2。")
        )
    return goto("export", step="date") if text == _DATE else _export(context, text or "1", overwrite=False)


def _dated(context: Context, text: str) -> Step:
    year, on = context.state.figures.year, read_date(text)
    if text and on is None:
        return stay(f"“{text}”不是日期，请写成 {year + 1}-01-20 的样子。")
    if on and on.year <= year:
        return stay(f"成文日期“{text}”早于统计年度结束（{year}年12月31日），请检查年份。")
    return Step((Dated(on.isoformat() if on else ""),), Place("export"))


def _export(context: Context, kinds: str, *, overwrite: bool) -> Step:
    if kinds not in _KINDS:
        return stay(f"没有“{kinds}”这一项，请输入 1 到 {len(_LABELS)}。")
    names = targets(context.state, _KINDS[kinds])
    known = {Path(path).name for path in context.state.exported}
    is_ours = all(name in known for name in names)
    return Step(go=Place("export", held=kinds), effect=Export(names, overwrite or is_ours))


def parent(place: Place) -> Place:
    """The review."""
    return Place("export") if place.step else Place("review")
