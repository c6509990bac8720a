"""Wrong numbers: one label's number changed the ways hands and eyes slip."""

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from assistant.figures import evaluate
from assistant.numerals import Mention
from assistant.numerals.cardinals import parse_cardinal
from assistant.numerals.wording import chinese_numeral, round_half_up
from benchmarks.checker.admissible import parts_of
from benchmarks.checker.markup import Label, LabelledReport

Slip = tuple[str, str]
"""The class of the error, and the quote with the wrong number."""

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?", re.ASCII)
_NUMERAL = re.compile("[一二两三四五六七八九十百]+")
_CELL = re.compile(r"(?:previous\.)?(?:applications|disputes|disclosure)\.[a-z_.]+")
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_TURNED = (
    ("近", "超过"),
    ("不足", "超过"),
    ("超过", "近"),
    ("超", "近"),
    ("逾", "近"),
    ("余", ""),
    ("多", ""),
    ("以上", "以下"),
    ("以下", "以上"),
)


def wrong_numbers(report: LabelledReport, label: Label, mention: Mention) -> Iterator[Slip]:
    """Every slip that this number admits; some may be true all the same."""
    quote = label.quote.translate(_NARROW)
    is_wide = quote != label.quote
    dice = random.Random(f"{report.id}{label.section}{label.start}")
    for kind, wrong in _slips(report, label, quote, mention, dice):
        yield kind, wrong.translate(_WIDE) if is_wide else wrong


def _slips(
    report: LabelledReport, label: Label, quote: str, mention: Mention, dice: random.Random
) -> Iterator[Slip]:
    if label.expression.startswith("list"):
        yield from _list_counts(label, quote)
    elif not any(character.isdecimal() for character in quote):
        yield from _numerals(quote)
    else:
        yield from _digits(quote, mention, dice)
        yield from _scales(quote, mention, dice)
        if label.expression.startswith("sum"):
            yield from _forgotten_part(label, quote)
        elif mention.approximation is None:
            yield from _other_cells(report, label, quote, dice)
    if mention.approximation:
        yield from (("approximation turned", quote.replace(*pair, 1)) for pair in _TURNED if pair[0] in quote)


def _list_counts(label: Label, quote: str) -> Iterator[Slip]:
    """四项 for three items, and 两项."""
    length = int(parts_of(label)[0])
    spelled = next(
        (found[0] for found in _NUMERAL.finditer(quote) if parse_cardinal(found[0]) == length), None
    )
    for wrong in (length + 1, length - 1):
        if wrong < 2:
            continue
        if spelled:
            numeral = "两" if wrong == 2 else chinese_numeral(wrong)
            yield "list count", quote.replace(spelled, numeral, 1)
        else:
            yield "list count", re.sub(rf"(?<!\d){length}(?!\d)", str(wrong), quote, count=1)


def _numerals(quote: str) -> Iterator[Slip]:
    numeral = _NUMERAL.search(quote)
    value = parse_cardinal(numeral[0]) if numeral else None
    if numeral and value is not None and "半" not in quote and value < (9 if "成" in quote else 1000):
        yield "Chinese numeral", quote.replace(numeral[0], chinese_numeral(int(value) + 1), 1)


def _digits(quote: str, mention: Mention, dice: random.Random) -> Iterator[Slip]:
    digits = [place for place, character in enumerate(quote) if character.isdecimal()]
    place = dice.choice(digits)
    other = (int(quote[place]) + dice.randint(1, 8)) % 10
    if other or place != digits[0] or len(digits) == 1:
        yield "digit changed", f"{quote[:place]}{other}{quote[place + 1 :]}"
    for first, second in pairwise(digits):
        is_leading_zero = first == digits[0] and quote[second] == "0"
        if second == first + 1 and quote[first] != quote[second] and not is_leading_zero:
            yield "digits swapped", f"{quote[:first]}{quote[second]}{quote[first]}{quote[second + 1 :]}"
            break
    zeros = [place for place in digits[1:] if quote[place] == "0"]
    if zeros and mention.unit != "%":
        yield "zero omitted", quote[: zeros[-1]] + quote[zeros[-1] + 1 :]


def _scales(quote: str, mention: Mention, dice: random.Random) -> Iterator[Slip]:
    number = _NUMBER.search(quote)
    if number is None or mention.unit in ("%", "百分点", "‰", "倍"):
        value = mention.value or Decimal(0)
        step = Decimal(1).scaleb(int(value.as_tuple().exponent)) * dice.randint(1, 30)
        if mention.unit == "%":
            yield "wrong ratio", _with_number(quote, value + step)
        return
    printed = Decimal(number[0].replace(",", "").replace("，", ""))
    yield "times ten", _with_number(quote, printed.scaleb(1))
    if printed == printed.scaleb(-1).to_integral_value() * 10 or "." in number[0]:
        yield "times ten", _with_number(quote, printed.scaleb(-1))
    if "万" in quote:
        yield "万 slip", quote.replace("万", "", 1)
    elif "亿" not in quote:
        yield "万 slip", f"{quote[: number.end()]}万{quote[number.end() :]}"


def _with_number(quote: str, value: Decimal | int) -> str:
    """The quote with another number, grouped as the first one was."""
    number = _NUMBER.search(quote)
    assert number is not None  # the quote has digits
    shown = f"{value:,f}" if "," in number[0] else f"{value:f}"
    if "." in shown and "." not in number[0]:
        shown = shown.rstrip("0").rstrip(".")
    return quote[: number.start()] + shown + quote[number.end() :]


def _forgotten_part(label: Label, quote: str) -> Iterator[Slip]:
    """A total that leaves one of its parts out."""
    parts = parts_of(label)
    if len(parts) > 2:
        yield "total ≠ parts", _with_number(quote, sum(parts[:-1], Decimal(0)))


def _other_cells(report: LabelledReport, label: Label, quote: str, dice: random.Random) -> Iterator[Slip]:
    """The value of the row above or below, of the column beside, of last year, or of one part."""
    expression = label.expression
    if " - " in expression:
        return
    if " / " not in expression and (cells := _CELL.findall(expression)):
        for kind, other in _neighbours(report, cells[0], dice):
            yield from _reading(report, quote, kind, other)
        if len(cells) > 1:
            yield from _reading(report, quote, "part for whole", cells[0])
    is_previous = "previous." in expression
    swapped = expression.replace("previous.", "") if is_previous else _CELL.sub(r"previous.\g<0>", expression)
    yield from _reading(report, quote, "last year's", swapped)


def _reading(report: LabelledReport, quote: str, kind: str, expression: str) -> Iterator[Slip]:
    """The quote with what the expression gives, at the decimals that were printed."""
    try:
        value: Fraction | None = evaluate(report.figures, expression)
    except ZeroDivisionError:
        value = None
    number = _NUMBER.search(quote)
    if value is not None and number is not None:
        yield kind, _with_number(quote, round_half_up(value, len(number[0].partition(".")[2])))


def _neighbours(report: LabelledReport, cell: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    """A cell above or below in the same column, one left or right in the same row."""
    prefix = "previous." if cell.startswith("previous.") else ""
    plain = cell.removeprefix("previous.")
    table, row, column = plain.split(".", 1)[0], plain.rpartition(".")[0], plain.rpartition(".")[2]
    cells = [found for found in report.figures.format.cells if found.startswith(f"{table}.")]
    column_cells = [found for found in cells if found.endswith(f".{column}")]
    row_cells = [found for found in cells if found.rpartition(".")[0] == row]
    for kind, found in (("wrong row", column_cells), ("wrong column", row_cells)):
        if plain in found:
            place = found.index(plain)
            around = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
            if around:
                yield kind, prefix + dice.choice(around)
