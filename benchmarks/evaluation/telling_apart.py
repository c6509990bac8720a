"""Whether the gate tells a worse variant from a better one, and leaves an identical one alone.

A model server that drafts well, but spoils a known share of its answers, is evaluated again and again: as the baseline
is, and with its answers degraded in one way. Counted is what the gate says: worse (1), no worse (0), inconclusive (3).

Usage: python benchmarks/evaluation/telling_apart.py [--repetitions 20] [--cases 20] [--rate 0.5] [--jobs 2]
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.evaluation.cases import find_cases
from assistant.evaluation.comparing import Outcome, compare
from assistant.evaluation.run_file import run_document
from assistant.evaluation.running import Plan, make_run, model_variant
from assistant.settings import CacheSettings, ModelSettings
from tests.servers import drafting

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


def evaluated(
    faults: tuple[str, ...], rate: float, seed: int, cases: int, repeats: int = 1
) -> dict[str, Any]:
    """One run against a server of its own."""
    drafting.FAULTS["unpaired"] = unpaired
    with drafting.drafting_server(faults, rate, seed) as address:
        settings = ModelSettings(model="drafting", base_url=address, cache=CacheSettings(enabled=False))
        sources = find_cases(CASES)
        chosen = sources[:: max(len(sources) // cases, 1)][:cases]
        plan = Plan(chosen, (model_variant("drafting", settings),), repeats=repeats, jobs=4)
        made = make_run(plan, None)
    return run_document(plan, made, {}, "evals/cases")


def one_repetition(
    seed: int, cases: int, rate: float, baseline: dict[str, Any], noise: float = NOISE
) -> dict[str, str]:
    """What the gate says of each variant drawn with `seed`; what it took for wrong goes to standard error."""
    said = {}
    for name, faults in VARIANTS.items():
        comparison = compare(evaluated(faults, noise if name == "identical" else rate, seed, cases), baseline)
        said[name] = comparison.outcome.value
        if said[name] != ("no_worse" if name == "identical" else "worse"):
            open_ones = [
                item
                for item in comparison.differences
                if item.outcome in (Outcome.WORSE, Outcome.INCONCLUSIVE)
            ]
            causes = ", ".join(
                f"{item.metric.id} [{item.interval.low:.3f}, {item.interval.high:.3f}]" for item in open_ones
            )
            sys.stderr.write(f"seed {seed}, {name}: {said[name]} ({causes})\n")
            sys.stderr.flush()
    return said


def told_apart(repetitions: int, cases: int, rate: float, jobs: int) -> dict[str, Counter[str]]:
    """By variant, how often the gate said what, against one stored baseline of three repeats."""
    baseline = evaluated(VARIANTS["identical"], NOISE, 1000, cases, repeats=3)
    said: dict[str, Counter[str]] = {name: Counter() for name in VARIANTS}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for outcome in pool.map(
            partial(one_repetition, cases=cases, rate=rate, baseline=baseline), range(repetitions)
        ):
            for name, word in outcome.items():
                said[name][word] += 1
            sys.stderr.write(".")
            sys.stderr.flush()
    return said


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=20)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument(
        "--rate", type=float, default=0.5, help="share of answers spoiled in a degraded variant"
    )
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    said = told_apart(options.repetitions, options.cases, options.rate, options.jobs)
    sys.stdout.write(f"{'variant':<20} {'worse':>6} {'no worse':>9} {'inconclusive':>13}\n")
    for name, counts in said.items():
        sys.stdout.write(
            f"{name:<20} {counts['worse']:>6} {counts['no_worse']:>9} {counts['inconclusive']:>13}\n"
        )


if __name__ == "__main__":
    main()
