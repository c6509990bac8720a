"""Counts whose words are the tables' and whose matter is another: what came in, what is planned, cases of every kind, a wider area."""

import re

from assistant.checking.certainty import Count
from assistant.checking.clauses import Span
from assistant.checking.comparing import falls_short, in_unit
from assistant.checking.slips import is_slip
from assistant.checking.totals import DISCLOSED, WHOLES

_CAME_IN = re.compile("受理|收到|接收|接到|收件|接件|许可申请|登记")
_DECIDED = re.compile("办结|作出|做出|准予|核发|颁发|决定|办理")
_REFUSED = re.compile("[，、；][^，。；、]{0,8}不予(?:行政)?许可")
_ENDED = r"(?:废止|失效)[^，。；、\d]{0,6}\d+"
_TWO_ENDS = re.compile(rf"{_ENDED}[件部]?[，、][^，。；、\d]{{0,4}}{_ENDED}")
_OF_TRADE, _OF_PRIVACY = r"商业秘密[^，。；、\d]{0,8}\d", r"隐私[^，。；、\d]{0,8}\d"
_AND = r"\d*件?[，、][^，。；\d]{0,8}"
_BOTH_SECRETS = re.compile(f"{_OF_TRADE}{_AND}{_OF_PRIVACY}|{_OF_PRIVACY}{_AND}{_OF_TRADE}")
_OTHER_CHANNEL = re.compile("网上|网络|现场|当面|口头|电子|邮箱|平台")
_REVIEWS = re.compile("司法[局厅]|[省市县区州旗]人民政府$")
"""Who decides on 行政复议 (行政复议法 of 2023, article 4: governments, through their offices of justice)."""
_TRIED = re.compile("受理|审理|办结|收到|接收|接到|立案")
_HANDLED = re.compile("(?:办理|承办|代理|审结|审理|参与)(?:了|各类)?(?:行政)?(?:复议|诉讼)")
_HANDLED_BY = re.compile("[省市县区州旗]政府(?:本级)?(?:受理|办理|审理|审结|办结)的?(?:各类)?行政复议")
"""市政府办理的行政复议案件: brought before it, and of every kind."""
_OF_A_REVIEWER = re.compile("调解率|终止|出庭|听证|化解|受理率|审结率")
_TRIED_BEFORE = re.compile("受理|接收|接到|收到")
_AREAS = {"镇": 0, "乡": 0, "街道": 0, "县": 1, "区": 1, "旗": 1, "市": 2, "州": 2, "盟": 2, "省": 3}
"""How wide an area is: 全市 is more than a county or a district, and as much as a city."""
_ALL_OF = re.compile("全([县区旗市州盟省])")
_AREA = re.compile("(?:街道|[镇乡])(?=人民政府|办事处|政府|$)|县|区(?!域)|旗|(?<!城)市(?!场)|[州盟省]")
_OF_A_LIST = re.compile("调整|规范|优化|公开|公示|公布|发布|梳理|编制|认领|录入|清单")
_HOTLINE = re.compile(
    "(?:(?<!不予)受理|收到|接到|接收|接待|(?<!不予)办理)(?:群众|各类|“?1[0-9]{4}”?(?:热线|平台)?)?(?:投诉|举报|信访)(?!.{0,8}(?:类|性质)(?:的)?申请)"
)
"""受理投诉举报1250件: of those made, and not of applications that turned out to be such."""
_PAPERS_PUBLISHED = re.compile("(?:公开|公示|公布|上传|发布|归集)[^，。；、\\d]{0,10}(?:决定书|文书|信息)")
_CASES_HANDLED = re.compile("(?:办理|立案|查处|查办|办)(?:了|各类)?(?:行政)?(?:处罚|强制)案件")
_CASES_LED_TO = re.compile(
    r"(?:查处|查办|立案|侦办|查获)[^，。；\d]{0,16}\d[\d,]*[起件宗家例][，、。](?:依法|并)?(?:作出|下达|实施|给予)?行政处罚(?:决定)?\Z"
)
"""查处无证经营案件63起，作出行政处罚决定58份: of these cases."""
_NEAR = 60
"""Characters before a count in which the cases stand that led to it."""
_ATTRIBUTES = re.compile(
    r"主动公开[^。\d]{0,6}\d[^。]*依申请公开[^。\d]{0,6}\d[^。]*不(?:予)?公开[^。\d]{0,6}\d|不(?:予)?公开[^。\d]{0,6}\d[^。]*主动公开[^。\d]{0,6}\d"
)
"""主动公开的92份，依申请公开的113份，不公开的55份: the attributes of papers."""
_SEIZED = re.compile("查封|扣押|查扣")
_PAPERS_OUT = re.compile(
    "(?<!予以)(?<!全部)(?<!依法)公开[^，。；、\\d]{0,10}(?:文件|公报|决定书|公文|政策|规划|预算|决算)\\Z"
)
_LED_TO = re.compile("(?:政府信息公开)?申请[^，。；、\\d]{0,4}(?:引发|引起|导致|引致|转为|进入)")
"""5件申请引发行政复议: so many applications, and perhaps more cases."""
_GONE_THROUGH = re.compile("清理(?:了|(?:行政)?规范性文件|规章|文件)?\\d")
_CENTRAL = re.compile("集中")
_MORE, _FEWER = (
    r"(?:新增|增加|承接|增设|划入|调入)[^，。；、\d]{0,4}\d+[项个]",
    r"(?:取消|减少|下放|划出|核减|调出)[^，。；、\d]{0,4}\d+[项个]",
)
_BOTH_WAYS = re.compile(f"{_MORE}[，、]{_FEWER}|{_FEWER}[，、]{_MORE}")
_CARRIED = re.compile("结转|遗留|跨年")
_CASES_OF_EVERY_KIND = re.compile("(?:各类|各种|全部|所有)行政(?:复议|诉讼|应诉|争议)")
_IN_COURT = re.compile("行政应诉(?:案件|事项)?|[一二]审应诉|复议决定作出后")
"""Lawsuits of every kind, unless 信息公开 is said before."""
_OTHER_KINDS = re.compile(
    r"[，（(：](?:其中)?[^。；]{0,24}?(?:工伤认定|社会保障|行政处罚|行政许可|行政征收|征收补偿|治安管理|交通管理|房屋登记|土地权属|不动产登记|劳动保障)(?:类|方面|领域|案件)?\d"
)
"""行政复议案件21件，其中工伤认定类12件: cases of every kind, told by their kinds."""
_CORRECTIONS = re.compile("撤销|确认|责令|变更|履行")
_OTHER_REQUESTS = re.compile(
    "(?:登记|执业|备案|注销|补[贴助]|救助|认定|贷款|参保|入学|婚姻|资质|低保|公租房|居住证|立项|验收)(?:受理)?的?申请(?!公开|政府信息|信息)"
)
"""执业登记申请76件，逾期未补正4件: requests for something else than information, and what became of them."""
_FINELY = re.compile(r"(撤销|确认违法|变更|驳回|终止|调解|责令履行|不予受理)[^，。；、\d]{0,4}\d")
_MANY = 4
_SETTLED = re.compile("调解|和解")
"""经调解撤回2件: some of the cases with another ending."""
_PLANNED = re.compile("拟(?![定制稿写发])|预计|计划|(?:均|都|控制|限制)在\\Z")
_OUTSIDE = re.compile("(?:之外|以外)的?(?:共|有|为)*\\Z")
"""公开与部分公开之外的481件: all that these words do not name."""
_NOT_OF_DISCLOSURE = re.compile("非(?:政府|政务)?信息公开类?")
_UNRELATED = re.compile("[^。；]*?[与和同](?:政府|政务)?信息公开(?:工作)?(?:无关|不相关|没有关系)")


def is_of_another_matter(count: Count) -> bool:
    """受理行政许可申请320件 came in and is not decided yet, 拟废止3件 is not done yet, 行政复议8件，均与信息公开无关."""
    text, figure = count.section.text, count.figure
    return (
        _came_in_only(count)
        or _is_told_in_parts(count)
        or _is_another_dispute(count)
        or _is_of_a_wider_area(count)
        or (count.first.endswith(".previous_items") and _is_of_a_list(count))
        or _LED_TO.match(text, figure.mention.end) is not None
        or _is_of_the_hotline(count)
        or _is_of_other_requests(count)
        or _is_of_items(count)
        or _is_of_some_decisions(count)
        or _publishes_papers(count)
        or _is_any_purchase(count)
        or _is_of_what_was_reviewed(count)
        or _PLANNED.search(count.words) is not None
        or (figure.mention.text.endswith(("以上", "以下")) and text.startswith("的", figure.mention.end))
        or _OUTSIDE.search(count.words) is not None
        or (
            count.first.startswith("applications.")
            and _ATTRIBUTES.search(text, figure.sentence.start, figure.sentence.end) is not None
        )
        or _NOT_OF_DISCLOSURE.search(text, figure.sentence.start, figure.mention.start) is not None
        or _UNRELATED.match(text, figure.mention.end, figure.sentence.end) is not None
    )


def _publishes_papers(count: Count) -> bool:
    """公开县政府文件38份 behind applications: what was published, and not what was disclosed to somebody."""
    return count.first == DISCLOSED and _PAPERS_OUT.search(count.words) is not None


def _is_of_some_decisions(count: Count) -> bool:
    """公开行政处罚决定书63份, 办理行政处罚案件45件, 办结的742件申请: not what was decided; 实施查封扣押34次: one kind of measure."""
    if not count.first.endswith(".decisions"):
        return False
    is_one_kind = _SEIZED.search(count.words) is not None and "强制" not in count.words
    near = max(count.figure.paragraph.start, count.figure.mention.start - _NEAR)
    if _CASES_LED_TO.search(count.section.text, near, count.figure.mention.start):
        return True
    says_more = _PAPERS_PUBLISHED.search(count.words) or _CASES_HANDLED.search(count.words)
    is_of_requests = count.section.text.startswith(("申请", "政府信息公开申请"), count.figure.mention.end)
    return (
        bool(says_more)
        or is_of_requests
        or (is_one_kind and falls_short(count.evidence, count.figure.mention, count.first))
    )


def _is_of_the_hotline(count: Count) -> bool:
    """受理投诉举报1250件，办结1210件: what came in by another way, and what was done with it."""
    part = Span(count.figure.part_start(count.section.text), count.figure.mention.start)
    return (
        count.first.startswith(("applications.", "disclosure."))
        and "申请" not in part.of(count.section.text)
        and _HOTLINE.search(count.section.text, *part) is not None
    )


def _is_of_items(count: Count) -> bool:
    """作出处理决定69件、226件，对应事项分别为8项、10项: what there is to decide on."""
    words = count.figure.words(count.section.text)
    return count.first.endswith(".decisions") and count.figure.mention.unit == "项" and "事项" in words


def _is_of_other_requests(count: Count) -> bool:
    """执业登记申请76件: no request for information."""
    so_far = Span(count.figure.part_start(count.section.text), count.figure.mention.start)
    words = so_far.of(count.section.text)
    return (
        count.first.startswith("applications.")
        and "公开" not in words
        and bool(_OTHER_REQUESTS.search(words))
    )


def _is_of_a_list(count: Count) -> bool:
    """公开行政许可事项322项、行政处罚事项512项: of a list of powers that need not be the table's."""
    start = count.figure.part_start(count.section.text)
    return _OF_A_LIST.search(count.section.text, start, count.figure.mention.start) is not None


def _is_any_purchase(count: Count) -> bool:
    """政府采购56个, more than the table has of 政府集中采购: what was not bought centrally is told with it."""
    if not count.first.startswith("disclosure.procurement.") or _CENTRAL.search(
        count.figure.sentence.of(count.section.text)
    ):
        return False
    value = count.evidence.value(count.first)
    is_near = value is not None and is_slip(count.figure.mention, in_unit(value, count.figure.mention.unit))
    return not is_near and not falls_short(count.evidence, count.figure.mention, count.first)


def _is_of_what_was_reviewed(count: Count) -> bool:
    """规范性文件清理33件，保留20件，废止10件: of those that were gone through."""
    start = count.figure.part_start(count.section.text)
    return (
        count.first.startswith(("disclosure.normative_documents.", "disclosure.regulations."))
        and _GONE_THROUGH.search(count.section.text, start, count.figure.mention.start) is not None
    )


def _came_in_only(count: Count) -> bool:
    """受理行政许可申请320件; 准予许可310件，不予许可4件: more, or less, than were decided on."""
    if not count.first.endswith(".decisions"):
        return False
    came_in = _CAME_IN.search(count.words) is not None and _DECIDED.search(count.words) is None
    is_part = (
        "准予" in count.words and _REFUSED.match(count.section.text, count.figure.mention.end) is not None
    )
    return came_in or is_part


def _is_told_in_parts(count: Count) -> bool:
    """商业秘密3件、个人隐私5件 are both of one row, as are 废止4件、宣布失效3件 and, in format 2019, 许可事项新增2项、取消1项."""
    text, sentence = count.section.text, count.figure.sentence
    if count.first in WHOLES and "书面" in count.words:  # 书面申请12件，网上申请20件
        return _OTHER_CHANNEL.search(text, sentence.start, sentence.end) is not None
    if count.first.endswith(".third_party.total"):
        return _BOTH_SECRETS.search(text, sentence.start, sentence.end) is not None
    joined = {".repealed": _TWO_ENDS, ".change": _BOTH_WAYS}
    return any(count.first.endswith(column) and _joins(pattern, count) for column, pattern in joined.items())


def _joins(pattern: re.Pattern[str], count: Count) -> bool:
    """Whether the number is one of those that a match of the pattern in its sentence joins."""
    sentence, place = count.figure.sentence, count.figure.mention.start
    matches = pattern.finditer(count.section.text, sentence.start, sentence.end)
    return any(match.start() < place < match.end() for match in matches)


def _is_another_dispute(count: Count) -> bool:
    """上年结转的复议1件, 各类行政复议36件, 被撤销5件、确认违法3件: some of all, or more than those on disclosure."""
    if not count.first.startswith("disputes."):
        return False
    so_far = Span(count.figure.sentence.start, count.figure.mention.start).of(count.section.text)
    return (
        _CARRIED.search(count.words) is not None
        or _CASES_OF_EVERY_KIND.search(so_far) is not None
        or _is_one_kind_of_correction(count)
        or (
            count.first.endswith(".other")
            and _SETTLED.search(count.words) is not None
            and falls_short(count.evidence, count.figure.mention, count.first)
        )
        or _is_as_reviewer(count, so_far)
        or ("公开" not in so_far and _HANDLED_BY.search(so_far) is not None)
        or _may_be_of_every_kind(count, so_far)
        or _is_told_finely(count)
        or (_IN_COURT.search(so_far) is not None and "公开" not in so_far)
        or (
            "公开" not in so_far
            and _OTHER_KINDS.match(count.section.text, count.figure.mention.end, count.figure.sentence.end)
            is not None
        )
    )


def _is_one_kind_of_correction(count: Count) -> bool:
    """被撤销5件、确认违法3件: each is some of what was corrected."""
    told = {match[0] for match in _CORRECTIONS.finditer(count.figure.sentence.of(count.section.text))}
    return (
        count.first.endswith(".corrected")
        and len(told) > 1
        and _CORRECTIONS.search(count.words) is not None
        and falls_short(count.evidence, count.figure.mention, count.first)
    )


def _is_told_finely(count: Count) -> bool:
    """维持108件、撤销21件、确认违法14件、变更3件、驳回46件: as who decides on cases of every kind tells them."""
    sentence = count.figure.sentence.of(count.section.text)
    return "公开" not in sentence and len({match[1] for match in _FINELY.finditer(sentence)}) >= _MANY


def _may_be_of_every_kind(count: Count, so_far: str) -> bool:
    """办理行政复议案件158件，…，调解率26% in the overview: more than those on disclosure, told as a reviewer tells them."""
    return (
        count.section.id != "disputes"
        and _HANDLED.search(so_far) is not None
        and _OF_A_REVIEWER.search(count.figure.sentence.of(count.section.text)) is not None
        and "公开" not in so_far
        and not falls_short(count.evidence, count.figure.mention, count.first)
    )


def _is_as_reviewer(count: Count, so_far: str) -> bool:
    """受理行政复议案件120件 in the report of a bureau of justice or a government: brought before it, not against it."""
    return (
        count.subject.rows[:1] == (("reconsideration",),)
        and _REVIEWS.search(count.evidence.figures.office.name) is not None
        and (
            _TRIED.search(count.words) is not None
            or ("审结" in count.words and _TRIED_BEFORE.search(so_far) is not None)
        )
        and "公开" not in so_far
    )


def _is_of_a_wider_area(count: Count) -> bool:
    """全市申请5200件 in a county's report: more than its own."""
    named = [_AREAS[match[1]] for match in _ALL_OF.finditer(count.words)]
    office = count.evidence.figures.office.name
    own = [_AREAS[match[0]] for match in _AREA.finditer(office)]
    return bool(named) and bool(own) and max(named) > min(own)
