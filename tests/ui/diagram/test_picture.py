"""A part of the plate kept as pixels: when it serves, what it costs, and that it is copied exactly."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from explorer.ui.diagram.picture import MARGIN, MAX_PIXELS, Picture

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


def test_it_reaches_beyond_the_view_but_not_beyond_the_plate(picture: Picture, paints: Paints) -> None:
    picture.repaint(paints, VIEW, 2.0, PLATE, 1.0)
    (asked,) = paints.asked
    assert asked == VIEW.adjusted(-200 * MARGIN, -100 * MARGIN, 200 * MARGIN, 100 * MARGIN)
    assert picture.covers(VIEW.translated(20, 10))
    assert not picture.covers(VIEW.translated(60, 0))
    picture.repaint(paints, PLATE, 2.0, PLATE, 1.0)
    assert paints.asked[-1] == PLATE


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
    assert picture._pixels.devicePixelRatio() == ratio
    assert picture._pixels.width() == round(2.0 * ratio * VIEW.width() * (1 + 2 * MARGIN))
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
