"""From settings to a model."""

import os
from collections.abc import Mapping
from pathlib import Path

from assistant.llm.adapter import Adapter
from assistant.llm.budget import Budget
from assistant.llm.cache import ReplyCache, default_path
from assistant.llm.door import Door
from assistant.settings import ModelSettings


def open_model(
    settings: ModelSettings,
    *,
    budget: Budget | None = None,
    cache: bool = True,
    retry: bool = True,
    adapter: Adapter | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Door:
    """The model of `settings`, with cache, limits and tries around it. Nothing is connected before the first call.

    `budget` is shared by giving it to every model of a run; without one the settings' limits count for this model alone.
    `adapter` stands in for the one that the settings name. `cache=False` is `--no-cache`; `retry=False` is for who would rather know at once. The cache's file: the settings', ASSISTANT_CACHE, the user's cache folder.
    """
    kept = (
        ReplyCache(cache_path(settings, environ), settings.cache.megabytes)
        if cache and settings.cache.enabled
        else None
    )
    return Door(
        settings,
        adapter or _adapter(settings),
        kept,
        budget or Budget(settings.limits, settings.prices),
        retry=retry,
    )


def _adapter(settings: ModelSettings) -> Adapter:
    if settings.adapter == "openai":
        from assistant.llm.openai_adapter import OpenAIAdapter

        return OpenAIAdapter(settings)
    from assistant.llm.langchain_adapter import LangChainAdapter

    return LangChainAdapter(settings)


def cache_path(settings: ModelSettings, environ: Mapping[str, str] = os.environ) -> Path:
    """The file that replies are kept in."""
    named = environ.get("ASSISTANT_CACHE")
    return settings.cache.path or (Path(named).expanduser() if named else default_path())
