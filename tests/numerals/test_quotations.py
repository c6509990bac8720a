"""Fixed expressions in quotation marks, and quoted text that is none."""

from __future__ import annotations

import pytest

from assistant.numerals import find_mentions

IDIOMS = {
    "建设“五个中心”": "五个中心",
    '建设"五个中心"': "五个中心",
    "建设「五个中心」": "五个中心",
    "危及“三安全一稳定”": "三安全一稳定",
    "“一网通办”": "一网通办",
    "“两微一端”": "两微一端",
    "“三公”经费": "三公",
    "“零跑腿”": "零跑腿",
    "坚持“一事一审”": "一事一审",
    "“双随机、一公开”": "双随机、一公开",
    "“十四五”规划": "“十四五”",
    "按“二十条”公开": "“二十条”",
    "“30个不得”": "“30个不得”",
    "“211工程”资料": "“211工程”",
    '"十四五"规划': '"十四五"',
}


@pytest.mark.parametrize(("text", "quote"), IDIOMS.items())
def test_a_quoted_expression_is_an_idiom(text: str, quote: str) -> None:
    assert [(mention.text, mention.kind) for mention in find_mentions(text)] == [(quote, "idiom")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“公开302条信息”", ["302条"]),
        ("“三百零二条”", ["三百零二条"]),
        ("“30个不满意”", ["30个"]),
        ("“211件”", ["211件"]),
        ("“政策公开讲”栏目，播出52期", ["52期"]),
        ("“0”场", ["0"]),
        ("“统一受理”12件", ["12件"]),
        ('"公开"共三件"解读"', ["三件"]),
        ("“全年共收到申请五件，均在法定期限内办结，没有发生行政复议", ["五件"]),
    ],
)
def test_quoted_figures_stay_figures(text: str, quotes: list[str]) -> None:
    assert [mention.text for mention in find_mentions(text) if mention.kind == "quantity"] == quotes
