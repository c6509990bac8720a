"""Words written twice, sentences written twice, two versions of one sentence left standing."""

import re
from collections.abc import Iterator

from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import Piece, around, at, sentences
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.likeness import masked
from assistant.report import ReportSection

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
_COMPOUND = re.compile(r"[栏网点室号卡书证单表费员人者部科处局站窗厅中平制机目指专方渠]")
"""What may follow when the second word begins a noun of its own: 信息公开公开栏, 政务服务服务中心."""
_MAY_REPEAT = re.compile(
    r"[一二两三四五六七八九十百千万零〇]+|一[\u4e00-\u9fff]|逐[\u4e00-\u9fff]|研究|讨论|商量|反复|多多|常常|渐渐|层层|点点|处处|时时|事事|人人|年年|家家|户户|[点某]+|省省|县县|市市|区区"
)
_PARTICLES = re.compile(
    r"(?<!目)的的(?!确|士)|了了(?![解然结])|在在(?![建线校职岗册编售租研押途案档场])|和和(?![谐睦平解美气县])|对对(?![口应接象标外策照比])"
    r"|是是(?![否非])|为为(?![民企农何期主先])|与与(?!会)|及及(?![时早格其])|将将(?![军领])|把把(?![关脉])|等等等|并并(?![联购网轨])|也也|被被|从从(?![业事严])|向向"
)
_SAME = re.compile(r"([的了在和对是为与及将把等并也被从向])\1")
_LONG = 20
_PARAGRAPH = 30


def check_repetition(_: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Doubled words, repeated sentences, stacked versions."""
    for section in sections:
        yield from _doubled(section)
    yield from _repeated(sections)


def _doubled(section: ReportSection) -> Iterator[Finding]:
    text = section.text
    for match in _TWICE.finditer(text):
        start, length = _as_late_as_possible(text, match.start(), len(match[1]))
        word, behind = text[start : start + length], text[start + 2 * length :][:1]
        if not _MAY_REPEAT.fullmatch(word) and not _COMPOUND.match(behind):
            yield _twice(section, start, start + 2 * length)
    for pair in _SAME.finditer(text):
        particle = _PARTICLES.match(text, pair.start())
        if particle:
            yield _twice(section, particle.start(), particle.end())


def _as_late_as_possible(text: str, start: int, length: int) -> tuple[int, int]:
    """`务服务服务` is found as 务服 twice; it is 服务 twice."""
    for _ in range(length - 1):
        if text[start : start + 1] != text[start + 2 * length : start + 2 * length + 1]:
            break
        start += 1
    return start, length


def _twice(section: ReportSection, start: int, end: int) -> Finding:
    words = section.text[start:end]
    return at(
        rules.DOUBLED_WORD, section, start, end,
        f"“{around(section.text, start, end)}”里“{words}”重复了。", found=words, expected=words[: len(words) // 2],
    )  # fmt: skip


def _repeated(sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Each long sentence against those before it; the later one is reported."""
    exact: dict[str, ReportSection] = {}
    wordings: dict[str, tuple[ReportSection, Piece]] = {}
    for section in sections:
        for sentence in sentences(section.text):
            plain = "".join(sentence.text.split())
            if len(plain) < _LONG:
                continue
            wording = masked(plain) if len(plain) >= _PARAGRAPH else ""
            if plain in exact:
                yield _again(section, sentence, exact[plain])
            elif len(wording) >= _PARAGRAPH and wording in wordings:
                yield _versions(section, sentence, *wordings[wording])
            exact.setdefault(plain, section)
            wordings.setdefault(wording, (section, sentence))


def _again(section: ReportSection, sentence: Piece, before: ReportSection) -> Finding:
    where = "前面已经写过" if before.id == section.id else f"与{before.name}重复"
    return at(
        rules.REPEATED, section, sentence.start, sentence.end, f"“{sentence.text[:30]}…”这句话{where}。",
        found=sentence.text,
    )  # fmt: skip


def _versions(section: ReportSection, sentence: Piece, before: ReportSection, other: Piece) -> Finding:
    return at(
        rules.VERSIONS, section, sentence.start, sentence.end,
        f"“{sentence.text[:30]}…”与{before.name}“{other.text[:30]}…”除数字外完全相同，是否两个版本都留着？",
        found=sentence.text,
    )  # fmt: skip
