"""The shipped plate as files: light enough to be quick, tidy enough to be edited by hand, and complete."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from explorer.anatomy.address import Kind
from explorer.diagram.shapes import structure_id
from explorer.library.library import Library

FOLDER = Path(__file__).parents[2] / "assets" / "diagrams" / "leg-and-spine"
FILES = sorted(FOLDER.glob("*.svg"))
MOST_SHAPES, MOST_BYTES = 900, 1_200_000
HAIR = 0.05
"""In millimetres."""
FROM_BELOW = (
    "skin",
    "dermatome",
    "territory",
    "bone",
    "muscle",
    "disc",
    "ligament",
    "vessel",
    "nerve",
    "region",
    "site",
)
"""The layers in the order in which they are painted."""

SVG = "{http://www.w3.org/2000/svg}"
DRAWING = ("path", "circle", "ellipse", "rect", "polyline", "polygon")
SHAPE = re.compile(rf"<(?:{'|'.join(DRAWING)})\b")
NOT_DRAWN = {"vertebra-t10", "vertebra-t11"}
"""Bones of the tables that lie above every figure."""

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def shapes_in(path: Path) -> list[ElementTree.Element]:
    root = ElementTree.parse(path).getroot()
    return [each for each in root.iter() if each.tag.removeprefix(SVG) in DRAWING]


def test_there_are_five_figures() -> None:
    assert [path.stem for path in FILES] == ["anterior", "lateral", "medial", "plantar", "posterior"]


def test_all_figures_together_stay_light() -> None:
    shapes = {path.name: len(shapes_in(path)) for path in FILES}
    assert sum(shapes.values()) <= MOST_SHAPES, shapes
    sizes = {path.name: path.stat().st_size for path in FILES}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


@each_file
def test_each_shape_has_a_line_of_its_own(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    crowded = [number for number, line in enumerate(lines, 1) if len(SHAPE.findall(line)) > 1]
    assert crowded == []
    assert sum(1 for line in lines if SHAPE.search(line)) == len(shapes_in(path))
    broken = [number for number, line in enumerate(lines, 1) if SHAPE.search(line) and ">" not in line]
    assert broken == []


@each_file
def test_paths_are_written_to_a_tenth_of_a_millimetre(path: Path) -> None:
    """But for the midline, which a see-through area crosses by a hair, so that its mirrored half joins it."""
    middle = float(ElementTree.parse(path).getroot().get("data-origin", "").split()[0])
    paths = [each.get("d", "") for each in shapes_in(path) if each.tag == f"{SVG}path"]
    assert paths
    finer = {found for d in paths for found in re.findall(r"-?\d*\.\d\d+|-?[\d.]+e-?\d+", d)}
    assert {each for each in finer if abs(float(each) - middle) > HAIR} == set()


@each_file
def test_layers_follow_one_another_as_they_are_painted(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    layers = [layer for each in root.iter() if (layer := each.get("data-layer"))]
    assert set(layers) <= set(FROM_BELOW)
    places = [FROM_BELOW.index(layer) for layer in layers]
    assert all(below < above for below, above in pairwise(places)), layers


@pytest.mark.parametrize("kind", [Kind.NERVE, Kind.SITE, Kind.REGION, Kind.DISC, Kind.BONE])
def test_everything_that_can_be_chosen_is_drawn_somewhere(library: Library, kind: Kind) -> None:
    structures = library.diagram.structures()[kind.value]
    drawn = {structure_id(kind.value, each) for each in structures}
    known = set(library.body.of_kind(kind))
    assert len(known) >= 6
    missing = known - drawn - (NOT_DRAWN if kind is Kind.BONE else set())
    assert missing == set()
    assert drawn <= known


def test_what_is_drawn_has_an_outline_that_can_be_touched(library: Library) -> None:
    """Shades, lights and lines alone cannot be chosen."""
    parts: dict[tuple[str, str, str], Counter[str]] = {}
    for figure in library.diagram.figures:
        for shape in figure.shapes:
            if shape.layer in set(Kind):
                key = (figure.id, shape.layer, shape.structure)
                parts.setdefault(key, Counter())[shape.part] += 1
    assert [key for key, found in parts.items() if not found["outline"]] == []
