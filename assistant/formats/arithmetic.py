"""A small arithmetic over names: `new + carried_in`, `previous.carried_out`, `a / (a + b) * 100`.

Identities, admissible readings of a phrase and evidence are all written in it, so that what a rule says, what the
checker proves and what the reader sees is one text. It has its own parser because a format file is data: nothing in
it may run. Values are exact (`Fraction`): a share is never rounded before it is compared.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\.\*)?)|(?P<op>[-+*/()]))"
)


class ExpressionError(ValueError):
    """The text is no expression; the message says at which character."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: a name, a number, or an operator with its two sides."""

    operator: str
    """`name`, `number`, or one of `+ - * /`."""
    name: str = ""
    number: Fraction = Fraction(0)
    left: "Expression | None" = None
    right: "Expression | None" = None

    def names(self) -> Iterator[str]:
        """Yield every name in reading order."""
        if self.operator == "name":
            yield self.name
        for side in (self.left, self.right):
            if side is not None:
                yield from side.names()

    def evaluate(self, value: Callable[[str], Decimal | Fraction | None]) -> Fraction | None:
        """Return the exact value, or None when a name has none or a divisor is zero."""
        if self.operator == "number":
            return self.number
        if self.operator == "name":
            found = value(self.name)
            return None if found is None else Fraction(found)
        left = self.left.evaluate(value) if self.left else None
        right = self.right.evaluate(value) if self.right else None
        if left is None or right is None:
            return None
        return _apply(self.operator, left, right)


def _apply(operator: str, left: Fraction, right: Fraction) -> Fraction | None:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    return left / right if right else None


class _Parser:
    """Recursive descent over the tokens; addition binds weaker than multiplication, as everywhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._tokenise(text))
        self._next = 0

    @staticmethod
    def _tokenise(text: str) -> Iterator[tuple[str, str]]:
        position = 0
        while position < len(text.rstrip()):
            match = _TOKEN.match(text, position)
            if match is None:
                raise ExpressionError(f"“{text}”第{position + 1}个字符处无法识别")
            position = match.end()
            kind = match.lastgroup or ""
            yield kind, match.group(kind)

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        if self._next >= len(self._tokens):
            raise ExpressionError(f"“{self._text}”不完整")
        self._next += 1
        return self._tokens[self._next - 1]

    def parse(self) -> Expression:
        result = self._sum()
        if self._next < len(self._tokens):
            raise ExpressionError(f"“{self._text}”中“{self._peek()}”多余")
        return result

    def _sum(self) -> Expression:
        left = self._product()
        while self._peek() in ("+", "-"):
            left = Expression(self._take()[1], left=left, right=self._product())
        return left

    def _product(self) -> Expression:
        left = self._atom()
        while self._peek() in ("*", "/"):
            left = Expression(self._take()[1], left=left, right=self._atom())
        return left

    def _atom(self) -> Expression:
        kind, text = self._take()
        if kind == "number":
            return Expression("number", number=Fraction(text))
        if kind == "name":
            return Expression("name", name=text)
        if text != "(":
            raise ExpressionError(f"“{self._text}”中“{text}”处应为名称、数字或左括号")
        inner = self._sum()
        if self._take()[1] != ")":
            raise ExpressionError(f"“{self._text}”缺少右括号")
        return inner


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> Expression:
    """Parse `text`; the same text is parsed once a process.

    Raises:
        ExpressionError: it is not an expression.
    """
    return _Parser(text).parse()
