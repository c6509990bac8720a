"""What the whole amounts to: workbook, dashboard, summary, written after the offices and from the journal alone."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from assistant.batch import tables
from assistant.batch.dashboard import dashboard
from assistant.batch.likeness import Likeness, Wording, likenesses
from assistant.batch.pairing import Missing
from assistant.batch.progress import Listener, Progress
from assistant.batch.run import Finished, Run
from assistant.runs import Journal, write_atomically

WORKBOOK, DASHBOARD, SUMMARY = "总览.xlsx", "总览.html", "summary.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for the whole, and the counts that people ask for."""

    paths: tuple[Path, ...]
    statuses: dict[str, int]
    findings: dict[str, int]
    missing: int
    alike: int
    set_aside: tuple[str, ...]
    """Files that a person had changed, now under another name."""
    offices: int
    usage: dict[str, int]
    """Model calls, tokens, repairs, and the passages that the template wrote for a model."""
    cost: str
    """Of all calls, in the currency of the settings' prices; empty where an office's is not known."""

    @property
    def is_fine(self) -> bool:
        """Whether every office of the roster is done without an error, or waits for a bulk endpoint."""
        under_way = self.statuses["done"] + self.statuses["waiting"]
        return not self.missing and not self.findings["error"] and under_way == self.offices


def write_outputs(run: Run, finished: Finished, journal: Journal, listen: Listener) -> Written:
    """Write the workbook, the dashboard and the summary into the output folder.

    Raises:
        OutputError: one of them is open in another program, say.
    """
    results = partial(finished.results, journal, run.out)
    listen(Progress("comparing", 1))
    alike = _alike(finished, journal)
    listen(Progress("comparing", 1, 1))
    listen(Progress("writing", 3))
    missing = finished.plan.missing
    counts = _counts(results())
    sheets = _sheets(run.out, finished, journal, alike)
    paths = tuple(run.out / name for name in (WORKBOOK, DASHBOARD, SUMMARY))
    write_atomically(paths[0], tables.workbook(sheets))
    listen(Progress("writing", 3, 1))
    write_atomically(
        paths[1], dashboard(finished.plan.year, results(), run.out, missing, alike, finished.plan.remarks)
    )
    listen(Progress("writing", 3, 2))
    write_atomically(paths[2], _summary(finished, counts, missing, alike, results()))
    listen(Progress("writing", 3, 3))
    offices = sum(counts["statuses"].values())
    return Written(
        paths,
        counts["statuses"],
        counts["findings"],
        len(missing),
        len(alike),
        tuple(counts["set_aside"]),
        offices,
        {name: counts[name] for name in ("model_calls", "tokens", "repairs", "by_template")},
        counts["cost"],
    )


def _counts(results: Iterator[dict[str, Any]]) -> dict[str, Any]:
    statuses: Counter[str] = Counter(dict.fromkeys(tables.STATUS, 0))
    findings: Counter[str] = Counter(dict.fromkeys(("error", "warning", "note"), 0))
    usage: Counter[str] = Counter(dict.fromkeys(("model_calls", "tokens", "repairs", "by_template"), 0))
    codes: Counter[str] = Counter()
    set_aside, costs = [], []
    for result in results:
        row = result["row"]
        statuses[row["status"]] += 1
        findings.update(row["findings"])
        usage.update({name: row[name] or 0 for name in usage})
        codes.update(problem["code"] for problem in result["problems"] if problem["code"])
        costs += [row["cost"]] if row["model_calls"] else []
        set_aside += [f"{row['key']}/{name}" for name in result["set_aside"]]
    return {
        "statuses": dict(statuses),
        "findings": dict(findings),
        "codes": dict(sorted(codes.items())),
        **usage,
        "cost": "" if not costs or None in costs else f"{sum(map(Decimal, costs)):f}",
        "set_aside": set_aside,
    }


def _alike(finished: Finished, journal: Journal) -> list[Likeness]:
    offices = finished.plan.offices

    def wording(number: int) -> Wording:
        said = journal.recall("office", offices[number].key)["wording"]
        return Wording(offices[number].head.name, tuple(said["this"]), tuple(said["last"]))

    return list(likenesses(len(offices), wording))


def _sheets(out: Path, finished: Finished, journal: Journal, alike: Sequence[Likeness]) -> list[tables.Sheet]:
    results = partial(finished.results, journal, out)
    return [
        tables.Sheet(
            "总览", tables.OVERVIEW, lambda: (_overview_row(result, out) for result in results()), 3
        ),
        tables.Sheet(
            "问题清单",
            tables.PROBLEMS,
            lambda: (row for result in results() for row in _problem_rows(result)),
            1,
            "没有发现问题。",
        ),
        tables.Sheet(
            "缺报", tables.MISSING, lambda: map(_missing_row, finished.plan.missing), None, "没有缺报的机关。"
        ),
        tables.Sheet("雷同", tables.ALIKE, lambda: map(_alike_row, alike), None, "没有发现雷同。"),
        tables.Sheet(
            "未用的文件",
            (("情况", 120),),
            lambda: ((text,) for text in remarks(finished)),
            None,
            "所有文件都用上了。",
        ),
    ]


def remarks(finished: Finished) -> list[str]:
    """What people should know about the files of the inputs: unused, not on the roster, of another kind."""
    others = [f"{path} 不是可以读取的文件类型，没有读。" for path in finished.found.others]
    return [*finished.plan.remarks, *others]


def _overview_row(result: dict[str, Any], out: Path) -> list[Any]:
    row, counts, measures = result["row"], result["row"]["findings"], result["row"]["measures"]
    document = next(iter(row["outputs"]), None)
    link = f"=link {quote(Path(document).relative_to(out).as_posix())}|打开" if document else ""
    is_template = row["drafter"] == "template"
    return [
        row["office"], row["parent"], row["contact"], tables.STATUS[row["status"]],
        counts["error"], counts["warning"], counts["note"], row["claims"], row["supported"],
        measures["applications"], measures["applications_before"], measures["handled"], measures["carried_out"],
        "内置模板" if is_template else row["drafter"], row["repairs"], row["model_calls"],
        row["source"], row["previous"] or "没有", link, row.get("message", ""),
    ]  # fmt: skip


def _problem_rows(result: dict[str, Any]) -> Iterator[list[str]]:
    for item in result["problems"]:
        yield [
            result["row"]["office"], item["severity"], item["code"], item["table"], item["row"], item["column"],
            item["expected"], item["found"], item["message"], item["sentence"], item["fix"], item["origin"],
        ]  # fmt: skip


def _missing_row(missing: Missing) -> list[str]:
    return [missing.name, missing.parent, missing.contact, missing.reason]


def _alike_row(likeness: Likeness) -> list[str]:
    others = "、".join(likeness.others[:10]) + (
        f"等 {len(likeness.others)} 个" if len(likeness.others) > 10 else ""
    )
    words = tables.LIKENESS[likeness.kind]
    return [words, likeness.office, others, likeness.share, "\n".join(likeness.passages)]


def _summary(
    finished: Finished,
    counts: dict[str, Any],
    missing: Sequence[Missing],
    alike: Sequence[Likeness],
    results: Iterator[dict[str, Any]],
) -> bytes:
    """The whole as JSON; how long something took is left out, so that equal results are equal files."""
    offices = [
        {name: value for name, value in result["row"].items() if name != "seconds"} for result in results
    ]
    document = {
        "year": finished.plan.year,
        "counts": counts | {"missing": len(missing), "alike": len(alike)},
        "offices": offices,
        "missing": [asdict(item) for item in missing],
        "alike": [asdict(item) for item in alike],
        "remarks": remarks(finished),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
