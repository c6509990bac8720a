"""The harness tells a worse variant from a better one, and leaves an identical one alone; `benchmarks/evaluation` counts how often."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.drafting.phrases import load_phrases
from assistant.evaluation.cases import find_cases
from assistant.evaluation.comparing import Outcome, compare
from assistant.evaluation.run_file import run_document
from assistant.evaluation.running import Plan, Variant, make_run
from benchmarks.evaluation import telling_apart
from tests.shared_data import ROOT

PHRASES = Path("schemas", "phrases", "annual-report.toml")
CASES = find_cases(ROOT / "evals" / "cases")[::4]


DEGRADED: dict[str, Callable[[str], str]] = {
    "numbers unslotted": lambda text: text.replace("{new}", "12件").replace("{documents_in_force}", "31件"),
    "topics dropped": lambda text: re.sub(
        r'(?ms)^\[\[paragraphs\]\]\nsection = "overview"\ntopic = "platform".*?(?=^\[\[paragraphs\]\]\nsection = "overview"\ntopic = "supervision")',
        "",
        text,
    ),
    "measures unpaired": lambda text: text.replace('insert = "measures"', 'insert = "problems"'),
}


def template_run() -> dict[str, Any]:
    plan = Plan(CASES, (Variant("template"),), jobs=1)
    return run_document(plan, make_run(plan, None), {}, "evals/cases")


@pytest.fixture(scope="module")
def baseline() -> dict[str, Any]:
    return template_run()


@pytest.fixture
def with_phrases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts other phrase templates in the place of the program's own."""

    def put(text: str) -> None:
        target = tmp_path / PHRASES
        target.parent.mkdir(parents=True)
        target.write_text(text, encoding="utf-8")
        monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
        load_phrases.cache_clear()

    yield put
    load_phrases.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("name", DEGRADED)
def test_degraded_templates_are_worse(
    name: str, baseline: dict[str, Any], with_phrases: Callable[[str], None]
) -> None:
    text = (ROOT / PHRASES).read_text(encoding="utf-8")
    changed = DEGRADED[name](text)
    assert changed != text
    with_phrases(changed)
    assert compare(template_run(), baseline).outcome is Outcome.WORSE


@pytest.mark.slow
def test_the_same_templates_are_no_worse(baseline: dict[str, Any]) -> None:
    assert compare(template_run(), baseline).outcome is Outcome.NO_WORSE


@pytest.mark.slow
def test_degraded_answers_of_a_server_are_worse_and_others_of_the_same_kind_are_not() -> None:
    cases = 10
    baseline = telling_apart.evaluated(telling_apart.VARIANTS["identical"], 0.0, 1000, cases)
    said = telling_apart.one_repetition(0, cases, 0.8, baseline, noise=0.0)
    assert said.pop("identical") == "no_worse"
    assert set(said.values()) == {"worse"}
