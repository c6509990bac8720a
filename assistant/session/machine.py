"""A state and one line of input give a step. The words that work everywhere are understood here, the rest by the screen."""

import re
from types import ModuleType

from assistant.session.screens import draft, export, figures, finding, material, office, review
from assistant.session.state import Place
from assistant.session.step import Context, Step, goto
from assistant.session.view import Line, Span, View, line
from assistant.session.why import why

SCREENS: dict[str, ModuleType] = {
    "office": office,
    "figures": figures,
    "material": material,
    "draft": draft,
    "finding": finding,
    "review": review,
    "export": export,
}
"""Each has `view(context)`, `answer(context, text)` and `parent(place)`."""

NAMES = {
    "数据": "figures",
    "材料": "material",
    "起草": "draft",
    "复核": "review",
    "导出": "export",
}
"""The screens one can go to by name, in the order of the work."""
FIRST = Place("figures")

_WORDS = {
    **dict.fromkeys(("?", "？", "帮助", "help"), "help"),
    **dict.fromkeys(("撤销", "undo", "u"), "undo"),
    **dict.fromkeys(("重做", "redo"), "redo"),
    **dict.fromkeys(("返回", "back"), "back"),
    **dict.fromkeys(("离开", "退出", "quit", "exit", "q"), "leave"),
}
_WHY = re.compile(r"(?:为什么|为何|why)\s*[“\"]?([^”\"？?]+?)[”\"]?\s*[？?]?")

GENERAL_HELP = (
    "随时可以输入：撤销、重做（或按 Ctrl-Z）；返回（回到上一层）；离开（已确认的内容都已保存，下次接着写）。",
    "随时可以去：数据、材料、起草、复核、导出。想知道正文里某个数从哪里来，输入：为什么 3607",
)


def view(context: Context) -> View:
    """What the clerk sees."""
    shown: View = SCREENS[context.place.screen].view(context)
    return shown


def answer(context: Context, text: str) -> Step:
    """What an answer leads to; nothing that was typed is ignored without a word."""
    plain = text.strip()
    common = _common(context, plain)
    if common is not None:
        return common
    step: Step = SCREENS[context.place.screen].answer(context, plain)
    return step


def _common(context: Context, text: str) -> Step | None:
    word = _WORDS.get(text.lower())
    if word == "help":
        return Step(say=_help(context))
    if word == "undo":
        return Step(move="undo")
    if word == "redo":
        return Step(move="redo")
    if word == "leave":
        return Step(leave=True)
    if word == "back":
        return Step(go=SCREENS[context.place.screen].parent(context.place))
    return _elsewhere(context, text)


def _elsewhere(context: Context, text: str) -> Step | None:
    if text in NAMES:
        return goto(NAMES[text])
    match = _WHY.fullmatch(text)
    return Step(say=why(context, match[1].strip())) if match else None


def _help(context: Context) -> tuple[Line, ...]:
    own = view(context).help
    return (Line((Span("帮助", "strong"),)), *(line(text, indent=1) for text in (*own, *GENERAL_HELP)))
