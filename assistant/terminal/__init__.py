"""The session in a terminal: `showing` views (rich, or plain lines), `asking` for one line, performing `effects`.

Nothing is decided here: what an answer means is `assistant.session`'s business. Plain mode draws no boxes, uses no colour and
never moves the cursor; it is also what a pipe gets.
"""
