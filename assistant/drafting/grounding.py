"""Invented material: whatever a text says that stands in no fact, no note, no name of the office and no statute.

Two nets. Words that always state something (会议, 领导, 由于, a title in 《》, the name of an institution) must stand in
the material. And every clause must share its characters, two by two, with the material or with the words that join
facts: a clause of which much stands nowhere was made up, whatever its words are.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.drafting import rules
from assistant.drafting.passages import Passage
from assistant.drafting.phrases import load_phrases
from assistant.drafting.quoting import sentence_around
from assistant.drafting.slots import SLOT
from assistant.drafting.unwanted import Unwanted, load_unwanted
from assistant.figures import Office
from assistant.findings import Finding

_DOCUMENT = re.compile(r"《([^《》\n]{1,60})》")
_QUOTED = re.compile(r"[“‘「『]([^“”‘’「」『』\n]{1,60})[”’」』]")
_CLAUSE = re.compile(r"[^，。；：、！？（）\n\x00]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FRAME = re.compile(r"(?:从|按照?|在|就).{2,10}(?:来?看|来说|分|划分|方面|上)")
"""Says from which side a number is looked at, and nothing of its own: 按申请人类型分, 从审理结果看."""
_FEWEST_NEW = 4
_SHARE_NEW = 0.4
"""A clause is made up when at least four of its pairs, and two in five, stand nowhere; or all of a short one's."""


def check_grounding(text: str, passage: Passage, office: Office, words: str) -> Iterator[Finding]:
    """What `text`, with its keys, says without material; `words` names the files of phrases and unwanted words."""
    unwanted = load_unwanted(words)
    bare = SLOT.sub("\x00", text)
    material = f"{passage.material}\n{office.name}\n{office.short}\n{office.parent}"
    for what, pattern in (("事情", unwanted.events), ("原因", unwanted.causes)):
        yield from _words(bare, passage, material + "\n" + unwanted.joining, pattern, what)
    yield from _titles(bare, passage, material, unwanted)
    yield from _names(bare, passage, material, unwanted)
    yield from _clauses(bare, passage, _pairs(material), _usual_pairs(passage.section, passage.topic, words))


def _words(
    bare: str, passage: Passage, material: str, pattern: re.Pattern[str], what: str
) -> Iterator[Finding]:
    for match in pattern.finditer(bare):
        if match[0] not in material:
            yield _finding(bare, passage, match, f"{what}“{match[0]}”")
            return


def _titles(bare: str, passage: Passage, material: str, unwanted: Unwanted) -> Iterator[Finding]:
    for match in _DOCUMENT.finditer(bare):
        if match[1] not in unwanted.documents and match[0] not in material:
            yield _finding(bare, passage, match, f"文件{match[0]}")
    for match in _QUOTED.finditer(bare):
        if "\x00" not in match[1] and match[1] not in material:
            yield _finding(bare, passage, match, f"引语{match[0]}")


def _names(bare: str, passage: Passage, material: str, unwanted: Unwanted) -> Iterator[Finding]:
    for match in unwanted.persons.finditer(bare):
        if match[0][-3:] not in material and match[0][-2:] not in material:
            yield _finding(bare, passage, match, f"人“{match[0]}”")
            return
    for match in unwanted.institutions.finditer(bare):
        name = match[0]
        if name[-3:] in material or any(word in name or name in word for word in unwanted.general_names):
            continue
        if not set(_pairs(name)) <= _pairs(unwanted.joining):
            yield _finding(bare, passage, match, f"机构或地点“{name}”")
            return


def _clauses(bare: str, passage: Passage, known: frozenset[str], usual: frozenset[str]) -> Iterator[Finding]:
    for match in _CLAUSE.finditer(bare):
        pairs = _in_order(match[0])
        new = [pair for pair in pairs if pair not in known and pair not in usual]
        is_short_and_new = len(new) == len(pairs) > 1
        is_mostly_new = len(new) >= _FEWEST_NEW and len(new) >= _SHARE_NEW * len(pairs)
        if (is_short_and_new or is_mostly_new) and not _FRAME.fullmatch(match[0]):
            yield _finding(bare, passage, match, f"“{match[0].strip()}”")
            return


def _finding(bare: str, passage: Passage, match: re.Match[str], what: str) -> Finding:
    around = sentence_around(bare, match.start(), match.end()).replace("\x00", "…")
    return rules.INVENTED.finding(
        f"“{around}”：{what}在数据和材料里没有，请删去。",
        section=passage.section,
        found=match[0].replace("\x00", ""),
    )


@lru_cache(maxsize=64)
def _usual_pairs(section: str, topic: str, words: str) -> frozenset[str]:
    """Of the joining words, and of all ways in which the embedded drafter words this passage: they invent nothing."""
    phrases = load_phrases(words)
    variants = (
        variant
        for paragraph in phrases.paragraphs
        if (paragraph.section, paragraph.topic) == (section, topic)
        for sentence in paragraph.sentences
        for variant in sentence.variants
    )
    lists = (item.text for phrase_list in phrases.lists for item in phrase_list.items)
    others = (text for wordings in phrases.wordings.values() for text in wordings)
    return _pairs("\n".join([load_unwanted(words).joining, *variants, *lists, *others]))


def _in_order(text: str) -> list[str]:
    return [
        text[index : index + 2]
        for index in range(len(text) - 1)
        if _HAN.match(text[index]) and _HAN.match(text[index + 1])
    ]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(_in_order(text))
