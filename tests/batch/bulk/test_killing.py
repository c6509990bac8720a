"""kill -9 at any moment of a run through a bulk endpoint: every question is asked once, every office is drafted."""

import random
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tests.batch.killing import command, outputs
from tests.made_offices import write_county
from tests.servers.bulk import BulkServer

pytestmark = pytest.mark.slow

MOST_KILLS = 25


def test_a_run_killed_again_and_again_asks_every_question_once(tmp_path: Path) -> None:
    write_county(tmp_path / "数据", 6, kinds=("json",), wrong=Decimal(0), missing=Decimal(0))
    out, dice = tmp_path / "结果", random.Random(3)
    with BulkServer(looks=6, faults=["wrong-digit"], rate=0.3) as server:
        options = ("--model", "drafting", "--base-url", server.base_url, "--bulk", "--poll", "0.2")
        arguments = command(tmp_path / "数据", out, *options, "--kind", "md")
        kills = 0
        while kills < MOST_KILLS:
            process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=dice.uniform(0.6, 3.5))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
        else:
            subprocess.run(arguments, check=False, capture_output=True)
        assert kills > 2
        assert set(Counter(server.asked).values()) == {1}
    assert sum(name.endswith(".md") for name in outputs(out)) == 6
    assert not list((out / ".assistant" / "bulk").iterdir())
