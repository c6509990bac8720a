"""Consistent figures made up from a seed: every identity holds, every size of office occurs."""

import random
from decimal import Decimal

from assistant.figures import Cell, Fact, Figures, Note, Notes, Office, Part, Problem
from assistant.formats import load_format
from assistant.formats.model import columns_of, rows_of

COLUMNS = ("natural_person", "business", "research", "social", "legal_service", "other")
PLACES = (
    "石榴坪",
    "青湾",
    "澜溪",
    "临泊",
    "云坞",
    "梅渚",
    "禾丰",
    "泉岭",
    "竹港",
    "松塬",
    "柳塘",
    "鹭洲",
    "雁浦",
)
OFFICES = (
    ("街道办事处", "我街道", "subdistrict"),
    ("镇人民政府", "我镇", "township"),
    ("县水利局", "我局", "department"),
    ("县人民政府", "我县", "county"),
    ("市人民政府", "我市", "city"),
)


def made_figures(
    seed: int, format_id: str = "2021", *, with_previous: bool = True, busy: int | None = None
) -> Figures:
    """Figures from `seed`: `busy` is about how many applications a year brings; None lets the seed choose."""
    dice = random.Random(f"{format_id}-{seed}")
    ending, short, kind = OFFICES[seed % len(OFFICES)]
    office = Office(f"{PLACES[seed % len(PLACES)]}{ending}", short, kind)
    size = busy if busy is not None else dice.choice([0, 1, 2, 8, 40, 900])
    year = 2020 if format_id == "2019" else 2025
    before = _cells(dice, format_id, size, carried_in={}) if with_previous else None
    carried = (
        {c: int(before[f"applications.carried_out.{c}"]) for c in COLUMNS}
        if before
        else _spread(dice, size // 5)
    )
    now = _cells(dice, format_id, size, carried_in=carried, before=before)
    report_format = load_format(format_id)
    previous = Figures(report_format, office, year - 1, _wrapped(before)) if before else None
    return Figures(report_format, office, year, _wrapped(now), _facts(dice), _notes(dice), previous)


def _wrapped(values: dict[str, Decimal]) -> dict[str, Cell]:
    return {cell: Cell(value) for cell, value in values.items()}


def _spread(dice: random.Random, count: int) -> dict[str, int]:
    spread = dict.fromkeys(COLUMNS, 0)
    for _ in range(count):
        spread[dice.choices(COLUMNS, [70, 15, 1, 2, 6, 6])[0]] += 1
    return spread


def _cells(
    dice: random.Random,
    format_id: str,
    size: int,
    carried_in: dict[str, int],
    before: dict[str, Decimal] | None = None,
) -> dict[str, Decimal]:
    report_format = load_format(format_id)
    cells: dict[str, int | Decimal] = {}
    new = _spread(dice, dice.randint(size // 2, size) if size else 0)
    rows = [row.id for row in rows_of(report_format.table("applications"))]
    leaves = [row for row in rows if row.startswith("results.") and row != "results.total"]
    for column in COLUMNS:
        left = new[column] + carried_in.get(column, 0)
        out = dice.randint(0, left // 6)
        done = dict.fromkeys(leaves, 0)
        for _ in range(left - out):
            done[dice.choices(leaves, [30 if leaf == "results.disclosed" else 3 for leaf in leaves])[0]] += 1
        values = {"new": new[column], "carried_in": carried_in.get(column, 0), **done}
        values |= {"results.total": sum(done.values()), "carried_out": out}
        cells |= {f"applications.{row}.{column}": values[row] for row in rows}
    for row in rows:
        cells[f"applications.{row}.total"] = sum(
            int(cells[f"applications.{row}.{column}"]) for column in COLUMNS
        )
    for row in rows_of(report_format.table("disputes")):
        outcomes = {
            outcome: dice.randint(0, size // 20) for outcome in ("upheld", "corrected", "other", "pending")
        }
        outcomes["total"] = sum(outcomes.values())
        cells |= {f"disputes.{row.id}.{outcome}": count for outcome, count in outcomes.items()}
    cells |= _disclosure(dice, format_id, before)
    return {cell: Decimal(cells[cell]) for cell in report_format.cells}


def _disclosure(
    dice: random.Random, format_id: str, before: dict[str, Decimal] | None
) -> dict[str, int | Decimal]:
    cells: dict[str, int | Decimal] = {}
    for block in load_format(format_id).table("disclosure").blocks:
        for row in block.rows:
            for column in block.columns:
                cells[f"disclosure.{row.id}.{column.id}"] = dice.randint(0, 400)
    cells |= {cell: 0 for cell in cells if ".regulations." in cell}
    documents = "disclosure.normative_documents"
    if format_id == "2021":
        valid = int(before[f"{documents}.in_force"]) if before else dice.randint(10, 30)
        issued, repealed = dice.randint(0, 6), dice.randint(0, 4)
        cells |= {f"{documents}.issued": issued, f"{documents}.repealed": repealed}
        cells[f"{documents}.in_force"] = valid + issued - repealed
        cells["disclosure.fees.amount"] = Decimal(dice.randint(0, 99999)) / 100
    else:
        made = dice.randint(0, 9)
        cells |= {f"{documents}.made": made, f"{documents}.disclosed": made, f"{documents}.total": made + 5}
        for row in ("licensing", "other_services", "penalties", "compulsion", "fees"):
            last = before or {}
            items = last.get(f"disclosure.{row}.previous_items", Decimal(9)) + last.get(
                f"disclosure.{row}.change", Decimal(0)
            )
            cells[f"disclosure.{row}.previous_items"] = items
            cells[f"disclosure.{row}.change"] = dice.randint(-2, 2)
        cells["disclosure.procurement.amount"] = Decimal(dice.randint(10000, 9999999)) / 10000
    return cells


def _facts(dice: random.Random) -> tuple[Fact, ...]:
    parts = tuple(
        Part(label, Decimal(dice.randint(1, 300))) for label in ("工作动态", "财政信息", "公示公告")
    )
    total = sum((part.value for part in parts), Decimal(0))
    return (
        Fact("website", "通过政府网站公开信息", total, "条", parts, True),
        Fact("lectures", "政策宣讲", Decimal(dice.randint(1, 20)), "场", topic="platform"),
        Fact("information_fees.notices", "发出信息处理费收费通知", Decimal(0), "件"),
        Fact("information_fees.charged", "信息处理费收费通知总金额", Decimal(0), "元"),
        Fact("information_fees.received", "实际收取信息处理费总金额", Decimal(0), "元"),
    )


def _notes(dice: random.Random) -> Notes:
    return Notes(
        topics={
            "management": (Note(f"对{dice.randint(3, 90)}件拟发公文逐件审查公开属性"),),
            "supervision": (Note(f"组织业务培训{dice.randint(2, 9)}场，参训{dice.randint(20, 400)}人次"),),
        },
        problems=(
            Problem("个别信息上网不够及时", "明确上网时限并按周核对"),
            Problem("政策解读形式单一", f"对新制发文件配发图文解读，全年不少于{dice.randint(3, 9)}期"),
        ),
    )


def all_columns(format_id: str) -> list[str]:
    """The ids of table 三's columns."""
    return [column.id for column in columns_of(load_format(format_id).table("applications"))]
