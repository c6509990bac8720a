"""A model asked to judge: what it is shown, and what its answer is taken to say."""

import pytest

from assistant.llm import ModelError
from assistant.llm.scripted import ScriptedModel
from benchmarks.checker.measures import ALARMS, PLANTED, measure, read_all
from benchmarks.checker.model_judge import accusations, configured_model, judge_by, request_for
from tests.benchmarks.test_markup import labelled

REPORT = labelled("全年收到⟦77件=new⟧，办结⟦70件!done⟧。")
FOUND = '[{"section": "overview", "context": "办结70件", "quote": "70件", "right": "76件"}]'


def counts(answer: str) -> tuple[int, int]:
    """Planted errors found and false contradictions of a model that answers so."""
    measured = measure(read_all([REPORT], judge_by(ScriptedModel([answer]), [REPORT])))
    return measured[PLANTED].k, measured[ALARMS].k


def test_it_is_shown_both_years_tables_and_the_prose_without_marks() -> None:
    _, user = request_for(REPORT).messages
    assert "：77\n" in user.content and "：57\n" in user.content
    assert "全年收到77件，办结70件。" in user.content
    assert "⟦" not in user.content


@pytest.mark.parametrize(
    ("answer", "planted_and_alarms"),
    [
        (FOUND, (1, 0)),
        (f"我看过了：\n```json\n{FOUND}\n```", (1, 0)),
        ("[]", (0, 0)),
        (FOUND.replace("办结70件", "收到77件").replace('"70件"', '"77件"'), (0, 1)),
        ('[{"section": "overview", "quote": "无此字样"}]', (0, 1)),
        ('[{"section": "nowhere", "quote": "70件"}]', (0, 1)),
    ],
)
def test_its_accusations_are_scored_where_they_stand(
    answer: str, planted_and_alarms: tuple[int, int]
) -> None:
    assert counts(answer) == planted_and_alarms


@pytest.mark.parametrize("answer", ["全部正确。", "[1, 2]", ModelError("没有回答")])
def test_without_a_usable_answer_a_report_stays_unscored(
    answer: str | Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read_all([REPORT], judge_by(ScriptedModel([answer]), [REPORT])) == []
    assert "one stays unscored" in capsys.readouterr().err


def test_a_quote_is_looked_for_in_its_context() -> None:
    report = labelled("培训⟦70件?⟧。办结⟦70件!done⟧。")
    (found,) = accusations(report, FOUND)
    assert found.start == report.sections[0][2].rindex("70件")


def test_without_an_endpoint_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSISTANT_BASE_URL", raising=False)
    assert configured_model() is None
