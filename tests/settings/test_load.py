"""Flags, environment and file become one value; and a key stays with its host."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import InputError, UsageError
from assistant.settings import Limits, ModelSettings, Prices, load_settings

OFFICE = "http://10.1.2.3:8000/v1"
FILE = f"""
model = "qwen"

[models.qwen]
id = "Qwen3-32B"
base_url = "{OFFICE}"
api_key = "file-key"
temperature = 0.2
max_tokens = 4096
call_seconds = 60
extra_body = {{ enable_thinking = false, top_p = 0.8 }}
prompt_price = 2
completion_price = 8.5

[models.deepseek]
id = "deepseek-chat"
base_url = "https://api.deepseek.com"
api_key_env = "DEEPSEEK_API_KEY"

[limits]
seconds = 600
tokens = 100000
money = 5

[cache]
megabytes = 50
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment with the file above."""
    path = tmp_path / "settings.toml"
    path.write_text(FILE, encoding="utf-8")
    return {"ASSISTANT_SETTINGS": str(path)}


def loaded(environ: dict[str, str], model: str | None = None, base_url: str | None = None) -> ModelSettings:
    settings = load_settings(model, base_url, {"ASSISTANT_SETTINGS": "", **environ})
    assert settings is not None
    return settings


def key(environ: dict[str, str], model: str | None = "m", base_url: str | None = None) -> str | None:
    secret = loaded(environ, model, base_url).api_key
    return secret.reveal() if secret else None


@pytest.fixture(autouse=True)
def no_file_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "nowhere")


def test_without_a_model_there_are_no_settings() -> None:
    assert load_settings(environ={}) is None
    assert load_settings("template", environ={"ASSISTANT_MODEL": "qwen"}) is None


def test_the_file_says_everything(environ: dict[str, str]) -> None:
    settings = loaded(environ)
    assert (settings.model, settings.base_url, key(environ, None)) == ("Qwen3-32B", OFFICE, "file-key")
    assert (settings.temperature, settings.max_tokens, settings.call_seconds) == (0.2, 4096, 60)
    assert settings.extra_body == {"enable_thinking": False, "top_p": 0.8}
    assert settings.prices == Prices(Decimal(2), Decimal("8.5"))
    assert settings.limits == Limits(600, 100000, Decimal(5))
    assert settings.cache.megabytes == 50


def test_a_flag_goes_before_the_environment_and_that_before_the_file(environ: dict[str, str]) -> None:
    assert loaded({**environ, "ASSISTANT_MODEL": "deepseek"}).model == "deepseek-chat"
    assert loaded({**environ, "ASSISTANT_MODEL": "deepseek"}, "qwen").model == "Qwen3-32B"
    assert loaded(environ, "qwen", "127.0.0.1:9").base_url == "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("qwen3:8b", ("openai", "openai", "qwen3:8b")),
        ("langchain:anthropic:claude-x", ("langchain", "anthropic", "claude-x")),
        ("langchain:gpt-x", ("langchain", "openai", "gpt-x")),
        ("langchain:ollama:qwen3:8b", ("langchain", "ollama", "qwen3:8b")),
        ("runnable:office.models:chain", ("runnable", "openai", "office.models:chain")),
    ],
)
def test_how_a_model_is_named(model: str, expected: tuple[str, str, str]) -> None:
    settings = loaded({"ASSISTANT_BASE_URL": OFFICE}, model)
    assert (settings.adapter, settings.provider, settings.model) == expected


def test_a_model_without_an_address_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="--base-url"):
        load_settings("qwen", environ={})


KEYS = {
    "own variable, no address of its own": ({"ASSISTANT_API_KEY": "a"}, OFFICE, "a"),
    "own variable, its address": ({"ASSISTANT_API_KEY": "a", "ASSISTANT_BASE_URL": OFFICE}, None, "a"),
    "own variable, another address": ({"ASSISTANT_API_KEY": "a", "ASSISTANT_BASE_URL": OFFICE}, "http://10.9.9.9/v1", None),
    "own variable, another port": ({"ASSISTANT_API_KEY": "a", "ASSISTANT_BASE_URL": OFFICE}, "http://10.1.2.3:9/v1", None),
    "openai, no address": ({"OPENAI_API_KEY": "o"}, None, "o"),
    "openai, its own host": ({"OPENAI_API_KEY": "o"}, "https://api.openai.com/v1", "o"),
    "openai, another host": ({"OPENAI_API_KEY": "o"}, OFFICE, None),
    "openai, a host that looks alike": ({"OPENAI_API_KEY": "o"}, "https://api.openai.com.example.cn/v1", None),
    "openai, not over http": ({"OPENAI_API_KEY": "o"}, "http://api.openai.com/v1", None),
    "openai, own variable's address": ({"OPENAI_API_KEY": "o", "ASSISTANT_BASE_URL": OFFICE}, None, None),
    "openai, the address it belongs to": ({"OPENAI_API_KEY": "o", "OPENAI_BASE_URL": OFFICE}, None, "o"),
    "openai, with an address, elsewhere": ({"OPENAI_API_KEY": "o", "OPENAI_BASE_URL": OFFICE}, "https://api.openai.com/v1", None),
    "own before openai": ({"ASSISTANT_API_KEY": "a", "OPENAI_API_KEY": "o", "OPENAI_BASE_URL": OFFICE}, None, "a"),
}  # fmt: skip


@pytest.mark.parametrize("case", KEYS)
def test_which_key_goes_to_which_host(case: str) -> None:
    environ, base_url, expected = KEYS[case]
    assert key(environ, "m", base_url) == expected


def test_a_key_of_the_file_goes_to_its_host_only(environ: dict[str, str]) -> None:
    assert key(environ, "qwen", "http://10.9.9.9/v1") is None
    assert key(environ, "another-model", OFFICE) == "file-key"
    assert key({**environ, "DEEPSEEK_API_KEY": "d"}, "deepseek") == "d"
    assert key({**environ, "DEEPSEEK_API_KEY": "d"}, "qwen") == "file-key"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("model = ", "无法读取"),
        ("[models.a]\nbase_ulr = 'x'", "models.a.base_ulr：没有这个设置项"),
        ("[models.a]\ncall_seconds = 'sk-abc123'", "models.a.call_seconds：类型或取值不对"),
        ("[models.a]\nadapter = 'ollama'", "只能是 openai、langchain 或 runnable"),
        ("[models.a]\nbase_url = 'http://u:p@h/v1'\n", "设置文件的 base_url"),
    ],
)
def test_a_wrong_file_names_the_entry_and_never_a_value(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((InputError, UsageError)) as raised:
        load_settings("a", environ={"ASSISTANT_SETTINGS": str(path)})
    assert words in str(raised.value)
    assert "abc123" not in str(raised.value)


def test_a_named_file_that_is_absent_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ASSISTANT_SETTINGS"):
        load_settings(environ={"ASSISTANT_SETTINGS": str(tmp_path / "no.toml")})


def test_a_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(FILE, encoding="utf-8-sig")
    assert loaded({"ASSISTANT_SETTINGS": str(path)}).model == "Qwen3-32B"
