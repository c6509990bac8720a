"""The brief: exactly the figures a report may state, computed once, each under a short key with its wording.

Drafters take their numbers from it and nowhere else; the checker evaluates the same expressions over the same
figures. Nothing here is rounded before it is worded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assistant.figures import Fact, Figures, evaluate, last_year
from assistant.formats.vocabulary import Measure, load_vocabulary
from assistant.numerals.wording import round_half_up

SHARE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure that may be stated."""

    key: str
    """What a template or a model writes instead of digits."""
    label: str
    section: str
    expression: str
    """Over cell ids, `previous.` cell ids and facts."""
    value: Fraction
    unit: str
    wording: str
    """The number as it is printed, unit included: `3607件`, `17.46%`."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The figures of a report with everything that may be stated about them."""

    figures: Figures
    statements: dict[str, Statement]

    def value(self, name: str) -> Fraction | None:
        """The value of a key, or of a cell id or fact; None when there is none."""
        statement = self.statements.get(name)
        return statement.value if statement else evaluate(self.figures, name)


def build_brief(figures: Figures) -> Brief:
    """Compute every statement the figures support; what a blank leaves open is simply not in the brief."""
    measures = load_vocabulary(figures.format).measures
    statements = {
        statement.key: statement for measure in measures for statement in _measure(figures, measure)
    }
    for measure in measures:
        if measure.share_of in statements and measure.key in statements:
            share = _share(measure, statements[measure.key], statements[measure.share_of])
            if share:
                statements[share.key] = share
    for fact in figures.facts:
        if not any(fact.id == declared.id for declared in figures.format.facts):
            statements |= {statement.key: statement for statement in _fact(fact)}
    return Brief(figures, statements)


def _measure(figures: Figures, measure: Measure) -> Iterator[Statement]:
    value = evaluate(figures, measure.expression)
    if value is None:
        return
    yield _statement(measure.key, measure.label, measure, measure.expression, value, measure.unit)
    before_expression = last_year(measure.expression)
    before = evaluate(figures, before_expression) if measure.change else None
    if before is None:
        return
    key, label = measure.key, measure.label
    yield _statement(f"{key}_previous", f"上年的{label}", measure, before_expression, before, measure.unit)
    difference = f"({measure.expression}) - ({before_expression})"
    yield _statement(
        f"{key}_change", f"{label}比上年增减", measure, difference, abs(value - before), measure.unit
    )
    if before:
        rate = abs(value - before) / before * 100
        yield _statement(
            f"{key}_change_rate",
            f"{label}比上年增减的比例",
            measure,
            f"({difference}) / ({before_expression}) * 100",
            rate,
            "%",
        )


def _statement(
    key: str, label: str, measure: Measure, expression: str, value: Fraction, unit: str
) -> Statement:
    return Statement(key, label, measure.section, expression, value, unit, number_wording(value, unit))


def number_wording(value: Fraction, unit: str) -> str:
    """The number as printed: percentages half-up at two decimals, everything else exactly."""
    if unit == "%":
        return f"{round_half_up(value, SHARE_DECIMALS):f}%"
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.normalize() if exact % 1 else exact.to_integral_value():f}{unit}"


def _share(measure: Measure, part: Statement, whole: Statement) -> Statement | None:
    if not whole.value:
        return None
    expression = f"({part.expression}) / ({whole.expression}) * 100"
    share = part.value / whole.value * 100
    label = f"{part.label}占{whole.label}的比例"
    return Statement(
        f"{measure.key}_share", label, measure.section, expression, share, "%", number_wording(share, "%")
    )


def _fact(fact: Fact) -> Iterator[Statement]:
    if fact.value is not None:
        value = Fraction(fact.value)
        yield Statement(
            f"facts.{fact.id}",
            fact.label,
            "overview",
            f"facts.{fact.id}",
            value,
            fact.unit,
            number_wording(value, fact.unit),
        )
    for index, part in enumerate(fact.parts, 1):
        value = Fraction(part.value)
        key = f"facts.{fact.id}.{index}"
        yield Statement(key, part.label, "overview", key, value, fact.unit, number_wording(value, fact.unit))
