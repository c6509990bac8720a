"""A model's replies kept in the cluster's database, so that what one machine has paid for no other pays again."""

from typing import Any

from assistant.llm.cache import Kept, ReplyCache

TABLE = """
CREATE TABLE IF NOT EXISTS assistant_replies (
  key text PRIMARY KEY, text text NOT NULL, prompt int, completion int, at timestamptz NOT NULL DEFAULT now()
);
"""


class SharedReplies(ReplyCache):
    """The replies of all machines. A database that is away is no failure here: the call is made, and told to it later."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._database: Any = None
        self._unsent: dict[str, Kept] = {}
        self.problem = None

    def get(self, key: str) -> Kept | None:
        """The reply under `key`, or None."""
        if key in self._unsent:
            return self._unsent[key]
        rows = self._ask("SELECT text, prompt, completion FROM assistant_replies WHERE key = %s", (key,))
        return Kept(*rows[0]) if rows else None

    def put(self, key: str, kept: Kept) -> None:
        """Keep a reply; it counts from here on, also while the database is away."""
        self._unsent[key] = kept
        for waiting, reply in list(self._unsent.items()):
            sent = self._ask(
                "INSERT INTO assistant_replies (key, text, prompt, completion) VALUES (%s, %s, %s, %s) "
                "ON CONFLICT DO NOTHING RETURNING key",
                (waiting, reply.text, reply.prompt, reply.completion),
            )
            if sent is None:
                return
            del self._unsent[waiting]

    def close(self) -> None:
        """Close the connection."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _ask(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]] | None:
        """The rows; None when the database is away, which the next question tries again."""
        import psycopg

        try:
            if self._database is None or self._database.closed:
                self._database = psycopg.connect(self._address, autocommit=True, connect_timeout=2)
            found: list[tuple[Any, ...]] = self._database.execute(query, values).fetchall()
            return found
        except psycopg.Error:
            self.close()
            return None
