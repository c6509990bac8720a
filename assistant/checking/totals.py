"""The totals that prose speaks of without a row or a column: what came in, what was done, what is left, all cases.

Each is an expression over cell ids, as evidence is.
"""

NEW = "applications.new.total"
CARRIED_IN = "applications.carried_in.total"
CARRIED_OUT = "applications.carried_out.total"
DONE = "applications.results.total.total"
DISCLOSED = "applications.results.disclosed.total"
BALANCE = frozenset({NEW, CARRIED_IN, DONE, CARRIED_OUT})
"""What came in is what was answered and what is left: 本年新收 + 上年结转 = 办理结果 + 结转下年度."""
LOAD = f"{NEW} + {CARRIED_IN}"
"""What was to be handled."""
DONE_OF_NEW = f"{NEW} - {CARRIED_OUT}"
"""收到122件，办结116件；另办结上年结转11件: what was done of the year's own applications."""
REMAINDER = f"{LOAD} - {CARRIED_OUT} - {DONE}"
"""What is left when all is told: 0 where the table closes."""
RECONSIDERATION = "disputes.reconsideration.total"
LITIGATION_DIRECT, LITIGATION_AFTER = "disputes.litigation_direct.total", "disputes.litigation_after.total"
LITIGATION = f"{LITIGATION_DIRECT} + {LITIGATION_AFTER}"
ALL_CASES = f"{RECONSIDERATION} + {LITIGATION}"
SHARE_WHOLES = {"applications": (DONE, NEW, LOAD), "disputes": (RECONSIDERATION, LITIGATION)}
"""What a share may be of where no whole is named, the most usual first."""
WHOLES = BALANCE | {LOAD, RECONSIDERATION, LITIGATION_DIRECT, LITIGATION_AFTER, LITIGATION}
"""What is all of something: a number of only some of it is none of these."""
