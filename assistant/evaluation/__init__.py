"""Evaluation: drafts of known offices held against what is known about them, with honest intervals.

`cases` says what is known, `scoring` measures one draft (counts only: k of n), `running` makes a run of many, `run_file`
keeps it, `intervals` and `comparing` say what the counts are worth, `markdown` and `page` show it. Numbers are proved
by the checker and never by a model; what could not be scored is unscored, which is neither right nor zero.
"""
