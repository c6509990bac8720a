"""Blank forms for every office of a roster: a workbook each, or one with a row each."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from assistant.batch.pairing import file_name
from assistant.batch.roster import Member
from assistant.errors import UsageError
from assistant.figures import Office, office_short
from assistant.formats import Format


def roster_forms(
    members: Sequence[Member], report_format: Format, year: int, output: Path
) -> list[tuple[Path, Callable[[], bytes]]]:
    """What to write where; a content is made when it is asked for, so that thousands do not stand in memory.

    Raises:
        UsageError: `output` names a file of a kind that holds no several offices.
    """
    from assistant.forms.collective import collective_workbook
    from assistant.forms.write import form_workbook

    offices = [
        Office(member.name, member.short or office_short(member.kind), member.kind, member.parent)
        for member in members
    ]
    if output.suffix.lower() == ".xlsx":
        return [(output, partial(collective_workbook, report_format, offices, year))]
    if output.suffix:
        raise UsageError(f"有名单时，-o 后面写文件夹或 .xlsx 文件，不能写“{output}”。")
    names = [f"{file_name(office.name)}{year}年填报表.xlsx" for office in offices]
    return [
        (_folder(output, office, names, name) / name, partial(form_workbook, report_format, office, year))
        for office, name in zip(offices, names, strict=True)
    ]


def _folder(output: Path, office: Office, names: Sequence[str], name: str) -> Path:
    """Namesakes under different parents go into the parents' folders."""
    return output / file_name(office.parent) if names.count(name) > 1 and office.parent else output
