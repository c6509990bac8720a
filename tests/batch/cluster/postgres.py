"""A real PostgreSQL of the test's own, run as a user other than root, which it demands."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


class Postgres:
    """One server; `kill` ends it as a power cut does, `start` brings it up again with what it had committed."""

    def __init__(self) -> None:
        if not _FOLDERS and not shutil.which("initdb"):
            pytest.skip("needs PostgreSQL's server programs (Debian: postgresql)")
        self._programs = _FOLDERS[0] if _FOLDERS else Path(str(shutil.which("initdb"))).parent
        self._folder = Path(tempfile.mkdtemp(prefix="assistant-postgres-"))
        self._as: dict[str, Any] = {}
        if os.name == "posix" and os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": ()}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", "office", "-E", "UTF8", "--no-sync")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder, check=False, **self._as,
        )  # fmt: skip
        assert done.returncode == 0, (
            program,
            (self._folder / "log").read_text() if (self._folder / "log").exists() else "",
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1"
        self._run(
            "pg_ctl", "-D", str(self._data), "-l", str(self._folder / "log"), "-w", "-o", options, "start"
        )

    def kill(self) -> None:
        """Stop it at once, without a checkpoint."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def address(self, name: str) -> str:
        """A new database's address."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", "office", name)
        return f"postgresql://office@127.0.0.1:{self._port}/{name}"

    def remove(self) -> None:
        """Stop it and remove everything."""
        self.kill()
        shutil.rmtree(self._folder)
