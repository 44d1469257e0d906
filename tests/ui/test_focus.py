"""Tab goes through the whole window in reading order, and always shows where it is, in every theme."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.files.places import find_places
from explorer.state.settings import Settings
from explorer.ui.style import style_sheet
from explorer.ui.theme import Theme, theme_names
from explorer.ui.window import MainWindow

MOST_STOPS = 120
ROOM = 2
LEAST_CHANGED = 40
"""So many pixels at least must look different, by 3:1: a thin line along a small button's edge has more."""

Stop = tuple[QWidget, str]
"""Where Tab stands: a widget, and the link within it."""


@pytest.fixture(params=theme_names(find_places().assets))
def window(
    request: pytest.FixtureRequest, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> MainWindow:
    """A window in each theme, with a nerve chosen whose card has links, folds and buttons."""
    made = make_window(Settings(reduced_motion=True, theme=request.param))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.choose(parse_address("nerve:deep-fibular"), Side.LEFT)
    made.settle()
    made.bar.buttons["show_contents"].setFocus(Qt.FocusReason.TabFocusReason)
    return made


def stop_of(window: MainWindow) -> Stop:
    focused = window.focusWidget()
    assert focused is not None
    return focused, focused.selectedText() if isinstance(focused, QLabel) else ""


def stops(window: MainWindow, key: Qt.Key = Qt.Key.Key_Tab) -> list[Stop]:
    """Every place that Tab comes to, until it is back where it began."""
    found = [stop_of(window)]
    for _ in range(MOST_STOPS):
        QTest.keyClick(found[-1][0], key)
        QApplication.processEvents()
        stop = stop_of(window)
        if stop == found[0]:
            return found
        assert stop not in found, stop
        found.append(stop)
    raise AssertionError("Tab never comes back")


def part_of(window: MainWindow, widget: QWidget) -> int:
    """In which part of the window something stands, in reading order."""
    parts: tuple[QWidget, ...] = (window.bar, window.crumbs, window.zoom, window.diagram, window.card)
    return next(n for n, part in enumerate(parts) if part is widget or part.isAncestorOf(widget))


def test_tab_goes_from_the_bar_over_the_path_and_the_drawing_to_the_card(window: MainWindow) -> None:
    found = stops(window)
    parts = [part_of(window, widget) for widget, _ in found]
    assert parts == sorted(parts)
    assert set(parts) == {0, 1, 2, 3, 4}
    # Within each part it goes down the page, and from left to right.
    for part in (0, 1, 2):
        across = [w.mapTo(window, QPoint()).x() for w, _ in found if part_of(window, w) == part]
        assert across == sorted(across)
    page = window.card.widget()
    down = [w.mapTo(page, QPoint()).y() for w, _ in found if page.isAncestorOf(w)]
    assert down == sorted(down)
    assert [link for _, link in found if link][:2] == ["tibialis anterior", "extensor hallucis longus"]


def test_everything_that_can_be_pressed_is_reached(window: MainWindow) -> None:
    reached = {widget for widget, _ in stops(window)}
    pressable = [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
    ]
    assert len(pressable) > 20
    # Of buttons of which one is down Tab stops at that one; the arrows go to the others.
    missed = [each for each in pressable if each not in reached and each.objectName() != "segment"]
    missed = [each for each in missed if each is not window.diagram.viewport()]
    assert not missed


def test_shift_tab_goes_the_same_way_back(window: MainWindow) -> None:
    there = stops(window)
    back = stops(window, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


def test_focus_is_seen_wherever_it_is(window: MainWindow) -> None:
    for widget, link in stops(window):
        window.bar.buttons["back"].setFocus(Qt.FocusReason.OtherFocusReason)
        if widget is window.bar.buttons["back"]:
            window.bar.buttons["home"].setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(window, widget)
        before = picture(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        while link and stop_of(window)[1] != link:
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        bring_into_sight(window, widget)
        after = picture(window, widget)
        assert changed(before, after) >= LEAST_CHANGED, (widget, link)


def test_no_button_with_an_edge_of_its_own_hides_its_focus(theme: Theme) -> None:
    sheet = style_sheet(theme, 1.0)
    edged = set(re.findall(r"(Q(?:Push|Tool)Button#[a-z-]+)[^{},]*\{[^}]*border:", sheet))
    focused = set(re.findall(r"(Q(?:Push|Tool)Button#[a-z-]+)[^{},]*:focus", sheet))
    assert len(edged) > 4
    assert edged - focused == set()


def bring_into_sight(window: MainWindow, widget: QWidget) -> None:
    for area in (window.card, window.crumbs):
        if isinstance(area, QScrollArea) and area.widget().isAncestorOf(widget):
            area.ensureWidgetVisible(widget, 20, 20)
    QApplication.processEvents()


def picture(window: MainWindow, widget: QWidget) -> QImage:
    area = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM)
    return window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed(before: QImage, after: QImage) -> int:
    """How many pixels differ so much that an eye sees it: by 3:1."""
    assert before.size() == after.size()
    shape = (before.height(), before.bytesPerLine() // 4, 4)
    old, new = (np.frombuffer(each.constBits(), np.uint8).reshape(shape) for each in (before, after))
    light, dark = np.maximum(_luminance(old), _luminance(new)), np.minimum(_luminance(old), _luminance(new))
    return int(((light + 0.05) / (dark + 0.05) >= 3.0).sum())


def _luminance(image: "np.ndarray[Any, np.dtype[np.uint8]]") -> "np.ndarray[Any, np.dtype[np.float64]]":
    """As WCAG 2 defines it, of each pixel (blue, green, red, unused)."""
    part = image[:, :, :3] / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.0722, 0.7152, 0.2126])
