"""What an adapter brings back from one call, and whether it is a reply.

Servers answer 200 with nothing in it, with only their reasoning, with half a text, with an error as the reason to stop.
`accept` takes the text worth publishing out of an `Answer` or says which failure it is; both adapters go through it.
"""

import re
from dataclasses import dataclass, field

from assistant.llm.contract import Finish, Usage
from assistant.llm.errors import CutError, ModelError, RefusedError, UnusableReplyError
from assistant.llm.reasoning import without_reasoning

_STOPPED = {"stop", "eos", "eos_token", "end_turn", "stop_sequence", "tool_calls", "function_call"}
_AT_THE_LIMIT = {"length", "max_tokens", "model_length"}
_REFUSED = {"content_filter", "safety", "sensitive", "recitation", "prohibited_content"}
_MOJIBAKE = re.compile(r"[\u00c0-\u00ff][\u0080-\u00bf]|\ufffd")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_BLANK_RUN = re.compile(r"\s{200,}")
_SENTENCE_END = "。！？；”）.!?"


@dataclass(frozen=True, slots=True)
class Answer:
    """One call's answer as the library gives it, before anything is judged."""

    text: str
    finish: str | None
    usage: Usage = field(default_factory=Usage)
    reasoning: bool = False
    """Whether the server sent reasoning in a field of its own."""
    streamed: bool = False
    refusal: str | None = None


def accept(answer: Answer) -> tuple[str, Finish]:
    """The text to publish and why it ended.

    A whole answer without a finish reason counts as finished when it ends like a sentence; a stream without one is cut.

    Raises:
        RefusedError: the endpoint's filter stopped it.
        UnusableReplyError: no text, only reasoning, garbled text, or the server reports an error as the reason.
        CutError: the stream ended without saying why.
    """
    try:
        return _accepted(answer)
    except ModelError as error:
        error.usage = answer.usage
        raise


def _accepted(answer: Answer) -> tuple[str, Finish]:
    finish = answer.finish.lower() if answer.finish else None
    if finish in _REFUSED or answer.refusal:
        raise RefusedError("模型服务的内容审核拒绝了这段内容，不再重试；这一段改由模板起草。")
    if finish == "error":
        raise UnusableReplyError(
            "模型服务报告生成出错（finish_reason=error），没有采用这次的回答。请稍后再试。"
        )
    text = without_reasoning(answer.text)
    if finish is None and answer.streamed:
        raise CutError("模型服务的回答没有传完就断了。请检查网络和服务端日志，稍后再试。", text)
    _refuse_what_nobody_can_use(text, answer, finish)
    if finish in _AT_THE_LIMIT or (finish is None and text[-1] not in _SENTENCE_END):
        return text, Finish.LENGTH
    return text, Finish.STOP


def _refuse_what_nobody_can_use(text: str, answer: Answer, finish: str | None) -> None:
    if not text:
        raise UnusableReplyError(_why_empty(answer, finish))
    if len(_MOJIBAKE.findall(text)) > 2 or _HALF_CHARACTER.search(text):
        raise UnusableReplyError(
            "模型服务返回的文字是乱码，编码不对。请检查服务端或网关的字符编码（应为 UTF-8）。"
        )
    if _BLANK_RUN.search(answer.text):
        raise UnusableReplyError("模型输出了大段空白，没有采用。如经常发生，请换一个模型或升级模型服务。")


def _why_empty(answer: Answer, finish: str | None) -> str:
    thought = answer.reasoning or bool(answer.text.strip())
    if thought and finish in _AT_THE_LIMIT:
        return "模型只输出了思考过程就到了长度上限，没有正文。请在设置文件里调大 max_tokens，或关闭思考（extra_body = {enable_thinking = false}）。"
    if thought:
        return "模型只输出了思考过程，没有正文。请关闭思考（extra_body = {enable_thinking = false}），或换一个模型。"
    if finish in _AT_THE_LIMIT:
        return "模型到了长度上限，却没有输出正文。请在设置文件里调大 max_tokens。"
    return "模型服务返回了空的回答。请再试一次；如经常发生，请换一个模型或查看服务端日志。"
