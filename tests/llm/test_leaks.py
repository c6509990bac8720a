"""What leaves this machine: the key to its host, and nothing that the environment would add."""

from dataclasses import replace

import pytest

from assistant.llm.errors import MisconfiguredError
from assistant.settings import load_settings
from tests.llm.conftest import KEY, Settings, visit
from tests.servers.model_server import TEXT, ModelServer

ENVIRONMENT = {
    "OPENAI_API_KEY": "sk-of-another-host",
    "OPENAI_ADMIN_KEY": "sk-of-another-host-admin",
    "OPENAI_ORG_ID": "org-of-another-host",
    "OPENAI_PROJECT_ID": "project-of-another-host",
    "OPENAI_CUSTOM_HEADERS": "X-Secret: of-another-host",
}


@pytest.fixture
def with_a_rich_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("stream", [False, True])
def test_only_this_endpoints_key_is_sent(
    stream: bool, with_a_rich_environment: None, settings_for: Settings, server: ModelServer
) -> None:
    (request,) = visit(settings_for("plain"), stream=stream, server=server).requests
    assert request.headers["authorization"] == f"Bearer {KEY.reveal()}"
    assert not any("another-host" in value for value in request.headers.values())
    assert not set(request.headers) & {"openai-organization", "openai-project", "x-secret", "user-agent"}


def test_without_a_key_none_is_sent(
    with_a_rich_environment: None, settings_for: Settings, server: ModelServer
) -> None:
    (request,) = visit(settings_for("plain", api_key=None), server=server).requests
    assert "authorization" not in request.headers


def test_the_key_of_openai_stays_home_from_the_command_line_on(
    with_a_rich_environment: None, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_SETTINGS", "")
    settings = load_settings("plain", server.base_url)
    assert settings is not None
    (request,) = visit(settings, server=server).requests
    assert "authorization" not in request.headers


PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"]


@pytest.mark.parametrize(
    "proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "socks5h://127.0.0.1:9", "socks://127.0.0.1:9"]
)
def test_a_private_host_is_reached_past_every_proxy(
    proxy: str, settings_for: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, proxy)
    assert visit(settings_for("plain")).outcome.text == TEXT


@pytest.mark.parametrize(
    ("proxy", "words"),
    [
        ("http://127.0.0.1:9", "代理|没有服务在听"),
        ("socks5://127.0.0.1:9", "代理|没有服务在听|中断"),
        ("socks://127.0.0.1:9", "socks5://"),
    ],
)
def test_a_proxy_that_is_used_fails_with_a_sentence(
    proxy: str, words: str, settings_for: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, proxy)
    message = str(visit(settings_for("plain", proxy=True)).outcome)
    assert any(word in message for word in words.split("|")), message


def test_no_redirect_carries_the_key_away(settings_for: Settings, server: ModelServer) -> None:
    seen = visit(settings_for("redirect"), server=server)
    assert type(seen.outcome) is MisconfiguredError
    assert len(seen.requests) == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9/v1", "没有服务在听"),
        ("http://no-such-host-here.internal/v1", "找不到主机"),
    ],
)
def test_an_address_without_a_server_is_a_sentence(address: str, words: str, settings_for: Settings) -> None:
    error = visit(replace(settings_for("plain"), base_url=address)).outcome
    assert words in str(error), str(error)
    assert address in str(error)


def test_https_to_a_plain_server_is_a_sentence(server: ModelServer, settings_for: Settings) -> None:
    settings = settings_for("plain", base_url=server.base_url.replace("http:", "https:"))
    assert "改为 http://" in str(visit(settings).outcome)
