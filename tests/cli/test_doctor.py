"""`assistant doctor` as its users meet it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.doctor.test_endpoint import MODELS
from tests.servers.model_server import FAULTS, ModelServer


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer(FAULTS | MODELS) as running:
        yield running


@pytest.fixture(autouse=True)
def no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        "ASSISTANT_MODEL",
        "ASSISTANT_BASE_URL",
        "ASSISTANT_API_KEY",
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
    ):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "settings.toml").touch()
    monkeypatch.setenv("ASSISTANT_SETTINGS", str(tmp_path / "settings.toml"))


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    return capsys.readouterr


def test_without_a_model_all_is_well(out) -> None:  # type: ignore[no-untyped-def]
    assert main(["doctor"]) == 0
    captured = out()
    assert "没有设置模型" in captured.out
    assert "下一步：assistant draft" in captured.err


def test_a_good_endpoint(out, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("ASSISTANT_MODEL", "good")
    monkeypatch.setenv("ASSISTANT_BASE_URL", f" 127.0.0.1:{server.port}/v1/chat/completions\n")
    monkeypatch.setenv("ASSISTANT_API_KEY", "sk-tested-0123456789\n")
    assert main(["doctor"]) == 0
    captured = out()
    assert server.base_url in captured.out
    assert "原样写回" in captured.out
    assert "正在检查：试答一句" in captured.err
    assert "--model good" in captured.err
    assert "0123456789" not in captured.out + captured.err


@pytest.mark.parametrize(
    ("arguments", "failed"),
    [
        (["--model", "key"], "answer"),
        (["--model", "good", "--base-url", "http://127.0.0.1:9/v1"], "models"),
        (["--model", "good", "--base-url", "http://a b/v1"], "settings"),
        (["--model", "good"], None),
    ],
)
def test_a_bad_one_is_exit_code_3_and_one_document(
    arguments: list[str], failed: str | None, out, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("ASSISTANT_BASE_URL", server.base_url)
    assert main(["doctor", *arguments, "--json"]) == (3 if failed else 0)
    document = json.loads(out().out)
    checks = {check["id"]: check for check in document["checks"]}
    assert [name for name, check in checks.items() if check["status"] == "failed"] == (
        [failed] if failed else []
    )
    assert document["exit_code"] == (3 if failed else 0)
    assert all(check["remedy"] for check in checks.values() if check["status"] in ("failed", "warning"))


def test_a_damaged_settings_file_is_a_failed_check(out, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "settings.toml").write_text("model = ", encoding="utf-8")
    assert main(["doctor"]) == 3
    assert "设置文件" in out().out


def test_damaged_data_is_exit_code_2(out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "schemas" / "formats").mkdir(parents=True)
    (tmp_path / "schemas" / "formats" / "9999.toml").write_text("id = ")
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    assert main(["doctor"]) == 2
    assert "重新安装" in out().err
