"""Guards for numbers that name something: documents, articles, items, telephones, versions, codes."""

from __future__ import annotations

from assistant.numerals.grammar import SPACE
from assistant.numerals.guard import (
    AND,
    ANY_NUMERAL,
    ANY_YEAR,
    BRACKET,
    DASH,
    DIGIT,
    HAN,
    LETTER,
    NUMERAL,
    ONE_TO_TEN,
    ORDINARY,
    OTHER_WORD,
    SIGN,
    SMALL,
    YEAR,
    Guard,
    any_of,
)
from assistant.numerals.idioms import HOTLINES
from assistant.numerals.units import NO_PLAIN_UNIT, PLAIN_UNIT

_S = SPACE
_ITEM = r"[1-9]"
"""The number of an item that a year follows: 2.2024年 is no decimal."""
_IN_ORDER = "批轮组期队所班类科楼层区站版档"
"""一组、二组: who counts says 两组."""
_OFFICES = (
    "法规|综合|业务|秘书|教育|监管|执法|监督|审批|税政|稽查|规划|信访|督查|调研|文电|人事|财务|法制|检查|征管"
)
"""政策法规一处: parts of a body that are numbered and not counted."""
_THOUSANDS = "[一二两]千[零一二三四五六七八九十百]{1,6}"
"""《民法典》第一千零三十四条."""
_NOT_INSIDE = r"(?<![\u4e00-\u9fff0-9A-Za-z.、,，])"
"""What opens a heading or an item: it continues no word and no list."""

DOCUMENTS = (
    Guard(
        "bracketed_number",
        "document",
        BRACKET,
        rf"[〔\[(【]{_S}{ANY_YEAR}年?{_S}[〕\])】]{_S}第?{_S}\d{{1,6}}{_S}号|〔{ANY_YEAR}〕\d{{1,6}}(?![\d.,])"
        + NO_PLAIN_UNIT,
    ),
    Guard("decree", "document", OTHER_WORD, f"(?:国务院令|国令|主席令|令){_S}\\(?第?{_S}{SMALL}{_S}号"),
    Guard("numbered", "document", OTHER_WORD, f"第{_S}(?:{SMALL}|\\d{{7,12}}){_S}号"),
    Guard(
        "standard",
        "document",
        LETTER,
        r"(?:[A-Z]{1,5}|DB\d{0,4})(?:/[A-Z]{1,4})?[ ]?\d{1,6}(?:\.\d{1,3})?[-—](?:19|20)\d\d(?![\d年])"
        r"|(?:GBZ?|ISO|IEC|HJ|JTG|DL|SL|NY|CJJ|JGJ|YY)(?:/T)?[ ]?\d{2,6}(?:\.\d{1,3})?(?![\d.])"
        + NO_PLAIN_UNIT,
    ),
    Guard("serial_title", "document", LETTER, r"ISSN[ ]?\d{4}-\d{3}[\dX]"),
    Guard(
        "court_case",
        "document",
        BRACKET,
        rf"\({YEAR}\){HAN}{{1,2}}\d{{0,4}}{HAN}{{1,4}}\d{{1,6}}号",
    ),
    Guard(
        "preceding_articles", "article", OTHER_WORD, "前(?:[两二三四五]|[2-5])[条款项](?=所列|所述|规定|情形)"
    ),
)

ARTICLES = (
    Guard(
        "article",
        "article",
        OTHER_WORD,
        f"第{_S}(?:{SMALL}|{_THOUSANDS})(?:{AND}{SMALL})*{_S}条(?!例|件)(?:之{ONE_TO_TEN})?(?:第{_S}\\(?{_S}{SMALL}{_S}\\)?{_S}[款项目]){{0,3}}",
    ),
    Guard(
        "clause",
        "article",
        OTHER_WORD,
        f"第{_S}\\(?{_S}{SMALL}{_S}\\)?(?:{AND}\\(?{SMALL}\\)?)*{_S}(?:[款编]|项(?!目)|目(?!标|的)|章(?!程)|节(?!点))",
    ),
    Guard("clause_of_plan", "article", OTHER_WORD, r"第\d{1,2}(?:\.\d{1,2}){1,2}[款节条目]"),
    Guard("article_unsaid", "article", ANY_NUMERAL, f"(?<=条例》){SMALL}条(?=第|的?规定|的?要求)"),
    Guard("chapters", "article", ANY_NUMERAL, f"{SMALL}章{_S}{SMALL}条(?!例|件)"),
    Guard("bracketed_clause", "article", OTHER_WORD, f"第\\({_S}{SMALL}{_S}\\)"),
)

ORDINALS = (
    Guard(
        "ordinal",
        "ordinal",
        OTHER_WORD,
        f"第{_S}{SMALL}(?:(?:{AND}{SMALL})+(?:批次|阶段|部分|季度|个五年|方面|[个种点次批期届轮名位季步页场类组集版栏册级档号辑编讲课])"
        f"|(?:[-—~至到]{SMALL})?(?:{_S}(?:次|批次|批|期|届|轮|名|位|季|阶段|步|页|场|个|类|条|组|集|版))?)",
    ),
    Guard(
        "bracketed",
        "ordinal",
        BRACKET,
        rf"\({_S}(?:[1-9]\d?|{ONE_TO_TEN}{{1,3}}){_S}\)|[\[【]\d{{1,3}}[\]】]",
    ),
    Guard("circled", "ordinal", BRACKET, "[①-⒛㈠-㈩㊀-㊉❶-➓]"),
    Guard("keycap", "ordinal", DIGIT, r"\d{1,2}[\u20dd-\u20e3]"),
    Guard("enumerated", "ordinal", NUMERAL, f"{ONE_TO_TEN}{{1,3}}是"),
    Guard("reasons", "ordinal", NUMERAL, "(?:(?<=[:;,，。?？\\n])|\\A)[一二三四五](?:则|来)(?![一二三四五])"),
    Guard("of_these", "ordinal", OTHER_WORD, f"其{ONE_TO_TEN}(?![一二三四五六七八九十百千万余他])"),
    Guard("required", "ordinal", NUMERAL, f"{_NOT_INSIDE}{ONE_TO_TEN}要(?![求素点件闻害])"),
    Guard(
        "heading",
        "ordinal",
        ANY_NUMERAL,
        rf"{_NOT_INSIDE}(?:\d{{1,2}}|{ONE_TO_TEN}{{1,3}})、(?![\d一二两三四五六七八九十])",
    ),
    Guard(
        "numbered_item",
        "ordinal",
        DIGIT,
        rf"{_NOT_INSIDE}\d{{1,2}}(?:\.(?!\d)(?=[ ]{{0,2}}[^\s\d])|\)(?=[ ]{{0,2}}{HAN}))",
    ),
    Guard("item_in_line", "ordinal", DIGIT, rf"(?<=[,，、])\d{{1,2}}\.(?=[《“]|{HAN})"),
    Guard("item_of_item", "ordinal", DIGIT, rf"(?<=\))\d{{1,2}}\.(?=[ ]?{HAN})"),
    Guard(
        "numbered_heading",
        "ordinal",
        DIGIT,
        rf"{_NOT_INSIDE}\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?(?=[ ]?(?![百千万亿]){HAN}){NO_PLAIN_UNIT}",
    ),
    Guard(
        "named_item",
        "ordinal",
        DIGIT,
        r"(?<=问题|措施|举措|任务|案例|对策|步骤|做法|经验|亮点|建议|行动|专题|主题|板块|阶段|情形|方案|短板|原因|整改|改进|目标|方面|部分|特色|成效)[ ]?\d{1,2}(?=[:：])",
    ),
    Guard("item_before_year", "ordinal", DIGIT, rf"(?<![0-9A-Za-z.]){_ITEM}\.(?={YEAR}年)"),
    Guard(
        "annex",
        "ordinal",
        OTHER_WORD,
        r"(?:附件|附表|附图|备注|(?<![代发列报外])表|(?<![意试])图|(?<![备关专])注)[ ]?"
        rf"(?:\d{{1,2}}(?:{DASH}\d{{1,2}})?(?![\d.,])|{ONE_TO_TEN}{{1,2}}(?!{HAN})){NO_PLAIN_UNIT}",
    ),
    Guard(
        "rank",
        "ordinal",
        OTHER_WORD,
        f"[前后末]{_S}(?:两|{SMALL}){_S}(?:名|位|强)|(?<=[列名居入身国省市县区])前(?:[1-9]\\d?|两|{ONE_TO_TEN})(?=[，。；、,;.)]|$)",
    ),
    Guard(
        "rank_moved",
        "ordinal",
        DIGIT,
        r"(?<=[由从])\d{1,3}[位名](?=[升跃]|提升|上升|前移)|(?<=升至|升到|跃至|跃升|移至)\d{1,3}[位名]",
    ),
    Guard("serial", "ordinal", LETTER, r"N[oO]\.?[ ]?\d{1,4}期?(?![\d.])"),
    Guard(
        "listed_under",
        "ordinal",
        DIGIT,
        r"(?<=编码)\d{2,6}\.\d{2}|(?<=编号|序号|行次|宗号|编码)[为是: ]{0,2}\d{1,4}(?:-\d{1,4}){0,3}(?![\d.])|(?<=[。;:\n]例)\d{1,2}(?=[:、])",
    ),
    Guard(
        "in_order",
        "ordinal",
        NUMERAL | OTHER_WORD,
        "|".join(
            f"[一首]{word}[、和及与]二{word}(?:[、和及与][三四五六七八九]{word})*" for word in _IN_ORDER
        ),
    ),
    Guard("very_first", "ordinal", NUMERAL, "(?<=头)一[件条次家回批个]"),
    Guard("point_by_point", "ordinal", NUMERAL, f"{ONE_TO_TEN}[点条]是"),
    Guard("one_of_them", "ordinal", NUMERAL, "(?<=[:;,，。?？再另])一个是"),
    Guard(
        "part_of_a_body",
        "ordinal",
        NUMERAL,
        rf"[一二三四五六七八九][支大中]队(?!伍)|(?<={_OFFICES})[一二三四五六][处科室股庭]",
    ),
    Guard(
        "phase",
        "ordinal",
        NUMERAL,
        "[一二三四五六]期(?=工程|项目|建设|改造)|(?:(?<=[线云税厂园库道路])|(?<=工程)|(?<=项目))[一二三四五六]期",
    ),
)

TELEPHONES = (
    Guard(
        "landline",
        "telephone",
        DIGIT | BRACKET | SIGN,
        rf"(?:\+86[- ]?)?(?:\(0\d{{2,3}}\)|0\d{{2,3}}[-— ]{{0,2}}){_S}\d{{7,8}}(?!\d)"
        rf"(?:{_S}(?:转|-){_S}\d{{1,6}})?",
    ),
    Guard("extension", "telephone", DIGIT, r"(?<=[转机])\d{3,6}(?=分机|[。;,，)])|(?<=分机号)\d{3,6}(?!\d)"),
    Guard(
        "mobile",
        "telephone",
        DIGIT | SIGN,
        r"(?:\+86[- ]?)?1[3-9]\d(?:\d{8}(?!\d)|[xX*]{4,8}\d{0,4}|-\d{4}-\d{4}(?!\d)|[ ]\d{4}[ ]\d{4}(?!\d))",
    ),
    Guard(
        "landline_in_groups",
        "telephone",
        DIGIT,
        r"0\d{2,3}[-— ]{1,2}\d{3,4}[- ]\d{3,4}(?!\d)"
        r"|(?:(?<=电话:)|(?<=电话)|(?<=热线:)|(?<=传真:)|(?<=致电)|(?<=拨打))[ ]?\d{3,4}[- ]\d{4}(?!\d)",
    ),
    Guard("masked", "telephone", DIGIT, r"\d{2,5}[×*]{2,4}\d{0,4}(?![\d.])"),
    Guard("short_landline", "telephone", DIGIT, r"0\d{2,3}-\d{5}(?!\d)"),
    Guard("freephone", "telephone", DIGIT, r"[48]00-\d{3,4}-?\d{3,4}(?!\d)"),
    Guard("hotline", "hotline", DIGIT, rf"(?:{any_of(HOTLINES)})(?!\d|[.,]\d){NO_PLAIN_UNIT}(?:热线)?"),
    Guard(
        "named_hotline",
        "hotline",
        DIGIT,
        rf"(?:12[0-4]|9[56]\d)\d\d(?={HAN}{{1,14}}(?:热线|专线)|客服|服务)|"
        "(?:(?<=公安局)|(?<=公安)|(?<=消防)|(?<=交警)|(?<=急救))(?:110|119|120|122)(?!\\d)|"
        r"\d{3,6}(?:热线|(?=(?:政务|便民|服务|市民|政府|投诉|举报|监督){1,4}(?:热线|平台)))",
    ),
    Guard(
        "emergency",
        "hotline",
        DIGIT,
        "(?:(?<=拨打)|(?<=致电)|(?<=请拨))(?:110|119|120|122|114)(?!\\d)|(?:110|119|120|122|114)(?=[、或]1(?:\\d{4}|10|1[49]|2[02])(?!\\d))|(?<=[、或])(?:110|119|120|122|114)(?=[等。，、或])"
        '|(?:110|119|120|122|114)(?=[”"]|报警|急救|火警|消防|接警|接处警|指挥中心|平台|查号|宣传)',
    ),
)

VERSIONS = (
    Guard(
        "version",
        "version",
        DIGIT | LETTER,
        r"[Vv][ ]?\d{1,4}(?:\.\d{1,4}){0,4}(?![A-Za-z0-9])|\d{1,3}\.\d{1,3}版|20[0-4]\d版"
        r"|\d{1,3}\.0(?=时代|系统|平台|模式|工程|形式)|IPv[46]",
    ),
    Guard(
        "named_version",
        "version",
        LETTER,
        r"(?:Windows|Win|Office|Android|iOS|Word|Excel|Adobe)[ ]?\d{1,4}(?![\d.])|[A-Z][A-Za-z]{1,12}[ ](?:\d{1,3}\.\d{1,3}(?![\d%])"
        + NO_PLAIN_UNIT
        + "|\\d{1,2}(?=系统|浏览器|操作系统|[及或]?以上版本))",
    ),
    Guard("dotted", "version", DIGIT, r"\d{1,4}(?:\.\d{1,4}){2,4}(?![\d.])"),
)

ADDRESSES = (
    Guard("url", "code", LETTER, r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&*+=%]*[A-Za-z0-9/=#]"),
    Guard("email", "code", LETTER | DIGIT, r"[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{0,128}[A-Za-z0-9]"),
)

CODES = (
    Guard("route_marker", "code", LETTER, r"[A-Z]?K\d{1,4}\+\d{1,4}(?:米|处)?"),
    Guard(
        "route_name", "code", LETTER, r"[GSXY]\d{1,4}线?(?:[A-Z]?K\d{1,4}\+\d{1,4}(?:米|处)?)?(?![A-Za-z0-9])"
    ),
    Guard(
        "letters_before_count",
        ORDINARY,
        LETTER,
        rf"[A-Za-z]{{2,32}}+(?={_S}\d{{1,12}}+(?:\.\d{{1,6}})?{_S}[万亿]?{PLAIN_UNIT})",
    ),
    Guard(
        "mixed",
        "code",
        DIGIT | LETTER,
        r"(?:[A-Za-z]++\d|\d++(?!(?:km|kg|KM|[KMGT]B)(?![A-Za-z0-9]))[A-Za-z])[A-Za-z0-9]*+(?:[-._/][A-Za-z0-9]+)*+",
    ),
    Guard(
        "distance",
        "code",
        DIGIT,
        r"(?:(?<=[东南西北左右前后旁对]侧)|(?<=[东南西北前行]))\d{1,4}米|\d{1,4}毫米",
    ),
    Guard(
        "block",
        "code",
        NUMERAL,
        rf"[一二三四五六七八九]段\d{{1,5}}号|(?<={HAN}){ONE_TO_TEN}组(?=征地|村民|组长)",
    ),
    Guard("village_group", "code", DIGIT, r"(?<=[村屯寨庄])\d{1,3}组(?![织成数])"),
    Guard("browser", "code", DIGIT, "360(?=浏览器|安全卫士|杀毒|导航)"),
    Guard("regiment", "code", NUMERAL, f"(?:{ONE_TO_TEN}|百|〇|零){{1,4}}团(?![队结体员购])"),
    Guard("error_page", "code", DIGIT, "(?:40[34]|50[0-4])(?=页面|错误|报错)"),
    Guard("form", "code", DIGIT, r"\d{3}表(?=[)等、,。;])"),
    Guard("of_codes", "code", DIGIT, rf"(?<=代码)\d{{4}}(?:[、和]\d{{4}})*(?!\d){NO_PLAIN_UNIT}"),
    Guard("factor", "code", DIGIT, r"(?<=[A-Z×*])(?:0\.\d{1,2}|\d{1,2}%)(?=[+)=,。;]|$)|(?<=×)0\.\d{1,2}"),
    Guard("bus", "code", DIGIT, r"\d{1,3}路(?=[、,)]|公交|等|可达|线路)"),
    Guard("postcode", "code", BRACKET, r"\(\d{6}\)"),
    Guard("suite", "code", LETTER, r"[A-Z][座栋区楼]\d{2,4}(?!\d)"),
    Guard(
        "letters_then_number",
        "code",
        LETTER,
        rf"[A-Z][A-Za-z]{{1,12}}-\d{{1,5}}(?![\d.]){NO_PLAIN_UNIT}",
    ),
    Guard("file_number", "code", DIGIT, r"\d{5,12}/\d{4}-\d{1,8}(?!\d)"),
    Guard(
        "filing_branch", "code", SIGN, rf"(?<=\d号)-\d{{1,3}}(?!\d)|(?<={HAN})-(?:19|20)\d\d-\d{{1,6}}(?!\d)"
    ),
    Guard("letters_alone", ORDINARY, LETTER, "[A-Za-z]++"),
    Guard(
        "place",
        "code",
        DIGIT,
        rf"\d{{1,5}}(?:[-—、和]\d{{1,4}})*+{_S}(?:号(?:楼|院|线|房)?|室|栋|幢|单元|楼|弄|国道|省道|县道)",
    ),
    Guard(
        "floor",
        "code",
        ANY_NUMERAL,
        rf"(?<=[楼厦座塔幢栋区馆])(?:{ONE_TO_TEN}{{1,3}}|\d{{1,2}})层(?:\d{{3,4}}(?!\d))?|{ONE_TO_TEN}层(?=大厅|窗口|会议室|办公|政务)",
    ),
    Guard(
        "page_number",
        "code",
        DIGIT | SIGN,
        r"-\d{1,3}-(?=[ ]{0,9}(?:\n|\Z))|(?:(?<=[-—])|(?<=[-—] ))\d{1,3}(?=[ ]?[-—][ ]{0,9}(?:\n|\Z))",
    ),
    Guard("resolution", "code", DIGIT, r"\d{3,4}[×*]\d{3,4}(?!\d)"),
    Guard(
        "port",
        "code",
        DIGIT,
        r"\d{2,5}端口|(?<=高速)\d{2,3}出口|\d{2,4}千伏|\d{1,3}频道|\d{1,3}(?:\.\d)?(?:兆赫|℃)|\d{1,5}(?:信箱|分箱)|\d{1,2}型|\d{2,4}-\d{1,2}(?=表)",
    ),
    Guard("hyphenated", "code", DIGIT, r"\d{1,8}(?:-\d{1,8}){2,6}(?!\d)"),
    Guard("long_number", "code", DIGIT, r"\d{13,}+"),
)
