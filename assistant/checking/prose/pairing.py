"""Section five: problems found, something done about each, and what became of last year's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checking.canonical import canonical
from assistant.checking.opening import DIGITS, opened_by
from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import at, lines
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import ReportSection

_PROBLEM = re.compile(
    r"问题|不足|短板|差距|薄弱|弱项|欠缺|困难|有待|滞后|单一|[不少低慢弱缺难]|需要?(?:进一步)?(?:加强|提升|提高|改进|完善)"
)
_MEASURE = re.compile(
    r"改进|措施|举措|对策|对此|为此|下一步|今后|明年|将|整改|拟|打算|计划|针对|加强|完善|推进|提升|健全|强化|优化|加大|已"
)
_OPENS_MEASURES = re.compile(
    r"下一步|改进|整改|今后|明年|对策|为此|对此|举措|措施|针对(?:上述|以上|存在|这些)|(?:将|拟|准备)(?:从|采取|着力|重点|做好|抓好)|20\d\d年[^。；]{0,16}将"
)
_OPENS_PROBLEMS = re.compile(r"问题|不足|短板|差距|薄弱环节|弱项")
STYLES = tuple(
    opened_by(characters, pattern, re.MULTILINE)
    for characters, pattern in (
        ("第一二三四五六七八九", r"(?:^|(?<=[。；：:;，,、*\s]))第?([一二三四五六七八九])是"),
        ("第", r"(?:^|(?<=[。；：:;，,\s]))第([一二三四五六七八九])，"),
        ("（(", r"(?:^|(?<=[。；：:;，,\s]))[（(]([一二三四五六七八九十])[)）]"),
        (DIGITS, r"(?:^|(?<=[。；：:;，,\s）)]))(\d)[.．、](?=20\d\d年|\D)"),
        (f"（({DIGITS}", r"(?:^|(?<=[。；：:;，,\s）)]))[（(]?(\d)[)）]"),
    )
)
"""How items are numbered; a run keeps to one style."""
_NUMERALS = "一二三四五六七八九十"
_LIST = re.compile(r"(?:不足|问题)[^。；\n：]{0,8}：([^。\n：]{8,200})。")
_NAMES_A_PROBLEM = re.compile(r"[不少低慢弱缺难]|有待|滞后|单一|还[需要]|需要?进一步")
_LOOK_BACK = 100
_LOOKS_BACK = re.compile(r"上一?年|去年|往年|整改")
_FILLERS = re.compile(
    r"政府信息公开|政务公开|信息公开|公开工作|工作|情况|方面|问题|不足|进一步|有待|还需|需要|加强|提高|提升|完善|不断|不够|存在|个别|部分|有时|仍|较|有所|力度|水平|能力|质量|及时|全面|我[局镇乡县市区办委]|街道"
)


@dataclass(frozen=True, slots=True)
class _Group:
    """A run of numbered items with what introduces it."""

    opening: str
    items: tuple[tuple[int, int], ...]


def check_pairing(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Problems without measures, fewer measures than problems, last year's problems passed over."""
    section = next((section for section in sections if section.id == "problems"), None)
    if section is None or not section.text.strip():
        return
    text = section.text
    groups = _groups(text)
    if not _PROBLEM.search(text) and not groups:
        yield at(rules.PAIRING, section, 0, len(text), "没有写存在的问题。")
    elif not _looks_ahead(figures, text) and len(groups) < 2:
        yield at(rules.PAIRING, section, 0, len(text), "只写了问题，没有写怎样改进。")
    else:
        yield from _counts(section, groups)
    yield from _last_year(figures, section)


def _looks_ahead(figures: Figures, text: str) -> bool:
    words = canonical(text).text
    return _MEASURE.search(words) is not None or f"{figures.year + 1}年" in words


def _counts(section: ReportSection, groups: list[_Group]) -> Iterator[Finding]:
    problems, measures = _sides(groups)
    if problems is None and (listed := _listed(section.text)):
        problems, measures = _sides(sorted([listed, *groups], key=lambda group: group.items[0]))
    if problems is None or measures is None:
        return
    text = section.text
    answers = [_words(text[start:end]) for start, end in measures.items]
    unanswered = [
        span for span in problems.items if not any(_words(text[slice(*span)]) & words for words in answers)
    ]
    if len(problems.items) > len(measures.items):
        start, end = unanswered[0] if unanswered else problems.items[-1]
        example = f"，如“{_cut(text[start:end])}”没有对应的措施" if unanswered else ""
        yield at(
            rules.PAIRING, section, start, end,
            f"写了{len(problems.items)}个问题，改进措施只有{len(measures.items)}条{example}。",
            found=str(len(measures.items)), expected=str(len(problems.items)),
        )  # fmt: skip
        return
    for start, end in unanswered:
        yield at(
            rules.UNANSWERED, section, start, end, f"的问题“{_cut(text[start:end])}”没有找到对应的改进措施。"
        )


def _listed(text: str) -> _Group | None:
    """`主要有：甲不及时、乙不够完善，丙有待增强`: problems in a row without numbers, each naming what is wrong."""
    match = _LIST.search(text)
    if match is None or any(style.search(match[1]) for style in STYLES):
        return None
    mark = "；" if "；" in match[1] else "[，、]"
    items: list[tuple[int, int]] = []
    for piece in re.finditer(f"(?:(?!{mark}).)+", match[1]):
        start, end = match.start(1) + piece.start(), match.start(1) + piece.end()
        if items and not _NAMES_A_PROBLEM.search(piece[0]):
            start = items.pop()[0]
        items.append((start, end))
    return _Group("问题", tuple(items)) if len(items) > 1 else None


def _sides(groups: list[_Group]) -> tuple[_Group | None, _Group | None]:
    """The numbered problems and the numbered measures behind them; None where one of them is not numbered."""
    problems: _Group | None = None
    for group in groups:
        kind = _kind(group.opening)
        if problems and kind == "measures":
            return problems, group
        if kind == "problems":
            problems = problems or group
    return problems, None


def _kind(opening: str) -> str:
    """What a run of items is, by the last sentence before it that says so."""
    for sentence in reversed(re.split(r"[。\n]", opening)):
        if _OPENS_MEASURES.search(sentence):
            return "measures"
        if _OPENS_PROBLEMS.search(sentence):
            return "" if _LOOKS_BACK.search(sentence) else "problems"
    return ""


def _groups(text: str) -> list[_Group]:
    """The runs of at least two items, in the order of the text."""
    return sorted(
        (group for style in STYLES for group in _runs(text, style)), key=lambda group: group.items[0]
    )


def _runs(text: str, style: re.Pattern[str]) -> Iterator[_Group]:
    run: list[re.Match[str]] = []
    behind = 0
    for mark in (*style.finditer(text), None):
        number = _number(mark[1]) if mark else 1
        if run and number == 1:
            group = _group(text, run, behind, mark.start() if mark else len(text))
            behind = group.items[-1][1]
            if len(run) > 1:
                yield group
            run = []
        if mark and number == len(run) + 1:
            run.append(mark)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else _NUMERALS.index(numeral) + 1


def _group(text: str, run: list[re.Match[str]], behind: int, limit: int) -> _Group:
    start = run[0].start()
    opening = text[max(behind, start - _LOOK_BACK) : start]
    ends = [mark.start() for mark in run[1:]] + [_end_of_last(text, run[-1].start(), limit)]
    return _Group(opening, tuple((mark.start(), end) for mark, end in zip(run, ends, strict=True)))


def _end_of_last(text: str, start: int, limit: int) -> int:
    ends = [found for mark in "。\n" if (found := text.find(mark, start, limit)) >= 0]
    return min(ends, default=limit)


def _words(text: str) -> set[str]:
    """Pairs of neighbouring characters of the words that carry meaning."""
    for style in STYLES:
        text = style.sub(" ", text, count=1)
    pieces = re.split(r"[^\u4e00-\u9fff]+", _FILLERS.sub(" ", text))
    return {piece[index : index + 2] for piece in pieces for index in range(len(piece) - 1)}


def _last_year(figures: Figures, section: ReportSection) -> Iterator[Finding]:
    previous = figures.previous
    before = next((prose.text for prose in previous.prose if prose.id == "problems"), "") if previous else ""
    named = f"{figures.year - 1}年"
    if not _PROBLEM.search(before) or _LOOKS_BACK.search(section.text) or named in section.text:
        return
    first = next((line.text for line in lines(before) if _PROBLEM.search(line.text)), "")
    yield at(
        rules.LAST_PROBLEMS, section, 0, min(len(section.text), 1),
        f"没有写上年问题的整改情况；上年报告写的是“{_cut(first)}”。",
    )  # fmt: skip


def _cut(text: str) -> str:
    text = " ".join(text.split()).rstrip("。；")
    return text if len(text) <= 30 else f"{text[:30]}…"
