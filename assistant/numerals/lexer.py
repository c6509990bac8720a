"""Finds every number of a text, once, in order, and says what each is.

The text is scanned from left to right with one expression: at each character that can open a mention the
guards are tried first (dates, document numbers, idioms …), then the grammar of figures. Whatever matches
is consumed, so no character belongs to two mentions and the time is linear. A numeral inside an ordinary
word is consumed too and reported as nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice

from assistant.numerals.folding import fold_with_offsets
from assistant.numerals.grammar import CHINESE, FIGURE, figure_pattern
from assistant.numerals.guard import OPENING_CHARACTERS, ORDINARY, Opening
from assistant.numerals.guards import GUARDED_AFTER_DIGITS, GUARDS
from assistant.numerals.idioms import IDIOMS, ORDINAL_IDIOMS, ORDINARY_WORDS
from assistant.numerals.item_marks import item_marks
from assistant.numerals.mention import Mention
from assistant.numerals.quotations import quoted_idioms
from assistant.numerals.reading import Reading, read_figure

_FIGURE_OPENINGS = f"0-9{CHINESE}壹贰叁肆伍陆柒捌玖拾数几半近将接约大超突逾不上过负\\-"
_WORD_OPENINGS = "近前后末过超不逾首其周星礼国主令早晚中下上附表图备注第党" + "".join(
    sorted({word[0] for word in IDIOMS + ORDINARY_WORDS + ORDINAL_IDIOMS} - set(CHINESE))
)
_KINDS = {guard.name: guard.kind for guard in GUARDS}
_SUFFIX = "__"
_TABLE_CELL = r"(?P<cell>\d{1,3}(?=[\t\n]|,(?!\d{3})))"
"""A short number before a tab, a comma or the end of a line is a table's."""
_UNGUARDED = rf"(?!(?<![转机号例次》打电拨、或码×额款值局防警救侧村])(?:\d{{1,4}}+|\d{{1,3}}+\.\d{{1,4}}+)(?![{GUARDED_AFTER_DIGITS}]))"
"""Most numbers are short, followed by what no guard goes on with and behind no 转, 序号, 例, 拨打, 》 or the like; these go straight to the grammar."""

_NOT_COUNTING = f"(?!其[^{CHINESE}])"
"""其中, 其他 and 其余 stand in every second sentence; only 其一 opens anything."""


@cache
def _scanner() -> re.Pattern[str]:
    """One expression for everything that can stand at a place: the guards by their opening, then figures.

    It begins with all openings at once, so that the many characters which open nothing are passed over
    quickly, and it ends with a bare run of numerals, which belongs to some ordinary word.
    """
    classes = OPENING_CHARACTERS | {Opening.WORD: _WORD_OPENINGS}
    branches = [_TABLE_CELL]
    for opening, characters in classes.items():
        unless = {Opening.DIGIT: _UNGUARDED, Opening.WORD: _NOT_COUNTING}.get(opening, "")
        branches.append(f"(?=[{characters}]){unless}(?:{_guards_at(opening)})")
    branches.append(f"(?=[{_FIGURE_OPENINGS}])(?P<figure>{FIGURE})")
    branches.append(f"[{CHINESE}]++")
    openings = "".join(classes.values()) + _FIGURE_OPENINGS
    return re.compile(f"(?=[{openings}])(?:{'|'.join(branches)})", re.ASCII)


def _guards_at(opening: Opening) -> str:
    """The guards that can begin with this class of characters; group names tell the class apart."""
    return "|".join(
        f"(?:{guard.pattern})(?P<{guard.name}{_SUFFIX}{opening.name}>)"
        for guard in GUARDS
        if opening & guard.opens
    )


_BARE_VERSION = re.compile(r"\d{1,2}\.0", re.ASCII)
"""Nobody counts 3.0 of anything: without a unit it is a version (系统3.0, “赣服通”4.0)."""
_LEADING_ZERO = re.compile(r"0\d{1,3}", re.ASCII)
"""Nobody counts 03 of anything: a code (栏目03, 甲-07地块)."""
_TITLE = re.compile(r"《[^《》\n]{1,60}》")
_BARE_DIGITS = re.compile(r"\d{4,12}", re.ASCII)
_BARE_NUMBERS = (
    ("date", re.compile(r"20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", re.ASCII), re.compile("")),
    ("date", re.compile(r"(?:19[5-9]|20[0-4])\d", re.ASCII), re.compile("(?<![为达共计有到了\t])$")),
    ("telephone", re.compile(r"\d{4,5}", re.ASCII), re.compile("(?:分机号?|内线)$")),
    ("code", re.compile(r"\d{6}", re.ASCII), re.compile("(?:邮编|邮政编码|邮码)[:： 为是]{0,3}$")),
    (
        "telephone",
        re.compile(r"\d{7,8}", re.ASCII),
        re.compile("(?:电话|传真|热线|专线|号码|联系方式|致电|拨打)[^。;；\n]{0,24}$"),
    ),
    (
        "hotline",
        re.compile(r"9[56]\d{3,4}", re.ASCII),
        re.compile("(?:电话|热线|专线|致电|拨打|号码)(?:为|是)?[: ]{0,2}$"),
    ),
    (
        "code",
        re.compile(r"\d{4,12}", re.ASCII),
        re.compile("(?:编号|代码|账号|帐号|备案号?|区号|ICP备|证号|标识码|QQ群?|群号)[:： 为是]{0,3}$"),
    ),
)
"""What a number of so many digits without a unit is after these words."""

_CONTEXT = 32
_DURATIONS = frozenset({"学时", "课时", "工作日", "自然日", "小时", "分钟", "秒钟", "秒", "天", "岁"})
_DEADLINE = re.compile(
    r"(?:时限|期限|限期|延期|延长|顺延|缩短[至到]|压缩[至到]|压[至到]|未?超过|未超|超期|逾期|到期前|届满前|期满前|发布后|公布后|形成后|收到后|压减[至到]|缩减[至到]|不超过|不少于|不低于|用时|最迟|最长|最短|晚于|给足|不过|期满|时间|响应|年龄|承诺|之日起|每隔|间隔|最后|提前|法定|平均用|件均用|公示)[^，。；,;]{0,6}\Z"
    r"|(?:咨询|建议|投诉|求助|举报|一般|紧急|普通|复杂|简单|特殊)(?:类|件|事项)?\Z"
    r"|(?:限|每|把|将|至少[^，。；,;]{0,4}|(?:批|发布|公布|印发|形成|生成|签发|办结|受理)后)\Z"
)
"""Before a duration: a promised time, not a measured one."""
_SHORTENED = re.compile("(?:缩短|压缩|压减|缩减|提速|压)(?:至|到|为)")
_AVERAGED = re.compile("[平件]均[^，。；,;]{0,8}\\Z")
"""由20个工作日缩短至10个 is a promise, 平均用时由14.2个工作日缩短至10.6个 was measured."""
_RECURRING = re.compile(
    r"(?:每|按)(?:个?月|个?季度?|双?周|半年|年|天|日|旬|半月|两周)(?:度)?[^，。；,;\d]{0,5}\Z"
    r"|(?:(?<!\d)[1-9]|[一两三半])个?(?:年|月|天|周|旬|季度?)\Z"
)
"""每月一次, 每季度至少一次, 两年一次: how often, and no count of what happened."""
_WITHIN = re.compile(
    "之?内|以内|里(?!程)|的?法定|的?(?:办理|答复|内部|规定|承诺)?(?:期限|时限)|的规定|(?:一次)?(?:告知|答复|回复|反馈)(?!数|率|件)|(?:推送|自动)?(?:更新|提醒|预警|督办)|无异议|人工|自助|沟通"
)
"""Behind one: 3天内, 20个工作日的法定期限, 15天推送更新提醒."""


MOST_MENTIONS = 20_000
"""Numbers that are read of one text; a long report has some two hundred, and a text without end must not cost without end."""


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every number in the text, in order and without overlap; offsets quote the original text.

    After the first `MOST_MENTIONS` the rest of the text is not read.
    """
    folded = fold_with_offsets(text)
    mentions = []
    for start, end, kind, reading in islice(_scan(folded.text), MOST_MENTIONS):
        first, last = folded.original_span(start, end)
        quote = text[first:last]
        if reading is None:
            mentions.append(_no_figure(first, last, quote, kind))
        else:
            mentions.append(
                Mention(
                    first,
                    last,
                    quote,
                    kind,
                    reading.value,
                    reading.low,
                    reading.high,
                    reading.unit,
                    reading.approximation,
                    reading.negative,
                )
            )
    marks = item_marks(text, mentions)
    titles = [match.span() for match in _TITLE.finditer(text)]
    return tuple(_in_its_place(mention, marks, titles) for mention in mentions)


def _in_its_place(mention: Mention, marks: frozenset[int], titles: list[tuple[int, int]]) -> Mention:
    """A mark of an item, and a number in a title (《惠企八条》), count nothing."""
    if mention.start in marks:
        return _no_figure(mention.start, mention.end, mention.text, "ordinal")
    if mention.kind == "quantity" and _is_in_one(mention, titles):
        return _no_figure(mention.start, mention.end, mention.text, "document")
    return mention


def _is_in_one(mention: Mention, titles: list[tuple[int, int]]) -> bool:
    place = bisect_right(titles, (mention.start, mention.start)) - 1
    return place >= 0 and mention.end <= titles[place][1]


def _no_figure(start: int, end: int, quote: str, kind: str) -> Mention:
    return Mention(start, end, quote, kind, None, None, None, "", None, False)


Found = tuple[int, int, str, Reading | None]
"""A mention in folded offsets: start, end, kind and, for a quantity, what it says."""


def _scan(folded: str) -> Iterator[Found]:
    """Quoted idioms first, for their marks betray them; everything else in the gaps between."""
    position = 0
    for start, end in quoted_idioms(folded):
        yield from _scan_gap(folded, position, start)
        yield start, end, "idiom", None
        position = end
    yield from _scan_gap(folded, position, len(folded))


def _scan_gap(folded: str, position: int, limit: int) -> Iterator[Found]:
    """Scan the folded text between two offsets."""
    search = _scanner().search
    while match := search(folded, position, limit):
        start, position = match.span()
        name = match.lastgroup
        if name in ("figure", "cell"):
            found = _figure(folded, start, position)
            position = found[1]
            yield found
        elif name is not None and (kind := _KINDS[name.partition(_SUFFIX)[0]]) != ORDINARY:
            yield start, position, kind, None


def _figure(folded: str, start: int, end: int) -> Found:
    """A figure with its reading; a bare number may be none after all, and what cannot be read is a code."""
    words = folded[start:end]
    if _BARE_VERSION.fullmatch(words):
        return start, end, "version", None
    if _LEADING_ZERO.fullmatch(words):
        return start, end, "code", None
    if _BARE_DIGITS.fullmatch(words):
        kind = _bare_kind(words, folded[max(0, start - _CONTEXT) : start])
        if kind:
            return start, end, kind, None
    reading = read_figure(words)
    if reading is None:
        single = figure_pattern(ranges=False).match(folded, start, end)
        end = single.end() if single else end
        reading = read_figure(folded[start:end], ranges=False)
    if (
        reading is not None
        and reading.unit in _DURATIONS
        and (
            reading.unit == "岁"
            or _DEADLINE.search(folded, max(0, start - _CONTEXT), start)
            or _WITHIN.match(folded, end)
            or _is_shortened(folded, start, end)
        )
    ):
        return start, end, "time", None
    if words in ("一次", "一轮") and _RECURRING.search(folded, max(0, start - _CONTEXT), start):
        return start, end, "time", None
    return start, end, "code" if reading is None else "quantity", reading


def _is_shortened(folded: str, start: int, end: int) -> bool:
    averaged = _AVERAGED.search(folded, max(0, start - _CONTEXT), start)
    return averaged is None and _SHORTENED.match(folded, end) is not None


def _bare_kind(digits: str, before: str) -> str | None:
    """The kind of a number without a unit that its length and the words before it betray."""
    for kind, shape, context in _BARE_NUMBERS:
        if shape.fullmatch(digits) and context.search(before):
            return kind
    return None
