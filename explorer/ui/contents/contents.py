"""The contents as a part of the window: the panel, made when it is first opened, and what is kept."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from explorer.anatomy.address import Address, Side, command_words
from explorer.library.selection import Selection
from explorer.state.bookmark_titles import title_of
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.recent import Recent
from explorer.state.state import State
from explorer.ui.appearance import Appearance
from explorer.ui.icons import icon
from explorer.ui.stage import Stage
from explorer.ui.words import tr

if TYPE_CHECKING:
    from explorer.ui.contents.panel import ContentsPanel


class Contents(QObject):
    """Opens and closes the panel on `stage`, and does the actions that have to do with it.

    `chosen` carries an address and a side (None: as before), `said` a word in passing,
    `failed` a sentence on what could not be done. `after` is what Tab goes on from to the panel.
    """

    chosen = Signal(Address, object)
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        state: State,
        bookmarks: Bookmarks,
        appearance: Appearance,
        assets: Path,
        stage: Stage,
        actions: dict[str, QAction],
        after: QWidget,
    ) -> None:
        super().__init__(stage)
        self.bookmarks = bookmarks
        self.recent = Recent(state)
        self.panel: ContentsPanel | None = None
        self._state = state
        self._appearance = appearance
        self._assets = assets
        self._stage = stage
        self._after = after
        self._star_looks = ("", "")
        self._show_action, self._star, self._copy = (
            actions[each] for each in ("show_contents", "bookmark", "copy_address")
        )
        for action in (self._show_action, self._star):
            action.setCheckable(True)
        stage.widened.connect(self._widened)
        stage.covered.connect(lambda: self.open_panel(False))
        self._stop_observing = bookmarks.observe(self._show_star)

    @property
    def is_open(self) -> bool:
        """Whether the panel is open."""
        return self.panel is not None and not self.panel.isHidden()

    def start(self) -> None:
        """Open the panel if it was open the last time."""
        if self._appearance.settings.contents_open:
            self.open_panel(True)

    def toggle(self) -> None:
        """Open the panel and go there, or close it."""
        self.open_panel(not self.is_open)
        if self.is_open and self.panel:
            self.panel.take_focus()

    def open_panel(self, opened: bool) -> None:
        """Open or close the panel, and remember it."""
        focused = QApplication.focusWidget()
        if opened and self.panel is None:
            self.panel = self._make_panel()
        had_focus = self.panel is not None and focused is not None and self.panel.isAncestorOf(focused)
        self._stage.show_panel(opened)
        if opened and self.panel:
            self.panel.show_selection(self._state.selection)
        elif had_focus:
            self._stage.focus_plate()
        self._show_action.setChecked(opened)
        self._appearance.keep(replace(self._appearance.settings, contents_open=opened))

    def show_selection(self, selection: Selection | None) -> None:
        """Follow what is chosen."""
        self._show_star()
        if self.is_open and self.panel:
            self.panel.show_selection(selection)

    def apply_look(self) -> None:
        """Take up the theme, the text size and the panel's width."""
        self._stage.set_width(self._appearance.settings.contents_width, self._appearance.scale)
        if self.panel:
            self.panel.set_look(self._appearance.theme, self._appearance.scale, partial(icon, self._assets))
        self._star_looks = ("", "")  # all actions have just got their usual icons
        self._show_star()

    def star(self) -> None:
        """Keep the page that is open, or keep it no longer."""
        selection = self._state.selection
        if selection is None:
            return
        page = selection.card
        title = title_of(self._state.library, Bookmark(str(page), selection.side, str(page)))
        try:
            if self.bookmarks.find(page) is None:
                self.bookmarks.add(Bookmark(str(page), selection.side, title))
                self.said.emit(tr("Kept under Bookmarks: {name}").format(name=title))
            else:
                self.bookmarks.remove(str(page))
                self.said.emit(tr("No longer kept: {name}").format(name=title))
        except (OSError, ValueError) as error:
            self._failed(str(error))
        self._show_star()

    def copy_address(self) -> None:
        """Copy what to type after `--show` to come back to what is chosen."""
        selection = self._state.selection
        if selection is not None:
            words = command_words(selection.focus, selection.side, selection.against)
            QGuiApplication.clipboard().setText(words)
            self.said.emit(tr("Copied: {address}").format(address=words))

    def stop(self) -> None:
        """Keep what was typed, and follow nothing any more."""
        if self.panel:
            self.panel.stop()
        self.recent.stop()
        self._stop_observing()

    def _choose(self, address: Address, side: Side | None) -> None:
        """Choose something of the list; where that hides the whole drawing it has served its turn."""
        covered = self._stage.plate_is_covered
        self.chosen.emit(address, side)
        if covered:
            self.open_panel(False)

    def _make_panel(self) -> "ContentsPanel":
        from explorer.ui.contents.panel import ContentsPanel  # not needed for a start

        panel = ContentsPanel(self._state.library, self.recent, self.bookmarks, self._show_action)
        self._stage.set_panel(panel)
        before = self._after
        for each in panel.tab_order():
            QWidget.setTabOrder(before, each)
            before = each
        panel.chosen.connect(self._choose)
        panel.failed.connect(self._failed)
        panel.exported.connect(self._export)
        panel.imported.connect(self._import)
        panel.set_look(self._appearance.theme, self._appearance.scale, partial(icon, self._assets))
        return panel

    def _show_star(self) -> None:
        """Tell by the star whether the open page is kept."""
        selection = self._state.selection
        kept = selection is not None and self.bookmarks.find(selection.card) is not None
        colors = self._appearance.theme.colors
        looks = ("star-filled", colors.accent) if kept else ("star", colors.ink)
        if looks != self._star_looks:
            self._star_looks = looks
            self._star.setIcon(icon(self._assets, *looks))
        self._star.setChecked(kept)
        for action in (self._star, self._copy):
            action.setEnabled(selection is not None)

    def _widened(self, width: int) -> None:
        self._appearance.keep(replace(self._appearance.settings, contents_width=width))

    def _failed(self, why: str) -> None:
        self.failed.emit(tr("The change could not be kept in a file. {error}").format(error=why))

    def _export(self) -> None:
        from explorer.ui.contents.files import ask_and_export  # few do, and file dialogs are slow to load

        self._say(ask_and_export(self.bookmarks, self._state.library, self._stage.window()))

    def _import(self) -> None:
        from explorer.ui.contents.files import ask_and_import

        self._say(ask_and_import(self.bookmarks, self._stage.window()))

    def _say(self, text: str) -> None:
        if text:
            self.said.emit(text)
