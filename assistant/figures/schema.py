"""The shape of a figures file. schemas/figures.schema.json is generated from these classes.

Scalars arrive as text (or null), exactly as they stand in the file, so that 15.2810 keeps its zero and no number
ever passes through a float.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

Scalar = Annotated[
    str | None,
    BeforeValidator(lambda value: value if value is None or isinstance(value, str) else str(value)),
    WithJsonSchema({"type": ["integer", "string", "null"]}),
]
OfficeKind = Literal["province", "city", "county", "township", "subdistrict", "department", "other"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OfficeEntry(_Entry):
    """The reporting office."""

    name: str = Field(min_length=1)
    short: str = ""
    kind: OfficeKind = "other"
    parent: str = ""


class PartEntry(_Entry):
    """One part of a fact."""

    label: str = Field(min_length=1)
    value: Scalar


class FactEntry(_Entry):
    """A figure that stands in no table; label and unit may be left out for facts the format declares."""

    id: str = Field(min_length=1)
    label: str = ""
    value: Scalar = None
    unit: str = ""
    parts: tuple[PartEntry, ...] = ()
    exhaustive: bool = False
    topic: str = "proactive"


class ProblemEntry(_Entry):
    """A problem with the measure that answers it."""

    text: str = Field(min_length=1)
    measure: str = ""


class NotesEntry(_Entry):
    """What the office did and found, in its own words."""

    proactive: tuple[str, ...] = ()
    on_request: tuple[str, ...] = ()
    management: tuple[str, ...] = ()
    platform: tuple[str, ...] = ()
    supervision: tuple[str, ...] = ()
    problems: tuple[ProblemEntry, ...] = ()
    previous_problems: tuple[ProblemEntry, ...] = ()
    other: tuple[str, ...] = ()


class AcknowledgementEntry(_Entry):
    """A finding the office knows of, with its reason."""

    code: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    cells: tuple[str, ...] = ()


class ProseEntry(_Entry):
    """A section's text as an imported report has it."""

    id: str
    title: str = ""
    text: str


class FiguresFile(_Entry):
    """A figures file: one office, one year."""

    format: str = Field(json_schema_extra={"enum": ["2019", "2021"]})
    office: OfficeEntry
    year: int = Field(ge=2000, le=2100)
    figures: dict[str, Any] = Field(default_factory=dict)
    """Cell ids, nested or dotted; null is blank, "n/a" is not applicable."""
    facts: tuple[FactEntry, ...] = ()
    notes: NotesEntry = NotesEntry()
    previous: "str | FiguresFile | None" = None
    """Last year's figures: a file beside this one, or inline."""
    acknowledgements: tuple[AcknowledgementEntry, ...] = ()
    prose: tuple[ProseEntry, ...] = ()
    """Kept by `assistant import`; never drafted from."""
