"""The lists that a text spells out beside a number: names before it, names and numbered items behind it or further up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checking.figures_in_text import TextFigure
from assistant.checking.numbered_items import first_item, numbered_items

_REFERRED = re.compile(r"(?:以上|上述|前述|这|该)[^，。；]{0,4}\Z")
_LOOKS_BACK = re.compile(
    "(?:方面|短板|问题|不足|弱项|因素|原因)?的?[^，。；：]{0,12}(?:制约|影响|均|都|已|需要|亟待)"
)
"""一是…；二是…。两个短板制约了工作: what opens its sentence counts what was numbered in the one before."""
_OPENS = re.compile(
    r"(?:由|即|包括|包含|涵盖|围绕|聚焦|提出|存在|从|抓好|按照|按|分为|对|针对|所列|所提|指出|依托|通过|经|以|含)"
)
_MARK_BEFORE = re.compile(r"[，。；：！？\n（(]")
_AND = re.compile("(?<=.)(?:以及|和|及(?![时早其])|与(?![会众])|或)(?=.)|、")
_TWO_PAIRS = re.compile("[^、]{2,20}、[^、]{2,8}[和与及][^、]{2,8}、[^、]{2,8}")
_DISPUTES = re.compile("(?<=复议)、(?=[^、，；]{0,4}诉讼(?:的)?(?:有关)?(?:情况|工作))")
"""政府信息公开行政复议、行政诉讼情况 is the form's title of one section."""
_OR = re.compile("(?<=.)或(?!其[他它])(?=.)")
_SHORT = 4
"""Characters of a word that is joined to its like: 有效、失效或废止."""
OCCASIONS = frozenset({"次", "届", "遍", "回", "趟", "轮", "期", "场", "天", "年", "小时", "批次", "人次"})
"""Units of what happens, never of the names before it: 主任、副主任批示三次."""
_MONTHS = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日)?[、和及]){1,11}\d{1,2}月(?:\d{1,2}日)?(?:先后|共|分|开展|组织|进行|举行|举办|召开|完成){0,2}\Z"
)
"""3月、7月、11月三次: when it happened."""
_IN_MARKS = "《[^《》]{1,60}》|“[^“”]{1,40}”|「[^「」]{1,40}」"
_QUOTED = re.compile(f"(?:(?:以及|[、和及与])?(?:{_IN_MARKS}))+")
_QUOTE = re.compile(_IN_MARKS)
_A_PAIR = 2
"""“双随机、一公开” is one name; “日巡查、周抽查、月通报” are three."""
_PLUS = re.compile("[+＋]")
_IN_QUOTES = re.compile("“[^“”]*”|《[^《》]*》")
_LAST_SECTION = "其他需要报告的事项"
_HOLDS = re.compile("由|包括|包含|涵盖|分为|共有|含|划分")
_VERB = re.compile(
    "开展|推进|采取|提出|实施|建立|召开|举办|组织|落实|完成|新增|制定|做好|抓好|解决|发布|梳理|整改|完善|强化|存在|有|(?<!建)设(?![施备计])|了|为|是|的|(?<!公)共|全年|累计|办理|受理"
)
_STAGES = re.compile(r"[^，。；、]{1,2}?(?:道|个|级)?(?:关口|环节|程序|工序|步骤|流程)")
"""采集、审核、发布三道关口: verbs are the names of stages."""
_LAST_NAME, _LAST_OF_WHOLE = 12, 16
"""Characters of the last name before the number, and of one in what holds them: 由…构成."""
_OF_DIGITS = re.compile(
    r"\d{1,2}(?:大类|(?:种|类|项|个|家|份)[^，。；、\d]{0,6}?(?:格式|服务|功能|问题|不足|短板|字段|渠道|方式|主题|环节|步骤|阶段|方面|类别|情形|平台|栏目|专栏|专题|专区|板块|部门|单位|科室|制度|机制|文件|账号|网站|系统|形式|内容|保障|对象|群体|行业|信息|举措|措施|任务|工作|活动))"
)
"""缴费、报修、公示3项服务: what the names are, so that digits count them; 许可、处罚8项 need not."""
_NEAR_DIGITS = 1
"""By how much such digits may miss the names and still count them; 教育、医疗12项服务 are of two kinds."""
_GOES_ON_BEFORE = re.compile("[、和与]|及(?!时)|\\Z")
_STEPS_TAKEN = re.compile("(?:采取|通过|推行|实施|抓好|做好|落实|开展)(?P<names>[^，。；：]*、[^，。；：]+)")
_WAYS_OF_DOING = re.compile("[^，。；、]{1,2}?(?:项|个|种|大|条)?(?:举措|措施|办法|做法|行动|工作|任务|活动)")
"""采取动态调整、规范标注、强化监督三项举措: verbs are the names of what is done."""
_SUMMED_UP = re.compile("(?:等|共计|总共|合计|共)\\Z")
_COMPOSED = re.compile(r"(?:部分|章节|板块|内容)?(?:组成|构成)")
"""由总体情况、…七个部分组成: everything named is a part."""
_AT_PLACES = re.compile(
    "(?:在|于|依托)(?P<names>[^各等]*、[^各等]+?)(?:分别|共|一共)?(?:设立|设置|开设|建成|建立|增设|布设|打造|设有|设)了?[^、各]{0,10}\\Z"
)
"""在大厅、图书馆、档案馆设立3个查阅点: as many as the places, or more, never fewer."""
_A_PART = re.compile("[^，。；、]{1,2}?个?(?:部分|章节|板块)")
"""全文包括总体情况、…、存在问题三个部分: in what holds them, verbs are names too."""
_SAID_OF = re.compile(
    r"(?P<names>[^是为]*、[^是为]+)(?:是|为)[^、]{1,14}的\Z|[把将](?P<listed>[^，]*、.+?)(?:列为|作为|定为|确定为)\Z"
)
"""征地、规划、产权是最集中的三个题目; 把缴费、进度、名册列为三张清单."""
_SOME_OF = re.compile("[^，。；]{0,6}(?:之一|中的|里的)")
_OPENINGS = ("：", "（", "(", "——", "，即", "即")
_LISTED = re.compile(
    r"[^，。；：、（(—]{0,10}(?P<opening>[：（(]|——|，[^，。；、\d“《]{0,4}(?:分别|依次)[^，。；、：\d“《]{0,3}?(?:是|为|有|来自|解读|介绍)|，(?:即|主要|具体|分别|包括)?(?:是|为|有|即|包括)?：|，(?:主要)?(?:包括|涵盖)|，即|为|是|即|有|，(?:主要|具体|分别)(?:是|为|有))(?P<items>[^。\n]+)"
)
_ONE_EACH = re.compile(
    r"[^，。；：、（）\d]{0,10}，(?P<names>[^，。；\d]*、[^，。；\d]+?)各有?[1一](?P<unit>[个件次名处场期篇条份人家])"
)
_NAMED_AT_ONCE = re.compile("即|分别|依次")
_BRACKETED = re.compile(r"[（(〔][^（()）〔〕]*[)）〕]")
_WITH_NUMBER = re.compile(r"[^\d，、；：（）]{2,14}\d[\d,]*(?:件|个|条|家|人|起|宗|次|份|项|篇|期)")
"""One item of 住建局102件、教育局88件."""
_RANKED_BEHIND = re.compile(
    r"的?[^，。；：、\d]{0,4}?(?:依次|分别)?(?:是|为|：)(?P<items>[^。\n]+、[^。\n]+)"
)
_RANKED_BEFORE = re.compile(
    r"(?:[，。；：]|^)(?P<items>[^，。；：]+、[^，。；：]+?)(?:分[列居]|位?列|位?居|排在|排)?\Z"
)
_NO_NAMES = re.compile(r"等|\d|和|及|与")
"""What makes the names of a list hard to tell from each other."""
_OF_AN_ITEM = re.compile("其中|[含等较]|占(?:比|全|总|\\d)|比上|同比|共[计\\d]|合计|累计|另|上年|去年")
_GOES_ON = re.compile("：|^(?:改进|整改|针对|下一步|为此|对此|以上|上述|同时|此外)")
"""A part of the sentence that is no item any more: …；改进措施：…."""
_SAYS_SOMETHING = re.compile("前一|后一|已|将|均|都|由|正|逐|基本|得到|前者|后者|分别|占|共|完成|开展|采取")
"""A clause that goes on with the names, and names no further one: 即检索不便、答复不快，管委会已经改进."""
_ANSWERS = re.compile("对策|措施|改进|下一步")
"""What is numbered before may then be the answers and not the problems."""
_HEADING = 16
"""Characters right before 针对上述两个问题 in which the heading of the answers may stand."""
_LOOK_BACK, _LOOK_AHEAD, _NEAR = 400, 2000, 14


@dataclass(frozen=True, slots=True)
class Count:
    """How long a list is that the number may count, and whether it must be this one."""

    length: int
    certain: bool = False
    numbered: bool = False
    """Whether the items are numbered right behind the number: nothing else can be what it counts then."""
    at_least: bool = False
    """Whether 等 closes the list, or more may follow: more may be meant than are named, never fewer."""

    def refutes(self, value: int) -> bool:
        """Whether the list cannot have as many items as that."""
        return self.certain and (value < self.length if self.at_least else value != self.length)


def lists_of(text: str, figure: TextFigure) -> Iterator[Count]:
    """Lists that the number may count: named before it, numbered or named behind it, numbered in what came before."""
    before = list(names_before(text, figure))
    yield from before
    named = any(count.certain for count in before)
    behind = [*_numbered_behind(text, figure, bool(before)), *_names_behind(text, figure)]
    yield from (count for count in behind if count.certain or not named)
    if not named:
        yield from _further_up(text, figure)


def _further_up(text: str, figure: TextFigure) -> Iterator[Count]:
    """What is numbered in the lines before, or told in the sentence that 以上两个短板 looks back on."""
    earlier = text[max(0, figure.mention.start - _LOOK_BACK) : figure.mention.start]
    referred = _REFERRED.search(text, figure.sentence.start, figure.mention.start) is not None or (
        figure.sentence.start == figure.mention.start
        and _LOOKS_BACK.match(text, figure.mention.end) is not None
    )
    told = list(_parts_of_last_sentence(earlier)) if referred else []
    numbered = numbered_items(earlier, 0, len(earlier))
    is_told = any(count.certain for count in told)
    if numbered:
        is_meant = referred and not is_told and _ANSWERS.search(earlier[:-_HEADING]) is None
        yield Count(numbered, certain=is_meant)
    if is_told or not numbered:
        yield from told


def names_before(text: str, figure: TextFigure) -> Iterator[Count]:
    """`由概况信息、综合管理信息、政策信息、村居信息公开` + 四大板块: four names joined by 、."""
    words = text[figure.before.start : figure.mention.start]
    if figure.mention.unit in OCCASIONS:
        months = _MONTHS.search(words)
        yield from [Count(months[0].count("月"), certain=True)] if months else []
        return
    quoted = _SUMMED_UP.sub("", words)
    quoted = quoted.rstrip("，") if quoted != words else words
    length = _names_quoted(
        next((found for found in _QUOTED.finditer(quoted) if found.end() == len(quoted)), None)
    )
    if length:
        is_sure = _is_told_in_words(figure) or _is_near(figure, length)
        yield Count(length, is_sure, at_least=words.endswith("等"))
        return
    if words.startswith(("）", ")")):
        words = text[figure.sentence.start : figure.mention.start]  # 主动公开（40分）、平台建设（30分）两部分
    clause = _MARK_BEFORE.split(_BRACKETED.sub("", _IN_QUOTES.sub(_without_marks, words)))[-1]
    if places := _AT_PLACES.search(clause):
        yield from (Count(length, certain=True, at_least=True) for length in _lengths(places["names"]))
        return
    if _GOES_ON_BEFORE.match(clause) or "）" in clause:
        return  # the list goes on from a number before, or ends in a bracket
    said = _SAID_OF.search(clause)
    if said and _SOME_OF.match(text, figure.mention.end) is None:
        clause = said["names"] or said["listed"]
    yield from _joined_before(text, figure, clause)


def _names_quoted(found: re.Match[str] | None) -> int:
    """How many names stand in quotation marks beside each other, or joined by + in one pair; 0 where it is not several."""
    length = len(_QUOTE.findall(found[0])) if found else 0
    if found and length == 1:
        names = _PLUS.split(found[0].strip("“”《》「」、和及与"))
        words = found[0].split("、") if found[0].startswith("“") else []
        length = len(words) if len(words) > _A_PAIR else len(names) if all(names) else 0
    return length if length > 1 else 0


def _without_marks(quoted: re.Match[str]) -> str:
    """“双随机、一公开” is one name."""
    return quoted[0].replace("、", "")


def _joined_before(text: str, figure: TextFigure, clause: str) -> Iterator[Count]:
    names = _SUMMED_UP.sub("", clause.rstrip())
    likely = set(_lengths(names))
    certain = "等" not in names and _is_of_names(text, figure, names)
    if clause.rstrip().endswith("等"):
        yield from [Count(min(likely), certain, at_least=True)] if likely else []
        return
    possible = {length for match in _OPENS.finditer(names) for length in _lengths(names[match.end() :])}
    yield from (Count(length, certain and _may_be_counted(text, figure, length)) for length in sorted(likely))
    yield from (Count(length) for length in sorted(possible - likely))


def _is_of_names(text: str, figure: TextFigure, clause: str) -> bool:
    """Whether what stands before the number is a list of names to its end, and no verb comes between."""
    clause = clause.replace(_LAST_SECTION, "其他")
    last = _IN_QUOTES.sub("", _AND.split(clause.rsplit("、", maxsplit=1)[-1])[-1])
    is_composed = ("由" in clause and _COMPOSED.match(text, figure.mention.end) is not None) or (
        _HOLDS.search(clause) is not None and _A_PART.match(text, figure.mention.start) is not None
    )
    is_stage = _VERB.fullmatch(last) is not None and _STAGES.match(text, figure.mention.start) is not None
    is_done = _STEPS_TAKEN.search(clause) is not None and _WAYS_OF_DOING.match(text, figure.mention.start)
    is_short = len(last) <= (_LAST_OF_WHOLE if _HOLDS.search(clause) else _LAST_NAME)
    return is_composed or (is_short and (is_stage or bool(is_done) or not _holds_a_verb(last)))


def _holds_a_verb(name: str) -> bool:
    """Whether a verb stands before something: 建立目录; 新闻发布 and 组织实施 are names."""
    found = [match for match in _VERB.finditer(name) if match.start()]
    return _VERB.match(name) is not None or any(
        match.end() < len(name) or len(match[0]) == 1 for match in found[-1:]
    )


def _may_be_counted(text: str, figure: TextFigure, length: int) -> bool:
    """Chinese numerals count the names before them; digits only where a noun behind says what the names are."""
    is_of_digits = _is_near(figure, length) and _OF_DIGITS.match(text, figure.mention.start) is not None
    return _is_told_in_words(figure) or is_of_digits


def _is_told_in_words(figure: TextFigure) -> bool:
    return not figure.mention.text[:1].isdigit()


def _is_near(figure: TextFigure, length: int) -> bool:
    return abs(int(figure.mention.value or 0) - length) <= _NEAR_DIGITS


def lengths_of_names(names: str) -> list[int]:
    """How many names `甲、乙和丙` may join, most likely first."""
    return sorted(set(_lengths(names)))


def _lengths(names: str) -> Iterator[int]:
    """How many names `甲、乙和丙` joins: 和 joins the last two, or divides a name of its own."""
    pieces = _DISPUTES.sub("和", names).split("、")
    joined = len(_AND.split(pieces[-1]))
    either = _OR.split(pieces[-1])
    if (
        len(pieces) > 1
        and len({len(word) for word in either}) == 1 < len(either)
        and len(either[0]) <= _SHORT
    ):
        yield len(pieces) + 1  # 有效、失效或废止
        return
    last = _AND.split(pieces[-1])
    if len(pieces) > 1 and len(last) == _A_PAIR and len({name[-1:] for name in (pieces[-2], *last)}) == 1:
        yield len(pieces) + 1  # 领导机制、责任机制和协调机制
        return
    halves = _TWO_PAIRS.fullmatch(names)
    if halves is not None:
        yield 2  # 先审查、后公开和一事一审、全面审查两项原则
    yield from (length for length in {len(pieces), len(pieces) + joined - 1} if length > 1)


def ranked(text: str, start: int, end: int) -> int:
    """How many are told of those that come first: 居前三位的是甲13件、乙9件、丙7件 or 甲13件、乙9件居前两位; 0 where no list is.

    The rank stands at `start` to `end`.
    """
    behind = _RANKED_BEHIND.match(text, end)
    if behind:
        names = re.split("[，；]", _BRACKETED.sub("", behind["items"]))[0]
        *_, last = names.split("、")
        is_clear = _NO_NAMES.search(last) is None and re.search(r"等|\d", names) is None
        return _with_numbers(names) or (len(names.split("、")) if is_clear else 0)
    before = _RANKED_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return _with_numbers(before["items"]) if before else 0


def _numbered_behind(text: str, figure: TextFigure, named: bool) -> Iterator[Count]:
    start = figure.mention.end
    length = numbered_items(text, start, start + _LOOK_AHEAD)
    if not length:
        return
    first = first_item(text, start)
    opening = text[start:first].strip("\n （(*第其")
    # 对标六大板块逐条销号。（一）主动公开: a heading of the report
    is_heading = text[first - 1] in "（(" and not text[first].isdigit() and not opening.endswith("：")
    is_near = len(opening) <= _NEAR and "。" not in opening[:-1] and not (named or is_heading)
    yield Count(length, is_near and ("，" not in opening[:-1] or opening.endswith("：")), numbered=True)


def _names_behind(text: str, figure: TextFigure) -> Iterator[Count]:
    """`六个部分：甲、乙、…`, `两个问题（目录陈旧、答复简单）`, `两个问题——“甲”“乙”`, `三家单位为甲局102件、乙局87件、丙局60件`."""
    match = _LISTED.match(text, figure.mention.end, figure.mention.end + _LOOK_AHEAD)
    if match is None:
        return
    quoted = _names_quoted(_QUOTED.match(match["items"]))
    if quoted:
        yield Count(quoted, certain=True)
        return
    items = re.split("）|——", _BRACKETED.sub("", match["items"]))[0].strip("；、，")
    told = _with_numbers(items)
    if told:
        yield from (Count(told, certain=True), Count(len(items.split("；"))))
    elif _NAMED_AT_ONCE.search(match["opening"]) or text.endswith(
        "的", figure.mention.end, match.start("opening")
    ):
        yield from _named_at_once(items)
    else:
        yield from _divided_behind(items, match["opening"].endswith(_OPENINGS) and "等" not in items)


def _with_numbers(items: str) -> int:
    """How many items a list has of which each ends with its own number; 0 for any other list."""
    head, *more = re.split("[，；]", items)
    is_by_mark = "、" in head
    pieces = head.split("、") if is_by_mark else items.split("，")
    goes_on = is_by_mark and bool(more) and _is_an_item(more[0])  # 住建局3件、教育局2件，其他1件
    is_list = len(pieces) > 1 and not goes_on and all(map(_is_an_item, pieces))
    return len(pieces) if is_list else 0


def _is_an_item(piece: str) -> bool:
    return _WITH_NUMBER.fullmatch(piece) is not None and _OF_AN_ITEM.search(piece) is None


def names_with_one_each(text: str, figure: TextFigure) -> Iterator[Count]:
    """信息员4名，张庄村、李庄村、王庄村和赵庄村各1名: as many as the names."""
    match = _ONE_EACH.match(text, figure.mention.end)
    if match and match["unit"] == figure.mention.unit:
        yield from (Count(length, certain=True) for length in _lengths(match["names"]))


def _named_at_once(items: str) -> Iterator[Count]:
    """即检索不便、答复不快，管委会…: the names end at the next mark, unless a comma joins one more."""
    names, *more = re.split("[，；]", items)
    certain = "等" not in names and not any(map(str.isdigit, _IN_QUOTES.sub("", names)))
    may_go_on = bool(more) and _SAYS_SOMETHING.search(more[0]) is None
    yield from (Count(length, certain, at_least=may_go_on) for length in _lengths(names))
    if "、" not in names:
        yield from (Count(len(items.split(mark))) for mark in "；，" if mark in items)


def _divided_behind(items: str, certain: bool) -> Iterator[Count]:
    """Items between semicolons, or else by 、 or comma; names that are joined by 、 end at the next mark."""
    has_numbers = any(map(str.isdigit, items))
    first, *more = items.split("；")
    head, *rest = first.split("，")
    if more:
        ends = next((place for place, part in enumerate(more) if _GOES_ON.search(part)), len(more))
        yield Count(1 + ends, certain and ends > 0)
    if "、" in head or not (more or rest):
        yield from (Count(length, certain) for length in _lengths(head))
    if rest and not more and not ("、" in head and _SAYS_SOMETHING.search(rest[0])):
        yield Count(1 + len(rest), certain and not has_numbers)


def _parts_of_last_sentence(earlier: str) -> Iterator[Count]:
    """The clauses between semicolons of the sentence that 以上三个短板 looks back on, or of a list with 和."""
    sentences = [sentence for sentence in re.split(r"[。\n]", earlier) if sentence.strip()]
    if sentences and "；" in sentences[-1]:
        # …；针对以上三个短板 looks back on its own sentence
        sentences = [sentences[-1].rpartition("；")[0], ""]
    for sentence in sentences[-2:]:
        is_previous = sentence is sentences[-2 if len(sentences) > 1 else -1]
        certain = is_previous and "；" in sentence and not any(map(str.isdigit, sentence))
        yield from (Count(len(sentence.split(mark)), certain) for mark in "；，" if mark in sentence)
        yield from (Count(length) for length in _lengths(sentence) if not certain)
