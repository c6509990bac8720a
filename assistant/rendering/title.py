"""Where an official title breaks: by meaning, never in the middle of a word (GB/T 9704-2012, 7.3.1)."""

import re
import unicodedata
from itertools import combinations, pairwise

from assistant.rendering.characters import one_line

_FULL_LINE = 20
"""Characters of 二号 (22 pt) on a line 156 mm wide."""

_OFFICE_AND_REST = re.compile(r"(?P<office>.*\D)(?P<rest>\d{4}年.+)")

_PLACE_ENDS = re.compile(
    r"""(?: 自治[区州县旗] | 省 | 地区 | 州(?!市) | 盟 | 市(?![场政民容区]) | (?<!自治)(?<!地)区(?![域划块]) | (?<!自治)县
      | (?<!自治)旗 | 人民政府 | 管理?委员会 | 街道(?!办事处) | 街道办事处 | 镇 | 乡(?!村) )
      (?! 人民政府 | 办公[室厅] | $ )""",
    re.VERBOSE,
)
"""Where an office's long name may break: behind a place or an organ, not before what belongs to it."""


def title_lines(text: str) -> list[str]:
    """The title's lines: where it does not fit on one, the office stands above the year and the rest.

    An office's name longer than a line breaks behind a place or an organ, into as few and as equal lines as can be.
    """
    title = one_line(text)
    match = _OFFICE_AND_REST.fullmatch(title)
    if match is None or _width(title) <= _FULL_LINE:
        return [title]
    return [*_office_lines(match["office"]), match["rest"]]


def _office_lines(office: str) -> list[str]:
    if _width(office) <= _FULL_LINE:
        return [office]
    places = [found.end() for found in _PLACE_ENDS.finditer(office)]
    for count in range(1, min(len(places), 3) + 1):
        ways = [
            [office[left:right] for left, right in pairwise((0, *chosen, len(office)))]
            for chosen in combinations(places, count)
        ]
        best = min(ways, key=_widest, default=[office])
        if _widest(best) <= _FULL_LINE:
            return best
    return [office]


def _widest(parts: list[str]) -> float:
    return max(map(_width, parts))


def _width(text: str) -> float:
    """The width in Chinese characters."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
