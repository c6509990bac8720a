"""What kind of claim a label is: where its evidence stands, and how it is compared."""

import re

from assistant.numerals import find_mentions
from benchmarks.checker.markup import Label

_TABLE = re.compile(r"(applications|disputes|disclosure)\.")
CLASSES = (
    "count: applications",
    "count: disputes",
    "count: disclosure",
    "share",
    "change",
    "previous year",
    "sum",
    "list",
    "statement",
)


def claim_class(label: Label) -> str:
    """One of `CLASSES` for a label that figures or the prose itself can answer."""
    expression = label.expression
    if expression.startswith("list"):
        return "list"
    if not any(mention.kind == "quantity" for mention in find_mentions(label.quote)):
        return "statement"
    if expression.startswith("sum"):
        return "sum"
    if "previous." in expression:
        return "change" if " - " in expression or " / " in expression else "previous year"
    if " / " in expression:
        return "share"
    table = _TABLE.search(expression)
    return f"count: {table[1]}" if table else "statement"
