"""Numbers and names taken out of a text, so that only its wording is left to compare."""

import re
from collections.abc import Iterable
from functools import lru_cache

NUMBER = "#"
NAME = "@"

_NUMBER = r"[0-9０-９〇零一二三四五六七八九十百千万亿两]+(?:[.．,，][0-9０-９]+)*[%％‰]?"
_BODY = r"(?:办事处|办公室|街道办|街道|单位|部门|机关|委员会|管委会|中心|[省市区县镇乡办局厅委院处])"
_ITSELF = rf"[我本]{_BODY}|全[省市区县镇乡局办](?!面)"
_NUMBERS = re.compile(_NUMBER)


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The wording alone: every number is `#`, every one of `names` and every 我局, 本机关, 全镇 is `@`, no white space.

    Chinese numerals count as numbers also inside ordinary words (统一): both texts lose the same.
    """
    return "".join(_NUMBERS.sub(NUMBER, _named(frozenset(names)).sub(NAME, text)).split())


@lru_cache(maxsize=256)
def _named(names: frozenset[str]) -> re.Pattern[str]:
    known = sorted(filter(None, names), key=lambda name: (-len(name), name))
    return re.compile("|".join([*map(re.escape, known), _ITSELF]))
