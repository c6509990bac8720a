"""The versions of a section: all of them, and two side by side."""

from assistant.session.comparing import compared
from assistant.session.events import VersionChosen
from assistant.session.state import Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.view import Block, Rows, Span, View
from assistant.session.writing import back, origin_words


def versions_view(context: Context) -> View:
    """The versions, or two of them side by side."""
    work = context.state.work(context.place.at)
    rows = tuple(
        (
            Span(str(number)),
            Span(origin_words(version) + (f"（{version.wish}）" if version.wish else "")),
            Span(f"{len(version.text)} 字", "dim"),
            Span("现在用的" if number == work.current + 1 else "", "good"),
        )
        for number, version in enumerate(work.versions, 1)
    )
    body: list[Block] = [Rows(rows)]
    other = context.place.step.removeprefix("versions").removeprefix(":")
    if other:
        body = [compared(work, int(other) - 1)]
        return View(
            f"第 {other} 版和现在的第 {work.current + 1} 版",
            tuple(body),
            prompt=f"输入 用 换成第 {other} 版",
            enter="不换，回去",
            words=("用",),
        )
    return View(
        f"{context.state.name_of(context.place.at)}的各版",
        tuple(body),
        prompt="和第几版比较",
        enter="回去",
    )


def versions_answer(context: Context, text: str) -> Step:
    """Which version to compare with, and whether to take it."""
    section, work = context.place.at, context.state.work(context.place.at)
    other = context.place.step.removeprefix("versions").removeprefix(":")
    if not text:
        return back(context)
    if other and text in ("用", "是"):
        return Step(
            (VersionChosen(section, int(other) - 1),),
            Place("draft", section),
            stay(f"已换成第 {other} 版。").say,
        )
    if text.isdecimal() and 1 <= int(text) <= len(work.versions):
        if int(text) == work.current + 1:
            return stay("这就是现在用的一版。请选另一版来比较。")
        return goto("draft", section, f"versions:{text}")
    return stay(f"没有第 {text} 版，请输入 1 到 {len(work.versions)}。")
