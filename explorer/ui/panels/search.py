"""The search field of the bar, and the results below it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from explorer.anatomy.address import Address
from explorer.library.library import Library
from explorer.ui.action_button import ActionButton
from explorer.ui.announce import announce
from explorer.ui.hits import Index
from explorer.ui.icons import icon, icon_size
from explorer.ui.results import ResultsPanel
from explorer.ui.search_maker import SearchMaker
from explorer.ui.theme import Theme
from explorer.ui.words import tr

FIELD_WIDTH, FIELD_MOST = 210, 420
"""Pixels at 100 % text: the field's least and largest width."""
PAGE = 5
"""How many hits Page Down passes over."""
ANNOUNCE_AFTER = 700
"""Milliseconds without typing after which a screen reader is told what was found."""


class SearchField(QWidget):
    """A field to type in, or where there is little room a button that opens it.

    Results show while one types; `chosen` carries what is chosen of them. `opened` tells
    whether the field that was a button has become a field and wants the whole bar.
    The index is kept in the folder `cache`, if there is one.
    """

    chosen = Signal(Address)
    opened = Signal(bool)

    def __init__(
        self, library: Library, action: QAction, cache: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._maker = SearchMaker(library, cache, self)
        self._maker.made.connect(self._show_found)
        self._compact = False
        self._wide = False
        self._before: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = ActionButton(action)
        self.button.hide()
        self.line = QLineEdit()
        self.line.setObjectName("search")
        self.line.setPlaceholderText(tr("Search: numb toes, sciatic, L5"))
        self.line.setAccessibleName(tr("Search"))
        self.line.setAccessibleDescription(
            tr("Type what you feel, a place, a nerve or a root. Arrows and Enter choose, Esc closes.")
        )
        self.line.setMaxLength(10_000)
        self._glass = self.line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setText(tr("Search"))
        # Not Qt's own button to clear the field: that one fades, wanted or not.
        self._clear = self.line.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(tr("Clear the field"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.line.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.line, 1)
        self.results = ResultsPanel(self)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(ANNOUNCE_AFTER)
        self._told.timeout.connect(self._announce_found)

        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.results.list.clicked.connect(self._choose_row)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    # What the window asks of it

    def open(self) -> None:
        """Take the keyboard, with what was typed before marked to be typed over."""
        self._show_field(True)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._show(self.line.text())

    def set_compact(self, compact: bool) -> None:
        """Be a button instead of a field, or a field again."""
        if compact != self._compact:
            self._compact = compact
            self._show_field(self.line.hasFocus())

    def set_look(self, theme: Theme, scale: float, assets: Path) -> None:
        """Draw in the colours of `theme` at `scale`; the icons lie in `assets`."""
        self._glass.setIcon(icon(assets, "search", theme.colors.ink_muted))
        self._clear.setIcon(icon(assets, "close", theme.colors.ink_muted))
        urgent = icon(assets, "emergency", theme.colors.emergency)
        self.button.setIconSize(icon_size(scale))
        self.line.setMinimumWidth(round(FIELD_WIDTH * scale))
        self.line.setMaximumWidth(round(FIELD_MOST * scale))
        self.results.set_look(theme, scale, urgent)
        self._place()

    def stop(self) -> None:
        """Let nothing run on, and give the index's memory back."""
        self._close_results()
        self._maker.stop()

    # Showing

    def _show(self, text: str) -> None:
        """Show what is found for `text`."""
        self._told.stop()
        self._clear.setVisible(bool(text))
        if not self.line.hasFocus():
            return
        if not text.strip():
            self._close_results()
            return
        search = self._maker.search()
        if search:
            self.results.show_results(search.find(text))
        else:
            self.results.show_preparing()
        self._place()
        if not self.results.isVisible():
            self.results.show()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.results.raise_()
        self._told.start()

    def _show_found(self) -> None:
        """The search is there: show what it finds for what was typed meanwhile."""
        if self.results.isVisible():
            self._show(self.line.text())

    def _place(self) -> None:
        """Put the results below the field, inside the window."""
        window = self.window()
        if window is self:
            return
        if self.results.parent() is not window:
            self.results.setParent(window)
        inside = window.rect().adjusted(8, 8, -8, -8)
        top = self.mapTo(window, QPoint(0, self.height() + 2)).y()
        size = self.results.wanted_size(QSize(inside.width(), inside.bottom() - top))
        width = min(max(size.width(), self.line.width()), inside.width())
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        field = self.line.mapTo(window, QPoint(0, 0)).x()
        left = field + self.line.width() - width if rtl else field
        left = max(inside.left(), min(left, inside.right() + 1 - width))
        self.results.setGeometry(left, top, width, size.height())

    def _show_field(self, shown: bool) -> None:
        """Show the field, or where there is little room the button, unless the field is wanted."""
        wide, was = self._compact and shown, self._wide
        self._wide = wide
        if wide and not was:
            self.opened.emit(True)  # before the field takes room, or the window would grow
        self.button.setVisible(self._compact and not shown)
        self.line.setVisible(shown or not self._compact)
        self.updateGeometry()  # at once: whoever made it a button asks next how wide it is
        if was and not wide:
            self.opened.emit(False)

    def _close_results(self) -> None:
        self._told.stop()
        if self.results.isVisible():
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.results.hide()

    # Choosing and leaving

    def _choose_row(self, index: Index) -> None:
        address = self.results.list.address_at(index)
        if address is not None:
            self._leave()
            self.chosen.emit(address)

    def _leave(self) -> None:
        """Close, empty the field, and give the keyboard back to what had it."""
        self._close_results()
        self.line.clear()
        before = self._before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.clearFocus()
        self._show_field(False)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self.line and old is not None and old is not self.button and old.window() is self.window():
            self._before = old
            old.destroyed.connect(self._forget)
        elif old is self.line and new is not None:
            self._close_results()
            self._show_field(False)

    def _forget(self) -> None:
        self._before = None

    # Qt's own events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys that move in the results; while these show, presses elsewhere close them."""
        kind = event.type()
        if watched is self.line and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            if kind == QEvent.Type.KeyPress:
                return self._take_key(Qt.Key(event.key()))
            if event.key() == Qt.Key.Key_Escape:
                event.accept()  # else it would mean: choose nothing
            return False
        if kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            ours = (self, self.results)
            if not any(each is watched or each.isAncestorOf(watched) for each in ours):
                self._close_results()
        elif kind == QEvent.Type.Resize and watched is self.window():
            self._place()
        return False

    def _take_key(self, key: Qt.Key) -> bool:
        """Do what `key` means in the field; whether it meant anything."""
        if key == Qt.Key.Key_Escape:
            self._leave()
            return True
        if key == Qt.Key.Key_Down and not self.results.isVisible():
            self._show(self.line.text())
            return True
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: PAGE,
            Qt.Key.Key_PageUp: -PAGE,
        }
        if not self.results.isVisible():
            return False
        if key in steps:
            self.results.list.step(steps[key])
            self._announce_current()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_row(self.results.list.currentIndex())
            return True
        return False

    # Telling a screen reader

    def _announce_found(self) -> None:
        current = self.results.list.current()
        first = f" {current.spoken}" if current else ""
        announce(self.line, f"{self.results.told}{first}")

    def _announce_current(self) -> None:
        self._told.stop()
        current = self.results.list.current()
        if current:
            announce(self.line, current.spoken)
