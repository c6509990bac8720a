"""`assistant explain`: what a code means, why it matters, how to mend it."""

import difflib
import sys
from collections.abc import Sequence
from dataclasses import asdict

from assistant.cli.output import print_json
from assistant.cli.parsing import Parser, parse
from assistant.errors import UsageError
from assistant.findings import Rule
from assistant.rulebook import FAMILIES, RULEBOOK


def run(arguments: Sequence[str]) -> int:
    """Explain one rule, or list them all."""
    parser = Parser("explain", "解释一条规则；不写代码则列出全部规则。", "assistant explain REC203")
    parser.add_argument("code", nargs="?", metavar="代码", help="规则代码，例如 REC203")
    parser.add_json()
    options = parse(parser, arguments)
    if options.code is None:
        _list(as_json=options.json)
        return 0
    rule = RULEBOOK.get(options.code.upper())
    if rule is None:
        close = difflib.get_close_matches(options.code.upper(), RULEBOOK, n=1)
        hint = f"是否要找 {close[0]}？" if close else ""
        raise UsageError(f"没有“{options.code}”这条规则。{hint}用 assistant explain 列出全部规则。")
    if options.json:
        print_json(_as_json(rule))
    else:
        sys.stdout.write(
            f"{rule.code} {rule.title}（{rule.severity.label}）\n\n含义：{rule.what}\n为什么重要：{rule.why}\n"
            f"怎样改正：{rule.fix}\n例子：{rule.example}\n"
        )
    return 0


def _list(*, as_json: bool) -> None:
    if as_json:
        print_json({"rules": [_as_json(rule) for rule in RULEBOOK.values()]})
        return
    for title, rules in FAMILIES:
        sys.stdout.write(f"{title}\n")
        for rule in rules:
            sys.stdout.write(f"  {rule.code}  {rule.severity.label}  {rule.title}\n")


def _as_json(rule: Rule) -> dict[str, str]:
    return {**asdict(rule), "severity": rule.severity.value}
