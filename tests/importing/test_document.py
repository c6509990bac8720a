"""Text as readers hand it on: on one line, without what nobody sees, and without spaces that a line break made."""

import pytest

from assistant.importing.document import flowing, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  一、总体  情况 ", "一、总体 情况"),
        ("三\n、\n本\n年", "三、本年"),
        ("1\u200b2\ufeff", "12"),
        ("\xa0", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开\n    信息", "公开信息"),
        ("共\n12件", "共12件"),
        ("open\n data", "open data"),
        ("没有换行", "没有换行"),
    ],
)
def test_a_line_end_in_the_source_is_no_space_beside_chinese(text: str, expected: str) -> None:
    assert one_line(flowing(text)) == expected
