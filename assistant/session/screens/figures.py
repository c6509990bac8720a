"""The official tables: what is filled in, what adds up, and ways to enter, correct and complete."""

import re
from itertools import groupby

from assistant.figures import Absence, Figures
from assistant.figures.derived import folded_into
from assistant.findings import Finding, Severity
from assistant.formats.cell_names import short_label, short_name
from assistant.session.entering import cells_event, named_entry
from assistant.session.screens import walk
from assistant.session.severity import errors, finding_line
from assistant.session.state import Place
from assistant.session.step import Context, Step, goto, stay
from assistant.session.tables import official_table
from assistant.session.view import Block, Rows, Span, View, choices, line
from assistant.validation.identities import Instance
from assistant.validation.proposing import Proposal
from assistant.validation.rules import ALL_ZERO, MISSING

HELP = (
    "三种情况分开：没有发生填 0；本机关不适用填 /；暂时不知道就留空。程序不会替您互相代替。",
    "按名称填一格或改一格：直接输入 行 列 数，例如“新收 自然人 3”“行政许可 120”“行政复议 维持 0”。",
    "√ 表示勾稽关系相符，× 表示不平（会说差多少、哪一格可能有误）。",
)
_LABELS = (
    "填空格",
    "看表二",
    "看表三",
    "看表四",
    "看推算数（总计、结转）",
    "看不平的和要核对的数",
    "去下一步：材料",
)
_TABLES = {"2": "disclosure", "3": "applications", "4": "disputes"}


def blanks(figures: Figures) -> list[str]:
    """The cells that still need an answer, in the order of the form."""
    return [
        cell
        for cell in figures.format.cells
        if figures.cell(cell).value is Absence.BLANK and folded_into(figures, cell) is None
    ]


def view(context: Context) -> View:
    """The overview, a table, the proposals or the walk through the blanks."""
    step = context.place.step
    if step in ("walk", "zeros"):
        return walk.view(context)
    if step == "proposals":
        return _proposals_view(context)
    if step == "off":
        return _off_view(context)
    if context.place.at:
        return _table_view(context)
    return _overview(context)


def answer(context: Context, text: str) -> Step:
    """A choice, or a cell by its name."""
    step = context.place.step
    if step in ("walk", "zeros"):
        return walk.answer(context, text)
    if step == "proposals":
        return _proposals_answer(context, text)
    if step == "off":
        return _off_answer(context, text)
    if not text and context.place.at:
        return goto("figures")
    return _choose(context, text or _default(context)[0])


def parent(_place: Place) -> Place:
    """The overview."""
    return Place("figures")


def _default(context: Context) -> tuple[str, str]:
    if context.examine.proposals(context.state.figures):
        return "5", "看推算数，由您决定填不填"
    if blanks(context.state.figures):
        return "1", "填空格"
    if errors(_other_findings(context)):
        return "6", "看不平的和要核对的数"
    return "7", "去下一步：材料"


def _overview(context: Context) -> View:
    figures = context.state.figures
    rows = tuple(_table_row(context, table.id) for table in figures.format.tables)
    body: list[Block] = [Rows(rows, ("表", "内容", "已填", "勾稽关系"))]
    if figures.previous:
        body.append(
            line(
                f"上年：{figures.previous.office.name} {figures.previous.year} 年的数据放在旁边对照。", "dim"
            )
        )
    offers = context.examine.proposals(figures)
    if offers:
        body.append(line(f"有 {len(offers)} 个空格可以由已填的数推算，选 5 看看，由您决定填不填。"))
    body += [finding_line(item) for item in _other_findings(context)[:6]]
    return View(
        "数据",
        tuple(body),
        choices(*_LABELS),
        "选一项，或直接输入 行 列 数",
        _default(context)[1],
        _words(figures),
        help=HELP,
    )


def _words(figures: Figures) -> tuple[str, ...]:
    specs = figures.format.cells.values()
    return tuple(dict.fromkeys(f"{short_label(spec.row.label)} {spec.column.label} " for spec in specs))


def _table_row(context: Context, table_id: str) -> tuple[Span, ...]:
    figures = context.state.figures
    table = figures.format.table(table_id)
    section = next(item for item in figures.format.sections if item.table == table_id)
    cells = [cell for cell, spec in figures.format.cells.items() if spec.table.id == table_id]
    filled = len(cells) - len([cell for cell in blanks(figures) if cell in set(cells)])
    results = [item.holds for item in context.examine.instances(figures) if item.table.id == table_id]
    wrong = results.count(False)
    verdict = Span(f"× {wrong} 处不平", "bad") if wrong else Span(f"√ {results.count(True)} 处相符", "good")
    if not any(result is not None for result in results):
        verdict = Span("填好后核对", "dim")
    done = filled == len(cells)
    return (
        Span(table.name, "strong"),
        Span(section.title),
        Span(f"{filled}/{len(cells)} 格{'√' if done else ''}", "good" if done else "doubt"),
        verdict,
    )


def off_balance(context: Context) -> list[Instance]:
    """The identities that do not hold, those that last year's report may excuse included."""
    return [item for item in context.examine.instances(context.state.figures) if item.holds is False]


def _other_findings(context: Context) -> list[Finding]:
    """Errors and warnings about figures other than blanks, which the table above counts; zeros only once all is filled in."""
    figures = context.state.figures
    passed_over = {MISSING.code, *([ALL_ZERO.code] if blanks(figures) else [])}
    found = context.examine.figure_findings(figures)
    return [item for item in found if item.severity is not Severity.NOTE and item.code not in passed_over]


def _choose(context: Context, text: str) -> Step:
    figures = context.state.figures
    if text in _TABLES:
        return goto("figures", _TABLES[text])
    if text == "1":
        empty = blanks(figures)
        return goto("figures", empty[0], "walk") if empty else stay("没有空格了，每一格都有答案。")
    if text == "5":
        offers = context.examine.proposals(figures)
        return goto("figures", "", "proposals") if offers else stay(_NO_PROPOSALS)
    if text == "6":
        found = off_balance(context) or _other_findings(context)
        return goto("figures", "", "off") if found else stay("√ 没有不平的勾稽关系，也没有要核对的数。")
    return goto("material") if text == "7" else named_entry(context, text)


_NO_PROPOSALS = "现在没有可以推算的空格。填了各列的数以后，总计可以推算。"


def _table_view(context: Context) -> View:
    table = context.state.figures.format.table(context.place.at)
    body: list[Block] = [official_table(context, table.id)]
    if context.state.figures.previous:
        body.append(line("括号里是上年的数。", "dim"))
    wrong = [item for item in off_balance(context) if item.table.id == table.id]
    if wrong:
        body.append(line(f"× 有 {len(wrong)} 处勾稽关系不平，选 6 看是哪一格。", "bad"))
    others = choices(*_LABELS)
    return View(
        table.name,
        tuple(body),
        others,
        "选一项，或直接输入 行 列 数",
        "回到数据",
        _words(context.state.figures),
        help=HELP,
    )


def _proposals_view(context: Context) -> View:
    offers = list(enumerate(context.examine.proposals(context.state.figures), 1))
    cells = context.state.figures.format.cells
    rows = [
        _proposal_row(context, list(group))
        for _, group in groupby(
            offers, lambda item: (cells[item[1].cell].table.id, cells[item[1].cell].row.id)
        )
    ]
    words = "这些空格可以由已填的数按勾稽关系推算。请对照台账，确认以后才填入。"
    return View(
        "推算数",
        (line(words), Rows(tuple(rows), ("序号", "哪一行", "推算的数", "依据"))),
        prompt="输入 全部 采用，或序号（如 1 3-5）只采用几个",
        enter="都不采用，去填空格",
        words=("全部",),
        help=HELP,
    )


def _proposal_row(context: Context, group: list[tuple[int, Proposal]]) -> tuple[Span, ...]:
    """The proposals of one row of a table, with the first and the last number by which they are chosen."""
    specs = context.state.figures.format.cells
    first, last = group[0], group[-1]
    spec = specs[first[1].cell]
    values = "、".join(f"{specs[item.cell].column.label} {item.value:f}" for _, item in group)
    numbered = f"{first[0]}" if first is last else f"{first[0]}-{last[0]}"
    label = short_name(spec.row)
    return (
        Span(numbered),
        Span(f"{spec.table.name} {label}"),
        Span(values, "strong"),
        Span(first[1].statement, "dim"),
    )


def _proposals_answer(context: Context, text: str) -> Step:
    offers = context.examine.proposals(context.state.figures)
    if not text:
        empty = blanks(context.state.figures)
        return goto("figures", empty[0], "walk") if empty else goto("figures")
    chosen = range(1, len(offers) + 1) if text in ("全部", "all") else numbers(text, len(offers))
    if not chosen:
        return stay(f"没有看懂“{text}”。请输入 全部，或 1 到 {len(offers)} 之间的序号。")
    cells = {offers[number - 1].cell: f"{offers[number - 1].value:f}" for number in chosen}
    return Step((cells_event(cells),), Place("figures"), stay(f"已填入 {len(cells)} 格。").say)


def numbers(text: str, largest: int) -> list[int]:
    """`1 3-5` as numbers; empty when it is not such a list or goes beyond `largest`."""
    found: list[int] = []
    for part in re.split(r"[\s,，、]+", text.strip()):
        match = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", part)
        if not match:
            return []
        found += range(int(match[1]), int(match[2] or match[1]) + 1)
    return found if found and max(found) <= largest and min(found) >= 1 else []


def _off_view(context: Context) -> View:
    found = _other_findings(context)
    body: list[Block] = [finding_line(item, f"{number}.") for number, item in enumerate(found, 1)]
    if not found:
        body.append(line("√ 都平了。", "good"))
    return View(
        "不平的和要核对的数",
        tuple(body),
        prompt="输入序号看哪一格可能有误",
        enter="看第 1 条" if errors(found) else "回到数据",
        help=HELP,
    )


def _off_answer(context: Context, text: str) -> Step:
    from assistant.session.screens.finding import finding_key

    found = _other_findings(context)
    if not text:
        text = "1" if errors(found) else "数据"
    if text == "数据":
        return goto("figures")
    if text.isdecimal():
        if 1 <= int(text) <= len(found):
            return goto("finding", finding_key(found[int(text) - 1]), held="figures::off")
        return stay(f"没有第 {text} 条。")
    return named_entry(context, text)
