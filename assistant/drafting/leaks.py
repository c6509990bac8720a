"""What is no prose of a report: marks of a model at work, foreign or broken characters, slogans, repetition, padding."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.drafting import rules
from assistant.drafting.passages import Passage
from assistant.drafting.quoting import sentence_around
from assistant.drafting.slots import keys_in, without_slots
from assistant.drafting.unwanted import Unwanted
from assistant.findings import Finding

_FOREIGN = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0370-\u052f]{2,}|[\u3040-\u30ff\uac00-\ud7af\ufffd\u0080-\u009f\ue000-\uf8ff]|\?{3,}"
)
_SENTENCE = re.compile(r"[^。；！？\n]{8,}")
_LENGTH_FACTOR = 2
_LENGTH_ALLOWANCE = 120
"""Prose of a person is seldom longer than twice the bare sentences, plus a sentence or two to join them."""


def check_leaks(text: str, passage: Passage, unwanted: Unwanted) -> Iterator[Finding]:
    """Marks of a model and broken characters in a text with its keys."""
    bare = without_slots(text)
    for pattern in (unwanted.leaks, _FOREIGN):
        match = pattern.search(bare)
        if match and match[0].strip() not in passage.material:
            yield rules.LEAK.finding(
                f"“{sentence_around(bare, match.start(), match.end())}”里的“{match[0].strip()}”不属于正文，请删去，只写正文。",
                section=passage.section,
                found=match[0].strip(),
            )


def check_padding(text: str, passage: Passage, unwanted: Unwanted) -> Iterator[Finding]:
    """Slogans, the same sentence twice, two versions one after the other, and length without content."""
    material = passage.material
    slogans = list(dict.fromkeys(word for word in unwanted.slogans.findall(text) if word not in material))
    if slogans:
        yield rules.PADDING.finding(
            f"“{'”“'.join(slogans[:5])}”是材料里没有的评价或口号，请删去。",
            section=passage.section,
            found=slogans[0],
        )
    repeated = [sentence for sentence, count in Counter(_SENTENCE.findall(text)).items() if count > 1]
    keys = Counter(key for key in keys_in(text) if key in passage.statements)
    again = [key for key, count in keys.items() if count > 1]
    if repeated:
        yield rules.PADDING.finding(f"“{repeated[0][:30]}”写了两遍，只写一遍。", section=passage.section)
    elif len(again) * 2 > len(keys) or (len(again) >= 3 and len(again) * 3 > len(keys)):
        yield rules.PADDING.finding("同样的数写了两遍，像是两个版本，只留一个。", section=passage.section)
    allowed = _LENGTH_FACTOR * sum(len(item.text) for item in passage.template) + _LENGTH_ALLOWANCE
    if len(text) - sum(len(key) for key in keys_in(text)) > allowed:
        yield rules.PADDING.finding(
            "写得远长于数据和材料，请删去重复和没有内容的话。", section=passage.section
        )
