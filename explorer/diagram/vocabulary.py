"""The words of the SVG dialect: which elements and attributes a figure may use, and what each may say.

A table maps an attribute to the function that checks its text (ValueError if it is wrong).
"""

import re
from collections.abc import Callable, Mapping

from explorer.diagram import grammar
from explorer.diagram.shapes import LAYERS, PARTS, VIEWS

Check = Callable[[str], object]

SVG = "http://www.w3.org/2000/svg"
EDITOR = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    }
)
"""Inkscape's own namespaces: its labels and view settings are let through and not read."""
XML_SPACE = ("http://www.w3.org/XML/1998/namespace", "space")

MIDLINE = "midline"
RIGHT = "right"

_STRUCTURE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_STRUCTURE = 64


def _any(text: str) -> str:
    return text


def one_of(*words: str) -> Check:
    """A check that lets only these `words` through."""

    def check(text: str) -> str:
        if text not in words:
            raise ValueError(f"{text[:24]!r} is not one of {', '.join(words)}")
        return text

    return check


def _not_negative(text: str) -> float:
    value = grammar.number(text)
    if value < 0:
        raise ValueError(f"{text[:24]!r} must not be below 0")
    return value


def _structure(text: str) -> str:
    if len(text) > MAX_STRUCTURE or _STRUCTURE.fullmatch(text) is None:
        raise ValueError(f"{text[:24]!r} is not an id; use small letters, digits and hyphens")
    return text


def _style(text: str) -> str:
    """Inkscape marks a layer that was switched off and on with `display:inline`; nothing else is allowed."""
    if text.strip().rstrip(";") != "display:inline":
        raise ValueError("styles are not allowed; write fill, stroke and so on as attributes of their own")
    return text


PAINT: Mapping[str, Check] = {
    "fill": grammar.colour,
    "fill-opacity": grammar.fraction,
    "fill-rule": one_of("nonzero", "evenodd"),
    "stroke": grammar.colour,
    "stroke-width": _not_negative,
    "stroke-opacity": grammar.fraction,
    "stroke-linecap": one_of("butt", "round", "square"),
    "stroke-linejoin": one_of("miter", "round", "bevel"),
    "stroke-miterlimit": grammar.positive,
}
"""Presentation attributes that groups hand down to what they hold."""

GEOMETRY: Mapping[str, Mapping[str, Check]] = {
    "path": {"d": _any},
    "circle": {"cx": grammar.number, "cy": grammar.number, "r": grammar.positive},
    "ellipse": {
        "cx": grammar.number,
        "cy": grammar.number,
        "rx": grammar.positive,
        "ry": grammar.positive,
    },
    "rect": {
        "x": grammar.number,
        "y": grammar.number,
        "width": grammar.positive,
        "height": grammar.positive,
        "rx": _not_negative,
        "ry": _not_negative,
    },
    "polyline": {"points": _any},
    "polygon": {"points": _any},
}
"""The drawn elements and what gives their form; path data and points are checked with `geometry.outline`."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "svg": ("viewBox", "width", "height", "data-view", "data-origin", "data-mm-per-unit"),
    "path": ("d",),
    "circle": ("r",),
    "ellipse": ("rx", "ry"),
    "rect": ("width", "height"),
    "polyline": ("points",),
    "polygon": ("points",),
}

_EVERYWHERE: Mapping[str, Check] = {"id": _any}
_DRAWN: Mapping[str, Check] = {
    **_EVERYWHERE,
    **PAINT,
    "opacity": grammar.fraction,
    "transform": grammar.transform,
    "style": _style,
}
_SHAPE: Mapping[str, Check] = {**_DRAWN, "data-structure": _structure, "data-part": one_of(*PARTS)}

ATTRIBUTES: Mapping[str, Mapping[str, Check]] = {
    "svg": {
        **_EVERYWHERE,
        "version": _any,
        "viewBox": grammar.numbers,
        "width": grammar.positive,
        "height": grammar.positive,
        "data-view": one_of(*VIEWS),
        "data-origin": grammar.numbers,
        "data-mm-per-unit": grammar.positive,
    },
    "g": {**_DRAWN, "data-layer": one_of(*LAYERS), "data-side": one_of(RIGHT, MIDLINE)},
    "title": _EVERYWHERE,
    "desc": _EVERYWHERE,
    "metadata": _EVERYWHERE,
    "defs": _EVERYWHERE,
    **{tag: {**_SHAPE, **form} for tag, form in GEOMETRY.items()},
}
"""Every element of the dialect with every attribute that it may have."""

CONTAINERS = frozenset({"svg", "g"})
TEXTS = frozenset({"title", "desc", "metadata"})
