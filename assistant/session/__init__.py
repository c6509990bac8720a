"""The interactive session without its terminal: a state on disk, and what each screen shows and makes of an answer.

`machine` turns a state and one line of input into a step: events, the next place, words to say, at most one effect
(open a file, write files, call an editor, ask a drafter) that the caller performs. `journal` keeps the steps.
"""
