"""Fonts, tools and data as systems tell of them."""

import os
from pathlib import Path
from typing import Any

import pytest

from assistant.doctor import Status, machine
from assistant.doctor.machine import FONTS, examine_machine


def fonts(monkeypatch: pytest.MonkeyPatch, families: str | None) -> Any:
    monkeypatch.setattr(machine, "installed_fonts", lambda: families)
    return next(check for check in examine_machine() if check.id == "fonts")


OFFICE_MACHINE = "\n".join(
    [
        "fzxiaobiaosong-b05s,方正小标宋_gbk",
        "fangsong_gb2312,仿宋_gb2312",
        "kaiti_gb2312",
        "simhei,黑体",
        "simsun,宋体",
    ]
)


def test_an_office_machine_has_every_font(monkeypatch: pytest.MonkeyPatch) -> None:
    check = fonts(monkeypatch, OFFICE_MACHINE)
    assert check.status is Status.OK
    assert check.data["installed"] == [name for name, _ in FONTS]


def test_what_is_missing_is_named_and_what_is_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    check = fonts(monkeypatch, "fangsong\nsimfang.ttf\nsimhei\nnoto serif cjk sc")
    assert check.status is Status.WARNING
    assert check.data == {
        "installed": ["黑体"],
        "missing": ["方正小标宋", "仿宋_GB2312", "楷体_GB2312", "宋体"],
    }
    assert check.remedy


def test_fonts_that_cannot_be_listed_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts(monkeypatch, None).status is Status.NOTE


def test_the_fonts_of_this_machine_are_listed_or_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = machine.installed_fonts()
    assert listed is None or listed == listed.lower()
    monkeypatch.setenv("PATH", "")
    assert machine.installed_fonts() is None


def test_windows_fonts_are_read_from_its_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Fonts").mkdir()
    (tmp_path / "Fonts" / "SIMHEI.TTF").touch()
    own = tmp_path / "Microsoft" / "Windows" / "Fonts"
    own.mkdir(parents=True)
    (own / "方正小标宋简体.ttf").touch()
    monkeypatch.setenv("WINDIR", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(machine.sys, "platform", "win32")
    check = fonts(monkeypatch, machine.installed_fonts())
    assert check.data["installed"] == ["方正小标宋", "黑体"]


def test_tools_are_found_or_said_to_be_optional(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tools = {check.id: check for check in examine_machine() if check.id.startswith("tool.")}
    assert {check.status for check in tools.values()} == {Status.NOTE}
    assert "可不装" in tools["tool.libreoffice"].found
    if os.name == "posix":
        (tmp_path / "soffice").touch(mode=0o755)
        assert (
            next(check for check in examine_machine() if check.id == "tool.libreoffice").status is Status.OK
        )


def test_damaged_data_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert examine_machine()[0].status is Status.OK
    broken = tmp_path / "schemas" / "formats"
    broken.mkdir(parents=True)
    (broken / "9999.toml").write_text("id = ")
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    check = examine_machine()[0]
    assert (check.status, check.id) == (Status.FAILED, "data")
    assert check.remedy
