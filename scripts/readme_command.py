"""Prints one of the README's commands, so that what is tested is what the README says.

Usage: python3 scripts/readme_command.py draft|tests
"""

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def command(name: str) -> str:
    """The line of the fenced block that follows `<!-- command: <name> -->`."""
    match = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```", README.read_text(encoding="utf-8"))
    if match is None:
        raise SystemExit(f"README.md has no command “{name}”")
    return match[1]


if __name__ == "__main__":
    sys.stdout.write(command(sys.argv[1]) + "\n")
