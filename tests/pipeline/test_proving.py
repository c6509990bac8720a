"""A model's text held against everything: for each code a text that triggers it and a near miss that does not."""

from dataclasses import replace

import pytest

from assistant.drafting.passages import Passage, build_passages
from assistant.drafting.prompts import load_prompts
from assistant.figures import Figures
from assistant.pipeline import open_figures
from assistant.pipeline.proving import as_paragraphs, judge_passage
from assistant.report import build_brief
from tests.made_figures import made_figures
from tests.shared_data import EXAMPLES

LANXI = open_figures(EXAMPLES / "lanxi-2025.yaml").figures
PROMPTS = load_prompts()


def passages(figures: Figures = LANXI) -> dict[str, Passage]:
    return {passage.id: passage for passage in build_passages(build_brief(figures), PROMPTS)}


PASSAGES = passages()


def good(passage: Passage) -> str:
    """The facts and notes of a passage, written out as a model would."""
    facts = "".join(passage.facts)
    notes = "".join(
        f"{{{{{quote.key}}}}}。" for quote in passage.quotes if f"{{{{{quote.key}}}}}" not in facts
    )
    return facts + notes


def codes(passage_id: str, old: str, new: str) -> set[str]:
    """What is found when `old` of the good text is replaced; an empty `old` adds to its end."""
    passage = PASSAGES[passage_id]
    text = good(passage)
    assert old in text, text
    changed = text.replace(old, new, 1) if old else text + new
    return {finding.code for finding in judge_passage(LANXI, passage, changed).findings}


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(20))
def test_what_the_prompt_shows_is_proved_when_it_is_written_out(format_id: str, seed: int) -> None:
    figures = made_figures(seed, format_id)
    for passage in passages(figures).values():
        if passage.is_worth_asking:
            judged = judge_passage(figures, passage, good(passage))
            assert [finding.message for finding in judged.findings] == []


TRIGGERS = [
    ("DRF611", "overview.on_request", "{{new}}", "{{new_total}}"),
    ("DRF611", "overview.on_request", "{{new}}", "{{licensing}}"),
    ("DRF612", "overview.on_request", "不予公开{{denied}}", "不予公开{{partial}}"),
    ("DRF612", "overview.on_request", "{{handled}}", "{{carried_in}}"),
    ("DRF612", "overview.on_request", "增长{{new_change_rate}}", "下降{{new_change_rate}}"),
    ("DRF612", "overview.proactive", "征地信息{{facts.website.1}}", "征地信息{{facts.website.4}}"),
    ("DRF612", "overview.proactive", "微信公众号发布信息{{facts.wechat}}", "抖音号发布视频{{facts.wechat}}"),
    ("DRF612", "problems", "针对“{{problem1}}”，{{measure1}}", "针对“{{problem1}}”，{{measure2}}"),
    ("DRF612", "problems", "一是{{problem1}}；二是{{problem2}}", "一是{{problem2}}；二是{{problem1}}"),
    ("DRF612", "overview.on_request", "新收政府信息公开申请{{new}}", "新收政府信息公开申请增加{{new}}"),
    ("DRF612", "overview.platform", "接待群众{{facts.window}}", "接待群众减少{{facts.window}}"),
    ("DRF612", "overview.supervision", "结果纠正{{reconsiderations_corrected}}", "予以公开{{reconsiderations_corrected}}"),
    ("DRF613", "overview.on_request", "{{new}}", "{{new}}件"),
    ("DRF613", "overview.on_request", "{{new}}", "近{{new}}"),
    ("DRF613", "overview.on_request", "{{new}}", "{{new}}余"),
    ("DRF613", "overview.on_request", "{{new}}", "1{{new}}"),
    ("DRF613", "overview.on_request", "{{new}}", "第{{new}}"),
    ("DRF613", "overview.on_request", "{{new}}", "二{{new}}"),
    ("DRF613", "overview.on_request", "占{{denied_share}}", "占{{denied_share}}%"),
    ("DRF613", "overview.on_request", "占{{denied_share}}", "占{{denied_share}}5"),
    ("DRF614", "overview.on_request", "{{new}}", "78件"),
    ("DRF614", "overview.on_request", "{{new}}", "七十八件"),
    ("DRF614", "overview.on_request", "", "处理投诉3件。"),
    ("DRF614", "overview.supervision", "", "组织学习三次。"),
    ("DRF614", "overview.proactive", "", "依据《条例》第三十六条办理。"),
    ("DRF614", "overview.proactive", "", "5月12日更新完毕。"),
    ("DRF614", "overview.proactive", "2025年", "2019年"),
    ("DRF615", "overview.on_request", "{{new}}", "{new}"),
    ("DRF615", "overview.on_request", "{{new}}", "{{new}"),
    ("DRF615", "overview.on_request", "{{new}}", "{{{{new}}}}"),
    ("DRF621", "overview.proactive", "全年作出", "**全年**作出"),
    ("DRF621", "overview.proactive", "", "（注：为满足字数要求作了展开。）"),
    ("DRF621", "overview.proactive", "", "\n作为AI，以上仅供参考。"),
    ("DRF621", "overview.proactive", "", "\nPlease check the figures."),
    ("DRF621", "overview.proactive", "", "å…¨å¹´ä¸»åŠ¨å…¬å¼€。"),
    ("DRF621", "overview.proactive", "2025年", "<think>先想想</think>2025年"),
    ("DRF621", "overview.proactive", "全年作出", "①全年作出"),
    ("DRF621", "overview.proactive", "通过政府网站", "\n（一）信息发布\n通过政府网站"),
    ("DRF622", "overview.supervision", "{{note6}}", "计划{{note6}}"),
    ("DRF623", "overview.supervision", "{{note6}}", "没有{{note6}}"),
    ("DRF622", "overview.proactive", "", "公开工作成效显著。"),
    ("DRF623", "overview.proactive", "", "召开推进会部署有关工作。"),
    ("DRF623", "overview.proactive", "", "主要领导多次过问。"),
    ("DRF623", "overview.proactive", "", "落实《澜溪县政务公开要点》。"),
    ("DRF623", "overview.proactive", "", "与县融媒体中心共同公布信息。"),
    ("DRF623", "overview.proactive", "", "群众称之为“阳光征地”。"),
    ("DRF623", "overview.proactive", "", "王建国局长作了说明。"),
    ("DRF623", "overview.on_request", "新收申请比上年增加", "由于征地项目增多，新收申请比上年增加"),
    ("DRF623", "overview.platform", "", "配备自助终端方便残疾人查阅。"),
    ("DRF623", "overview.on_request", "", "办理结果均为予以公开。"),
    ("DRF623", "overview.on_request", "", "新收申请与上年持平。"),
    ("DRF623", "overview.proactive", "", "征地信息全部公布。"),
    ("DRF623", "overview.supervision", "", "没有发生责任追究。"),
    ("DRF624", "overview.proactive", "{{note1}}。", "{{note1}}，按"),
    ("DRF625", "overview.on_request", "结转下年度继续办理{{carried_out}}。", ""),
    ("DRF625", "overview.supervision", "{{note6}}。", ""),
    ("DRF623", "overview.on_request", "结转下年度继续办理{{carried_out}}。", "结转下年度继续办理{{carried_out}}，上述申请全部办结。"),
]  # fmt: skip
NEAR_MISSES = [
    ("overview.on_request", "{{new}}", "｛｛ new ｝｝"),
    ("overview.on_request", "{{new}}", "77件"),
    ("overview.on_request", "不予公开{{denied}}，占{{denied_share}}；", "不予公开{{denied}}；"),
    ("overview.on_request", "全年新收", "2025年，我局新收"),
    ("overview.on_request", "新收申请比上年增加", "与上年相比，新收申请增加"),
    ("overview.on_request", "{{note2}}", "对涉及征地的申请，实行业务股室和法规股双人会商，答复前由法规股统一审核"),
    ("overview.management", "{{note3}}", "对32件拟发公文逐件审查公开属性，3件由不予公开调整为主动公开"),
    ("overview.management", "{{note4}}", "同时，清理失效文件链接，公开后发现的表述错误当日更正"),
    ("overview.proactive", "全年作出", "年内，我局作出"),
    ("overview.proactive", "通过政府网站", "\n通过政府网站"),
    ("problems", "针对上述问题，采取以下两项改进措施：", "改进措施有以下两项："),
    ("overview.supervision", "，其中未经复议直接起诉", "，其中，未经复议直接起诉"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "passage", "old", "new"), TRIGGERS)
def test_what_is_wrong_is_found_under_its_code(code: str, passage: str, old: str, new: str) -> None:
    assert code in codes(passage, old, new)


@pytest.mark.parametrize(("passage", "old", "new"), NEAR_MISSES)
def test_what_is_only_worded_otherwise_is_accepted(passage: str, old: str, new: str) -> None:
    assert codes(passage, old, new) == set()


def test_a_wrong_slot_is_answered_with_the_right_key() -> None:
    passage = PASSAGES["overview.on_request"]
    judged = judge_passage(LANXI, passage, good(passage).replace("{{handled}}", "{{carried_in}}"))
    assert any("应写{{handled}}" in finding.message for finding in judged.findings)


def test_findings_for_the_model_quote_its_keys_and_no_numbers_of_ours() -> None:
    passage = PASSAGES["overview.on_request"]
    judged = judge_passage(LANXI, passage, good(passage).replace("{{handled}}", "{{carried_in}}"))
    assert not any(word in finding.message for finding in judged.findings for word in ("76件", "77件"))


def test_a_wrong_slot_is_found_even_where_both_figures_are_equal() -> None:
    figures = replace(
        LANXI,
        cells={
            **LANXI.cells,
            "disclosure.compulsion.decisions": LANXI.cells["disclosure.penalties.decisions"],
        },
    )
    passage = passages(figures)["overview.proactive"]
    text = (
        good(passage)
        .replace("{{penalties}}", "#")
        .replace("{{compulsion}}", "{{penalties}}")
        .replace("#", "{{compulsion}}")
    )
    text = text.replace("行政处罚决定", "行政处罚处理决定").replace("行政强制决定", "行政强制处理决定")
    assert "DRF612" in {finding.code for finding in judge_passage(figures, passage, text).findings}


def test_paragraphs_keep_the_map_from_characters_to_facts() -> None:
    passage = PASSAGES["overview.proactive"]
    judged = judge_passage(LANXI, passage, good(passage).replace("通过政府网站", "\n通过政府网站"))
    first, second = as_paragraphs(judged, passage, "模型")
    assert {first.text[span.start : span.end] for span in first.facts} >= {"4件", "1286件", "215.6万元"}
    website = second.facts[0]
    assert (second.text[website.start : website.end], website.key) == ("1462条", "facts.website")
    assert first.drafter == "模型"
    assert first.topic == "proactive"
