"""A report by a model, whatever the model does: complete, proved, and with a full account of who wrote what."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.figures import Figures
from assistant.findings import Severity
from assistant.llm import Finish, Reply, Request, Usage
from assistant.llm.errors import (
    BudgetError,
    BusyError,
    ContextLengthError,
    MisconfiguredError,
    ModelError,
    RefusedError,
    UnreachableError,
    UnusableReplyError,
)
from assistant.llm.scripted import Answer, ScriptedModel
from assistant.pipeline import Drafted, open_figures
from assistant.pipeline.accounts import TEMPLATE, CallAccount, total_calls, total_cost, total_tokens
from assistant.pipeline.draft import draft_figures, draft_with_model
from assistant.pipeline.events import (
    CallStarted,
    Event,
    PassageJudged,
    PassageSettled,
    TextArrived,
    WaitingForModel,
)
from assistant.pipeline.writing import ModelOptions
from assistant.report import Verdict
from tests.drafting.plain_answers import obedient
from tests.shared_data import EXAMPLES

LANXI = open_figures(EXAMPLES / "lanxi-2025.yaml").figures
ASKED = [
    "overview.proactive", "overview.on_request", "overview.management", "overview.platform",
    "overview.supervision", "problems",
]  # fmt: skip


def draft(
    answer: Callable[[Request], Answer],
    options: ModelOptions | None = None,
    events: list[Event] | None = None,
    figures: Figures = LANXI,
) -> tuple[Drafted, ScriptedModel]:
    model = ScriptedModel(answer)
    listen = events.append if events is not None else None
    return asyncio.run(draft_with_model(figures, model, options or ModelOptions(), listen)), model


def is_about(request: Request, title: str) -> bool:
    return f"【{title}】" in request.messages[-1].content


def spoiling(title: str, old: str, new: str, times: int = 99) -> Callable[[Request], Answer]:
    """Obeys, but replaces `old` in the first `times` answers that hold the passage `title`."""
    left = [times]

    def answer(request: Request) -> Answer:
        text = obedient(request)
        if is_about(request, title) and left[0]:
            left[0] -= 1
            assert old in text
            return text.replace(old, new, 1)
        return text

    return answer


def drafters(drafted: Drafted) -> dict[str, str]:
    return {account.id: account.drafter for account in drafted.passages if account.asked}


def is_proved(drafted: Drafted) -> bool:
    verdicts = {claim.verdict for claim in drafted.claims}
    return verdicts <= {Verdict.SUPPORTED, Verdict.NOT_A_FIGURE} and not drafted.is_blocked


def test_a_good_model_writes_everything_it_is_asked_for_in_three_calls() -> None:
    drafted, model = draft(obedient)
    assert drafters(drafted) == dict.fromkeys(ASKED, "scripted")
    assert len(model.requests) == 3
    assert is_proved(drafted)
    assert [section.id for section in drafted.report.sections] == [
        section.id for section in draft_figures(LANXI).report.sections
    ]
    by_model = {
        item.topic
        for section in drafted.report.sections
        for item in section.paragraphs
        if item.drafter == "scripted"
    }
    assert by_model == {"proactive", "on_request", "management", "platform", "supervision", ""}


def test_headings_and_what_no_model_was_asked_for_stay_the_templates() -> None:
    drafted, _ = draft(obedient)
    other = next(account for account in drafted.passages if account.id == "other")
    assert (other.drafter, other.asked) == (TEMPLATE, False)
    assert "没有请模型" in other.reason
    overview = drafted.report.section("overview")
    assert overview is not None
    assert [item.text for item in overview.paragraphs if item.level] == [
        "（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设", "（五）监督保障",
    ]  # fmt: skip


def test_only_the_passage_concerned_goes_back_with_its_sentence_and_what_is_admissible() -> None:
    drafted, model = draft(spoiling("依申请公开", "{{handled}}", "{{carried_in}}", times=1))
    assert drafters(drafted) == dict.fromkeys(ASKED, "scripted")
    assert len(model.requests) == 4
    repair = model.requests[-1].messages[-1].content
    assert "【依申请公开】" in repair and "【主动公开】" not in repair
    assert "应写{{handled}}" in repair
    assert "上一稿：" in repair
    account = next(item for item in drafted.passages if item.id == "overview.on_request")
    assert (account.repairs, "DRF612" in account.codes, account.reason) == (1, True, "")


@pytest.mark.parametrize("repairs", [0, 1, 2, 4])
def test_after_so_many_repairs_the_template_writes_and_the_result_says_why(repairs: int) -> None:
    drafted, model = draft(spoiling("依申请公开", "{{handled}}", "99件"), ModelOptions(repairs=repairs))
    assert drafters(drafted)["overview.on_request"] == TEMPLATE
    assert drafters(drafted)["overview.proactive"] == "scripted"
    assert len(model.requests) == 3 + repairs
    assert is_proved(drafted)
    (finding,) = [finding for finding in drafted.findings if finding.code == "DRF631"]
    assert finding.severity is Severity.NOTE
    assert "依申请公开" in finding.message and "99件" in finding.message
    section = drafted.report.section("overview")
    assert section is not None
    template = draft_figures(LANXI).report.section("overview")
    assert template is not None
    assert [item for item in section.paragraphs if item.topic == "on_request"] == [
        item for item in template.paragraphs if item.topic == "on_request"
    ]


@pytest.mark.parametrize(
    "error",
    [RefusedError("内容审核拒绝"), UnreachableError("连不上"), BudgetError("预算用完"), ModelError("别的")],
    ids=lambda error: type(error).__name__,
)
def test_hopeless_failures_fall_back_at_once(error: ModelError) -> None:
    drafted, model = draft(lambda request: error if is_about(request, "依申请公开") else obedient(request))
    assert {name for name, who in drafters(drafted).items() if who == TEMPLATE} == {
        "overview.proactive", "overview.on_request",
    }  # fmt: skip
    assert len(model.requests) == 3
    assert all(
        str(error) in item.reason for item in drafted.passages if item.asked and item.drafter == TEMPLATE
    )
    assert is_proved(drafted)


def test_wrong_settings_end_the_draft_before_anything_is_written() -> None:
    with pytest.raises(MisconfiguredError, match="密钥不对"):
        draft(lambda _: MisconfiguredError("密钥不对"))


def test_once_the_model_has_answered_the_same_error_only_falls_back() -> None:
    answers = iter([True, True, True])

    def answer(request: Request) -> Answer:
        if next(answers, False):
            return obedient(request).replace("{{handled}}", "{{carried_in}}")
        return MisconfiguredError("模型不见了")

    drafted, _ = draft(answer)
    assert drafters(drafted)["overview.on_request"] == TEMPLATE
    assert is_proved(drafted)


def test_an_unusable_answer_is_asked_for_again() -> None:
    failures = iter([UnusableReplyError("空的回答")])
    drafted, model = draft(lambda request: next(failures, None) or obedient(request))
    assert drafters(drafted) == dict.fromkeys(ASKED, "scripted")
    assert len(model.requests) == 4
    assert [call.failure for call in drafted.calls if call.failure] == ["空的回答"]


def test_a_prompt_too_long_is_asked_passage_by_passage() -> None:
    def answer(request: Request) -> Answer:
        if request.messages[-1].content.count("\n【") + 1 > 2:
            return ContextLengthError("放不下")
        return ContextLengthError("放不下") if is_about(request, "监督保障") else obedient(request)

    drafted, _ = draft(answer)
    assert [name for name, who in drafters(drafted).items() if who == TEMPLATE] == ["overview.supervision"]
    assert is_proved(drafted)


def test_a_busy_endpoint_is_waited_for_and_one_too_busy_is_not() -> None:
    events: list[Event] = []
    waits = iter([BusyError("忙", 0.01)])
    drafted, _ = draft(lambda request: next(waits, None) or obedient(request), events=events)
    assert drafters(drafted) == dict.fromkeys(ASKED, "scripted")
    assert [event.seconds for event in events if isinstance(event, WaitingForModel)] == [0.01]
    drafted, _ = draft(lambda _: BusyError("忙", 3600))
    assert set(drafters(drafted).values()) == {TEMPLATE}
    assert is_proved(drafted)


def test_a_cut_answer_loses_its_last_passage_only() -> None:
    def answer(request: Request) -> Answer:
        text = obedient(request)
        if is_about(request, "监督保障") and "上一稿" not in request.messages[-1].content:
            return Reply(text[: text.index("{{note6}}")], Finish.LENGTH, Usage(), 0)
        return text

    drafted, model = draft(answer)
    assert drafters(drafted) == dict.fromkeys(ASKED, "scripted")
    repair = model.requests[-1].messages[-1].content
    assert "【监督保障】" in repair and "【政府信息管理】" not in repair


def test_a_cut_that_looks_like_an_end_is_no_end() -> None:
    def answer(request: Request) -> Answer:
        text = obedient(request)
        return Reply(text, Finish.LENGTH, Usage(), 0) if is_about(request, "监督保障") else text

    drafted, _ = draft(answer, ModelOptions(repairs=0))
    assert [name for name, who in drafters(drafted).items() if who == TEMPLATE] == ["overview.supervision"]


def test_an_answer_of_nothing_but_talk_gives_a_complete_report_by_the_template() -> None:
    drafted, model = draft(lambda _: "好的，我已了解您的要求，请稍等。")
    assert set(drafters(drafted).values()) == {TEMPLATE}
    assert drafted.report.sections == draft_figures(LANXI).report.sections
    assert is_proved(drafted)
    assert len(model.requests) == 9


def test_a_note_that_contradicts_the_tables_blocks_whoever_writes_it() -> None:
    from assistant.figures import Note

    notes = replace(
        LANXI.notes, topics={**LANXI.notes.topics, "on_request": (Note("全年收到政府信息公开申请9999件"),)}
    )
    drafted, _ = draft(obedient, figures=replace(LANXI, notes=notes))
    assert drafters(drafted)["overview.on_request"] == TEMPLATE
    assert drafted.is_blocked


def test_while_it_writes_each_passage_is_told_as_soon_as_it_is_complete() -> None:
    events: list[Event] = []

    class Streaming(ScriptedModel):
        async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
            reply = await super().complete(request)
            for start in range(0, len(reply.text), 7):
                if on_text:
                    on_text(reply.text[start : start + 7])
            return reply

    asyncio.run(draft_with_model(LANXI, Streaming(obedient), ModelOptions(), events.append))
    kinds = [
        (type(event).__name__, event.passage.id)
        for event in events
        if isinstance(event, PassageJudged | PassageSettled) and event.passage.call == "work"
    ]
    first = kinds.index(("PassageJudged", "overview.management"))
    last_text = max(
        index
        for index, event in enumerate(events)
        if isinstance(event, TextArrived) and event.passages[0].call == "work"
    )
    judged_early = next(
        index
        for index, event in enumerate(events)
        if isinstance(event, PassageJudged) and event.passage.id == "overview.management"
    )
    assert first == 0
    assert judged_early < last_text
    assert all(not event.findings for event in events if isinstance(event, PassageJudged))
    assert {event.passage.id for event in events if isinstance(event, PassageSettled)} == {*ASKED, "other"}
    assert sum(isinstance(event, CallStarted) for event in events) == 3


def test_what_the_server_does_not_count_stays_unknown() -> None:
    def counted(*usages: Usage) -> tuple[CallAccount, ...]:
        return tuple(CallAccount(("a",), 0, 1, usage, 1.0) for usage in usages)

    from decimal import Decimal

    from assistant.settings import Prices

    prices = Prices(Decimal(2), Decimal(8))
    assert total_tokens(counted(Usage(10, 5), Usage(1, 1))) == 17
    assert total_tokens(counted(Usage(10, 5), Usage())) is None
    assert total_tokens(()) == 0
    assert total_cost(counted(Usage(1_000_000, 500_000)), prices) == 6
    assert total_cost(counted(Usage(1, 1), Usage(None, 1)), prices) is None
    assert total_cost(counted(Usage(1, 1)), None) is None
    kept = (CallAccount(("a",), 0, 0, Usage(10, 5), 0.0),)
    assert (total_calls(kept), total_tokens(kept), total_cost(kept, prices)) == (0, 0, 0)


def test_the_same_answers_give_the_same_report() -> None:
    assert draft(obedient)[0].report == draft(obedient)[0].report
