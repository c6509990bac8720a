"""What a model gets wrong in its text: each fault takes the passages of a good answer and spoils one of them."""

import random
import re
from collections.abc import Callable

Passages = dict[str, str]
"""A good answer: the text of each passage, with keys, by its title."""
TextFault = Callable[[random.Random, Passages, str], None]
"""Spoils the passage named, in place."""

SLOT = re.compile(r"\{\{([^{}]+)\}\}")
INVENTED = (
    "组织召开全系统政务公开工作推进会，对重点任务逐项部署。",
    "邀请市电视台记者走进服务大厅，现场讲解申请流程。",
    "与县融媒体中心合作开设专题栏目，回应群众关心的热点。",
    "主要负责同志多次听取汇报，协调解决难点。",
    "由于机构改革后职能调整，公开事项范围有所扩大。",
    "被上级评为政务公开先进单位，做法在全市推广。",
    "印发《政务公开工作要点》，明确责任分工。",
    "在青石桥社区设立公开驿站，配备自助查询终端。",
    "新建政策问答知识库，群众咨询即问即答。",
    "张建国局长带队到基层调研公开工作。",
    "有群众表示“办事越来越方便了”。",
    "推动老旧档案数字化，方便企业远程调阅。",
    "委托第三方机构开展政务公开满意度测评。",
    "开展无障碍改造，视障人士可听读政策文件。",
)
SLOGANS = (
    "高度重视政府信息公开工作，切实增强责任感和使命感，工作取得显著成效。",
    "不断提升公开质量，持续优化服务，群众满意度和获得感明显增强。",
    "下一步，将进一步健全机制，推动政府信息公开工作再上新台阶。",
)
STRAY = (
    "全年更新专栏36个。",
    "组织业务学习4次。",
    "接受群众咨询1200余人次。",
    "公开率达到98.5%。",
    "于5月12日完成整改。",
    "依据第三十六条办理。",
)
CHINESE = (
    "组织专题学习三次。",
    "接待来访群众两百余人次。",
    "开展自查五轮。",
    "答复及时率达到百分之九十九。",
    "当年收到申请七十九件。",
)
FALSE = (
    "上述申请已全部办结。",
    "全年未收到政府信息公开申请。",
    "没有发生行政复议和行政诉讼。",
    "办理结果均为予以公开。",
    "新收申请与上年持平。",
)
NOTES = (
    "（注：为满足字数要求，以上内容作了适当展开。）",
    "注：以上内容根据您提供的材料整理。",
    "作为AI助手，我无法核实具体情况，请您自行补充。",
    "希望以上内容对您有帮助！",
    "Note: figures to be confirmed.",
)


def wrong_digit(dice: random.Random, passages: Passages, title: str) -> None:
    """A number written out, and a wrong one."""
    unit = dice.choice(("件", "条", "%"))
    passages[title] = _replace_slot(dice, passages[title], lambda _: f"{dice.randint(1, 4000)}{unit}")


def wrong_slot(dice: random.Random, passages: Passages, title: str) -> None:
    """Two keys in each other's place."""
    text = passages[title]
    keys = list(dict.fromkeys(SLOT.findall(text)))
    if len(keys) < 2:
        return unknown_key(dice, passages, title)
    one, other = dice.sample(keys, 2)
    swap = {one: other, other: one}
    passages[title] = SLOT.sub(lambda match: f"{{{{{swap.get(match[1], match[1])}}}}}", text)
    return None


def unknown_key(dice: random.Random, passages: Passages, title: str) -> None:
    """A key that does not exist."""
    key = dice.choice(("total", "new_total", "f12", "facts.weibo", "note99", "答复数"))
    passages[title] = _replace_slot(dice, passages[title], lambda _: f"{{{{{key}}}}}")


def doubled_unit(dice: random.Random, passages: Passages, title: str) -> None:
    """A unit, a digit or 约 beside a key."""
    before, after = dice.choice(
        (("", "件"), ("约", ""), ("近", ""), ("", "余件"), ("1", ""), ("", "%"), ("超过", ""), ("第", ""))
    )
    passages[title] = _replace_slot(dice, passages[title], lambda slot: f"{before}{slot}{after}")


def broken_braces(dice: random.Random, passages: Passages, title: str) -> None:
    """Braces missing, nested or too many."""
    form = dice.choice(("{%s}", "{{%s}", "{{{%s}}}", "{{%s", "%s}}", "{{{{%s}}}}", "｛%s｝", "{{%s｝"))
    passages[title] = _replace_slot(dice, passages[title], lambda slot: form % slot[2:-2])


def markdown(dice: random.Random, passages: Passages, title: str) -> None:
    """Marks of Markdown."""
    text = passages[title]
    passages[title] = dice.choice(
        (
            f"**{text[:8]}**{text[8:]}",
            f"- {text}",
            f"## 情况\n{text}",
            f"```\n{text}\n```",
            f"| 项目 | 数量 |\n|---|---|\n{text}",
            f"<p>{text}</p>",
        )
    )


def stacked(dice: random.Random, passages: Passages, title: str) -> None:
    """Two versions, one after the other."""
    text = passages[title]
    passages[title] = text + dice.choice(("\n修改后：\n", "\n（优化版）\n", "\n", "\n版本二：\n")) + text


def missing(dice: random.Random, passages: Passages, title: str) -> None:
    """A passage left out."""
    del passages[title]


def other_year(dice: random.Random, passages: Passages, title: str) -> None:
    """The year of a report copied from."""
    passages[title] = f"{dice.choice((2019, 2022, 2023))}年，{passages[title]}"


def verbatim_note_with_another_digit(dice: random.Random, passages: Passages, title: str) -> None:
    """A statement of the office repeated with another number in it."""
    passages[title] += f"全年通过政府网站公开信息{dice.randint(1, 3000)}条。"


def forgetful(dice: random.Random, passages: Passages, title: str) -> None:
    """A sentence of the facts left out."""
    sentences = re.findall(r"[^。]+。", passages[title])
    if len(sentences) > 1:
        sentences.pop(dice.randrange(len(sentences)))
    passages[title] = "".join(sentences)


def adds(sentences: tuple[str, ...]) -> TextFault:
    """A sentence of these, at the end or between two others."""

    def fault(dice: random.Random, passages: Passages, title: str) -> None:
        parts = re.findall(r"[^。]*。", passages[title]) or [passages[title]]
        parts.insert(dice.randint(0, len(parts)), dice.choice(sentences))
        passages[title] = "".join(parts)

    return fault


def ends_with(sentences: tuple[str, ...]) -> TextFault:
    """A remark after the text."""

    def fault(dice: random.Random, passages: Passages, title: str) -> None:
        passages[title] += "\n" + dice.choice(sentences)

    return fault


def _replace_slot(dice: random.Random, text: str, replacement: Callable[[str], str]) -> str:
    slots = list(SLOT.finditer(text))
    if not slots:
        return text + replacement("{{new}}") + "。"
    slot = dice.choice(slots)
    return text[: slot.start()] + replacement(slot[0]) + text[slot.end() :]


TEXT_FAULTS: dict[str, TextFault] = {
    "wrong-digit": wrong_digit,
    "wrong-slot": wrong_slot,
    "unknown-key": unknown_key,
    "doubled-unit": doubled_unit,
    "broken-braces": broken_braces,
    "stray-number": adds(STRAY),
    "chinese-numeral": adds(CHINESE),
    "false-statement": adds(FALSE),
    "another-digit": verbatim_note_with_another_digit,
    "other-year": other_year,
    "invented": adds(INVENTED),
    "padding": adds(SLOGANS),
    "missing-topic": missing,
    "forgetful": forgetful,
    "markdown": markdown,
    "leak": ends_with(NOTES),
    "stacked": stacked,
}
"""Faults of a text, by the name that tables and the command line use."""
