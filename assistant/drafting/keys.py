"""The keys of a model's text before any number is written: known, well formed, bare, and beside the right words."""

import re
from collections.abc import Iterator

from assistant.drafting import rules
from assistant.drafting.passages import Passage
from assistant.drafting.quoting import sentence_around
from assistant.drafting.slots import BRACE, SLOT, without_slots
from assistant.findings import Finding

_UNIT_AFTER = re.compile(
    r"\s*(?:[%％‰]|个百分点|[件条个次项份篇部宗起例批期场名位人户家元](?![一-龥]?(?:民|是|为))|万|亿|余|多(?!数)|左右|上下|以上|以下)"
)
_BEFORE = re.compile(r"(?:[约近超逾第负]|超过|大约|将近|接近|不足|不到|至少|多达|高达|[-－±])\s*$")
_DIGIT = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两.．]")
_CHANGE = re.compile(
    r"(?:增加|减少|增长|下降|上升|提高|降低|增至|降至|多出|少了|多了|同比|环比)(?:了|到|至|为)?$"
)
_IS_CHANGE = re.compile(r"_(?:change|change_rate)$")
_NUMBERED = re.compile(r"\{\{((?:last_)?(?:problem|measure))(\d+)\}\}")
_MARKS = "，。；：、！？（）\n"


def check_keys(text: str, passage: Passage) -> Iterator[Finding]:
    """What is wrong with the keys of `text`, each with its sentence and what is admissible."""
    blank = SLOT.sub(lambda match: "\x00" * len(match[0]), text)
    brace = BRACE.search(blank)
    if brace:
        yield rules.BRACES.finding(
            f"“{sentence_around(text, brace.start(), brace.end())}”里的括号不完整，键应写作双花括号，如{_example(passage)}。",
            section=passage.section,
        )
    for match in SLOT.finditer(text):
        if passage.wording(match[1]) is None:
            yield rules.UNKNOWN_KEY.finding(
                f"“{sentence_around(text, match.start(), match.end())}”里的键{match[1]}不是这一段的，可以用的有：{_admissible(passage)}。",
                section=passage.section,
                found=match[1],
            )
            continue
        yield from _written_around(text, match, passage)
        yield from _beside_other_words(text, match, passage)
    yield from _measures_astray(text, passage)


def _example(passage: Passage) -> str:
    return "{{" + next(iter([*passage.statements, *(quote.key for quote in passage.quotes)]), "new") + "}}"


def _admissible(passage: Passage) -> str:
    return "、".join([*passage.statements, *(quote.key for quote in passage.quotes)])


def _written_around(text: str, match: re.Match[str], passage: Passage) -> Iterator[Finding]:
    """A unit doubled, a digit glued to the number, 约 or 第 before it."""
    before, after = text[: match.start()], text[match.end() :]
    is_number = match[1] in passage.statements
    digit_before = _DIGIT.match(before[-1:]) and not re.search(r"[统唯][一]$|之一$", before)
    digit_after = is_number and _DIGIT.match(after[:1]) and not after.startswith(("一并", "一是", "万元以"))
    if digit_before or digit_after or (is_number and (_BEFORE.search(before) or _UNIT_AFTER.match(after))):
        yield rules.WRITTEN_AROUND.finding(
            f"“{sentence_around(text, match.start(), match.end())}”里，{match[0]}前后多写了字：程序换上的已是带单位的准确的数，前后不再写单位、数字、“约”“近”“余”。",
            section=passage.section,
            found=match[1],
        )


def _beside_other_words(text: str, match: re.Match[str], passage: Passage) -> Iterator[Finding]:
    """The name of another figure, or a change, stands directly before the key, and nothing of its own."""
    statement = passage.statements.get(match[1])
    change = _CHANGE.search(_words_before(text, match.start()))
    if change and not _IS_CHANGE.search(match[1]) and change[0] + match[0] not in "".join(passage.facts):
        yield rules.WRONG_SLOT.finding(
            f"“{sentence_around(text, match.start(), match.end())}”里，{match[0]}不是增减的数，前面不能写“{change[0]}”。",
            section=passage.section,
            found=match[1],
        )
    if statement is None or statement.unit == "%":
        return
    words = _words_before(text, match.start())
    other = max(
        (
            item
            for item in passage.figures.values()
            if item.unit == statement.unit and words.endswith(item.label)
        ),
        key=lambda item: len(item.label),
        default=None,
    )
    if other and other.key != statement.key and not words.endswith(statement.label):
        yield rules.WRONG_SLOT.finding(
            f"“{sentence_around(text, match.start(), match.end())}”说的是“{other.label}”，应写{{{{{other.key}}}}}，写的是{match[0]}（{statement.label}）。",
            section=passage.section,
            expected=other.key,
            found=match[1],
        )


def _words_before(text: str, position: int) -> str:
    """The words directly before a key, back to the last mark or key."""
    before = text[:position]
    start = max((before.rfind(mark) for mark in (*_MARKS, "}}", "｝｝")), default=-1)
    return without_slots(before[start + 1 :]).strip("｝}")


def _measures_astray(text: str, passage: Passage) -> Iterator[Finding]:
    """A measure beside a problem that it does not answer, or measures in another order than their problems.

    Notes repeated word for word count as their keys; for reworded ones nobody but a reader can tell.
    """
    for quote in passage.quotes:
        text = text.replace(quote.text, f"{{{{{quote.key}}}}}")
    orders: dict[str, list[int]] = {}
    for item in re.split(r"[；。\n]", text):
        found = [(match[1], int(match[2])) for match in _NUMBERED.finditer(item)]
        for name, number in found:
            orders.setdefault(name, []).append(number)
        for kind in ("", "last_"):
            named = {number for name, number in found if name == f"{kind}problem"}
            answered = {number for name, number in found if name == f"{kind}measure"}
            if len(named) == 1 and answered and answered != named:
                yield _astray(passage, f"{kind}problem{min(named)}", f"{kind}measure{min(answered - named)}")
                return
    for name, order in orders.items():
        firsts = list(dict.fromkeys(order))
        if firsts != sorted(firsts):
            yield _astray(passage, f"{name}{min(firsts)}", f"{name}{firsts[0]}")
            return


def _astray(passage: Passage, one: str, other: str) -> Finding:
    return rules.WRONG_SLOT.finding(
        f"问题和措施没有一一对应：{{{{{other}}}}}放错了位置（{{{{{one}}}}}那里）。按材料的顺序写，措施跟着它的问题。",
        section=passage.section,
        found=other,
    )
