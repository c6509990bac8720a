"""Whatever a model or its server does: no unproved number in an accepted report, every report whole, every fall back told."""

import pytest

from tests.servers.drafting import FAULTS

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
DRAFTS = 24
"""Of each fault; `benchmarks/drafting/faults.py` runs more than two thousand in all."""


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_gets_into_a_report(fault: str) -> None:
    from tests.pipeline.fault_runs import run_drafts

    run = run_drafts(fault, range(DRAFTS), rate=0.5)
    assert run.drafts == DRAFTS
    assert run.injected > 0
    assert run.problems == []


@pytest.mark.parametrize("fault", ["wrong-digit", "error-500"])
def test_a_few_drafts_against_a_text_fault_and_a_server_fault(fault: str) -> None:
    from tests.pipeline.fault_runs import run_drafts

    run = run_drafts(fault, range(4), rate=0.6)
    assert run.injected > 0
    assert run.problems == []
    assert run.repaired + run.fell_back + (run.calls - 3 * run.drafts) > 0
