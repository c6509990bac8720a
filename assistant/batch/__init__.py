"""Many offices at once: read, draft, check and render each, then one list of problems, one dashboard, one sum.

`reading` finds the offices in folders and workbooks and `pairing` puts last year's figures beside this year's; `work` is
the unit of work for one office, the same on one machine and on many; `run` drives it with a journal, so that the same
command goes on where it stopped; `tables`, `dashboard`, `likeness` and `rollup` say what the whole amounts to.
"""
