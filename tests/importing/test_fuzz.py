"""Damaged and twisted files: a result or an InputError, nothing else. `benchmarks/importing/fuzz.py` runs many more."""

from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the fuzzer's clock and memory meter need a POSIX system")
fuzz = pytest.importorskip("benchmarks.importing.fuzz", reason="the benchmarks are not part of this copy")

EVERYDAY = {".html": 60, ".docx": 60, ".txt": 60, ".md": 20, ".xlsx": 30, ".pdf": 12}


@pytest.mark.parametrize("suffix", fuzz.SHARES)
def test_no_input_brings_the_reader_down(tmp_path: Path, suffix: str) -> None:
    tally, _ = fuzz.run(suffix, EVERYDAY[suffix], seed=3, limit=10, folder=tmp_path)
    assert tally.failures == []
    assert tally.read + tally.refused == EVERYDAY[suffix]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", fuzz.SHARES)
def test_no_input_of_many_brings_the_reader_down(tmp_path: Path, suffix: str) -> None:
    count = int(4000 * fuzz.SHARES[suffix])
    tally, memory = fuzz.run(suffix, count, seed=11, limit=10, folder=tmp_path)
    assert tally.failures == []
    assert tally.slowest < 10
    assert memory < 2000
