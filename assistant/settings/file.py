"""The settings file: TOML, one table a model."""

import os
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from assistant.errors import InputError


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelTable(_Table):
    """`[models.<name>]`: one model behind one endpoint."""

    id: str | None = None
    """The endpoint's model id; the table's name where absent."""
    base_url: str | None = None
    api_key: SecretStr | None = None
    api_key_env: str | None = None
    """The environment variable that holds the key, instead of the key itself."""
    adapter: Literal["openai", "langchain", "runnable"] = "openai"
    provider: str = "openai"
    temperature: float | None = Field(default=None, ge=0, le=2)
    max_tokens: int | None = Field(default=None, gt=0)
    call_seconds: float = Field(default=180, gt=0)
    extra_body: dict[str, Any] = {}
    proxy: bool | None = None
    prompt_price: Decimal | None = Field(default=None, ge=0)
    completion_price: Decimal | None = Field(default=None, ge=0)
    currency: str = "元"


class LimitsTable(_Table):
    """`[limits]`: what one run may use."""

    seconds: float | None = Field(default=None, gt=0)
    tokens: int | None = Field(default=None, gt=0)
    money: Decimal | None = Field(default=None, gt=0)


class CacheTable(_Table):
    """`[cache]`: where replies are kept."""

    path: Path | None = None
    megabytes: int = Field(default=200, gt=0)
    enabled: bool = True


class SettingsFile(_Table):
    """The whole file."""

    model: str | None = None
    """The model used when none is named: a table's name, or a model id."""
    models: dict[str, ModelTable] = {}
    limits: LimitsTable = LimitsTable()
    cache: CacheTable = CacheTable()


def settings_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the settings file is or would be: ASSISTANT_SETTINGS, else `settings.toml` in the user's configuration folder."""
    if environ.get("ASSISTANT_SETTINGS"):
        return Path(environ["ASSISTANT_SETTINGS"]).expanduser()
    from platformdirs import user_config_path

    return user_config_path("assistant", appauthor=False) / "settings.toml"


def read_settings_file(environ: Mapping[str, str] = os.environ) -> tuple[SettingsFile, Path | None]:
    """The settings file and its path; an empty one and None where there is none.

    Raises:
        InputError: the file that ASSISTANT_SETTINGS names is absent, is no TOML, or has a wrong entry; no value is shown.
    """
    path = settings_path(environ)
    if not path.exists():
        if environ.get("ASSISTANT_SETTINGS"):
            raise InputError(f"环境变量 ASSISTANT_SETTINGS 指向的设置文件 {path} 不存在。")
        return SettingsFile(), None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
        return SettingsFile.model_validate(data), path
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"设置文件 {path} 无法读取：{error}。它应当是 UTF-8 编码的 TOML 文件。") from None
    except ValidationError as error:
        entries = "；".join(
            f"{'.'.join(map(str, item['loc']))}：{_what(item['type'])}" for item in error.errors()
        )
        raise InputError(f"设置文件 {path} 有误：{entries}。可用的写法见 docs/models.md。") from None


def _what(kind: str) -> str:
    words = {
        "extra_forbidden": "没有这个设置项",
        "literal_error": "只能是 openai、langchain 或 runnable",
        "missing": "缺少这一项",
    }
    return words.get(kind, "类型或取值不对")
