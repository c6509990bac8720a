"""The doctor before llama.cpp's own server, whose model talks nonsense: all works, and it is no good for drafting."""

import asyncio
from pathlib import Path

import pytest

from assistant.doctor import Status
from assistant.doctor.endpoint import examine_endpoint
from assistant.settings import ModelSettings
from tests.servers.llama import CONTEXT, llama_server


@pytest.mark.slow
def test_a_real_server_with_a_model_that_cannot_draft(tmp_path: Path) -> None:
    with llama_server(tmp_path / "log") as base_url:
        settings = ModelSettings("tiny", base_url=base_url, extra_body={"ignore_eos": True})
        checks = {check.id: check for check in asyncio.run(examine_endpoint(settings, lambda _: None))}
    assert checks["models"].data == {"listed": True, "models": ["tiny"]}
    assert checks["answer"].status is Status.OK
    assert checks["speed"].data["rate"] > 0
    assert (checks["context"].status, checks["context"].data) == (Status.WARNING, {"tokens": CONTEXT})
    assert (checks["slots"].status, checks["slots"].data["intact"]) == (Status.WARNING, False)
