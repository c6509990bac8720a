"""The Excel form: written for an office to fill in without help, read back with the origin of every value.

`write.form_workbook` and `read.read_form` are the two directions; `places` is what they share; `container` keeps
harmful files out; `alignment` finds the tables by their labels when a clerk has inserted or deleted rows.
"""
