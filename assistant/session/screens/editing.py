"""A section changed by the clerk: a paragraph in the line, a word everywhere, or the whole in an editor."""

import re
from dataclasses import replace

from assistant.report import Paragraph
from assistant.session.state import PERSON, Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.view import View, line
from assistant.session.writing import back, paragraphs_of, section_title, written

EDIT = re.compile(r"改\s*(\d{1,3})(?:\s+(.+))?")
SWAP = re.compile(r"换\s+(\S+)\s+(\S+)")


def edit_paragraph(context: Context, text: str) -> Step:
    """`3`, `改 3` asks for the new words; `改 3 新的话` takes them at once."""
    match = EDIT.fullmatch(text) or re.fullmatch(r"(\d{1,3})(?:\s+(.+))?", text)
    count = len(paragraphs_of(context))
    if match is None or not 1 <= int(match[1]) <= count:
        return stay(f"没有“{text}”这一段，请输入 1 到 {count}。")
    if match[2]:
        return _with_line(context, int(match[1]) - 1, match[2])
    return goto("draft", context.place.at, f"line:{match[1]}")


def line_view(context: Context) -> View:
    """One paragraph in the line, to be changed there."""
    number = int(context.place.step.removeprefix("line:"))
    paragraph = paragraphs_of(context)[number - 1]
    body = (line(f"第 {number} 段，原文：", "dim"), line(paragraph.text, indent=1))
    return View(
        section_title(context),
        body,
        prompt="改成（可以在行里直接改；输入 删除 去掉这一段）",
        enter="不改了，回去",
        prefill=paragraph.text,
    )


def line_answer(context: Context, text: str) -> Step:
    """The paragraph's new words; unchanged or nothing leaves it."""
    number = int(context.place.step.removeprefix("line:"))
    if not text or text == paragraphs_of(context)[number - 1].text:
        return back(context)
    return _with_line(context, number - 1, "" if text == "删除" else text)


def _with_line(context: Context, index: int, text: str) -> Step:
    old = paragraphs_of(context)
    new = (replace(old[index], text=text, drafter=PERSON),) if text else ()
    return _with_paragraphs(context, (*old[:index], *new, *old[index + 1 :]))


def _with_paragraphs(context: Context, paragraphs: tuple[Paragraph, ...]) -> Step:
    """A version by the clerk's hand, checked at once: what became wrong is on the next screen."""
    section = context.place.at
    return Step(
        (written(section, paragraphs, PERSON),), Place("draft", section), stay("已改，并重新核对。").say
    )


def swap(context: Context, old: str, new: str) -> Step:
    """`换 302 305`: every such place of the section, in the clerk's name."""
    paragraphs = paragraphs_of(context)
    count = sum(item.text.count(old) for item in paragraphs)
    if not count:
        return stay(f"这一部分没有“{old}”。")
    changed = tuple(
        replace(item, text=item.text.replace(old, new), drafter=PERSON) if old in item.text else item
        for item in paragraphs
    )
    step = _with_paragraphs(context, changed)
    return replace(step, say=stay(f"换了 {count} 处，并重新核对。").say)


def edited(context: Context, section: str, text: str) -> Step:
    """The whole section as it came back from an editor; unchanged paragraphs keep their drafter."""
    version = context.state.work(section).version
    old = {item.text: item for item in (version.paragraphs if version else ())}
    lines = [line_text.strip() for line_text in text.split("\n") if line_text.strip()]
    if not lines:
        return stay("编辑器里没有留下文字，没有改动。")
    paragraphs = tuple(old.get(text, Paragraph(text, drafter=PERSON)) for text in lines)
    if version and paragraphs == version.paragraphs:
        return stay("没有改动。")
    return Step(
        (written(section, paragraphs, PERSON),), Place("draft", section), stay("已改，并重新核对。").say
    )
