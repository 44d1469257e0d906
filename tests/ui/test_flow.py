from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.choice import ChoiceButton
from explorer.ui.flow import FlowLayout


class Box(QWidget):
    """A widget that wants exactly so much room."""

    def __init__(self, width: int, height: int = 30) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._size


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What the layouts lay out; it outlives them."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def arranged(parent: QWidget, widths: list[int], room: int) -> tuple[list[QRect], FlowLayout]:
    flow = FlowLayout(parent, 10)
    for width in widths:
        flow.addWidget(Box(width))
    flow.setGeometry(QRect(0, 0, room, 500))
    return [flow.itemAt(place).geometry() for place in range(flow.count())], flow


@pytest.mark.parametrize("room", [100, 250, 400])
def test_nothing_overlaps_leaves_the_row_or_changes_its_order(parent: QWidget, room: int) -> None:
    places, flow = arranged(parent, [80, 120, 60, 500, 40, 40], room)
    for one, two in pairwise(places):
        assert one.right() <= room - 1
        below = two.top() > one.bottom()
        beside = two.top() == one.top() and two.left() > one.right()
        assert below or beside
    assert flow.heightForWidth(room) == places[-1].bottom() + 1


def test_what_fits_stands_in_one_row(parent: QWidget) -> None:
    places, flow = arranged(parent, [80, 80], 170)
    assert [place.top() for place in places] == [0, 0]
    flow.setGeometry(QRect(0, 0, 169, 500))
    assert [flow.itemAt(place).geometry().top() for place in range(2)] == [0, 40]


def test_things_can_be_taken_out(parent: QWidget) -> None:
    _, flow = arranged(parent, [80, 80], 170)
    assert flow.count() == 2
    item = flow.takeAt(0)
    assert item is not None
    assert flow.count() == 1
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None


def test_a_choice_shows_all_its_words_in_a_narrow_row(qtbot: QtBot) -> None:
    button = ChoiceButton("Pinched nerve on the outer side of the knee")
    qtbot.addWidget(button)
    wide = button.sizeHint()
    assert button.heightForWidth(wide.width()) <= wide.height()
    assert button.heightForWidth(wide.width() // 3) > 2 * button.fontMetrics().height()
    assert button.minimumSizeHint().width() < wide.width() // 2


@pytest.mark.parametrize(("width", "left", "row"), [(300, 200, 0), (150, 50, 1)])
def test_the_last_can_stand_at_the_end_of_its_row(qtbot: QtBot, width: int, left: int, row: int) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap=8, last_at_end=True)
    for _ in range(2):
        each = QWidget()
        each.setFixedSize(100, 30)
        flow.addWidget(each)
    flow.setGeometry(QRect(0, 0, width, 100))
    last = flow.itemAt(1).geometry()
    assert (last.left(), last.top()) == (left, row * 38)
