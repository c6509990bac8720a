"""Each guard with a text that triggers it and a near miss that does not."""

from __future__ import annotations

import pytest

from assistant.numerals import find_mentions
from assistant.numerals.guard import ORDINARY, Guard
from assistant.numerals.guards import GUARDS

# guard: (text, what it quotes, near miss, what the near miss quotes as a quantity)
EXAMPLES: dict[str, tuple[str, str, str, str]] = {
    "word": ("统一项目管理", "", "第一批一项", "一项"),
    "url": ("（https://www.lanhai.gov.cn/gk2025/）", "https://www.lanhai.gov.cn/gk2025/", "网址12个", "12个"),
    "email": ("邮箱：hz26@126.com）", "hz26@126.com", "邮箱26个", "26个"),
    "bracketed_number": ("国办公开办函〔2021〕30号", "〔2021〕30号", "（2021）30条", "30条"),
    "decree": ("（国令第 711 号）", "国令第 711 号", "发令711件", "711件"),
    "numbered": ("第711号公告", "第711号", "711个", "711个"),
    "standard": ("按GB/T 9704-2012排版", "GB/T 9704-2012", "GB 12份", "12份"),
    "landline": ("010-12345678 转 123", "010-12345678 转 123", "10-12件", "10-12件"),
    "extension": ("请转8016分机", "8016", "转8016件", "8016件"),
    "mobile": ("13812345678", "13812345678", "138123件", "138123件"),
    "freephone": ("400-123-4567", "400-123-4567", "400条", "400条"),
    "hotline": ("拨打12345", "12345", "办理12345件", "12345件"),
    "named_hotline": ("96345便民服务热线", "96345", "96345条", "96345条"),
    "emergency": ("110报警", "110", "110件报警", "110件"),
    "year": ("2019年5月15日起", "2019年5月15日", "2019件", "2019件"),
    "years": ("（2023—2025）", "2023—2025", "2023—2025件", "2023—2025件"),
    "numeric_date": ("2024.12.31", "2024.12.31", "2024.12万元", "2024.12万元"),
    "numeric_month": ("2024-12", "2024-12", "2024.12万元", "2024.12万元"),
    "month": ("1-10月", "1-10月", "1-10件", "1-10件"),
    "months": ("在7、8月集中办理", "7、8月", "收到7、答复8件", "8件"),
    "days": ("每月5、15、25日更新", "5、15、25日", "每月5、15、25件", "25件"),
    "day": ("每月15日前", "15日", "15天", "15天"),
    "quarter": ("第四季度", "第四季度", "四次", "四次"),
    "period": ("近三年", "近三年", "近三百件", "近三百件"),
    "weekday": ("周一", "周一", "一周一次", "一次"),
    "memorial_day": ("5·15主题日", "5·15", "5.15万", "5.15万"),
    "round_the_clock": ("7×24小时", "7×24小时", "7次", "7次"),
    "clock": ("9:00-17:00", "9:00-17:00", "其中:12件", "12件"),
    "spoken_clock": ("上午9点", "上午9点", "上午9件", "9件"),
    "hours": ("九点至十二点", "九点至十二点", "提出九点建议", "九点"),
    "hour": ("9时30分", "9时30分", "9小时", "9小时"),
    "half_more": ("培训三个半小时", "三个半小时", "培训三个班", "三个"),
    "whole_year": ("365天不打烊", "365天", "持续36天", "36天"),
    "rhythm": ("两天一调度", "两天一调度", "3天一共5件", "5件"),
    "without_rest": ("“5+2”、白加黑", "“5+2”", "5件、2件", "5件"),
    "day_and_night": ("24小时内", "24小时", "124小时", "124小时"),
    "response_time": ("48小时内", "48小时", "培训48小时", "48小时"),
    "deadline": ("3个工作日内更新", "3个工作日", "平均16个工作日", "16个工作日"),
    "service_circle": ("15分钟便民服务圈", "15分钟", "时长15分钟", "15分钟"),
    "article": ("第二十条第（一）项", "第二十条第（一）项", "二十条", "二十条"),
    "clause": ("第（一）项", "第（一）项", "一项", "一项"),
    "bracketed_clause": ("第（一）、", "第（一）", "共一件", "一件"),
    "ordinal_idiom": ("第三方评估", "第三方", "三方面", "三方面"),
    "ordinal": ("第3次会议", "第3次", "3次会议", "3次"),
    "floor": ("民政大楼三层", "三层", "分三层压实", "三层"),
    "suite": ("行政楼A座305", "A座305", "A类305件", "305件"),
    "bracketed": ("（一）主动公开", "（一）", "（一次）", "一次"),
    "circled": ("①主动公开", "①", "1件", "1件"),
    "keycap": ("3\ufe0f\u20e3", "3\ufe0f\u20e3", "3件", "3件"),
    "enumerated": ("一是加强", "一是", "一项是", "一项"),
    "reasons": ("原因：一来档案分散", "一来", "一来一往五件", "五件"),
    "of_these": ("其一，", "其一", "其一百件", "一百件"),
    "required": ("一要加强", "一要", "需一项", "一项"),
    "heading": ("一、总体情况", "一、", "收到5、6件", "6件"),
    "numbered_item": ("1.属于国家秘密", "1.", "1.5万件", "1.5万件"),
    "item_in_line": ("存在问题，1.目录陈旧", "1.", "增长，1.5万件", "1.5万件"),
    "item_before_year": ("统一入口；2.2024年开展", "2.", "收费2.2024万元", "2.2024万元"),
    "annex": ("附件1", "附件1", "发表3篇", "3篇"),
    "item_of_item": ("（一）1.目录", "1.", "（一）1.5万件", "1.5万件"),
    "numbered_heading": ("1.1 总体情况", "1.1", "1.1万件", "1.1万件"),
    "named_item": ("问题1：更新慢", "1", "问题12个", "12个"),
    "rank": ("位居前三名", "前三名", "前进三名", "三名"),
    "phase": ("二期工程", "二期", "两期", "两期"),
    "one_of_them": ("毛病有几处：一个是不及时", "一个是", "建成一个，是专区", "一个"),
    "landline_in_groups": ("咨询电话：6321-7700", "6321-7700", "来电1200-1300个", "1200-1300个"),
    "bus": ("公交11路、36路可达", "11路", "疏通11条路", "11条"),
    "questions": ("印制《惠企政策20问》折页", "20问", "回答20个问题", "20个"),
    "protection": ("通过2级等保测评", "2级等保", "收到2件等保材料", "2件"),
    "full_marks": ("满分100分", "100分", "得了100分", "100分"),
    "postcode": ("清河西路560号（236000）", "（236000）", "（收到236000件）", "236000件"),
    "chapters": ("办法共七章三十二条", "七章三十二条", "第七章公布三十二条信息", "三十二条"),
    "pilot_fields": ("公开标准目录26个领域", "26个领域", "公开26个专栏", "26个"),
    "and_more": ("产生10万+的文章", "10万+", "阅读量10万次", "10万次"),
    "party_meeting": ("二十届四中全会", "二十届四中全会", "十二大类", "十二大类"),
    "reviews": ("三审三校", "三审三校", "三次审校", "三次"),
    "one_each": ("一事一审", "一事一审", "一次一百件", "一百件"),
    "creed": ("两个维护", "两个维护", "两个部门", "两个部门"),
    "levels": ("市县两级", "两级", "两家", "两家"),
    "second": ("二次审核", "二次", "召开二次。", "二次"),
    "plus_n": ("1+3+N体系", "1+3+N", "1+3", "1"),
    "generation": ("5G网络", "5G", "5GB", "5GB"),
    "fixed": ("最多跑一次", "最多跑一次", "去过一次", "一次"),
    "version": ("平台2.0版", "2.0版", "2.0万件", "2.0万件"),
    "named_version": ("WCAG 2.0", "WCAG 2.0", "APP 2.0万个", "2.0万个"),
    "dotted": ("升级到1.2.3", "1.2.3", "1.2万件", "1.2万件"),
    "letters_before_count": ("PDF", "", "PDF12份", "12份"),
    "mixed": ("91430000MA4L123456", "91430000MA4L123456", "5km", "5km"),
    "letters_alone": ("LED屏", "", "LED3块", "3块"),
    "place": ("某路18号302室", "18号", "18户", "18户"),
    "page_number": ("正文\n-1-\n", "-1-", "下降-1%", "-1%"),
    "hyphenated": ("18-2-301", "18-2-301", "2-3件", "2-3件"),
    "long_number": ("1234567890123", "1234567890123", "1234567件", "1234567件"),
}


def test_every_guard_has_its_example() -> None:
    assert {guard.name for guard in GUARDS} == set(EXAMPLES)
    assert len(GUARDS) == len(EXAMPLES)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_recognises_its_example(guard: Guard) -> None:
    text, quote, _, _ = EXAMPLES[guard.name]
    mentions = [(mention.text, mention.kind) for mention in find_mentions(text)]
    assert "quantity" not in {kind for _, kind in mentions}
    if guard.kind == ORDINARY:
        assert mentions == []
    else:
        assert (quote, guard.kind) in mentions


@pytest.mark.parametrize(("name", "example"), EXAMPLES.items())
def test_a_near_miss_stays_a_figure(name: str, example: tuple[str, str, str, str]) -> None:
    quantities = [mention.text for mention in find_mentions(example[2]) if mention.kind == "quantity"]
    assert example[3] in quantities


# text: the mentions that are no figures, by kind
READINGS = {
    "2025年度": [("2025年", "date")],
    "2024年1-10月": [("2024年1-10月", "date")],
    "1月1日至12月31日": [("1月1日", "date"), ("12月31日", "date")],
    "2020—2025年": [("2020—2025年", "date")],
    "2024年和2025年": [("2024年", "date"), ("2025年", "date")],
    "2024、2025年": [("2024", "date"), ("2025年", "date")],
    "较2023下降": [("2023", "date")],
    "二〇二四年": [("二〇二四年", "date")],
    "二○二四年": [("二○二四年", "date")],
    "两千零二十年": [("两千零二十年", "date")],
    "12月底": [("12月", "date")],
    "1至11月": [("1至11月", "date")],
    "3月5至10日": [("3月5至10日", "date")],
    "8点30分": [("8点30分", "time")],
    "“双11”期间": [("11", "date")],
    "政务公开排名全市前10。": [("前10", "ordinal")],
    "十九届四中、五中全会": [("十九届四中", "idiom"), ("五中全会", "idiom")],
    "落实八项规定精神": [("八项规定", "idiom")],
    "由20个工作日缩短至10个工作日": [("20个工作日", "time"), ("10个工作日", "time")],
    "延期20个工作日": [("20个工作日", "time")],
    "批后10个工作日上网": [("10个工作日", "time")],
    "3个月": [("3个月", "date")],
    "90年代": [("90年代", "date")],
    "国务院令第711号": [("国务院令第711号", "document")],
    "[2021]30号": [("[2021]30号", "document")],
    "（2021）30号": [("（2021）30号", "document")],
    "第五十条第一款": [("第五十条第一款", "article")],
    "一是公开；二是解读": [("一是", "ordinal"), ("二是", "ordinal")],
    "**一是**": [("一是", "ordinal")],
    "第一，加强": [("第一", "ordinal")],
    "2、公开": [("2、", "ordinal")],
    "第1234批": [("第1234批", "ordinal")],
    "党的二十大精神": [("党的二十大", "idiom")],
    "县十五届人大一次会议": [("十五届人大一次", "idiom")],
    "政协十四届三次会议": [("十四届三次", "idiom")],
    "全国两会": [("两会", "idiom")],
    "双随机、一公开": [("双随机、一公开", "idiom")],
    "属于三类内部事务信息": [("三类内部事务信息", "idiom")],
    "十四五规划": [("十四五", "idiom")],
    "12345热线": [("12345热线", "hotline")],
    "12388": [("12388", "hotline")],
    "（0734）4351023": [("（0734）4351023", "telephone")],
    "138xxxxxxxx": [("138xxxxxxxx", "telephone")],
    "电话：4351023": [("4351023", "telephone")],
    "邮编：421800": [("421800", "code")],
    "IPv6改造": [("IPv6", "version")],
    "V2.0": [("V2.0", "version")],
    "A4纸": [("A4", "code")],
    "G60高速": [("G60", "code")],
    "“放管服”改革": [],
}
MEASURED = {
    "平均答复时长由14.2个工作日缩短至10.6个工作日": "14.2个工作日",
    "培训延长后10件": "10件",
    "检查后10天": "10天",
    "提出8点30条建议": "30条",
}


@pytest.mark.parametrize(("text", "expected"), READINGS.items())
def test_what_is_no_figure(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.kind) for mention in find_mentions(text)] == expected


@pytest.mark.parametrize(("text", "quote"), MEASURED.items())
def test_what_was_measured_or_counted_stays_a_figure(text: str, quote: str) -> None:
    assert quote in [mention.text for mention in find_mentions(text) if mention.kind == "quantity"]
