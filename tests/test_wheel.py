"""The wheel carries its data and works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(unpacked: Path) -> None:
    assert (unpacked / "assistant" / "_data" / "schemas" / "formats" / "2021.toml").is_file()
    assert (unpacked / "assistant" / "_data" / "schemas" / "vocabulary" / "annual-report.toml").is_file()
    assert (unpacked / "assistant" / "rendering" / "review" / "review.js").is_file()
    assert (unpacked / "assistant" / "evaluation" / "page" / "page.css").is_file()
    assert {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")} == {"assistant"}


@pytest.mark.slow
def test_the_wheel_drafts_and_checks_without_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    report = tmp_path / "report.docx"
    figures = str(ROOT / "examples" / "lanxi-2025.yaml")
    page = str(tmp_path / "report.review.html")
    for arguments in (
        ["draft", figures, "-o", str(report), "-o", page],
        ["check", str(report), "--figures", figures],
    ):
        command = [sys.executable, "-m", "assistant", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
        )
        assert done.returncode == 0, done.stderr
