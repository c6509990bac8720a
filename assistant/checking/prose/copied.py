"""Likeness to last year's report, numbers and names masked: how much, and which passages."""

from collections.abc import Iterator
from fractions import Fraction

from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import at
from assistant.checking.prose.names import own_names
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.likeness import Passage, sentences, share, shared_passages
from assistant.report import ReportSection

_TOO_MUCH = {"overview": Fraction(6, 10), "problems": Fraction(3, 10)}
"""By section; the preamble and 其他需要报告的事项 are formulas that are the same every year."""
_SHOWN = 3


def check_likeness(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """A finding for each section that repeats too much of last year's."""
    before = {prose.id: prose.text for prose in figures.previous.prose} if figures.previous else {}
    names = own_names(figures)
    for section in sections:
        other = before.get(section.id)
        if not other or section.id not in _TOO_MUCH:
            continue
        passages = shared_passages(section.text, other, names, names)
        part = share(sentences(section.text, names), passages)
        if passages and part >= _TOO_MUCH[section.id]:
            yield _copied(section, passages, part)


def _copied(section: ReportSection, passages: tuple[Passage, ...], part: Fraction) -> Finding:
    longest = max(passages, key=lambda passage: passage.length)
    shown = "；".join(f"“{_cut(section.text[passage.start : passage.end])}”" for passage in passages[:_SHOWN])
    more = f"等{len(passages)}处" if len(passages) > _SHOWN else ""
    return at(
        rules.COPIED, section, longest.start, longest.end,
        f"遮去数字和名称后有{round(part * 100)}%与上年报告相同：{shown}{more}。", found=f"{round(part * 100)}%",
    )  # fmt: skip


def _cut(passage: str) -> str:
    text = " ".join(passage.split())
    return text if len(text) <= 40 else f"{text[:26]}……{text[-10:]}"
