"""How counts, shares and intervals are written, the same in the terminal, in Markdown and on the page."""

from assistant.evaluation.comparing import Difference, Outcome
from assistant.evaluation.intervals import Interval
from assistant.evaluation.metrics import Count, Metric

OUTCOMES = {
    Outcome.WORSE: "变差",
    Outcome.INCONCLUSIVE: "难以判定",
    Outcome.NO_WORSE: "没有变差",
    Outcome.NOT_GATED: "不设门槛",
}
STATES = {"drafted": "已起草", "failed": "模型失败", "unscored": "未计分"}
KINDS = {
    "subdistrict": "街道", "township": "乡镇", "department": "部门", "county": "县区", "city": "市",
    "format-2019": "2019 格式", "format-2021": "2021 格式", "thin-notes": "材料少", "some-notes": "材料一般",
    "rich-notes": "材料多", "zeros": "全为零", "busy": "申请多", "awkward": "难例", "real-figures": "真实数据",
    "published": "已发布的报告",
}  # fmt: skip


def value(metric: Metric, number: float) -> str:
    """A share as a percentage, a mean as it is."""
    return (
        f"{number:.1%}"
        if metric.form == "share"
        else f"{number:.3f}"
        if abs(number) < 100
        else f"{number:.0f}"
    )


def count(metric: Metric, counted: Count) -> str:
    """`1233/1233`; of a mean only the number of drafts."""
    k, n = counted
    return f"{k:g}/{n:g}" if metric.form == "share" else f"{n:g} 稿"


def interval(metric: Metric, found: Interval) -> str:
    """`90.8%～100.0%`; a mean of one office has no interval."""
    if found.offices < 2:
        return "只有一个机关"
    return f"{value(metric, found.low)}～{value(metric, found.high)}"


def change(metric: Metric, number: float) -> str:
    """A difference with its sign: percentage points for a share; nothing is 0 without one."""
    text = f"{100 * number:+.1f}" if metric.form == "share" else f"{number:+.3f}"
    return text if text.strip("+-0.") else text[1:]


def change_interval(metric: Metric, found: Interval) -> str:
    """The interval of a difference."""
    if found.offices < 2:
        return "只有一个机关"
    return f"{change(metric, found.low)}～{change(metric, found.high)}"


def needed(difference: Difference) -> str:
    """What would decide an inconclusive metric, one clause."""
    if difference.outcome is not Outcome.INCONCLUSIVE:
        return ""
    parts = []
    if difference.cases_needed:
        parts.append(f"案例增加到约 {difference.cases_needed} 个（现有 {difference.cases} 个）")
    if difference.repeats_needed:
        parts.append(f"每个案例起草约 {difference.repeats_needed} 遍")
    if not parts:
        return "差异正在界线上，增加案例也难判定，请逐案例看"
    return f"要判定：{'，或'.join(parts)}"
