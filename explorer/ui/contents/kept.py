"""What stands below the list of bookmarks: the user's note on one of them, and what can be done to it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from explorer.state.bookmarks import LONGEST_NOTE, Bookmark
from explorer.ui.icons import icon_size
from explorer.ui.theme import Theme
from explorer.ui.words import mark, tr

ICONS = {"up": "arrow-up", "down": "arrow-down", "remove": "remove", "export": "export", "import": "import"}
WORDS = {
    "up": mark("Move up"),
    "down": mark("Move down"),
    "remove": mark("Remove the bookmark"),
    "export": mark("Save all bookmarks as a file"),
    "import": mark("Bring in bookmarks from a file"),
}
NOTE_LINES = 3


class KeptTools(QWidget):
    """`written` carries a bookmark's address and the note that was typed; `asked` one of WORDS."""

    written = Signal(str, str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bookmark: Bookmark | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 8)
        column.setSpacing(4)
        label = QLabel(tr("Your note"))
        label.setObjectName("label")
        self.note = NoteEdit()
        self.note.left.connect(self.commit)
        label.setBuddy(self.note)
        self._about = (label, self.note)
        column.addWidget(label)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for name, words in WORDS.items():
            button = QToolButton()
            button.setToolTip(tr(words))
            button.setAccessibleName(tr(words))
            button.clicked.connect(lambda _checked=False, asked=name: self.asked.emit(asked))
            self.buttons[name] = button
            row.addWidget(button)
            if name == "remove":
                row.addStretch(1)
        column.addLayout(row)

    @property
    def address(self) -> str:
        """The bookmark that is shown; empty for none."""
        return self._bookmark.address if self._bookmark else ""

    def show_bookmark(self, bookmark: Bookmark | None, place: int, count: int) -> None:
        """Offer what can be done to `bookmark`, the one at `place` of `count`; None for no one."""
        if bookmark is None or self._bookmark is None or bookmark.address != self._bookmark.address:
            self.note.setPlainText(bookmark.note if bookmark else "")
        self._bookmark = bookmark
        for each in self._about:
            each.setVisible(bookmark is not None)
        if bookmark:
            self.note.setAccessibleName(tr("Your note on {name}").format(name=bookmark.title))
        self.buttons["up"].setEnabled(bookmark is not None and place > 0)
        self.buttons["down"].setEnabled(bookmark is not None and place < count - 1)
        self.buttons["remove"].setEnabled(bookmark is not None)
        for name, button in self.buttons.items():
            button.setVisible(count > 0 or name == "import")

    def commit(self) -> None:
        """Hand on the note, if it was changed."""
        typed = self.note.toPlainText()[:LONGEST_NOTE]
        note = "".join(each if each.isprintable() or each in "\n\t" else " " for each in typed)
        if self._bookmark is not None and self.note.document().isModified():
            self.note.document().setModified(False)
            self.written.emit(self._bookmark.address, note)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Let the icons and the note's field grow with the text."""
        for button in self.buttons.values():
            button.setIconSize(icon_size(scale))
        line = round(theme.type.body * scale * 1.35)
        self.note.setFixedHeight(NOTE_LINES * line + 14)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed is lost when the list is left."""
        self.commit()
        super().hideEvent(event)


class NoteEdit(QPlainTextEdit):
    """Plain words on several lines; `left` says that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note-edit")
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Write what you want to remember"))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any panel."""
        return QSize(80, super().minimumSizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the note may be kept."""
        super().focusOutEvent(event)
        self.left.emit()
