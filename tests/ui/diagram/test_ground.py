"""What lies behind the light is copied while choices change, and laid anew whenever it looks different."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.anatomy.address import Side, parse_address
from explorer.state.layers import Visibility
from explorer.ui.diagram.ground import Ground
from explorer.ui.window import MainWindow

VIEW = QRectF(0, 0, 40.5, 30)


def copied(ground: Ground) -> np.ndarray:
    canvas = QImage(40, 30, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    ground.draw(painter)
    painter.end()
    return np.frombuffer(canvas.constBits(), np.uint8).reshape(30, 40, 4)[:, :, :3].copy()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_fills_the_view_at_any_pixel_ratio(qapp: object, ratio: float) -> None:
    ground = Ground()
    assert not ground.has("before")
    ground.lay("before", VIEW, ratio, QColor("white"), lambda painter: painter.fillRect(VIEW, QColor("red")))
    assert ground.has("before")
    assert not ground.has("after")
    assert (copied(ground) == (0, 0, 255)).all()
    ground.forget()
    assert not ground.has("before")
    ground.lay("after", VIEW, ratio, QColor("white"), lambda _painter: None)
    assert (copied(ground) == 255).all(), "nothing of the former one is left"


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
