"""The code for a phone: read back from the screen's own pixels by a real decoder, in every theme and size."""

from typing import Any

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.library.handout import handout_of
from explorer.library.library import Library
from explorer.library.selection import Selection
from explorer.library.short_text import MOST_BYTES, short_text
from explorer.state.settings import Settings
from explorer.ui.paper.code import LEAST_SQUARE, QUIET_ZONE, CodeView, code_of
from explorer.ui.paper.phone import PhoneDialog
from explorer.ui.window import MainWindow

SCIATICA = parse_address("condition:sciatica")
CAUDA = parse_address("condition:cauda-equina-syndrome")


def read(pixels: QPixmap | QImage) -> list[str]:
    """What a decoder reads in a picture of the screen."""
    image = pixels.toImage() if isinstance(pixels, QPixmap) else pixels
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    screen = np.ascontiguousarray(lines[:, : grey.width()])
    return [each.text for each in zxingcpp.read_barcodes(screen, formats=zxingcpp.BarcodeFormat.QRCode)]


def text_of(library: Library, address: Any, today: Any) -> str:
    return short_text(handout_of(library, Selection(address, Side.BOTH, address, address), "112", today))


def the_dialog(window: MainWindow) -> PhoneDialog:
    (dialog,) = window.findChildren(PhoneDialog)
    assert dialog.isVisible()
    return dialog


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 800), (2.0, 1024, 600), (1.0, 800, 500)])
def test_a_phone_reads_it_off_the_screen(
    make_window: Any, library: Library, today: Any, theme: str, scale: float, width: int, height: int
) -> None:
    window = make_window(Settings(theme=theme, text_scale=scale, reduced_motion=True, emergency_number="112"))
    window.resize(width, height)
    window.choose(CAUDA)
    window._actions["take_home"].trigger()
    dialog = the_dialog(window)
    assert dialog.width() <= width
    assert dialog.height() <= height
    (text,) = read(dialog.grab())
    assert text == dialog.words.text() == text_of(library, CAUDA, today)
    dialog.reject()


def test_cards_texts_come_back_from_their_codes(qapp: QApplication, library: Library, today: Any) -> None:
    """The longest, every fifth of them, and whichever has a letter that those have not."""
    texts = sorted((text_of(library, each, today) for each in library.cards), key=len, reverse=True)
    chosen = texts[::5]
    for text in texts:
        if set(text) - set("".join(chosen)):
            chosen.append(text)
    for text in chosen:
        view = CodeView(code_of(text), "")
        view.resize(view.minimumSize())
        assert read(view.grab()) == [text]
        view.deleteLater()


def test_it_is_dark_on_white_with_a_white_edge(qapp: QApplication) -> None:
    view = CodeView(code_of("a" * MOST_BYTES), "")
    assert len(view._matrix) == 17 + 4 * 25, "version 25"
    view.resize(view.minimumSize())
    image = view.grab().toImage()
    edge = QUIET_ZONE * LEAST_SQUARE
    assert {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(edge)} == {"#ffffff"}
    assert image.pixelColor(edge, edge).name() == "#000000"
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert colors == {"#ffffff", "#000000"}, "no blurred edges"
    view.deleteLater()


@settings(max_examples=25)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_writing_comes_back(qapp: QApplication, text: str) -> None:
    view = CodeView(code_of(text), "")
    view.resize(600, 600)
    assert read(view.grab()) == [text]
    view.deleteLater()


def test_a_text_that_is_too_long_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match=r"[Dd]ata"):
        code_of("a" * 5000)


def test_the_shortcut_opens_it_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.choose(SCIATICA)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Q, keys)
    dialog = the_dialog(window)
    assert dialog.code.accessibleName()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PhoneDialog))


def test_where_nothing_is_chosen_there_is_nothing_to_take(window: MainWindow) -> None:
    assert not window._actions["take_home"].isEnabled()
    window.choose(SCIATICA)
    assert window._actions["take_home"].isEnabled()
    window.state.clear()
    assert not window._actions["take_home"].isEnabled()


def test_it_is_large_where_there_is_room(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = PhoneDialog("a" * MOST_BYTES, QSize(1800, 1200), 1.0)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.code.width() >= 125 * 6
