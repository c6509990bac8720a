"""Counts of lists as many offices write them: every count is proved, and neither one more nor one less passes.

`turns/lists_counted.txt` has a passage a line, the count of its list between 【 and 】. They were written without a look at this program.
"""

import re

import pytest

from assistant.numerals import chinese_numeral, parse_cardinal
from assistant.report import Verdict
from tests.checking.test_turns import OFFICES, checked, contradicted, evidence_of, lines

_MARKED = re.compile("【([^】]+)】")


def _plain(line: str) -> str:
    return re.sub("[【】]", "", line)


def _other(count: str, by: int) -> str:
    value = int(parse_cardinal(count) or 0) + by
    if count.isdigit():
        return str(value)
    return "两" if value == 2 else chinese_numeral(value)


@pytest.mark.parametrize("line", lines("lists_counted"))
def test_a_list_has_as_many_items_as_its_count_says(line: str) -> None:
    evidence = evidence_of("2021", *OFFICES["2021"][0])
    claims = checked(evidence, _plain(line))
    assert all(claim.verdict is not Verdict.CONTRADICTED for claim in claims)
    for number, match in enumerate(_MARKED.finditer(line)):
        start = match.start() - 2 * number
        assert any(
            claim.start <= start < claim.end and claim.verdict is Verdict.SUPPORTED for claim in claims
        )
        for by in (1, -1):
            wrong = line[: match.start()] + _other(match[1], by) + line[match.end() :]
            if _other(match[1], by) not in ("1", "一"):
                assert contradicted(evidence, _plain(wrong)), wrong
