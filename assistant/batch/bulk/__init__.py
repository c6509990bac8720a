"""Drafting many offices through a bulk endpoint: everything still to be asked goes out in one file, and the run waits, days if need be.

A pass over the offices drafts what it can from the answers at hand; a question without an answer is put into the next
file, and its office waits. `rounds` keeps files, endpoints' ids and answers in the output folder, so that the same
command goes on after any interruption and no question is asked or paid twice. `adapter` makes a draft ask there instead
of calling; `run` is the loop of passes.
"""
