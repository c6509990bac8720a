"""kill -9 at random moments: outputs byte-identical to an undisturbed run, no office lost or doubled.

python -m benchmarks.batch.kills [--kills 60] [--offices 20]
"""

import argparse
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from tests.batch.killing import command, killed_run, outputs, whole_run
from tests.made_offices import write_county


def main() -> None:
    """Kill, compare, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--offices", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="assistant-kills-") as name:
        folder = Path(name)
        write_county(folder / "数据", options.offices, kinds=("json", "yaml"), missing=Decimal(0))
        whole, killed = folder / "a" / "结果", folder / "b" / "结果"
        seconds = whole_run(command(folder / "数据", whole))
        found = killed_run(command(folder / "数据", killed), killed, options.kills, seconds)
        expected = {
            path: content.replace(str(whole).encode(), str(killed).encode())
            for path, content in outputs(whole).items()
        }
        got = outputs(killed)
    different = sorted(path for path in expected if got.get(path) != expected[path])
    sys.stdout.write(
        f"{options.offices} offices, {found.kills} kills in {found.runs} runs: {len(expected)} files expected, {len(got)} written, "
        f"{len(different)} different, {found.left} processes left behind\n"
    )
    if different or len(got) != len(expected):
        raise SystemExit(f"different: {different[:5]}")


if __name__ == "__main__":
    main()
