"""A county made up from a seed: many offices, mixed kinds of file, last year's beside them, some with errors, some missing.

Everything a test wants to know about the county is computed here from the same figures that are written, and never
read back from the program.
"""

import csv
import json
import random
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from assistant.figures import Cell, Figures, Note, Notes, Office, Problem, dump_figures, figures_tree
from tests.made_figures import made_figures

PARENT = "云溪县人民政府"
_FIRST = "石青澜临云梅禾泉竹松柳鹭雁枫桃荷杨樟兰麦"
_SECOND = "坪湾溪泊坞渚丰岭港塬塘洲浦桥畈墩坝岗潭屿"
_ENDINGS = (
    ("街道办事处", "我街道", "subdistrict"),
    ("镇人民政府", "我镇", "township"),
    ("乡人民政府", "我乡", "township"),
    ("水利局", "我局", "department"),
    ("林业局", "我局", "department"),
    ("民政局", "我局", "department"),
    ("住房局", "我局", "department"),
    ("文旅局", "我局", "department"),
    ("医保局", "我局", "department"),
    ("司法局", "我局", "department"),
    ("统计局", "我局", "department"),
    ("交通局", "我局", "department"),
    ("农业局", "我局", "department"),
)


@dataclass(frozen=True, slots=True)
class County:
    """What was written, and what is true of it."""

    figures: dict[str, Figures]
    """As written, by office name, without the missing."""
    wrong: tuple[str, ...]
    """Offices with a planted error."""
    missing: tuple[str, ...]
    roster: Path


def office_of(number: int) -> Office:
    """The office with this number: 20 × 20 places, 13 kinds."""
    place, kind = divmod(number, len(_ENDINGS))
    first, second = divmod(place, len(_SECOND))
    ending, short, name = _ENDINGS[kind]
    return Office(f"{_FIRST[first % len(_FIRST)]}{_SECOND[second]}{ending}", short, name, PARENT)


def office_figures(seed: int, number: int) -> Figures:
    """This office's figures; its notes are its own, so that only planted likeness is likeness."""
    dice = random.Random(f"office-{seed}-{number}")
    made = made_figures(seed * 10_000 + number, busy=dice.choice([0, 1, 2, 8, 40, 40, 120]))
    office = office_of(number)
    words = ["".join(dice.choices(_FIRST + _SECOND, k=length)) for length in (26, 22, 20, 24)]
    notes = Notes(
        topics={
            "management": (Note(f"对{words[0]}的{dice.randint(3, 90)}件公文逐件审查"),),
            "supervision": (Note(f"在{words[1]}组织培训{dice.randint(2, 9)}场"),),
        },
        problems=(Problem(f"{words[2]}上网不够及时", f"由{words[3]}按周核对"),),
    )
    previous = replace(made.previous, office=office, notes=Notes()) if made.previous else None
    return replace(made, office=office, notes=notes, previous=previous)


def write_county(
    folder: Path,
    offices: int,
    seed: int = 1,
    *,
    kinds: tuple[str, ...] = ("yaml", "json", "yaml", "xlsx"),
    wrong: Decimal = Decimal("0.1"),
    missing: Decimal = Decimal("0.05"),
) -> County:
    """Write the files of a county below `folder`: this year's in 2025/, last year's in 上年/, the roster beside them."""
    dice = random.Random(f"county-{seed}-{offices}")
    numbers = list(range(offices))
    lost = set(dice.sample(numbers, round(offices * missing)))
    bad = set(dice.sample([number for number in numbers if number not in lost], round(offices * wrong)))
    written = {}
    for number in numbers:
        figures = office_figures(seed, number)
        if number in lost:
            continue
        if number in bad:
            figures = _with_error(dice, figures)
        kind = kinds[number % len(kinds)]
        written[figures.office.name] = figures
        _write(folder / "2025" / f"第{number // 40 + 1}组", replace(figures, previous=None), kind)
        if figures.previous:
            _write(folder / "上年", figures.previous, "json" if kinds == ("json",) else "yaml")
    names = [office_of(number).name for number in numbers]
    return County(
        written,
        tuple(names[number] for number in sorted(bad)),
        tuple(names[number] for number in sorted(lost)),
        _write_roster(folder / "名单.csv", numbers),
    )


def _with_error(dice: random.Random, figures: Figures) -> Figures:
    """One number off by one: the row and the column it stands in no longer add up."""
    cell = f"applications.results.disclosed.{dice.choice(['natural_person', 'business', 'other'])}"
    number = figures.number(cell)
    assert number is not None
    return replace(figures, cells={**figures.cells, cell: Cell(number + 1)})


def _write(folder: Path, figures: Figures, kind: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{figures.office.name}{figures.year}.{kind}"
    if kind == "xlsx":
        from assistant.forms.write import form_workbook

        path.write_bytes(form_workbook(figures.format, figures.office, figures.year, figures))
    elif kind == "json":
        path.write_text(json.dumps(figures_tree(figures), ensure_ascii=False), encoding="utf-8")
    else:
        path.write_text(dump_figures(figures), encoding="utf-8")


def _write_roster(path: Path, numbers: list[int]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["机关名称", "机关类型", "上级机关", "联系人"])
        kinds = {"subdistrict": "街道办事处", "township": "乡镇政府", "department": "政府部门"}
        for number in numbers:
            office = office_of(number)
            writer.writerow([office.name, kinds[office.kind], PARENT, f"联系人{number}"])
    return path
