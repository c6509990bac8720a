"""Whether a passage is all there: written to its end, with every figure and every note that it owes."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting import rules
from assistant.drafting.passages import Passage, Quote
from assistant.drafting.slots import Filled, keys_in
from assistant.findings import Finding
from assistant.report import Claim, Verdict

_OPTIONAL = re.compile(r"_(?:share|change|change_rate|previous)$")
"""Figures that explain others; a text is complete without them."""
_SHARE_TOLD = 0.6
"""A reworded note keeps this much of its characters, taken two by two."""
_END = tuple("。！？；”）")


def check_written(text: str, passage: Passage) -> Iterator[Finding]:
    """Whether there is a text, whether it comes to an end, and whether all of it is running text."""
    if not text.strip():
        yield rules.INCOMPLETE.finding(f"回答里没有【{passage.title}】这一段。", section=passage.section)
    elif not text.rstrip().endswith(_END):
        yield rules.INCOMPLETE.finding(
            f"【{passage.title}】没有写完，停在“{text.rstrip()[-12:]}”。", section=passage.section
        )
    for line in text.split("\n")[:-1]:
        if not line.endswith((*_END, "：")):
            yield rules.LEAK.finding(
                f"【{passage.title}】里的“{line[:20]}”像小标题，正文不加小标题，请删去。",
                section=passage.section,
                found=line[:20],
            )


def check_told(text: str, filled: Filled, passage: Passage, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Whether every figure and note of the passage is told."""
    told = set(keys_in(text))
    proved = {claim.expression for claim in claims if claim.verdict is Verdict.SUPPORTED}
    missing = [
        item
        for item in passage.statements.values()
        if item.key not in told and item.expression not in proved and not _OPTIONAL.search(item.key)
    ]
    if missing:
        names = "、".join(f"{item.label}{{{{{item.key}}}}}" for item in missing[:6])
        yield rules.OMITTED.finding(f"【{passage.title}】漏写了：{names}。", section=passage.section)
    for quote in passage.quotes:
        if quote.key not in told and not _is_told(quote, filled.text):
            yield rules.OMITTED.finding(
                f"【{passage.title}】漏写了材料{{{{{quote.key}}}}}。",
                section=passage.section,
                found=quote.key,
            )


def _is_told(quote: Quote, text: str) -> bool:
    if quote.text in text:
        return True
    pairs = {quote.text[index : index + 2] for index in range(len(quote.text) - 1)}
    return sum(pair in text for pair in pairs) >= _SHARE_TOLD * len(pairs)
