"""Words that say which way a number went, and their opposites."""

import re

OPPOSITES = {
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提高": "降低",
    "提升": "降低",
    "上涨": "下跌",
    "新增": "减少",
    "增": "减",
    "多": "少",
    "减少": "增加",
    "下降": "上升",
    "降低": "提高",
    "下跌": "上涨",
    "回落": "上升",
    "下滑": "上升",
    "减": "增",
    "降": "升",
    "升": "降",
    "少": "多",
}
UPWARDS = frozenset({"增加", "增长", "上升", "提高", "提升", "上涨", "新增", "增", "多", "升"})
_WORDS = "|".join(sorted(OPPOSITES, key=len, reverse=True))
_BESIDE = re.compile(rf"(?P<word>{_WORDS})(?:了|幅度?为?|约|近|将近|达到?|超过?|逾)*$")
"""The word that stands directly before a number, but for 了, 约 and the like; 下降至 says where it arrived, not by how much."""


def word_before(text: str, position: int) -> tuple[int, str] | None:
    """Where the direction word directly before `position` starts, and the word."""
    match = _BESIDE.search(text, max(0, position - 12), position)
    return (match.start(), match["word"]) if match else None


def sign_of(word: str) -> int:
    """1 for 增加, -1 for 减少."""
    return 1 if word in UPWARDS else -1
