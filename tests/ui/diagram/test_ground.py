"""What lies behind the light is copied while choices change or a hand moves, and laid anew if it changes."""

from collections.abc import Callable
from math import inf

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from explorer.anatomy.address import Side, parse_address
from explorer.state.layers import Visibility
from explorer.ui.diagram.cells import CELL
from explorer.ui.diagram.ground import Ground
from explorer.ui.diagram.picture import Picture
from explorer.ui.window import MainWindow

PLATE = QRectF(0, 0, 1000, 800)
VIEW = QRectF(200, 200, 200, 100)
PAGE = QColor("#FAF9F5")
OTHER_PAGE = QColor("#101418")

Paint = Callable[[QPainter, QRectF], None]
Layers = list[tuple[Picture, float]]


def disc(color: str) -> Paint:
    def paint(painter: QPainter, within: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(VIEW.center(), 70.0, 40.0)

    return paint


def layers_at(view: QRectF, scale: float = 2.0, ratio: float = 1.0) -> Layers:
    """A red disc, and a smaller part of a see-through blue one upon it."""
    made = []
    for color, left in (("#CC2200", 0.4), ("#802244CC", 1.0)):
        picture = Picture()
        picture.repaint(disc(color), view, scale, PLATE, ratio)
        made.append((picture, left))
    return made


def shown(pictures: Layers, view: QRectF, ratio: float = 1.0) -> np.ndarray:
    """The pixels of `view` at two a millimetre with the pictures on the page."""
    canvas = QImage(round(400 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(PAGE)
    painter = QPainter(canvas)
    for picture, left in pictures:
        painter.setOpacity(left)
        picture.draw(painter, QTransform.fromScale(2, 2).translate(-view.left(), -view.top()), view)
    painter.end()
    return np.frombuffer(canvas.constBits(), np.uint8).astype(int)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_gathered_the_pictures_look_the_same_to_the_pixel_wherever_the_view_goes(ratio: float) -> None:
    ground, layers = Ground(), layers_at(VIEW, ratio=ratio)
    assert not ground.shows(layers, PAGE)
    for move in ((0.0, 0.0), (30.0, -12.0), (60.0, 20.5), (-80.0, 0.0)):
        view = VIEW.translated(*move)
        for (picture, _), color in zip(layers, ("#CC2200", "#802244CC"), strict=True):
            picture.repaint(disc(color), view, 2.0, PLATE, ratio)
        ground.gather(layers, PAGE, view, view, PLATE)
        assert ground.shows(layers, PAGE)
        assert ground.covers(view)
        assert (shown([(ground, 1.0)], view, ratio) == shown(layers, view, ratio)).all()


@pytest.mark.usefixtures("qapp")
def test_only_what_all_have_painted_is_shown() -> None:
    ground, layers = Ground(), layers_at(VIEW)
    late = Picture()
    late.follow(VIEW, 2.0, PLATE, 1.0)
    assert late.paint_piece(disc("#000000"), VIEW)
    ground.gather([*layers, (late, 1.0)], PAGE, VIEW, VIEW, PLATE)
    assert not ground.blank
    assert ground.painted == late.painted
    assert not ground.covers(VIEW)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("what", ["picture", "strength", "page", "layer"])
def test_when_anything_changes_it_shows_nothing_until_it_is_gathered_anew(what: str) -> None:
    ground, layers = Ground(), layers_at(VIEW)
    ground.gather(layers, PAGE, VIEW, VIEW, PLATE)
    before = shown([(ground, 1.0)], VIEW)
    page = OTHER_PAGE if what == "page" else PAGE
    if what == "picture":
        layers[1][0].forget()
        layers[1][0].repaint(disc("#00AA44"), VIEW, 2.0, PLATE, 1.0)
    elif what == "strength":
        layers[0] = (layers[0][0], 0.9)
    elif what == "layer":
        layers.pop()
    assert not ground.shows(layers, page)
    ground.gather(layers, page, VIEW, VIEW, PLATE)
    assert ground.shows(layers, page)
    assert (shown([(ground, 1.0)], VIEW) != before).any()


@pytest.mark.usefixtures("qapp")
def test_it_is_gathered_by_whole_cells_so_that_a_small_step_finds_nothing_to_do() -> None:
    ground, layers = Ground(), layers_at(VIEW)
    ground.gather(layers, PAGE, VIEW, VIEW, PLATE)
    box = ground.painted.boundingRect()
    assert all(each % CELL == 0 for each in (box.x(), box.y(), box.width(), box.height()))


def test_whatever_was_chosen_and_shown_before_the_drawing_looks_the_same(window: MainWindow) -> None:
    view = window.diagram
    view.reduced_motion = True
    view.fit()

    def seen(name: str, side: Side) -> QImage:
        window.choose_in_place(parse_address(name), side)
        view.settle()
        return view.picture().toImage()

    right, left = seen("nerve:tibial", Side.RIGHT), seen("nerve:tibial", Side.LEFT)
    window.layers.set("muscle", Visibility.FADED)
    faded = seen("nerve:tibial", Side.RIGHT)
    assert faded != right
    window.layers.reset()
    assert seen("nerve:sural", Side.LEFT) != left
    assert seen("nerve:tibial", Side.LEFT) == left
    assert seen("nerve:tibial", Side.RIGHT) == right
    view.zoom(1.3)
    view.settle()
    assert seen("nerve:tibial", Side.RIGHT) != right
    view.fit()
    assert seen("nerve:tibial", Side.RIGHT) == right


def test_a_choice_after_others_and_after_a_rest_looks_as_in_a_fresh_window(
    make_window: Callable[..., MainWindow],
) -> None:
    def seen(window: MainWindow, name: str, side: Side) -> QImage:
        window.choose_in_place(parse_address(name), side)
        window.settle()
        return window.diagram.picture().toImage()

    worn = make_window()
    for name, side in (("nerve:tibial", Side.RIGHT), ("condition:sciatica", Side.LEFT)):
        seen(worn, name, side)
        worn.diagram._backdrop.prepare(end=inf)
    for name, side in (("disc:l4-l5", Side.LEFT), ("region:calf", Side.BOTH)):
        after = seen(worn, name, side)
        assert after == seen(make_window(), name, side), name


def test_the_page_covers_all_of_the_view_so_that_nothing_need_be_filled_beneath(window: MainWindow) -> None:
    view = window.diagram
    view.reduced_motion = True
    view.fit()
    view.settle()

    def shines_through() -> bool:
        canvas = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
        beneath = QColor("magenta")
        canvas.fill(beneath)
        painter = QPainter(canvas)
        view.drawBackground(painter, QRectF(canvas.rect()))
        painter.end()
        pixels = np.frombuffer(canvas.constBits(), np.uint32)
        return bool((pixels == beneath.rgb()).any())

    assert view.viewport().testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    assert not shines_through(), "at rest, nothing lit"
    window.choose_in_place(parse_address("nerve:tibial"), Side.RIGHT)
    assert not shines_through(), "at rest, lit"
    view.pan(-200.0, -100.0)
    assert not shines_through(), "moved by hand"
    view.zoom(0.5)
    assert not shines_through(), "while a zoom is under way"
    view.frame_figure(view.diagram.figures[0].id)
    assert not shines_through(), "one figure alone"
