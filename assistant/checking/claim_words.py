"""The words of claims without digits, each way of claiming one pattern.

`statements` tells what a clause with such words claims; `ANY_CLAIM` finds whether a clause has any of them.
"""

import re

from assistant.checking.clauses import CLAUSE_MARKS
from assistant.checking.opening import opened_by

_END = f"(?=$|[{CLAUSE_MARKS}）])"
"""Where a clause ends: whether a sentence has one of these words is asked before any of its clauses is."""

NONE_OF = re.compile(
    r"(?:零(?=受理|申请|结转|复议|诉讼|败诉|纠错)|(?:均|都)不(?=属于)|没有|未曾|尚未|从未|并未|均未|暂未|未|不存在|不涉及|不收取|无一|均无|(?<!从)无(?=[^，。；]{0,3}))"
    r"(?!例外|(?:上一?年度?|去年)[多高]|(?:发生|出现|产生)?(?:明显|较大|任何|大的|太大|显著)?(?:的)?(?:变化|变动|变(?=$|[，。；、])|增减|差别|差异|区别|起伏|增长|增加|减少|下降|上升|波动)|经复议|经行政复议|申请复议|申请行政复议|经过复议|按时|按期|及时|依法|按照|必要|法|正当|论|误|需(?!要?结转)|偿|线|障碍|审结|到期|超|超过|发现|造成|收到投诉|列入|计入|纳入|算入|统计|包括|包含|含)"
)
ALL_ZERO = re.compile(
    rf"(?:均|都|全部|皆|亦)(?:为|是)(?:零|0|０|空白)|(?<=[复议诉讼案件])零件{_END}|(?:数量|件数)?(?<!分别)(?<!依次)为(?:零|0|０)(?:(?=件)|{_END})|(?:实现|保持)零(?=纠纷|败诉|复议|诉讼|纠错)|(?:降|减|归|清|压减)(?:至|到|为)?(?:零|0|０){_END}|空白{_END}"
)
_DONE = "(?:办结|办理完毕|处理完毕|办理完成|办毕|答复完毕|办复|答复|回复|办理完结)"
ALL_DONE = re.compile(
    rf"(?<!未)(?<!没有)(?:全部|均|都|悉数|皆|件件)(?:已经?)?(?![^{CLAUSE_MARKS}]{{0,12}}(?:期限|时限|规定时间|法定|工作日|[按依](?:照|据)?(?:规定|程序|规范|要求|法定)))[^，。；：]{{0,8}}?{_DONE}{_END}"
)
ALL_NEW = re.compile(r"(?:均|全部|都)(?:为|是|系)(?:本年|当年|年内)?新(?:收|受理|接)")
NONE_LAST_YEAR = re.compile(rf"而?(?:上一?年度?|去年)(?:没有|无此情形|无|未发生|为零){_END}")
NOT_ALL_DONE = re.compile(rf"(?:未|没有|尚未)(?:全部|都){_DONE}{_END}")
_OF_WHOM = r"(?:公民、法人(?:或者|或|和|及)其[他它]组织(?:提出|提交|递交)?的?)?(?:因政府信息公开(?:工作)?(?:引起|引发|产生|被提起)?的?)?(?:需要?|应)?"
HAPPENED = re.compile(
    rf"(?<![未没不如若凡对因就被有再曾需须应可])(?:收到|发生|产生|实施|收取|制发|制定|出台|有)(?={_OF_WHOM}(?:上年|结转|行政|规章|规范|政府信息公开申请|信息公开申请|申请))"
    rf"(?=[^，。；：]{{2,36}}(?:申请|复议|诉讼|强制|许可|处罚|收费|规章|文件|结转|案件){_END})"
)
EXISTS = re.compile(
    r"(?:(?<![所拥现具没含持占未并无])有(?![效关序力利所待望时些着])|(?<![未不没])(?:存在|出现|发生|产生|收到|接到|作出|制定|制发|印发|出台|废止|实施|收取))"
    rf"(?=[^{CLAUSE_MARKS}]{{0,24}}{_END})"
)
"""A clause that only says that there is something: 有结转到下年的申请."""
MOVED = re.compile(
    rf"(?:^|(?<=[，。；：\n]))(?:也|亦|均|全年|本年|与上年相比)*有(?:所)?(?:增减|变化|变动){_END}"
)
NORM = re.compile(r"应|须|要|需|必须|依法|按|及时|可以?|一律|不得|由|则")
"""How a clause begins that says what is to be done in the case just named, and not what has happened."""
THE_REST = re.compile(r"其余|余下|除[^。；]{1,20}外|剩余")
"""其余均已办结 speaks of what is left over, not of all."""
ALL_OF_ONE = re.compile(
    r"(?:均|全部|悉数|都|皆|清一色|全(?=[为是系由]))(?:已|为|是|由|系|属于?|获|予以?|被|得到|经)*(?=[^，。；]{2})"
    r"|(?:予以|获)(?=维持)|(?:办理)?结果(?:均)?为|(?<![，。；\d])属于?(?=复议后|未经复议)|(?<=[，。；：])(?:系|属|为)(?=复议后|未经复议)"
)
_NO_DIFFERENCE = "(?:没有|无|未有?|并无|不存在)(?:发生|出现|明显|任何|大的)*(?:变化|差别|差异|区别|增减|变动)|未变|不变|既无增加(?:也|又)无减少"
SAME = re.compile(
    r"(?:与|和|同|较|跟)(?:上一?年度?|去年|前一年度?|20\d\d年)(?:同期|年?末|年?底)?(?:的|相比)?(?:新收)?(?:申请)?(?:数量|情况|件数|水平|总量|数)?"
    rf"(?:基本|大体|完全|保持|仍|继续)*(?P<same>持平|相同|一致|相当|相等|等量|一样多?|一般多|无异|并无二致|{_NO_DIFFERENCE})"
    rf"|(?:同比|基本|数量)?持平{_END}|数量相同{_END}"
)
DOUBLED = re.compile(r"翻了?一?番|翻了?一倍|(?:增长|增加)了?一倍")
HALVED = re.compile(rf"(?:减|降|少)(?:少|了)*(?:半|一半){_END}")
NO_CHANGE = re.compile(
    rf"(?:没有|无|未|均无|未作|未做|没作)(?:发生|出现|明显|任何|大的)*(?:增减|变化|变动|调整|增也?未减)|不增不减|未增未减|既无增加(?:也|又)无减少"
    rf"|(?:数量|总数|件数)?(?:保持|维持)?(?:不变|没变|未变){_END}"
)
ALL_PUBLIC = re.compile(rf"(?:均已?|全部|悉数|都已?)(?:对外|向社会|予以|主动)?公开{_END}")
NO_FEES = re.compile(
    r"不收费|不再收取|没有行政事业性收费项目|无行政事业性收费项目|全部取消|未收费|(?:全部|均)停征|无收费项目|未征收|没有收费"
)

_OF_LAST_YEAR = "(?:上一?年度?|去年|前一年度?)"
TREND = re.compile(
    rf"(?:(?P<up>(?:高|多|大)于(?={_OF_LAST_YEAR})|超[过出]了?(?={_OF_LAST_YEAR})|(?:高出|突破)(?={_OF_LAST_YEAR})|增加|增长|增多|上升|上涨|上扬|攀升|走高|提高|提升"
    rf"|有一?定?的?增幅|(?<=[年度])多(?=$|[，。；]|了))"
    rf"|(?P<down>(?:低|少|小)于(?={_OF_LAST_YEAR})|[不未]及(?={_OF_LAST_YEAR})|(?:没有?|不如){_OF_LAST_YEAR}(?:多|高)|减少|下降|降低|回落|下滑|下行|走低|收缩"
    rf"|(?<=[年度])少(?=$|[，。；]|了)))"
    rf"(?:{_OF_LAST_YEAR}(?:同期|水平|总量)?)?(?:的?(?:趋势|态势|势头))?"
)
"""较上年有所增加, 少于去年."""
AGAINST_LAST_YEAR = re.compile(
    f"(?:较|比|与|同|和|跟|较之|相较于?|对比|对照|不如|没有)(?:{_OF_LAST_YEAR}|往年)|同比|(?:于|超过|超出|及|如){_OF_LAST_YEAR}"
)
"""That something is compared with last year: 与上年相比, 同比, 低于去年."""
_EVERY = (
    NO_FEES, ALL_ZERO, NO_CHANGE, DOUBLED, HALVED, ALL_PUBLIC, ALL_NEW, NOT_ALL_DONE, HAPPENED, NONE_LAST_YEAR, ALL_DONE, NONE_OF,
    ALL_OF_ONE, SAME, MOVED, TREND,
)  # fmt: skip
ANY_CLAIM = opened_by(
    "高多大超小低回走攀下突提不没未尚从并均都零暂不无数件为实保全悉皆亦而上去收发产制出有予获办结属系与和同翻增也且仍还年本当我存接作废较跟基持降减归清压空总维印少",
    "|".join(pattern.pattern for pattern in _EVERY),
)
"""Most clauses claim nothing: they are asked once, not once for each way of claiming. `EXISTS` is asked apart, being common."""
