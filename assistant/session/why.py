"""为什么 3607？ The expression, the cells and the values behind a number of the prose."""

import re

from assistant.checking.describing import cells
from assistant.figures import Absence, cell_json
from assistant.figures.derived import value_of
from assistant.report import Claim, Verdict
from assistant.report.brief import number_wording
from assistant.session.step import Context
from assistant.session.view import Block, Line, Span, Tone, line

MARKS: dict[Verdict, tuple[str, Tone, str]] = {
    Verdict.SUPPORTED: ("√", "good", "相符"),
    Verdict.CONTRADICTED: ("×", "bad", "不符"),
    Verdict.UNVERIFIABLE: ("？", "doubt", "无从核对"),
    Verdict.NOT_A_FIGURE: ("", "dim", "不是数据"),
}
"""A mark beside each colour; √ and × exist in every Chinese code page, ✓ and ✗ do not."""


def why(context: Context, words: str) -> tuple[Block, ...]:
    """Where the numbers that look like `words` come from, in the section on the screen first."""
    own = context.place.at if context.place.screen == "draft" else ""
    order = sorted(context.state.prose_sections, key=lambda section: section != own)
    found: list[Block] = []
    for section in order:
        for claim in context.examine.claims(context.state, section):
            if _looks_like(claim, words):
                found += explain_claim(context, claim)
    if found:
        return tuple(found)
    return (line(f"正文里没有找到“{words}”。写法要和正文一样，例如：为什么 {_example(context)}"),)


def _looks_like(claim: Claim, words: str) -> bool:
    plain, text = (_without_marks(item) for item in (words, claim.text))
    return (
        text == plain
        or (claim.value is not None and f"{claim.value:f}" == plain)
        or plain + claim.unit == text
    )


def _without_marks(number: str) -> str:
    """1,295 件 as it is typed in a question: 1295件."""
    return re.sub(r"[,，\s]", "", number)


def _example(context: Context) -> str:
    for section in context.state.prose_sections:
        for claim in context.examine.claims(context.state, section):
            if claim.verdict is Verdict.SUPPORTED and claim.value:
                return f"{claim.value:f}"
    return "3607"


def explain_claim(context: Context, claim: Claim) -> list[Block]:
    """One number: its sentence, its verdict, and what it rests on cell by cell."""
    mark, tone, word = MARKS[claim.verdict]
    text = context.state.report_section(claim.section).text
    head = Line(
        (
            Span(f"{claim.text}{mark} ", tone),
            Span(f"{word}。", tone),
            Span(f"{context.state.name_of(claim.section)}：{_around(text, claim)}", "dim"),
        )
    )
    if claim.verdict is Verdict.NOT_A_FIGURE or not claim.expression:
        return [head, line(claim.reason or "没有可核对的数", indent=1)]
    blocks: list[Block] = [head]
    names = cells(claim.expression)
    if claim.expected is not None and claim.verdict is Verdict.CONTRADICTED:
        blocks.append(line(f"按表应为 {claim.expected}", "good", indent=1))
    blocks += [
        line(text, indent=1)
        for name in _names(claim.expression, names)
        if (text := _value_line(context, name))
    ]
    if len(names) > 1 or any(sign in claim.expression for sign in "+-*/"):
        blocks.append(line(f"算法：{readable(context, claim.expression)}", indent=1))
    if not names:
        blocks.append(line(claim.reason, indent=1))
    return blocks


def _around(text: str, claim: Claim) -> str:
    left, right = max(0, claim.start - 10), claim.end + 10
    return f"…{text[left:right]}…".replace("\n", " ")


def _names(expression: str, names: list[str]) -> list[str]:
    """The names with last year's mark where the expression has it."""
    return [name for plain in names for name in (plain, f"previous.{plain}") if _stands_in(expression, name)]


def _stands_in(expression: str, name: str) -> bool:
    from assistant.formats import parse_expression

    return name in set(parse_expression(expression).names())


def _value_line(context: Context, name: str) -> str:
    return f"{label(context, name)}：{_value(context, name)}"


def _value(context: Context, name: str) -> str:
    value = value_of(context.state.figures, name)
    return "没有数" if value is None else f"{value}"


def label(context: Context, name: str) -> str:
    """A cell or fact in the form's words."""
    figures = context.state.figures
    year = "上年 " if name.startswith("previous.") else ""
    plain = name.removeprefix("previous.")
    spec = figures.format.cells.get(plain)
    if spec is None and plain in (figures.previous.format.cells if figures.previous else {}):
        spec = figures.previous.format.cells[plain] if figures.previous else None
    if spec:
        return f"{year}{spec.place}"
    if plain.startswith("facts."):
        fact = figures.fact(plain.removeprefix("facts.").rstrip("0123456789").rstrip(".")) or figures.fact(
            plain.removeprefix("facts.")
        )
        return f"{year}表外数据「{fact.label}」" if fact else plain
    return f"{year}工作记录" if plain.startswith("notes.") else plain


def readable(context: Context, expression: str) -> str:
    """The expression with each name replaced by its value: `1295 + 36 = 1331`."""
    from assistant.figures import evaluate
    from assistant.formats import parse_expression
    from assistant.formats.arithmetic import ExpressionError

    try:
        names = sorted(set(parse_expression(expression).names()), key=len, reverse=True)
    except ExpressionError:
        return expression
    text = expression
    for name in names:
        text = text.replace(name, _value(context, name))
    value = evaluate(context.state.figures, expression)
    text = re.sub(r"\((\d[\d.]*)\)", r"\1", text).replace("*", "×").replace("/", "÷")
    if value is None:
        return text
    exact = value.denominator == 1 or not 10**6 % value.denominator
    return f"{text} = {number_wording(value, '') if exact else f'{float_free(value)}…'}"


def float_free(value: object) -> str:
    """A share to four decimals, for reading."""
    from fractions import Fraction

    from assistant.numerals.wording import round_half_up

    assert isinstance(value, Fraction)
    return f"{round_half_up(value, 4):f}"


def shown_value(context: Context, cell: str) -> str:
    """A cell as people read it: blank, 0 and not applicable are three things."""
    found = context.state.figures.cell(cell)
    if found.value is Absence.BLANK:
        return "空"
    return "不适用" if found.value is Absence.NOT_APPLICABLE else cell_json(found) or ""
