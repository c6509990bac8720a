"""What Excel itself asks of a cell while the clerk types, in words that say what to do.

Table 二 accepts `/` without a question and asks back, no more, about `22（其中修订16件）`; tables 三 and
四 apply to every office and hold whole numbers only. Pasting goes around all of this, so nothing here is
relied upon when reading.
"""

from collections.abc import Iterable

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assistant.formats import CellSpec

_NOT_APPLICABLE = ("/", "／", "不适用")
"""Excel takes `/` typed on a selected cell for its menu key, so the word must do as well."""


def restrict(sheet: Worksheet, validation: DataValidation, cells: Iterable[str]) -> None:
    """Attach a validation to cells; an empty cell is always allowed."""
    for coordinate in cells:
        validation.add(coordinate)
    sheet.add_data_validation(validation)


def figure_validation(spec: CellSpec, first: str) -> DataValidation:
    """The validation for cells like `spec`; `first` is the upper left cell it is attached to."""
    column = spec.column
    if column.kind == "amount":
        wanted = f"不小于 0 的数，单位：{column.unit}" + (
            f"，保留{column.decimals}位小数" if column.decimals else ""
        )
    else:
        wanted = "整数，减少的写负数" if column.signed else "不小于 0 的整数"
    if spec.table.shape == "blocks":
        return _number_or_slash(first, wanted, whole=column.kind == "count", signed=column.signed)
    validation = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    return _worded(
        validation, "stop", wanted, f"请填{wanted}。没有发生填 0，不知道就留空；说明请写到“工作记录”页。"
    )


def _number_or_slash(first: str, wanted: str, *, whole: bool, signed: bool) -> DataValidation:
    conditions = [f"ISNUMBER({first})"]
    conditions += [] if signed else [f"N({first})>=0"]
    conditions += [f"N({first})=INT(N({first}))"] if whole else []
    words = ",".join(f'{first}="{word}"' for word in _NOT_APPLICABLE)
    formula = f"OR({words},AND({','.join(conditions)}))"
    validation = DataValidation(type="custom", formula1=formula, allow_blank=True)
    advice = (
        f"这一格一般填{wanted}。没有发生填 0，不适用填 / 或“不适用”，说明写在数后面的括号里。确定要这样填吗？"
    )
    return _worded(validation, "warning", wanted, advice, "；不适用填 / 或“不适用”")


def _worded(
    validation: DataValidation, style: str, wanted: str, advice: str, extra: str = ""
) -> DataValidation:
    validation.errorStyle = style  # type: ignore[assignment]
    validation.showErrorMessage = validation.showInputMessage = True
    validation.promptTitle, validation.prompt = "填写提示", f"填{wanted}；没有发生填 0{extra}；不知道就留空。"
    validation.errorTitle, validation.error = "请核对", advice
    return validation


def choice(options: Iterable[str], prompt: str) -> DataValidation:
    """A drop-down list that accepts nothing else."""
    validation = DataValidation(type="list", formula1=f'"{",".join(options)}"', allow_blank=True)
    validation.errorStyle = "stop"
    validation.showErrorMessage = validation.showInputMessage = True
    validation.promptTitle, validation.prompt = "请选择", prompt
    validation.errorTitle, validation.error = (
        "请从列表中选择",
        "请点右侧的箭头，从列表中选一项；不需要的留空。",
    )
    return validation


def suggestion(cells: str) -> DataValidation:
    """A drop-down list of what stands in `cells`, which may also be typed by hand."""
    validation = DataValidation(type="list", formula1=cells, allow_blank=True)
    validation.showErrorMessage = False
    validation.showInputMessage = True
    validation.promptTitle, validation.prompt = (
        "只有分项才填",
        "写总项的名称（可点箭头选）。这一行自己就是总项的，留空。",
    )
    return validation


def year_validation() -> DataValidation:
    """A year such as 2025."""
    validation = DataValidation(
        type="whole", operator="between", formula1="2000", formula2="2100", allow_blank=False
    )
    validation.errorStyle = "stop"
    validation.showErrorMessage = True
    validation.errorTitle, validation.error = "请核对", "报告年度填四位数字的年份，例如 2025。"
    return validation


def value_validation() -> DataValidation:
    """The number of a fact."""
    validation = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    return _worded(
        validation, "warning", "数", "这一格只填数，单位填在右边一格。没有发生填 0。确定要这样填吗？"
    )
