"""What the office did, topic by topic, in its own words; problems with their measures; the fees outside the tables."""

import re
from dataclasses import replace

from assistant.figures import Fact, Figures, Problem
from assistant.figures.cell_text import parse_number
from assistant.session.events import Event, FactSet, NotesSet, ProblemsSet
from assistant.session.last_year import last_year_paragraphs
from assistant.session.likeness import likeness_warning
from assistant.session.state import Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.view import Block, Line, Rows, Span, View, line

HELP = (
    "写本机关今年实际做的事，一行一件，数也写上；程序只用您写的话，不编没做过的事。",
    "删 2：删去第 2 条。改 2 新的话：改第 2 条。跳到某一方面：输入它的名称，例如 监督保障。",
    "灰色的是上年写的，供回想，不要照抄：照抄会被提醒。",
)
FEES, PREVIOUS, PROBLEMS, OTHER = "fees", "previous_problems", "problems", "other"
_TITLES = {
    FEES: "信息处理费（国办函〔2020〕109号要求报告）",
    PREVIOUS: "上年问题的整改情况",
    PROBLEMS: "问题和改进措施",
    OTHER: "其他需要报告的事项",
}
_HINTS = {
    "proactive": "哪些重点领域、政策文件公开了，怎样解读，更新是否及时",
    "on_request": "怎样登记、审查、答复，有没有当面沟通、制度修订",
    "management": "公文公开属性怎样审查，文件清理、保密审查、信息更正做了什么",
    "platform": "网站、公众号、公开栏、政务公开专区有什么新做法",
    "supervision": "培训几场多少人，考核、社会评议、责任追究怎样做的",
    OTHER: "没有可以不写；信息处理费已有单独一项",
}
"""Questions that bring a clerk's memory back; the topics are those of 国办公开办函〔2021〕30号."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_NO_WORDS = "请写一句话，例如：开展政府信息公开培训3场。"
_EDIT = re.compile(r"(删|改)\s*(\d{1,2})(?:\s+(.+))?")


def pages(figures: Figures) -> list[str]:
    """The pages in order: the topics of 总体情况, then what the later sections need."""
    topics = [topic.id for topic in figures.format.section("overview").topics]
    fees = [FEES] if figures.format.facts else []
    return [
        *topics,
        *([PREVIOUS] if figures.previous or figures.notes.previous_problems else []),
        PROBLEMS,
        *fees,
        OTHER,
    ]


def title(figures: Figures, page: str) -> str:
    """A page's name."""
    topics = {topic.id: topic.title for topic in figures.format.section("overview").topics}
    return topics.get(page) or _TITLES[page]


def view(context: Context) -> View:
    """One page; without one, the list of all."""
    page = context.place.at
    if not page:
        return _overview(context)
    if page == FEES:
        return _fees_view(context)
    if page in (PROBLEMS, PREVIOUS):
        return _problems_view(context)
    return _notes_view(context)


def answer(context: Context, text: str) -> Step:
    """Words for the page, or a page's number or name."""
    page = context.place.at
    if not page:
        return _choose(context, text)
    named = next(
        (item for item in pages(context.state.figures) if title(context.state.figures, item) == text), None
    )
    if named:
        return goto("material", named)
    if page == FEES:
        return _fees_answer(context, text)
    if page in (PROBLEMS, PREVIOUS):
        return _problems_answer(context, text)
    return _notes_answer(context, text)


def parent(place: Place) -> Place:
    """The list of pages; from a half-said problem back to its page."""
    return replace(place, step="", held="") if place.step else Place("material")


def _overview(context: Context) -> View:
    figures = context.state.figures
    rows = tuple(
        (Span(str(number)), Span(title(figures, page)), _status(figures, page))
        for number, page in enumerate(pages(figures), 1)
    )
    missing = _first_missing(figures)
    enter = f"写「{title(figures, missing)}」" if missing else "去下一步：起草"
    body = (
        line("报告要写五个方面的工作，还有问题和改进。写一两句实际做的事就够，数据会自动带上。"),
        Rows(rows),
    )
    return View("材料", body, prompt="序号；都写好了输入 起草", enter=enter, help=HELP)


def _status(figures: Figures, page: str) -> Span:
    count = _count(figures, page)
    if count:
        return Span(f"√ {count} 条" if page != FEES else "√ 已填", "good")
    if page == "on_request":
        return Span("数据已够，可以不写", "dim")
    if page == PREVIOUS and last_year_paragraphs(figures, PREVIOUS):
        return Span("上年提了问题，要写怎样解决的", "doubt")
    return Span("可以不写", "dim") if page in (OTHER, PREVIOUS) else Span("还没有写", "doubt")


def _count(figures: Figures, page: str) -> int:
    notes = figures.notes
    if page == FEES:
        facts = [figures.fact(item.id) for item in figures.format.facts]
        return int(all(fact and fact.value is not None for fact in facts))
    if page in (PROBLEMS, PREVIOUS):
        return len(notes.problems if page == PROBLEMS else notes.previous_problems)
    if page == OTHER:
        return len(notes.other)
    return len(notes.topics.get(page, ())) + sum(fact.topic == page for fact in _own_facts(figures))


def _own_facts(figures: Figures) -> list[Fact]:
    declared = {item.id for item in figures.format.facts}
    return [fact for fact in figures.facts if fact.id not in declared]


def _first_missing(figures: Figures) -> str | None:
    return next(
        (
            page
            for page in pages(figures)
            if not _count(figures, page) and page not in ("on_request", OTHER, PREVIOUS)
        ),
        None,
    )


def _choose(context: Context, text: str) -> Step:
    figures = context.state.figures
    known = pages(figures)
    if not text:
        missing = _first_missing(figures)
        return goto("material", missing) if missing else goto("draft")
    if text.isdecimal() and 1 <= int(text) <= len(known):
        return goto("material", known[int(text) - 1])
    titles = {page: title(figures, page) for page in known}
    by_start = [page for page in known if titles[page].startswith(text)]
    named = next(iter([*by_start, *(page for page in known if text in titles[page])]), None)
    return (
        goto("material", named) if named else stay(f"没有“{text}”这一项。请输入 1 到 {len(known)} 的序号。")
    )


def _next(context: Context) -> Place:
    known = pages(context.state.figures)
    index = known.index(context.place.at) + 1
    return Place("material", known[index]) if index < len(known) else Place("draft")


def _next_words(context: Context) -> str:
    place = _next(context)
    return f"下一项：{title(context.state.figures, place.at)}" if place.at else "去下一步：起草"


def _last_year(context: Context, page: str) -> list[Block]:
    paragraphs = last_year_paragraphs(context.state.figures, page)
    if not paragraphs:
        return []
    return [
        line("上年写的（供回想，不要照抄）：", "dim"),
        *(line(text, "dim", indent=1) for text in paragraphs),
    ]


def _notes_view(context: Context) -> View:
    figures, page = context.state.figures, context.place.at
    notes = _texts(figures, page)
    body = [] if notes else _last_year(context, page)
    if page in _HINTS and not notes:
        body.append(line(f"想一想：{_HINTS[page]}。", "dim"))
    body += [Line((Span(text),), head=f"{number}.") for number, text in enumerate(notes, 1)]
    for fact in figures.facts:
        if fact.topic == page and fact in _own_facts(figures):
            body.append(
                line(f"表外数据：{fact.label} {'' if fact.value is None else f'{fact.value:f}'}{fact.unit}")
            )
    prompt = "今年做了什么（一行一件）" if page != OTHER else "还有什么要报告（一行一件）"
    return View(title(figures, page), tuple(body), prompt=prompt, enter=_next_words(context), help=HELP)


def _texts(figures: Figures, page: str) -> tuple[str, ...]:
    notes = figures.notes.other if page == OTHER else figures.notes.topics.get(page, ())
    return tuple(note.text for note in notes)


def _notes_answer(context: Context, text: str) -> Step:
    page = context.place.at
    if not text:
        return Step(go=_next(context))
    texts = _texts(context.state.figures, page)
    edit = _EDIT.fullmatch(text)
    if edit:
        changed = _edited(texts, edit)
        return Step((NotesSet(page, changed),)) if changed is not None else _no_such(text, len(texts))
    if not _WORDS.search(text):
        return stay(_NO_WORDS)
    if text in _said(context.state.figures):
        return stay("这句已经写过了，没有再记一遍。同一件事只写在一个方面。")
    warning = likeness_warning(context.state.figures, text, last_year_paragraphs(context.state.figures, page))
    return Step((NotesSet(page, (*texts, text)),), say=(line(warning, "doubt"),) if warning else ())


def _said(figures: Figures) -> set[str]:
    """Every note there is: the same words twice would be told twice, and their numbers belong to neither."""
    notes = figures.notes
    return {note.text for items in (*notes.topics.values(), notes.other) for note in items}


def _edited(texts: tuple[str, ...], edit: re.Match[str]) -> tuple[str, ...] | None:
    index = int(edit[2]) - 1
    if not 0 <= index < len(texts) or (edit[1] == "改") != bool(edit[3]):
        return None
    return (*texts[:index], *((edit[3],) if edit[3] else ()), *texts[index + 1 :])


def _no_such(text: str, count: int) -> Step:
    return stay(f"没有看懂“{text}”，现在有 {count} 条。删去写：删 1；修改写：改 1 新的话。")


def _problems(context: Context) -> tuple[Problem, ...]:
    notes = context.state.figures.notes
    return notes.problems if context.place.at == PROBLEMS else notes.previous_problems


def _problems_view(context: Context) -> View:
    figures, page = context.state.figures, context.place.at
    is_now = page == PROBLEMS
    body = [] if _problems(context) or context.place.step else _last_year(context, page)
    body += [
        Line((Span(f"{item.text} → {item.measure or '（没有写措施）'}"),), head=f"{number}.")
        for number, item in enumerate(_problems(context), 1)
    ]
    if context.place.step == "measure":
        asked = "打算怎样改进" if is_now else "今年怎样解决的"
        body.append(line(f"问题：{context.place.held}", "strong"))
        return View(title(figures, page), tuple(body), prompt=asked, enter="先不写，回头补", help=HELP)
    prompt = "今年存在的一个问题" if is_now else "上年的一个问题"
    enter = _next_words(context)
    if is_now and not _problems(context):
        body.append(line("第五部分不能空。写一到三个真实、具体的问题，每个问题配一条改进措施。", "doubt"))
    return View(title(figures, page), tuple(body), prompt=prompt, enter=enter, help=HELP)


def _problems_answer(context: Context, text: str) -> Step:
    place, items = context.place, [(item.text, item.measure) for item in _problems(context)]
    if place.step == "measure":
        return _with_problems(context, [*items, (place.held, text)])
    if not text:
        return Step(go=_next(context))
    edit = _EDIT.fullmatch(text)
    if edit:
        changed = _edited_problems(items, edit)
        return _no_such(text, len(items)) if changed is None else _with_problems(context, changed)
    if not _WORDS.search(text):
        return stay(_NO_WORDS)
    figures = context.state.figures
    before = last_year_paragraphs(figures, PROBLEMS) if place.at == PROBLEMS else ()
    warning = likeness_warning(figures, text, before)
    say = (line(warning, "doubt"),) if warning else ()
    return Step(go=replace(place, step="measure", held=text), say=say)


def _edited_problems(items: list[tuple[str, str]], edit: re.Match[str]) -> list[tuple[str, str]] | None:
    """`改 1 问题 → 措施` keeps the measure where none is written; None when there is no such problem or no new words."""
    index = int(edit[2]) - 1
    if not 0 <= index < len(items) or (edit[1] == "改") != bool(edit[3]):
        return None
    if edit[1] == "删":
        return [*items[:index], *items[index + 1 :]]
    text, _, measure = edit[3].partition("→")
    return [*items[:index], (text.strip(), measure.strip() or items[index][1]), *items[index + 1 :]]


def _with_problems(context: Context, items: list[tuple[str, str]]) -> Step:
    event = ProblemsSet(tuple(items), previous=context.place.at == PREVIOUS)
    return Step((event,), Place("material", context.place.at))


def _fees_view(context: Context) -> View:
    figures = context.state.figures
    rows = tuple(
        (
            Span(item.label),
            Span(_fee(figures, item.id) or "还没有填", "" if _fee(figures, item.id) else "doubt"),
            Span(item.unit, "dim"),
        )
        for item in figures.format.facts
    )
    body = (line("今年就政府信息公开发出过收费通知吗？没有收取也要在报告里写明。"), Rows(rows))
    prompt = "没有收取输入 0；有的按上面次序输入三个数，用空格隔开"
    return View(title(figures, FEES), body, prompt=prompt, enter=_next_words(context), help=HELP)


def _fee(figures: Figures, fact_id: str) -> str:
    fact = figures.fact(fact_id)
    return "" if fact is None or fact.value is None else f"{fact.value:f}"


def _fees_answer(context: Context, text: str) -> Step:
    declared = context.state.figures.format.facts
    if not text:
        return Step(go=_next(context))
    values = [parse_number(part) for part in text.split()]
    if values == [0]:
        values = values * len(declared)
    if len(values) != len(declared) or any(value is None or value < 0 for value in values):
        return stay(
            f"请输入 {len(declared)} 个数（没有收取只输入一个 0）：{'、'.join(item.label for item in declared)}。"
        )
    events: tuple[Event, ...] = tuple(
        FactSet(item.id, item.label, f"{value:f}", item.unit)
        for item, value in zip(declared, values, strict=True)
    )
    return Step(events, _next(context), stay("√ 已填信息处理费。").say)
