"""Throws damaged, twisted and random files at every reader: only a result or an InputError may come back.

    python -m benchmarks.importing.fuzz [--inputs 20000] [--seed 1] [--seconds 10] [--only pdf]

Prints, for each file type, how many inputs were read, how many refused, the slowest one and the most memory, and stops
with exit code 1 at the first crash or at an input slower than the limit (the input is kept in the temporary folder).
Seeds are the layouts of the tests, and the real files beside the checkout where they are.
"""

import argparse
import multiprocessing
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import FrameType

from assistant.errors import InputError
from assistant.importing import import_report
from tests.importing.invented import distinct_figures
from tests.importing.layouts import LAYOUTS

ROOT = Path(__file__).resolve().parents[2]
SHARES = {".html": 0.3, ".docx": 0.2, ".txt": 0.2, ".md": 0.05, ".xlsx": 0.1, ".pdf": 0.15}
"""How much of the run each file type gets; a PDF costs a process."""

MARKUP = (
    b"<table>", b"</table>", b"<tr>", b"<td>", b"</td>", b'<td rowspan="100000">', b'<td colspan="99999" rowspan="-1">', b"<br>",
    b"<div style='display:none'>", b"<!--", b"-->", b"&nbsp;", b"&#x0;", b"&#xD800;", b"<script>", b"<sup>", b"<p>", b"<?xml ?>",
    b'<w:gridSpan w:val="99999"/>', b"<w:vMerge/>", b"<w:tbl>", b"</w:tbl>", b"<w:p>", b"<w:tc>", b'<!DOCTYPE a [<!ENTITY b "c">]>',
    "（六）其他处理".encode(), "总计".encode(), "一、总体情况".encode(), b"10 0", b"\t", b"|", b"\n", b"\x00", b"\xff\xfe", b"0" * 5000,
    b"stream", b"endstream", b"obj", b"endobj", b"/Length 999999999", b"/Kids [1 0 R]", b"/Filter /FlateDecode", b"xref", b"trailer",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What came of one file type's inputs."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Put another worker's numbers in."""
        self.read += other.read
        self.refused += other.refused
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures


class TooSlowError(Exception):
    """An input took longer than the limit."""


def seeds(suffix: str) -> list[bytes]:
    """Whole files to start from."""
    found = [
        layout.build(distinct_figures(format_id))
        for layout in LAYOUTS
        for format_id in layout.formats
        if layout.suffix.removesuffix("l") == suffix.removesuffix("l")
    ]
    data = ROOT.parent / "shared" / "data"
    return found + [path.read_bytes() for path in sorted(data.rglob(f"*{suffix}"))]


def mutated(dice: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """The bytes, damaged: flipped, cut, doubled, spliced, sprinkled with markup, or replaced by noise."""
    if dice.random() < 0.04:
        return dice.randbytes(dice.randint(0, 5000))
    result = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 30))):
        at = dice.randrange(len(result) + 1)
        match dice.randrange(6):
            case 0:
                result[at : at + 1] = dice.randbytes(1)
            case 1:
                del result[at : at + dice.choice((1, 10, 1000))]
            case 2:
                result[at:at] = dice.choice(MARKUP) * dice.choice((1, 1, 1, 50))
            case 3:
                result[at:at] = result[at : at + dice.choice((10, 300))] * dice.choice((1, 2, 20))
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                result[at:at] = other[start : start + dice.choice((50, 2000))]
            case 5:
                del result[dice.randrange(len(result) + 1) if dice.random() < 0.2 else len(result) :]
    return bytes(result)


def twisted(dice: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """For packages, mostly a part inside is damaged, since a damaged zip is soon refused."""
    if not data.startswith(b"PK") or dice.random() < 0.2:
        return mutated(dice, data, others)
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        victims = set(dice.sample(names, 1))
        victims |= {
            name
            for name in names
            if name.startswith(("word/document", "xl/worksheets")) and dice.random() < 0.7
        }
        for name in names:
            part = source.read(name)
            target.writestr(
                f"../../{name}" if dice.random() < 0.005 else name,
                mutated(dice, part, [part]) if name in victims else part,
            )
    return buffer.getvalue()


def inputs(suffix: str, count: int, seed: int) -> Iterator[bytes]:
    """The inputs of one run, the same for the same seed."""
    dice = random.Random(f"{suffix}-{seed}")
    sources = seeds(suffix)
    for _ in range(count):
        yield twisted(dice, dice.choice(sources), sources)


def run(suffix: str, count: int, seed: int, limit: int, folder: Path) -> tuple[Tally, int]:
    """Read the inputs; the tally, and the most memory this process had, in MB."""

    def too_slow(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    signal.signal(signal.SIGALRM, too_slow)
    tally = Tally()
    path = folder / f"input-{seed}{suffix}"
    for number, data in enumerate(inputs(suffix, count, seed)):
        path.write_bytes(data)
        start = time.perf_counter()
        try:
            signal.alarm(limit)
            import_report(path)
            tally.read += 1
        except InputError as error:
            tally.refused += 1
            if not str(error).endswith("。") or "文件" not in str(error):
                tally.failures.append(f"{suffix} {seed}/{number}: 说明不完整：{error}")
        except BaseException:  # anything else is what this program looks for
            kept = folder / f"crash-{seed}-{number}{suffix}"
            kept.write_bytes(data)
            tally.failures.append(f"{kept}\n{traceback.format_exc(limit=-6)}")
        finally:
            signal.alarm(0)
        tally.slowest = max(tally.slowest, time.perf_counter() - start)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return tally, most // 1024


def main() -> int:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--only", choices=[suffix[1:] for suffix in SHARES])
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    workers = multiprocessing.cpu_count()
    failures: list[str] = []
    print(f"{'类型':<8}{'输入':>8}{'读出':>8}{'拒绝':>8}{'最慢（秒）':>10}{'内存（MB）':>10}")  # noqa: T201
    for suffix, share in SHARES.items():
        if options.only and suffix != f".{options.only}":
            continue
        count = int(options.inputs * (1 if options.only else share))
        jobs = [
            (
                suffix,
                count // workers + (worker < count % workers),
                options.seed * 100 + worker,
                options.seconds,
                folder,
            )
            for worker in range(workers)
        ]
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            results = pool.starmap(run, jobs)
        total = Tally()
        for tally, _ in results:
            total.add(tally)
        most = max(memory for _, memory in results)
        failures += total.failures
        print(f"{suffix:<8}{count:>10}{total.read:>10}{total.refused:>10}{total.slowest:>12.2f}{most:>12}")  # noqa: T201
    for failure in failures[:20]:
        print(failure, file=sys.stderr)  # noqa: T201
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
