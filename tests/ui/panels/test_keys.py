"""The sheet of keys tells every key that does anything, and can be read at any size."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from explorer.state.settings import Settings
from explorer.ui.actions import ACTIONS
from explorer.ui.panels.keys import RARE, sheet
from explorer.ui.window import MainWindow


def opened(window: MainWindow, qtbot: QtBot, key: Qt.Key, *held: Qt.KeyboardModifier) -> QDialog:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, *held)
    return qtbot.waitUntil(lambda: window.findChild(QDialog) is not None) or window.findChild(QDialog)


def test_the_sheet_tells_every_shortcut_once() -> None:
    told = ", ".join(keys for heading, rows in sheet() for keys, _ in rows if "drawing (" not in heading)
    for spec in ACTIONS:
        for each in spec.shortcuts:
            if each not in RARE and not spec.id.startswith("frame_"):
                assert QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) in told, spec.id
    assert "1–5" in told
    titles = [title for _, rows in sheet() for _, title in rows]
    assert len(titles) == len(set(titles))


def test_f1_opens_it_and_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, Qt.Key.Key_F1)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Enter, Space", "Choose what the ring is round", "Ctrl+E", "Is it an emergency?"} <= words
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QDialog) is None)


def test_its_button_stands_in_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.buttons["show_keys"].click()
    assert window.findChild(QDialog).windowTitle() == "Keys"


def test_at_200_percent_in_a_small_window_it_wraps_and_scrolls_by_key(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window(Settings(reduced_motion=True, text_scale=2.0))
    window.resize(1024, 600)
    dialog = opened(window, qtbot, Qt.Key.Key_F1)
    area = dialog.findChild(QScrollArea)
    assert dialog.height() <= 600
    assert area.horizontalScrollBar().maximum() == 0
    assert area.widget().width() <= area.viewport().width()
    for label in area.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
