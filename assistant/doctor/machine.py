"""What this machine has: the program's data, the fonts of official documents, programs that help, room for replies."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.doctor.check import Check, Status
from assistant.errors import AssistantError

FONTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("方正小标宋", ("方正小标宋", "fzxiaobiaosong", "fzxbs", "小标宋")),
    ("仿宋_GB2312", ("仿宋_gb2312", "fangsong_gb2312", "仿宋gb2312", "simfang_gb2312")),
    ("楷体_GB2312", ("楷体_gb2312", "kaiti_gb2312", "楷体gb2312", "simkai_gb2312")),
    ("黑体", ("simhei", "黑体")),
    ("宋体", ("simsun", "宋体", "nsimsun")),
)
"""The fonts of the official format (GB/T 9704-2012), each with the names systems know it by, in lower case."""
_TOOLS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("libreoffice", "LibreOffice", ("soffice", "libreoffice"), "打开和打印 Word 文件，把报告转成 PDF"),
    (
        "chromium",
        "浏览器",
        ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "firefox"),
        "查看网页版报告",
    ),
)


def examine_machine() -> list[Check]:
    """Every check of the machine."""
    return [_data(), _fonts(), *(_tool(*tool) for tool in _TOOLS)]


def _check(
    check_id: str,
    title: str,
    status: Status,
    found: str,
    remedy: str = "",
    data: Mapping[str, Any] = MappingProxyType({}),
) -> Check:
    return Check(check_id, "machine", title, status, found, remedy, dict(data))


def _data() -> Check:
    from assistant.formats import available_formats, load_format

    try:
        formats = available_formats()
        for name in formats:
            load_format(name)
    except AssistantError as error:
        what, _, remedy = str(error).partition("。")
        return _check("data", "自带数据", Status.FAILED, f"{what}。", remedy or "请重新安装本程序。")
    return _check("data", "自带数据", Status.OK, f"报告格式 {'、'.join(formats)}")


def _fonts() -> Check:
    families = installed_fonts()
    if families is None:
        return _check("fonts", "公文字体", Status.NOTE, "查不到本机装了哪些字体")
    there = [name for name, known in FONTS if any(word in families for word in known)]
    missing = [name for name, _ in FONTS if name not in there]
    data = {"installed": there, "missing": missing}
    if not missing:
        return _check("fonts", "公文字体", Status.OK, "、".join(there), data=data)
    has = f"已装：{'、'.join(there)}；" if there else ""
    return _check(
        "fonts",
        "公文字体",
        Status.WARNING,
        f"{has}没有装：{'、'.join(missing)}。文件照样能生成，在本机打开时用别的字体代替",
        "定稿、打印前，在装有公文字体的电脑上打开核对版式，或从本单位的字体库安装。",
        data,
    )


def installed_fonts() -> str | None:
    """The names of all fonts, in lower case, one a line; None where they cannot be told."""
    if sys.platform == "win32":
        return _windows_fonts()
    tool = shutil.which("fc-list")
    if tool is None:
        return None
    try:
        done = subprocess.run(
            [tool, "--format", "%{family}\n%{fullname}\n"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").lower()


def _windows_fonts() -> str:
    """The registry's names and the files of both fonts folders."""
    names = [path.name for folder in _windows_folders() if folder.is_dir() for path in folder.iterdir()]
    try:
        import winreg  # type: ignore[import-not-found,unused-ignore]

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined,unused-ignore]
            key = winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts")  # type: ignore[attr-defined,unused-ignore]
            count = winreg.QueryInfoKey(key)[1]  # type: ignore[attr-defined,unused-ignore]
            names += [winreg.EnumValue(key, index)[0] for index in range(count)]  # type: ignore[attr-defined,unused-ignore]
    except (ImportError, OSError):
        pass  # the folders are enough
    return "\n".join(names).lower()


def _windows_folders() -> tuple[Path, Path]:
    return (
        Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
        Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts",
    )


def _tool(tool_id: str, title: str, commands: tuple[str, ...], use: str) -> Check:
    found = next((command for command in commands if shutil.which(command)), None) or _in_program_files(title)
    if found:
        return _check(f"tool.{tool_id}", title, Status.OK, f"已安装（{found}）")
    return _check(f"tool.{tool_id}", title, Status.NOTE, f"没有找到；可不装，用来{use}")


def _in_program_files(title: str) -> str | None:
    """Windows puts these programs into no PATH."""
    places = {
        "LibreOffice": (r"LibreOffice\program\soffice.exe",),
        "浏览器": (r"Microsoft\Edge\Application\msedge.exe", r"Google\Chrome\Application\chrome.exe"),
    }
    for root in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")):
        for place in places[title]:
            if root and (Path(root) / place).exists():
                return Path(place).name
    return None
