"""Dialogs that are shown without holding up the program, and are gone once closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from explorer.library.library import Library
from explorer.ui.panels.bar import NAME


def show(dialog: QDialog) -> None:
    """Show a dialog; once closed, nothing of it is kept."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def notify(text: str, parent: QWidget) -> None:
    """Tell the user something once, without stopping them."""
    box = QMessageBox(QMessageBox.Icon.Information, NAME, text, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    show(box)


def show_problems(library: Library, parent: QWidget) -> None:
    """List what is wrong with the files."""
    from explorer.ui.panels.problems import ProblemsDialog  # rarely is anything

    show(ProblemsDialog(library.problems, parent))


def show_keys(scale: float, parent: QWidget) -> None:
    """List every key, with words at `scale`."""
    from explorer.ui.panels.keys import KeysDialog  # few ask for it

    show(KeysDialog(scale, parent))
