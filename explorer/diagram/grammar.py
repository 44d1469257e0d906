"""The small languages inside a figure's attributes: numbers, path data, transforms and colours.

Every function takes an attribute's text and raises ValueError, worded for the
person who drew the figure, if it is not exactly right. Numbers are in SVG units.
"""

import math
import re
from typing import NamedTuple

MAX_NUMBER = 100_000.0

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SEPARATOR = re.compile(r"[ \t\r\n]*(?:,[ \t\r\n]*)?")
_COMMANDS = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")
_TRANSFORM = re.compile(r"[\s,]*(translate|scale|rotate|matrix)\s*\(([^()]*)\)\s*")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")

_NUMBERS_OF = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ARC_FLAGS = (3, 4)
_ARC_COST = 5

Affine = tuple[float, float, float, float, float, float]
IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def number(text: str) -> float:
    """One plain, finite number without a unit."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{_short(text)} is not a plain number (no units)")
    return _bounded(match.group())


def positive(text: str) -> float:
    """One number above zero."""
    value = number(text)
    if value <= 0:
        raise ValueError(f"{_short(text)} must be above 0")
    return value


def fraction(text: str) -> float:
    """One number from 0 to 1."""
    value = number(text)
    if not 0 <= value <= 1:
        raise ValueError(f"{_short(text)} must lie from 0 to 1")
    return value


def numbers(text: str, most: int = 1_000_000, arc_flags: bool = False) -> tuple[float, ...]:
    """Up to `most` numbers, apart by blanks, one comma or their signs; `arc_flags`: as arcs' arguments."""
    found: list[float] = []
    at, end = 0, len(text)
    while len(found) <= most:
        separator = _SEPARATOR.match(text, at)
        after = separator.end() if separator else at
        has_comma = "," in text[at:after]
        at = after
        if at == end:
            if has_comma:
                raise ValueError("a comma stands where a number should follow")
            return tuple(found)
        if has_comma and not found:
            raise ValueError("a comma stands before the first number")
        if arc_flags and len(found) % 7 in _ARC_FLAGS:
            if text[at] not in "01":
                raise ValueError(f"an arc's flag must be 0 or 1, not {_short(text[at:])}")
            found.append(float(text[at]))
            at += 1
            continue
        match = _NUMBER.match(text, at)
        if match is None:
            raise ValueError(f"{_short(text[at:])} is not a number")
        found.append(_bounded(match.group()))
        at = match.end()
    raise ValueError("too many numbers; simplify the drawing")


def points(text: str, least: int) -> tuple[float, ...]:
    """Pairs of coordinates, at least `least` pairs."""
    values = numbers(text)
    if len(values) % 2:
        raise ValueError("an x without its y")
    if len(values) < 2 * least:
        raise ValueError(f"at least {least} points are needed")
    return values


class PathForm(NamedTuple):
    """What path data amount to.

    Moves and Z count as segments; `cost` is how much work they are, in plain segments. `closed`:
    every part ends with Z; `open`: none does.
    """

    segments: int
    cost: int
    closed: bool
    open: bool


def path_form(text: str, limit: int) -> PathForm:
    """Checks path data; data that cost more than `limit` are refused."""
    head, *rest = _COMMANDS.split(text)
    if head.strip():
        raise ValueError(f"path data must begin with M, not {_short(head.strip())}")
    if not rest or rest[0] not in "Mm":
        raise ValueError("path data must begin with M")
    segments = cost = moves = closes = 0
    previous = ""
    for letter, arguments in zip(rest[0::2], rest[1::2], strict=True):
        command = letter.upper()
        size = _NUMBERS_OF[command]
        given = numbers(arguments, most=(limit + 1) * max(size, 1), arc_flags=command == "A")
        if size == 0:
            if given:
                raise ValueError("numbers follow Z in the path data")
            pieces = 1
        else:
            if not given or len(given) % size:
                raise ValueError(f"{letter} takes {size} numbers at a time in path data, not {len(given)}")
            pieces = len(given) // size
        if command == "A" and any(radius <= 0 for at in (0, 1) for radius in given[at::7]):
            raise ValueError("an arc's radii must be above 0")
        if command == "Z" and previous in "MZ":
            raise ValueError("Z closes nothing in the path data")
        if command == "M" and previous == "M":
            raise ValueError("M follows M in the path data; one draws nothing")
        if previous == "Z" and command != "M":
            raise ValueError(f"{letter} follows Z in the path data; begin the next part with M")
        # Further pairs after M are lines.
        previous = "L" if command == "M" and pieces > 1 else command
        moves += command == "M"
        closes += command == "Z"
        segments += pieces
        cost += pieces * (_ARC_COST if command == "A" else 1)
        if cost > limit:
            raise ValueError("too many segments in the figure; simplify the drawing")
    if previous == "M":
        raise ValueError("the path data's last M draws nothing")
    return PathForm(segments, cost, closes == moves, closes == 0)


def transform(text: str) -> Affine:
    """The matrix (a b c d e f) of a list of translate, scale, rotate and matrix."""
    result = IDENTITY
    at = 0
    while at < len(text.rstrip()):
        match = _TRANSFORM.match(text, at)
        if match is None:
            raise ValueError(f"{_short(text[at:])}: only translate, scale, rotate and matrix are allowed")
        result = multiply(result, _one_transform(match.group(1), numbers(match.group(2))))
        at = match.end()
    if not all(math.isfinite(value) and abs(value) <= MAX_NUMBER for value in result):
        raise ValueError("is out of bounds")
    if abs(result[0] * result[3] - result[1] * result[2]) < 1e-9:
        raise ValueError("flattens the shape to nothing")
    return result


def multiply(outer: Affine, inner: Affine) -> Affine:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def colour(text: str) -> str:
    """A plain colour, `#rgb` or `#rrggbb`, or `none`."""
    value = text.strip()
    if value != "none" and _COLOUR.fullmatch(value) is None:
        raise ValueError(f"{_short(text)} is not a plain colour; write #rrggbb or none")
    return value


def _one_transform(name: str, values: tuple[float, ...]) -> Affine:
    match name, len(values):
        case "translate", 1 | 2:
            return (1.0, 0.0, 0.0, 1.0, values[0], values[1] if len(values) == 2 else 0.0)
        case "scale", 1 | 2:
            return (values[0], 0.0, 0.0, values[-1], 0.0, 0.0)
        case "rotate", 1 | 3:
            angle = math.radians(values[0])
            cos, sin = math.cos(angle), math.sin(angle)
            turn: Affine = (cos, sin, -sin, cos, 0.0, 0.0)
            if len(values) == 1:
                return turn
            x, y = values[1:]
            return multiply(multiply((1.0, 0.0, 0.0, 1.0, x, y), turn), (1.0, 0.0, 0.0, 1.0, -x, -y))
        case "matrix", 6:
            a, b, c, d, e, f = values
            return (a, b, c, d, e, f)
        case _:
            raise ValueError(f"{name} does not take {len(values)} numbers")


def _bounded(text: str) -> float:
    value = float(text)
    if not abs(value) <= MAX_NUMBER:
        raise ValueError(f"{_short(text)} is out of bounds (at most {MAX_NUMBER:,.0f})")
    return value


def _short(text: str) -> str:
    return repr(text if len(text) <= 24 else text[:21] + "...")
