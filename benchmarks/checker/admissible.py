"""Whether changed words still say something true: a mutant that some admissible reading bears out is no error.

The readings are wider than the label: 受理 may be what was newly received or that plus what was carried in, a share may be
one of any of the usual wholes. Where it is doubtful whether words admit a reading, they are taken to, so that what is left
really contradicts the figures.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from assistant.figures import evaluate
from assistant.formats.arithmetic import ExpressionError
from assistant.numerals import Mention, find_mentions
from benchmarks.checker.markup import Label, LabelledReport

_NEW = re.compile(r"(?<![\w.])(previous\.)?applications\.new\.([a-z_]+)")
_LOAD = re.compile(
    r"(?<![\w.])(previous\.)?applications\.new\.([a-z_]+) \+ (?:previous\.)?applications\.carried_in\.\2"
)
_DONE = re.compile(r"(?<![\w.])(previous\.)?applications\.results\.total\.([a-z_]+)")
_HANDLED = re.compile("办理|处理|答复|受理")
_ONE_LAWSUIT = re.compile(r"(?<![\w.])(previous\.)?disputes\.litigation_(?:direct|after)\.([a-z_]+)")
_SHARE = re.compile(r"(?P<part>.+) / (?P<whole>\([^()]*\)|[a-z_.]+) \* 100")
_WHOLES = (
    "applications.new.total",
    "(applications.new.total + applications.carried_in.total)",
    "applications.results.total.total",
    "disputes.reconsideration.total",
    "(disputes.litigation_direct.total + disputes.litigation_after.total)",
)
_IN_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


def quantity(quote: str) -> Mention | None:
    """The last figure of a quote, which is the one its label speaks of."""
    return next((item for item in reversed(find_mentions(quote)) if item.kind == "quantity"), None)


def is_still_true(report: LabelledReport, label: Label, clause: str, quote: str) -> bool:
    """Whether `quote` in the label's place says what some admissible reading of the clause gives, or no number at all."""
    mention, original = quantity(quote), quantity(label.quote)
    if mention is None or original is None:
        return True
    return any(
        mention.admits(abs(value) * _scale(original.unit, mention.unit))
        for value in true_values(report, label, clause)
    )


def _scale(from_unit: str, to_unit: str) -> Fraction:
    """What a value of the label's unit is in the mutant's: 万元 written as 元."""
    if from_unit in _IN_YUAN and to_unit in _IN_YUAN:
        return Fraction(_IN_YUAN[from_unit], _IN_YUAN[to_unit])
    return Fraction(1)


def true_values(report: LabelledReport, label: Label, clause: str) -> Iterator[Fraction]:
    """Every value that the words may stand for."""
    if label.expression.startswith("sum"):
        yield Fraction(sum(parts_of(label)))
        return
    for expression in readings(label.expression, clause):
        try:
            value = evaluate(report.figures, expression)
        except (ExpressionError, ZeroDivisionError):
            continue
        if value is not None:
            yield value


def readings(expression: str, clause: str) -> Iterator[str]:
    """The expression, and what the same words may also stand for."""
    yield expression
    if _LOAD.search(expression):
        yield _LOAD.sub(r"\1applications.new.\2", expression)
        yield _LOAD.sub(r"\1applications.results.total.\2", expression)
    elif _NEW.search(expression):
        yield _NEW.sub(r"(\1applications.new.\2 + \1applications.carried_in.\2)", expression)
    if _HANDLED.search(clause) and _DONE.search(expression):
        yield _DONE.sub(r"(\1applications.new.\2 + \1applications.carried_in.\2)", expression)
        yield _DONE.sub(r"\1applications.new.\2", expression)
    if len(set(_ONE_LAWSUIT.findall(expression))) == 1 and "litigation" in expression:
        yield _ONE_LAWSUIT.sub(
            r"(\1disputes.litigation_direct.\2 + \1disputes.litigation_after.\2)", expression
        )
    share = _SHARE.fullmatch(expression)
    if share:
        table = share["part"].lstrip("(").partition(".")[0]
        yield from (f"{share['part']} / {whole} * 100" for whole in _WHOLES if table in whole)


def parts_of(label: Label) -> list[Decimal]:
    """The addends of a `sum …` label."""
    return [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", label.expression)]
