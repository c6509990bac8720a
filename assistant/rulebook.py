"""Every rule of the program, assembled from the stages that own them. `assistant explain` and docs/rules.md read it."""

from assistant.checking.prose.rules import RULES as PROSE
from assistant.checking.rules import RULES as CHECKING
from assistant.drafting.rules import RULES as DRAFTING
from assistant.figures.rules import RULES as FIGURES
from assistant.findings import Rule
from assistant.forms.rules import RULES as FORMS
from assistant.importing.rules import RULES as IMPORTING
from assistant.validation.rules import RULES as VALIDATION

FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("填报的数", FIGURES),
    ("Excel 填报表", FORMS),
    ("表格的勾稽和合理性", VALIDATION),
    ("正文与表格", CHECKING),
    ("正文的文字", PROSE),
    ("起草所需的材料", DRAFTING),
    ("导入已有报告", IMPORTING),
)
RULEBOOK: dict[str, Rule] = {rule.code: rule for _, rules in FAMILIES for rule in rules}


def rules_markdown() -> str:
    """docs/rules.md: every rule with what it means, why it matters, how to mend it, and examples."""
    parts = ["# 规则说明\n\n本页由 `python scripts/generate.py` 从程序的规则生成，请勿手改。\n"]
    for title, rules in FAMILIES:
        parts.append(f"\n## {title}\n")
        for rule in sorted(rules, key=lambda rule: rule.code):
            parts.append(
                f"\n### {rule.code} {rule.title}\n\n级别：{rule.severity.label}\n\n- 含义：{rule.what}\n"
                f"- 为什么重要：{rule.why}\n- 怎样改正：{rule.fix}\n- 例子：{rule.example}\n"
            )
    return "".join(parts)
