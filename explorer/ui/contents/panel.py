"""The panel of contents: the trees, what was seen, what was kept, each a list to choose from."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from explorer.anatomy.address import Address, Side
from explorer.library.library import Library
from explorer.library.outline import View, outline
from explorer.library.selection import Selection
from explorer.state.bookmarks import Bookmarks, Kept
from explorer.state.recent import Recent
from explorer.ui.contents.kept import ICONS, KeptTools
from explorer.ui.contents.lists import kept_rows, seen_rows
from explorer.ui.contents.model import OutlineModel
from explorer.ui.contents.rows import RowLook
from explorer.ui.contents.tree import OutlineTree
from explorer.ui.contents.views import EMPTY, KEPT, OPEN_AT_FIRST, RECENT, VIEWS, ViewBox
from explorer.ui.icons import icon_size
from explorer.ui.theme import Theme
from explorer.ui.words import tr

IconOf = Callable[[str, str], QIcon]
"""An icon by its name and colour."""


class ContentsPanel(QWidget):
    """Shows one list at a time. It holds no selection: it is told what is chosen.

    `chosen` carries an address and the side to show it on (None: as before), `exported` and
    `imported` ask for a file, `failed` says why a change could not be kept.
    """

    chosen = Signal(Address, object)
    exported = Signal()
    imported = Signal()
    failed = Signal(str)

    def __init__(
        self,
        library: Library,
        recent: Recent,
        bookmarks: Bookmarks,
        close: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Contents"))
        self._library = library
        self._recent = recent
        self._bookmarks = bookmarks
        self._models: dict[str, OutlineModel] = {}
        self._selection: Selection | None = None
        self._sides: dict[Address, Side] = {}
        self._listed: Kept = ()
        self._preferred: str = View.PLACES

        self.views = ViewBox()
        self._close = QToolButton()
        self._close.clicked.connect(close.trigger)
        self._close.setAccessibleName(tr("Close the contents"))
        self._close.setToolTip(tr("Close the contents"))
        self.tree = OutlineTree()
        self.empty = QLabel()
        self.empty.setObjectName("hint")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.empty.setContentsMargins(12, 12, 12, 12)
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo = QPushButton()
        self.undo.setObjectName("undo")
        self.kept = KeptTools()
        self._lay_out()

        self.views.currentIndexChanged.connect(lambda: self._show_view(by_hand=True))
        self.tree.wanted.connect(self._want)
        self.kept.written.connect(self._write)
        self.kept.asked.connect(self._do)
        self.undo.clicked.connect(partial(self._keep, bookmarks.put_back))
        self._observing: tuple[Callable[[], None], ...] = (
            recent.observe(self._recent_changed),
            bookmarks.observe(self._kept_changed),
        )
        self._show_view()

    @property
    def view(self) -> str:
        """Which list is shown: a View, RECENT or KEPT."""
        return str(self.views.currentData())

    def show_view(self, view: str) -> None:
        """Show another list."""
        self.views.setCurrentIndex(self.views.findData(str(view)))

    def show_selection(self, selection: Selection | None) -> None:
        """Mark the row of what is chosen, in another tree if this one does not hold it."""
        self._selection = selection
        if self._mark() or selection is None or self.view in (RECENT, KEPT):
            return
        for view in (self._preferred, *View):
            if self._model(view).holds(selection.focus):
                self.views.blockSignals(True)
                self.show_view(view)
                self.views.blockSignals(False)
                self._show_view()
                return

    def set_look(self, theme: Theme, scale: float, icon_of: IconOf) -> None:
        """Take the colours of `theme`, and `scale` of the text (1.0 is 100 %)."""
        colors, sizes = theme.colors, theme.type
        look = RowLook(
            body=round(sizes.body * scale),
            small=round(sizes.small * scale),
            least=theme.space.target,
            ink=colors.ink,
            muted=colors.ink_muted,
            accent=colors.accent,
            on_accent=colors.on_accent,
            emergency=colors.emergency,
        )
        self.tree.rows.sign = icon_of("emergency", colors.emergency)
        self.tree.rows.chosen_sign = icon_of("emergency", colors.on_accent)
        self.tree.rows.star = icon_of("star-filled", colors.accent)
        self.tree.rows.chosen_star = icon_of("star-filled", colors.on_accent)
        self.tree.set_look(look)
        self._close.setIcon(icon_of("close", colors.ink))
        self._close.setIconSize(icon_size(scale))
        for name, file in ICONS.items():
            self.kept.buttons[name].setIcon(icon_of(file, colors.ink))
        self.kept.set_look(theme, scale)

    def tab_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        kept = self.kept
        return (self.views, self._close, self.tree, self.empty, self.undo, kept.note, *kept.buttons.values())

    def take_focus(self) -> None:
        """Put the keyboard where one goes on: into the tree, at what is chosen."""
        shown = self.tree if not self.tree.isHidden() else self.views
        if shown is self.tree and not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.tree.outline().index(0, 0))
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """Keep what was typed, and follow nothing any more."""
        self.kept.commit()
        for each in self._observing:
            each()
        self._observing = ()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 6, 6)
        head.setSpacing(4)
        head.addWidget(self.views, 1)
        head.addWidget(self._close)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addWidget(self.empty, 1)
        below = QHBoxLayout()
        below.setContentsMargins(10, 0, 10, 0)
        below.addWidget(self.undo)
        column.addLayout(below)
        column.addWidget(self.kept)

    # Which rows there are

    def _model(self, view: str) -> OutlineModel:
        """The rows of a view; the trees never change, so each is made once."""
        if view == RECENT:
            self._sides = {each.address: each.side for each in self._recent.seen}
            return OutlineModel(seen_rows(self._library, self._recent.seen), self, self._is_kept)
        if view == KEPT:
            self._listed = self._bookmarks.items
            self._sides = {each.target: each.side for each in self._listed if each.target is not None}
            return OutlineModel(kept_rows(self._library, self._listed), self)
        if view not in self._models:
            self._models[view] = OutlineModel(outline(self._library, View(view), tr), self, self._is_kept)
        return self._models[view]

    def _show_view(self, by_hand: bool = False) -> None:
        view = self.view
        if by_hand and view in set(View):
            self._preferred = view
        before, model = self.tree.model(), self._model(view)
        self.tree.show_model(model)
        if before is not None and before not in self._models.values():
            before.deleteLater()
        if view in OPEN_AT_FIRST:
            self.tree.expandToDepth(0)
        self.tree.setRootIsDecorated(view not in (RECENT, KEPT))
        self.tree.setAccessibleName(tr(VIEWS[view]))
        self.tree.selectionModel().currentChanged.connect(self._moved)
        empty = model.rowCount() == 0
        self.tree.setVisible(not empty)
        self.empty.setVisible(empty)
        self.empty.setText(tr(EMPTY.get(view, "")))
        self.kept.setVisible(view == KEPT)
        self._offer_undo()
        self._mark()
        self._moved()

    def _mark(self) -> bool:
        """Fill the row of what is chosen; of the bookmarks that of the open page, since pages are kept."""
        selection = self._selection
        if selection is None:
            return self.tree.mark(None)
        return self.tree.mark(selection.card if self.view == KEPT else selection.focus)

    def _is_kept(self, address: Address) -> bool:
        return self._bookmarks.find(address) is not None

    def _recent_changed(self) -> None:
        """Something new comes on top; what is listed already keeps its place while one looks at it."""
        if self.view == RECENT and {each.address for each in self._recent.seen} != self._sides.keys():
            self._show_view()

    def _kept_changed(self) -> None:
        """List them anew, and stay at the bookmark at which one was, or at its place if it is gone."""
        if self.view != KEPT:
            self.tree.rows_changed()
            return
        row = self.tree.currentIndex().row()
        here = self._listed[row].address if 0 <= row < len(self._listed) else ""
        self._show_view()
        rows = [each.address for each in self._listed]
        if rows:
            row = rows.index(here) if here in rows else max(0, min(row, len(rows) - 1))
            self.tree.setCurrentIndex(self.tree.outline().index(row, 0))

    # What is done to them

    def _want(self, index: QModelIndex) -> None:
        address = self.tree.outline().entry(index).address
        if address is not None:
            self.chosen.emit(address, self._sides.get(address) if self.view in (RECENT, KEPT) else None)

    def _moved(self) -> None:
        """Offer what can be done to the bookmark at which the keyboard is."""
        if self.view == KEPT:
            self.kept.commit()
            row = self.tree.currentIndex().row()
            here = self._listed[row] if 0 <= row < len(self._listed) else None
            self.kept.show_bookmark(here, row, len(self._listed))

    def _offer_undo(self) -> None:
        removed = self._bookmarks.removed
        self.undo.setVisible(self.view == KEPT and removed is not None)
        if removed is not None:
            self.undo.setText(tr("Put back: {name}").format(name=removed.title))

    def _write(self, address: str, note: str) -> None:
        self._keep(partial(self._bookmarks.set_note, address, note))

    def _do(self, asked: str) -> None:
        address = self.kept.address
        match asked:
            case "up":
                self._keep(partial(self._bookmarks.move, address, -1))
            case "down":
                self._keep(partial(self._bookmarks.move, address, +1))
            case "remove":
                self._keep(partial(self._bookmarks.remove, address))
                (self.undo if not self.undo.isHidden() else self.tree).setFocus()
            case "export":
                self.exported.emit()
            case "import":
                self.imported.emit()

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            change()
        except (OSError, ValueError) as error:
            self.failed.emit(str(error))

    def sizeHint(self) -> QSize:
        """Its width is decided by whoever places it."""
        return QSize(280, super().sizeHint().height())
