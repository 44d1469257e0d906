"""What is pointed at, in words: checked against the drawing and against what anatomy books say."""

import re
from dataclasses import replace

import pytest

from explorer.anatomy.address import Address, Kind, Side, parse_address
from explorer.anatomy.structures import Landmark
from explorer.diagram.outline import polylines
from explorer.diagram.shapes import Figure, Shape
from explorer.library.library import Library
from explorer.library.measuring import MEASURED, measured_words, where_words

CM = re.compile(r"about (\d+) cm (above|below|in front of|behind) (.+)")


def shape_of(library: Library, figure: str, layer: str, structure: str, side: Side) -> tuple[Figure, Shape]:
    found = next(each for each in library.diagram.figures if each.id == figure)
    return found, next(
        each
        for each in found.shapes
        if (each.layer, each.structure, each.part, each.side) == (layer, structure, "outline", side)
    )


def at_site(library: Library, figure: str, site: str, side: Side = Side.RIGHT) -> str:
    found, shape = shape_of(library, figure, "site", site, side)
    return where_words(library, found, shape, shape.bounds[:2])


@pytest.mark.parametrize(
    ("figure", "site", "words"),
    [
        # The nerve turns round the bone's neck two to four centimetres under the tip of the head.
        ("anterior", "fibular-neck", "about 3 cm below the head of the fibula"),
        ("posterior", "fibular-neck", "about 3 cm below the head of the fibula"),
        # It comes through the fascia ten to twelve centimetres above the ankle.
        ("anterior", "superficial-fibular-exit", "about 11 cm above the tip of the outer ankle bone"),
    ],
)
def test_pinch_sites_are_where_the_books_have_them(
    library: Library, figure: str, site: str, words: str
) -> None:
    assert at_site(library, figure, site) == words


def test_both_sides_are_measured_alike(library: Library) -> None:
    for figure in library.diagram.figures:
        for shape in figure.shapes:
            if shape.layer == "site" and shape.part == "outline" and shape.side is Side.RIGHT:
                right = at_site(library, figure.id, shape.structure, Side.RIGHT)
                assert at_site(library, figure.id, shape.structure, Side.LEFT) == right


def test_every_measure_is_the_distance_in_the_drawing(library: Library) -> None:
    checked = 0
    for figure in library.diagram.figures:
        marks = {each.name: each for each in library.body.landmarks.values() if each.figure == figure.id}
        for shape in figure.shapes:
            if shape.layer != "nerve" or shape.side is Side.LEFT:
                continue
            for x, y in polylines(shape, 40.0)[0]:
                found = CM.fullmatch(where_words(library, figure, shape, (x, y)))
                if not found:
                    continue
                mark = marks[found[3]]
                off = y - mark.y if mark.axis == "y" else x - mark.x
                assert int(found[1]) == round(abs(off) / 10) >= 1
                assert (found[2] in ("above", "in front of")) is (off < 0)
                checked += 1
    assert checked > 300


def test_a_place_far_from_any_landmark_is_not_measured(library: Library) -> None:
    figure, shape = shape_of(library, "anterior", "site", "fibular-neck", Side.RIGHT)
    far = replace(library, body=replace(library.body, landmarks={}))
    assert where_words(far, figure, shape, (0, 0)) == ""
    mark = Landmark("m", "anterior", 0, 0, "y", "above", "below", 10, 10, "here", "tibia", "")
    far = replace(library, body=replace(library.body, landmarks={"m": mark}))
    assert where_words(far, figure, shape, (0, 0)) == ""


def test_what_is_as_high_as_a_landmark_is_level_with_it(library: Library) -> None:
    figure, shape = shape_of(library, "anterior", "site", "fibular-neck", Side.RIGHT)
    middle = (shape.bounds[1] + shape.bounds[3]) / 2
    mark = Landmark("m", "anterior", 9, middle - 4, "y", "above", "below", 10, 10, "here", "tibia", "")
    near = replace(library, body=replace(library.body, landmarks={"m": mark}))
    assert where_words(near, figure, shape, (0, 0)) == "level with here"


def test_a_nerve_tells_its_roots_and_a_root_need_not(library: Library) -> None:
    figure, shape = shape_of(library, "posterior", "nerve", "tibial", Side.LEFT)
    place = polylines(shape, 10.0)[0][20]
    words = measured_words(library, Address.nerve("tibial"), Side.LEFT, figure, shape, place)
    name, more = words.split("\n")
    assert name == "Tibial nerve, the person's left"
    assert more.startswith("From L4–S3; ")
    figure, shape = shape_of(library, "lateral", "nerve", "root-l5", Side.BOTH)
    words = measured_words(library, Address.nerve("root-l5"), Side.BOTH, figure, shape, (0, 0))
    assert "rom L5" not in words


def test_a_muscle_tells_what_moves_it(library: Library) -> None:
    figure, shape = shape_of(library, "anterior", "muscle", "tibialis-anterior", Side.RIGHT)
    words = measured_words(
        library, parse_address("muscle:tibialis-anterior"), Side.RIGHT, figure, shape, (0, 0)
    )
    assert words.split("\n")[1] == "Moved by the deep fibular nerve (L4, L5)"


def test_all_else_has_a_name_alone_and_nothing_has_more_than_two_lines(library: Library) -> None:
    for figure in library.diagram.figures:
        for shape in figure.shapes:
            if shape.layer in ("nerve", "site", "bone", "disc", "muscle", "region"):
                structure = (
                    shape.structure.removeprefix("disc-") if shape.layer == "disc" else shape.structure
                )
                address = Address(Kind(shape.layer), structure)
                words = measured_words(library, address, shape.side, figure, shape, shape.bounds[:2])
                lines = words.split("\n")
                assert len(lines) <= 2
                assert all(len(line) <= 90 for line in lines), words
                if address.kind not in MEASURED | {Kind.MUSCLE}:
                    assert len(lines) == 1
