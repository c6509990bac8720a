"""llama.cpp's server with the tiny model, as `scripts/build_model_server` left them."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

CONTEXT = 1024
"""Tokens that fit into one of its conversations."""


def built() -> Path:
    """The folder of server and model; the test is skipped where they are not built."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "assistant-tests" / "model-server"
    if not (folder / "llama-server").exists() or not (folder / "tiny.gguf").exists():
        pytest.skip("needs a model server; scripts/build_model_server builds one")
    return folder


@contextlib.contextmanager
def llama_server(log: Path) -> Iterator[str]:
    """Run the server; gives its base address. Needs a second to start."""
    folder = built()
    port = _free_port()
    command = [
        str(folder / "llama-server"), "-m", str(folder / "tiny.gguf"), "--host", "127.0.0.1", "--port", str(port),
        "-t", "1", "-np", "4", "-c", str(4 * CONTEXT), "--jinja", "--alias", "tiny", "--seed", "1",
    ]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_until_ready(process, port, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"llama-server did not start:\n{log.read_text(errors='replace')[-2000:]}")
