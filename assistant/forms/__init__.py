"""The Excel form: written for an office to fill in without help, read back with the origin of every value.

`places` is what writer and reader share; `write` and `read` are the two directions; `container` keeps
harmful files out; `alignment` finds the tables by their labels when a clerk has inserted or deleted rows.
"""

from assistant.forms.container import is_form
from assistant.forms.read import read_form
from assistant.forms.write import form_workbook

__all__ = ["form_workbook", "is_form", "read_form"]
