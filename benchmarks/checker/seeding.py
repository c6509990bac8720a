"""Seeded errors: every supported figure of the labelled reports made wrong, one at a time, by class.

A mutant counts only when it really contradicts the figures: the changed number is not what its expression gives, and
not what any other admissible reading of the label's table would give by chance in the same words.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from markup import Label, LabelledReport

from assistant.checking.check import check_section
from assistant.checking.evidence import Evidence, build_evidence
from assistant.figures import evaluate
from assistant.numerals import Mention, find_mentions
from assistant.numerals.cardinals import parse_cardinal
from assistant.numerals.wording import chinese_numeral
from assistant.report import Paragraph, ReportSection, Verdict

_DIRECTIONS = (("增加", "减少"), ("增长", "下降"), ("上升", "下降"), ("多", "少"), ("提高", "降低"))
_CELL = re.compile(r"(?:previous\.)?(?:applications|disputes|disclosure)\.[a-z_.]+")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed text of one section."""

    kind: str
    section: str
    text: str
    start: int
    end: int


def mutants(report: LabelledReport) -> Iterator[Mutant]:
    """All mutants of a report, in the order of its text."""
    texts = {section_id: text for section_id, _, text in report.sections}
    for label in report.labels:
        if label.verdict != "supported":
            continue
        text = texts[label.section]
        for kind, start, end, new in _changes(report, label, text):
            yield Mutant(kind, label.section, text[:start] + new + text[end:], start, start + len(new))


def _changes(report: LabelledReport, label: Label, text: str) -> Iterator[tuple[str, int, int, str]]:
    quantities = [mention for mention in find_mentions(label.quote) if mention.kind == "quantity"]
    if not quantities:
        return
    yield from _negations(label, text)
    if label.expression.startswith("sum") and "+" not in label.expression:
        return  # one part of a sum: the sum's own mutant covers it
    mention = quantities[-1]
    dice = random.Random(f"{report.id}{label.section}{label.start}")
    seen = set()
    for kind, quote in _numbers(report, label, mention, dice):
        if quote not in seen and quote != label.quote and not _still_true(report, label, quote):
            seen.add(quote)
            yield kind, label.start, label.end, quote
    yield from _directions(report, label, text)


def _numbers(
    report: LabelledReport, label: Label, mention: Mention, dice: random.Random
) -> Iterator[tuple[str, str]]:
    quote = label.quote
    digits = [place for place, character in enumerate(quote) if character in "0123456789"]
    if label.expression.startswith("list"):
        numeral = re.search("[一二两三四五六七八九]", quote)
        if numeral:
            yield "list count", quote.replace(numeral[0], "七" if numeral[0] != "七" else "八", 1)
    elif not digits:
        yield from _numerals(quote)
    else:
        yield from _digits(quote, digits, mention, dice)
        yield from _other_cells(report, label, mention)


def _numerals(quote: str) -> Iterator[tuple[str, str]]:
    numeral = re.search("[一二两三四五六七八九十百]+", quote)
    value = parse_cardinal(numeral[0]) if numeral else None
    if numeral and value is not None and "半" not in quote and value < (9 if "成" in quote else 1000):
        yield "Chinese numeral", quote.replace(numeral[0], chinese_numeral(int(value) + 1), 1)


def _digits(
    quote: str, digits: list[int], mention: Mention, dice: random.Random
) -> Iterator[tuple[str, str]]:
    place, last = dice.choice(digits), digits[-1]
    other = (int(quote[place]) + dice.randint(1, 8)) % 10
    yield "digit changed", f"{quote[:place]}{other}{quote[place + 1 :]}"
    for first, second in pairwise(digits):
        is_leading_zero = first == digits[0] and quote[second] == "0"
        if second == first + 1 and quote[first] != quote[second] and not is_leading_zero:
            yield "digits swapped", f"{quote[:first]}{quote[second]}{quote[first]}{quote[second + 1 :]}"
            break
    if "%" not in quote and len(digits) > 1 and quote[last] == "0" and "." not in quote:
        yield "zero omitted", quote[:last] + quote[last + 1 :]
    yield from _scales(quote, last, mention, dice)
    if mention.approximation:
        yield "approximation turned", _turned(quote)


def _scales(quote: str, last: int, mention: Mention, dice: random.Random) -> Iterator[tuple[str, str]]:
    if mention.unit == "%":
        yield "wrong ratio", _ratio(quote, mention, dice)
        return
    yield "times ten", f"{quote[: last + 1]}0{quote[last + 1 :]}"
    if "万" not in quote and "." not in quote:
        yield "万 slip", f"{quote[: last + 1]}万{quote[last + 1 :]}"


def _ratio(quote: str, mention: Mention, dice: random.Random) -> str:
    value = mention.value or Decimal(0)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent)) * dice.randint(1, 30)
    return re.sub(r"\d+(?:\.\d+)?", f"{value + step:f}", quote, count=1)


def _other_cells(report: LabelledReport, label: Label, mention: Mention) -> Iterator[tuple[str, str]]:
    """The value of the row above, of the column beside, of last year, or of a part, as slips of the eye give it."""
    cells = _CELL.findall(label.expression)
    if mention.unit == "%" or not cells or "/" in label.expression or mention.approximation:
        return
    cell = cells[0].removeprefix("previous.")
    spec = report.figures.format.cells.get(cell)
    if spec is None:
        return
    for kind, other in _neighbours(report, cell):
        value = report.figures.number(other) if kind != "last year's" else evaluate(report.figures, other)
        if value is not None and value == int(value):
            yield kind, re.sub(r"[\d,，]+", str(int(value)), label.quote, count=1)
    if len(cells) > 1 and " + " in label.expression and "-" not in label.expression:
        part = evaluate(report.figures, cells[0])
        if part is not None:
            yield "part for whole", re.sub(r"[\d,，]+", str(int(part)), label.quote, count=1)


def _neighbours(report: LabelledReport, cell: str) -> Iterator[tuple[str, str]]:
    table, _, rest = cell.partition(".")
    row, _, column = rest.rpartition(".")
    same_table = [found for found in report.figures.format.cells if found.startswith(f"{table}.")]
    rows = [found for found in same_table if found.endswith(f".{column}") and found != cell]
    columns = [found for found in same_table if found.startswith(f"{table}.{row}.") and found != cell]
    if rows:
        yield "wrong row", rows[len(rows) // 2]
    if columns:
        yield "wrong column", columns[0]
    if report.figures.previous is not None:
        yield "last year's", f"previous.{cell}"


def _turned(quote: str) -> str:
    for old, new in (
        ("近", "超过"),
        ("余", ""),
        ("多", ""),
        ("超过", "近"),
        ("超", "近"),
        ("逾", "近"),
        ("以上", "以下"),
    ):
        if old in quote:
            return quote.replace(old, new, 1)
    return quote


def _still_true(report: LabelledReport, label: Label, quote: str) -> bool:
    """Whether the mutant says something that the figures bear out all the same."""
    mention = next((item for item in reversed(find_mentions(quote)) if item.kind == "quantity"), None)
    if mention is None or label.expression.startswith("list"):
        return mention is None
    return any(mention.admits(abs(value)) for value in _true_values(report, label))


def _true_values(report: LabelledReport, label: Label) -> Iterator[Fraction]:
    if label.expression.startswith("sum"):
        yield Fraction(sum(int(number) for number in re.findall(r"\d+", label.expression)))
        return
    value = evaluate(report.figures, label.expression)
    if value is not None:
        yield value
    if label.expression.startswith("applications.new."):
        carried = evaluate(
            report.figures, label.expression.replace("applications.new.", "applications.carried_in.")
        )
        if value is not None and carried is not None:
            yield value + carried


def _directions(report: LabelledReport, label: Label, text: str) -> Iterator[tuple[str, int, int, str]]:
    """增加 for 减少 before a change that is not zero."""
    if "previous." not in label.expression or evaluate(report.figures, label.expression) == 0:
        return
    for pair in _DIRECTIONS:
        for old, new in (pair, pair[::-1]):
            start = label.start - len(old)
            if start >= 0 and text[start : label.start] == old:
                yield "wrong direction", start, label.end, new + label.quote
                return


def _negations(label: Label, text: str) -> Iterator[tuple[str, int, int, str]]:
    """收到申请5件 turned into 未收到申请: a zero where there is something."""
    start = max(text.rfind(mark, 0, label.start) for mark in "，；。：\n（") + 1
    clause = text[start : label.start]
    verb = re.search("收到|受理|新收|发生|制发|制定|作出|收取|实施", clause)
    cells = _CELL.findall(label.expression)
    if (
        verb
        and cells
        and not re.search(r"\d|未|没有", clause)
        and not label.expression.startswith(("sum", "list", "p", "("))
    ):
        yield "negation flipped", start, label.end, f"{clause[: verb.start()]}未{clause[verb.start() :]}"


def caught(report: LabelledReport, evidence: Evidence, mutant: Mutant) -> bool:
    """Whether the checker contradicts something in the sentence of the mutant."""
    title = next(title for section_id, title, _ in report.sections if section_id == mutant.section)
    section = ReportSection(mutant.section, title, tuple(Paragraph(line) for line in mutant.text.split("\n")))
    start = max(mutant.text.rfind(mark, 0, mutant.start) for mark in "。\n") + 1
    ends = [found for mark in "。\n" if (found := mutant.text.find(mark, mutant.end)) >= 0]
    end = min(ends, default=len(mutant.text))
    return any(
        claim.verdict is Verdict.CONTRADICTED and claim.start < end and claim.end > start
        for claim in check_section(evidence, section)
    )


def evidence_of(report: LabelledReport) -> Evidence:
    """The evidence that all mutants of a report are held against."""
    return build_evidence(report.figures)
