"""Whether the gate tells a worse variant from a better one, and leaves an identical one alone.

A model server that drafts well, but spoils a known share of its answers, is evaluated again and again: as the baseline
is, and with its answers degraded in one way. Counted is what the gate says: worse (1), no worse (0), inconclusive (3).

Usage: python benchmarks/evaluation/telling_apart.py [--repetitions 20] [--cases 20] [--rate 0.35]
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.evaluation.cases import find_cases
from assistant.evaluation.comparing import compare
from assistant.evaluation.run_file import run_document
from assistant.evaluation.running import Plan, make_run, model_variant
from assistant.settings import CacheSettings, ModelSettings
from tests.servers import drafting
from tests.servers.drafting_faults import TEXT_FAULTS

CASES = Path(__file__).resolve().parents[2] / "evals" / "cases"
NOISE = 0.03
"""The share of answers that go wrong in the baseline too."""


async def unpaired(turn: drafting.Turn) -> None:
    """The problems without their measures."""
    for title, text in turn.passages.items():
        kept = [sentence for sentence in text.split("。") if "measure" not in sentence]
        turn.passages[title] = "。".join(kept) if "measure" in text else text
    await drafting.good(turn)


VARIANTS = {
    "identical": ("forgetful",),
    "numbers unslotted": ("wrong-digit", "stray-number", "chinese-numeral"),
    "topics dropped": ("missing-topic",),
    "measures unpaired": ("unpaired",),
}


def evaluated(faults: tuple[str, ...], rate: float, seed: int, cases: int) -> dict[str, object]:
    """One run against a server of its own."""
    with drafting.drafting_server(faults, rate, seed) as address:
        settings = ModelSettings(model="drafting", base_url=address, cache=CacheSettings(enabled=False))
        sources = find_cases(CASES)
        plan = Plan(sources[:: max(len(sources) // cases, 1)][:cases], (model_variant("drafting", settings),), jobs=4)
        made = make_run(plan, None)
    # Ports differ from server to server; what was measured does not depend on them.
    return json.loads(json.dumps(run_document(plan, made, {}, "evals/cases")))  # type: ignore[no-any-return]


def told_apart(repetitions: int, cases: int, rate: float) -> dict[str, Counter[str]]:
    """By variant, how often the gate said what."""
    drafting.FAULTS["unpaired"] = unpaired
    assert {"forgetful", "missing-topic"} <= set(TEXT_FAULTS)
    said: dict[str, Counter[str]] = {name: Counter() for name in VARIANTS}
    for repetition in range(repetitions):
        baseline = evaluated(("forgetful",), NOISE, 1000 + repetition, cases)
        for name, faults in VARIANTS.items():
            share = NOISE if name == "identical" else rate
            comparison = compare(evaluated(faults, share, repetition, cases), baseline)
            said[name][comparison.outcome.value] += 1
            if (name == "identical") != (comparison.outcome.value == "no_worse"):
                causes = [(item.metric.id, round(item.interval.low, 3), round(item.interval.high, 3)) for item in comparison.differences if item.outcome.value in ("worse", "inconclusive")]
                sys.stderr.write(f"{repetition} {name}: {comparison.outcome.value} {causes}\n")
    return said


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=20)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--rate", type=float, default=0.35, help="share of answers spoiled in a degraded variant")
    options = parser.parse_args()
    said = told_apart(options.repetitions, options.cases, options.rate)
    sys.stdout.write(f"{'variant':<20} {'worse':>6} {'no worse':>9} {'inconclusive':>13}\n")
    for name, counts in said.items():
        sys.stdout.write(
            f"{name:<20} {counts['worse']:>6} {counts['no_worse']:>9} {counts['inconclusive']:>13}\n"
        )


if __name__ == "__main__":
    main()
