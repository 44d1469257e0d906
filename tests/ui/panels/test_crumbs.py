import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address
from explorer.ui.more_crumbs import MoreCrumbs
from explorer.ui.panels.crumbs import Crumbs
from explorer.ui.theme import Theme

L4, L5, SCIATIC = (Address.nerve(each) for each in ("root-l4", "root-l5", "sciatic"))
PATH = ((("L4", L4), ("L5", L5)), (("sciatic", SCIATIC),))


@pytest.fixture
def crumbs(qtbot: QtBot, places: object, theme: Theme) -> Crumbs:
    """An empty breadcrumb in the light theme, shown."""
    made = Crumbs(places.assets)  # type: ignore[attr-defined]
    made.set_theme(theme, 1.0)
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(crumbs: Crumbs) -> list[QToolButton]:
    return [each for each in crumbs.widget().findChildren(QToolButton) if not each.isHidden()]


def test_without_a_path_a_hint_stands_there(crumbs: Crumbs) -> None:
    crumbs.set_hint("Touch a place")
    assert buttons(crumbs) == []
    assert [each.text() for each in crumbs.widget().findChildren(QLabel)] == ["Touch a place"]


def test_each_station_can_be_chosen(crumbs: Crumbs) -> None:
    heard: list[Address] = []
    crumbs.chosen.connect(heard.append)
    crumbs.show_path(PATH, frozenset({SCIATIC}))
    assert [each.text() for each in buttons(crumbs)] == ["L4", "L5", "sciatic"]
    for each in buttons(crumbs):
        QTest.mouseClick(each, Qt.MouseButton.LeftButton)
    assert heard == [L4, L5, SCIATIC]


def test_the_chosen_station_is_marked(crumbs: Crumbs) -> None:
    crumbs.show_path(PATH, frozenset({SCIATIC}))
    assert [each.property("here") for each in buttons(crumbs)] == [False, False, True]


def test_an_ended_path_brings_the_hint_back(crumbs: Crumbs) -> None:
    crumbs.show_path(PATH, frozenset())
    crumbs.show_path((), frozenset())
    assert buttons(crumbs) == []


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own remark
def test_another_theme_keeps_the_path(crumbs: Crumbs, theme: Theme) -> None:
    crumbs.show_path(PATH, frozenset())
    crumbs.set_theme(theme, 2.0)
    assert [each.text() for each in buttons(crumbs)] == ["L4", "L5", "sciatic"]
    assert crumbs.height() > theme.space.target


def test_a_hint_too_long_for_the_row_is_read_from_its_start(crumbs: Crumbs) -> None:
    crumbs.set_hint("Touch a place on the drawing. " * 9)
    crumbs.resize(200, crumbs.height())
    assert crumbs.widget().width() <= crumbs.viewport().width()
    assert crumbs.horizontalScrollBar().value() == 0


def test_no_crumb_is_cut_through_and_the_beginning_is_a_press_away(crumbs: Crumbs, qtbot: QtBot) -> None:
    crumbs.show_path(PATH, frozenset({SCIATIC}))
    crumbs.resize(1000, crumbs.height())
    more = crumbs.findChild(MoreCrumbs)
    assert not more.isVisible(), "there is room for all"
    crumbs.resize(crumbs.widget().width() - 20, crumbs.height())
    qtbot.waitUntil(more.isVisible)
    hidden = crumbs.horizontalScrollBar().value()
    assert hidden > 0
    for each in buttons(crumbs):
        start, end = each.x() - hidden, each.x() + each.width() - hidden
        assert end <= more.width() or start >= more.width(), each.text()
    more.click()
    assert crumbs.horizontalScrollBar().value() == 0
    assert not more.isVisible()
