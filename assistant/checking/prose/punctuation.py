"""Punctuation: half-width marks in Chinese, marks that pile up, quotes and brackets with one half only."""

import re
from collections.abc import Iterator

from assistant.checking.opening import opened_by
from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import Piece, around, at, lines
from assistant.figures import Figures
from assistant.findings import Finding, Rule
from assistant.report import ReportSection

_CJK = r"\u4e00-\u9fff"
HALF_WIDTH = opened_by(
    ',;:?!."',
    rf"[,;:?!](?<=[{_CJK}”）》].)(?=[{_CJK}“《（])|\.(?<=[{_CJK}].)(?=[{_CJK}\n]|$)|\"(?:(?<=[{_CJK}].)|(?=[{_CJK}]))",
)
PILED = opened_by(
    "。，、；：",
    r"。{2}(?!。)|，，+|、、+|；；+|：：+|[，、；：]。|。[，、；：](?!\s*[）)])|[，、][；，、]|、[。；]",
)
_OPENING = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "（": "）",
    "【": "】",
    "〔": "〕",
    "〈": "〉",
    "「": "」",
    "『": "』",
}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_HALVES = re.compile(f"[{''.join(_OPENING)}{''.join(_CLOSING)}]")
_DEEPEST = 8
"""Pairs inside pairs; a closing half looks no further for its opening one."""
_MOST = 12
"""More halves than this in a section are one finding: something else is wrong with such a text."""
_ITEM = re.compile(r"(?:^|(?<=[。；：，\s]))(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])$")


def check_punctuation(_: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """One finding a section and kind, so that a text typed with the wrong keyboard does not bury the rest."""
    for section in sections:
        text = section.text
        yield from _together(rules.PUNCTUATION, section, list(HALF_WIDTH.finditer(text)), "用了半角标点")
        yield from _together(rules.MARKS, section, list(PILED.finditer(text)), "标点重复")
        yield from _unpaired(section)


def _together(
    rule: Rule, section: ReportSection, matches: list[re.Match[str]], fault: str
) -> Iterator[Finding]:
    if not matches:
        return
    first = matches[0]
    more = f"，这一部分共{len(matches)}处" if len(matches) > 1 else ""
    yield at(
        rule, section, first.start(), first.end(),
        f"“{around(section.text, *first.span(), 8, 8)}”里{fault}“{first[0]}”{more}。", found=first[0],
    )  # fmt: skip


def _unpaired(section: ReportSection) -> Iterator[Finding]:
    """A quotation may run over paragraphs: halves that meet in a later paragraph are a pair."""
    waiting: dict[str, list[int]] = {mark: [] for mark in _OPENING}
    faults: list[tuple[int, str]] = []
    for paragraph in lines(section.text):
        opened: list[tuple[int, str]] = []
        for position, mark in _alone(paragraph):
            if mark in _OPENING:
                opened.append((paragraph.start + position, mark))
            elif waiting[_CLOSING[mark]]:
                waiting[_CLOSING[mark]].pop()
            else:
                faults.append((paragraph.start + position, mark))
        for start, mark in opened:
            waiting[mark].append(start)
    open_ones = [(start, mark) for mark, starts in waiting.items() for start in starts]
    alone = sorted((*faults, *open_ones))
    more = f"，这一部分共{len(alone)}处" if len(alone) > _MOST else ""
    for start, mark in alone[:1] if more else alone:
        partner = _OPENING.get(mark) or _CLOSING[mark]
        yield at(
            rules.UNPAIRED, section, start, start + 1,
            f"“{around(section.text, start, start + 1, 10, 12)}”里的“{mark}”没有对应的“{partner}”{more}。",
            found=mark, expected=partner,
        )  # fmt: skip


def _alone(paragraph: Piece) -> Iterator[tuple[int, str]]:
    """Marks without their other half; `1）` and `一）` need none."""
    text = paragraph.text.replace("(", "（").replace(")", "）").replace("[", "【").replace("]", "】")
    opened: list[tuple[int, str]] = []
    for match in _HALVES.finditer(text):
        position, mark = match.start(), match[0]
        if mark in _OPENING:
            opened.append((position, mark))
        elif mark in _CLOSING:
            if opened and opened[-1][1] == _CLOSING[mark]:
                opened.pop()
            elif mark != "）" or not _ITEM.search(text[max(0, position - 4) : position]):
                near = opened[-_DEEPEST:]
                crossed = next(
                    (back for back, one in enumerate(reversed(near)) if one[1] == _CLOSING[mark]), None
                )
                if crossed is None:
                    yield position, mark
                else:
                    yield from opened[len(opened) - crossed :]
                    del opened[len(opened) - crossed - 1 :]
    yield from opened
