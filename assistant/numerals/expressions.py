"""Guards for fixed expressions and ordinary words: numerals that count nothing."""

from __future__ import annotations

from assistant.numerals.grammar import CHINESE
from assistant.numerals.guard import (
    ANY_NUMERAL,
    DIGIT,
    HAN,
    LETTER,
    NUMERAL,
    ONE_TO_TEN,
    ORDINARY,
    OTHER_WORD,
    Guard,
    any_of,
)
from assistant.numerals.idioms import CREEDS, IDIOMS, ORDINAL_IDIOMS, ORDINARY_WORDS

_BODY = "(?:人大|人民代表大会|政协|党代会|[省市县区]委)"

WORDS = (Guard("word", ORDINARY, NUMERAL | OTHER_WORD, any_of(ORDINARY_WORDS)),)

IDIOM_GUARDS = (
    Guard("ordinal_idiom", "idiom", OTHER_WORD, any_of(ORDINAL_IDIOMS)),
    Guard(
        "party_meeting",
        "idiom",
        NUMERAL | OTHER_WORD,
        f"(?:{ONE_TO_TEN}{{1,3}}届)?{ONE_TO_TEN}{{1,2}}中(?:全会|(?=[、和]{ONE_TO_TEN}{{1,2}}中))"
        f"|{ONE_TO_TEN}{{1,3}}届(?:(?:全国|[省市县区])?{_BODY}(?:常委会)?(?:{ONE_TO_TEN}{{1,2}}次)?|{ONE_TO_TEN}{{1,2}}次|历次全会|[历各]次会议|(?:人民)?政府)"
        f"|(?:党的)?{ONE_TO_TEN}{{2,3}}大(?![类板方领平举任行工体环专栏模机渠系门项块型])",
    ),
    Guard("reviews", "idiom", NUMERAL, "[一二三四五六]审[一二三四五六]?[校核读]|[一二三四五六]审制"),
    Guard(
        "one_each",
        "idiom",
        NUMERAL,
        f"一{HAN}一(?![{CHINESE}]){HAN}|[一二两三四五六七八九]对[一二两三四五六七八九](?![十百千])",
    ),
    Guard(
        "named_by_digits",
        "idiom",
        DIGIT,
        "\\d{3,5}(?=”?(?:工作法|工作模式|模式)|”(?:工程|体系|机制|行动|计划|工作制度|工作机制|制度))|360度",
    ),
    Guard(
        "session",
        "idiom",
        NUMERAL,
        f"(?:(?<=人大)|(?<=政协)|(?<=大会)|(?<=委会)|(?<=全会)){ONE_TO_TEN}{{1,3}}次(?:全体)?会议",
    ),
    Guard(
        "one_voice",
        "idiom",
        NUMERAL,
        "一个(?:声音|口子|标准|窗口)(?=对外|说话|进|出|办|受理|到底)|二轮(?=土地承包|承包|延包)",
    ),
    Guard("in_copies", "idiom", NUMERAL, "一式[两二三四五]份"),
    Guard("regarded_as", "idiom", NUMERAL, "(?<=作为|当作|当成|看作|成为)一[项种件个条]"),
    Guard(
        "many_in_one", "idiom", NUMERAL, f"一[人岗员专网窗事证码村校站号表]多{HAN}|多[证规码网卡表测审]合一"
    ),
    Guard("born_in", "idiom", DIGIT, "[0-9]0后(?![期续半来台勤])|[6-9]0[7-9]0(?=后|青年)"),
    Guard(
        "free_of_charge",
        "idiom",
        DIGIT,
        "[01]元购|0(?:收费|投诉|差错|事故|跑腿|跑动|距离|延误|失误|容忍|门槛|见面|差评|材料|上访)",
    ),
    Guard("one_to_one", "idiom", DIGIT, "1对[1Nn](?!\\d)"),
    Guard("creed", "idiom", NUMERAL, f"[一二两三四五六七八九十]个(?:{any_of(CREEDS)})"),
    Guard("levels", "idiom", NUMERAL, "[一二两三四五]级"),
    Guard(
        "second",
        "idiom",
        NUMERAL,
        f"二(?:次(?={HAN})|类)|[一三四]类(?=事业单位|单位|地区|区)|[一二三四五]类(?=水体|水质|用地|医疗器械)",
    ),
    Guard(
        "plus_n",
        "idiom",
        DIGIT | LETTER,
        r"(?:\d{1,3}|[NnXx])(?:\+(?:\d{1,3}|[NnXx])){0,4}\+[NnXx](?![A-Za-z0-9])",
    ),
    Guard("without_rest", "idiom", DIGIT, r"5\+2(?!\d)"),
    Guard("questions", "idiom", ANY_NUMERAL, r"(?:\d{1,3}|[十百]{1,2})问(?![题答卷询政需])"),
    Guard("protection", "idiom", DIGIT, "[1-5]级(?:等保|等级保护|响应|医院)|[1-5]星级"),
    Guard("full_marks", "idiom", ANY_NUMERAL, r"(?:(?<=满分)|(?<=满分为)|(?<=总分按))(?:\d{2,4}|百)分"),
    Guard("pilot_fields", "idiom", ANY_NUMERAL, "(?:26|28|二十六|二十八)个(?:试点)?领域"),
    Guard("and_more", "idiom", DIGIT, r"\d{1,4}[万亿]\+(?=[”\"]|的?(?:作品|文章|爆款|推文))"),
    Guard("generation", "idiom", DIGIT, "[2-6]G(?![A-Za-z0-9])|[23]D(?![A-Za-z0-9])|[48]K(?![A-Za-z0-9])"),
    Guard("fixed", "idiom", NUMERAL | OTHER_WORD, any_of(IDIOMS)),
)

_WHOM_IT_TAKES = "(?:项目|工程|采购|企业|资金|合同|投资|罚款|支出|交易|老人|老年人|群众|居民|活动|会议)"
LIMITS = (
    Guard(
        "threshold",
        "limit",
        DIGIT,
        rf"\d{{1,6}}(?:\.\d{{1,4}})?[万亿]?[元人岁](?:\(含\))?以[上下](?=的?{HAN}{{0,6}}?{_WHOM_IT_TAKES})",
    ),
    Guard(
        "limit_named",
        "limit",
        DIGIT,
        r"(?:(?<=限额为)|(?<=限额)|(?<=限值为)|(?<=限值)|(?<=起点为))\d{1,6}(?:\.\d{1,4})?[万亿]?元(?:以[上下])?"
        r"|(?:(?<=罚款)|(?<=销售额)|(?<=金额)|(?<=单笔)|(?<=收入))\d{1,6}(?:\.\d{1,4})?[万亿]?元以[上下]",
    ),
    Guard(
        "score_band",
        "limit",
        DIGIT,
        r"\d{2}[-—~]{1,2}\d{2}分(?![钟之])|\d{2}分(?:\(含\))?以[上下](?=的|\)|”|为|,|，)",
    ),
    Guard("points", "limit", DIGIT, r"(?<=[扣加减记])\d{1,3}(?:\.\d{1,2})?分(?![钟之公局类别管中解享布])"),
    Guard("type_size", "limit", DIGIT, r"\d{1,2}(?:\.5)?磅"),
    Guard(
        "length",
        "limit",
        ANY_NUMERAL,
        rf"(?<=控制在)(?:\d{{1,5}}|[{CHINESE}]{{1,5}})(?:余|多)?(?:字|分钟|页)(?=以?内|之内|左右|以下)",
    ),
)
"""What something is measured by: 100万元以上项目, 每次扣0.5分, 字数控制在800字以内."""
