"""Whether a number is of a part only: a channel, a part of the office, a part of the year, those that something else caused.

What the tables do not divide up they cannot refute. A word that narrows is none where it is part of what a table names
(撤销答复, 补正后申请内容仍不明确), and what narrows one view of the cases (从渠道看) ends where the next begins (从主体看).
"""

import re

from assistant.checking.asides import is_in_aside
from assistant.checking.clauses import Span, clause_start
from assistant.checking.evidence import Evidence
from assistant.checking.places import Place
from assistant.checking.residue import narrows
from assistant.checking.terms import find_terms, find_words
from assistant.numerals import Mention

_CAUSED = re.compile(
    "因(?!(?:对|不服)?(?:[本我][^，。；]{1,3})?(?:作出的)?(?:政府)?(?:信息)?公开|此|而)[^，。；]{2,20}(?:引发|引起|导致|产生|提起)的?"
)
"""因投诉举报处理引发的复议: those that come from something else than the disclosure of information."""
_OWN = re.compile("[我本]")
_AS_PARTY = re.compile("以[^，。；、\\d]{2,12}为(?:被申请人|被告)")
"""以市政府为被申请人的复议12件，以我局为被申请人3件: the first are not the bureau's own."""
_DIVIDED_BY = re.compile(
    r"按照?[^，。；、\d]{0,4}(?:来源|渠道|方式|内容|类型|领域|地域|地区|时间|月份)[^，。；、\d]{0,2}分"
)
"""按照来源分，省政府转来12件、直接收到628件: all that follow are parts, up to the semicolon."""
_GOVERNMENT_OFFICE = re.compile("(?<![及和与、])[省市县区州旗]政府办(?:公[室厅])?(?!理)")
"""县政府办受理30件: of a whole government, or of a bureau, but that office's own."""
_IS_GOVERNMENT_OFFICE = re.compile("政府办公[室厅]")
_CARRIES_ON = re.compile(
    "转|(?:延|移|留|跨|推|滚)[^，。；、\\d]{0,3}(?:至|到|入|待)|留待|递延|顺延|续办|接续"
)
"""结转2026年办理, 移至2026年续办: the year is where the cases go, and no part of this one."""
_OPENING_DATE = re.compile(
    "(?:截至|截止|截止到|自|从|在)?(?P<date>[^，。；：（]{2,14}?)(?:止|期间|以来|来|内|中)?(?=，)"
)
_OPENING_YEAR = re.compile(r"(20\d\d)年度?(?!以来|至|-|—)")
_ALL_YEAR = re.compile("全年|本年|年内|当年|年度")
_LED_BY = re.compile("[在对从由经向就按以每]|通过|根据|关于")
"""What a clause may begin with before the word that it is about: 在网络平台上，…."""
_EACH = re.compile("(?:每|按|分|逐件|逐一|逐项|严格|认真|经|经过|依法)\\Z")
"""每季度通报, 逐件审核, 经审查: how work is done, whatever is counted beside it."""
_BEFORE_IT = 4
"""Characters before a word in which that stands."""
_DEED = re.compile(
    "审查|审核|复核|公示|公告|备案|转办|经办|承办|协办|代表|提案|建议|热线|工单|12345|12315|信箱|留言|咨询|来信|信访件"
    "|网[站上络]|公众号|微博|新媒体|专栏|公开栏|线[上下]|现场|电子|条目|工作日|满意|好评|点击|浏览|访问|表格|渠道上|通知书|意见书|告知书"
)
"""Work beside which counts are told; what says who did it, when, or of which papers holds for all clauses."""
_TITLE = re.compile("《[^《》]*》")
_WAYS = frozenset(
    [
        "当面",
        "信函",
        "邮寄",
        "网络",
        "在线",
        "传真",
        "网上",
        "线上",
        "线下",
        "现场",
        "窗口",
        "邮政",
        "邮件",
        "电子",
        "网站",
        "信箱",
        "来信",
        "口头",
        "其他形式",
        "审查",
        "审核",
        "复核",
        "公示",
        "公告",
    ]
)
_A_WAY = re.compile("当面|信函|邮寄|网络|网上|线上|线下|现场|窗口|邮政|邮件|网站|信箱|平台")
_OF_WORK = re.compile(
    "[^，。；：]{0,10}?(?:严格|规范|畅通|拓宽|拓展|健全|完善|优化|加强|强化|落实|建立|推进|扎实|认真|坚持|做好|高度重视|持续|不断|积极|切实)"
    "[^，。；：]*(?<!方面)(?<!领域)(?<![中里内时后])，"
)
"""What opens a sentence and says how the work is done."""
_EVERY_WAY = re.compile(r"(?:通过|采取|以)[^，。；、\d]*、[^，。；\d]*?等?(?:方式|渠道|途径|形式)")
_GOES_ON = re.compile("其中|上述|以上|这些")
"""What the sentence before narrowed, this one goes on from: 第四季度收到申请6件。其中予以公开4件."""
_VIEWS = ("；从", "；按")
"""Where a sentence begins to tell its cases from another view: 从渠道看，…；从主体看，…"""
_WHOLE_YEAR = ("今年", "本年", "本年度", "年初")
"""今年以来 is the whole year."""


def is_narrowed(evidence: Evidence, place: Place) -> bool:
    """A channel, a part of the office, a part of the year; last year is no part of this one and is read as such."""
    text = place.text
    # What stands before the semicolon is the last number's.
    parted = text.rfind("；", place.sentence.start, place.before.end) + 1
    words = Span(max(parted, place.before.start), place.after.end)
    return (
        _names_a_part(evidence, place, words)
        or _CAUSED.search(text, words.start, words.end) is not None
        or any(_OWN.search(match[0]) is None for match in _AS_PARTY.finditer(text, words.start, words.end))
        or _DIVIDED_BY.search(text, max(parted, place.sentence.start), place.before.end) is not None
        or _names_a_scope(evidence, place, Span(_scope_start(place), place.before.end))
        or _opens_with_a_part(evidence, place)
        or any(
            _is_part_of_the_year(evidence, mention)
            and _CARRIES_ON.search(text, words.start, words.end) is None
            for mention in place.inside.within(words)
        )
    )


def _opens_with_a_part(evidence: Evidence, place: Place) -> bool:
    """截至9月底，制发文件3件，收到申请5件: the sentence opens with a part of the year, and no count says 全年."""
    year = _OPENING_YEAR.match(place.text, place.sentence.start, place.before.end)
    if year is not None and int(year[1]) not in (evidence.year, evidence.year - 1):
        so_far = place.text[place.sentence.start : place.mention.start]
        return f"{evidence.year}年" not in so_far and _ALL_YEAR.search(so_far) is None
    opening = _OPENING_DATE.match(place.text, place.sentence.start, place.before.end)
    if opening is None or _ALL_YEAR.search(place.clause.of(place.text)):
        return False
    dates = place.inside.within(Span(*opening.span("date")))
    return any(date.text == opening["date"] and _is_part_of_the_year(evidence, date) for date in dates)


def _is_part_of_the_year(evidence: Evidence, mention: Mention) -> bool:
    """Whether it says less than the whole year; last year is none of it."""
    return narrows(mention, evidence.year) and not mention.text.startswith(str(evidence.year - 1))


def _names_a_part(evidence: Evidence, place: Place, words: Span) -> bool:
    """A narrowing word that is not itself part of what a table names: 撤销答复, 申请人撤回."""
    text = place.text
    narrowing = [
        match
        for match in evidence.vocabulary.narrowing.finditer(text, words.start, words.end)
        if not _tells_of_work(place, match)
        and not _is_left_behind(evidence, place, match)
        and not (
            match[0] == "以来"
            and text.endswith((*_WHOLE_YEAR, f"{evidence.year}年"), words.start, match.start())
        )
    ]
    offices = list(_GOVERNMENT_OFFICE.finditer(text, words.start, words.end))
    if offices and not _IS_GOVERNMENT_OFFICE.search(evidence.figures.office.name):
        narrowing += offices
    return _stands_alone(evidence, text, words, narrowing)


def _is_left_behind(evidence: Evidence, place: Place, match: re.Match[str]) -> bool:
    """每季度通报1次，全年发生行政复议3件: part of another clause, and no body that both clauses speak of."""
    text, clause = place.text, place.clause
    if any(
        title.start() < match.start() < title.end()
        for title in _TITLE.finditer(text, place.sentence.start, place.sentence.end)
    ):
        return True
    if match.start() >= clause.start:
        return False
    if _EACH.search(text, max(place.sentence.start, match.start() - _BEFORE_IT), match.start()):
        return True
    if not _DEED.search(match[0]) or not _is_fresh(evidence, place):
        return False
    start = clause_start(text, place.sentence.start, match.start())
    led = _LED_BY.match(text, start, match.start())
    has_a_number = match.start() < place.before.start
    return match.start() > (led.end() if led and not has_a_number else start)


def _is_fresh(evidence: Evidence, place: Place) -> bool:
    """Whether the clause says by itself what it counts, or that it is the whole year's."""
    own = Span(place.clause.start, place.after.end)
    return _ALL_YEAR.search(place.clause.of(place.text)) is not None or any(
        hit.is_anchor
        or any(
            not term.weak and (term.level != "process" or "申请" in place.text[hit.start : hit.end])
            for term in hit.terms
        )
        for hit in find_words(evidence, place.text, own)
    )


def _tells_of_work(place: Place, match: re.Match[str]) -> bool:
    """畅通当面、信函、网络渠道，收到申请77件; 通过网络、信函等方式收到申请77件: how the work is done, or every way to apply."""
    text, sentence = place.text, place.sentence
    if "申请" not in place.clause.of(text) or match[0] not in _WAYS:
        return False
    if match.start() < place.clause.start:
        start = clause_start(text, sentence.start, match.start())
        return _OF_WORK.match(text, start, place.clause.start) is not None
    every = _EVERY_WAY.search(text, place.clause.start, place.clause.end)
    is_one_of_them = every is not None and every.start() <= match.start() < every.end()
    return is_one_of_them and _A_WAY.search(text, place.after.end, sentence.end) is None


def _scope_start(place: Place) -> int:
    """从渠道看，…；从主体看，…: where the view that the number is told from begins."""
    start = place.sentence.start
    if _GOES_ON.match(place.text, start):
        start = max(0, place.text.rfind("。", 0, max(0, start - 1)) + 1, place.text.rfind("\n", 0, start) + 1)
    return max(start, *(place.text.rfind(mark, start, place.before.end) for mark in _VIEWS))


def opens_a_view(place: Place) -> bool:
    """Whether the number is the first of such a view, so that it leans on nothing told from another."""
    return any(mark in place.before.of(place.text) for mark in _VIEWS)


def _names_a_scope(evidence: Evidence, place: Place, words: Span) -> bool:
    """A word that narrows all of the sentence behind it; the 申请内容 of 补正后申请内容仍不明确 is none."""
    text = place.text
    scopes = [
        match
        for match in evidence.vocabulary.scopes.finditer(text, words.start, words.end)
        if not is_in_aside(text, match.start())
        and not _is_left_behind(evidence, place, match)
        and (match.start() >= place.sentence.start or _counts(text, match.end(), place.sentence.start))
    ]
    return _stands_alone(evidence, text, words, scopes)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number follows in the sentence before, so that it was narrowed too."""
    return any(map(str.isdigit, text[start:end]))


def _stands_alone(evidence: Evidence, text: str, words: Span, found: list[re.Match[str]]) -> bool:
    """Whether one of the words is not itself part of what a table names."""
    if not found:
        return False
    hits = find_terms(evidence, text, words)
    return any(
        not any(hit.start <= match.start() and match.end() <= hit.end for hit in hits) for match in found
    )
