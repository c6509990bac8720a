"""The walk that README.zh-CN.md shows is what the session shows."""

import importlib.util
from types import ModuleType

import pytest

from tests.shared_data import ROOT


def recorder() -> ModuleType:
    """docs/record_walk.py, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("record_walk", ROOT / "docs" / "record_walk.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_the_recorded_walk_is_current() -> None:
    script = recorder()
    page = script.README.read_text(encoding="utf-8")
    assert script.with_walk(page, script.record()) == page, "run: python docs/record_walk.py"
