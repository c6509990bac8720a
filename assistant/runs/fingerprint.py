"""Fingerprints: equal ones mean that the same work would give the same result."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from assistant import __version__
from assistant.resources import data_path


def fingerprint(*parts: Any) -> str:
    """A hash over JSON values, the order of keys aside; bytes are taken as they are."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else _canonical(part)
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@cache
def program_fingerprint() -> str:
    """What the program itself contributes to a result: its version, its code, its formats, phrases and prompts."""
    package = Path(__file__).resolve().parent.parent
    files = [(path.relative_to(package).as_posix(), path) for path in package.rglob("*.py")]
    for name in ("schemas", "prompts"):
        root = data_path(name)
        files += [
            (f"{name}/{path.relative_to(root).as_posix()}", path)
            for path in root.rglob("*")
            if path.is_file()
        ]
    return fingerprint(
        __version__, *(part for name, path in sorted(files) for part in (name, path.read_bytes()))
    )


def file_fingerprint(path: Path) -> str:
    """The hash of a file's bytes; empty when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
