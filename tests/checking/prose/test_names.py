"""How a report calls its own office, and names that belong to another one."""

import pytest

from assistant.checking.prose.names import office_kind_word
from assistant.figures import Office
from tests.checking.prose.reports import BUREAU, TOPICS, codes

TOWN = Office("清源县青湾镇人民政府", "我镇", "township", "清源县人民政府")
SUBDISTRICT = Office("北海街道办事处", "我办", "subdistrict")
COUNTY = Office("清源县人民政府", "我县")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("清源县青湾镇人民政府", "镇"), ("北海街道办事处", "街道"), ("澜溪县自然资源局", "局"), ("清源县人民政府", "政府"),
        ("青湾乡", "乡"), ("市卫生健康委员会", "委员会"), ("省教育厅", "厅"), ("市大数据中心", ""), ("县人民政府办公室", ""),
    ],
)  # fmt: skip
def test_what_an_office_is_by_its_name(name: str, word: str) -> None:
    assert office_kind_word(name) == word


@pytest.mark.parametrize(
    ("office", "wrong", "right"),
    [
        (TOWN, "我局高度重视公开工作。", "我镇高度重视公开工作。"),
        (TOWN, "我乡公开信息3条。", "我乡村振兴信息公开3条。"),
        (TOWN, "本局公开信息3条。", "基本局面已经形成，我县支持。"),
        (BUREAU, "我镇公开信息3条。", "我局公开信息3条，我县支持。"),
        (BUREAU, "我委公开信息3条。", "我委托第三方评估。"),
        (SUBDISTRICT, "我局公开信息3条。", "我办、我街道、我区公开信息3条。"),
        (SUBDISTRICT, "我镇公开信息3条。", "成本局部上升，自我局限不可取。"),
        (COUNTY, "我局公开信息3条。", "县自然资源局公开信息3条。"),
        (TOWN, "我局公开信息3条。", "群众来信说“我局部受损”。"),
    ],
)
def test_an_office_that_calls_itself_another_kind(office: Office, wrong: str, right: str) -> None:
    assert codes(TOPICS + wrong, "overview", office=office) == ["TXT508"]
    assert codes(TOPICS + right, "overview", office=office) == []


def test_a_name_with_two_kinds_may_use_either() -> None:
    both = Office("沙溪街道办事处（沙溪镇人民政府）街道", "", "subdistrict")
    assert codes(TOPICS + "我镇公开信息3条。", "overview", office=both) == []


@pytest.mark.parametrize(
    ("office", "wrong", "right"),
    [
        (TOWN, "现将兰溪镇2025年政府信息公开工作报告如下。", "现将青湾镇2025年政府信息公开工作报告如下。"),
        (TOWN, "2025年，兰溪镇认真落实《条例》。", "2025年，青湾镇认真落实《条例》。"),
        (TOWN, "兰溪镇坚持应公开尽公开。", "赴兰溪镇学习经验，各镇坚持应公开尽公开。"),
        (TOWN, "在江北县委、县政府领导下开展工作。", "在清源县委、县政府领导下开展工作。"),
        (
            BUREAU,
            "现将玖川市财政局2025年政府信息公开工作情况报告如下。",
            "澜溪县财政局、澜溪县水利局申请量居前。",
        ),
        (BUREAU, "在江北县委、县政府领导下开展工作。", "围绕县委、县政府中心工作，围绕区委要求开展。"),
    ],
)
def test_another_office_where_its_own_name_belongs(office: Office, wrong: str, right: str) -> None:
    assert codes(TOPICS + wrong, "overview", office=office) == ["TXT509"]
    assert codes(TOPICS + right, "overview", office=office) == []
