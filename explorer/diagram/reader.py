"""Turning a checked figure into plain shapes.

The only module that uses svgelements, which knows path data well but is slow to
import and to run; so it is imported when a figure is read, never when the compiled
form is loaded.
"""

import math
from collections.abc import Iterator
from typing import Any

from explorer.anatomy.address import Side
from explorer.diagram import grammar
from explorer.diagram.dialect import Element, Sheet
from explorer.diagram.shapes import MAX_MM, Figure, Shape, bounds_of
from explorer.diagram.vocabulary import MIDLINE, RIGHT
from explorer.files.problem import BadFileError, Problem

_FAILURES = (
    ArithmeticError,
    AttributeError,
    IndexError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What svgelements raises on data that it cannot read; its own ParseError is a ValueError."""

Segments = list[tuple[str, tuple[float, ...]]]


def read_figure(sheet: Sheet, figure_id: str, title: str, path: str) -> Figure:
    """The figure that a checked sheet shows, its lengths in millimetres.

    What stands in a right group is painted twice: as drawn, and mirrored at the
    frame's origin as the left. Midline things, and all in views of one side, have
    `Side.BOTH`. `path` is the file's name in problems. Raises BadFileError if an outline
    cannot be followed.
    """
    scale = sheet.mm_per_unit
    origin = sheet.origin[0] * scale, sheet.origin[1] * scale
    shapes: list[Shape] = []
    for element in sheet.elements:
        try:
            shapes += _shapes(element, scale, origin[0])
        except _FAILURES as error:
            message = f"the outline of {element.structure} cannot be followed ({error}); draw it anew"
            raise BadFileError(Problem(path, element.line, message)) from error
    return Figure(
        id=figure_id,
        title=title or sheet.title,
        view=sheet.view,
        width=sheet.width * scale,
        height=sheet.height * scale,
        origin=origin,
        mm_per_unit=scale,
        shapes=tuple(shapes),
    )


def _shapes(element: Element, scale: float, middle: float) -> Iterator[Shape]:
    """The shapes an element makes: one, or the right and the left one; `middle` is the midline's x in mm."""
    to_mm: grammar.Affine = (scale, 0.0, 0.0, scale, 0.0, 0.0)
    matrix = grammar.multiply(to_mm, element.matrix)
    segments = [(op, _mapped(values, matrix)) for op, values in _plain(element)]
    if element.side in ("", MIDLINE):
        yield _shape(element, Side.BOTH, segments, scale)
    elif element.side == RIGHT:
        yield _shape(element, Side.RIGHT, segments, scale)
        mirror: grammar.Affine = (-1.0, 0.0, 0.0, 1.0, 2 * middle, 0.0)
        mirrored = [(op, _mapped(values, mirror)) for op, values in segments]
        yield _shape(element, Side.LEFT, mirrored, scale)


def _shape(element: Element, side: Side, segments: Segments, scale: float) -> Shape:
    numbers = tuple(value for _, values in segments for value in values)
    if not all(abs(value) <= MAX_MM for value in (*numbers, element.width * scale)):
        raise ValueError("its coordinates run out of bounds")
    return Shape(
        structure=element.structure,
        layer=element.layer,
        part=element.part,
        side=side,
        closed=element.outline.form.closed,
        even_odd=element.even_odd,
        opacity=element.opacity,
        width=element.width * scale,
        title=element.title,
        ops="".join(op for op, _ in segments),
        numbers=numbers,
        bounds=bounds_of(numbers),
    )


def _mapped(values: tuple[float, ...], matrix: grammar.Affine) -> tuple[float, ...]:
    a, b, c, d, e, f = matrix
    found: list[float] = []
    for x, y in zip(values[0::2], values[1::2], strict=True):
        found += (a * x + c * y + e, b * x + d * y + f)
    return tuple(found)


def _plain(element: Element) -> Segments:
    """The element's outline in its own units, only M, L, C and Z with absolute coordinates."""
    from svgelements import Arc, Close, CubicBezier, Line, Move, Path, QuadraticBezier

    path: Any = Path(element.outline.d)
    segments: Segments = []
    for segment in path:
        match segment:
            case Move():
                segments.append(("M", _xy(segment.end)))
            case Close():
                segments.append(("Z", ()))
            case Line():
                segments.append(("L", _xy(segment.end)))
            case QuadraticBezier():
                start, control, end = segment.start, segment.control, segment.end
                near, far = start + (control - start) * (2 / 3), end + (control - end) * (2 / 3)
                segments.append(("C", _xy(near, far, end)))
            case CubicBezier():
                segments.append(("C", _xy(segment.control1, segment.control2, segment.end)))
            case Arc():
                segments += _curves(segment)
            case _:
                raise ValueError(f"unknown segment {type(segment).__name__}")
    if len(path) != element.outline.form.segments:
        raise ValueError("part of its path data was not understood")
    return segments


def _curves(arc: Any) -> Segments:
    """An arc as cubic curves, each of an eighth turn at most (off by 1/30,000 of the radius)."""
    if arc.start == arc.end:
        return [("L", _xy(arc.end))]  # as SVG has it: an arc that goes nowhere is left out
    pieces = max(1, math.ceil(abs(arc.sweep) / (math.pi / 4) - 1e-9))
    return [("C", _xy(curve.control1, curve.control2, curve.end)) for curve in arc.as_cubic_curves(pieces)]


def _xy(*points: Any) -> tuple[float, ...]:
    return tuple(float(value) for point in points for value in (point.x, point.y))
