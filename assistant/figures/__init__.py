"""One office, one year: every cell with where it came from, the facts outside the tables, the office's notes.

`model` is the value all stages share; `file` is the canonical YAML or JSON in and out; `cell_text` reads what people
write into a cell; `derived` evaluates expressions over cells, so that a subtotal or a share is computed in one way.
"""

from assistant.figures.derived import column_or_row_sum, evaluate, last_year
from assistant.figures.dump import cell_json, dump_figures, figures_tree
from assistant.figures.file import Loaded, figures_from_tree, load_figures, read_cell, read_fact
from assistant.figures.model import (
    Absence,
    Acknowledgement,
    Cell,
    Fact,
    Figures,
    Note,
    Notes,
    Office,
    Part,
    Problem,
    Prose,
    in_sentence,
    office_kind,
    office_short,
)

__all__ = [
    "Absence",
    "Acknowledgement",
    "Cell",
    "Fact",
    "Figures",
    "Loaded",
    "Note",
    "Notes",
    "Office",
    "Part",
    "Problem",
    "Prose",
    "cell_json",
    "column_or_row_sum",
    "dump_figures",
    "evaluate",
    "figures_from_tree",
    "figures_tree",
    "in_sentence",
    "last_year",
    "load_figures",
    "office_kind",
    "office_short",
    "read_cell",
    "read_fact",
]
