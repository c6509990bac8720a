"""A comparison as JSON values."""

from typing import Any

from assistant.evaluation.comparing import Comparison


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The document of `assistant eval compare --json`."""
    return {
        "outcome": comparison.outcome.value,
        "variant": comparison.ours,
        "baseline": comparison.theirs,
        "metrics": [
            {
                "id": item.metric.id,
                "label": item.metric.label,
                "better": item.metric.better or None,
                "margin": item.metric.margin,
                "run": list(item.ours),
                "baseline": list(item.theirs),
                "difference": item.interval.estimate,
                "interval": [item.interval.low, item.interval.high] if item.interval.offices > 1 else None,
                "cases": item.cases,
                "offices": item.interval.offices,
                "outcome": item.outcome.value,
                "cases_needed": item.cases_needed,
                "repeats_needed": item.repeats_needed,
            }
            for item in comparison.differences
        ],
        "worse_cases": [
            {
                "case": item.case,
                "margins": round(item.margins, 3),
                "metrics": [
                    {"id": metric.id, "run": list(ours), "baseline": list(theirs)}
                    for metric, ours, theirs in item.metrics
                ],
            }
            for item in comparison.worse_cases
        ],
        "left_out": [{"case": case, "reason": reason} for case, reason in comparison.left_out],
    }
