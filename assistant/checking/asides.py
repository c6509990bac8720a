"""Clauses between two counts that say something of the first and name nothing for the second.

`制发文件5件，均同步解读，废止4件`, `收到申请676件，主要涉及征地等方面，办结742件`: what all of them are, what they are about or how they
compare with other years is no scope for what is counted next, nor is a count of hands, of days or of what was prolonged. A clause
with a word of the tables is no aside.
"""

import re

from assistant.checking.clauses import Span, clause_start
from assistant.checking.evidence import Evidence
from assistant.checking.places import Place
from assistant.checking.subjects import Subject
from assistant.checking.terms import find_terms

_NO_MARK = "[^，。；：、（）\\d]"
_REST = "[^，。；：（）\\d]"
_OPENED = "|".join(
    (
        "均|都|全部|无一|多数?为|大多|多涉及|多集中",
        f"主要(?:涉及|是|为|集中|分布|围绕|反映|以|来自|用于|因)|涉及{_NO_MARK}",
        "(?:申请|咨询|所涉|涉及)?(?:内容|事项|领域|类型|主题|诉求|信息)(?:主要)?(?:集中|涉及|以|为|多|涵盖|包括|是)",
        f"(?:通过|采取|采用|经由){_REST}{{1,24}}(?:提出|提交|提起|递交|送达|公开|发布|公布)",
        f"由{_REST}{{1,14}}(?:办理|承办|负责|牵头|答复|审核|统一)",
        f"(?:数量|件数|总量|占比|规模|{_NO_MARK}{{0,4}}数)(?:均|都|仍|连续|首次|明显|大幅|居|位居|排|最|有|再|持续)",
        f"(?:较|比|与)(?:往年|历年|前几年|近年|前{_NO_MARK}年)|同比(?:有|总体|略|基本)|为近|创|居",
        "(?:未|无|没有)(?:发生|出现|引发|收取|产生|一)",
        "做到|切实|有效|依法保障|依法维护|充分|确保|实现|体现|推动|促进|同时|进一步|满足|便于|方便",
        f"为{_NO_MARK}{{0,6}}(?:群众|公众|企业|申请人|社会)|并(?:及时|按|同步|做好|向|将|对|在)",
    )
)
_ANOTHER_WAY = f"{_REST}*(?:热线|平台|信箱|窗口|网站|大厅|中心|信访|工单|留言)"
"""热线平台运行平稳，办结…: what is done there is another matter."""
_ENDS_WELL = (
    f"(?!{_ANOTHER_WAY}){_REST}{{2,16}}?"
    "(?:提升|提高|增强|明显|良好|较高|较好|规范|到位|顺畅|有序|平稳|加大|加重|显著|满意|好评)"
)
_ASIDE = re.compile(f"，(?:(?:{_OPENED}){_REST}*?|{_ENDS_WELL})(?=[，；])")
_IN_TIME = re.compile(
    "，(?:(?:无|未|没有|未发生|未出现)[^，。；：]{0,4}(?:逾期|超期|超时)[^，。；：]{0,6}"
    "|(?:平均|最长|最短|单件)[^，。；：]{0,10}(?:工作日|天|日|小时|个月)(?:以?内)?)(?=[，；])"
)
"""无逾期答复, 平均答复时长12个工作日: whatever the tables call by these words."""
_END_OF_THE_LAST = re.compile(f"{_NO_MARK}{{1,24}}(?<![中里内间时后的])(?=，)")
"""由5名工作人员承办，: the words behind a number, up to the comma, are its own; 3件申请中，… leads on to the next."""
_LEADS_ON = ("中", "里", "内")
"""通过网络提交的申请中，办结50件: within what the next is counted."""
_LONGEST = 60
"""Characters of a clause before a word in it."""
_OF_TIME = frozenset({"天", "日", "个工作日", "工作日", "小时", "分钟", "个月", "月"})
_OF_HANDS = frozenset({"名", "位", "人", "页"})
_PROCEDURE = re.compile(
    "(?:其中|依法|按规定|经批准|经|另有|另|有|需|共|对|均|并)*(?:批准)?(?:延期|延长(?:答复|办理)?期限|(?:告知|要求|通知)?(?:申请人)?补正|(?:书面)?征求(?:第三方)?意见)"
    "(?:答复|办理|申请|的|通知书?|后受理|后办理|后答复|的申请)*(?:为|有|共)?"
)
"""其中延期答复2件, 告知补正3件: steps on the way that no table counts."""


_WAY = "(?:当面|信函|邮寄|网络|网上|在线|线上|线下|现场|窗口|邮政|邮件|传真|电子邮件|信件|来信)[^，。；、\\d和及与]{0,3}"
_WAYS_TOLD = re.compile(rf"[，（]?[^，。；、\d]{{0,8}}?{_WAY}(?:[、和及与]{_WAY})+等?")
"""均为网上、信函及当面三种方式提交: how many ways there were, and no way of what is counted next."""
_OF_WAYS = ("种", "类")
_INVOLVES = re.compile("[，（]?(?:共|主要|分别|分)?(?:涉及|覆盖|涵盖|来自|分布于|分布在)(?:全[县市区])?")
"""涉及6个部门: where they come from, or whom they concern."""
_OF_CASES = frozenset({"", "件", "件次", "起", "宗", "例", "项", "条", "份", "%", "元", "万元"})
"""Units of what is counted; 6个部门, 3个镇, 12家 are of those whom it concerns."""


def past_asides(evidence: Evidence, text: str, start: int, end: int) -> int:
    """Where the words for the count that ends at `end` begin, behind what still speaks of the count before `start`."""
    position = start
    rest = _END_OF_THE_LAST.match(text, position, end)
    if rest and not _names_something(evidence, text, Span(*rest.span())):
        position = rest.end()
    while text.startswith("，", position):
        if in_time := _IN_TIME.match(text, position, end):
            position = in_time.end()
            continue
        aside = _ASIDE.match(text, position, end)
        leads_on = aside is None or aside[0].endswith(_LEADS_ON)
        if aside is None or leads_on or _names_something(evidence, text, Span(*aside.span())):
            break
        position = aside.end()
    return position


def is_in_aside(text: str, position: int) -> bool:
    """Whether the clause around `position` is one."""
    start = clause_start(text, max(0, position - _LONGEST), position)
    return text.startswith("，", start - 1) and _ASIDE.match(text, start - 1) is not None


def is_aside(place: Place, subject: Subject | None) -> bool:
    """Whether the number itself only says something of the count before: 由5名工作人员承办, 依法延期2件, 涉及6个部门."""
    if place.before.of(place.text)[:1] not in ("，", "（"):
        return False
    is_named = subject is not None and subject.named
    return (
        _PROCEDURE.fullmatch(place.clause.of(place.text)) is not None
        or (
            place.mention.unit not in _OF_CASES
            and _INVOLVES.fullmatch(place.clause.of(place.text)) is not None
        )
        or (place.mention.unit in _OF_WAYS and _WAYS_TOLD.fullmatch(place.clause.of(place.text)) is not None)
        or place.mention.unit in _OF_TIME
        or (place.mention.unit in _OF_HANDS and not is_named)
    )


def _names_something(evidence: Evidence, text: str, span: Span) -> bool:
    return any(not term.weak for hit in find_terms(evidence, text, span) for term in hit.terms)
