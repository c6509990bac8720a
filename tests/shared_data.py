"""Real material that lies beside the checkout on some machines: the seed, published reports, labelled texts."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"


def shared(*parts: str) -> Path:
    """The file or folder of `../shared/data`; the test is skipped, with the reason, where it is absent."""
    path = ROOT.parent.joinpath("shared", "data", *parts)
    if not path.exists():
        pytest.skip(f"needs ../shared/data/{'/'.join(parts)}, which is not on this machine")
    return path
