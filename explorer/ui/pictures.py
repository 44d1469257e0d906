"""Pictures of the drawing to take away: to the clipboard, or to a file of a chosen size."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.files.write import write_out
from explorer.ui.diagram.sight import LEAST_PIXELS, MOST_PIXELS, Sight, SizeError
from explorer.ui.words import mark, tr

PNG, SVG = ".png", ".svg"
KINDS = {PNG: mark("PNG: for slides and letters"), SVG: mark("SVG: lines, sharp at any size")}
SIZES = {
    1200: mark("Small, for an e-mail"),
    2400: mark("Medium, for a slide"),
    4000: mark("Large, for a page in print"),
    8000: mark("Very large, for a poster"),
}
"""Widths in pixels, and what they are good for."""
USUAL_WIDTH = 2400
COPY_SCALE = 2
"""How much finer than on the screen a picture on the clipboard is."""


def save_picture(sight: Sight, out: Path, width: int) -> None:
    """Save what `sight` shows at `out`, a PNG or an SVG by its name, so many pixels wide.

    Raises SizeError for an absurd size, ValueError for another ending of the name, OSError if it cannot be
    written and MemoryError if there is no room for so large a picture.
    """
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise ValueError(tr("{name} must end in .png or .svg").format(name=out.name))
    if not out.parent.is_dir():
        raise FileNotFoundError(2, tr("there is no such folder"), str(out.parent))
    data = sight.svg(width) if kind == SVG else _png(sight.image(width), sight.words)
    write_out(out, data)


def copy_picture(sight: Sight) -> None:
    """Put what `sight` shows on the clipboard, as an image; its words stand at its foot."""
    width = min(max(sight.size.width() * COPY_SCALE, LEAST_PIXELS), MOST_PIXELS)
    # Not as mime data of our own: Qt would still hold that when Python is gone, and crash.
    QGuiApplication.clipboard().setImage(sight.image(width))


def _png(image: QImage, words: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"PNG")
    writer.setText("Title", words)
    writer.write(image)
    return bytes(buffer.data().data())


class PictureDialog(QDialog):
    """Asks for a kind, a size and a place, and saves; what goes wrong it says, and stays open.

    `saved` carries the name of the file.
    """

    saved = Signal(str)

    def __init__(self, sight: Sight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight = sight
        self._may_replace: Path | None = None
        self.setWindowTitle(tr("Save a picture of the drawing"))
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.preset = QComboBox()
        self.preset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setMinimumContentsLength(24)
        for width, words in SIZES.items():
            self.preset.addItem(tr(words), width)
        self.preset.addItem(tr("Another width"), 0)
        self.width_box = QSpinBox()
        self.width_box.setRange(1, 1_000_000)  # what is absurd is refused with a reason
        self.width_box.setSuffix(tr(" pixels"))
        self.size_words = QLabel()
        self.place = QLineEdit(str(_usual_place()))
        choose = QPushButton(tr("Another place…"))
        choose.clicked.connect(self._ask_place)
        self.message = QLabel()
        self.message.setObjectName("note")
        self.message.setProperty("warning", True)
        self.message.setWordWrap(True)
        rows = QGridLayout()
        rows.setColumnStretch(1, 1)
        fields = (
            (tr("Kind"), self.kind),
            (tr("Size"), self.preset),
            (tr("Width"), self.width_box),
            ("", self.size_words),
            (tr("File"), self.place),
            ("", choose),
        )
        for number, (word, field) in enumerate(fields):
            label = QLabel(word)
            label.setBuddy(field)
            if word:
                field.setAccessibleName(word)
            rows.addWidget(label, number, 0)
            rows.addWidget(field, number, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)  # words may come that need room
        column.addLayout(rows)
        column.addWidget(self.message)
        column.addWidget(buttons)
        self.kind.currentIndexChanged.connect(self._name_by_kind)
        self.preset.currentIndexChanged.connect(self._use_preset)
        self.width_box.valueChanged.connect(self._tell_size)
        self.preset.setCurrentIndex(list(SIZES).index(USUAL_WIDTH))
        self._use_preset()

    def save(self) -> None:
        """Save, and close if that went well. A file that lies there is replaced only when asked again."""
        out = Path(self.place.text().strip()).expanduser()
        if out.is_file() and out != self._may_replace:
            self._may_replace = out
            self._say(tr("There is already a file of that name. Press Save again to replace it."))
            return
        try:
            save_picture(self._sight, out, self.width_box.value())
        except (OSError, ValueError, MemoryError) as error:
            self._say(_reason(error))
        else:
            self.saved.emit(str(out))
            self.accept()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _use_preset(self) -> None:
        width = self.preset.currentData()
        self.width_box.setEnabled(not width)
        if width:
            self.width_box.setValue(width)
        self._tell_size()

    def _tell_size(self) -> None:
        try:
            size = self._sight.pixels(self.width_box.value())
        except SizeError as error:
            self.size_words.setText("")
            self._say(str(error))
        else:
            text = tr("{width} × {height} pixels").format(width=size.width(), height=size.height())
            self.size_words.setText(text)
            self._say("")

    def _name_by_kind(self) -> None:
        place = Path(self.place.text().strip() or _usual_place())
        if place.suffix.lower() in KINDS:
            self.place.setText(str(place.with_suffix(self.kind.currentData())))

    def _take_place(self, name: str) -> None:
        self.place.setText(name)
        self._may_replace = Path(name)  # the file dialog has asked

    def _ask_place(self) -> None:
        asked = QFileDialog(self, tr("Where to save the picture"), self.place.text())
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(self.kind.currentData().removeprefix("."))
        asked.fileSelected.connect(self._take_place)
        asked.finished.connect(asked.deleteLater)
        asked.open()


def _reason(error: Exception) -> str:
    """What went wrong, in a sentence for the user."""
    if isinstance(error, OSError):
        reason = (error.strerror or str(error)).lower()
        return tr("The picture was not saved: {reason} ({file}).").format(reason=reason, file=error.filename)
    if isinstance(error, MemoryError):
        return tr("The picture was not saved: there is too little memory for that size.")
    return tr("The picture was not saved. {reason}").format(reason=error)


def _usual_place() -> Path:
    """A name in the user's folder of pictures."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(folder or Path.home()) / "nerve-explorer.png"
