"""All checks in order, and what they come to."""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.doctor.check import Check, Status
from assistant.doctor.machine import examine_machine
from assistant.errors import AssistantError
from assistant.settings import ModelSettings, load_settings


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found."""

    settings: ModelSettings | None
    """The model asked; None where none is chosen, or its settings cannot be right."""
    checks: tuple[Check, ...]

    @property
    def endpoint_failed(self) -> bool:
        """Whether drafting with the chosen model would fail."""
        return any(check.group == "model" and check.status is Status.FAILED for check in self.checks)


def examine(
    model: str | None,
    base_url: str | None,
    starting: Callable[[str], None],
    environ: Mapping[str, str] = os.environ,
) -> Examination:
    """Look at everything; `starting` is told what is looked at, since a model may take a while."""
    settings, checks = None, []
    try:
        settings = load_settings(model, base_url, environ)
    except AssistantError as error:
        what, _, remedy = str(error).partition("。")
        checks.append(Check("settings", "model", "设置", Status.FAILED, f"{what}。", remedy))
    else:
        checks.append(_settings(settings))
    if settings is not None:
        from assistant.doctor.endpoint import examine_endpoint

        checks += asyncio.run(examine_endpoint(settings, starting))
    starting("本机")
    return Examination(settings, (*checks, *examine_machine()))


def _settings(settings: ModelSettings | None) -> Check:
    if settings is None:
        return Check(
            "settings",
            "model",
            "设置",
            Status.NOTE,
            "没有设置模型，用模板起草；不影响使用",
            "想用模型：加 --model 和 --base-url，或见 docs/models.md。",
        )
    ways = {
        "openai": "OpenAI 兼容接口",
        "langchain": f"LangChain（{settings.provider}）",
        "runnable": "自带的 Runnable",
    }
    where = f"，设置文件 {settings.source}" if settings.source else ""
    return Check("settings", "model", "设置", Status.OK, f"{settings.model}，{ways[settings.adapter]}{where}")
