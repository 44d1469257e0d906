"""The main window: it makes the parts, joins their signals in one place, and passes changes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from explorer.anatomy.address import Address, Side
from explorer.library.lighting import lighting, other_lighting
from explorer.library.pages import page_for
from explorer.library.selection import Choice, Selection
from explorer.library.spoken import announcement, description
from explorer.library.wording import pointed_words, stations
from explorer.state.bookmarks import Bookmarks
from explorer.state.layers import LabelLanguage, Layers
from explorer.state.settings import Settings
from explorer.state.state import Change, State
from explorer.ui.accessible import announce, tell_steered
from explorer.ui.actions import Handlers, make_actions, tint_actions
from explorer.ui.appearance import Appearance, Save
from explorer.ui.card.blocks import Look
from explorer.ui.card.view import CardView
from explorer.ui.columns import Columns
from explorer.ui.contents.contents import Contents
from explorer.ui.diagram.lit import samples
from explorer.ui.diagram.view import DiagramView
from explorer.ui.icons import icon
from explorer.ui.panels.bar import NAME, TopBar
from explorer.ui.panels.crumbs import Crumbs
from explorer.ui.panels.layers import LayersPanel
from explorer.ui.panels.problems import ProblemsDialog
from explorer.ui.panels.search import SearchField
from explorer.ui.panels.themes import ThemesMenu
from explorer.ui.panels.zoom import ZoomButtons
from explorer.ui.passing import PassingNote
from explorer.ui.seeing import Seeing
from explorer.ui.stage import Stage
from explorer.ui.style import palette, style_sheet
from explorer.ui.words import mark, tr

if TYPE_CHECKING:
    from explorer.ui.paper.handing import Handing

SMALLEST = QSize(800, 500)
FRAME = QSize(0, 40)
"""Of what a screen has room for, the part that a window's own frame takes."""
USUAL = QSize(1280, 800)
ROOM_FOR_DIALOGS = 0.96
"""The share of the window that a dialog with much in it may take."""

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
    ) -> None:
        super().__init__()
        self.state = state
        self.appearance = Appearance(assets, settings, save, self)
        self._assets = assets
        self._today = today
        self._flies = True
        self._actions = self._make_actions()

        library = state.library
        self._actions["show_problems"].setVisible(bool(library.problems))
        parents = {nerve.id: nerve.parents for nerve in library.body.nerves.values()}
        self.diagram = DiagramView(
            library.diagram, parents, self.appearance.theme, self._label_of, words_of=self._words_of
        )
        self.diagram.setAccessibleDescription(tr(HOW_TO_STEER))
        self.diagram.reduced_motion = reduced_motion or settings.reduced_motion
        self.card = CardView(tuple(self._actions[each] for each in ON_PAGE))
        self.crumbs = Crumbs(assets)
        self.search = SearchField(library, self._actions["search"])
        logo = icon(assets, "app", self.appearance.theme.colors.accent)
        self.bar = TopBar(self._actions, logo, self.search, self.search.set_compact)
        self.zoom = ZoomButtons(self._actions)
        self.layers = Layers(library.diagram)
        self.layers_panel = LayersPanel(library.diagram, self.layers, self._actions, library.name_of)
        self.layers_panel.hide()
        self._themes_menu = ThemesMenu(self.appearance, self)
        self._lay_out()
        self.contents = Contents(
            state,
            bookmarks or Bookmarks(),
            self.appearance,
            assets,
            self._stage,
            self._actions,
            self.bar.buttons["emergency"],
        )
        self.seeing = Seeing(
            state, self.layers, self.diagram, self.layers_panel, self._actions, self.choose_in_place, self
        )
        self.card.set_tools([self._actions["hide"], self._actions["isolate"]])

        self._stop_observing = state.observe(self._changed)
        self._stop_observing_layers = self.layers.observe(self._show_layers)
        self.layers_panel.closed.connect(lambda: self._open_layers(False))
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
        self.card.opened.connect(self._follow_link)
        self.card.side_chosen.connect(state.set_side)
        self.card.compared.connect(state.compare)

        self.crumbs.set_hint(tr(self.layers.note))
        self._apply_look()
        self._show(state.selection)
        self.diagram.setFocus()
        self.contents.start()

    # Laying out

    def _lay_out(self) -> None:
        self.setWindowTitle(NAME)
        self.setWindowIcon(icon(self._assets, "app", self.appearance.theme.colors.accent))
        self.setMinimumSize(SMALLEST.boundedTo(self.screen().availableSize() - FRAME))
        plate = QWidget()
        plate.setObjectName("plate")
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.crumbs, 1)
        above.addWidget(self.zoom)
        column.addLayout(above)
        column.addWidget(self.diagram, 1)
        self._stage = Stage(plate, self.diagram)
        self._columns = Columns(self._stage, self.layers_panel, self.card)
        self.card.raise_()  # screen readers go through things in the order in which they lie
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self._columns, 1)
        self.setCentralWidget(whole)
        self.passing = PassingNote(whole)
        self.resize(USUAL)
        if self.settings.window:
            place = QRect(*self.settings.window)
            screen = QApplication.screenAt(place.center())
            if screen:  # it may have been unplugged
                self.setGeometry(place.intersected(screen.availableGeometry()))

    def _make_actions(self) -> dict[str, QAction]:
        handlers: Handlers = {
            "back": self.state.back,
            "forward": self.state.forward,
            "home": self._go_home,
            "clear": self._clear,
            "search": lambda: self.search.open(),
            "emergency": self._show_emergency,
            "compare": self.state.pick_comparison,
            "print_card": self._print_card,
            "take_home": self._take_home,
            "text_smaller": lambda: self.appearance.step_text(-1),
            "text_larger": lambda: self.appearance.step_text(+1),
            "next_theme": self.appearance.next_theme,
            "show_themes": lambda: self._open_below("show_themes", self._themes_menu),
            "show_contents": lambda: self.contents.toggle(),
            "bookmark": lambda: self.contents.star(),
            "copy_address": lambda: self.contents.copy_address(),
            "show_layers": lambda: self._open_layers(self.layers_panel.isHidden()),
            "hide": lambda: self.seeing.hide(self._at_card()),
            "isolate": lambda: self.seeing.isolate(self._at_card()),
            "show_all": lambda: self.layers.show_all(),
            "undo_look": lambda: self.layers.undo(),
            "redo_look": lambda: self.layers.redo(),
            "copy_picture": lambda: self.seeing.copy_picture(),
            "save_picture": lambda: self.seeing.save_picture(),
            "show_problems": self.show_problems,
            "show_keys": self._show_keys,
            "zoom_in": lambda: self.diagram.zoom(1.4),
            "zoom_out": lambda: self.diagram.zoom(1 / 1.4),
            "fit": lambda: self.diagram.fit(),
            "quit": self.close,
            **{f"frame_{number}": partial(self._frame_number, number) for number in range(1, 6)},
        }
        return make_actions(self, handlers)

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

    def start_with(self, choice: Choice) -> None:
        """Choose what a start asks for while the view stays; raises KeyError if the library has it not."""
        self.choose_in_place(choice.address, choice.side)
        if choice.against is not None:
            self._flies = False
            self.state.compare(choice.against)
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

    def _show_emergency(self) -> None:
        emergencies = self.state.library.emergencies
        if emergencies:
            self.choose(emergencies[0].address)

    def _clear(self) -> None:
        """Leave what is chosen; where nothing is, put the keyboard's cursor away."""
        if self.state.selection is None:
            self.diagram.steering.put_away()
        self.state.leave()

    def _go_home(self) -> None:
        self.state.clear()
        self.diagram.fit()

    def _frame_number(self, number: int) -> None:
        figures = self.state.library.diagram.figures
        if number <= len(figures):
            self.diagram.frame_figure(figures[number - 1].id)

    # Showing

    def _changed(self, change: Change) -> None:
        self.crumbs.ask(tr(PICK) if change.picking else "")
        self._show(change.after)
        if _compares(change.before) is not _compares(change.after):
            self._share_width()
        moved = change.before is None or change.after is None or _aim(change.before) != _aim(change.after)
        if self._flies and change.after and moved:
            self.seeing.chosen_anew()
            self.diagram.frame_lit()
        if self.card.page is not None:
            announce(self.card, announcement(self.state.library, change.after, self.card.page, tr))
        if change.after and moved and self.card.isHidden():
            self._open_layers(False)  # there was no room for both, and the card is wanted now

    def _show(self, selection: Selection | None) -> None:
        library = self.state.library
        lit = lighting(library, selection) if selection else None
        self.diagram.light(lit, other_lighting(library, selection) if selection else None)
        # In this order, since Tab goes through things as they were made, and the card is made bit by bit.
        self.crumbs.show_path(*stations(library, lit))
        page = page_for(library, selection, self.settings.emergency_number, self._today(), tr)
        self.card.show_page(page, selection.side if selection else Side.BOTH)
        self.contents.show_selection(selection)
        self._actions["back"].setEnabled(self.state.can_go_back)
        self._actions["forward"].setEnabled(self.state.can_go_forward)
        for each in ("compare", "print_card", "take_home"):
            self._actions[each].setEnabled(selection is not None)
        self.seeing.tell_chosen()

    def _words_of(self, address: Address, side: Side) -> tuple[str, str]:
        library = self.state.library
        return pointed_words(library, address, side, tr), description(library, address, tr)

    def _label_of(self, address: Address, language: LabelLanguage) -> str:
        library = self.state.library
        latin = library.latin_of(address) if language is LabelLanguage.LATIN else ""
        return latin or library.name_of(address)

    def settle(self) -> None:
        """Finish at once whatever was left for later, so that a picture shows everything."""
        self.card.complete()
        self.diagram.settle()
        for _ in range(3):  # a new height moves what lies below it, which asks for another round
            QApplication.processEvents()

    def _show_layers(self) -> None:
        self.crumbs.set_hint(tr(self.layers.note))

    def _handing(self) -> "Handing | None":
        """What is chosen as a hand-out; None if nothing is."""
        from explorer.ui.paper.handing import Handing  # only wanted when something is taken away

        state, number = self.state, self.settings.emergency_number
        chosen = state.selection
        return Handing(state.library, chosen, self._assets, number, self._today) if chosen else None

    def _print_card(self) -> None:
        """Show the open page as it will be on paper, to be printed or saved."""
        from explorer.ui.paper.dialog import TakeAwayDialog

        if handing := self._handing():
            room, scale = self.size() * ROOM_FOR_DIALOGS, self.appearance.scale
            _open(TakeAwayDialog(handing, self._take_home, room, scale, self))

    def _take_home(self) -> None:
        """Show the open page's short text as a code for a phone's camera."""
        from explorer.library.short_text import short_text
        from explorer.ui.paper.phone import PhoneDialog

        if handing := self._handing():
            room, scale = self.size() * ROOM_FOR_DIALOGS, self.appearance.scale
            _open(PhoneDialog(short_text(handing.alone()), room, scale, self))

    def _at_card(self) -> bool:
        """Whether mouse or keyboard are at the card, so that what is done there is meant for its thing."""
        focused = QApplication.focusWidget()
        return self.card.underMouse() or (focused is not None and self.card.isAncestorOf(focused))

    def _open_layers(self, shown: bool) -> None:
        """Open or close the panel of layers, beside the card or, where there is too little room, for it."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.layers_panel.isAncestorOf(focused)
        self.layers_panel.setVisible(shown)
        self._share_width()
        if shown:
            self.layers_panel.take_focus()
        elif had_focus:
            self.bar.buttons["show_layers"].setFocus()

    def _open_below(self, button_id: str, menu: QMenu) -> None:
        menu.popup(self.bar.below(button_id))

    def show_problems(self) -> None:
        """List what is wrong with the files."""
        dialog = ProblemsDialog(self.state.library.problems, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_keys(self) -> None:
        from explorer.ui.panels.keys import KeysDialog  # few ask for it

        KeysDialog(self.appearance.scale, self).open()

    def notify(self, text: str) -> None:
        """Tell the user something once, without stopping them."""
        box = QMessageBox(QMessageBox.Icon.Information, NAME, text, QMessageBox.StandardButton.Ok, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.appearance.settings

    def _share_width(self) -> None:
        self._columns.share(self.width(), self.appearance.scale, _compares(self.state.selection))
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
        normal = self.normalGeometry()
        place = (normal.x(), normal.y(), normal.width(), normal.height())
        self.appearance.keep(replace(self.settings, maximized=self.isMaximized(), window=place))
        self.appearance.stop()
        super().closeEvent(event)


def _open(dialog: QDialog) -> None:
    """Show a dialog without holding up the program; it is gone once closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _compares(selection: Selection | None) -> bool:
    return selection is not None and selection.against is not None


def _aim(selection: Selection) -> tuple[Address, Address | None]:
    """What the view shows of a selection: its lit thing, and the other one where two are compared."""
    return selection.focus, selection.against
