"""The form of a drawn element as path data, whatever element it was written as."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.diagram import grammar


@dataclass(frozen=True, slots=True)
class Outline:
    """Checked path data and what they amount to."""

    d: str
    form: grammar.PathForm


def outline(tag: str, given: Mapping[str, str], limit: int) -> Outline:
    """The outline of an element whose other attributes have been checked.

    Raises ValueError if its path data or points are wrong or cost more than `limit`.
    """
    if tag == "path":
        d = given["d"]
    elif tag in ("polyline", "polygon"):
        pairs = grammar.points(given["points"], least=3 if tag == "polygon" else 2)
        d = "M" + " ".join(map(repr, pairs)) + ("Z" if tag == "polygon" else "")
    else:
        values = {name: grammar.number(text) for name, text in given.items()}
        d = _rect(values) if tag == "rect" else _ellipse(values)
    return Outline(d, grammar.path_form(d, limit))


def _ellipse(values: Mapping[str, float]) -> str:
    x, y = values.get("cx", 0.0), values.get("cy", 0.0)
    rx = values["r"] if "r" in values else values["rx"]
    ry = values["r"] if "r" in values else values["ry"]
    arc = f"A{rx!r} {ry!r} 0 0 1 "
    return f"M{x + rx!r} {y!r}{arc}{x - rx!r} {y!r}{arc}{x + rx!r} {y!r}Z"


def _rect(values: Mapping[str, float]) -> str:
    x, y, width, height = values.get("x", 0.0), values.get("y", 0.0), values["width"], values["height"]
    rx = min(values.get("rx", values.get("ry", 0.0)), width / 2)
    ry = min(values.get("ry", values.get("rx", 0.0)), height / 2)
    if not (rx and ry):
        return f"M{x!r} {y!r}h{width!r}v{height!r}h{-width!r}Z"
    right, bottom = x + width, y + height
    arc = f"A{rx!r} {ry!r} 0 0 1 "
    top_right = f"M{x + rx!r} {y!r}H{right - rx!r}{arc}{right!r} {y + ry!r}"
    bottom_right = f"V{bottom - ry!r}{arc}{right - rx!r} {bottom!r}"
    bottom_left = f"H{x + rx!r}{arc}{x!r} {bottom - ry!r}"
    return f"{top_right}{bottom_right}{bottom_left}V{y + ry!r}{arc}{x + rx!r} {y!r}Z"
