"""What a claim rests on, in the words of the form: its expression with values, its cells, last year's beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assistant.figures import Absence, Figures, evaluate
from assistant.formats import CellSpec
from assistant.formats.arithmetic import Expression, ExpressionError, parse_expression
from assistant.report import Claim, Verdict

VERDICTS = {
    Verdict.CONTRADICTED: "不符",
    Verdict.UNVERIFIABLE: "无从核对",
    Verdict.SUPPORTED: "相符",
    Verdict.NOT_A_FIGURE: "不是数据",
}
"""The verdicts, what needs a look first, with the words a clerk reads."""

_OPERATORS = {"+": " ＋ ", "-": " － ", "*": " × ", "/": " ÷ "}
_MOST_TERMS = 4
_SENTENCE_ENDS = "。；\n"
_CONTEXT = 60
_DECIMALS = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """A cell of the official tables that a claim rests on."""

    id: str
    place: str
    value: str
    previous: str
    """Last year's; empty where there is no last year."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A claim in its sentence."""

    before: str
    words: str
    after: str


def names_in(claim: Claim) -> list[str]:
    """The names in a claim's expression, each once, in order; none for what the prose proves by itself."""
    try:
        return list(dict.fromkeys(parse_expression(claim.expression or "").names()))
    except ExpressionError:
        return []


def cells_of(figures: Figures, claim: Claim) -> list[CellEvidence]:
    """The cells a claim rests on, this year's and last year's of each."""
    ids = dict.fromkeys(name.removeprefix("previous.") for name in names_in(claim))
    return [
        cell_evidence(figures, figures.format.cells[cell]) for cell in ids if cell in figures.format.cells
    ]


def cell_evidence(figures: Figures, spec: CellSpec) -> CellEvidence:
    """A cell with its place and both years' values."""
    previous = cell_text(figures.previous, spec.id) if figures.previous else ""
    return CellEvidence(spec.id, spec.place, cell_text(figures, spec.id), previous)


def cell_text(figures: Figures, cell_id: str) -> str:
    """A cell's value as a word or a number."""
    value = figures.cell(cell_id).value
    if isinstance(value, Absence):
        return "空白" if value is Absence.BLANK else "不适用"
    return f"{value:f}"


def expression_text(figures: Figures, claim: Claim) -> str:
    """The expression in the form's labels with its values; empty where there is none."""
    expression = claim.expression or ""
    if expression.startswith("list-count:"):
        return f"正文接着列出 {expression.partition(':')[2].strip()} 项"
    if expression.startswith("prose-sum:"):
        return f"正文自己的各项：{expression.partition(':')[2].strip()}"
    names = names_in(claim)
    if not names:
        return ""
    total = evaluate(figures, expression)
    if len(names) > _MOST_TERMS and not set(expression) & set("-*/("):
        words = f"下列 {len(names)} 格相加"
    else:
        words = _in_words(figures, parse_expression(expression), with_values=len(names) > 1)
    value = claim.expected if total is None else _number(total)
    return f"{words} ＝ {value}" if value else words


def _in_words(figures: Figures, part: Expression, *, with_values: bool) -> str:
    """An expression with labels for names, and brackets only where they are needed."""
    if part.operator == "name":
        return _term(figures, part.name, with_value=with_values)
    if part.operator == "number" or part.left is None or part.right is None:
        return _number(part.number)
    left = _in_words(figures, part.left, with_values=with_values)
    right = _in_words(figures, part.right, with_values=with_values)
    if part.operator in ("*", "/") and part.left.operator in ("+", "-"):
        left = f"（{left}）"
    needing = {"+": "", "-": "+-"}.get(part.operator, "+-*/")
    if part.right.operator in tuple(needing):
        right = f"（{right}）"
    return f"{left}{_OPERATORS[part.operator]}{right}"


def _term(figures: Figures, name: str, *, with_value: bool) -> str:
    """A name as label and value, last year's with its year."""
    is_previous = name.startswith("previous.")
    plain = name.removeprefix("previous.")
    year = f"{figures.year - 1}年" if is_previous else ""
    spec = figures.format.cells.get(plain)
    if spec is None:
        return _named(figures, plain)
    of_year = figures.previous if is_previous else figures
    value = cell_text(of_year, plain) if with_value and of_year else ""
    return f"{year}{label(spec)}{value}"


def _named(figures: Figures, name: str) -> str:
    """A fact, a part of a fact, or one of the office's notes."""
    if name.startswith("notes."):
        return "本机关的工作记录"
    fact_id = name.removeprefix("facts.")
    fact = figures.fact(fact_id)
    if fact:
        return f"表外数据「{fact.label}」"
    whole, _, number = fact_id.rpartition(".")
    fact = figures.fact(whole)
    if fact and number.isdigit() and 0 < int(number) <= len(fact.parts):
        return f"表外数据「{fact.label}」的「{fact.parts[int(number) - 1].label}」"
    return "表外数据"


def label(spec: CellSpec) -> str:
    """A cell's name in an expression: its row, under its group where the row's own label needs one, and its column."""
    row = spec.row.label.partition("（区分")[0]
    if spec.table.shape == "flat":
        row = f"{spec.row.path[0]}（{row}）" if spec.row.path else row
    elif row[:1].isdigit() and spec.row.path:
        row = f"{spec.row.path[-1]}{row}"
    return f"「{row}·{spec.column.label}」"


def _number(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(_DECIMALS)
    text = f"{rounded.normalize() if rounded % 1 else rounded.to_integral_value():f}"
    return text if rounded == exact else f"{text}…"


def quotation(text: str, claim: Claim) -> Quotation:
    """The claim in its sentence, cut to a readable length."""
    start = max(text.rfind(mark, 0, claim.start) for mark in _SENTENCE_ENDS) + 1
    ends = [found for mark in _SENTENCE_ENDS if (found := text.find(mark, claim.end)) >= 0]
    end = min(ends, default=len(text))
    left, right = max(start, claim.start - _CONTEXT), min(end, claim.end + _CONTEXT)
    return Quotation(
        f"{'…' if left > start else ''}{text[left : claim.start].lstrip()}",
        text[claim.start : claim.end],
        f"{text[claim.end : right].rstrip()}{'…' if right < end else ''}",
    )


def uses(claims: Sequence[Claim]) -> dict[str, list[int]]:
    """By cell id, the numbers of the claims that rest on it."""
    found: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for cell in dict.fromkeys(name.removeprefix("previous.") for name in names_in(claim)):
            found.setdefault(cell, []).append(number)
    return found
