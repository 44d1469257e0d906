"""The drawing as plain values: shapes in figures, figures on a plate.

All lengths are millimetres of the figure (or, for `Placement` and `Diagram`, of the
plate); x runs right and y runs down, as on the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.anatomy.address import Side

LAYERS = (
    "skin",
    "territory",
    "dermatome",
    "muscle",
    "bone",
    "disc",
    "ligament",
    "vessel",
    "nerve",
    "site",
    "region",
)
"""Every layer a figure may have."""

CHOOSABLE = frozenset({"nerve", "bone", "disc", "site", "region", "muscle"})
"""The layers whose structures a person can choose; each is also the kind of their addresses."""

MARKS = frozenset({"site", "region"})
"""The layers that mark a place and draw nothing of the body; what they mark may bear the name of a muscle."""

PARTS = ("outline", "shade", "light", "line")
"""What a shape does for its structure; `outline` is the structure itself."""

VIEWS = ("anterior", "posterior", "lateral", "medial", "plantar")
MIRRORED_VIEWS = frozenset({"anterior", "posterior"})
"""Views drawn for the right half only; the reader mirrors it to make the left."""

NUMBERS_OF = {"M": 2, "L": 2, "C": 6, "Z": 0}
"""How many coordinates follow each operation of a shape's outline."""

MAX_MM = 1_000_000.0
"""No length or coordinate of a figure is larger, in mm."""

Bounds = tuple[float, float, float, float]


class Command(NamedTuple):
    """One step of an outline: `M`ove, `L`ine, `C`ubic curve or `Z` (close), with its coordinates."""

    op: str
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn thing, in figure millimetres.

    `ops` and `numbers` hold the outline compactly: a letter of `M L C Z` a step, and
    all coordinates one after the other (x, y; for `C` two control points and the end).
    Coordinates are absolute. `closed` says that the shape is an area (every part of
    it ends with `Z`), otherwise it is a line. `width` is the stroke's width in
    millimetres, 0 for none. `even_odd` is the rule by which overlapping
    parts leave a hole; otherwise the winding rule holds. `bounds` (left, top, right, bottom) is of the
    outline and its control points, without the stroke. `title` is a note in the file, often empty.
    """

    structure: str
    layer: str
    part: str
    side: Side
    closed: bool
    even_odd: bool
    opacity: float
    width: float
    title: str
    ops: str
    numbers: Sequence[float]
    bounds: Bounds

    def commands(self) -> Iterator[Command]:
        """The outline step by step."""
        at = 0
        for op in self.ops:
            end = at + NUMBERS_OF[op]
            yield Command(op, tuple(self.numbers[at:end]))
            at = end


@dataclass(frozen=True, slots=True)
class Figure:
    """One view of the body, its shapes in the order in which they are painted.

    `width`, `height` and `origin` (where the body's frame has its zero) are in
    millimetres; `mm_per_unit` is the scale that the file was drawn at.
    """

    id: str
    title: str
    view: str
    width: float
    height: float
    origin: tuple[float, float]
    mm_per_unit: float
    shapes: tuple[Shape, ...]
    deep: tuple[str, ...] = ()
    """Structures that lie under others here and are seen alone where only what is deep is shown."""
    onward: tuple[str, ...] = ()
    """Nerves whose drawn end is not their own: they go on behind, or beyond what the figure shows."""
    left: str = ""
    """The title of its mirror image, which stands in its place where the left is chosen; empty: never."""

    def lies_deep(self, shape: Shape) -> bool:
        """Whether `shape` is one of a structure that lies under others here."""
        return shape.structure in self.deep and shape.layer not in MARKS


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that can be switched; `shown` says whether it is on at first."""

    id: str
    name: str
    shown: bool

    @property
    def choosable(self) -> bool:
        """Whether a person can choose the structures of this layer."""
        return self.id in CHOOSABLE


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a figure lies on the plate: its upper left corner, and plate mm per figure mm."""

    figure: str
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Preset:
    """A named choice of layers that are shown together; the others are hidden. `note` says what to see."""

    name: str
    layers: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A plate: figures, where each lies (`placements[i]` is of `figures[i]`), layers and presets of them."""

    title: str
    width: float
    height: float
    figures: tuple[Figure, ...]
    placements: tuple[Placement, ...]
    layers: tuple[Layer, ...]
    presets: tuple[Preset, ...] = ()
    digest: str = field(default="", compare=False)
    """Tells what it holds from all other drawings, where it comes from a compiled form; else empty."""

    def placed(self) -> Iterator[tuple[Figure, Placement]]:
        """Each figure with its place, in the manifest's order."""
        return zip(self.figures, self.placements, strict=True)

    def shapes(self, structure: str, side: Side = Side.BOTH) -> Iterator[tuple[Figure, Shape]]:
        """Every shape of `structure` that belongs to `side`.

        A shape without a side (midline, or in a figure of one half) belongs to every
        side; `Side.BOTH` asks for all of them.
        """
        for figure in self.figures:
            for shape in figure.shapes:
                if shape.structure == structure and (shape.side is side or Side.BOTH in (side, shape.side)):
                    yield figure, shape

    def structures(self) -> dict[str, frozenset[str]]:
        """The structures drawn in each layer that has any, over all figures."""
        found: dict[str, set[str]] = {}
        for figure in self.figures:
            for shape in figure.shapes:
                found.setdefault(shape.layer, set()).add(shape.structure)
        return {layer: frozenset(names) for layer, names in found.items()}


EMPTY = Diagram("", 0.0, 0.0, (), (), ())
"""What is shown when a diagram cannot be read at all."""


def bounds_of(numbers: Sequence[float]) -> Bounds:
    """The box round coordinates given as x, y, x, y ...; there must be at least one pair."""
    xs, ys = numbers[0::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def structure_id(layer: str, structure: str) -> str:
    """The bare id that tables use for a drawn structure: `disc-l4-l5` in layer `disc` is `l4-l5`."""
    return structure.removeprefix("disc-") if layer == "disc" else structure
