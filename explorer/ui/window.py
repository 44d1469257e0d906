"""The main window: it makes the parts, joins their signals in one place, and passes changes on."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow

from explorer.anatomy.address import Address, Side
from explorer.library.selection import Selection
from explorer.library.spoken import announcement
from explorer.state.bookmarks import Bookmarks
from explorer.state.layers import Layers
from explorer.state.settings import Settings
from explorer.state.state import Change, State
from explorer.ui.accessible import tell_steered
from explorer.ui.actions import make_actions, tint_actions
from explorer.ui.announce import announce
from explorer.ui.appearance import Appearance, Save
from explorer.ui.card.labels import Look
from explorer.ui.card.view import CardView
from explorer.ui.contents.contents import Contents
from explorer.ui.diagram.marks import samples
from explorer.ui.diagram.shelf import Shelf
from explorer.ui.diagram.view import DiagramView
from explorer.ui.dialogs import notify, show_problems
from explorer.ui.handlers import handlers_of
from explorer.ui.icons import icon
from explorer.ui.layout import WindowLayout, has_focus
from explorer.ui.panels.bar import NAME, TopBar
from explorer.ui.panels.crumbs import Crumbs
from explorer.ui.panels.layers import LayersPanel
from explorer.ui.panels.search import SearchField
from explorer.ui.panels.themes import ThemesMenu
from explorer.ui.panels.zoom import ZoomButtons
from explorer.ui.passing import PassingNote
from explorer.ui.seeing import Seeing
from explorer.ui.showing import Showing, label_of, words_of
from explorer.ui.style import palette, style_sheet
from explorer.ui.taking_away import TakingAway
from explorer.ui.window_place import put_in_place, with_place_of
from explorer.ui.words import mark, tr

PICK = mark("Now choose what to compare it with: in the drawing, or from a list. Esc ends this.")

ON_PAGE = ("copy_address", "bookmark")
"""What can be done with a page stands at its head."""

HOW_TO_STEER = mark("Arrows go from thing to thing, Enter chooses, the question mark lists all keys.")


class MainWindow(QMainWindow):
    """The plate at the left, the card at the right, a slim bar on top.

    It holds no selection of its own: every choice goes to `state`, and what
    `state` announces is shown. `save` is called with settings that changed.
    """

    def __init__(
        self,
        state: State,
        assets: Path,
        settings: Settings,
        save: Save,
        today: Callable[[], date],
        reduced_motion: bool = False,
        bookmarks: Bookmarks | None = None,
        cache: Path | None = None,
    ) -> None:
        super().__init__()
        self.state = state
        self.appearance = Appearance(assets, settings, save, self)
        self._assets = assets
        self._flies = True
        self._actions = make_actions(self, handlers_of(self))

        library = state.library
        self._actions["show_problems"].setVisible(bool(library.problems))
        parents = {nerve.id: nerve.parents for nerve in library.body.nerves.values()}
        self.diagram = DiagramView(
            library.diagram,
            parents,
            self.appearance.theme,
            partial(label_of, library),
            words_of=partial(words_of, library),
        )
        if cache is not None and library.diagram.digest:
            self.diagram.keep_on(Shelf(cache, library.diagram.digest))
        self.diagram.setAccessibleDescription(tr(HOW_TO_STEER))
        self.diagram.reduced_motion = reduced_motion or settings.reduced_motion
        self.card = CardView(tuple(self._actions[each] for each in ON_PAGE))
        self.crumbs = Crumbs(assets)
        self.search = SearchField(library, self._actions["search"], cache)
        logo = icon(assets, "app", self.appearance.theme.colors.accent)
        self.bar = TopBar(self._actions, logo, self.search, self.search.set_compact)
        self.zoom = ZoomButtons(self._actions)
        self.layers = Layers(library.diagram)
        self.layers_panel = LayersPanel(library.diagram, self.layers, self._actions, library.name_of)
        self.layers_panel.hide()
        self.themes_menu = ThemesMenu(self.appearance, self)
        self.setWindowTitle(NAME)
        self.setWindowIcon(logo)
        self._layout = WindowLayout(
            self.bar, self.crumbs, self.zoom, self.diagram, self.layers_panel, self.card
        )
        self.setCentralWidget(self._layout)
        self.passing = PassingNote(self._layout, lambda: self.diagram.small_map(self._layout))
        put_in_place(self, settings)
        self.contents = Contents(
            state,
            bookmarks or Bookmarks(),
            self.appearance,
            assets,
            self._layout.stage,
            self._actions,
            self.bar.buttons["emergency"],
        )
        self.seeing = Seeing(
            state, self.layers, self.diagram, self.layers_panel, self._actions, self.choose_in_place, self
        )
        self.taking_away = TakingAway(state, self.appearance, assets, today, self)
        parts = (self.diagram, self.crumbs, self.card, self.contents, self.seeing)
        self.showing = Showing(state, *parts, self._actions, today)
        self.card.set_tools((self._actions["hide"], self._actions["isolate"]), self.seeing.offers)

        self._stop_observing = state.observe(self._changed)
        self._stop_observing_layers = self.layers.observe(self._show_layers)
        self.layers_panel.closed.connect(lambda: self.open_layers(False))
        self.appearance.changed.connect(self._apply_look)
        self.appearance.failed.connect(self.notify)
        self.diagram.chosen.connect(self._choose_in_drawing)
        self.diagram.missed.connect(state.leave)
        self.diagram.steered.connect(partial(tell_steered, self.diagram))
        self.crumbs.chosen.connect(self.choose)
        self.search.chosen.connect(self.choose)
        self.search.opened.connect(self.bar.give_room)
        self.contents.chosen.connect(self.choose)
        self.contents.said.connect(self.passing.say)
        self.contents.failed.connect(self.notify)
        self.seeing.said.connect(self.passing.say)
        self.seeing.failed.connect(self.notify)
        self.card.opened.connect(self._follow_link)
        self.card.side_chosen.connect(state.set_side)
        self.card.compared.connect(state.compare)

        self.crumbs.set_hint(tr(self.layers.note))
        self._apply_look()
        self.showing.show(state.selection, settings.emergency_number)
        self.diagram.setFocus()
        self.contents.start()

    def _apply_look(self) -> None:
        """Show the theme, and the text size of the settings."""
        theme, scale = self.appearance.theme, self.appearance.scale
        tint_actions(self._actions, self._assets, theme)
        QApplication.setPalette(palette(theme))
        self.card.set_look(Look(theme.space.unit, scale, theme.colors.ink_muted, samples(theme)))
        self.setStyleSheet(style_sheet(theme, scale))
        self.crumbs.set_theme(theme, scale)
        self.diagram.set_look(theme, scale)
        self.search.set_look(theme, scale, self._assets)
        for bar in (self.bar, self.zoom):
            bar.set_scale(scale)
        self.contents.apply_look()
        self._share_width()

    # Choosing

    def choose(self, address: Address, side: Side | None = None) -> None:
        """Choose something that was not pointed at in the drawing: the view flies to it."""
        if self.state.library.knows(address):
            self.state.select(address, side)

    def choose_in_place(self, address: Address, side: Side | None, nearby: tuple[Address, ...] = ()) -> None:
        """Choose something while the view stays where it is; raises KeyError if the library has it not."""
        self._flies = False
        try:
            self.state.select(address, side, nearby)
        finally:
            self._flies = True

    def _choose_in_drawing(self, address: Address, side: Side, nearby: tuple[Address, ...]) -> None:
        self.choose_in_place(address, None if side is Side.BOTH else side, nearby)

    def _follow_link(self, address: Address) -> None:
        """A link in the card: another card of the same place, or something new."""
        selection = self.state.selection
        if not self.state.library.knows(address):
            return
        if selection and address in self.state.library.conditions_at(selection.address):
            self.state.open_card(address)
        else:
            self.choose(address)

    # Showing

    def _changed(self, change: Change) -> None:
        self.crumbs.ask(tr(PICK) if change.picking else "")
        self.showing.show(change.after, self.settings.emergency_number)
        if _compares(change.before) is not _compares(change.after):
            self._share_width()
        moved = change.before is None or change.after is None or _aim(change.before) != _aim(change.after)
        if self._flies and change.after and moved:
            self.seeing.chosen_anew()
            self.diagram.frame_lit()
        if self.card.page is not None:
            announce(self.card, announcement(self.state.library, change.after, self.card.page, tr))
        if change.after and moved and self.card.isHidden():
            self.open_layers(False)  # there was no room for both, and the card is wanted now

    def settle(self) -> None:
        """Finish at once whatever was left for later, so that a picture shows everything."""
        self.card.complete()
        self.diagram.settle()
        for _ in range(3):  # a new height moves what lies below it, which asks for another round
            QApplication.processEvents()

    def _show_layers(self) -> None:
        self.crumbs.set_hint(tr(self.layers.note))

    def is_at_card(self) -> bool:
        """Whether mouse or keyboard are at the card, so that what is done there is meant for its thing."""
        return self.card.underMouse() or has_focus(self.card)

    def open_layers(self, shown: bool) -> None:
        """Open or close the panel of layers, beside the card or, where there is too little room, for it."""
        had_focus = has_focus(self.layers_panel)
        self.layers_panel.setVisible(shown)
        self._share_width()
        if shown:
            self.layers_panel.take_focus()
        elif had_focus:
            self.bar.buttons["show_layers"].setFocus()

    def show_problems(self) -> None:
        """List what is wrong with the files."""
        show_problems(self.state.library, self)

    def notify(self, text: str) -> None:
        """Tell the user something once, without stopping them."""
        notify(text, self)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.appearance.settings

    def _share_width(self) -> None:
        self._layout.columns.share(self.width(), self.appearance.scale, _compares(self.state.selection))
        self.bar.fit_width(self.width())

    # Qt's own events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between plate and card."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_width()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place for next time, and let nothing run on."""
        self._stop_observing()
        self._stop_observing_layers()
        self.seeing.stop()
        self.diagram.stop()
        self.search.stop()
        self.contents.stop()
        self.passing.stop()
        self.appearance.keep(with_place_of(self, self.settings))
        self.appearance.stop()
        super().closeEvent(event)


def _compares(selection: Selection | None) -> bool:
    return selection is not None and selection.against is not None


def _aim(selection: Selection) -> tuple[Address, Address | None]:
    """What the view shows of a selection: its lit thing, and the other one where two are compared."""
    return selection.focus, selection.against
