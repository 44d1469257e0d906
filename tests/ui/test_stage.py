"""The plate and the panel share their room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.state.settings import CONTENTS_WIDTHS
from explorer.ui.stage import HANDLE, LEAST_LEFT, LEAST_PLATE, Stage


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """800 × 400 pixels, with a panel that is not open yet."""
    plate = QWidget()
    button = QPushButton(plate)
    made = Stage(plate, button)
    made.set_panel(QWidget())
    made.set_width(300, 1.0)
    made.resize(800, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def plate(stage: Stage) -> QWidget:
    assert stage._row.itemAt(0).widget() is stage._plate
    stage._row.activate()
    return stage._plate


def panel(stage: Stage) -> QWidget:
    assert stage._panel is not None
    return stage._panel


def test_closed_the_plate_has_all_the_room(stage: Stage) -> None:
    assert plate(stage).width() == 800
    assert not panel(stage).isVisible()
    assert not stage._edge.isVisible()


def test_with_room_they_stand_side_by_side(stage: Stage) -> None:
    stage.show_panel(True)
    assert panel(stage).geometry().getRect() == (0, 0, 300 - HANDLE, 400)
    assert plate(stage).geometry().getRect() == (300, 0, 500, 400)
    stage.show_panel(False)
    assert plate(stage).width() == 800


def test_without_room_the_panel_lies_over_the_plate(stage: Stage) -> None:
    stage.show_panel(True)
    stage.resize(300 + LEAST_PLATE - 1, 400)
    assert plate(stage).width() == stage.width()
    assert panel(stage).width() == 300 - HANDLE
    stage.resize(300 + LEAST_PLATE, 400)
    assert plate(stage).width() == LEAST_PLATE


def test_it_never_grows_beyond_the_stage(stage: Stage) -> None:
    stage.show_panel(True)
    stage.set_width(400, 2.0)
    stage.resize(500, 400)
    assert panel(stage).width() == 500 - HANDLE


def test_right_to_left_it_stands_at_the_right(stage: Stage) -> None:
    stage.show_panel(True)
    stage.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert panel(stage).geometry().right() == 799
    assert plate(stage).geometry().getRect() == (0, 0, 500, 400)


@pytest.mark.parametrize(
    ("direction", "to", "width"),
    [
        (Qt.LayoutDirection.LeftToRight, 380, 380),
        (Qt.LayoutDirection.LeftToRight, 10, 200),
        (Qt.LayoutDirection.LeftToRight, 5000, CONTENTS_WIDTHS[1]),
        (Qt.LayoutDirection.RightToLeft, 420, 380),
    ],
)
def test_the_edge_is_pulled(
    stage: Stage, qtbot: QtBot, direction: Qt.LayoutDirection, to: int, width: int
) -> None:
    stage.setLayoutDirection(direction)
    stage.show_panel(True)
    edge = stage._edge
    with qtbot.waitSignal(stage.widened) as widened:
        QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=QPoint(2, 50))
        QTest.mouseMove(edge, edge.mapFromParent(QPoint(to, 50)))
        QTest.mouseRelease(edge, Qt.MouseButton.LeftButton)
    assert widened.args == [width]
    shown = width if 800 - width >= LEAST_LEFT else 800
    assert panel(stage).width() == shown - HANDLE


def test_the_width_is_remembered_at_100_percent_text(stage: Stage, qtbot: QtBot) -> None:
    stage.set_width(200, 2.0)
    stage.show_panel(True)
    edge = stage._edge
    with qtbot.waitSignal(stage.widened) as widened:
        QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=QPoint(2, 50))
        QTest.mouseMove(edge, edge.mapFromParent(QPoint(440, 50)))
        QTest.mouseRelease(edge, Qt.MouseButton.LeftButton)
    assert widened.args == [220]


def test_the_keyboard_under_the_panel_is_told(stage: Stage, qtbot: QtBot) -> None:
    stage.activateWindow()
    qtbot.waitUntil(stage.isActiveWindow)
    stage.show_panel(True)
    told: list[bool] = []
    stage.covered.connect(lambda: told.append(True))
    stage.focus_plate()
    assert told == []
    stage.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stage.setFocus()
    stage.resize(500, 400)
    stage.focus_plate()
    assert told == [True]


def test_a_useful_part_of_the_plate_is_left_or_none(stage: Stage) -> None:
    stage.show_panel(True)
    for width in (300 + LEAST_LEFT, 300 + LEAST_LEFT - 1, 320):
        stage.resize(width, 400)
        left = stage.width() - panel(stage).width() - HANDLE
        assert left in (0, LEAST_LEFT) if width > 320 else left == 0
        assert stage.plate_is_covered is (left == 0)
    stage.show_panel(False)
    stage.resize(800, 400)
    assert not stage.plate_is_covered
