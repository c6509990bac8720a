"""Whether an endpoint serves: its address, its key, its list of models, an answer, and how well it follows."""

import difflib
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.doctor.check import Check, Status
from assistant.doctor.probes import ANSWER_REQUEST, FORM, FORM_REQUEST, SLOT_REQUEST, SLOTS
from assistant.llm import ModelError, Reply, open_model
from assistant.llm.contract import Usage
from assistant.llm.door import Door
from assistant.llm.errors import UnreachableError
from assistant.llm.structured import ask_structured
from assistant.settings import ModelSettings
from assistant.settings.address import host_of, is_private

_LONGEST_CALL = 60.0
"""Seconds; who asks for a diagnosis waits no longer for one answer."""
_ENOUGH_CONTEXT = 6000
"""Tokens of the longest prompt with its answer, and room to spare."""
_SLOW = 5.0
"""Tokens a second below which a report takes many minutes."""
_REPORT_TOKENS = 1500
_CONTEXT_FIELDS = ("max_model_len", "context_length", "context_window", "max_context_length", "n_ctx")

Starting = Callable[[str], None]


async def examine_endpoint(settings: ModelSettings, starting: Starting) -> list[Check]:
    """Every check of the endpoint, in order; what depends on a failed one is skipped."""
    settings = replace(settings, call_seconds=min(settings.call_seconds, _LONGEST_CALL))
    checks = [_address(settings), _key(settings)]
    starting("服务上的模型")
    listed, models = await _models(settings)
    checks.append(listed)
    if listed.status is Status.FAILED:
        return [*checks, *(_skipped(check_id, title) for check_id, title in _AFTER_THE_LIST)]
    async with open_model(settings, cache=False, retry=False) as model:
        starting("试答一句")
        answer, speed = await _answer(model)
        checks.append(answer)
        if answer.status is Status.FAILED:
            return [*checks, *(_skipped(check_id, title) for check_id, title in _AFTER_THE_LIST[1:])]
        steps: tuple[tuple[str, Callable[[Door], Awaitable[Check]]], ...] = (
            ("占位符", _slots),
            ("按格式输出", _form),
        )
        for title, step in steps:
            starting(title)
            checks.append(await step(model))
    return [*checks, _context(settings, models), speed]


_AFTER_THE_LIST = (
    ("answer", "试答一句"),
    ("slots", "占位符"),
    ("structured", "按格式输出"),
    ("context", "上下文长度"),
    ("speed", "速度"),
)


def _check(check_id: str, title: str, status: Status, found: str, remedy: str = "", **data: Any) -> Check:
    return Check(check_id, "model", title, status, found, remedy, data)


def _skipped(check_id: str, title: str) -> Check:
    return _check(check_id, title, Status.SKIPPED, "上面的问题解决后再查")


def _failed(check_id: str, title: str, error: ModelError) -> Check:
    """The failure's sentence, parted into what it is and what to do."""
    said, _, quoted = str(error).partition("服务方的说明：")
    what, _, remedy = said.partition("。")
    found = f"{what}。服务方的说明：{quoted}" if quoted else f"{what}。"
    return _check(check_id, title, Status.FAILED, found, remedy, error=type(error).__name__)


def _address(settings: ModelSettings) -> Check:
    if settings.base_url is None:
        return _check("address", "服务地址", Status.NOTE, f"由 LangChain 的 {settings.provider} 组件决定")
    if settings.proxy is None:
        way = "内网地址，不走代理" if is_private(host_of(settings.base_url)) else "外网地址，按系统代理设置"
    else:
        way = "按设置走代理" if settings.proxy else "按设置不走代理"
    return _check(
        "address", "服务地址", Status.OK, f"{settings.base_url}（{way}）", base_url=settings.base_url
    )


def _key(settings: ModelSettings) -> Check:
    if settings.api_key is not None:
        return _file_check(settings) or _check("key", "密钥", Status.OK, "已设置", present=True)
    if settings.base_url is None or is_private(host_of(settings.base_url)):
        return _check("key", "密钥", Status.NOTE, "没有设置；内网服务通常不需要", present=False)
    return _check(
        "key",
        "密钥",
        Status.WARNING,
        "没有设置；外网服务一般都要",
        "设置环境变量 ASSISTANT_API_KEY，或在设置文件里写 api_key。OPENAI_API_KEY 只发给它自己的主机。",
        present=False,
    )


def _file_check(settings: ModelSettings) -> Check | None:
    """A key in a file that everybody on the machine can read."""
    path = settings.source
    if path is None or not _others_can_read(path):
        return None
    return _check(
        "key",
        "密钥",
        Status.WARNING,
        f"已设置；但本机其他用户能读设置文件 {path}",
        f"运行 chmod 600 {path}",
        present=True,
    )


def _others_can_read(path: Path) -> bool:
    import os

    return os.name == "posix" and bool(path.stat().st_mode & 0o077)


async def _models(settings: ModelSettings) -> tuple[Check, list[dict[str, Any]]]:
    """The endpoint's list; many gateways give none, which alone proves nothing."""
    title = "服务上的模型"
    if settings.adapter == "runnable" or settings.provider != "openai":
        return _check("models", title, Status.NOTE, "这类服务不查"), []
    from assistant.llm.openai_adapter import OpenAIAdapter

    adapter = OpenAIAdapter(settings)
    try:
        models = await adapter.models()
    except UnreachableError as error:
        return _failed("models", title, error), []
    except ModelError:
        return _check("models", title, Status.NOTE, "服务没有给出模型列表"), []
    finally:
        await adapter.close()
    return _listed(settings.model, [str(item.get("id")) for item in models]), models


def _listed(model: str, names: list[str]) -> Check:
    title = "服务上的模型"
    if model in names or f"{model}:latest" in names:
        return _check(
            "models", title, Status.OK, f"有 {model}（共 {len(names)} 个）", listed=True, models=names
        )
    close = difflib.get_close_matches(model, names, n=3, cutoff=0.3) or names[:3]
    hint = f"服务上有：{'、'.join(close)}。" if close else ""
    return _check(
        "models",
        title,
        Status.WARNING,
        f"列表里没有 {model}（共 {len(names)} 个）",
        f"{hint}请核对 --model 或 ASSISTANT_MODEL。",
        listed=False,
        models=names,
    )


async def _answer(model: Door) -> tuple[Check, Check]:
    """A streamed answer, and the speed it came with."""
    started = time.perf_counter()
    first: list[float] = []
    try:
        reply = await model.complete(ANSWER_REQUEST, lambda _: first.append(time.perf_counter() - started))
    except ModelError as error:
        return _failed("answer", "试答一句", error), _skipped("speed", "速度")
    counted = "" if reply.usage != Usage() else "；服务不报 token 数，用量将记为未知"
    text = " ".join(reply.text.split())
    shown = text if len(text) <= 30 else f"{text[:30]}…"
    check = _check("answer", "试答一句", Status.OK, f"“{shown}”{counted}", seconds=round(reply.seconds, 2))
    return check, _speed(reply, first[0] if first else reply.seconds)


def _speed(reply: Reply, first: float) -> Check:
    tokens = reply.usage.completion or len(reply.text)
    writing = max(reply.seconds - first, 0.001)
    if tokens < 5:
        return _check(
            "speed", "速度", Status.NOTE, f"{reply.seconds:.1f} 秒答完；回答太短，量不出速度", rate=None
        )
    rate = tokens / (writing if writing > 0.05 else reply.seconds)
    unit = "token" if reply.usage.completion else "字"
    found = (
        f"每秒约 {rate:.0f} {unit}，{first:.1f} 秒后出第一个字；一份报告约 {_minutes(_REPORT_TOKENS / rate)}"
    )
    data: dict[str, Any] = {
        "rate": round(rate, 1),
        "unit": "token" if reply.usage.completion else "character",
        "first_seconds": round(first, 2),
    }
    if rate < _SLOW:
        return _check("speed", "速度", Status.WARNING, found, "换小一些的模型，或换快一些的机器。", **data)
    return _check("speed", "速度", Status.OK, found, **data)


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} 秒" if seconds < 90 else f"{seconds / 60:.0f} 分钟"


async def _slots(model: Door) -> Check:
    """Whether slots come back as they were given: each once, and no number beside them."""
    try:
        reply = await model.complete(SLOT_REQUEST)
    except ModelError as error:
        return _failed("slots", "占位符", error)
    missing = [slot for slot in SLOTS if reply.text.count(slot) != 1]
    rest = reply.text
    for slot in SLOTS:
        rest = rest.replace(slot, "")
    stray = any(character.isdecimal() for character in rest)
    if not missing and not stray:
        return _check("slots", "占位符", Status.OK, "原样写回", intact=True)
    what = f"没有原样写回：{'、'.join(missing)}" if missing else "在占位符之外自己写了数字"
    return _check(
        "slots",
        "占位符",
        Status.WARNING,
        what,
        "不会出错数：这样的段落会改由模板起草。想让模型多写一些，请换大一些的模型。",
        intact=False,
        missing=missing,
        stray_digits=stray,
    )


async def _form(model: Door) -> Check:
    """Which form the endpoint can be held to; drafting needs none."""
    words = {
        "json_schema": "支持 JSON Schema",
        "json_object": "支持 JSON，不支持 Schema",
        "prompt": "只能靠提示词要求",
    }
    try:
        _, rung, _ = await ask_structured(model, FORM_REQUEST, FORM)
    except ModelError:
        return _check("structured", "按格式输出", Status.NOTE, "不支持；起草不需要", rung=None)
    return _check("structured", "按格式输出", Status.NOTE, f"{words[rung]}；起草不需要", rung=rung)


def _context(settings: ModelSettings, models: list[dict[str, Any]]) -> Check:
    length = _context_length(settings.model, models)
    if length is None:
        return _check("context", "上下文长度", Status.NOTE, "未知，服务没有说", tokens=None)
    if length < _ENOUGH_CONTEXT:
        return _check(
            "context",
            "上下文长度",
            Status.WARNING,
            f"{length} token，长的段落可能放不下",
            f"在服务端调大到 {_ENOUGH_CONTEXT} 以上（Ollama 是 num_ctx，llama.cpp 是 -c，vLLM 是 --max-model-len）。",
            tokens=length,
        )
    return _check("context", "上下文长度", Status.OK, f"{length} token", tokens=length)


def _context_length(model: str, models: list[dict[str, Any]]) -> int | None:
    """As vLLM, llama.cpp, LM Studio and gateways tell it in their lists of models."""
    entry = next((item for item in models if item.get("id") == model), models[0] if len(models) == 1 else {})
    meta = entry.get("meta")
    for place in (entry, meta if isinstance(meta, dict) else {}):
        for name in _CONTEXT_FIELDS:
            if isinstance(place.get(name), int) and place[name] > 0:
                return int(place[name])
    return None
