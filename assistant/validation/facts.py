"""Facts outside the tables: their parts against their whole."""

from collections.abc import Iterator

from assistant.figures import Figures
from assistant.figures.rules import FACT_SUM, FACT_UNREADABLE
from assistant.findings import Finding


def fact_sums(figures: Figures) -> Iterator[Finding]:
    """Parts that do not make up their whole, or exceed it; a whole that is missing though its parts are given."""
    for fact in figures.facts:
        if fact.value is None and fact.parts:
            yield FACT_UNREADABLE.finding(
                f"表外数据「{fact.label}」有分项而没有总数，请补上总数。", origin=fact.origin or None
            )
        if fact.value is None or not fact.parts:
            continue
        total = sum(part.value for part in fact.parts)
        if (fact.exhaustive and total != fact.value) or total > fact.value:
            listed = " + ".join(f"{part.label}{part.value:f}" for part in fact.parts)
            yield FACT_SUM.finding(
                f"表外数据「{fact.label}」：{listed} = {total:f}，总数写的是 {fact.value:f}，相差 {abs(total - fact.value):f}。",
                cells=(f"facts.{fact.id}",),
                expected=f"{total:f}",
                found=f"{fact.value:f}",
                origin=fact.origin or None,
            )
