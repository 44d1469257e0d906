"""A part of the plate kept as pixels: when it serves, what it costs, and that it is copied exactly."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from explorer.ui.diagram.cells import CELL, MARGIN, RUN
from explorer.ui.diagram.picture import MAX_PIXELS, REACH, Picture

PLATE = QRectF(0, 0, 1000, 800)
VIEW = QRectF(200, 200, 200, 100)
SQUARE = QRectF(250, 220, 40, 40)
RED = QColor("#CC2200")


class Paints:
    """Paints a red square and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[QRectF] = []

    def __call__(self, painter: QPainter, within: QRectF) -> None:
        self.asked.append(within)
        painter.fillRect(SQUARE, RED)


@pytest.fixture
def paints(qapp: object) -> Paints:
    """What is painted."""
    return Paints()


@pytest.fixture
def picture(qapp: object) -> Picture:
    """A picture, not painted yet."""
    return Picture()


def shown(picture: Picture, to_view: QTransform) -> QImage:
    """A white view of 400 × 200 pixels with the picture copied into it."""
    canvas = QImage(400, 200, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    picture.draw(painter, to_view)
    painter.end()
    return canvas


def looking_at(area: QRectF, scale: float) -> QTransform:
    return QTransform.fromScale(scale, scale).translate(-area.left(), -area.top())


def test_at_first_it_serves_for_nothing(picture: Picture) -> None:
    assert not picture.covers(VIEW)
    assert not picture.sharp(VIEW, 1.0, 1.0)
    assert shown(picture, looking_at(VIEW, 2.0)).pixelColor(110, 50) == QColor("white")


def test_it_paints_what_is_seen_and_has_a_place_for_a_margin_but_not_beyond_the_plate(
    picture: Picture, paints: Paints
) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    (asked,) = paints.asked
    spare = REACH + CELL / 2.0 + 0.5
    assert VIEW.adjusted(-spare, -spare, spare, spare).contains(asked)
    assert asked.adjusted(REACH, REACH, -REACH, -REACH).contains(VIEW)
    assert picture.covers(VIEW)
    assert not picture.whole
    while picture.paint_piece(paints, PLATE):
        pass
    assert picture.whole
    assert picture.covers(VIEW.adjusted(-200 * MARGIN, -100 * MARGIN, 200 * MARGIN, 100 * MARGIN))
    assert not picture.covers(VIEW.translated(200, 0))
    picture.repaint(paints, PLATE, 2.0, PLATE, 1.0)
    assert picture.covers(PLATE)
    assert all(PLATE.adjusted(-spare, -spare, spare, spare).contains(each) for each in paints.asked[1:])


def test_piece_by_piece_the_nearest_to_the_middle_is_painted_first(picture: Picture) -> None:
    rays = Rays()
    picture.follow(VIEW, 2.0, PLATE, 1.0)
    assert picture.blank
    assert picture.paint_piece(rays, VIEW)
    first = rays.asked[0].adjusted(REACH, REACH, -REACH, -REACH)
    assert sorted((first.width() * 2, first.height() * 2)) == [CELL, RUN * CELL]
    assert first.adjusted(-CELL / 4, -CELL / 4, CELL / 4, CELL / 4).contains(VIEW.center())
    assert not picture.covers(VIEW)
    missing = picture.missing_in_view(VIEW, looking_at(VIEW, 2.0))
    assert not missing.contains(looking_at(VIEW, 2.0).mapRect(first).center().toPoint())
    while picture.paint_piece(rays, VIEW):
        pass
    assert picture.covers(VIEW)
    assert picture.missing_in_view(VIEW, looking_at(VIEW, 2.0)).isEmpty()
    assert len(rays.asked) == len({(each.left(), each.top()) for each in rays.asked}), "each once"


@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_a_view_that_ends_a_pixel_past_a_cell_has_that_pixel_too(
    picture: Picture, paints: Paints, spare: int
) -> None:
    ends = QRectF(200, 200, 3 * CELL + spare / 2.0 - 200, 3 * CELL + spare / 2.0 - 200)
    picture.repaint(paints, ends, 2.0, PLATE, 1.0)
    assert picture.covers(ends)


def test_it_is_sharp_at_its_own_zoom_and_pixel_size_only(picture: Picture, paints: Paints) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    assert picture.sharp(VIEW, 2.0, 1.0)
    assert picture.at_scale(2.0 + 1e-9)
    assert not picture.at_scale(2.01)
    assert not picture.sharp(VIEW, 2.01, 1.0)
    assert not picture.sharp(VIEW, 2.0, 2.0)
    assert not picture.sharp(VIEW.translated(60, 0), 2.0, 1.0)
    assert picture.covers(VIEW)


def test_forgotten_it_serves_no_more_and_its_memory_is_used_again(picture: Picture, paints: Paints) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    memory = picture._pixels
    picture.forget()
    assert not picture.covers(VIEW)
    assert shown(picture, looking_at(VIEW, 2.0)).pixelColor(110, 50) == QColor("white")
    picture.repaint(paints, VIEW.translated(30, 0), 2.0, PLATE, 1.0)
    assert picture._pixels is memory
    picture.repaint(paints, VIEW, 3.0, PLATE, 1.0)
    assert picture._pixels is not memory, "another size needs other memory"


def test_used_again_nothing_of_the_old_picture_is_left(picture: Picture, paints: Paints) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    elsewhere = QRectF(600, 500, 200, 100)
    picture.repaint(paints, elsewhere, 2.0, PLATE, 1.0)
    view = shown(picture, looking_at(elsewhere, 2.0))
    assert all(view.pixelColor(x, y) == QColor("white") for x in range(0, 400, 7) for y in range(0, 200, 7))


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_at_its_own_zoom_it_is_copied_pixel_by_pixel(picture: Picture, paints: Paints, ratio: float) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, ratio)
    assert picture._pixels.width() % CELL == 0
    assert 0 <= picture._pixels.width() - 2.0 * ratio * VIEW.width() * (1 + 2 * MARGIN) <= 2 * CELL
    view = shown(picture, looking_at(VIEW, 2.0))
    # The square's corner lies 50 mm to the right of the view's and 20 mm below it.
    assert [view.pixelColor(x, 60) for x in (99, 100, 179, 180)] == [
        QColor("white"),
        RED,
        RED,
        QColor("white"),
    ]
    assert [view.pixelColor(140, y) for y in (39, 40, 119, 120)] == [
        QColor("white"),
        RED,
        RED,
        QColor("white"),
    ]


def test_at_another_zoom_it_is_stretched_to_where_it_belongs(picture: Picture, paints: Paints) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    view = shown(picture, looking_at(VIEW, 1.0))
    assert [view.pixelColor(x, 40) for x in (45, 55, 85, 95)] == [QColor("white"), RED, RED, QColor("white")]
    assert len(paints.asked) == 1


@pytest.mark.parametrize(("area", "scale"), [(VIEW, MAX_PIXELS / 100), (QRectF(), 1.0)])
def test_what_is_too_large_or_empty_is_not_painted(
    picture: Picture, paints: Paints, area: QRectF, scale: float
) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    picture.repaint(paints, area, scale, PLATE, 1.0)
    assert len(paints.asked) == 1
    assert not picture.covers(VIEW)


def pixels(picture: Picture, area: QRectF, scale: float) -> np.ndarray:
    """An area as a view of whole pixels shows it."""
    canvas = QImage(round(area.width() * scale), round(area.height() * scale), QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    picture.draw(painter, looking_at(area, scale), area)
    painter.end()
    return np.frombuffer(canvas.constBits(), np.uint8).astype(int)


class Rays:
    """Paints slanted lines all over the plate and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[QRectF] = []

    def __call__(self, painter: QPainter, within: QRectF) -> None:
        self.asked.append(within)
        painter.setPen(QPen(RED, 3.0))
        for x in range(0, 1000, 25):
            painter.drawLine(QPointF(x, 0.0), QPointF(1000.0 - x, 800.0))


@pytest.mark.parametrize("move", [(40.0, 0.0), (-33.3, 21.7), (500.0, 300.0), (0.3, -90.0), (-200.0, -200.0)])
@pytest.mark.parametrize("scale", [2.0, 1.37])
def test_moved_on_it_paints_only_what_is_new_and_looks_as_if_painted_anew(
    qapp: object, move: tuple[float, float], scale: float
) -> None:
    rays = Rays()
    moved, anew = Picture(), Picture()
    moved.repaint(rays, VIEW, scale, PLATE, 1.0)
    area = VIEW.translated(*move)
    whole = rays.asked.pop()
    moved.repaint(rays, area, scale, PLATE, 1.0)
    anew.repaint(Rays(), area, scale, PLATE, 1.0)
    assert moved.sharp(area, scale, 1.0)
    # Clipped elsewhere, the edge of a long slanted line may differ by a shade that nobody sees.
    assert np.abs(pixels(moved, area, scale) - pixels(anew, area, scale)).max() <= 8
    if max(map(abs, move)) < 50:
        bare = [each.adjusted(REACH, REACH, -REACH, -REACH) for each in (whole, *rays.asked)]
        all_of_it, *new = (each.width() * each.height() for each in bare)
        assert sum(new) < all_of_it


def test_moved_round_and_round_it_takes_no_more_memory_and_shows_the_same(qapp: object) -> None:
    going, anew = Picture(), Picture()
    going.repaint(Rays(), VIEW, 2.0, PLATE, 1.0)
    memory = going._pixels
    for step in range(40):
        area = VIEW.translated(step * 17.3 % 580, step * 23.9 % 480)
        going.follow(area, 2.0, PLATE, 1.0)
        going.paint_piece(Rays(), area.translated(9, 0))
        going.paint_missing(Rays(), area)
    assert going._pixels is memory
    anew.repaint(Rays(), area, 2.0, PLATE, 1.0)
    assert np.abs(pixels(going, area, 2.0) - pixels(anew, area, 2.0)).max() <= 8
