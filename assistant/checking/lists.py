"""Counts of lists: 四大板块 with four names, 以下三方面 followed by 一是二是三是, “甲”“乙”两项 behind its names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.places import counts_the_told
from assistant.numerals import Mention
from assistant.numerals.wording import chinese_count, chinese_numeral
from assistant.report import Verdict

_NOUN = (
    "方面|板块|问题|改进|措施|举措|任务|不足|工作|部分|内容|短板|要求|情形|环节|单位|情况|类型|类别|渠道|途径|平台|账号|"
    "维度|领域|事项|制度|机制|清单|栏目|专栏|台账|抓手|重点|意见|建议|原因|特点|薄弱环节|弱项|差距|缺陷|目标|方向|步骤|部门|方式"
)
_LIST = re.compile(
    rf"[一二三四五六七八九十两]{{1,2}}(?:个|大|项|条|类|点|种|家|者|级|方|处|档|步|张|道|组|支|套|本)?(?:主要|重点|突出|具体)?(?:{_NOUN})"
    r"|[一二三四五六七八九十两]{1,2}(?:类|种|者|点|大|级|项|方面|部分)|[2-9](?:个|大|项|条|类|点|种)?(?:方面|问题|不足|部分|板块|措施|举措|短板)"
)
_ANNOUNCED = re.compile(r"(?:以下|如下|下列)[^，。；]{0,4}\Z")
_REFERRED = re.compile(r"(?:以上|上述|前述|这|该)[^，。；]{0,4}\Z")
_OPENS = re.compile(
    r"(?:由|即|包括|包含|涵盖|围绕|聚焦|提出|存在|从|抓好|按照|按|分为|对|针对|所列|所提|指出|依托|通过|经|以|含)"
)
_MARK_BEFORE = re.compile(r"[，。；：！？\n（(]")
_AND = re.compile("(?<=.)(?:以及|[和及与或])(?=.)|、")
_OCCASIONS = frozenset({"次", "届", "遍", "回", "趟", "轮", "期", "场", "天", "年", "小时", "批次", "人次"})
"""Units of what happens, never of the names before it: 主任、副主任批示三次."""
_CASES = frozenset({"件", "起", "宗", "例", "份", "件次"})
_QUOTED = re.compile(r"(?:[、和及与]?[“《「][^”》」]{1,40}[”》」])+")
_HOLDS = re.compile("由|包括|包含|涵盖|分为|共有|含|划分")
_VERB = re.compile(
    "开展|推进|采取|提出|实施|建立|召开|举办|组织|落实|完成|新增|制定|做好|抓好|解决|发布|梳理|整改|完善|强化|存在|有|设|了|为|是|的|共|全年|累计|办理|受理"
)
_OPENINGS = frozenset({"：", "（", "(", "——", "，即"})
_HEADING = 16
"""Characters right before 针对上述两个问题 in which the heading of the answers may stand."""
_ANSWERS = re.compile("对策|措施|改进|下一步")
"""What is numbered before may then be the answers and not the problems."""
_LISTED = re.compile(
    r"[^，。；：、（(—]{0,10}(?P<opening>[：（(]|——|，即|为|是|即|有|，分别是|，分别为)(?P<items>[^。\n]+)"
)
_BRACKETED = re.compile(r"[（(〔][^（()）〔〕]*[)）〕]")
_NUMBERS_FOLLOW = re.compile(r"[^，。；：]{0,6}[：:。]\s*\**(?:一是|其一|第一|首先|甲|1|[（(]1|①|一、)")
_SUM_FOLLOWS = re.compile(r"[^，。；]{0,8}?(?:一共|总共|共计|合计|总计|累计|累加|相加|合共|合并|之和|共|合)")
_COMPOSED = re.compile(r"(?:部分|章节|板块|内容)?(?:组成|构成)")
"""由总体情况、…七个部分组成: everything named is a part."""
_SEVERAL = 2
_MOST_LISTS = 300
"""Counts of lists that are looked at in a section; a report has a dozen."""
_LOOK_BACK, _LOOK_AHEAD, _NEAR, _LARGEST = 400, 2000, 14, 15
_NUMBERED = (
    re.compile(r"(?:^|[：:；;。，,、\s*（(])\**([一二三四五六七八九十]{1,2})(?:是|要)"),
    re.compile(r"(?:^|[：:；;。，,、\s*])\**第([一二三四五六七八九十]{1,2})(?:[是，、：,])"),
    re.compile(r"(?:^|[：:；;。，,\s*])其([一二三四五六七八九十])[，、：是,]"),
    re.compile(r"(?:^|[：:；;。\s])([一二三四五六七八九十]{1,2})、"),
    re.compile(r"[（(](\d{1,2})[)）]"),
    re.compile(r"(?<![\d.])(\d{1,2})[.．、](?!\d)"),
    re.compile(r"([①-⑩])"),
    re.compile(r"(?:^|[：:；;。\s])([甲乙丙丁戊])[、，.．]"),
    re.compile(r"(?:^|[：:；;。，,\s])(首先|其次|再次|最后)"),
)
"""The ways to number the items of a list."""
_ORDERS = {"甲乙丙丁戊"[place]: place + 1 for place in range(5)} | {
    "首先": 1,
    "其次": 2,
    "再次": 3,
    "最后": 4,
}
_LEVELS = re.compile(r"[两三四五六七八九](?=[级位道])")


@dataclass(frozen=True, slots=True)
class Count:
    """How long a list is that the number may count, and whether it must be this one."""

    length: int
    certain: bool = False
    numbered: bool = False
    """Whether the items are numbered right behind the number: nothing else can be what it counts then."""


def judge_lists(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Fill in the counts of lists that the text itself spells out."""
    result, tried = list(judged), 0
    for place, figure in enumerate(section.figures):
        if judged[place] is None and tried < _MOST_LISTS and _may_count(figure.mention):
            tried += 1
            told = _told(section, place)
            result[place] = told or _judge(section.text, figure, _summed(section, judged, place))
    return result


def _told(section: SectionText, place: int) -> Judgement | None:
    """予以公开499件，部分公开141件，两项合计占47.3%: as many counts as stand in the sentence before it, or some of them."""
    figure = section.figures[place]
    if not counts_the_told(section.text, figure.mention):
        return None
    before = [
        other
        for other in section.figures_within(Span(figure.sentence.start, figure.mention.start))
        if other.mention.unit not in ("%", "‰", "倍", "百分点", "项", "类", "者", "种", "样")
    ]
    names = max(
        _lengths(_MARK_BEFORE.split(section.text[figure.before.start : figure.mention.start])[-1]), default=0
    )
    if len(before) < _SEVERAL or names or figure.mention.value is None:
        return None
    count = int(figure.mention.value)
    if count == len(before):
        return Judgement(Verdict.SUPPORTED, f"list-count: {count}", str(count), "与前面所说的项数一致")
    if count > len(before) + sum(figure.is_for_each for figure in before):
        return Judgement(
            Verdict.CONTRADICTED,
            f"list-count: {len(before)}",
            chinese_numeral(len(before)),
            f"前面只说了{len(before)}项",
        )
    return None


def judge_levels(text: str, mention: Mention) -> Judgement | None:
    """`经股室、办公室、分管领导三级审核`: an expression that looks fixed and counts the names before it all the same."""
    numeral = _LEVELS.match(mention.text) if mention.kind == "idiom" else None
    if numeral is None:
        return None
    clause = _MARK_BEFORE.split(text[max(0, mention.start - _LOOK_BACK) : mention.start])[-1]
    length = next((value for value in range(2, 10) if chinese_count(value) == numeral[0]), 0)
    if length not in _lengths(clause) or "、" not in clause:
        return None
    return Judgement(Verdict.SUPPORTED, f"list-count: {length}", str(length), "与所列项数一致")


def _summed(section: SectionText, judged: list[Judgement | None], place: int) -> int:
    """三项累加共417条: how many parts the sum behind the number has; 0 where there is none."""
    following = judged[place + 1] if place + 1 < len(judged) else None
    behind = section.figures[place + 1].mention.start if place + 1 < len(judged) else -1
    is_at_once = behind == section.figures[place].mention.end
    if not is_at_once and not _SUM_FOLLOWS.match(section.text, section.figures[place].mention.end):
        return 0
    if following is not None and (following.expression or "").startswith("prose-sum: "):
        return (following.expression or "").count(" + ") + 1
    return _added_up(section, place)


def _added_up(section: SectionText, place: int) -> int:
    """How many of the numbers before make up the one behind; 0 where none do, or two ways do."""
    figures = section.figures
    if place + 1 >= len(figures) or figures[place + 1].sentence != figures[place].sentence:
        return 0
    whole = figures[place + 1].mention
    before = [
        figure.mention.value or 0
        for figure in figures[max(0, place - _LARGEST) : place]
        if figure.sentence == figures[place].sentence and figure.mention.unit == whole.unit
    ]
    fitting = [count for count in range(2, len(before) + 1) if sum(before[-count:]) == whole.value]
    return fitting[0] if len(fitting) == 1 and whole.unit != "%" else 0


def _may_count(mention: Mention) -> bool:
    return mention.value is not None and 1 < mention.value <= _LARGEST and "百分点" not in mention.unit


def _judge(text: str, figure: TextFigure, summed: int) -> Judgement | None:
    mention = figure.mention
    is_list = _LIST.match(text, mention.start) is not None or _announced(text, figure)
    if not is_list and mention.text[:1].isdigit():
        return None
    counts = list(_counts(text, figure) if is_list else _names_before(text, figure))
    if summed:
        counts = [Count(summed, certain=True)]
    counts = [count for count in counts if count.certain and count.numbered] or counts
    if any(count.length == mention.value for count in counts):
        return Judgement(
            Verdict.SUPPORTED, f"list-count: {mention.value}", str(mention.value), "与所列项数一致"
        )
    certain = [count.length for count in counts if count.certain]
    if not certain or (not is_list and mention.unit in _CASES):
        return None  # 案卷、查询各八件: cases, and not how many were named
    return Judgement(
        Verdict.CONTRADICTED,
        f"list-count: {certain[0]}",
        chinese_numeral(certain[0]),
        f"实际列出{certain[0]}项",
    )


def _announced(text: str, figure: TextFigure) -> bool:
    return (
        _ANNOUNCED.search(text, figure.sentence.start, figure.mention.start) is not None
        or _NUMBERS_FOLLOW.match(text, figure.mention.end) is not None
        or (
            figure.mention.unit in ("", "个", "条", "点", "项", "块")
            and text.startswith("：", figure.mention.end)
        )
    )


def _counts(text: str, figure: TextFigure) -> Iterator[Count]:
    """Lists that the number may count: named before it, numbered or named behind it, numbered in what came before."""
    before = list(_names_before(text, figure))
    yield from before
    named = any(count.certain for count in before)
    yield from (count for count in _numbered_behind(text, figure, bool(before)) if count.certain or not named)
    yield from _names_behind(text, figure)
    earlier = text[max(0, figure.mention.start - _LOOK_BACK) : figure.mention.start]
    referred = _REFERRED.search(text, figure.sentence.start, figure.mention.start) is not None
    numbered = _numbered_items(earlier, 0, len(earlier))
    if numbered:
        yield Count(numbered, certain=referred and _ANSWERS.search(earlier[:-_HEADING]) is None)
    elif referred:
        yield from _parts_of_last_sentence(earlier)


def _numbered_behind(text: str, figure: TextFigure, named: bool) -> Iterator[Count]:
    start = figure.mention.end
    length = _numbered_items(text, start, start + _LOOK_AHEAD)
    if not length:
        return
    opening = text[start : _first_item(text, start)]
    is_near = len(opening) <= _NEAR and "。" not in opening[:-1] and not named
    yield Count(length, is_near and ("，" not in opening or opening.endswith("：")), numbered=True)


def _first_item(text: str, start: int) -> int:
    return min(
        (match.start(1) for pattern in _NUMBERED if (match := pattern.search(text, start))), default=start
    )


def _numbered_items(text: str, start: int, end: int) -> int:
    """How far the first of the numberings runs on from `start`; a second first item begins another list."""
    return max((_run_of(pattern, text, start, end) for pattern in _NUMBERED), default=0)


def _run_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    expected = 1
    for match in pattern.finditer(text, start, min(end, len(text))):
        number = _order(match[1])
        if number == expected:
            expected += 1
        elif number == 1:
            break
    return expected - 1 if expected > 2 else 0


def _order(numeral: str) -> int:
    if numeral in _ORDERS:
        return _ORDERS[numeral]
    if numeral.isascii():
        return int(numeral)
    if numeral in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(numeral) + 1
    return next((value for value in range(1, 21) if chinese_numeral(value) == numeral), 0)


def _names_behind(text: str, figure: TextFigure) -> Iterator[Count]:
    """`六个部分：甲、乙、…`, `两个问题（目录陈旧、答复简单）`, `两个问题——“甲”“乙”`, `三家单位为甲局102件、乙局87件、丙局60件`."""
    match = _LISTED.match(text, figure.mention.end, figure.mention.end + _LOOK_AHEAD)
    if match is None:
        return
    quoted = _QUOTED.match(match["items"])
    if quoted and len(re.findall("[“《「]", quoted[0])) > 1:
        yield Count(len(re.findall("[“《「]", quoted[0])), certain=True)
        return
    items = _BRACKETED.sub("", match["items"]).partition("）")[0].strip("；、，")
    certain = match["opening"] in _OPENINGS and "等" not in items
    has_numbers = any(map(str.isdigit, items))
    for length in _lengths(items.partition("；")[0]) if "；" in items else ():
        yield Count(length, certain)
    for separator in "；、，":
        pieces = items.split(separator)
        lengths = _lengths(items) if separator == "、" else [len(pieces)]
        is_clear = certain and not (separator == "，" and has_numbers)
        yield from (Count(length, is_clear) for length in lengths if length > 1)


def _parts_of_last_sentence(earlier: str) -> Iterator[Count]:
    """The clauses between semicolons of the sentence that 以上三个短板 looks back on, or of a list with 和."""
    sentences = [sentence for sentence in re.split(r"[。\n]", earlier) if sentence.strip()]
    for sentence in sentences[-2:]:
        is_previous = sentence is sentences[-2 if len(sentences) > 1 else -1]
        certain = is_previous and "；" in sentence and not any(map(str.isdigit, sentence))
        yield from (Count(len(sentence.split(mark)), certain) for mark in "；，" if mark in sentence)
        yield from (Count(length) for length in _lengths(sentence))


def _names_before(text: str, figure: TextFigure) -> Iterator[Count]:
    """`由概况信息、综合管理信息、政策信息、村居信息公开` + 四大板块: four names joined by 、."""
    if figure.mention.unit in _OCCASIONS:
        return
    words = text[figure.before.start : figure.mention.start]
    quoted = _QUOTED.search(words)
    if quoted and quoted.end() == len(words) and len(re.findall("[“《「]", quoted[0])) > 1:
        yield Count(len(re.findall("[“《「]", quoted[0])), certain=not figure.mention.text[:1].isdigit())
        return
    clause = _MARK_BEFORE.split(words)[-1]
    if clause[:1] in "、和及与":
        return  # the list goes on from a number before
    likely = set(_lengths(clause))
    possible = {
        length for match in _OPENS.finditer(clause) for length in _lengths(clause[match.end() :])
    } - likely
    last = _AND.split(clause.split("、")[-1])[-1]
    is_last_name = len(last) <= (16 if _HOLDS.search(clause) else 12) and not _VERB.search(last)
    is_composed = "由" in clause and _COMPOSED.match(text, figure.mention.end) is not None
    certain = (is_last_name or is_composed) and "等" not in clause and not figure.mention.text[:1].isdigit()
    if not clause.rstrip().endswith("等"):
        yield from (Count(length, certain) for length in sorted(likely))
        yield from (Count(length) for length in sorted(possible))


def _lengths(names: str) -> Iterator[int]:
    """How many names `甲、乙和丙` joins: 和 joins the last two, or divides a name of its own."""
    pieces = names.split("、")
    joined = len(_AND.split(pieces[-1]))
    yield from (length for length in {len(pieces), len(pieces) + joined - 1} if length > 1)
