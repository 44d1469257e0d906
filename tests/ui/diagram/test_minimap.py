"""The mini-map: there when one is near, framing what is seen, off what is lit, and moving the view."""

from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from explorer.anatomy.address import Side, parse_address
from explorer.ui.diagram.minimap import MiniMap
from explorer.ui.diagram.stamps import Stamps
from explorer.ui.diagram.view import DiagramView
from explorer.ui.window import MainWindow


@pytest.fixture
def view(window: MainWindow) -> DiagramView:
    """The plate of a real window, with nothing moving by itself."""
    return window.diagram


def minimap(view: DiagramView) -> MiniMap:
    return view._minimap


def rest(view: DiagramView) -> None:
    view.settle()
    view.grab()


def test_it_is_there_when_one_is_near_and_gone_when_all_is_seen(view: DiagramView) -> None:
    rest(view)
    assert not minimap(view).isVisible()
    view.zoom(3.0)
    rest(view)
    assert minimap(view).isVisible()
    assert view.rect().contains(minimap(view).geometry())
    view.fit()
    rest(view)
    assert not minimap(view).isVisible()


def test_it_is_gone_while_a_figure_is_shown_alone(view: DiagramView) -> None:
    view.zoom(3.0)
    rest(view)
    view.frame_figure("plantar")
    rest(view)
    assert not minimap(view).isVisible()


@pytest.mark.parametrize("place", [QPointF(120, 400), QPointF(1200, 900), QPointF(900, 300)])
def test_a_press_in_it_brings_that_place_to_the_middle(view: DiagramView, place: QPointF) -> None:
    view.zoom(3.0)
    rest(view)
    size = view.box.viewRect().size()
    spot = minimap(view)._to_map().map(place)
    QTest.mouseClick(minimap(view), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    middle = view.box.viewRect().center()
    pixel = 1 / minimap(view)._to_map().m11()
    assert abs(middle.x() - place.x()) <= pixel
    assert abs(middle.y() - place.y()) <= pixel
    assert view.box.viewRect().width() == pytest.approx(size.width())


def test_a_drag_in_it_moves_the_view_along(view: DiagramView) -> None:
    view.zoom(3.0)
    rest(view)
    places = []
    view.box.sigRangeChanged.connect(lambda *_: places.append(view.box.viewRect().center()))
    QTest.mousePress(minimap(view), Qt.MouseButton.LeftButton, pos=minimap(view).rect().center())
    for step in (4, 8, 12):
        QTest.mouseMove(minimap(view), minimap(view).rect().center() + QPointF(step, 0).toPoint())
    QTest.mouseRelease(minimap(view), Qt.MouseButton.LeftButton, pos=minimap(view).rect().center())
    assert places


def test_the_arrow_keys_move_the_view_where_it_has_the_keyboard(view: DiagramView) -> None:
    view.zoom(4.0)
    rest(view)
    before = view.box.viewRect().center()
    QTest.keyClick(minimap(view), Qt.Key.Key_Down)
    QTest.keyClick(minimap(view), Qt.Key.Key_Right)
    after = view.box.viewRect().center()
    assert after.x() > before.x()
    assert after.y() > before.y()
    assert minimap(view).accessibleName()


def test_the_frame_is_what_is_seen(view: DiagramView) -> None:
    view.zoom(4.0)
    view.box.show_area(view.box.viewRect().translated(200, 100))
    rest(view)
    assert minimap(view)._seen == view.box.viewRect().intersected(view.bounds)


def covered(view: DiagramView, spot: QRectF) -> int:
    return view._lit.shapes_in(view.to_view().inverted()[0].mapRect(spot))


@pytest.mark.parametrize(
    ("address", "side"),
    [("nerve:tibial", Side.RIGHT), ("nerve:femoral", Side.LEFT), ("bone:femur", Side.BOTH)],
)
def test_it_never_covers_what_is_lit_where_a_corner_is_free(
    window: MainWindow, view: DiagramView, address: str, side: Side
) -> None:
    for size in ((1024, 600), (1600, 900)):
        window.resize(*size)
        window.choose(parse_address(address), side)
        rest(view)
        own = QRectF(minimap(view).geometry())
        if not minimap(view).isVisible():
            continue
        view_box = QRectF(view.viewport().rect())
        mirrored = [
            QRectF(x, y, own.width(), own.height())
            for x in (12, view_box.width() - own.width() - 12)
            for y in (12, view_box.height() - own.height() - 12)
        ]
        if any(covered(view, spot) == 0 for spot in mirrored):
            assert covered(view, own) == 0
    assert minimap(view).isVisible()


def test_no_name_stands_under_it(window: MainWindow, view: DiagramView) -> None:
    window.choose(parse_address("nerve:tibial"), Side.RIGHT)
    rest(view)
    own = QRectF(minimap(view).geometry())
    assert minimap(view).isVisible()
    assert view.labels.shown
    assert not [each.text for each in view.labels.shown if each.box(view.labels.line).intersects(own)]


def test_it_leaves_the_line_of_what_is_hidden_in_sight(window: MainWindow, view: DiagramView) -> None:
    window.layers.hide(parse_address("bone:tibia"))
    window.choose(parse_address("nerve:tibial"), Side.RIGHT)
    rest(view)
    assert minimap(view).isVisible()
    assert not minimap(view).geometry().intersects(window.seeing.notice.geometry())


def test_its_picture_is_painted_once_and_then_kept(
    view: DiagramView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.zoom(3.0)
    rest(view)  # it is given its place
    rest(view)  # and is painted there
    painted = []
    monkeypatch.setattr(minimap(view), "_paint_plate", lambda *_: painted.append(1))
    for _ in range(3):
        view.box.show_area(view.box.viewRect().translated(5, 0))
        rest(view)
    assert painted == []


def test_its_light_is_copied_from_small_stamps_of_its_own_and_looks_as_if_painted(
    view: DiagramView, window: MainWindow
) -> None:
    view.zoom(3.0)
    small = minimap(view)

    def seen(name: str) -> np.ndarray:
        window.choose_in_place(parse_address(name), Side.RIGHT)
        rest(view)
        image = small.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return np.frombuffer(image.constBits(), np.uint8).astype(int).reshape(image.height(), -1, 4).copy()

    first, other = seen("condition:sciatica"), seen("nerve:tibial")
    assert (first != other).any()
    kept = set(small._stamps._kept)
    assert kept
    assert (seen("condition:sciatica") == first).all()
    assert set(small._stamps._kept) == kept, "all of it was copied"
    assert not kept & set(view._backdrop.stamps._kept), "they are of another zoom"
    assert view._lit is not None
    small._light_of = view._lit.with_stamps(Stamps())  # of no zoom: nothing is copied
    small._light.forget()
    image = small.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painted = np.frombuffer(image.constBits(), np.uint8).astype(int).reshape(first.shape)
    assert np.abs(painted - first).max() <= 3


def test_what_it_will_show_is_painted_while_nothing_moves(
    view: DiagramView, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(view)
    assert minimap(view).isHidden()
    slices = 0
    while view._prepare(perf_counter() + 0.002):
        slices += 1
    assert slices > 1, "bit by bit"
    painted = []
    monkeypatch.setattr(minimap(view), "_paint_plate", lambda *_: painted.append(1))
    view.zoom(3.0)
    rest(view)
    rest(view)
    assert minimap(view).isVisible()
    assert painted == []


def test_a_moving_hand_waits_for_a_part_of_it_only_and_at_rest_it_is_whole(view: DiagramView) -> None:
    view.zoom(3.0)
    rest(view)
    rest(view)
    whole = minimap(view).grab().toImage()
    minimap(view)._plate.forget()
    view.pan(4.0, 0.0)
    view.viewport().repaint()
    assert not minimap(view)._plate.blank
    assert not minimap(view)._plate.covers(view.bounds)
    view.pan(-4.0, 0.0)
    rest(view)
    assert minimap(view)._plate.covers(view.bounds)
    assert minimap(view).grab().toImage() == whole
