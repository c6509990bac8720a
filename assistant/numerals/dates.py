"""Guards for dates, periods and times of day.

A span between two full dates is two mentions (1月1日至12月31日); where they share a word (2020—2025年,
1-10月) it is one. The year alone is quoted without 度, as 2025年度 is the year 2025.
"""

from __future__ import annotations

from assistant.numerals.grammar import CHINESE, SPACE
from assistant.numerals.guard import (
    AND,
    ANY_NUMERAL,
    ANY_YEAR,
    DASH,
    DIGIT,
    HAN,
    LETTER,
    NUMERAL,
    ONE_TO_TEN,
    OTHER_WORD,
    YEAR,
    Guard,
)
from assistant.numerals.units import NO_PLAIN_UNIT

_S = SPACE
_MONTH = f"(?:1[0-2]|0?[1-9]|{ONE_TO_TEN}{{1,2}})"
_DAY = f"(?:3[01]|[12]\\d|0?[1-9]|{ONE_TO_TEN}{{1,3}})"
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)"
_NO_COUNT = f"(?:(?=起)|{NO_PLAIN_UNIT})"
"""Behind a time of day 起 means from then on; it counts nothing."""
_DOTTED_CLOCK = r"(?:[01]?\d|2[0-3])\.[0-5]\d"
_HOUR = r"(?:1?\d|2[0-4]|[一二三四五六七八九]|十[一二]?)点(?:半|[0-5]?\d分?|[一二三四五]?十分?)?"
_ON_THE_DIAL = r"(?:[01]?\d|2[0-4]|[一二两三四五六七八九]|十[一二]?)"
_SPOKEN = rf"{_ON_THE_DIAL}(?:点(?:半|整|钟|一刻|[0-5]?\d分?)?|时(?![候段代间限])(?:[0-5]?\d分|半|整)?)"
_PART_OF_DAY = "(?:上午|下午|早上|早晨|晚上|晚间|中午|早(?!一点)|晚(?!一点))"
_PART_BEFORE = "(?<=凌晨|清晨|午间|午夜|半夜|夜里|夜间|傍晚)"
_SPOKEN_SPAN = rf"(?:{_SPOKEN}(?:{DASH}(?:次日)?{_PART_OF_DAY}?[ ]?{_SPOKEN})?|{_ON_THE_DIAL}{DASH}{_ON_THE_DIAL}[点时](?!间|段))"
_NO_ITEM = r"(?<=[^\s。：；\d.])"
"""Before 7、8月: at the beginning of a line or sentence 7、 would number an item."""
_SOME = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百千]{1,8})"

DATES = (
    Guard(
        "year",
        "date",
        ANY_NUMERAL,
        rf"{ANY_YEAR}{_S}(?:{DASH}{_S}{ANY_YEAR}{_S})?年"
        rf"(?:{_S}{_MONTH}(?:{_S}(?:[-—~]{{1,2}}|月?[至到]){_S}{_MONTH})?{_S}月(?:[底末]|{_S}{_DAY}{_S}[日号])?)?",
    ),
    Guard("slashed_day", "date", DIGIT, r"(?:1[0-2]|[1-9])/(?:3[01]|[12]\d|[1-9])(?=[上下]午|[日号])"),
    Guard("years", "date", DIGIT, rf"{YEAR}{DASH}{YEAR}{NO_PLAIN_UNIT}"),
    Guard(
        "numeric_date", "date", DIGIT, rf"{YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d.])"
    ),
    Guard(
        "numeric_month",
        "date",
        DIGIT,
        rf"{YEAR}[-/.](?:1[0-2]|0[1-9])(?![\d.])(?:{NO_PLAIN_UNIT}|(?<=[自从]\d{{4}}.\d\d)(?=起))",
    ),
    Guard(
        "month",
        "date",
        ANY_NUMERAL,
        rf"{_MONTH}(?:{_S}{DASH}{_S}{_MONTH})?{_S}月(?:[底末]|{_S}{_DAY}(?:{DASH}{_DAY})?{_S}[日号])?",
    ),
    Guard(
        "numeric_months",
        "date",
        DIGIT,
        rf"{YEAR}\.(?:1[0-2]|[1-9]){DASH}{YEAR}\.(?:1[0-2]|[1-9])(?![\d.]){NO_PLAIN_UNIT}",
    ),
    Guard("reporting_year", "date", DIGIT, rf"1\.1{DASH}12\.31(?![\d.]){NO_PLAIN_UNIT}"),
    Guard(
        "lunar_day",
        "date",
        NUMERAL,
        "(?<=月)(?:十[一二三四五六七八九]?|二十|三十)(?=[日，。、；至到前后]|期间)",
    ),
    Guard("months", "date", ANY_NUMERAL, f"{_NO_ITEM}{_MONTH}(?:{AND}{_MONTH})+{_S}月"),
    Guard("days", "date", ANY_NUMERAL, f"{_NO_ITEM}{_DAY}(?:{AND}{_DAY})+{_S}日(?![均益常志程])"),
    Guard("day", "date", ANY_NUMERAL, f"{_DAY}(?:{DASH}{_DAY})?{_S}日(?![均益常志程])"),
    Guard("months_and_a_part", "date", DIGIT, rf"\d{{1,2}}\.\d{{1,2}}{_S}个月"),
    Guard("days_on_end", "date", DIGIT, f"(?:[4-9]\\d|3[2-9]|\\d{{3}}){_S}日(?![均益常志程])"),
    Guard(
        "quarter",
        "date",
        ANY_NUMERAL | OTHER_WORD,
        f"第?(?:{ONE_TO_TEN}|[1-4])(?:[-—~至][一二三四1-4]|(?:{AND}[1-4])+)?季度|前[一二三四1-4]个?季度",
    ),
    Guard(
        "period",
        "date",
        ANY_NUMERAL | OTHER_WORD,
        f"(?:近|前|后|过去|超过?|不足|不到|不满|逾)?{_SOME}{_S}[余多]?{_S}(?:个?多?周年|个(?:半|多)?月|个?年(?![级代])"
        "|周(?![边围密转报刊年])|个(?:星期|季度|年度)|世纪|年代)",
    ),
    Guard(
        "weekday",
        "date",
        OTHER_WORD,
        "(?:周|星期|礼拜)[一二三四五六日天](?:[、和及][一二三四五六日](?![月日十]))*(?![年期])",
    ),
    Guard(
        "memorial_day",
        "date",
        ANY_NUMERAL,
        r"\d{1,2}·\d{1,2}(?!\d)|(?<=双)1[12](?!\d)|[一二三五七九]{1,2}·[一二三四五六七八九十]{1,3}"
        r"|(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d|[1-9])(?=(?:国家|全国|国际|世界)?(?:宪法|环境|禁毒|档案|土地|消防|知识产权|国防教育|防灾减灾|消费者权益|食品安全)(?:宣传|保护)?日)",
    ),
)
"""Years, months, days, quarters and how long something took: 近三年 is a period, not three of anything."""

TIMES = (
    Guard(
        "round_the_clock",
        "time",
        DIGIT,
        rf"(?:365|[5-7]){_S}[天日]?{_S}[×xX*]{_S}\d{{1,2}}(?!\d)(?:{_S}小时)?",
    ),
    Guard("clock", "time", DIGIT, rf"{_CLOCK}(?:{_S}{DASH}{_S}(?:次日)?{_CLOCK})?{_NO_COUNT}"),
    Guard("dotted_clock", "time", DIGIT, rf"{_DOTTED_CLOCK}{DASH}{_DOTTED_CLOCK}(?![\d.%‰]){_NO_COUNT}"),
    Guard(
        "spoken_clock",
        "time",
        OTHER_WORD,
        rf"{_PART_OF_DAY}[ ]?(?:{_SPOKEN_SPAN}|{_DOTTED_CLOCK}(?![\d.]){_NO_COUNT})|早{_ON_THE_DIAL}晚{_ON_THE_DIAL}(?![\d点时])",
    ),
    Guard(
        "hours",
        "time",
        ANY_NUMERAL,
        rf"{_HOUR}{DASH}(?:次日|下午|晚上?)?{_HOUR}|\d{{1,2}}[-—~]\d{{1,2}}[点时](?!间)|\d{{1,2}}点半|(?<=[至早晚日号])\d{{1,2}}点(?![多以])"
        rf"|{_ON_THE_DIAL}点(?=钟(?!声)|一刻|[之以][前后]|准时)|零点(?![{CHINESE}\d])|{_PART_BEFORE}{_SPOKEN_SPAN}"
        rf"|(?<=[日号至])(?:二十[一二三四]?|十{ONE_TO_TEN}?|{ONE_TO_TEN})时(?![候段代间限])"
        r"|(?:[01]?\d|2[0-4])点(?=整(?![改治理合体顿])|前(?![期述面提置])|后(?![续期面来])|起(?![诉步草])|开始|到岗)",
    ),
    Guard(
        "hour",
        "time",
        DIGIT,
        rf"(?:[01]?\d|2[0-4])[至到](?:[01]?\d|2[0-4])时(?![候段代间限])|0点(?!\d|[多以])|(?:[01]?\d|2[0-4])点[0-5]\d分?(?![\d.%]){NO_PLAIN_UNIT}"
        r"|(?:[01]?\d|2[0-4])[ ]?(?:时(?![候段代间限])(?:[ ]?[0-5]?\d分|[0-5]\d(?=[-—至到]))?|点[ ]?[0-5]?\d分)",
    ),
    Guard("half_more", "time", ANY_NUMERAL, f"{_SOME}个半(?:小时|钟头|课时|学时)"),
    Guard("whole_year", "time", DIGIT, "365天"),
    Guard(
        "holiday",
        "time",
        ANY_NUMERAL,
        f"(?<=国庆|春节|元旦|五一|端午|中秋|清明|长假|春运|假期)(?:\\d|{ONE_TO_TEN})天",
    ),
    Guard("days_after", "time", LETTER, r"[TD]\+\d{1,3}(?!\d)(?:[天日]|个?工作日)?"),
    Guard(
        "rhythm",
        "time",
        ANY_NUMERAL,
        f"(?:\\d{{1,2}}|[一二两三四五六七半])个?(?:天|周|月|旬|季度?|年)一(?![共起同并次直律致定度般些])(?!{HAN}?[件条次个场期篇份]){HAN}{{2}}",
    ),
    Guard("day_and_night", "time", ANY_NUMERAL, f"(?:24|二十四){_S}小时"),
    Guard(
        "response_time",
        "time",
        ANY_NUMERAL,
        rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){_S}个?(?:小时|分钟|秒钟?)"
        r"(?=[”\"]?(?:以?内|之内|不间断|响应|值班|在线|开放|服务|办结|答复|回复|工作制|滚动|轮班|待命|值守|处置|监测|直达|看懂|读懂|速懂|速览|解读))"
        r"|(?:[58]|[五八])小时(?=[之以]?外)|[1-7]天(?=工作制|(?:小?长)?假)|(?<=黄金)(?:24|48|72)小时"
        r"|(?<=每天|每日)\d{1,2}小时|(?<=每周|一周)(?:[5-7]|[五六七])天",
    ),
    Guard(
        "deadline",
        "time",
        ANY_NUMERAL,
        rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){_S}个?{_S}(?:工作日|自然日)(?=以?内|之内)"
        rf"|(?<=不超过)(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){_S}个?{_S}(?:工作日|自然日)",
    ),
    Guard(
        "service_circle",
        "time",
        ANY_NUMERAL,
        rf"(?:\d{{1,2}}|{ONE_TO_TEN}{{1,3}})(?:分钟|小时)(?={HAN}{{0,8}}圈)",
    ),
)
"""Times of day and promised hours of service; a duration such as 培训12小时 is left to be a quantity."""
