"""The compiled form of a diagram: the same values in a form that loads in milliseconds.

Layout: a fixed head (magic, format version, checksum of the rest, length of the table), the table as
JSON, then numbers as little-endian doubles: first all measures, then the coordinates of every shape, which
stay packed until an outline is followed. Shapes stand in columns, so that a whole column is checked at
once. Nothing in it is executed or trusted: what does not fit in any way is refused, and the caller
reads the SVG files again.
"""

import hashlib
import json
import re
import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import replace
from operator import le
from typing import Any

from explorer.anatomy.address import Side
from explorer.diagram.packed import SIZE, Numbers, all_small
from explorer.diagram.shapes import (
    LAYERS,
    NUMBERS_OF,
    PARTS,
    VIEWS,
    Diagram,
    Figure,
    Layer,
    Placement,
    Preset,
    Shape,
)

VERSION = 6
"""Of the format and of what the reader makes of a file; raise it when either changes."""

_MAGIC = b"NERVEPLT"
_HEAD = struct.Struct("<8sHI32s")
_OPS = re.compile(r"(?:M[LC]*Z?)+")
_SIDES = {str(side): side for side in Side}
_COLUMNS = 8
"""What the table says of each shape."""
_OF_FIGURE, _OF_SHAPE, _OF_PLACE, _OF_PLATE = 5, 6, 3, 2
"""How many measures each has."""


class CompiledError(Exception):
    """The bytes are no compiled diagram of this version, or are damaged."""


def dump(diagram: Diagram) -> bytes:
    """`diagram` in its compiled form."""
    measures, coordinates = array("d"), array("d")
    figures = []
    for figure in diagram.figures:
        measures.extend((figure.width, figure.height, *figure.origin, figure.mm_per_unit))
        for column in zip(*((each.opacity, each.width, *each.bounds) for each in figure.shapes), strict=True):
            measures.extend(column)
        for shape in figure.shapes:
            coordinates.extend(shape.numbers)
        rows = [
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
            for shape in figure.shapes
        ]
        columns = list(zip(*rows, strict=True)) or [()] * _COLUMNS
        figures.append(
            (figure.id, figure.title, figure.view, columns, figure.deep, figure.onward, figure.left)
        )
    for place in diagram.placements:
        measures.extend((place.x, place.y, place.scale))
    measures.extend((diagram.width, diagram.height))
    table = {
        "title": diagram.title,
        "figures": figures,
        "placements": [place.figure for place in diagram.placements],
        "layers": [(layer.id, layer.name, layer.shown) for layer in diagram.layers],
        "presets": [(preset.name, preset.layers, preset.note) for preset in diagram.presets],
    }
    text = json.dumps(table, separators=(",", ":")).encode()
    numbers = measures + coordinates
    if sys.byteorder == "big":
        numbers.byteswap()
    body = text + numbers.tobytes()
    return _HEAD.pack(_MAGIC, VERSION, len(text), hashlib.sha256(body).digest()) + body


def named(diagram: Diagram) -> Diagram:
    """`diagram` with the digest that it has when it comes from its compiled form."""
    *_, checksum = _HEAD.unpack_from(dump(diagram))
    return replace(diagram, digest=checksum.hex())


def load(data: bytes | memoryview) -> Diagram:
    """The diagram that `dump` made `data` from; raises CompiledError if `data` is anything else."""
    if len(data) < _HEAD.size:
        raise CompiledError("is too short")
    magic, version, length, checksum = _HEAD.unpack_from(data)
    body = memoryview(data)[_HEAD.size :]
    if magic != _MAGIC or version != VERSION:
        raise CompiledError("is not of this format's version")
    if hashlib.sha256(body).digest() != checksum:
        raise CompiledError("is damaged")
    try:
        diagram = _Reading(bytes(body[length:])).diagram(json.loads(bytes(body[:length])))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise CompiledError(f"does not fit: {error}") from error
    return replace(diagram, digest=checksum.hex())


class _Reading:
    """Takes the numbers one after the other while the table says what they are."""

    def __init__(self, data: bytes) -> None:
        _require(len(data) % SIZE == 0 and all_small(data), "numbers cut short, without end or out of bounds")
        self._data = data
        self._measures: list[float] = []
        self._measured = self._followed = 0

    def diagram(self, table: dict[str, Any]) -> Diagram:
        rows, places = table["figures"], table["placements"]
        shapes = sum([len(columns[0]) for _, _, _, columns, *_ in rows])
        self._followed = SIZE * (
            _OF_FIGURE * len(rows) + _OF_SHAPE * shapes + _OF_PLACE * len(places) + _OF_PLATE
        )
        self._measures = list(Numbers(self._data[: self._followed]))
        figures = tuple([self._figure(*row) for row in rows])
        placements = tuple([Placement(_text(name), *self._take(_OF_PLACE)) for name in places])
        width, height = self._take(_OF_PLATE)
        layers = tuple(self._layer(*row) for row in table["layers"])
        _require([figure.id for figure in figures] == [place.figure for place in placements], "places")
        _require(self._followed == len(self._data), "numbers left over or too few")
        presets = tuple(
            Preset(_text(name), tuple(map(_text, names)), _text(note))
            for name, names, note in table["presets"]
        )
        return Diagram(_text(table["title"]), width, height, figures, placements, layers, presets)

    def _take(self, count: int) -> list[float]:
        start, self._measured = self._measured, self._measured + count
        _require(self._measured <= len(self._measures), "too few numbers")
        return self._measures[start : self._measured]

    def _layer(self, layer_id: str, name: str, shown: bool) -> Layer:
        _require(layer_id in LAYERS, "a layer")
        return Layer(layer_id, _text(name), _truth(shown))

    def _figure(
        self,
        figure_id: str,
        title: str,
        view: str,
        columns: list[list[Any]],
        deep: list[str],
        onward: list[str],
        left: str,
    ) -> Figure:
        _require(view in VIEWS, "a view")
        width, height, x, y, scale = self._take(_OF_FIGURE)
        return Figure(
            _text(figure_id),
            _text(title),
            view,
            width,
            height,
            (x, y),
            scale,
            self._shapes(*columns),
            deep=tuple(map(_text, deep)),
            onward=tuple(map(_text, onward)),
            left=_text(left),
        )

    def _shapes(
        self,
        structures: list[str],
        layers: list[int],
        parts: list[int],
        sides: list[str],
        closed: list[bool],
        even_odd: list[bool],
        titles: list[str],
        outlines: list[str],
    ) -> tuple[Shape, ...]:
        for column, kind in (
            (structures, str),
            (layers, int),
            (parts, int),
            (closed, bool),
            (even_odd, bool),
            (titles, str),
        ):
            _require({kind}.issuperset(map(type, column)), f"no {kind.__name__}")
        _require(min((*layers, *parts), default=0) >= 0, "a layer or part")
        count = len(structures)
        opacities, widths, *bounds = (self._take(count) for _ in range(_OF_SHAPE))
        lefts, tops, rights, bottoms = bounds
        _require(min(opacities, default=0) >= 0 and max(opacities, default=0) <= 1, "an opacity")
        _require(min(widths, default=0) >= 0, "a width")
        _require(all(map(le, lefts, rights)) and all(map(le, tops, bottoms)), "bounds")
        columns = zip(
            structures,
            [LAYERS[each] for each in layers],
            [PARTS[each] for each in parts],
            [_SIDES[each] for each in sides],
            closed,
            even_odd,
            opacities,
            widths,
            titles,
            outlines,
            self._numbers(outlines),
            zip(lefts, tops, rights, bottoms, strict=True),
            strict=True,
        )
        return tuple([Shape(*row) for row in columns])

    def _numbers(self, outlines: list[str]) -> Iterator[Numbers]:
        lengths = {}
        for ops in set(outlines):
            _require(_OPS.fullmatch(ops) is not None, "an outline")
            lengths[ops] = SIZE * sum(map(NUMBERS_OF.__getitem__, ops))
        for ops in outlines:
            start, self._followed = self._followed, self._followed + lengths[ops]
            yield Numbers(self._data[start : self._followed])


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
