"""Bare numbers that number the items of a list are no figures; those that count stay what they are."""

import pytest

from assistant.numerals import find_mentions

MARKS = {
    "behind blanks": "改进措施：1 加强学习；2 完善制度；3 提高质量。",
    "at the beginning of lines": "下一步：\n1 加强学习。\n2 完善制度。",
    "between angle brackets": "〈1〉加强学习；〈2〉完善制度",
    "before a dash": "采取措施。1—加强学习。2—完善制度。",
    "three without anything behind": "措施：1加强学习；2完善制度；3提高质量",
    "before a full-width colon": "1：加强学习\n2：完善制度",
}
COUNTS = {
    "a label before each number": ("申请：1；复议：2；诉讼：3", 3),
    "one number alone": ("改进措施：1 加强学习。", 1),
    "not counted on": ("改进措施：1 加强学习；3 提高质量", 2),
    "two without anything behind": ("诉讼：1桩驳回；2桩维持", 2),
    "with units": ("分别是：1件公开；2件不予公开；3件其他", 3),
    "behind commas": ("：1，加强学习，2，完善制度", 2),
}


@pytest.mark.parametrize("text", MARKS.values(), ids=MARKS)
def test_numbers_that_count_on_from_one_at_the_head_of_items_are_their_marks(text: str) -> None:
    assert {mention.kind for mention in find_mentions(text)} == {"ordinal"}


@pytest.mark.parametrize(("text", "count"), COUNTS.values(), ids=COUNTS)
def test_other_numbers_stay_figures(text: str, count: int) -> None:
    assert sum(mention.kind == "quantity" for mention in find_mentions(text)) == count
