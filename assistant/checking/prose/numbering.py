"""Numbering: one top level only, and no number missing or twice in a run."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.checking.opening import opened_by
from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import Piece, around, at, lines
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.numerals.wording import chinese_numeral
from assistant.report import ReportSection

_NUMERALS = {chinese_numeral(number): number for number in range(1, 31)}
_CHINESE = "一二三四五六七八九十"
_TOP_LEVEL = re.compile(rf"([{_CHINESE}]{{1,3}})、(.{{2,20}})")
_STYLES = (
    (re.compile(rf"([{_CHINESE}]{{1,3}})、"), "{}、"),
    (re.compile(rf"[（(]([{_CHINESE}]{{1,3}})[)）]"), "（{}）"),
    (re.compile(r"(\d{1,2})(?:[．、]|\.(?!\d))"), "{:d}."),
    (re.compile(r"[（(](\d{1,2})[)）]"), "（{:d}）"),
)
"""Numbers at the head of a paragraph, and how a message writes them."""
SPOKEN = opened_by(_CHINESE, rf"(?:^|(?<=[。；：:;，,、\s]))([{_CHINESE}]{{1,3}})是(?=[\u4e00-\u9fff“《])")


def check_numbering(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """A second top level, numbers that skip or repeat."""
    for section in sections:
        paragraphs = list(lines(section.text))
        yield from _second_top_level(section, paragraphs)
        for pattern, shown in _STYLES:
            heads = [
                (paragraph.start, match)
                for paragraph in paragraphs
                if (match := pattern.match(paragraph.text))
            ]
            yield from _runs(section, [(start, match[0], _value(match[1])) for start, match in heads], shown)
        for paragraph in paragraphs:
            spoken = [
                (paragraph.start + match.start(1), match[0], _value(match[1]))
                for match in SPOKEN.finditer(paragraph.text)
            ]
            yield from _runs(section, spoken, "{}是")
    yield from _section_numbers(figures, sections)


def _second_top_level(section: ReportSection, paragraphs: list[Piece]) -> Iterator[Finding]:
    """One finding a section, at the first of them."""
    found = [
        paragraph
        for paragraph in paragraphs
        if _TOP_LEVEL.fullmatch(paragraph.text) and paragraph.text[-1] not in "。；，！？"
    ]
    if found:
        first, more = found[0], f"等{len(found)}个" if len(found) > 1 else ""
        yield at(
            rules.NUMBERING, section, first.start, first.end,
            f"里又出现一级标题“{first.text}”{more}，应改为（一）（二）的层次。", found=first.text,
        )  # fmt: skip


def _runs(section: ReportSection, found: list[tuple[int, str, int]], shown: str) -> Iterator[Finding]:
    """Faults of a run; the number one, or a step back, begins another run."""
    previous = 0
    for start, text, value in found:
        if previous and value > previous + 1:
            yield _fault(section, start, text, f"前面没有“{_shown(shown, previous + 1)}”")
        elif previous > 1 and value == previous:
            yield _fault(section, start, text, "出现了两次")
        previous = value


def _fault(section: ReportSection, start: int, text: str, fault: str) -> Finding:
    end = start + len(text)
    return at(
        rules.SEQUENCE, section, start, end,
        f"“{around(section.text, start, end, 0, 14)}”的序号“{text}”{fault}。", found=text,
    )  # fmt: skip


def _section_numbers(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """The printed numbers of headings that stand next to each other; a missing section is another rule's."""
    order = {spec.id: place for place, spec in enumerate(figures.format.sections)}
    for before, section in pairwise(section for section in sections if section.id in order):
        first, second = (_STYLES[0][0].match(one.title.strip()) for one in (before, section))
        if first is None or second is None or order[section.id] != order[before.id] + 1:
            continue
        due = _value(first[1]) + 1
        if _value(second[1]) != due:
            yield rules.SEQUENCE.finding(
                f"{section.name}的序号“{second[0]}”接在{before.name}后面，应为“{_shown('{}、', due)}”。",
                section=section.id, found=second[0], expected=_shown("{}、", due),
            )  # fmt: skip


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else _NUMERALS.get(numeral, 0)


def _shown(pattern: str, value: int) -> str:
    return pattern.format(value if "{:d}" in pattern else chinese_numeral(value))
