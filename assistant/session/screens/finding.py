"""One finding with what can be done about it: the right number, another figure, a reason."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from assistant.checking.prose.rules import LEFTOVER
from assistant.dismissals import fingerprint
from assistant.drafting.rules import NO_FEE_FACTS, NO_MATERIAL, NO_MEASURE, NO_PROBLEMS
from assistant.findings import Finding, Severity
from assistant.session.entering import cells_event, entry_problem, named_entry, read_entry
from assistant.session.events import Acknowledged, LetStand
from assistant.session.examining import report_of
from assistant.session.screens import draft
from assistant.session.severity import finding_line
from assistant.session.state import PERSON, Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.tables import official_table
from assistant.session.view import Block, Choice, View, line
from assistant.session.why import label, shown_value
from assistant.session.writing import written
from assistant.validation.explaining import explain
from assistant.validation.identities import instance_terms
from assistant.validation.rules import MISSING

HELP = (
    "每个问题都有几种处理办法，由您选。什么也不改，按回车回去。",
    "写明理由：确有原因的，写下理由后不再拦导出；理由会留在进度文件和数据文件里。",
)
_MATERIAL = {
    NO_MATERIAL.code: "",
    NO_PROBLEMS.code: "problems",
    NO_MEASURE.code: "problems",
    NO_FEE_FACTS.code: "fees",
}
_GIVE_REASON = "写明理由，不再提醒"
Offer = tuple[str, Callable[[], Step]]


def finding_key(finding: Finding) -> str:
    """What tells one finding from another while nothing about it changes."""
    return "|".join(
        (
            finding.code,
            finding.section or "",
            str(finding.start),
            ",".join(finding.cells[:3]),
            finding.found or "",
        )
    )


def view(context: Context) -> View:
    """The finding, its explanation, the offers."""
    finding = _find(context)
    if finding is None:
        return View("问题", (line("√ 这个问题已经解决了。", "good"),), enter="回去", help=HELP)
    body: list[Block] = [finding_line(finding)]
    body += _table(context, finding)
    if context.place.step == "reason":
        return View(f"{finding.code} 写明理由", tuple(body), prompt="理由", enter="不写了，回去", help=HELP)
    if context.place.step.startswith("cell:"):
        return _cell_view(context, finding, tuple(body))
    offers = tuple(Choice(str(number), text) for number, (text, _) in enumerate(_offers(context, finding), 1))
    return View(f"问题 {finding.code}", tuple(body), offers, "选一项", "不处理，回去", help=HELP)


def answer(context: Context, text: str) -> Step:
    """One of the offers, a reason, a value."""
    finding = _find(context)
    if finding is None or (not text and not context.place.step):
        return Step(go=origin(context.place))
    if not text:
        return Step(go=replace(context.place, step=""))
    if context.place.step == "reason":
        return _reasoned(context, finding, text)
    if context.place.step.startswith("cell:"):
        return _cell_answer(context, text)
    return _chosen(context, _offers(context, finding), text)


def _chosen(context: Context, offers: list[Offer], text: str) -> Step:
    if text.isdecimal() and 1 <= int(text) <= len(offers):
        return offers[int(text) - 1][1]()
    if " " in text or "=" in text:
        return named_entry(context, text)
    reason = next((number for number, offer in enumerate(offers, 1) if offer[0] == _GIVE_REASON), None)
    hint = f"要写明理由，先输入 {reason}，再写理由。" if reason else ""
    return stay(f"没有“{text}”这一项，请输入 1 到 {len(offers)}，或按回车回去。{hint}")


def parent(place: Place) -> Place:
    """Back to the finding, or to the screen it was opened from."""
    return replace(place, step="") if place.step else origin(place)


def origin(place: Place) -> Place:
    """Where the finding was opened: `screen:at:step` is held."""
    screen, _, rest = place.held.partition(":")
    at, _, step = rest.partition(":")
    return Place(screen or "review", at, step)


def _find(context: Context) -> Finding | None:
    return next(
        (
            item
            for item in context.examine.all_findings(context.state)
            if finding_key(item) == context.place.at
        ),
        None,
    )


def _table(context: Context, finding: Finding) -> list[Block]:
    """The rows of the tables that the finding is about."""
    cells = context.state.figures.format.cells
    specs = [cells[cell] for cell in finding.cells if cell in cells]
    if not specs or finding.start is not None or len({spec.table.id for spec in specs}) != 1:
        return []
    rows = tuple(dict.fromkeys(spec.row.id for spec in specs))
    return [official_table(context, specs[0].table.id, rows)] if len(rows) <= 6 else []


def _offers(context: Context, finding: Finding) -> list[Offer]:
    offers: list[Offer] = []
    if finding.start is not None and finding.section:
        offers += _word_offers(context, finding)
    elif finding.identity:
        offers += _explanations(context, finding)
    if finding.code in _MATERIAL:
        page = _MATERIAL[finding.code]
        offers.append(("去补材料", lambda: goto("material", page)))
    section = finding.section or ""
    if finding.start is None and section in context.state.prose_sections and finding.code not in _MATERIAL:
        offers.append(("去起草这一部分", lambda: draft.entering(context, section)))
    if finding.start is None and finding.cells:
        offers.append(("去表里改数", lambda: _to_cells(context, finding)))
    if finding.severity is not Severity.NOTE and not finding.dismissed and finding.code != NO_PROBLEMS.code:
        offers.append((_GIVE_REASON, lambda: Step(go=replace(context.place, step="reason"))))
    return offers


def _word_offers(context: Context, finding: Finding) -> list[Offer]:
    section = finding.section or ""
    offers: list[Offer] = []
    if finding.expected and finding.found:
        words = f"把“{finding.found}”改成“{finding.expected}”"
        offers.append((words, partial(_replace, context, finding, finding.expected)))
    elif finding.code == LEFTOVER.code and finding.found:
        offers.append((f"删去“{finding.found}”", partial(_replace, context, finding, "")))
    known = context.state.figures.format.cells
    for cell in [name for name in finding.cells if name in known][:3]:
        offers.append(
            (
                f"正文是对的，改表里的数：{label(context, cell)}（现在是 {shown_value(context, cell)}）",
                partial(_to_cell, context, cell),
            )
        )
    number = _paragraph_number(context, finding)
    offers.append((f"改这一段（第 {number} 段）", lambda: goto("draft", section, f"line:{number}")))
    return offers


def _to_cell(context: Context, cell: str) -> Step:
    return Step(go=replace(context.place, step=f"cell:{cell}"))


def _replace(context: Context, finding: Finding, new: str) -> Step:
    """The words of the finding replaced where they stand, in the clerk's name."""
    section = finding.section or ""
    version = context.state.work(section).version
    if version is None or finding.start is None or finding.end is None:
        return stay("这一部分已经改过了，请回去再看。")
    text = version.text[: finding.start] + new + version.text[finding.end :]
    paragraphs = tuple(
        old if old.text == now else replace(old, text=now, drafter=PERSON)
        for old, now in zip(version.paragraphs, text.split("\n"), strict=True)
    )
    event = written(section, paragraphs, PERSON)
    return Step((event,), origin(context.place), stay(f"√ 已改成“{new}”。" if new else "√ 已删去。").say)


def _paragraph_number(context: Context, finding: Finding) -> int:
    text = context.state.report_section(finding.section or "").text
    return text.count("\n", 0, finding.start or 0) + 1


def _explanations(context: Context, finding: Finding) -> list[Offer]:
    figures = context.state.figures
    for instance in context.examine.instances(figures):
        name = f"{figures.format.id}.{instance.identity.id}"
        own = {
            cell.removeprefix("previous.")
            for side in instance_terms(instance)
            for _, cell in side
            if not cell.startswith("previous.")
        }
        if name == finding.identity and own == set(finding.cells) and instance.holds is False:
            return [
                (item.words, partial(_apply_explanation, context, item.changes))
                for item in explain(figures, instance)
            ]
    return []


def _apply_explanation(context: Context, changes: tuple[tuple[str, object], ...]) -> Step:
    cells = {cell: f"{value:f}" for cell, value in changes}
    return Step(
        (cells_event(cells),),
        origin(context.place),
        stay(f"√ 已改 {len(cells)} 格，并重新核对。撤销可以退回。").say,
    )


def _to_cells(context: Context, finding: Finding) -> Step:
    cells = context.state.figures.format.cells
    first = next((cell for cell in finding.cells if cell in cells), "")
    if not first:
        return goto("figures")
    if finding.code == MISSING.code:
        return goto("figures", first, "walk")
    if len(finding.cells) == 1:
        return _to_cell(context, first)
    return goto("figures", cells[first].table.id)


def _cell_view(context: Context, finding: Finding, body: tuple[Block, ...]) -> View:
    cell = context.place.step.removeprefix("cell:")
    return View(
        f"问题 {finding.code}",
        body,
        prompt=f"{label(context, cell)}（现在是 {shown_value(context, cell)}）改为",
        enter="不改，回去",
        help=HELP,
    )


def _cell_answer(context: Context, text: str) -> Step:
    cell = context.place.step.removeprefix("cell:")
    spec = context.state.figures.format.cells[cell]
    read = read_entry(spec, text)
    if read is None:
        return stay(entry_problem(spec, text))
    return Step(
        (cells_event({cell: read}),),
        origin(context.place),
        stay(f"√ {spec.place}：{text}。正文已重新核对。").say,
    )


def _reasoned(context: Context, finding: Finding, reason: str) -> Step:
    """Findings about figures are acknowledged as in the figures file; those about words go by their fingerprint."""
    event: Acknowledged | LetStand
    if finding.section:
        mark = fingerprint(finding, report_of(context.examine, context.state).sections)
        event = LetStand(mark, finding.code, finding.message, reason, context.by, context.when)
    else:
        event = Acknowledged(finding.code, finding.cells, reason)
    return Step((event,), origin(context.place), stay("已记下理由。").say)
