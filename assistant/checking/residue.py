"""What is left of a clause when everything understood is taken away.

With an empty residue the clause is understood and its number can be contradicted; with anything left over (a channel,
a department, a topic of the applications) the number may be about something narrower.
"""

import re
from collections.abc import Iterator

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import Mentions
from assistant.checking.opening import opened_by
from assistant.checking.places import counts_the_told
from assistant.checking.terms import find_terms
from assistant.numerals import Mention

COMPARED_WITH = opened_by("比较与同", r"(?:比|较|与|(?<!连)同)(?:上一?年度?|去年|20\d\d年度?)(?:相比|同期)?")
UNDER = opened_by(
    "受因根按依经开",
    r"受[^，。；、\d]{2,14}?影响|(?:因|根据|按照?|依据?|经|开展)[^，。；、\d]{0,6}?(?:调整|评估|清理|程序|安排|工作需要|审查|审核)后?(?![^，。；]{0,4}[引导提起])",
)
"""受疫情影响, 经评估, 因政策调整: why or in what way, and not of what."""
_BY_ARTICLE = opened_by(
    "依根按适",
    r"(?:依照|依据?|根据|按照?|适用)《[^《》]{2,30}》(?:第[一二三四五六七八九十百]+条(?:第[^，。；]{1,8}?[款项])?[、至和]?){1,4}(?:等|之)?(?:的)?(?:相关|有关)?(?:规定|要求)?",
)
"""依照《条例》第十四条至第十六条等规定: by what law, and not of what."""
_WHOLE_YEAR = re.compile(
    "|12月(?:31日|底|末)|年?[底末]|1月1日|1月?(?:份)?[-—–~～至到]+12月(?:份|底)?|(?:过去)?一年|(?:12|十二)个月"
)
"""Behind the year, or alone: 截至12月底, 1—12月."""
_PLACES = frozenset("省市区县乡镇村州旗局厅委科处室队所站")
"""Single characters that name a narrower place or body; any other one left over is a particle of the words around it."""
_EXAMPLES = re.compile(r"[^，。；：）]{2,40}等$")
_LONGEST_EXAMPLES = 41
"""Characters that they can take."""
_PUNCTUATION = re.compile(r"[\s，。；：、（）()“”‘’《》〈〉—…·*:;,\-]+")


def residue_of(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> str:
    """What is left of the clause when terms, anchors, fillers, the office's name and the year are taken away."""
    key = (text, span.start, span.end)
    found = evidence.residues.get(key)
    if found is None:
        found = evidence.residues[key] = _residue(evidence, text, span, mentions)
    return found


def _residue(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> str:
    vocabulary = evidence.vocabulary
    remaining = without(text, span, sorted(_understood(evidence, text, span, mentions)))
    for pattern in (evidence.names, vocabulary.anchors, vocabulary.fillers, _PUNCTUATION):
        remaining = pattern.sub(" ", remaining)
    return "".join([run for run in remaining.split() if _is_strange(evidence, run)])


def _understood(evidence: Evidence, text: str, span: Span, mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Where the span compares with another year, names what stands in a table, or has a number that is no figure."""
    for pattern in (COMPARED_WITH, UNDER, _BY_ARTICLE):
        for match in pattern.finditer(text, span.start, span.end):
            yield match.span()
    for hit in find_terms(evidence, text, span):
        yield hit.start, hit.end
        if text.endswith("等", span.start, hit.start) and any(
            term.table == "disclosure" for term in hit.terms
        ):
            examples = _EXAMPLES.search(text, max(span.start, hit.start - _LONGEST_EXAMPLES), hit.start)
            if examples:
                yield examples.span()
    for mention in mentions.within(span):
        says_nothing = (
            counts_the_told(text, mention)
            if mention.kind == "quantity"
            else _says_nothing(text, span, mention, evidence.year)
        )
        if says_nothing:
            yield mention.start, min(mention.end, span.end)


def without(text: str, span: Span, places: list[tuple[int, int]]) -> str:
    """The span with these places blank."""
    pieces, position = [], span.start
    for start, end in places:
        if start > position:
            pieces.append(text[position:start])
        position = max(position, end)
    return " ".join([*pieces, text[position : span.end]])


def _is_strange(evidence: Evidence, run: str) -> bool:
    """Whether what is left over may name something: two characters or more, or one that names a place or body."""
    rest = evidence.vocabulary.particles.sub("", run)
    return len(rest) > 1 or (rest != "" and (rest in _PLACES or not "\u4e00" <= rest <= "\u9fff"))


def _says_nothing(text: str, span: Span, mention: Mention, year: int) -> bool:
    """Numbers that are no figures; of dates those of the whole year, and 2024年结转, 结转至2026年, 由2024年的7件."""
    said = mention.text.removesuffix("度")
    is_beside = said in (f"{year - 1}年", f"{year + 1}年") and "转" in text[span.start : span.end]
    is_beginning = said == f"{year - 1}年" and text.startswith(("由", "从", "自"), mention.start - 1)
    return not narrows(mention, year) or is_beside or is_beginning


def narrows(mention: Mention, year: int) -> bool:
    """Whether a date says less than the whole reporting year: 第四季度, 截至6月, another year."""
    if mention.kind != "date":
        return False
    plain = mention.text.removesuffix("度").removeprefix(f"{year}年")
    return _WHOLE_YEAR.fullmatch(plain) is None
