"""What a draft is counted for, and that each degradation lowers its own metric and no neighbour's."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.checking import check_report
from assistant.drafting.prompts import load_prompts
from assistant.evaluation.cases import Case, load_case
from assistant.evaluation.scoring import chrf, score
from assistant.evaluation.telling import is_paired, is_told
from assistant.figures import Problem
from assistant.findings import Severity
from assistant.pipeline.draft import Drafted, draft_figures
from assistant.report import Paragraph, Report
from tests.evaluation.made_cases import made_case
from tests.shared_data import ROOT

PROMPTS = load_prompts()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    expectations = """
required = ["new", "carried_out", "applications.results.disclosed.total"]
forbidden = [{text = "全省先进", why = "没有依据"}]
"""
    return load_case(made_case(tmp_path_factory.mktemp("cases") / "case", 13, expectations, busy=40))


@pytest.fixture(scope="module")
def whole(case: Case) -> dict[str, float]:
    """The scores of the draft that is its own reference."""
    return shares(case, draft_figures(case.figures))


def shares(case: Case, drafted: Drafted) -> dict[str, float]:
    return {name: k / n for name, (k, n) in score(case, drafted, PROMPTS).items()}


def changed(case: Case, change: Callable[[Paragraph], str | None]) -> Drafted:
    """The embedded draft with its paragraphs changed, or dropped where the change is None, and checked again."""
    report = draft_figures(case.figures).report
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(
                replace(item, text=text) for item in section.paragraphs if (text := change(item)) is not None
            ),
        )
        for section in report.sections
    )
    report = Report(report.title, sections, report.figures)
    checked = check_report(report, case.figures, Severity.ERROR)
    return Drafted(report, checked.claims, checked.findings)


def test_the_draft_that_is_its_own_reference_loses_nothing(whole: dict[str, float]) -> None:
    found = whole
    complete = (
        "proved",
        "recall",
        "precision",
        "f1",
        "order",
        "required",
        "topics",
        "elements",
        "pairing",
        "notes",
    )
    assert {name: found[name] for name in (*complete, "grounded", "forbidden")} == dict.fromkeys(
        (*complete, "grounded", "forbidden"), 1
    )
    assert found["contradicted"] == found["unproved"] == 0
    assert found["likeness"] > 0.97


@pytest.mark.parametrize(
    ("change", "lower"),
    [
        (lambda item: item.text.replace("全年", "全年共计9999件，"), {"proved", "unproved", "contradicted"}),
        (lambda item: None if item.topic == "platform" and not item.level else item.text, {"topics"}),
        (lambda item: None if item.text.startswith(("改进措施", "针对上述问题")) else item.text, {"pairing"}),
        (lambda item: None if item.topic == "on_request" and not item.level else item.text, {"recall", "required"}),
        (lambda item: item.text + ("我单位被评为全省先进单位。" if item.topic == "supervision" and not item.level else ""), {"forbidden"}),
        (lambda item: item.text + ("邀请市电视台记者走进大厅讲解流程。" if item.topic == "platform" and not item.level else ""), {"grounded"}),
        (lambda item: f"**{item.text}**" if item.topic == "management" else item.text, {"style"}),
    ],
    ids=["numbers", "topic", "measures", "facts", "forbidden", "invented", "markdown"],
)  # fmt: skip
def test_each_degradation_shows_in_its_metric(
    case: Case, whole: dict[str, float], change: Callable[[Paragraph], str | None], lower: set[str]
) -> None:
    after = shares(case, changed(case, change))
    differing = {name for name in whole if abs(whole[name] - after.get(name, 0)) > 1e-9}
    assert differing & lower
    if lower & {"topics", "pairing", "forbidden", "style"}:
        assert not differing & ({"proved", "contradicted", "forbidden", "style", "topics", "pairing"} - lower)


def test_a_wrong_number_in_a_note_is_the_offices_and_must_be_reported() -> None:
    case = load_case(next(item for item in find() if item.id == "mengshui-2023"))
    counts = score(case, draft_figures(case.figures), PROMPTS)
    assert counts["reported"] == (1, 1)
    assert counts["contradicted"][0] == 0
    unforgiving = replace(case, expectations=case.expectations.model_copy(update={"wrong_in_notes": ()}))
    assert score(unforgiving, draft_figures(case.figures), PROMPTS)["contradicted"][0] == 1


def find() -> tuple:  # type: ignore[type-arg]
    from assistant.evaluation.cases import find_cases

    return find_cases(ROOT / "evals" / "cases")


NOTE = "拟发公文在起草环节即标明公开属性，办公室复核后方可编号"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NOTE}。", True),
        ("拟发公文在起草环节就标明公开属性，经办公室复核后方可编号。", True),
        ("对网站历年文件逐条核对效力，失效的加盖失效标识。", False),
        ("", False),
    ],
)
def test_a_note_is_told_in_its_own_or_in_other_words(text: str, told: bool) -> None:
    assert is_told(NOTE, f"全年工作有序。{text}无其他事项。") is told


def test_a_measure_before_its_problem_is_not_paired() -> None:
    problem = Problem("部分栏目更新间隔偏长", "给每个栏目定下更新周期")
    assert is_paired(problem, "一是部分栏目更新间隔偏长。给每个栏目定下更新周期。")
    assert not is_paired(problem, "一是部分栏目更新间隔偏长。加强学习，提高认识。")


def test_chrf_is_one_for_equal_texts_and_symmetric_in_neither_extreme() -> None:
    assert chrf("政府信息公开", "政府信息公开") == 1
    assert chrf("政府信息公开", "水利工程建设") < 0.05


def test_scores_name_no_metric_without_count(whole: dict[str, float]) -> None:
    assert "first_proved" not in whole
