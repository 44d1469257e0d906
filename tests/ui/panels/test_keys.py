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
    told = [key for _, rows in sheet() for keys, _ in rows for key in keys.split(", ")]
    for spec in ACTIONS:
        for each in spec.shortcuts:
            if each not in RARE and not spec.id.startswith("frame_"):
                written = QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText)
                assert told.count(written) == 1, spec.id
    assert {"1–5", ". ,", "PgDn", "PgUp", "Shift+F10"} <= set(told)
    titles = [title for _, rows in sheet() for _, title in rows]
    assert len(titles) == len(set(titles))


def test_what_one_needs_first_stands_first_and_nothing_needed_stands_last() -> None:
    rows = [title for _, rows in sheet() for _, title in rows]
    first = ["Search", "Is it an emergency?", "Contents: everything there is"]
    assert rows[:3] == first
    assert rows.index("Bookmark this page") < rows.index("What the drawing shows")
    assert set(rows[-2:]) == {"Keys", "Quit"}
    headings = [heading for heading, _ in sheet()]
    assert headings.index("In the drawing (Tab goes there and leaves it)") == 1


def test_it_says_that_letters_belong_to_the_list_while_that_has_the_keyboard() -> None:
    (rows,) = [rows for heading, rows in sheet() if "contents" in heading]
    assert any("H, I" in title and "Tab" in title for _, title in rows)


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
