"""What is left of a text when numbers and names are gone."""

import pytest

from assistant.likeness import masked, name_forms


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("收到申请12件。", "收到申请1,308件。"),
        ("公开１２条，占17.46%。", "公开8条，占9%。"),
        ("以下三方面问题", "以下十二方面问题"),
        ("我局高度重视", "我街道高度重视"),
        ("全镇各部门", "全县各部门"),
        ("收到 申请\n12 件", "收到申请3件"),
    ],
)
def test_texts_that_differ_only_in_numbers_and_in_how_an_office_calls_itself(text: str, other: str) -> None:
    assert masked(text) == masked(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("同比上升3%", "同比下降3%"),
        ("公开12件", "公示12件"),
        ("全面推进公开", "推进公开"),
        ("我们公开", "我局公开"),
    ],
)
def test_other_words_stay_other_words(text: str, other: str) -> None:
    assert masked(text) != masked(other)


def test_given_names_are_masked_the_longest_first() -> None:
    names = name_forms("清源县青湾镇人民政府")
    assert masked("清源县青湾镇、青湾镇人民政府、青湾开展培训", names) == "@、@、@开展培训"
    assert masked("青湾开展培训") == "青湾开展培训"


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("北海街道办事处", ("北海街道办事处", "北海街道", "北海")),
        ("沅栎县自然资源局", ("沅栎县自然资源局", "自然资源局", "沅栎县")),
        ("玖川市人民政府", ("玖川市人民政府", "玖川市", "玖川")),
        (
            "清源县青湾镇人民政府",
            ("清源县青湾镇人民政府", "青湾镇人民政府", "清源县青湾镇", "清源县", "青湾镇", "青湾"),
        ),
    ],
)
def test_the_forms_of_an_office_name(name: str, forms: tuple[str, ...]) -> None:
    assert name_forms(name) == forms
