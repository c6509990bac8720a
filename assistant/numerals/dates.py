"""Guards for dates, periods and times of day.

A span between two full dates is two mentions (1月1日至12月31日); where they share a word (2020—2025年,
1-10月) it is one. The year alone is quoted without 度, as 2025年度 is the year 2025.
"""

from __future__ import annotations

from assistant.numerals.grammar import SPACE
from assistant.numerals.guard import (
    AND,
    ANY_NUMERAL,
    ANY_YEAR,
    DASH,
    DIGIT,
    HAN,
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
_HOUR = r"(?:1?\d|2[0-4]|[一二三四五六七八九]|十[一二]?)点(?:半|[0-5]?\d分?|[一二三四五]?十分?)?"
_NO_ITEM = r"(?<=[^\s。：；\d.])"
"""Before 7、8月: at the beginning of a line or sentence 7、 would number an item."""
_SOME = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百千]{1,8})"

DATES = (
    Guard(
        "year",
        "date",
        ANY_NUMERAL,
        rf"{ANY_YEAR}{_S}(?:{DASH}{_S}{ANY_YEAR}{_S})?年"
        rf"(?:{_S}{_MONTH}(?:{_S}[-—~]{{1,2}}{_S}{_MONTH})?{_S}月(?:{_S}{_DAY}{_S}[日号])?)?",
    ),
    Guard("years", "date", DIGIT, rf"{YEAR}{DASH}{YEAR}{NO_PLAIN_UNIT}"),
    Guard(
        "numeric_date", "date", DIGIT, rf"{YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d.])"
    ),
    Guard("numeric_month", "date", DIGIT, rf"{YEAR}[-/.](?:1[0-2]|0[1-9])(?![\d.]){NO_PLAIN_UNIT}"),
    Guard(
        "month",
        "date",
        ANY_NUMERAL,
        rf"{_MONTH}(?:{_S}{DASH}{_S}{_MONTH})?{_S}月(?:{_S}{_DAY}(?:{DASH}{_DAY})?{_S}[日号])?",
    ),
    Guard("months", "date", ANY_NUMERAL, f"{_NO_ITEM}{_MONTH}(?:{AND}{_MONTH})+{_S}月"),
    Guard("days", "date", ANY_NUMERAL, f"{_NO_ITEM}{_DAY}(?:{AND}{_DAY})+{_S}日(?![均益常志程])"),
    Guard("day", "date", ANY_NUMERAL, f"{_DAY}(?:{DASH}{_DAY})?{_S}日(?![均益常志程])"),
    Guard(
        "quarter",
        "date",
        ANY_NUMERAL | OTHER_WORD,
        f"第?(?:{ONE_TO_TEN}|[1-4])(?:[-—~至][一二三四1-4])?季度|前[一二三四1-4]个?季度",
    ),
    Guard(
        "period",
        "date",
        ANY_NUMERAL | OTHER_WORD,
        f"(?:近|前|后|过去)?{_SOME}{_S}[余多]?{_S}(?:个?多?周年|个(?:半|多)?月|个?年(?![级代])"
        "|周(?![边围密转报刊年])|个(?:星期|季度|年度)|世纪|年代)",
    ),
    Guard("weekday", "date", OTHER_WORD, "(?:周|星期|礼拜)[一二三四五六日天](?![年期])"),
    Guard(
        "memorial_day",
        "date",
        ANY_NUMERAL,
        r"\d{1,2}·\d{1,2}(?!\d)|(?<=双)1[12](?!\d)|[一二三五七九]{1,2}·[一二三四五六七八九十]{1,3}",
    ),
)
"""Years, months, days, quarters and how long something took: 近三年 is a period, not three of anything."""

TIMES = (
    Guard("round_the_clock", "time", DIGIT, rf"[5-7]{_S}[天日]?{_S}[×xX*]{_S}\d{{1,2}}(?!\d)(?:{_S}小时)?"),
    Guard("clock", "time", DIGIT, rf"{_CLOCK}(?:{_S}{DASH}{_S}(?:次日)?{_CLOCK})?{NO_PLAIN_UNIT}"),
    Guard(
        "spoken_clock",
        "time",
        OTHER_WORD,
        r"(?:上午|下午|早上|晚上|中午|傍晚|凌晨|每晚|每早|当晚)[ ]?\d{1,2}[点时](?:\d{1,2}分?|半|整)?",
    ),
    Guard(
        "hours",
        "time",
        ANY_NUMERAL,
        rf"{_HOUR}{DASH}(?:次日|下午|晚上?)?{_HOUR}|\d{{1,2}}-\d{{1,2}}[点时](?!间)|\d{{1,2}}点半|(?<=[至早晚])\d{{1,2}}点(?![多以])",
    ),
    Guard(
        "hour",
        "time",
        DIGIT,
        r"(?:[01]?\d|2[0-4])[ ]?(?:时(?![候段代间限])(?:[ ]?[0-5]?\d分)?|点[ ]?[0-5]?\d分)",
    ),
    Guard("half_more", "time", ANY_NUMERAL, f"{_SOME}个半(?:小时|钟头|课时|学时)"),
    Guard("whole_year", "time", DIGIT, "365天"),
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
        r"(?=[”\"]?(?:以?内|之内|不间断|响应|值班|在线|开放|服务|办结|答复|回复|工作制|滚动|轮班))"
        r"|(?<=每天|每日)\d{1,2}小时",
    ),
    Guard(
        "deadline",
        "time",
        ANY_NUMERAL,
        rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){_S}个?{_S}(?:工作日|自然日)(?=以?内|之内)"
        rf"|(?<=不超过)(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){_S}个?{_S}(?:工作日|自然日)",
    ),
    Guard("service_circle", "time", ANY_NUMERAL, rf"(?:\d{{1,2}}|{ONE_TO_TEN}{{1,3}})分钟(?={HAN}{{0,8}}圈)"),
)
"""Times of day and promised hours of service; a duration such as 培训12小时 is left to be a quantity."""
