"""What is said between two counts of the first names nothing for the second: it stays proved, and refuted when changed."""

import pytest

from assistant.report import Verdict
from tests.checking.test_turns import changed, checked, contradicted, evidence_of, filled

EVIDENCE = evidence_of("2021", 3, 900)

BODIES = (
    "全年收到政府信息公开申请{new}件@，办结{done}件，结转下年度{out}件。",
    "发生行政复议{rec}件@，维持{disputes.reconsideration.upheld}件，纠正{disputes.reconsideration.corrected}件。",
    "制发行政规范性文件{disclosure.normative_documents.issued}件@，废止{disclosure.normative_documents.repealed}件。",
)
ASIDES = (
    "，主要涉及征地拆迁、房屋产权等方面",
    "，内容主要集中在土地征收领域",
    "，申请内容以征地补偿为主",
    "，均在法定期限内答复",
    "，均同步解读",
    "，无逾期答复",
    "，未发生舆情",
    "，群众满意度较高",
    "，办理质量稳步提升",
    "，为近三年最高",
    "，较往年有所增加",
    "，通过当面、信函、网络等渠道提交",
    "，由局法规科牵头办理",
    "，由5名工作人员承办",
    "，平均办理时长12个工作日",
    "，依法延期2件",
    "，其中告知补正2件",
    "，做到件件有回音",
    "，并按要求报县政府办公室",
    "（含网上申请5件）",
)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("aside", ASIDES)
def test_what_follows_an_aside_is_checked_as_without_it(body: str, aside: str) -> None:
    words, slots = filled(EVIDENCE, body.replace("@", aside))
    assert contradicted(EVIDENCE, words) == []
    proved = {claim.start for claim in checked(EVIDENCE, words) if claim.verdict is Verdict.SUPPORTED}
    for slot in slots:
        assert slot.start in proved, slot
        wrong = changed(words, slot)
        assert contradicted(EVIDENCE, wrong), wrong


@pytest.mark.parametrize(
    "words",
    [
        "发生行政复议113件，主要是不动产登记类案件中，维持40件。",
        "制发行政规范性文件5件，县水务站文件，废止14件。",
        "收到政府信息公开申请676件，通过网络提交的申请中，办结50件。",
        "发生行政复议113件，其中城市管理领域5件，维持3件。",
        "发生行政复议113件，12345热线平台运行平稳，维持3件。",
    ],
)
def test_what_names_something_else_is_no_aside(words: str) -> None:
    assert contradicted(EVIDENCE, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "全年办结申请742件，经补正后受理3件，其中予以公开236件。",
        "收到政府信息公开申请676件，其中延期答复2件。",
        "全年办结申请742件，其中1件涉及商业秘密，予以公开236件。",
        "收到政府信息公开申请676件，全部按照法定程序办理，办结742件。",
        "办理结果：予以公开236件，均已依法答复；部分公开25件。",
        "行政许可、行政处罚信息全部在七个工作日内公示。办结申请12件，已归档。",
    ],
)
def test_what_no_table_counts_is_left_open(words: str) -> None:
    assert contradicted(EVIDENCE, words) == []
