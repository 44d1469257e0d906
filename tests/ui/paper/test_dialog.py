"""Taking a page away: the preview, the few choices, and what the buttons do."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Side, parse_address
from explorer.state.settings import Settings
from explorer.ui.paper import handing
from explorer.ui.paper.dialog import TakeAwayDialog, usual_paper
from explorer.ui.paper.handing import Wanted
from explorer.ui.paper.phone import PhoneDialog
from explorer.ui.paper.sheets import TooHighError
from explorer.ui.window import MainWindow

SCIATICA = parse_address("condition:sciatica")


@pytest.fixture
def dialog(window: MainWindow) -> TakeAwayDialog:
    """The dialog on sciatica, opened by its shortcut."""
    return opened(window)


def opened(window: MainWindow) -> TakeAwayDialog:
    window.choose(SCIATICA, Side.RIGHT)
    QApplication.processEvents()  # a shortcut works only in a window that is active
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(TakeAwayDialog)
    assert dialog.isVisible()
    return dialog


def pages(dialog: TakeAwayDialog) -> list[QLabel]:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # what was taken out of the preview goes for good
    return [each for each in dialog.pages.findChildren(QLabel) if each.isVisible()]


def test_it_shows_the_pages_as_they_will_be(dialog: TakeAwayDialog) -> None:
    assert [each.accessibleName() for each in pages(dialog)] == ["Page 1 of 2", "Page 2 of 2"]
    assert dialog.wanted == Wanted(usual_paper(), drawing=True, clinical=False)
    assert dialog.print_button.hasFocus()


def test_each_choice_changes_the_pages(dialog: TakeAwayDialog) -> None:
    dialog.paper.buttons["A4"].click()
    tall = pages(dialog)[0].pixmap().height()
    dialog.paper.buttons["Letter"].click()
    assert pages(dialog)[0].pixmap().height() < tall
    dialog.clinical.buttons["yes"].click()
    assert len(pages(dialog)) > 2
    with_drawing = pages(dialog)[0].pixmap().toImage()
    dialog.drawing.buttons["no"].click()
    assert pages(dialog)[0].pixmap().toImage() != with_drawing
    assert dialog.wanted == Wanted("Letter", drawing=False, clinical=True)


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE")])
def test_it_saves_where_one_says_and_says_so(
    dialog: TakeAwayDialog, tmp_path: Path, suffix: str, start: bytes, qtbot: QtBot
) -> None:
    button = dialog.pdf_button if suffix == ".pdf" else dialog.html_button
    button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith(f"sciatica-nerve-pain-down-the-leg{suffix}")
    out = tmp_path / f"out{suffix}"
    asked.fileSelected.emit(str(out))
    asked.reject()
    assert out.read_bytes().startswith(start)
    assert str(out) in dialog.said.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_does_what_the_button_with_the_focus_says(dialog: TakeAwayDialog, key: Qt.Key) -> None:
    dialog.paper.buttons["A4"].click()
    dialog.paper.buttons["Letter"].setFocus()
    QTest.keyClick(dialog.paper.buttons["Letter"], key)
    assert dialog.wanted.paper == "Letter"
    dialog.pdf_button.setFocus()
    QTest.keyClick(dialog.pdf_button, key)
    (asked,) = dialog.findChildren(QFileDialog)
    asked.reject()
    assert dialog.findChildren(QPrintDialog) == []


def test_a_name_with_another_ending_gets_the_one_that_was_asked_for(
    dialog: TakeAwayDialog, tmp_path: Path
) -> None:
    dialog.pdf_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    there = tmp_path / "my.page.v2.pdf"
    there.write_text("mine")
    asked.fileSelected.emit(str(tmp_path / "my.page.v2"))
    asked.reject()
    assert there.read_text() == "mine"
    assert (tmp_path / "my.page.v2-2.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.qt_log_ignore("Returned false", "propagateSizeHints")  # what Qt says of it itself
def test_a_printer_that_takes_nothing_is_told(dialog: TakeAwayDialog, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    dialog._print(printer, dialog.wanted)
    assert "could not be printed" in dialog.said.text()


def test_what_cannot_be_saved_is_said_and_the_dialog_stays(dialog: TakeAwayDialog, tmp_path: Path) -> None:
    dialog.save(tmp_path / "nowhere" / "out.pdf")
    assert "could not be saved: No such file" in dialog.said.text()
    assert dialog.isVisible()


def test_what_does_not_fit_on_paper_is_said_and_can_still_be_saved_as_a_web_page(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lay_out(*_args: object) -> None:
        raise TooHighError("a part is higher than a page of A4; save it as a web page instead")

    monkeypatch.setattr(handing, "lay_out", lay_out)
    dialog = opened(window)
    assert "higher than a page of A4" in dialog.said.text()
    assert pages(dialog) == []
    assert not dialog.print_button.isEnabled()
    assert not dialog.pdf_button.isEnabled()
    dialog.save(tmp_path / "out.pdf")
    assert "higher than a page" in dialog.said.text()
    dialog.save(tmp_path / "out.html")
    assert dialog.said.text().startswith("Saved as")
    assert [each.name for each in tmp_path.glob("out*")] == ["out.html"]
    dialog.reject()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_on_the_paper_that_is_in_the_printer(
    dialog: TakeAwayDialog, tmp_path: Path, paper: str
) -> None:
    from PySide6.QtGui import QPageSize

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, paper)))
    dialog._print(printer, dialog.wanted)
    printed = (tmp_path / "printed.pdf").read_bytes()
    wide = b"595" if paper == "A4" else b"612"
    assert printed.count(b"/MediaBox [0 0 " + wide) == 2


def test_a_printer_is_asked_for_without_holding_up_the_program(dialog: TakeAwayDialog) -> None:
    dialog.print_button.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    assert asked.isModal()
    asked.reject()


def test_the_code_for_a_phone_is_one_button_away(dialog: TakeAwayDialog, window: MainWindow) -> None:
    dialog.phone_button.click()
    (phone,) = window.findChildren(PhoneDialog)
    assert phone.isVisible()
    phone.reject()


def test_esc_closes_it(dialog: TakeAwayDialog, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(TakeAwayDialog))


def test_it_fits_a_small_window_with_large_text(make_window: Any) -> None:
    window = make_window(Settings(text_scale=2.0, reduced_motion=True))
    window.resize(1024, 600)
    dialog = opened(window)
    assert dialog.width() <= 1024
    assert dialog.height() <= 600
    for button in (dialog.print_button, dialog.pdf_button, dialog.html_button, dialog.phone_button):
        assert button.width() >= button.minimumSizeHint().width()
        assert button.height() >= 40


def test_a_page_without_a_clinical_part_does_not_ask_for_it(window: MainWindow) -> None:
    window.choose(parse_address("muscle:soleus"))
    window._actions["print_card"].trigger()
    (dialog,) = window.findChildren(TakeAwayDialog)
    assert not dialog.clinical.isVisible()
    assert dialog.drawing.isVisible()
