"""The sections one after the other: drafted, each number proved, accepted or changed."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.findings import Finding
from assistant.session.events import Accepted, VersionChosen
from assistant.session.marking import marked, number_rows
from assistant.session.screens.editing import EDIT, SWAP, edit_paragraph, line_answer, line_view, swap
from assistant.session.screens.versions import versions_answer, versions_view
from assistant.session.severity import by_urgency, errors, finding_line
from assistant.session.state import PERSON, Place
from assistant.session.step import Context, EditText, Redraft, Step, goto, stay
from assistant.session.view import Block, Rows, Span, View, choices, line
from assistant.session.writing import (
    TEMPLATE,
    back,
    paragraphs_of,
    section_title,
    template_version,
)

HELP = (
    "√ 这个数和表格相符；× 和表格不符（下面写着应当是多少）；？ 没有可核对的依据。",
    "全文：看全部。改 3：改第 3 段。换 302 305：把正文里的 302 换成 305。依据：列出每个数在表里的位置。问题 1：处理下面第 1 个问题。",
    "改动以后立刻重新核对；以前的每一版都留着，可以比较、可以换回。",
)
_LABELS = (
    "采用，去下一部分",
    "改一段",
    "在编辑器里改全文",
    "重写（可以说要求）",
    "换成模板稿",
    "比较各版",
    "数的依据",
    "先跳过",
)
_LONG = 8
"""Paragraphs from which a change is shown without all the rest."""
_FINDING = re.compile(r"问题\s*(\d{1,2})")


def view(context: Context) -> View:
    """A section, or the list of all with their state."""
    place = context.place
    if not place.at:
        return _overview(context)
    if place.step.startswith("line:"):
        return replace(line_view(context), help=HELP)
    if place.step == "edit":
        return _ask(context, f"改第几段（1-{len(paragraphs_of(context))}）")
    if place.step == "wish":
        return _ask(context, "请模型怎样写，例如 更简洁、突出政务新媒体；没有特别要求输入 写", "不写了，回去")
    if place.step.startswith("versions"):
        return replace(versions_view(context), help=HELP)
    return _section_view(context)


def answer(context: Context, text: str) -> Step:
    """What to do with the section."""
    place = context.place
    if not place.at:
        return _choose_section(context, text)
    if place.step.startswith("line:"):
        return line_answer(context, text)
    if place.step == "edit":
        return edit_paragraph(context, text) if text else back(context)
    if place.step == "wish":
        return (
            Step(go=Place("draft", place.at), effect=Redraft(place.at, "" if text == "写" else text))
            if text
            else back(context)
        )
    if place.step.startswith("versions"):
        return versions_answer(context, text)
    return _act(context, text)


def parent(place: Place) -> Place:
    """From a question about a section to the section, from there to the list."""
    return replace(place, step="", held="") if place.step else Place("draft")


def entering(context: Context, section: str) -> Step:
    """Go to a section; one that was not begun is drafted at once."""
    events = () if context.state.work(section).version else (template_version(context, section),)
    return Step(events, Place("draft", section))


def _overview(context: Context) -> View:
    state = context.state
    rows = tuple(
        (Span(str(number)), Span(state.name_of(section)), status(context, section))
        for number, section in enumerate(state.prose_sections, 1)
    )
    open_section = _first_open(context)
    enter = f"写「{state.name_of(open_section)}」" if open_section else "去下一步：复核"
    body = (line("正文按部分起草，表格（二、三、四部分）自动生成。每个数都和表格核对。"), Rows(rows))
    return View("起草", body, prompt="序号", enter=enter, help=HELP)


def status(context: Context, section: str) -> Span:
    """Whether a section is accepted, and how many errors stand in it."""
    work = context.state.work(section)
    if work.version is None:
        return Span("还没有写", "doubt")
    wrong = len(errors(context.examine.section_findings(context.state, section)))
    if wrong:
        return Span(f"× {wrong} 个错误", "bad")
    if work.version.origin == TEMPLATE and _is_behind(context, section):
        return Span("数据或材料改过了，进去选 5 重新起草", "doubt")
    return Span("√ 已采用", "good") if work.is_accepted else Span("写了，还没有采用", "doubt")


def _first_open(context: Context) -> str | None:
    return next(
        (item for item in context.state.prose_sections if not context.state.work(item).is_accepted), None
    )


def _choose_section(context: Context, text: str) -> Step:
    known = context.state.prose_sections
    if not text:
        section = _first_open(context)
        return entering(context, section) if section else goto("review")
    if text.isdecimal() and 1 <= int(text) <= len(known):
        return entering(context, known[int(text) - 1])
    named = next((item for item in known if text in context.state.name_of(item)), None)
    return (
        entering(context, named)
        if named
        else stay(f"没有“{text}”这一部分。请输入 1 到 {len(known)} 的序号。")
    )


def _section_view(context: Context) -> View:
    state, section = context.state, context.place.at
    findings = by_urgency(context.examine.section_findings(state, section))
    body = _prose(context, findings)
    body += [finding_line(item, f"问题 {number}") for number, item in enumerate(findings, 1)]
    body += _freshness(context)
    enter = "处理问题 1" if errors(findings) else _LABELS[0]
    return View(
        section_title(context),
        tuple(body),
        choices(*_LABELS),
        "选一项",
        enter,
        ("改 ", "换 ", "依据", "为什么 "),
        help=HELP,
    )


def _prose(context: Context, findings: list[Finding]) -> list[Block]:
    """The section; of a long one that the clerk has just changed, what changed and what is wrong."""
    section = context.place.at
    work = context.state.work(section)
    version = work.version
    is_changed = version is not None and version.origin == PERSON and work.current > 0
    if version is None or not is_changed or len(version.paragraphs) < _LONG:
        return [*marked(context, section)]
    before = {item.text for item in work.versions[work.current - 1].paragraphs}
    wrong = {version.text.count("\n", 0, item.start) + 1 for item in findings if item.start is not None}
    new = {number for number, item in enumerate(version.paragraphs, 1) if item.text not in before}
    shown = frozenset(wrong | new)
    rest = len(version.paragraphs) - len(shown)
    return [*marked(context, section, shown), line(f"其余 {rest} 段没有变，输入 全文 查看。", "dim")]


def _is_behind(context: Context, section: str) -> bool:
    """Whether figures or notes have changed since the template wrote."""
    latest = [item for item in context.state.work(section).versions if item.origin == TEMPLATE]
    if not latest:
        return False
    fresh = template_version(context, section)
    return "\n".join(item[0] for item in fresh.paragraphs) != latest[-1].text


def _freshness(context: Context) -> list[Block]:
    """Said, never applied unasked."""
    if not _is_behind(context, context.place.at):
        return []
    return [line("！起草以后数据或材料改过了。选 5 可以按现在的数据重新起草（现在这一版会留着）。", "doubt")]


def _act(context: Context, text: str) -> Step:
    section = context.place.at
    findings = by_urgency(context.examine.section_findings(context.state, section))
    if not text:
        text = "问题 1" if errors(findings) else "1"
    chosen = _menu(context, text)
    if chosen is not None:
        return chosen
    found = _FINDING.fullmatch(text)
    if found and 1 <= int(found[1]) <= len(findings):
        from assistant.session.screens.finding import finding_key

        return goto("finding", finding_key(findings[int(found[1]) - 1]), held=f"draft:{section}:")
    if EDIT.fullmatch(text):
        return edit_paragraph(context, text)
    match = SWAP.fullmatch(text)
    if match:
        return swap(context, match[1], match[2])
    return stay(
        f"没有看懂“{text}”。请输入 1 到 {len(_LABELS)}，或者 改 3、换 旧 新、为什么 数字。输入 ? 看帮助。"
    )


def _menu(context: Context, text: str) -> Step | None:
    section = context.place.at
    deeds: dict[str, Callable[[], Step]] = {
        "1": lambda: _accept(context),
        "2": lambda: goto("draft", section, "edit"),
        "3": lambda: Step(effect=EditText(section, context.state.report_section(section).text)),
        "4": lambda: goto("draft", section, "wish") if context.model else stay(*_NO_MODEL),
        "5": lambda: _take_template(context),
        "6": lambda: goto("draft", section, "versions"),
        "7": lambda: Step(say=number_rows(context, section)),
        "依据": lambda: Step(say=number_rows(context, section)),
        "8": lambda: _onwards(context, ()),
        "全文": lambda: Step(say=tuple(marked(context, section))),
    }
    return deeds[text]() if text in deeds else None


_NO_MODEL = (
    "现在没有连接模型，模板只有一种写法，不能按要求重写。",
    "可以自己改：选 2 改一段，选 3 在编辑器里改；要用模型，离开后设置 ASSISTANT_MODEL 和 ASSISTANT_BASE_URL 再接着写。",
)


def _accept(context: Context) -> Step:
    section = context.place.at
    wrong = len(errors(context.examine.section_findings(context.state, section)))
    step = _onwards(context, (Accepted(section),))
    if not wrong:
        return replace(step, say=stay(f"√ 已采用「{context.state.name_of(section)}」。").say)
    words = f"已采用「{context.state.name_of(section)}」，但还有 {wrong} 个错误，导出前要处理。"
    return replace(step, say=(line(words, "doubt"),))


def _onwards(context: Context, events: tuple[Accepted, ...]) -> Step:
    """To the next section, drafted if it was not; after the last to the review."""
    known = context.state.prose_sections
    index = known.index(context.place.at) + 1
    if index == len(known):
        return Step(events, Place("review"))
    following = entering(context, known[index])
    return Step((*events, *following.events), following.go)


def _take_template(context: Context) -> Step:
    section = context.place.at
    fresh = template_version(context, section)
    work = context.state.work(section)
    text = "\n".join(item[0] for item in fresh.paragraphs)
    same = next((index for index, item in enumerate(work.versions) if item.text == text), None)
    if same == work.current:
        return stay("现在就是模板稿，没有变化。")
    event = VersionChosen(section, same) if same is not None else fresh
    return Step((event,), say=stay("已换成模板稿；原来那一版留着，可以撤销，也可以在“比较各版”里换回。").say)


def _ask(context: Context, prompt: str, enter: str = "不改了，回去") -> View:
    shown = _section_view(context)
    return replace(shown, choices=(), prompt=prompt, enter=enter)
