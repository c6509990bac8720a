"""Everything that was found, worst first; what the regulation asks; who wrote what."""

from assistant.findings import Finding
from assistant.session.checklist import checklist
from assistant.session.screens import draft
from assistant.session.screens.finding import finding_key
from assistant.session.severity import errors, finding_line, unanswered
from assistant.session.state import PERSON, Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.view import Block, Line, Rows, Span, View, choices, line
from assistant.session.writing import origin_words

HELP = (
    "错误会拦住导出；提醒请看一眼，属实的可以写明理由；说明只是告诉您。",
    "输入序号处理一个问题；按回车从第一个错误开始，一个一个来。",
)
_MOST = 15


def view(context: Context) -> View:
    """The findings, the checklist, and the summary of hands; or the whole list."""
    found = _open(context)
    body: list[Block] = [_count(found)]
    shown = found if context.place.step == "all" else found[:_MOST]
    body += [finding_line(item, f"{number}.") for number, item in enumerate(shown, 1)]
    if len(found) > len(shown):
        body.append(line(f"还有 {len(found) - len(shown)} 条，输入 全部 查看。", "dim"))
    body.append(line("规定要写的内容", "strong"))
    body.append(Rows(tuple(_point_row(context))))
    body.append(line("谁写的", "strong"))
    body.append(Rows(tuple(_hands(context))))
    enter = "从第一个错误开始处理" if errors(found) else "去下一步：导出"
    return View(
        "复核", tuple(body), choices() if not found else (), "序号", enter, ("全部", "导出"), help=HELP
    )


def _open(context: Context) -> list[Finding]:
    return unanswered(context.examine.all_findings(context.state))


def _count(found: list[Finding]) -> Line:
    wrong = len(errors(found))
    warnings = len(found) - wrong
    if not found:
        return line("√ 没有错误，没有提醒。", "good")
    head = Span(f"× {wrong} 个错误", "bad") if wrong else Span("√ 没有错误", "good")
    return Line((head, Span(f"，{warnings} 个提醒。", "doubt" if warnings else "")))


def _point_row(context: Context) -> list[tuple[Span, ...]]:
    return [
        (
            Span("√" if item.is_met else "×", "good" if item.is_met else "doubt"),
            Span(item.words),
            Span("" if item.is_met else f"到「{item.mend}」补", "dim"),
        )
        for item in checklist(context)
    ]


def _hands(context: Context) -> list[tuple[Span, ...]]:
    rows: list[tuple[Span, ...]] = []
    for section in context.state.prose_sections:
        work = context.state.work(section)
        version = work.version
        drafters = [item.drafter for item in version.paragraphs] if version else []
        person = drafters.count(PERSON)
        words = f"{len(drafters)} 段，您写或改的 {person} 段" if version else ""
        rows.append(
            (
                Span(context.state.name_of(section)),
                draft.status(context, section),
                Span(f"{origin_words(version)}　{words}" if version else ""),
            )
        )
    return rows


def answer(context: Context, text: str) -> Step:
    """A finding's number, or onwards."""
    found = _open(context)
    if text in ("全部", "all"):
        return goto("review", step="all")
    if not text:
        if errors(found):
            return goto("finding", finding_key(found[0]), held="review::")
        return goto("export")
    if text.isdecimal() and 1 <= int(text) <= len(found):
        return goto("finding", finding_key(found[int(text) - 1]), held="review::")
    return stay(f"没有“{text}”这一条。" + (f"请输入 1 到 {len(found)}。" if found else "按回车去导出。"))


def parent(_place: Place) -> Place:
    """The drafting."""
    return Place("draft")
