"""The passages of a report by a model: every one asked for, proved, sent back at most so many times, and else the template's.

Whatever the model or its server does, the result is a complete report in which every number is proved, and a full
account of who wrote what. Only a wrong setting found before anything was written ends the draft: it can be mended.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafting import draft_report, rules
from assistant.drafting.answers import split_answer
from assistant.drafting.passages import Passage, build_passages
from assistant.drafting.prompts import Prompts, load_prompts
from assistant.drafting.requests import draft_messages, repair_messages
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.llm import ChatModel, Finish, Message, Reply, Request
from assistant.llm.errors import (
    BusyError,
    ContextLengthError,
    MisconfiguredError,
    ModelError,
    PendingError,
    UnusableReplyError,
)
from assistant.pipeline.accounts import TEMPLATE, CallAccount, PassageAccount
from assistant.pipeline.events import (
    CallStarted,
    Event,
    OnEvent,
    PassageJudged,
    PassageSettled,
    TextArrived,
    WaitingForModel,
)
from assistant.pipeline.proving import Judged, judge_passage
from assistant.pipeline.streaming import StreamedAnswer
from assistant.report import Report, build_brief

NOT_ASKED = "没有数据和材料可以改写，没有请模型"
NOT_WANTED = "这一次不写这一段"


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """How a model is used; the defaults suit every model tried."""

    prompts: Prompts = field(default_factory=load_prompts)
    repairs: int = 2
    """How often a passage is sent back before the template writes it."""
    max_tokens: int = 2048
    temperature: float = 0.3
    repeat: int = 0
    longest_wait: float = 600
    """Seconds an endpoint may ask to wait; longer, and the template writes instead."""
    section: str = ""
    """Only this section's passages are asked for; empty for all."""
    wish: str = ""
    """How somebody wants them written: 更简洁. It changes the wording, never what must be told and proved."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote of a report."""

    plain: Report
    """The template's, into which the proved passages go."""
    passages: tuple[tuple[Passage, Judged | None, PassageAccount], ...]
    """Every passage with its proved text; None where the template stands."""
    calls: tuple[CallAccount, ...]


async def write_passages(
    figures: Figures, model: ChatModel, options: ModelOptions, on_event: OnEvent | None = None
) -> Written:
    """Have `model` write every passage that has something to be written from.

    Raises:
        MisconfiguredError: address, key, model name or parameters are wrong, and nothing was written yet.
        PendingError: a bulk endpoint has not answered everything yet.
    """
    brief = build_brief(figures)
    plain = draft_report(brief)
    passages = build_passages(brief, options.prompts, plain)
    run = _Run(figures, model, options, on_event)
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        if options.section not in ("", passage.section):
            run.settle(passage, None, NOT_WANTED)
        elif passage.is_worth_asking:
            groups.setdefault(passage.call, []).append(passage)
        else:
            run.settle(passage, None, NOT_ASKED)
    try:
        async with asyncio.TaskGroup() as tasks:
            for group in groups.values():
                tasks.create_task(run.write(group))
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    if run.pending:
        raise run.pending
    return Written(plain, tuple(run.settled[passage.id] for passage in passages), tuple(run.calls))


@dataclass(slots=True)
class _Attempt:
    """Where a passage stands: its latest text with what was found, and everything found before."""

    passage: Passage
    judged: Judged | None = None
    findings: tuple[Finding, ...] = ()
    codes: list[str] = field(default_factory=list)
    repairs: int = 0


@dataclass(slots=True)
class _Run:
    """One report being written; its calls run side by side."""

    figures: Figures
    model: ChatModel
    options: ModelOptions
    on_event: OnEvent | None
    calls: list[CallAccount] = field(default_factory=list)
    settled: dict[str, tuple[Passage, Judged | None, PassageAccount]] = field(default_factory=dict)
    has_answered: bool = False
    pending: PendingError | None = None
    """What a bulk endpoint still has to answer; the other calls go on, so that everything is asked at once."""
    latest: dict[str, tuple[int, Judged]] = field(default_factory=dict)
    """The last judgement of each passage with its attempt."""

    def tell(self, event: Event) -> None:
        """Pass an event on, if somebody listens."""
        if self.on_event:
            self.on_event(event)

    async def write(self, group: Sequence[Passage]) -> None:
        """Write the passages of one call: draft, repair what is not proved, and settle all of them."""
        open_ones = [_Attempt(passage) for passage in group]
        for attempt in range(self.options.repairs + 1):
            try:
                await self._try(open_ones, attempt)
            except ContextLengthError as error:
                if len(open_ones) > 1:
                    for item in open_ones:
                        await self.write([item.passage])
                else:
                    self._give_up(open_ones, str(error))
                return
            except MisconfiguredError:
                raise
            except PendingError as error:
                self.pending = error
                return
            except ModelError as error:
                self._give_up(open_ones, str(error))
                return
            open_ones = [item for item in open_ones if not self._is_settled(item)]
            if not open_ones:
                return
        self._give_up(open_ones, "")

    async def _try(self, attempts: Sequence[_Attempt], attempt: int) -> None:
        passages = [item.passage for item in attempts]
        prompts = self.options.prompts
        if attempt:
            rejected = [
                (item.passage, item.judged.raw if item.judged else "", item.findings) for item in attempts
            ]
            messages = repair_messages(prompts, self.figures, rejected)
        else:
            messages = draft_messages(prompts, self.figures, passages, self.options.wish)
        for item in attempts:
            item.repairs = attempt
        texts, last = await self._answer(messages, passages, attempt)
        await asyncio.sleep(0)  # whoever waits for this call's place asks before this answer is judged
        for item in attempts:
            self._judge(item, texts.get(item.passage.id, []), attempt, is_cut=item.passage.id == last)

    async def _answer(
        self, messages: tuple[Message, ...], passages: Sequence[Passage], attempt: int
    ) -> tuple[dict[str, list[str]], str]:
        """The texts by passage, and the passage in which a cut answer breaks off."""
        try:
            reply = await self._ask(messages, passages, attempt)
        except UnusableReplyError:
            return {}, ""
        texts = split_answer(reply.text, passages)
        return texts, list(texts)[-1] if texts and reply.finish is Finish.LENGTH else ""

    def _judge(self, item: _Attempt, texts: Sequence[str], attempt: int, *, is_cut: bool) -> None:
        judged = self.judged(item.passage, texts[-1] if texts else "", attempt)
        if is_cut:
            cut = rules.INCOMPLETE.finding(
                f"【{item.passage.title}】没有写完：到了长度上限，或连接断了。请写短一些。"
            )
            judged = replace(judged, findings=(cut, *judged.findings))
        if len(texts) > 1:
            twice = rules.PADDING.finding(f"【{item.passage.title}】写了{len(texts)}遍，只写一遍。")
            judged = replace(judged, findings=(twice, *judged.findings))
        item.judged, item.findings = judged, judged.findings
        item.codes += [finding.code for finding in judged.findings]
        self.tell(PassageJudged(item.passage, judged.filled.text, judged.findings, attempt))

    def judged(self, passage: Passage, text: str, attempt: int) -> Judged:
        """The judgement of a text, made once also where it was already made while the answer came."""
        latest = self.latest.get(passage.id)
        if latest and latest[0] == attempt and latest[1].raw == text:
            return latest[1]
        judged = judge_passage(self.figures, passage, text)
        self.latest[passage.id] = attempt, judged
        return judged

    def _is_settled(self, item: _Attempt) -> bool:
        if item.judged is None or not item.judged.is_proved:
            return False
        self.settle(item.passage, item.judged, "", tuple(item.codes), item.repairs)
        return True

    def _give_up(self, attempts: Sequence[_Attempt], failure: str) -> None:
        for item in attempts:
            found = item.findings[0].message if item.findings else ""
            reason = failure or (
                f"改写{item.repairs}次仍没有通过核对：{found}" if item.repairs else f"没有通过核对：{found}"
            )
            self.settle(item.passage, None, reason, tuple(item.codes), item.repairs)

    def settle(
        self,
        passage: Passage,
        judged: Judged | None,
        reason: str,
        codes: tuple[str, ...] = (),
        repairs: int = 0,
    ) -> None:
        """Decide what the report holds for a passage."""
        drafter = self.model.name if judged else TEMPLATE
        account = PassageAccount(
            passage.id, passage.section, passage.topic, passage.title, drafter, reason,
            tuple(dict.fromkeys(codes)), repairs, passage.is_worth_asking,
        )  # fmt: skip
        self.settled[passage.id] = passage, judged, account
        self.tell(PassageSettled(passage, drafter, reason))

    async def _ask(self, messages: tuple[Message, ...], passages: Sequence[Passage], attempt: int) -> Reply:
        """One request; where the endpoint asks to wait, the draft waits and asks once more."""
        self.tell(CallStarted(tuple(passages), attempt))
        try:
            return await self._request(messages, passages, attempt)
        except BusyError as error:
            if error.retry_after > self.options.longest_wait:
                raise
            self.tell(WaitingForModel(error.retry_after))
            await asyncio.sleep(error.retry_after)
            return await self._request(messages, passages, attempt)

    async def _request(
        self, messages: tuple[Message, ...], passages: Sequence[Passage], attempt: int
    ) -> Reply:
        request = Request(messages, self.options.max_tokens, self.options.temperature, self.options.repeat)
        ids = tuple(passage.id for passage in passages)
        started = time.monotonic()
        try:
            reply = await self.model.complete(request, self._listener(passages, attempt))
        except ModelError as error:
            seconds = time.monotonic() - started
            self.calls.append(CallAccount(ids, attempt, error.calls, error.usage, seconds, str(error)))
            if isinstance(error, MisconfiguredError) and self.has_answered:
                raise ModelError(str(error)) from error  # the settings are right: it has answered before
            raise
        self.has_answered = True
        self.calls.append(CallAccount(ids, attempt, reply.calls, reply.usage, reply.seconds))
        return reply

    def _listener(self, passages: Sequence[Passage], attempt: int) -> Callable[[str], None] | None:
        """Where somebody watches, the answer is streamed, and what is complete of it judged at once."""
        if self.on_event is None:
            return None

        def judge(passage: Passage, text: str) -> None:
            judged = self.judged(passage, text, attempt)
            self.tell(PassageJudged(passage, judged.filled.text, judged.findings, attempt))

        stream = StreamedAnswer(passages, judge)

        def listen(piece: str) -> None:
            self.tell(TextArrived(tuple(passages), piece))
            stream.feed(piece)

        return listen
