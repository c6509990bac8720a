"""The settings as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from assistant.settings.secret import Secret


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost."""

    prompt: Decimal
    completion: Decimal
    currency: str = "元"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use; None is no limit."""

    seconds: float | None = None
    tokens: int | None = None
    money: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CacheSettings:
    """Where replies are kept between runs."""

    path: Path | None = None
    """The file; None is the user's cache folder."""
    megabytes: int = 200
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """One model behind one endpoint. Its repr holds no key."""

    model: str
    """The model id as the endpoint knows it; for a runnable its `package.module:attribute`."""
    adapter: Literal["openai", "langchain", "runnable"] = "openai"
    provider: str = "openai"
    """LangChain's name of the provider; used by the langchain adapter only."""
    base_url: str | None = None
    """Clean, see `assistant.settings.address`; None where the provider's library knows its own."""
    api_key: Secret | None = None
    temperature: float | None = None
    """Where set it replaces what a request asks for: some models accept one value only."""
    max_tokens: int | None = None
    """Where set it replaces what a request asks for: models that think aloud need more."""
    call_seconds: float = 180
    """Longest time of one call, from the request to the last byte."""
    extra_body: Mapping[str, Any] = field(default_factory=dict)
    """Sent along with every request, such as `enable_thinking = false`."""
    proxy: bool | None = None
    """Whether the environment's proxies are used; None: not for private hosts."""
    prices: Prices | None = None
    limits: Limits = field(default_factory=Limits)
    cache: CacheSettings = field(default_factory=CacheSettings)
    source: Path | None = None
    """The settings file that was read, if any."""
