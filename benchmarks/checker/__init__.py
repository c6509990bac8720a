"""How well the checker reads labelled reports, how many seeded errors it finds, and how fast it is.

`run` is the one command. `markup` reads the labelled reports, `claim_classes` sorts their labels, `scoring` says what tied,
right and false alarm mean. `seeding` makes the mutants out of `slips` (numbers) and `rewording` (words), `admissible` drops
those that some reading bears out all the same, `seeded` checks them. `systems` are what is measured side by side: the
checker, `baseline`'s regular expressions, and `model_judge`. `measures` counts, `table` shows. `speed`, `unknown` (words nobody knows) and `setting` (marks and
spaces set otherwise) stand alone.
"""
