"""How plain published reports say it: nothing that is right is refuted, and what the tables hold is proved.

The sentences are our own; their turns are those of some eighty published reports of streets, bureaux, counties and provinces.
"""

import pytest

from assistant.checking.check import check_section
from assistant.checking.evidence import build_evidence
from assistant.figures import Figures
from assistant.report import Paragraph, ReportSection
from tests.checking.conftest import figures_of

RESULTS = {
    "disclosed": "disclosed", "partial": "partial", "third_party": "denied.third_party", "files": "denied.enforcement_files",
    "not_held": "unavailable.not_held", "duplicate": "not_processed.duplicate", "petition": "not_processed.petition", "other": "other.other",
}  # fmt: skip


def office_with(new: int, carried_in: int = 0, carried_out: int = 0, **counts: int) -> Figures:
    """An office whose applicants are all natural persons; `counts` are results, and cells of the other tables with __ for a dot."""
    rows = {"new": new, "carried_in": carried_in, "carried_out": carried_out}
    results = {f"results.{RESULTS[name]}": value for name, value in counts.items() if name in RESULTS}
    rows |= results | {"results.total": sum(results.values())}
    cells = {
        f"applications.{row}.{column}": value
        for row, value in rows.items()
        for column in ("natural_person", "total")
    }
    others = {name.replace("__", "."): value for name, value in counts.items() if name not in RESULTS}
    return figures_of(2023, cells | others)


ORDINARY = {
    "letters and the web": (
        office_with(14, 0, 2, disclosed=10, not_held=2, disputes__reconsideration__upheld=9, disputes__reconsideration__total=9),
        "全年收到依申请公开14件（其中来信10件，网上4件），已办结12件，2件结转下年办理。因政府信息公开引起的行政复议9件，已审结。",
        ("14件", "12件", "2件", "9件"),
    ),
    "numbers of the form's own rows": (
        office_with(317, 3, 13, disclosed=184, partial=18, third_party=8, not_held=57, petition=18, other=22),
        "本年新收政府信息公开申请数量317件，上年结转政府信息公开申请数量3件。其中，予以公开184件，部分公开18件，不予公开8件，无法提供57件，不予处理18件，其他处理22件，结转下年度继续办理13件。",
        ("317件", "3件", "184件", "18件", "8件", "57件", "22件", "13件"),
    ),
    "what was done of the year's own": (
        office_with(122, 11, 6, disclosed=100, not_held=27),
        "共收到政府信息公开申请122件，按时办结116件，结转下年度6件；另办结上年度结转的11件。",
        ("122件", "116件", "6件", "11件"),
    ),
    "those of the year before within all": (
        office_with(41, 4, 2, disclosed=31, not_held=7, third_party=2, other=3),
        "全年共受理依申请公开45件。其中，同意公开的31件，不属于本行政机关公开的7件，不予公开2件，其他处理3件，结转下年2件。包括2022年结转的政府信息公开申请4件，其中，同意公开4件。",
        ("45件", "31件", "3件", "2件"),
    ),
    "a street's twelve": (
        office_with(12, 0, 2, disclosed=8, not_held=2, disputes__reconsideration__upheld=2, disputes__reconsideration__total=2),
        "今年街道收到12件信息依申请公开，其中10件按时完成答复，剩余2件结转下年度继续办理。引发行政复议2件、行政诉讼0件。",
        ("12件", "10件", "2件", "0件"),
    ),
    "none at all": (
        office_with(0),
        "本年度没有接到要求公开政府信息的申请，未发现应公开而未予公开的情况，未发生因政府信息公开申请行政复议、提起行政诉讼的情况。",
        (),
    ),
    "answers to all, and some carried over": (
        office_with(184, 1, 3, disclosed=150, not_held=32),
        "共接到社会公众依申请公开184件，上年结转1件，均按条例规定规范办理。年内共办结182件，结转下年度继续办理3件。",
        ("184件", "1件", "182件", "3件"),
    ),
    "the hotline and the mailbox": (
        office_with(19, 0, 1, disclosed=10, not_held=8),
        "全年收到依申请公开信件19件，已办结18件。县长信箱受理有效来信180件，办结180件。12345热线转办487件。办结479件，办结率98.4%。",
        ("19件", "18件"),
    ),
    "papers are no results": (
        office_with(0, disclosure__normative_documents__in_force=2),
        "全年发文96件，其中主动公开12件，不予公开80件，依申请公开4件。规范性文件本年度制发0件，废止0件，现行有效2件。",
        ("96件", "2件"),
    ),
    "duplicates and the rest": (
        office_with(17, disclosed=13, duplicate=4),
        "本年度共收到依申请公开17件，其中4件属重复申请不予处理，其余均已按规定回复。未制发规章、行政规范性文件。",
        ("17件", "4件"),
    ),
    "counted as items": (office_with(17, disclosed=17), "本年度共收到依申请公开17条，均按要求完成答复。", ("17条",)),
    "compulsory penalties": (
        office_with(0, disclosure__penalties__decisions=18, disclosure__compulsion__decisions=0),
        "作出行政处罚18件、行政强制处罚0件。",
        ("18件", "0件"),
    ),
    "titles of the form": (
        office_with(0),
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。",
        ("六部分",),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "text", "proved"), ORDINARY.values(), ids=ORDINARY)
def test_what_is_right_is_proved_and_never_refuted(
    figures: Figures, text: str, proved: tuple[str, ...]
) -> None:
    claims = check_section(
        build_evidence(figures), ReportSection("overview", "一、总体情况", (Paragraph(text),))
    )
    assert [claim for claim in claims if claim.verdict == "contradicted"] == []
    supported = {claim.text for claim in claims if claim.verdict == "supported"}
    assert set(proved) <= supported


WRONG = {
    "one more than the table has": ("共受理政府信息公开申请2件，都在法定期限内答复。", "2件"),
    "not all done": ("全年收到政府信息公开申请3件，均已办结。", "均已办结"),
    "a lawsuit that the table does not know": ("收到申请3件，提起行政诉讼1件。", "1件"),
}


@pytest.mark.parametrize(("text", "quote"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refuted(text: str, quote: str) -> None:
    figures = office_with(3, 0, 1, disclosed=2)
    claims = check_section(
        build_evidence(figures), ReportSection("overview", "一、总体情况", (Paragraph(text),))
    )
    assert {claim.text: claim.verdict for claim in claims}[quote] == "contradicted"
