"""Taking a page away: what it will look like on paper, a few choices, and printing or saving it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.files.write import free_path
from explorer.ui.paper.boxes import LINE
from explorer.ui.paper.files import print_sheets
from explorer.ui.paper.handing import Handing, Wanted
from explorer.ui.paper.sheets import PAPERS, Sheets, TooHighError
from explorer.ui.segments import Segments
from explorer.ui.words import tr

PAGE_WIDTH, EDGES = 420, 90
"""Of a page in the preview where there is room, and of what stands beside it and the choices, in pixels."""

CHOICES_WIDTH, MOST_CHOICES = 290, 0.56
"""Of the choices: their width in pixels at 100 % text, and the largest share of the dialog's."""

YES, NO = "yes", "no"


class TakeAwayDialog(QDialog):
    """The pages at the left, the choices at the right. `to_phone` opens the code to take home.

    `room` is what the window leaves for it, `scale` the size of text (1.0 is 100 %).
    """

    def __init__(
        self,
        handing: Handing,
        to_phone: Callable[[], object],
        room: QSize,
        scale: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print or save this page"))
        self._handing = handing
        self._sheets: Sheets | None = None
        self._shown: Wanted | None = None
        yes_no = {YES: tr("Yes"), NO: tr("No")}
        self.paper = self._choice(tr("Paper"), {name: name for name in PAPERS}, usual_paper())
        self.drawing = self._choice(tr("Drawing"), yes_no, YES if handing.pictures else NO)
        self.drawing.setVisible(bool(handing.pictures))
        self.clinical = self._choice(tr("Clinical detail"), yes_no, NO)
        self.clinical.setVisible(handing.has_clinical)
        self.print_button = _button(tr("Print…"), self._ask_printer)
        self.pdf_button = _button(tr("Save as PDF…"), lambda: self._ask_file(".pdf", tr("PDF file (*.pdf)")))
        self.html_button = _button(
            tr("Save as a web page…"), lambda: self._ask_file(".html", tr("Web page (*.html)"))
        )
        self.phone_button = _button(tr("Take it on a phone…"), to_phone)
        self.close_button = _button(tr("Close"), self.reject)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QWidget()
        self.pages.setObjectName("plate")
        self._column = QVBoxLayout(self.pages)
        self._lay_out(room, scale)
        self._show_pages()
        self.print_button.setDefault(True)
        self.print_button.setFocus()

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(self.paper.choice, self.drawing.choice == YES, self.clinical.choice == YES)

    def _choice(self, name: str, words: dict[str, str], first: str) -> Segments[str]:
        made = Segments(words, name, lambda _choice: self._show_pages())
        made.show_choice(first)
        return made

    def _lay_out(self, room: QSize, scale: float) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.pages)
        scroll.setAccessibleName(tr("How it will look on paper"))
        beside = QWidget()
        choices = QVBoxLayout(beside)
        choices.setContentsMargins(4, 4, 4, 4)
        choices.setSpacing(8)
        for choice in (self.paper, self.drawing, self.clinical):
            named = QLabel(choice.accessibleName())
            named.setObjectName("label")
            named.setVisible(not choice.isHidden())
            choices.addWidget(named)
            choices.addWidget(choice)
        choices.addSpacing(8)
        for button in (self.print_button, self.pdf_button, self.html_button, self.phone_button):
            choices.addWidget(button)
        choices.addWidget(self.said)
        choices.addStretch(1)
        choices.addWidget(self.close_button)
        # It scrolls by itself where large text leaves too little room.
        side = QScrollArea()
        side.setObjectName("card")
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(beside)
        beside.setObjectName("page")
        side.setFixedWidth(min(round(CHOICES_WIDTH * scale), round(room.width() * MOST_CHOICES)))
        self._page_width = min(PAGE_WIDTH, room.width() - side.width() - EDGES)
        row = QHBoxLayout(self)
        row.addWidget(scroll, 1)
        row.addWidget(side)
        self.resize(QSize(self._page_width + side.width() + EDGES, room.height()).boundedTo(room))

    def _show_pages(self) -> None:
        if self._shown == self.wanted:
            return
        self._shown = self.wanted
        try:
            self._sheets = self._handing.sheets(self.wanted)
        except TooHighError as error:
            self._sheets = None
            self.said.setText(str(error))
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(self._sheets is not None)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for page in self._previews(self._sheets) if self._sheets else ():
            self._column.addWidget(page)
        self._column.addStretch(1)

    def _previews(self, sheets: Sheets) -> Iterator[QLabel]:
        count = len(sheets.pages)
        for number in range(count):
            page = QLabel()
            page.setPixmap(self._pixels(sheets, number))
            page.setAlignment(Qt.AlignmentFlag.AlignCenter)
            page.setAccessibleName(tr("Page {number} of {all}").format(number=number + 1, all=count))
            yield page

    def _pixels(self, sheets: Sheets, number: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        dots = self._page_width / sheets.width
        pixels = QPixmap(round(self._page_width * ratio), round(sheets.height * dots * ratio))
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.white)
        painter = QPainter(pixels)
        sheets.paint(painter, number, dots)
        painter.setPen(QColor(LINE))
        painter.drawRect(0, 0, self._page_width - 1, round(sheets.height * dots) - 1)
        painter.end()
        return pixels

    def _ask_printer(self) -> None:
        """Ask for a printer without holding up the program, then print on the paper that is in it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # few print, and it is slow to load

        wanted = self.wanted
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(PAPERS[wanted.paper]))
        printer.setDocName(self._handing.handout(wanted).title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print(printer, wanted))
        dialog.setModal(True)
        dialog.show()

    def _print(self, printer: object, wanted: Wanted) -> None:
        from PySide6.QtPrintSupport import QPrinter

        assert isinstance(printer, QPrinter)
        letter = printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
        paper = "Letter" if letter else "A4"
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        try:
            print_sheets(printer, self._handing.sheets(Wanted(paper, wanted.drawing, wanted.clinical)))
        except (OSError, TooHighError) as error:
            self.said.setText(tr("It could not be printed: {reason}").format(reason=error))
        else:
            self.said.setText(tr("Sent to the printer."))

    def _ask_file(self, suffix: str, kind: str) -> None:
        name = re.sub(r"[^\w-]+", "-", self._handing.handout(Wanted()).title).strip("-").lower()
        dialog = QFileDialog(self, tr("Save as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        dialog.selectFile(f"{name}{suffix}")
        dialog.fileSelected.connect(lambda chosen: self.save(with_ending(Path(chosen), suffix)))
        dialog.open()

    def save(self, out: Path) -> None:
        """Save it as the name of `out` ends, and say what came of it."""
        try:
            self._handing.save(out, self.wanted)
        except OSError as error:
            self.said.setText(tr("It could not be saved: {reason}").format(reason=error.strerror or error))
        except TooHighError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(tr("Saved as {file}").format(file=out))


def with_ending(out: Path, suffix: str) -> Path:
    """`out` with the ending of the kind of file that was asked for: "my.page.v2" becomes "my.page.v2.pdf".

    Under a name so changed nobody was asked whether to replace a file, so none is.
    """
    return out if out.suffix.lower() == suffix else free_path(out.with_name(out.name + suffix))


def usual_paper() -> str:
    """The paper that people have where the computer says it is."""
    american = QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if QLocale.system().measurementSystem() is american else "A4"


def _button(words: str, pressed: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("command")
    button.clicked.connect(lambda _checked: pressed())
    return button
