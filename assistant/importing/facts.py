"""Figures that a report states only in its prose: lists of counts with their total, and counts by channel."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.figures import Fact, Part
from assistant.numerals import Mention, find_mentions

_TOTAL = re.compile(r"(?:等)?(?:共计|合计|总计|一共|共)$")
_VERB = re.compile(r"^(.*(?:公开|发布|公布|推送|刊登)了?)(.*)$")
_SUBJECT = re.compile(r"^(?:\d{4}年度?|全年|本年度?|一年来|[，,\s]|我[办局镇街道县区市乡委]{1,2})*")
_UNITS = {"条", "篇", "期", "个", "场", "次", "件"}


def facts_in_prose(text: str, origin: str) -> tuple[Fact, ...]:
    """The facts of 总体情况: each run of parts with its total, and each count that a channel published."""
    facts: list[Fact] = []
    for clause_start, clause in _clauses(text):
        mentions = [
            mention
            for mention in find_mentions(clause)
            if mention.kind == "quantity" and mention.unit in _UNITS
        ]
        fact = _total(clause, mentions, len(facts) + 1, origin) or _channel(
            clause, mentions, len(facts) + 1, origin
        )
        if fact and clause_start >= 0:
            facts.append(fact)
    return tuple(facts)


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^。；\n]+", text):
        yield match.start(), match[0]


def _total(clause: str, mentions: list[Mention], number: int, origin: str) -> Fact | None:
    """`…公开工作动态118条、机构职能10条等共计128条`."""
    if len(mentions) < 3 or any(mention.approximation or mention.value is None for mention in mentions):
        return None
    *listed, whole = mentions
    if not _TOTAL.search(clause[listed[-1].end : whole.start].strip()):
        return None
    starts = [0, *(mention.end for mention in listed[:-1])]
    labels = [
        clause[start : mention.start].strip("、，, ") for start, mention in zip(starts, listed, strict=True)
    ]
    prefix, first = _split(labels[0])
    parts = [
        Part(label, _value(mention)) for label, mention in zip([first, *labels[1:]], listed, strict=True)
    ]
    if not all(part.label for part in parts) or sum(part.value for part in parts) != whole.value:
        return None
    return Fact(
        f"fact-{number}", prefix or "公开信息", _value(whole), whole.unit, tuple(parts), True, origin=origin
    )


def _channel(clause: str, mentions: list[Mention], number: int, origin: str) -> Fact | None:
    """`全年通过微信公众号公开237篇`."""
    if len(mentions) != 1 or mentions[0].approximation or mentions[0].value is None:
        return None
    prefix, rest = _split(clause[: mentions[0].start])
    if not prefix or rest:
        return None
    return Fact(f"fact-{number}", prefix, _value(mentions[0]), mentions[0].unit, origin=origin)


def _value(mention: Mention) -> Decimal:
    return mention.value if mention.value is not None else Decimal(0)


def _split(words: str) -> tuple[str, str]:
    """What was done, and what it was done to: 通过政务公开平台公开 | 工作动态."""
    plain = _SUBJECT.sub("", words.rpartition("，")[2].strip())
    match = _VERB.match(plain)
    return (match[1], match[2].strip()) if match and len(match[1]) > 2 else ("", plain)
