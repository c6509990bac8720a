"""Counts of lists: 四大板块 with four names, 以下三方面 followed by 一是二是三是, “甲”“乙”两项 behind its names.

What a number may count is found by `list_items`, or among the numbers before it; this module says what that proves.
"""

import re

from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.list_items import (
    OCCASIONS,
    Count,
    lengths_of_names,
    lists_of,
    names_before,
    names_with_one_each,
    ranked,
)
from assistant.checking.places import counts_the_told
from assistant.numerals import Mention, chinese_numeral, parse_cardinal
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
_THINGS = frozenset({"", "个", "条", "点", "项", "块", "张", "份", "处", "道", "种", "类", "家", "位"})
_OPENS_A_LIST = re.compile("[^，。；：、（）\\d]{0,4}(?:：|——)|，即|[^，。；：、（）\\d]{0,2}的(?:是|为)")
"""四张表格：…; 3个，即…; 最多的两家的是…."""
_NAMED_EACH = re.compile(
    r"[^，。；：、（）\d]{0,8}(?:，[^，。；、\d“《]{0,4}(?:分别|依次)[^，。；、：\d“《]{0,3}?(?:是|为|来自|解读|介绍)(?![^。；]*\d)|（[“《])"
)
"""发布会3场，主题分别为“…”“…”和“…”; 专题3个（“…”“…”“…”）."""
_DEEDS = re.compile("..?件(?:大|实|要|好)?事")
"""五件事：理清单、建专栏、…."""
_ITEMS_BEGIN = r"\s*\**(?:一是|其一|第一|首先|甲|1|[（(]1|①|一、)"
_NUMBERS_FOLLOW = re.compile(
    rf"[^，。；：]{{0,6}}：{_ITEMS_BEGIN}|[^，。；：]{{0,4}}(?:{_NOUN})[：:。]{_ITEMS_BEGIN}"
)
_ITEMS_FOLLOW = re.compile(rf"[^，。；：]{{0,6}}[：:。]{_ITEMS_BEGIN}")
_THERE_ARE = ("有", "存在", "分", "分为", "是", "为")
"""毛病有三条。第一条，…: with the full stop only where the number tells how many there are, and not 公开信息12条。一是…."""
_CASES = frozenset({"件", "起", "宗", "例", "份", "件次"})
_NAMES_THE_REST = re.compile("[，；、]其(?:余|[他它])")
_SUM_FOLLOWS = re.compile(r"[^，。；]{0,8}?(?:一共|总共|共计|合计|总计|累计|累加|相加|合共|合并|之和|共|合)")
_WHICH = re.compile(r"(?:(?P<first>[前头首])|(?P<last>[后末])|(?P<all>以上|上述))[^，。；]{0,2}\Z")
"""前两种合计22件, 以上八种情形相加: which of the numbers before are added up."""
_POINTING = ("", "这", "此", "其")
"""Before a number that opens its sentence and counts what the sentence before told."""
_JOINS = re.compile(r"[、和及与][^，。；、\d]{1,14}")
"""What stands between the numbers of 信访2件、重复1件两类."""
_MARK_BEFORE = re.compile(r"[，。；：！？\n（(]")
_SEVERAL = 2
_MOST_LISTS = 300
"""Counts of lists that are looked at in a section; a report has a dozen."""
_LOOK_BACK, _LARGEST, _FEW = 400, 15, 9
_COUNTING_IDIOM = re.compile(r"[两三四五六七八九](?=[级位道]|项制度)")
_IS_OF_LEVELS = re.compile(".级")
_RANKS = re.compile("[一二三四五]级、$")
"""一级、二级、三级分级响应: ranks one by one, and none of them counts those before it."""
_LEVEL = re.compile("(?:审|校|抓|[中央省市州县区旗乡镇村局科所站室股处部办院队]|人|长|领导|员)$")
_AREAS = re.compile("[省市州县区旗乡镇村]+$")
"""县乡、村三级: areas that may be told without a mark between them."""
_PART_OF_SHARE = re.compile(r"\(([a-z_. +]+)\) / \(")
_RANK = re.compile("前([两三四五六七八九十])[位名]?")


def judge_lists(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Fill in the counts of lists that the text itself spells out."""
    result, tried = list(judged), 0
    for place, figure in enumerate(section.figures):
        if judged[place] is None and tried < _MOST_LISTS and _may_count(figure.mention):
            tried += 1
            told = _told(section, judged, place)
            result[place] = told or _judge(section.text, figure, _counted(section, judged, place))
    return result


def _told(section: SectionText, judged: list[Judgement | None], place: int) -> Judgement | None:
    """予以公开499件，部分公开141件，两项合计占47.3%: as many counts as stand in the sentence before it, or some of them."""
    figure = section.figures[place]
    if not counts_the_told(section.text, figure.mention) or figure.mention.value is None:
        return None
    which = _WHICH.search(section.text, figure.sentence.start, figure.mention.start)
    made_up = _in_the_share(section, judged, place, which) or _added_up(section, place, which)
    if made_up >= _SEVERAL:
        return _as_listed(made_up) if made_up == figure.mention.value else _as_not_listed(made_up)
    before = [
        other
        for other in section.figures_within(Span(figure.sentence.start, figure.mention.start))
        if other.mention.unit not in ("%", "‰", "倍", "百分点", "项", "类", "者", "种", "样")
    ]
    names = lengths_of_names(_MARK_BEFORE.split(section.text[figure.before.start : figure.mention.start])[-1])
    if len(before) < _SEVERAL or names:
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


def judge_fixed(text: str, mention: Mention) -> Judgement | None:
    """What looks like a fixed expression or a rank and counts a list beside it all the same."""
    return _judge_idiom(text, mention) if mention.kind == "idiom" else _judge_rank(text, mention)


def _judge_idiom(text: str, mention: Mention) -> Judgement | None:
    """`经股室、办公室、分管领导三级审核`, `审核、审查、追究三项制度`."""
    numeral = _COUNTING_IDIOM.match(mention.text)
    if numeral is None:
        return None
    clause = _MARK_BEFORE.split(text[max(0, mention.start - _LOOK_BACK) : mention.start])[-1]
    if "、" not in clause or _RANKS.search(clause):
        return None
    length = int(parse_cardinal(numeral[0]) or 0)
    if length in lengths_of_names(clause.removesuffix("等")):
        return _as_listed(length)
    levels = _levels(clause.removesuffix("的")) if _IS_OF_LEVELS.match(mention.text) else range(0)
    return _as_not_listed(levels[-1]) if levels and length not in levels else None


def _levels(clause: str) -> range:
    """How many levels `落实初审、复审、终审`, `县乡、村` may name; none where they are no levels."""
    names = clause.split("、")
    if not all(map(_LEVEL.search, names)):
        return range(0)
    several = sum(len(found[0]) - 1 for name in names if (found := _AREAS.search(name)))
    return range(len(names), len(names) + several + 1)


def _judge_rank(text: str, mention: Mention) -> Judgement | None:
    """`居前三位的是水库移民13件、河道占用9件、工程招标7件`."""
    numeral = _RANK.fullmatch(mention.text) if mention.kind == "ordinal" else None
    length = ranked(text, mention.start, mention.end) if numeral else 0
    if numeral is None or not length:
        return None
    return _as_listed(length) if parse_cardinal(numeral[1]) == length else _as_not_listed(length)


def _as_listed(length: int) -> Judgement:
    return Judgement(Verdict.SUPPORTED, f"list-count: {length}", str(length), "与所列项数一致")


def _as_not_listed(length: int) -> Judgement:
    return Judgement(
        Verdict.CONTRADICTED, f"list-count: {length}", chinese_numeral(length), f"实际列出{length}项"
    )


def _counted(section: SectionText, judged: list[Judgement | None], place: int) -> int:
    """How many numbers before it the number counts, because they are added up behind it or run up to it; 0 for none."""
    return _run_before(section, place) or _summed(section, judged, place)


def _run_before(section: SectionText, place: int) -> int:
    """由动态2418条、公告1690条、解读1055条三块构成: the run of numbers that ends where this one begins."""
    figures, mention = section.figures, section.figures[place].mention
    length, end = 0, mention.start
    for figure in reversed(figures[max(0, place - _LARGEST) : place]):
        is_next = (
            figure.mention.end == end
            if not length
            else _JOINS.fullmatch(section.text, figure.mention.end, end) is not None
        )
        if not is_next or figure.mention.unit != figures[place - 1].mention.unit:
            break
        length, end = length + 1, figure.mention.start
    is_count = mention.unit not in OCCASIONS and mention.unit != figures[place - 1].mention.unit
    return length if length >= _SEVERAL and is_count and not mention.text[:1].isdigit() else 0


def _summed(section: SectionText, judged: list[Judgement | None], place: int) -> int:
    """三项累加共417条: how many parts the sum behind the number has; 0 where there is none."""
    following = judged[place + 1] if place + 1 < len(judged) else None
    behind = section.figures[place + 1].mention.start if place + 1 < len(judged) else -1
    is_at_once = behind == section.figures[place].mention.end
    if not is_at_once and not _SUM_FOLLOWS.match(section.text, section.figures[place].mention.end):
        return 0
    figure = section.figures[place]
    which = _WHICH.search(section.text, figure.sentence.start, figure.mention.start)
    is_sum = following is not None and (following.expression or "").startswith("prose-sum: ")
    if following is not None and is_sum and not (which and (which["first"] or which["last"])):
        length = (following.expression or "").count(" + ") + 1
        stands_behind = len(_sentence_before(section, place, which)) < length
        # 12个乡镇共收到61件，其中…, 三类决定662件，其中许可314件，其余…: what the whole is divided into need not be what is counted
        names_rest = _NAMES_THE_REST.search(section.text, figure.mention.end, figure.sentence.end)
        is_open = figure.mention.text[:1].isdigit() or names_rest
        return 0 if stands_behind and is_open else length
    return _added_up(section, place, which)


def _in_the_share(
    section: SectionText, judged: list[Judgement | None], place: int, which: re.Match[str] | None
) -> int:
    """予以公开57件，部分公开17件，两项占29%: how many of the counts before are in the share behind; 0 where that is not known."""
    figures = section.figures
    share = judged[place + 1] if place + 1 < len(figures) else None
    part = (
        _PART_OF_SHARE.match(share.expression or "") if share and share.verdict is Verdict.SUPPORTED else None
    )
    if part is None or figures[place + 1].sentence != figures[place].sentence:
        return 0
    wanted = set(part[1].split(" + "))
    near = _sentence_before(section, place, which)
    told = [
        (found.expression or "").split(" + ")
        for index in range(max(0, place - _LARGEST), place)
        if figures[index] in near and (found := judged[index]) and found.expression
    ]
    told = [cells for cells in told if set(cells) <= wanted]
    known: set[str] = set()
    for length, cells in enumerate(told if which and which["first"] else reversed(told), 1):
        known.update(cells)
        if known == wanted:
            return length
    return 0


def _added_up(section: SectionText, place: int, which: re.Match[str] | None) -> int:
    """How many of the numbers before make up the one behind; 0 where none do, or two ways do."""
    figures = section.figures
    if place + 1 >= len(figures) or figures[place + 1].sentence != figures[place].sentence:
        return 0
    whole = figures[place + 1].mention
    told = _sentence_before(section, place, which)
    before = [figure.mention.value or 0 for figure in told if figure.mention.unit == whole.unit]
    if which and which["first"]:
        before.reverse()
    looks_back = bool(told) and told[0].sentence != figures[place].sentence and which is None
    least = (
        len(before) if looks_back else _SEVERAL
    )  # 新收12件，自然人9件、…；转来1件。两项相加为13件 is not all of them
    fitting = [count for count in range(least, len(before) + 1) if sum(before[-count:]) == whole.value]
    return fitting[0] if len(fitting) == 1 and whole.unit != "%" else 0


def _sentence_before(section: SectionText, place: int, which: re.Match[str] | None) -> tuple[TextFigure, ...]:
    """The numbers of the sentence so far; those of the sentence before where the number looks back on it: 两项合计44件, 前两项相加."""
    figures, figure = section.figures, section.figures[place]
    near = figures[max(0, place - _LARGEST) : place]
    own = tuple(other for other in near if other.sentence == figure.sentence)
    opening = section.text[figure.sentence.start : figure.mention.start]
    if own or not (which or opening in _POINTING) or not near or near[-1].paragraph != figure.paragraph:
        return own
    return tuple(other for other in near if other.sentence == near[-1].sentence)


def _may_count(mention: Mention) -> bool:
    is_ratio = mention.unit in ("%", "‰", "倍") or "百分点" in mention.unit
    return mention.value is not None and 1 < mention.value <= _LARGEST and not is_ratio


def _judge(text: str, figure: TextFigure, counted: int) -> Judgement | None:
    mention = figure.mention
    is_list = _LIST.match(text, mention.start) is not None or _announced(text, figure)
    counts = (
        [Count(counted, certain=True)]
        if counted
        else list((lists_of if is_list else names_before)(text, figure))
    )
    counts = list(names_with_one_each(text, figure)) or counts
    counts = [count for count in counts if count.certain and count.numbered] or counts
    value = int(mention.value or 0)
    if any(count.length == value for count in counts):
        if not is_list and mention.text[:1].isdigit() and not any(count.certain for count in counts):
            return None
        return _as_listed(value)
    wrong = [count.length for count in counts if count.refutes(value)]
    if len(wrong) < sum(count.certain for count in counts) or not wrong:
        return None
    if not is_list and mention.unit in _CASES:
        return None  # 案卷、查询各八件: cases, and not how many were named
    return _as_not_listed(wrong[0])


def _announced(text: str, figure: TextFigure) -> bool:
    return (
        _ANNOUNCED.search(text, figure.sentence.start, figure.mention.start) is not None
        or _NUMBERS_FOLLOW.match(text, figure.mention.end) is not None
        or (
            text.endswith(_THERE_ARE, figure.clause.start, figure.mention.start)
            and _ITEMS_FOLLOW.match(text, figure.mention.end) is not None
        )
        or (
            figure.mention.unit not in _CASES
            and _is_near_few(figure.mention)
            and _NAMED_EACH.match(text, figure.mention.end) is not None
        )
        or (
            (figure.mention.unit in _THINGS or _DEEDS.match(text, figure.mention.start) is not None)
            and _OPENS_A_LIST.match(text, figure.mention.end) is not None
        )
    )


def _is_near_few(mention: Mention) -> bool:
    """公开信息20条，分别为政策类和动态类: kinds, and not the twenty."""
    return mention.value is not None and mention.value <= _FEW
