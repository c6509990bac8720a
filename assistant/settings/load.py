"""Flags, environment and settings file become one value.

The model: `--model`, ASSISTANT_MODEL, the file's `model`. The address: `--base-url`, the model's table, ASSISTANT_BASE_URL,
OPENAI_BASE_URL; api.openai.com only where OPENAI_API_KEY is set. The key: see `_key`, it never leaves the host it belongs to.
"""

import os
from collections.abc import Mapping
from decimal import Decimal

from assistant.errors import UsageError
from assistant.settings.address import clean_address, origin_of
from assistant.settings.file import ModelTable, SettingsFile, read_settings_file
from assistant.settings.model import CacheSettings, Limits, ModelSettings, Prices
from assistant.settings.secret import Secret, clean_key

TEMPLATE = "template"
"""The drafter that needs no model."""
_OPENAI = "https://api.openai.com/v1"


def load_settings(
    model: str | None = None, base_url: str | None = None, environ: Mapping[str, str] = os.environ
) -> ModelSettings | None:
    """The settings of the model to use; None where none is chosen or `template` is.

    `model` is a table of the settings file, a model id, `langchain:PROVIDER:ID` or `runnable:package.module:attribute`.

    Raises:
        UsageError: address or key cannot be right, or the address is missing.
        InputError: the settings file cannot be read.
    """
    file, path = read_settings_file(environ)
    name = (model or environ.get("ASSISTANT_MODEL") or file.model or TEMPLATE).strip()
    if name == TEMPLATE:
        return None
    table, model_id = _table(file, name)
    address = _address(table, base_url, environ)
    if address is None and table.adapter == "openai":
        raise UsageError(
            f"没有写模型“{name}”的服务地址。请加 --base-url 地址，或设置环境变量 ASSISTANT_BASE_URL，例如 http://127.0.0.1:8000/v1。"
        )
    return ModelSettings(
        model=model_id,
        adapter=table.adapter,
        provider=table.provider,
        base_url=address,
        api_key=_key(file, table, address, environ),
        temperature=table.temperature,
        max_tokens=table.max_tokens,
        call_seconds=table.call_seconds,
        extra_body=_plain(table.extra_body),
        proxy=table.proxy,
        prices=_prices(table),
        limits=Limits(file.limits.seconds, file.limits.tokens, file.limits.money),
        cache=CacheSettings(file.cache.path, file.cache.megabytes, file.cache.enabled),
        source=path,
    )


def _table(file: SettingsFile, name: str) -> tuple[ModelTable, str]:
    """The table of the model `name` and the id its endpoint knows it by."""
    if name in file.models:
        table = file.models[name]
        return table, table.id or name
    kind, _, rest = name.partition(":")
    if kind == "langchain" and rest:
        provider, _, model_id = rest.partition(":")
        return ModelTable(
            adapter="langchain", provider=provider if model_id else "openai"
        ), model_id or provider
    if kind == "runnable" and rest:
        return ModelTable(adapter="runnable"), rest
    return ModelTable(), name


def _address(table: ModelTable, base_url: str | None, environ: Mapping[str, str]) -> str | None:
    if base_url is not None:
        return clean_address(base_url, "--base-url")
    if table.base_url is not None:
        return clean_address(table.base_url, "设置文件的 base_url")
    if table.adapter == "runnable" or (table.adapter == "langchain" and table.provider != "openai"):
        return None
    for variable in ("ASSISTANT_BASE_URL", "OPENAI_BASE_URL"):
        if environ.get(variable, "").strip():
            return clean_address(environ[variable], f"环境变量 {variable}")
    return _OPENAI if environ.get("OPENAI_API_KEY", "").strip() else None


def _key(
    file: SettingsFile, table: ModelTable, address: str | None, environ: Mapping[str, str]
) -> Secret | None:
    """The key for `address`, or None. In this order, and each only for the host it belongs to:

    the model's own table, unless `--base-url` leads elsewhere; another table of the same host; ASSISTANT_API_KEY, for
    ASSISTANT_BASE_URL's host where that is set; OPENAI_API_KEY, for OPENAI_BASE_URL's host, else for api.openai.com.
    """
    for candidate in (table, *file.models.values()):
        own = candidate is table and candidate.base_url is None
        if own or _same_host(candidate.base_url, address, "设置文件的 base_url"):
            key = _key_in(candidate, environ)
            if key:
                return key
    named = environ.get("ASSISTANT_BASE_URL", "").strip()
    if not named or _same_host(named, address, "环境变量 ASSISTANT_BASE_URL"):
        key = clean_key(environ.get("ASSISTANT_API_KEY", ""), "环境变量 ASSISTANT_API_KEY")
        if key:
            return key
    if _same_host(environ.get("OPENAI_BASE_URL", "").strip() or _OPENAI, address, "环境变量 OPENAI_BASE_URL"):
        return clean_key(environ.get("OPENAI_API_KEY", ""), "环境变量 OPENAI_API_KEY")
    return None


def _same_host(candidate: str | None, address: str | None, source: str) -> bool:
    """Whether both lead to one scheme, host and port; another model's unreadable address is none."""
    if not candidate or not address:
        return False
    try:
        return origin_of(clean_address(candidate, source)) == origin_of(address)
    except UsageError:
        return False


def _key_in(table: ModelTable, environ: Mapping[str, str]) -> Secret | None:
    if table.api_key is not None:
        return clean_key(table.api_key.get_secret_value(), "设置文件的 api_key")
    if table.api_key_env:
        return clean_key(environ.get(table.api_key_env, ""), f"环境变量 {table.api_key_env}")
    return None


def _prices(table: ModelTable) -> Prices | None:
    if table.prompt_price is None or table.completion_price is None:
        return None
    return Prices(table.prompt_price, table.completion_price, table.currency)


def _plain(value: object) -> dict[str, object]:
    """The table as JSON can hold it: the file's decimals are the server's numbers."""
    return {key: _plain_value(item) for key, item in value.items()} if isinstance(value, dict) else {}


def _plain_value(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    return _plain(value) if isinstance(value, dict) else value
