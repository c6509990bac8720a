"""What counts as a figure, form by form, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.numerals import KINDS, Approximation, Mention, find_mentions

# text, the mention quoted, value, unit
FIGURES = (
    ("共公开302条。", "302条", "302", "条"),
    ("共公开３０２条。", "３０２条", "302", "条"),
    ("共公开 302 条", "302 条", "302", "条"),
    ("共3,259件", "3,259件", "3259", "件"),
    ("共1，234件", "1，234件", "1234", "件"),
    ("共1 234 件", "1 234 件", "1234", "件"),
    ("共1\u200b234件", "1\u200b234件", "1234", "件"),
    ("共三百零二条", "三百零二条", "302", "条"),
    ("共廿三件", "廿三件", "23", "件"),
    ("浏览1.2万件", "1.2万件", "12000", "件"),
    ("浏览472万次", "472万次", "4720000", "次"),
    ("共13万2", "13万2", "132000", ""),
    ("共3万5千条", "3万5千条", "35000", "条"),
    ("零申请", "零", "0", ""),
    ("数量均为零。", "零", "0", ""),
    ("0件", "0件", "0", "件"),
    ("０件", "０件", "0", "件"),
    ("零条", "零条", "0", "条"),
    ("通报两次", "两次", "2", "次"),
    ("视察一次", "一次", "1", "次"),
    ("召开一次会议", "一次", "1", "次"),
    ("22件（次）", "22件（次）", "22", "件（次）"),
    ("22件(次)", "22件(次)", "22", "件（次）"),
    ("331人次", "331人次", "331", "人次"),
    ("3-5个工作日", "3-5个工作日", "3", "工作日"),
    ("12.5个工作日", "12.5个工作日", "12.5", "工作日"),
    ("培训12小时", "12小时", "12", "小时"),
    ("抓好三件事", "三件事", "3", "件事"),
    ("构成四大板块", "四大板块", "4", "大板块"),
    ("以下三方面", "三方面", "3", "方面"),
    ("以下三个方面", "三个方面", "3", "方面"),
    ("三类问题", "三类问题", "3", "类问题"),
    ("6大类27项", "6大类", "6", "大类"),
    ("7个项目", "7个", "7", "个"),
    ("23个村（社区）", "23个", "23", "个"),
    ("分值不低于3分", "3分", "3", "分"),
    ("APP3个", "3个", "3", "个"),
    ("GDP增长5%", "5%", "5", "%"),
    ("占12.50%", "12.50%", "12.50", "%"),
    ("占5％", "5％", "5", "%"),
    ("百分之三十", "百分之三十", "30", "%"),
    ("百分之三点五", "百分之三点五", "3.5", "%"),
    ("千分之五", "千分之五", "5", "‰"),
    ("5‰", "5‰", "5", "‰"),
    ("下降3.4个百分点", "3.4个百分点", "3.4", "百分点"),
    ("增长1.5倍", "1.5倍", "1.5", "倍"),
    ("下降三成", "三成", "30", "%"),
    ("下降三成五", "三成五", "35", "%"),
    ("占一半", "一半", "50", "%"),
    ("占三分之一", "三分之一", "33.33", "%"),
    ("占1/3", "1/3", "33.33", "%"),
    ("59237.2449万元", "59237.2449万元", "59237.2449", "万元"),
    ("15.281万元", "15.281万元", "15.281", "万元"),
    ("1亿2000万元", "1亿2000万元", "12000", "万元"),
    ("三百万元", "三百万元", "300", "万元"),
    ("251000元", "251000元", "251000", "元"),
    ("壹仟贰佰陆拾元整", "壹仟贰佰陆拾元", "1260", "元"),
    ("共办结三百零二，其中", "三百零二", "302", ""),
    ("“三百零二条”", "三百零二条", "302", "条"),
)

LOOSE = (
    ("近280个", "280", "个", Approximation.LESS),
    ("近百条", "100", "条", Approximation.LESS),
    ("不足5%", "5", "%", Approximation.LESS),
    ("近九成", "90", "%", Approximation.LESS),
    ("近半", "50", "%", Approximation.LESS),
    ("5天以内", "5", "天", Approximation.LESS),
    ("302余条", "302", "条", Approximation.MORE),
    ("20多次", "20", "次", Approximation.MORE),
    ("百余件", "100", "件", Approximation.MORE),
    ("万余件", "10000", "件", Approximation.MORE),
    ("上百条", "100", "条", Approximation.MORE),
    ("两千余人次", "2000", "人次", Approximation.MORE),
    ("一千八百余人次", "1800", "人次", Approximation.MORE),
    ("1.2万余件", "12000", "件", Approximation.MORE),
    ("10余万件", "100000", "件", Approximation.MORE),
    ("一百五十余万元", "150", "万元", Approximation.MORE),
    ("超2860万", "28600000", "", Approximation.MORE),
    ("突破200万", "2000000", "", Approximation.MORE),
    ("10万+", "100000", "", Approximation.MORE),
    ("九成以上", "90", "%", Approximation.MORE),
    ("过半", "50", "%", Approximation.MORE),
    ("半数以上", "50", "%", Approximation.MORE),
    ("超过半数", "50", "%", Approximation.MORE),
    ("约280件", "280", "件", Approximation.ABOUT),
    ("280件左右", "280", "件", Approximation.ABOUT),
    ("十来件", "10", "件", Approximation.ABOUT),
    ("数十件", "20", "件", Approximation.ABOUT),
    ("几百件", "200", "件", Approximation.ABOUT),
    ("十几件", "11", "件", Approximation.ABOUT),
    ("20几件", "21", "件", Approximation.ABOUT),
)

RANGES = (
    ("30至40件", "30", "40", "件"),
    ("10～20条", "10", "20", "条"),
    ("30%至40%", "30", "40", "%"),
    ("5件-6件", "5", "6", "件"),
    ("三至五次", "3", "5", "次"),
    ("三四十件", "30", "40", "件"),
    ("两三百条", "200", "300", "条"),
    ("十五六人", "15", "16", "人"),
    ("七八个", "7", "8", "个"),
    ("1-2万件", "10000", "20000", "件"),
    ("百分之三十至四十", "30", "40", "%"),
    ("3至5万元", "3", "5", "万元"),
)

SEVERAL = (
    ("3，5件", ["3", "5件"]),
    ("5、6件", ["5", "6件"]),
    ("12、15和18件", ["12", "15", "18件"]),
    ("1，23件", ["1", "23件"]),
    ("由48项压减到31项", ["48项", "31项"]),
    ("从5到30件", ["5", "30件"]),
    ("共18件——5件", ["18件", "5件"]),
    ("3件至5人", ["3件", "5人"]),
    ("118+10=128", ["118", "10", "128"]),
    ("2小时30分钟", ["2小时", "30分钟"]),
)

NO_NUMBERS = (
    "统一部署",
    "统一项目管理",
    "一些做法进一步规范",
    "一定程度上一体推进",
    "以防万一",
    "十分重视",
    "翻了一番",
    "一年来成效明显",
    "一方面加强领导，另一方面",
    "同一个申请人",
    "新一轮改革的一系列举措",
    "队伍建设陆续推进",
    "入伍人员",
    "加工零件",
    "百件民生实事",
    "（单位：万元）",
    "五家渠市三门峡市",
    "一二三产业",
    "PDF",
    "",
)


def only(text: str) -> Mention:
    """The one mention of a text that has one."""
    (mention,) = find_mentions(text)
    return mention


@pytest.mark.parametrize(("text", "quote", "value", "unit"), FIGURES)
def test_a_figure(text: str, quote: str, value: str, unit: str) -> None:
    mention = find_mentions(text)[0]
    assert (mention.text, mention.kind, mention.unit) == (quote, "quantity", unit)
    assert str(mention.value) == value or mention.is_range
    assert text[mention.start : mention.end] == quote


@pytest.mark.parametrize(("text", "value", "unit", "approximation"), LOOSE)
def test_approximators_belong_to_the_mention(
    text: str, value: str, unit: str, approximation: Approximation
) -> None:
    mention = only(f"共{text}。")
    assert (mention.text, str(mention.value), mention.unit) == (text, value, unit)
    assert mention.approximation is approximation


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_is_one_mention_with_two_ends(text: str, low: str, high: str, unit: str) -> None:
    mention = only(f"共{text}。")
    assert (mention.text, mention.unit, mention.is_range) == (text, unit, True)
    assert (mention.value, mention.low, mention.high) == (Decimal(low), Decimal(low), Decimal(high))


@pytest.mark.parametrize(("text", "quotes"), SEVERAL)
def test_neighbouring_numbers_that_are_no_range(text: str, quotes: list[str]) -> None:
    mentions = find_mentions(text)
    assert [mention.text for mention in mentions] == quotes
    assert {mention.kind for mention in mentions} == {"quantity"}


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_numeral_inside_a_word_is_no_number(text: str) -> None:
    assert find_mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "value"), [("负2.5%", "-2.5"), ("增长-2.5%", "-2.5"), ("\t－3\t", "-3"), ("负三成", "-30")]
)
def test_an_explicit_sign(text: str, value: str) -> None:
    mention = only(text)
    assert mention.negative
    assert str(mention.value) == value


@pytest.mark.parametrize("text", ["负责3项", "门户网站-12条", "1月-2件", "A-3件"])
def test_no_sign(text: str) -> None:
    assert not any(mention.negative for mention in find_mentions(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("不超过20个工作日", "20个工作日"),
        ("预约3次", "3次"),
        ("节约3万元", "3万元"),
        ("附近3个", "3个"),
        ("线上百余场", "百余场"),
        ("收不到3件", "3件"),
        ("以下三方面", "三方面"),
    ],
)
def test_words_that_only_look_like_approximators(text: str, quote: str) -> None:
    assert only(text).text == quote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("办理时间由1.5个工作日压到0.5个工作日", "time"),
        ("均未超过20个工作日", "time"),
        ("因超期3天被确认违法", "time"),
        ("政策发布3天内配解读", "time"),
        ("在到期前5个工作日提醒", "time"),
        ("把20个工作日的法定期限嵌入系统", "time"),
        ("资金去向逐笔公示10天", "time"),
        ("每季度至少通报一次", "time"),
        ("全年开放5天", "quantity"),
        ("平均15个工作日", "quantity"),
        ("全年通报一次", "quantity"),
    ],
)
def test_a_promised_time_is_no_figure_and_a_measured_one_is(text: str, kind: str) -> None:
    assert find_mentions(text)[-1].kind == kind


def test_mentions_stand_in_order_and_quote_the_original() -> None:
    text = "😀２０２４年，e\u0301全年公开1，234件，占97.22％（其中“五个中心”３条）。"
    mentions = find_mentions(text)
    assert [(mention.text, mention.kind) for mention in mentions] == [
        ("２０２４年", "date"),
        ("1，234件", "quantity"),
        ("97.22％", "quantity"),
        ("五个中心", "idiom"),
        ("３条", "quantity"),
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("获第一、二、三名", ["第一、二、三名"]),
        ("公布第1、2期", ["第1、2期"]),
        ("第二十条第一、五、六、八项", ["第二十条", "第一、五、六、八项"]),
        ("依据第二十七、二十八条", ["第二十七、二十八条"]),
        ("在1、2号窗口", ["1、2号"]),
        ("名列第一、23件办结", ["第一", "23件"]),
    ],
)
def test_numbers_that_share_the_word_behind_them(text: str, quotes: list[str]) -> None:
    assert [mention.text for mention in find_mentions(text)] == quotes


def test_what_is_no_figure_has_no_value() -> None:
    mention = only("2024年")
    assert (mention.value, mention.low, mention.high, mention.unit) == (None, None, None, "")
    assert not mention.admits(2024)


@pytest.mark.parametrize(
    "text",
    ["999999999999万亿余万件", "9" * 40 + "件", "0." + "3" * 40 + "%", "999,999,999,999,999,999万亿余万亿件"],
)
def test_what_is_too_long_to_be_a_count_is_a_code(text: str) -> None:
    assert [mention.kind for mention in find_mentions(text) if mention.kind == "quantity"] == []


def test_every_kind_is_declared() -> None:
    text = "2024年〔2021〕30号第二十条（一）“三公”0734-4351023某路18号24小时V2.0，12345热线3件，扣0.5分"
    assert {mention.kind for mention in find_mentions(text)} == set(KINDS)
