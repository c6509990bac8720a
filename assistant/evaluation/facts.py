"""Which facts a text tells: the proved claims, under names that do not depend on how an expression is written."""

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from assistant.checking import check_report
from assistant.figures import Figures
from assistant.formats.arithmetic import ExpressionError, parse_expression
from assistant.report import Claim, Report, Verdict


@lru_cache(maxsize=20_000)
def identity_of(expression: str) -> str | None:
    """A name that two expressions share when they mean the same: `a + b` and `b + a`, an increase and its amount.

    It is the value the expression has where every cell holds a number of its own, derived from the cell's id, its sign
    aside (a text says 减少3件, never -3). None for what is no expression: a sum or a list inside the prose.
    """
    try:
        parsed = parse_expression(expression)
    except ExpressionError:
        return None
    if not list(parsed.names()):
        return None
    value = parsed.evaluate(_number_of)
    return None if value is None else str(abs(value))


def _number_of(name: str) -> Fraction:
    return Fraction(int.from_bytes(hashlib.sha256(name.encode()).digest()[:6]) + 1)


def facts_told(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The identities of all proved claims, each once, in the order in which the text tells them."""
    names = (
        name
        for claim in claims
        if claim.verdict is Verdict.SUPPORTED and claim.expression
        for name in identities(claim.expression, is_zero=claim.value == 0)
    )
    return tuple(dict.fromkeys(names))


def identities(expression: str, *, is_zero: bool) -> tuple[str, ...]:
    """The facts that telling `expression` tells: itself, or where it is nothing, that each of its cells is nothing.

    没有发生行政复议、行政诉讼 is one claim and three facts: the report may as well say them one by one.
    """
    if identity_of(expression) is None:
        return ()
    if is_zero:
        return tuple(f"0 {name}" for name in parse_expression(expression).names())
    return (identity_of(expression) or "",)


def facts_of_reference(reference: Report, figures: Figures) -> tuple[str, ...]:
    """The facts that a reference tells, proved against the case's figures; its other numbers count for nothing."""
    return facts_told(check_report(reference, figures).claims)


def pairs_in_order(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[int, int]:
    """Of all pairs of facts told by both, how many stand in the same order: (k, n)."""
    place = {name: at for at, name in enumerate(theirs)}
    common = [place[name] for name in ours if name in place]
    pairs = [(left, right) for at, left in enumerate(common) for right in common[at + 1 :]]
    return sum(left < right for left, right in pairs), len(pairs)
