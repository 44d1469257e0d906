"""The page on paper: asks for a printer, then prints."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from explorer.library.page import Page
from explorer.ui.handout import print_page


def ask_and_print(page: Page, picture: QPixmap, parent: QWidget) -> None:
    """Ask for a printer, without holding up the program, then print `page` with the drawing `picture`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: print_page(printer, page, picture))
    dialog.setModal(True)
    dialog.show()
