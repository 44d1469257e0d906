"""The compiled form of a diagram: the same values in a form that loads in milliseconds.

Layout: a fixed head (magic, format version, checksum of the rest, length of the table), the table as
JSON, then every number as little-endian doubles. Nothing in it is executed or trusted: what
does not fit in any way is refused, and the caller reads the SVG files again.
"""

import hashlib
import json
import math
import re
import struct
import sys
from array import array
from typing import Any

from explorer.anatomy.address import Side
from explorer.diagram.shapes import (
    LAYERS,
    MAX_MM,
    NUMBERS_OF,
    PARTS,
    VIEWS,
    Diagram,
    Figure,
    Layer,
    Placement,
    Preset,
    Shape,
    bounds_of,
)

VERSION = 5
"""Of the format and of what the reader makes of a file; raise it when either changes."""

_MAGIC = b"NERVEPLT"
_HEAD = struct.Struct("<8sHI32s")
_OPS = re.compile(r"(?:M[LC]*Z?)+")
_SHAPE_NUMBERS = 2
"""Opacity and width stand before a shape's coordinates."""


class CompiledError(Exception):
    """The bytes are no compiled diagram of this version, or are damaged."""


def dump(diagram: Diagram) -> bytes:
    """`diagram` in its compiled form."""
    values = array("d")
    figures = []
    for figure in diagram.figures:
        values.extend((figure.width, figure.height, *figure.origin, figure.mm_per_unit))
        rows = []
        for shape in figure.shapes:
            values.extend((shape.opacity, shape.width))
            values.extend(shape.numbers)
            rows.append(
                (
                    shape.structure,
                    LAYERS.index(shape.layer),
                    PARTS.index(shape.part),
                    str(shape.side),
                    shape.closed,
                    shape.even_odd,
                    shape.title,
                    shape.ops,
                )
            )
        figures.append((figure.id, figure.title, figure.view, rows, figure.deep, figure.onward, figure.left))
    for place in diagram.placements:
        values.extend((place.x, place.y, place.scale))
    values.extend((diagram.width, diagram.height))
    table = {
        "title": diagram.title,
        "figures": figures,
        "placements": [place.figure for place in diagram.placements],
        "layers": [(layer.id, layer.name, layer.shown) for layer in diagram.layers],
        "presets": [(preset.name, preset.layers, preset.note) for preset in diagram.presets],
    }
    text = json.dumps(table, separators=(",", ":")).encode()
    if sys.byteorder == "big":
        values.byteswap()
    body = text + values.tobytes()
    return _HEAD.pack(_MAGIC, VERSION, len(text), hashlib.sha256(body).digest()) + body


def load(data: bytes) -> Diagram:
    """The diagram that `dump` made `data` from; raises CompiledError if `data` is anything else."""
    if len(data) < _HEAD.size:
        raise CompiledError("is too short")
    magic, version, length, checksum = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if magic != _MAGIC or version != VERSION:
        raise CompiledError("is not of this format's version")
    if hashlib.sha256(body).digest() != checksum:
        raise CompiledError("is damaged")
    try:
        return _Reading(body[length:]).diagram(json.loads(body[:length]))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise CompiledError(f"does not fit: {error}") from error


class _Reading:
    """Takes the numbers one after the other while the table says what they are."""

    def __init__(self, data: bytes) -> None:
        values = array("d")
        values.frombytes(data)
        if sys.byteorder == "big":
            values.byteswap()
        # A sum is finite only if all its parts are.
        _require(math.isfinite(sum(values)), "numbers that are not finite")
        _require(max(values) <= MAX_MM and min(values) >= -MAX_MM, "numbers out of bounds")
        self._values = values.tolist()
        self._at = 0

    def diagram(self, table: dict[str, Any]) -> Diagram:
        figures = tuple(self._figure(*row) for row in table["figures"])
        placements = tuple(Placement(_text(name), *self._take(3)) for name in table["placements"])
        width, height = self._take(2)
        layers = tuple(self._layer(*row) for row in table["layers"])
        _require([figure.id for figure in figures] == [place.figure for place in placements], "places")
        _require(self._at == len(self._values), "numbers left over")
        presets = tuple(
            Preset(_text(name), tuple(map(_text, names)), _text(note))
            for name, names, note in table["presets"]
        )
        return Diagram(_text(table["title"]), width, height, figures, placements, layers, presets)

    def _take(self, count: int) -> tuple[float, ...]:
        start, self._at = self._at, self._at + count
        _require(self._at <= len(self._values), "too few numbers")
        return tuple(self._values[start : self._at])

    def _layer(self, layer_id: str, name: str, shown: bool) -> Layer:
        _require(layer_id in LAYERS, "a layer")
        return Layer(layer_id, _text(name), _truth(shown))

    def _figure(
        self,
        figure_id: str,
        title: str,
        view: str,
        rows: list[list[Any]],
        deep: list[str],
        onward: list[str],
        left: str,
    ) -> Figure:
        _require(view in VIEWS, "a view")
        width, height, x, y, scale = self._take(5)
        shapes = tuple([self._shape(*row) for row in rows])
        return Figure(
            _text(figure_id),
            _text(title),
            view,
            width,
            height,
            (x, y),
            scale,
            shapes,
            deep=tuple(map(_text, deep)),
            onward=tuple(map(_text, onward)),
            left=_text(left),
        )

    def _shape(
        self,
        structure: str,
        layer: int,
        part: int,
        side: str,
        closed: bool,
        even_odd: bool,
        title: str,
        ops: str,
    ) -> Shape:
        _require(_OPS.fullmatch(ops) is not None, "an outline")
        _require(layer >= 0 and part >= 0, "a layer or part")
        opacity, width = self._take(_SHAPE_NUMBERS)
        _require(0 <= opacity <= 1 and width >= 0, "an opacity or width")
        numbers = self._take(sum([ops.count(op) * size for op, size in NUMBERS_OF.items()]))
        return Shape(
            structure=_text(structure),
            layer=LAYERS[layer],
            part=PARTS[part],
            side=Side(side),
            closed=_truth(closed),
            even_odd=_truth(even_odd),
            opacity=opacity,
            width=width,
            title=_text(title),
            ops=ops,
            numbers=numbers,
            bounds=bounds_of(numbers),
        )


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(f"unexpected: {what}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false was expected")
    return value
