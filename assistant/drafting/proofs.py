"""The claims of a filled text: every number from a slot proved as that number, every other number, and every 均 and 没有.

The checker's verdicts come in as values; this module knows neither how they were reached nor who asked for them.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting import rules
from assistant.drafting.passages import Passage
from assistant.drafting.quoting import sentence_around
from assistant.drafting.slots import Filled
from assistant.findings import Finding
from assistant.numerals import Mention, find_mentions
from assistant.report import Claim, FactSpan, Statement, Verdict

_OWN_PROOF = ("notes.", "list-count")
"""Numbers without a slot that are proved all the same: the office's own words, and the length of a list."""
_WITHOUT_DIGITS = re.compile(
    r"没有|未(?![来经])|无(?!法提供|正当|障碍)|均(?!衡)|全部|所有|[都皆仅]|只有|持平|相同|一致|首次|最[大多高低少]|翻番|倍"
)
"""Words that claim something of all, of none, or of last year; such a claim can be as false as a number."""
_MARKS = "，。；：、！？（）\n"
_AROUND = 3


def check_proofs(filled: Filled, passage: Passage, claims: Sequence[Claim], year: int) -> Iterator[Finding]:
    """What is not proved; `claims` are those of `filled.text`, offsets counted in it."""
    by_place = {(claim.start, claim.end): claim for claim in claims}
    for span in filled.facts:
        if span.key in passage.statements:
            yield from _slot(filled, passage, span, by_place.get((span.start, span.end)))
    for mention in find_mentions(filled.text):
        if not any(span.start < mention.end and mention.start < span.end for span in filled.facts):
            yield from _literal(filled, passage, mention, by_place.get((mention.start, mention.end)), year)
    yield from _claims_without_digits(filled, passage, claims)


def _slot(filled: Filled, passage: Passage, span: FactSpan, claim: Claim | None) -> Iterator[Finding]:
    if claim is not None and claim.verdict is Verdict.SUPPORTED:
        return
    meant = _stated_by(passage, claim.expression) if claim else None
    hint = (
        f"这里说的是“{meant.label}”，应写{{{{{meant.key}}}}}"
        if meant and meant.key != span.key
        else f"把它写在“{passage.statements[span.key].label}”后面"
    )
    yield rules.WRONG_SLOT.finding(
        f"“{_with_keys(filled, span.start, span.end)}”里的{{{{{span.key}}}}}核对不出：{hint}，或者照“数据”里的句子写。",
        section=passage.section,
        found=span.key,
        expected=meant.key if meant else None,
    )


def _stated_by(passage: Passage, expression: str | None) -> Statement | None:
    return next((item for item in passage.statements.values() if item.expression == expression), None)


def _literal(
    filled: Filled, passage: Passage, mention: Mention, claim: Claim | None, year: int
) -> Iterator[Finding]:
    if mention.kind == "ordinal" or mention.text in (
        f"{year}年",
        f"{year - 1}年",
        f"{year}年度",
        f"{year - 1}年度",
    ):
        return
    if mention.kind == "quantity":
        expression = (claim.expression or "") if claim and claim.verdict is Verdict.SUPPORTED else ""
        is_proved_zero = bool(expression) and bool(mention.unit) and mention.text == f"0{mention.unit}"
        if is_proved_zero or expression.startswith(_OWN_PROOF) or _is_exactly(passage, expression, mention):
            return
    elif any(mention.text in quote.text for quote in passage.quotes):
        return
    yield rules.LITERAL.finding(
        f"“{_with_keys(filled, mention.start, mention.end)}”里自己写了“{mention.text}”。数据要写键，材料中有的数要写材料的键，都没有的就删去。",
        section=passage.section,
        found=mention.text,
    )


def _is_exactly(passage: Passage, expression: str, mention: Mention) -> bool:
    """Whether a number written out is one of this passage's own, printed as the program prints it."""
    statement = _stated_by(passage, expression) if expression else None
    return statement is not None and statement.wording == mention.text


def _claims_without_digits(filled: Filled, passage: Passage, claims: Sequence[Claim]) -> Iterator[Finding]:
    """均, 没有, 持平 and their like must be proved by the checker, or stand so in the facts and notes."""
    text, material = filled.text, passage.material
    proved = [claim for claim in claims if claim.verdict is Verdict.SUPPORTED and claim.value == 0]
    for match in _WITHOUT_DIGITS.finditer(text):
        start, end = _clause(text, match.start(), match.end())
        around = text[max(start, match.start() - _AROUND) : min(end, match.end() + _AROUND)]
        if filled.is_from_slot(match.start(), match.end()) or around in material:
            continue
        if not any(claim.start < end and start < claim.end for claim in proved):
            yield rules.INVENTED.finding(
                f"“{_with_keys(filled, match.start(), match.end())}”里的“{match[0]}”核对不出，数据和材料没有这样说，请删去或照原话写。",
                section=passage.section,
                found=text[start:end],
            )
            return


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    return left, min((found for mark in _MARKS if (found := text.find(mark, end)) >= 0), default=len(text))


def _with_keys(filled: Filled, start: int, end: int) -> str:
    """The sentence as the model wrote it: keys again where the program filled them."""
    pieces, position, shift = [], 0, 0
    first, last = start, end
    for span in filled.facts:
        key = f"{{{{{span.key}}}}}"
        pieces += [filled.text[position : span.start], key]
        grown = len(key) - (span.end - span.start)
        if span.end <= start:
            shift += grown
        elif span.start <= start < span.end:
            first, last = span.start, span.start + len(key)
        position = span.end
    text = "".join([*pieces, filled.text[position:]])
    return sentence_around(text, first + shift, last + shift)
