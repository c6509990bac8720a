"""What is measured: each metric with its meaning, its better direction, and the margin that its gate allows.

A metric of one draft is a pair (k, n): k of n, or for a mean the sum and the count. Nothing to count is (0, 0).
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric."""

    id: str
    label: str
    """What people read."""
    meaning: str
    better: Literal["more", "less", ""]
    """Which direction is better; empty where neither is."""
    margin: float | None = None
    """How much worse is still no worse, in the metric's own unit; None for a metric without a gate."""
    form: Literal["share", "mean"] = "share"
    """A share of things counted, between 0 and 1, or a mean per draft."""
    needs_model: bool = False
    """Whether it says nothing about the embedded drafter."""


METRICS: tuple[Metric, ...] = (
    Metric("completed", "起草完成", "起草出全文的次数；模型服务失败的不计分，记在这里", "more", 0.02),
    Metric("proved", "数已核对相符", "正文的数据中，与数据文件相符的", "more", 0.01),
    Metric("contradicted", "数与数据不符", "正文的数据中，与数据文件不符的", "less", 0.005),
    Metric("unproved", "数无从核对", "正文的数据中，没有依据可核对的", "less", 0.01),
    Metric(
        "first_proved",
        "初稿数相符",
        "模型初稿（改写之前）的数据中，与数据文件相符的",
        "more",
        0.02,
        needs_model=True,
    ),
    Metric(
        "first_accepted", "初稿一次通过", "请模型写的段落中，初稿就通过核对的", "more", 0.05, needs_model=True
    ),
    Metric(
        "first_pairing",
        "初稿问题与改进对应",
        "有改进措施的问题中，模型初稿写出问题并接着写出其措施的",
        "more",
        0.15,
        needs_model=True,
    ),
    Metric(
        "by_model",
        "采用模型写法",
        "请模型写的段落中，最后用模型写法的；其余用了模板",
        "more",
        0.05,
        needs_model=True,
    ),
    Metric("recall", "内容查全", "参考报告说到的数据事实中，草稿也说到的", "more", 0.02),
    Metric("precision", "内容查准", "草稿说到的数据事实中，参考报告也说到的", "more", 0.05),
    Metric("f1", "内容 F1", "查全与查准的调和平均", "more", 0.02),
    Metric("order", "内容顺序", "两边都说到的事实两两相比，先后一致的", "more", 0.05),
    Metric("required", "必说事实", "案例要求必须说到的事实中，草稿说到的", "more", 0.02),
    Metric("topics", "规定方面", "总体情况应有的方面中，草稿写到的", "more", 0.02),
    Metric(
        "elements", "法定要素", "各部分、统计期限、信息处理费、问题与改进等要素中，草稿具备的", "more", 0.02
    ),
    Metric("pairing", "问题与改进对应", "有改进措施的问题中，草稿写出问题并接着写出其措施的", "more", 0.02),
    Metric("notes", "材料写到", "机关提供的工作记录中，草稿写到的", "more", 0.02),
    Metric("grounded", "句有所本", "草稿的句子中，内容在数据和材料里都有的；其余可能是编造", "more", 0.01),
    Metric("forbidden", "没有禁写内容", "案例列出的禁写内容中，草稿没有写的", "more", 0.02),
    Metric("reported", "该报的问题报了", "数据本身的错误中，程序报告出来的", "more", 0.02),
    Metric("style", "行文无毛病", "有正文的部分中，没有格式、标点、套话等问题的", "more", 0.03),
    Metric("likeness", "与参考报告相似", "chrF，0 到 1，每稿平均", "more", 0.02, "mean"),
    Metric("last_year", "与上年报告相似", "chrF，0 到 1，每稿平均；过高说明照抄", "", None, "mean"),
    Metric("length", "篇幅比", "草稿字数与参考报告字数之比，每稿平均", "", None, "mean"),
    Metric("repairs", "改写次数", "每稿请模型改写的段次", "less", None, "mean", needs_model=True),
    Metric("calls", "调用次数", "每稿调用模型的次数，重试计入", "less", None, "mean", needs_model=True),
    Metric("tokens", "词元", "每稿的词元数；服务没有报告的不计", "less", None, "mean", needs_model=True),
    Metric("money", "费用", "每稿的费用；没有价格或词元未知的不计", "less", None, "mean", needs_model=True),
    Metric("preferred", "评委：不次于参考", "逐项比较，两种次序里评委都没有认为参考更好的", "more"),
    Metric("unjudged", "评委：未计分", "评委的回答无法识别、或换次序后自相矛盾的，不计入上一项", "less"),
)
"""In the order of every table."""

BY_ID = {metric.id: metric for metric in METRICS}

Count = tuple[float, float]
"""k and n."""
