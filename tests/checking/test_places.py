"""Where a number stands, and what is none although it looks like one."""

import pytest

from assistant.checking.places import denies_one
from assistant.numerals import find_mentions


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("没有一件结转下年", True),
        ("案件中无一宗被纠正", True),
        ("要求重新出具的申请一件也没有", True),
        ("另有一件没有答复", False),
        ("仅有一件申请", False),
        ("没有十一件那么多", False),
    ],
)
def test_one_that_is_denied_counts_nothing(text: str, denied: bool) -> None:
    counts = [mention for mention in find_mentions(text) if mention.kind == "quantity"]
    assert [denies_one(text, mention) for mention in counts] == [denied]
