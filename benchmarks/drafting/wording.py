"""How the checks on a model's wording do: invented sentences found, faithful rewordings accepted.

    python -m benchmarks.drafting.wording [dev|test] [--misses]

The texts stand in `wording.toml`. A rejected rewording costs a repair and in the end the template; an invention that is not found
stands in the report.
"""

import sys
import tomllib
from pathlib import Path

from assistant.drafting.passages import Passage, build_passages
from assistant.drafting.prompts import load_prompts
from assistant.pipeline import open_figures
from assistant.pipeline.proving import judge_passage
from assistant.report import build_brief

ROOT = Path(__file__).resolve().parents[2]
TEXTS = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))


def main() -> None:
    """Judge one part and print the counts."""
    part = next((item for item in sys.argv[1:] if item in TEXTS), "dev")
    figures = open_figures(ROOT / "examples" / "lanxi-2025.yaml").figures
    passages = {item.id: item for item in build_passages(build_brief(figures), load_prompts())}

    def found(passage: Passage, text: str) -> list[str]:
        return [finding.message for finding in judge_passage(figures, passage, text).findings]

    hosts = [passages[name] for name in ("overview.proactive", "overview.on_request", "overview.management")]
    invented = [
        (text, all(found(host, _good(host) + text) for host in hosts)) for text in TEXTS[part]["invented"]
    ]
    faithful = [
        (item["text"], found(passages[item["passage"]], item["text"])) for item in TEXTS[part]["faithful"]
    ]
    _say(
        f"{part}: invented found {sum(is_found for _, is_found in invented)}/{len(invented)}, "
        f"faithful accepted {sum(not messages for _, messages in faithful)}/{len(faithful)}"
    )
    if "--misses" in sys.argv and part == "dev":
        for text, is_found in invented:
            if not is_found:
                _say(f"not found: {text}")
        for text, messages in faithful:
            if messages:
                _say(f"rejected: {text[:24]}… {messages}")


def _good(passage: Passage) -> str:
    facts = "".join(passage.facts)
    return facts + "".join(f"{{{{{quote.key}}}}}。" for quote in passage.quotes)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
