"""The names beside the drawing: when there are any, of what, and in which language."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.library.library import Library
from explorer.state.layers import LabelLanguage, Visibility
from explorer.state.settings import Settings
from explorer.ui.diagram.contour import body_points
from explorer.ui.diagram.labels import EDGE, LEAST_PIXELS
from explorer.ui.diagram.view import DiagramView
from explorer.ui.showing import label_of
from explorer.ui.window import MainWindow
from places_on_plate import ink_of

FIGURES = ("anterior", "posterior", "lateral", "medial", "plantar")


def names(window: MainWindow) -> set[str]:
    """What is written beside the drawing now."""
    window.settle()
    window.diagram.grab()
    return {label.text for label in window.diagram.labels.shown}


def of_kind(window: MainWindow, kind: str) -> set[str]:
    """The names of everything of a kind that the body has."""
    library = window.state.library
    return {library.name_of(each) for each in library.addresses() if each.kind == kind}


def body_box(view: DiagramView, figure: str) -> QRectF:
    """What the body covers in a figure, in plate millimetres."""
    points = body_points(view.plate, figure)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return QRectF(left, top, right - left, bottom - top)


@pytest.fixture
def view(window: MainWindow) -> DiagramView:
    """The plate of a real window."""
    return window.diagram


def test_the_whole_plate_has_no_names(window: MainWindow) -> None:
    assert names(window) == set()
    window.choose_in_place(parse_address("nerve:common-fibular"), Side.RIGHT)
    assert names(window) == set(), "lit or not"


@pytest.mark.parametrize("figure", FIGURES)
def test_a_framed_figure_has_the_names_of_its_own_structures(
    window: MainWindow, view: DiagramView, figure: str
) -> None:
    view.frame_figure(figure)
    library = window.state.library
    drawn = {library.name_of(ink.address) for ink in view.plate if ink.figure == figure and ink.address}
    assert len(names(window)) >= 8
    assert names(window) <= drawn
    view.fit()
    assert names(window) == set()


def test_the_spine_names_its_roots_and_discs(window: MainWindow, view: DiagramView) -> None:
    view.frame_figure("lateral")
    assert {"L4–L5 disc", "L5 nerve root", "L5 vertebra", "cauda equina"} <= names(window)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_name_stands_on_another_or_out_of_sight(make_window: object, figure: str, scale: float) -> None:
    window: MainWindow = make_window(Settings(text_scale=scale, reduced_motion=True))  # type: ignore[operator]
    view = window.diagram
    view.frame_figure(figure)
    assert names(window)
    boxes = [label.box(view.labels.line) for label in view.labels.shown]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]
    sight = QRectF(view.viewport().rect())
    assert all(sight.contains(box) for box in boxes)
    body = view.to_view().mapRect(body_box(view, figure))
    for label, box in zip(view.labels.shown, boxes, strict=True):
        at_edge = min(box.left() - sight.left(), sight.right() - box.right()) < EDGE + 1
        beside = box.right() < label.placed.candidate.x or box.left() > label.placed.candidate.x
        assert beside, f"{label.text} hides what it names"
        assert at_edge or box.intersects(body.adjusted(-100, 0, 100, 0)), f"{label.text} stands far away"


def test_a_leader_begins_on_what_it_names(window: MainWindow, view: DiagramView) -> None:
    view.frame_figure("plantar")
    assert names(window)
    to_plate = view.to_view().inverted()[0]
    for label in view.labels.shown:
        named = label.placed.candidate
        ink = ink_of(view, named.key, "plantar", Side.BOTH)
        place = to_plate.map(named.x, named.y)
        assert ink.box.adjusted(-1, -1, 1, 1).contains(*place), label.text
        assert max(ink.box.width(), ink.box.height()) * view.scale_now() >= LEAST_PIXELS - 1


def test_with_a_path_lit_only_what_is_lit_has_a_name(window: MainWindow, view: DiagramView) -> None:
    view.frame_figure("lateral")
    before = names(window)
    window.choose_in_place(parse_address("disc:l4-l5"), Side.RIGHT)
    library, lit = window.state.library, view.lighting
    assert lit is not None
    lit_names = {library.body.nerves[each].name for each in lit.path} | {"L4–L5 disc"}
    assert names(window) <= lit_names
    assert {"L4–L5 disc", "L4 nerve root", "L5 nerve root"} <= names(window)
    assert not before <= lit_names
    chosen = {label.text for label in view.labels.shown if label.chosen}
    assert chosen == {"L4–L5 disc", "L4 nerve root", "L5 nerve root"}


def test_names_are_written_in_latin_or_not_at_all(window: MainWindow, view: DiagramView) -> None:
    view.frame_figure("plantar")
    english = names(window)
    window.layers.set_labels(LabelLanguage.LATIN)
    assert {"calcaneus", "nervus plantaris lateralis"} <= names(window)
    assert "lateral plantar nerve" not in names(window)
    window.layers.set_labels(LabelLanguage.NONE)
    assert names(window) == set()
    window.layers.set_labels(LabelLanguage.ENGLISH)
    assert names(window) == english


def test_what_has_no_latin_name_keeps_its_own(window: MainWindow, library: Library) -> None:
    without = [each for each in library.addresses() if each.kind == "nerve" and not library.latin_of(each)]
    assert without
    assert label_of(library, without[0], LabelLanguage.LATIN) == library.name_of(without[0])


@pytest.mark.parametrize("state", [Visibility.HIDDEN, Visibility.FADED])
def test_bones_that_are_not_shown_have_no_names(
    window: MainWindow, view: DiagramView, state: Visibility
) -> None:
    view.frame_figure("plantar")
    assert names(window) & of_kind(window, "bone")
    window.layers.set("bone", state)
    assert names(window)
    assert not names(window) & of_kind(window, "bone")


def test_what_lies_wholly_under_something_else_has_no_name(window: MainWindow, view: DiagramView) -> None:
    """Shown muscles cover bones: a bone's name would lead to a muscle."""
    view.frame_figure("medial")
    assert "talus" in names(window)
    window.layers.use_preset("Muscles")
    window.settle()
    view.grab()
    to_plate = view.to_view().inverted()[0]
    painted = [ink for ink in view.plate if ink.figure == "medial" and ink.shape.closed]
    for label in view.labels.shown:
        address = parse_address(label.placed.candidate.key)
        place = to_plate.map(label.placed.candidate.x, label.placed.candidate.y)
        over = [
            ink
            for ink in painted
            if ink.shape.layer in ("bone", "muscle", "disc") and ink.shape.part == "outline"
            if ink.path.contains(QRectF(*place, 0.0, 0.0).topLeft())
        ]
        if address.kind != "nerve":
            assert over[-1].address == address, label.text


def test_larger_text_is_laid_out_anew(window: MainWindow, view: DiagramView) -> None:
    view.frame_figure("plantar")
    assert names(window)
    widths = {label.text: label.placed.candidate.width for label in view.labels.shown}
    view.set_look(window.appearance.theme, 1.5)
    assert names(window)
    wider = {label.text: label.placed.candidate.width for label in view.labels.shown}
    both = widths.keys() & wider.keys()
    assert both
    assert all(wider[each] == pytest.approx(1.5 * widths[each], rel=0.1) for each in both)


def shades(image: QImage, part: QRect) -> np.ndarray:
    shown = image.copy(part)  # its pixels are there as long as it is
    return np.frombuffer(shown.constBits(), np.uint8).astype(int)


def test_while_a_hand_moves_the_plate_names_go_along_and_are_placed_anew_when_it_pauses(
    window: MainWindow, view: DiagramView, qtbot: QtBot
) -> None:
    view.frame_figure("anterior")
    view.settle()
    before = view.viewport().grab().toImage()
    placed = view.labels.shown
    assert placed
    pixels = 10
    view.pan(-pixels / view.scale_now(), 0.0)
    moved = view.viewport().grab().toImage()
    assert view.labels.shown is placed
    stood = [each.box(view.labels.line).adjusted(-2, 0, 2, 0).toAlignedRect() for each in placed]
    gone_along = [
        (shades(before, each), shades(moved, each.translated(pixels, 0)))
        for each in stood
        if before.rect().contains(each.translated(pixels, 0))
    ]
    assert gone_along
    assert all(np.abs(one - other).max() <= 2 for one, other in gone_along), "the same to the eye"
    qtbot.waitUntil(lambda: view.labels.shown is not placed, timeout=2_000)
    view.settle()


def test_a_name_that_is_moved_out_of_sight_fades_away(window: MainWindow, view: DiagramView) -> None:
    view.frame_figure("anterior")
    view.settle()
    view.viewport().repaint()
    labels, seen = view.labels, QRectF(view.viewport().rect())
    label = labels.shown[0]
    assert labels.left_of(label, seen, QPointF()) == 1.0
    out = label.box(labels.line).right() + 1
    steps = [labels.left_of(label, seen, QPointF(-share * out, 0.0)) for share in np.linspace(0, 1, 30)]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] == 1.0
    assert steps[-1] == 0.0
    assert any(0.0 < each < 1.0 for each in steps)
