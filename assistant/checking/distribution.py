"""Numbers shared out over nouns: `维持、纠正分别为3件、1件`, `维持、纠正各1件`, `34件、9件，分别占44.74%、11.84%`."""

import re
from dataclasses import dataclass

from assistant.checking.asides import past_asides
from assistant.checking.clause_words import Words, read_words
from assistant.checking.clauses import Span, clause_start
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import Mentions
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, subject_of, table_of, usual_subject
from assistant.checking.terms import Hit
from assistant.numerals import Mention

_TELLING = 3
"""Numbers of a run from which words that are weak one by one name a table."""
_SHARED_OUT = re.compile(r"分别|依次")
_JUST_SHARED_OUT = re.compile("(?:分别|依次)(?:为|是|有|占|达|提出)?$")
_THE_FIRST = re.compile("[前头首][两二三四五](?:种|类|项|者|样)")
"""前两种占比分别为…: not of the last counts before."""
_PIECE = re.compile("[^、和及与或]+")
_NEXT = re.compile("[、和及与]")
_BETWEEN = re.compile(r"[、，,；和及与以]{0,2}(?:增长|下降|上升|减少|增加|降低|提高|占)?")
_BETWEEN_SHARES = re.compile(r"[、和及与以]{0,2}(?:增长|下降|上升|减少|增加|降低|提高|占)?|，")
"""占40.0%，10.8%，21.5%; a comma before words ends a run of shares: 占30.92%，近三分之一 says one thing twice."""
SAYS_EACH = re.compile(r"各(?:自)?[^，。；、\d]{0,3}$|(?:均|都|皆|同|同样|也都)(?:为|是|有|系)$")


@dataclass(frozen=True, slots=True)
class Distribution:
    """What one number of a shared-out run belongs to: some words, or a count so many counts back."""

    words: Words | None
    back: int = 0
    each: bool = False
    length: int = 1
    """How many numbers the run has."""
    unknown: bool = False
    """Whether some of the nouns are none that a table has, so that nobody knows which number is whose."""
    table: str | None = None
    """The table that the words of the run speak of together, whatever was told before: 新收申请和办结分别…."""
    lead: Span | None = None
    """The words before the run, which say for all of it whether something grew or fell."""

    def subject(self, evidence: Evidence, frame: Subject | None) -> Subject | None:
        """The cells the number counts."""
        if self.table and frame and frame.table != self.table:
            frame = None
        found = subject_of(evidence, self.words, frame or self._usual(evidence)) if self.words else None
        if found is None or self.words is None or not self.each:
            return found
        nouns = _nouns(self.words, None, found.table)
        others = tuple(hit for hit in self.words.hits if hit not in nouns)
        singles = [subject_of(evidence, self.words._replace(hits=(*others, noun)), frame) for noun in nouns]
        return found._replace(each=_parts_only([single for single in singles if single is not None]))

    def _usual(self, evidence: Evidence) -> Subject | None:
        """许可、处罚、强制分别为…: words that are weak one by one speak of their table together."""
        tables = {term.table for hit in (self.words.hits if self.words else ()) for term in hit.terms}
        table = self.table or (next(iter(tables)) if len(tables) == 1 and self.length >= _TELLING else None)
        return None if table is None else usual_subject(evidence, table)


def _parts_only(subjects: list[Subject]) -> tuple[Subject, ...]:
    """不予公开的理由以第三方权益和执法案卷为主，各12件: the whole that is named before its parts is none of them."""
    cells = [set(subject.rows[0] if subject.rows else ()) for subject in subjects]
    return tuple(
        subject
        for subject, own in zip(subjects, cells, strict=True)
        if not any(other < own for other in cells)
    )


def distributions(evidence: Evidence, text: str, sentence: Span, inside: Mentions) -> dict[int, Distribution]:
    """By the start of a number: what a shared-out run assigns to it."""
    found: dict[int, Distribution] = {}
    quantities = [mention for mention in inside if mention.kind == "quantity"]
    index, start = 0, sentence.start
    while index < len(quantities):
        run = _run(text, quantities, index, start)
        if start > sentence.start:
            start = past_asides(evidence, text, start, run[0].start)
        part = text.rfind("；", start, run[0].start) + 1  # what stands before it is the last number's
        found |= _share_out(evidence, text, Span(max(part, start), run[0].start), run, inside)
        index += len(run)
        start = next((mention.end for mention in reversed(run) if _ends_what_leads(mention)), start)
    return found


def _ends_what_leads(mention: Mention) -> bool:
    """Words before it are not of the next run; 两种理由各3件 counts its own nouns."""
    return mention.unit in ("%", "件") or any(map(str.isdigit, mention.text))


def _run(text: str, quantities: list[Mention], index: int, start: int) -> list[Mention]:
    """Numbers of one kind that follow each other with nothing but a mark or a direction between; its words begin at `start`."""
    run = [quantities[index]]
    says_each = SAYS_EACH.search(text, start, run[0].start)
    follows = len(quantities) > index + 1 and _NEXT.fullmatch(text, run[0].end, quantities[index + 1].start)
    if says_each and not (says_each[0].startswith("各") and follows):
        return run  # 过程性信息与行政查询事项各1件，4件不予处理
    shared_out = bool(says_each) or _SHARED_OUT.search(text, start, run[0].start) is not None
    for following in quantities[index + 1 :]:
        is_like = (following.unit == "%") == (run[0].unit == "%") and _are_written_alike(run[0], following)
        is_one_thing = following.unit == "%" and not shared_out
        between = _BETWEEN_SHARES if is_one_thing else _BETWEEN
        is_said_again = is_one_thing and text[run[-1].end] == "，" and not following.text[0].isdigit()
        if not is_like or is_said_again or not between.fullmatch(text, run[-1].end, following.start):
            break
        run.append(following)
    return run


def _are_written_alike(first: Mention, following: Mention) -> bool:
    """分别是314、150、198；三项合计…: 三项 is none of the run."""
    return first.text[0].isdigit() == following.text[0].isdigit()


def _share_out(
    evidence: Evidence, text: str, lead: Span, run: list[Mention], inside: Mentions
) -> dict[int, Distribution]:
    if len(run) == 1:
        found = _single(evidence, text, lead, inside)
        return {run[0].start: found} if found else {}
    is_shared_out = (_SHARED_OUT.search(text, *lead) or SAYS_EACH.search(text, *lead)) is not None
    words = _taken_apart(evidence, read_words(evidence, text, lead, inside), len(run))
    nouns = _nouns(_before_the_whole(words, run[0]), len(run)) if is_shared_out else []
    if nouns:
        others = tuple(hit for hit in words.hits if hit not in nouns)
        table = table_of(words, None)
        return {
            mention.start: Distribution(
                words._replace(hits=(*others, noun)), length=len(run), table=table, lead=lead
            )
            for mention, noun in zip(run, nouns, strict=True)
        }
    if not is_shared_out and run[0].unit != "%":
        return {}
    is_strange = bool(words.hits) and residue_of(evidence, text, lead, inside) != ""
    unknown = is_shared_out and (is_strange or _THE_FIRST.search(text, *lead) is not None)
    return {
        mention.start: Distribution(
            None, back=0 if unknown else len(run) - place, length=len(run), unknown=unknown, lead=lead
        )
        for place, mention in enumerate(run)
    }


def _taken_apart(evidence: Evidence, words: Words, count: int) -> Words:
    """公开和部分公开的分别是236件、25件: one word of the vocabulary where two numbers follow is two."""
    for hit in words.hits:
        found = [
            Hit(hit.start + piece.start(), hit.start + piece.end(), terms)
            for piece in _PIECE.finditer(words.text[hit.start : hit.end])
            if (terms := evidence.vocabulary.terms.get(piece[0]))
        ]
        if len(found) == count:
            return words._replace(hits=tuple(found))
    return words


def _before_the_whole(words: Words, first: Mention) -> Words:
    """占办结总数的比重分别为49.8%、10.7%: what stands behind 占 is what the shares are of."""
    split = words.text.rfind("占", words.span.start, words.span.end) if first.unit == "%" else -1
    if split < 0:
        return words
    return words._replace(hits=tuple(hit for hit in words.hits if hit.end <= split))


def _single(evidence: Evidence, text: str, lead: Span, inside: Mentions) -> Distribution | None:
    """维持、纠正各1件 holds for each noun; of 分别为39件、共73件 nobody knows whose the first is."""
    if _JUST_SHARED_OUT.search(text, lead.start, lead.end):
        return Distribution(None, unknown=True)
    if not SAYS_EACH.search(text, lead.start, lead.end):
        return None
    own = Span(clause_start(text, lead.start, lead.end), lead.end)
    for span in (own, lead):
        words = read_words(evidence, text, span, inside)
        if len(_nouns(words, None)) > 1:
            return Distribution(words, each=True)
    return None


def _nouns(words: Words, count: int | None, table: str = "") -> list[Hit]:
    """The terms of one axis that are listed, of one table if it is known; as many as there are numbers."""
    for axis in ("row", "column"):
        hits = _listed(words, axis, "result", table)
        if count is not None and len(hits) > count:
            hits = _without_wholes(hits)
        if len({hit.terms for hit in hits}) < min(len(hits), 2):
            continue  # 作出决定 is one thing in two words
        if len(hits) > 1 and (count is None or len(hits) == count):
            return hits
        if count is not None and len(hits) > count:
            return hits[-count:]
    steps = _listed(words, "row", "process", table)  # 新收、办结分别为…
    return steps if count is not None and len(steps) == count else []


def _without_wholes(hits: list[Hit]) -> list[Hit]:
    """国家秘密、第三方权益等两类不予公开情形分别为…: the whole that is named behind its parts has no number of its own."""
    cells = [set(hit.terms[0].readings[0]) for hit in hits]
    return [hit for hit, own in zip(hits, cells, strict=True) if not any(other < own for other in cells)]


def _listed(words: Words, axis: str, level: str, table: str) -> list[Hit]:
    return [
        hit
        for hit in words.hits
        if any(
            term.axis == axis and term.level == level and not term.is_change and table in ("", term.table)
            for term in hit.terms
        )
    ]
