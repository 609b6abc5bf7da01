"""``extends: metric``: a formula over the article's counts, and the condition under which its value is worth a report. Source: Vale's
documentation.

Formulas are read with Python's grammar and turned into functions of the counts; nothing of them is ever evaluated as code. All numbers are
floats, so that ``1 / 2`` is a half; Vale divides whole numbers without rest.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.checks.readability import at_start
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.counts import Counts, counts

Function = Callable[[Counts, float], float]

_LONGEST = 1000
_DEEPEST = 100
_VALUE = "_"
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
    ast.Pow: math.pow,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_ONE: dict[str, Callable[[float], float]] = {
    "abs": abs, "cbrt": math.cbrt, "ceil": math.ceil, "exp": math.exp, "exp2": math.exp2, "floor": math.floor,
    "log": math.log, "log10": math.log10, "log2": math.log2, "sqrt": math.sqrt, "trunc": math.trunc,
}  # fmt: skip
_TWO: dict[str, Callable[[float, float], float]] = {"max": max, "min": min, "mod": math.fmod, "pow": math.pow}
_CONSTANTS = {"e": math.e, "pi": math.pi}


class Check:
    """One report, at the first line, when the value of ``formula`` meets ``condition`` (``"> 8.0"``), whatever the
    scope. The message gets the value with two decimals. No report where the value is no number (a division by zero, a square root of less
    than zero, an overflow) and none on an article without words. Conditions may be joined by ``&&`` and ``||`` and name counts."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"formula", "condition"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._formula = _compiled(_options.text(options, "formula"), "formula")
        condition = _options.text(options, "condition").replace("&&", " and ").replace("||", " or ")
        self._condition = _compiled(f"{_VALUE} {condition}", "condition")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        number = document.shared(counts)
        if not number.words:
            return
        try:
            value = self._formula(number, math.nan)
            # Vale compares what it prints with six decimals, which is what makes "== 8.0" of use.
            met = math.isfinite(value) and self._condition(number, round(value, 6))
        except (ZeroDivisionError, OverflowError, ValueError):
            return
        if met:
            yield at_start(document, f"{value:.2f}")


def _compiled(text: str, key: str) -> Function:
    """The function that a formula or a condition is. OptionError names ``key``."""
    if len(text) > _LONGEST:
        raise OptionError(key, f"{key!r} is longer than {_LONGEST} characters")
    try:
        tree = ast.parse(re.sub(r"\s+", " ", text).strip(), mode="eval").body
        return _number(tree, key, 0) if key == "formula" else _truth(tree, key, 0)
    except (SyntaxError, ValueError) as error:
        raise OptionError(key, f"{key!r} is no valid {key}: {getattr(error, 'msg', error)}") from None
    except (MemoryError, RecursionError):
        raise OptionError(key, f"{key!r} is nested too deeply") from None


def _truth(node: ast.expr, key: str, depth: int) -> Function:
    """A comparison, or several joined by and/or."""
    if isinstance(node, ast.BoolOp):
        parts = [_truth(part, key, depth + 1) for part in node.values]
        joined = all if isinstance(node.op, ast.And) else any
        return lambda counts, value: joined(part(counts, value) for part in parts)
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISONS:
        compare = _COMPARISONS[type(node.ops[0])]
        left, right = _number(node.left, key, depth), _number(node.comparators[0], key, depth)
        return lambda counts, value: compare(left(counts, value), right(counts, value))
    raise OptionError(key, f'{key!r} must be a comparison with a number, such as "> 8.0"')


def _number(node: ast.expr, key: str, depth: int) -> Function:
    """Numbers, counts, the four operations, % and **, and functions of ``math``."""
    if depth > _DEEPEST:
        raise OptionError(key, f"{key!r} is nested too deeply")
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        combine = _OPERATORS[type(node.op)]
        left, right = _number(node.left, key, depth + 1), _number(node.right, key, depth + 1)
        return lambda counts, value: combine(left(counts, value), right(counts, value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        sign, operand = (-1.0 if isinstance(node.op, ast.USub) else 1.0), _number(node.operand, key, depth + 1)
        return lambda counts, value: sign * operand(counts, value)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        try:
            constant = float(node.value)
        except OverflowError:
            raise OptionError(key, f"{key!r} holds a number that is too large") from None
        return lambda counts, value: constant
    if isinstance(node, ast.Call) and not node.keywords:
        return _call(node, key, depth)
    if isinstance(node, ast.Name | ast.Attribute):
        return _name(node, key)
    raise OptionError(key, f"{key!r} can't hold {ast.unparse(node)!r}: only numbers, counts, + - * / % ** and functions of math")


def _call(node: ast.Call, key: str, depth: int) -> Function:
    name = ast.unparse(node.func)
    arguments = [_number(argument, key, depth + 1) for argument in node.args]
    module, _, short = name.partition(".")
    if module == "math" and short in _ONE and len(arguments) == 1:
        one, (argument,) = _ONE[short], arguments
        return lambda counts, value: one(argument(counts, value))
    if module == "math" and short in _TWO and len(arguments) == 2:
        two, (first, second) = _TWO[short], arguments
        return lambda counts, value: two(first(counts, value), second(counts, value))
    known = ", ".join(f"math.{entry}" for entry in sorted([*_ONE, *_TWO]))
    raise OptionError(key, f"{key!r} can't call {name!r} with {len(arguments)} arguments; there are {known}")


def _name(node: ast.Name | ast.Attribute, key: str) -> Function:
    name = ast.unparse(node)
    if name == _VALUE and key == "condition":
        return lambda counts, value: value
    if name.startswith("math.") and name[5:] in _CONSTANTS:
        constant = _CONSTANTS[name[5:]]
        return lambda counts, value: constant
    field = name.replace("heading.", "heading_")
    if field not in Counts._fields:
        known = ", ".join(entry.replace("heading_", "heading.") for entry in Counts._fields)
        raise OptionError(key, f"{key!r} names {name!r}, which is not counted; counted are {known}")
    place = Counts._fields.index(field)
    return lambda counts, value: float(counts[place])
