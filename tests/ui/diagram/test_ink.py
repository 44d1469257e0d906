"""Shapes made ready to paint: nerves that thin out where they end, dark edges beneath, and widths."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from explorer.anatomy.address import Side
from explorer.diagram.shapes import Diagram, Figure, Placement, Shape
from explorer.library.library import Library
from explorer.ui.diagram.ink import CASING, DASHES, TAPER_END, Ink, inks, nerve_outline, united
from explorer.ui.diagram.strokes import strokes
from explorer.ui.diagram.taper import TAPER_MM
from explorer.ui.theme import Theme

WIDTH = 10.0
LONG = 200.0
"""A nerve runs straight down from (0, 0) so far; another begins where it ends."""


def line(structure: str, points: tuple[float, ...], **more: object) -> Shape:
    xs, ys = points[0::2], points[1::2]
    values = {
        "layer": "nerve",
        "part": "outline",
        "side": Side.BOTH,
        "closed": False,
        "even_odd": False,
        "opacity": 1.0,
        "width": WIDTH,
        "title": "",
        "ops": "M" + "L" * (len(xs) - 1),
        "numbers": points,
        "bounds": (min(xs), min(ys), max(xs), max(ys)),
    }
    return Shape(structure, **{**values, **more})  # type: ignore[arg-type]


def area(structure: str, layer: str) -> Shape:
    numbers = (0.0, 0.0, 40.0, 0.0, 40.0, 40.0)
    return line(structure, numbers, layer=layer, closed=True, ops="MLLZ", width=0.5)


def drawn(
    *shapes: Shape, scale: float = 1.0, deep: tuple[str, ...] = (), onward: tuple[str, ...] = ()
) -> tuple[Ink, ...]:
    figure = Figure("side", "Side", "lateral", 400, 600, (0, 0), 1.0, shapes, deep, onward)
    return inks(Diagram("Plate", 800, 800, (figure,), (Placement("side", 100, 50, scale),), ()))


TRUNK = line("tibial", (0.0, 0.0, 0.0, LONG))
BRANCH = line("sural", (0.0, LONG, 0.0, 2 * LONG))


def width_at(outline: QPainterPath, y: float) -> float:
    """How wide an upright line is at a height, measured across the plate in tenths of a millimetre."""
    inside = [x / 10 for x in range(2000) if outline.contains(QPointF(x / 10, y))]
    return max(inside) - min(inside) if inside else 0.0


def test_a_shape_lies_where_its_figure_lies_and_grows_with_it() -> None:
    (ink,) = drawn(TRUNK, scale=2.0)
    assert ink.path.boundingRect() == QRectF(100, 50, 0, 2 * LONG)
    assert ink.width == 2 * WIDTH
    assert ink.box.contains(QRectF(100 - CASING * WIDTH, 50, 2 * CASING * WIDTH, 2 * LONG))
    assert (str(ink.address), ink.figure, ink.side) == ("nerve:tibial", "side", Side.BOTH)


def test_no_path_is_drawn_before_it_is_asked_for_and_then_once(theme: Theme) -> None:
    plate = drawn(area("tibia", "bone"), TRUNK, line("sural", (9.0, 0.0, 9.0, LONG)), onward=("tibial",))
    assert [ink.dashes for ink in plate] == [0, len(DASHES), 0]
    assert not any("path" in vars(ink) for ink in plate)
    shown, *hidden = plate
    strokes([(shown, 1.0)], theme)
    assert shown.path is shown.path
    assert not any("path" in vars(ink) for ink in hidden)


def test_an_ending_nerve_thins_out_over_its_last_part_only() -> None:
    steps = tuple(value for y in range(0, 201, 10) for value in (0.0, float(y)))
    (ink,) = drawn(line("tibial", steps))
    assert ink.free == (True,)
    outline = nerve_outline(ink, WIDTH)
    foot = 50.0 + LONG
    assert width_at(outline, 60.0) == pytest.approx(WIDTH, abs=0.3)
    assert width_at(outline, foot - TAPER_MM - 5) == pytest.approx(WIDTH, abs=0.3)
    assert width_at(outline, foot - TAPER_MM / 2) == pytest.approx(WIDTH * (1 + TAPER_END) / 2, abs=0.4)
    assert width_at(outline, foot - 0.5) == pytest.approx(WIDTH * TAPER_END, abs=0.4)


def test_a_nerve_that_goes_on_as_another_keeps_its_width() -> None:
    trunk, branch = drawn(TRUNK, BRANCH)
    assert (trunk.free, branch.free) == ((False,), (True,))
    joint = 50.0 + LONG
    assert width_at(nerve_outline(trunk, WIDTH), joint - 0.5) == pytest.approx(WIDTH, abs=0.3)
    assert width_at(nerve_outline(branch, WIDTH), joint + 0.5) == pytest.approx(WIDTH, abs=0.3)


def test_each_part_of_a_nerve_ends_for_itself() -> None:
    parts = line("tibial", (0.0, 0.0, 0.0, LONG, 60.0, 0.0, 60.0, LONG), ops="MLML")
    tibial, _ = drawn(parts, BRANCH)
    assert tibial.free == (False, True)
    outline = nerve_outline(tibial, WIDTH)
    foot = 50.0 + LONG - 0.5
    left, right = outline.intersected(box(80, foot)), outline.intersected(box(140, foot))
    assert left.boundingRect().width() == pytest.approx(WIDTH, abs=0.3)
    assert right.boundingRect().width() == pytest.approx(TAPER_END * WIDTH, abs=0.4)


def box(x: float, y: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(x, y - 0.2, 40, 0.2)
    return path


def test_a_nerve_that_goes_on_out_of_sight_runs_out_in_narrowing_dashes() -> None:
    trunk, branch = drawn(TRUNK, line("sural", (20.0, 0.0, 20.0, LONG)), onward=("tibial",))
    assert (trunk.dashes, branch.dashes) == (len(DASHES), 0)
    outline = nerve_outline(trunk, WIDTH)
    at = 50.0 + LONG - sum(gap + dash for gap, dash, _ in DASHES)
    assert width_at(outline, at - 0.5) == pytest.approx(WIDTH, abs=0.3)
    for gap, dash, share in DASHES:
        assert width_at(outline, at + gap / 2) == 0
        assert width_at(outline, at + gap + dash / 2) == pytest.approx(WIDTH * share, abs=0.3)
        at += gap + dash
    assert at == 50.0 + LONG, "the last dash ends where the nerve was drawn to"
    assert trunk.path.boundingRect() == QRectF(100, 50, 0, LONG)


def test_a_short_nerve_is_not_all_dashes() -> None:
    (short,) = drawn(line("tibial", (0.0, 0.0, 0.0, 30.0)), onward=("tibial",))
    outline = nerve_outline(short, WIDTH)
    assert all(width_at(outline, 50.0 + y) > 0 for y in (1.0, 7.0, 14.0))
    assert width_at(outline, 50.0 + 16.0) == 0


def test_only_the_part_that_ends_free_runs_out_in_dashes() -> None:
    parts = line("tibial", (0.0, 0.0, 0.0, LONG, 60.0, 0.0, 60.0, LONG), ops="MLML")
    tibial, _ = drawn(parts, BRANCH, onward=("tibial",))
    outline = nerve_outline(tibial, WIDTH)
    foot = 50.0 + LONG - 20
    assert not outline.intersected(box(80, foot)).isEmpty()
    at = DASHES[-1][1] + DASHES[-1][0] / 2
    assert outline.intersected(box(140, 50.0 + LONG - at)).isEmpty()


def test_areas_are_tinted_as_one_whichever_way_they_turn() -> None:
    one, other = QPainterPath(), QPainterPath()
    one.addRect(0, 0, 10, 10)
    other.addRect(5, 0, 10, 10)
    for turned in (other, other.toReversed()):
        whole = united([one, turned])
        assert all(whole.contains(QPointF(x, 5)) for x in (2, 7, 12))


def test_the_same_outline_is_worked_out_once() -> None:
    (ink,) = drawn(TRUNK)
    assert nerve_outline(ink, WIDTH) is nerve_outline(ink, WIDTH)


def test_the_dark_edges_of_nerves_come_before_their_cores(theme: Theme) -> None:
    plate = drawn(
        area("tibia", "bone"), TRUNK, BRANCH, area("calf", "site"), line("sciatic", (50.0, 0.0, 50.0, 9.0))
    )
    made = strokes(((ink, 1.0) for ink in plate), theme)
    paint = theme.paint("nerve", "outline")
    names = {QColor(paint.casing).name(): "edge", QColor(paint.stroke).name(): "core"}
    order = [names.get(stroke.brush.color().name(), "other") for stroke in made]
    assert order == ["other", "edge", "edge", "core", "core", "other", "edge", "core"]
    edge, core = made[1].path.boundingRect(), made[3].path.boundingRect()
    assert edge.width() == pytest.approx(CASING * core.width(), rel=0.05)


def test_what_is_left_of_a_layer_is_how_strongly_it_is_painted(theme: Theme) -> None:
    faint = line("tibial", (0.0, 0.0, 0.0, LONG), opacity=0.5)
    bone, nerve = drawn(area("tibia", "bone"), faint)
    opacities = {stroke.opacity for stroke in strokes([(bone, 0.3), (nerve, 0.3)], theme)}
    assert opacities == {0.3, 0.15}


def test_a_layer_that_the_theme_leaves_out_is_not_painted(theme: Theme) -> None:
    (region,) = drawn(area("calf", "region"))
    assert strokes([(region, 1.0)], theme) == ()


def test_deep_is_what_the_figure_says_is_deep() -> None:
    plate = drawn(area("soleus", "muscle"), area("popliteus", "muscle"), deep=("popliteus",))
    assert {ink.shape.structure: ink.deep for ink in plate} == {"soleus": False, "popliteus": True}


def test_midline_things_are_on_every_side() -> None:
    both, right = drawn(TRUNK, line("sural", (0.0, 0.0, 9.0, 9.0), side=Side.RIGHT))
    assert all(both.on(side) for side in Side)
    assert [right.on(side) for side in (Side.LEFT, Side.RIGHT, Side.BOTH)] == [False, True, True]


def test_in_the_shipped_drawing_trunks_are_joined_and_toes_are_ends(library: Library) -> None:
    nerves = [ink for ink in inks(library.diagram) if ink.shape.layer == "nerve"]
    free = {(ink.shape.structure, ink.figure): any(ink.free) for ink in nerves}
    assert not free["sciatic", "posterior"]
    assert not free["common-fibular", "anterior"]
    assert free["sural", "posterior"] or free["lateral-dorsal-cutaneous", "posterior"]
    assert free["deep-fibular-medial-terminal", "anterior"]
    assert free["proper-plantar-digital", "plantar"]


def test_of_all_strokes_those_in_one_place_are_found_in_painting_order(theme: Theme) -> None:
    plate = drawn(area("tibia", "bone"), TRUNK, BRANCH, area("calf", "site"))
    made = strokes(((ink, 1.0) for ink in plate), theme)
    assert list(made.touching(QRectF(-1e4, -1e4, 2e4, 2e4))) == list(made)
    for box in (each.box for each in made):
        for within in (box, QRectF(box.topLeft(), box.size() / 9), box.translated(box.width() - 1, 0)):
            assert list(made.touching(within)) == [each for each in made if each.box.intersects(within)]
    assert list(made.touching(QRectF(-900, -900, 10, 10))) == []
    assert list(strokes([], theme).touching(QRectF(0, 0, 10, 10))) == []
