"""However a list is announced and however its items are marked, their count is held against them."""

from itertools import product

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.figures import Figures
from assistant.report import Paragraph, ReportSection, Verdict

ITEMS = ("公开内容更新不够及时", "政策解读形式较为单一", "工作人员业务能力有待提高")
ANNOUNCED = (
    "存在的主要问题有{}个：",
    "还存在{}方面问题：",
    "主要有以下{}点不足：",
    "问题有{}：",
    "主要表现在{}个方面：",
    "一年来，工作中还存在{}个方面的不足，主要是：",
    "下一步重点抓好{}项工作：",
    "将采取{}项措施：",
)
MARKS = (
    ("一是", "；二是", "；三是"),
    ("一是", "，二是", "，三是"),
    ("一是", "。二是", "。三是"),
    ("1.", "。2.", "。3."),
    ("（1）", "；（2）", "；（3）"),
    ("①", "；②", "；③"),
    ("第一，", "；第二，", "；第三，"),
    ("其一，", "；其二，", "；其三，"),
    ("一，", "；二，", "；三，"),
    ("\n（一）", "。\n（二）", "。\n（三）"),
    ("\n1.", "。\n2.", "。\n3."),
    ("", "；", "；"),
)


def verdicts_of(figures: Figures, text: str) -> set[Verdict]:
    section = ReportSection(
        "problems", "五、存在的主要问题及改进情况", tuple(map(Paragraph, text.split("\n")))
    )
    return {claim.verdict for claim in check_section(build_evidence(figures), section)} - {
        Verdict.NOT_A_FIGURE
    }


@pytest.mark.parametrize(("announced", "marks"), list(product(ANNOUNCED, MARKS)))
def test_a_list_that_is_announced_has_as_many_items_as_it_says(
    office: Figures, announced: str, marks: tuple[str, ...]
) -> None:
    items = "".join(mark + item for mark, item in zip(marks, ITEMS, strict=True)) + "。"
    assert verdicts_of(office, announced.format("三") + items) == {Verdict.SUPPORTED}
    for wrong in ("两", "四"):
        assert verdicts_of(office, announced.format(wrong) + items) == {Verdict.CONTRADICTED}
