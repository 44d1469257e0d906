"""Joins what the user does to the look of the drawing with the drawing, its panel and its line of notice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from explorer.anatomy.address import Address, Kind, Side
from explorer.library.isolating import kept_with
from explorer.library.measuring import measured_words
from explorer.library.wording import hidden_words, place_words, pointed_words, sentence
from explorer.state.layers import Layers
from explorer.state.state import State
from explorer.ui.diagram.pick import Hit
from explorer.ui.diagram.view import DiagramView
from explorer.ui.panels.layers import LayersPanel
from explorer.ui.panels.notice import HiddenNotice
from explorer.ui.words import tr

if TYPE_CHECKING:
    from explorer.ui.diagram.sight import Sight

OFFERED = 4
"""So many of the things at one place are offered in the menu of that place."""


class Seeing(QObject):
    """Hides, shows alone, takes back; whatever `layers` then announces is shown in `diagram` and `notice`.

    `said` carries a word in passing, `failed` a sentence on what could not be done.
    """

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        state: State,
        layers: Layers,
        diagram: DiagramView,
        panel: LayersPanel,
        actions: dict[str, QAction],
        choose: Callable[[Address, Side | None], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._layers = layers
        self._diagram = diagram
        self._panel = panel
        self._actions = actions
        self._choose = choose
        self.notice = HiddenNotice(actions["show_all"], diagram)
        diagram.notices.append(self.notice)
        self._menu: QMenu | None = None
        self._stop_observing = layers.observe(self.tell)
        diagram.pointed_at.connect(self._name_pointed)
        diagram.asked.connect(self.open_menu)
        self.tell()

    def stop(self) -> None:
        """Show nothing more, before the window closes."""
        self._stop_observing()
        self._panel.stop()

    def tell(self) -> None:
        """Show the look in force, and what of it can be done or taken back."""
        look = self._layers.look
        self._diagram.see(look)
        self.notice.say(hidden_words(self._state.library, look.hidden, look.alone, tr))
        self._actions["show_all"].setEnabled(bool(look.hidden or look.alone))
        self._actions["undo_look"].setEnabled(self._layers.can_undo)
        self._actions["redo_look"].setEnabled(self._layers.can_redo)
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Let the buttons of the card say what they do with the thing that is chosen."""
        chosen, look = self._chosen(), self._layers.look
        hidden, alone = chosen in look.hidden, chosen is not None and chosen == look.alone
        self._actions["hide"].setText(tr("Show again") if hidden else tr("Hide"))
        self._actions["isolate"].setText(tr("Show everything") if alone else tr("Show only this"))

    def offers(self, action: QAction) -> bool:
        """Whether an action can do anything with the thing that is chosen."""
        chosen = self._chosen()
        return chosen is not None and (action is not self._actions["hide"] or self._can_hide(chosen))

    # What the user does

    def hide(self, chosen: bool = False) -> None:
        """Hide what is meant, or show it again if it is hidden; `chosen` for what the card shows."""
        target = self._meant(chosen)
        if target is None:
            return
        if not self._can_hide(target):
            name = sentence(self._state.library.name_of(target))
            self.said.emit(
                tr("{name} is not one thing in the drawing that could be hidden.").format(name=name)
            )
        elif target in self._layers.look.hidden:
            self._layers.unhide(target)
        else:
            self._layers.hide(target)

    def isolate(self, chosen: bool = False) -> None:
        """Show alone what is meant, with its nerves' path; again: everything; `chosen` as for `hide`."""
        target = self._meant(chosen)
        if target is not None:
            self._isolate(target)

    def chosen_anew(self) -> None:
        """What was chosen by its name shows, hidden before or not: it was asked for."""
        selection, look = self._state.selection, self._layers.look
        if selection is None:
            return
        if look.alone and not kept_with(self._state.library, selection.focus) <= look.kept:
            self._layers.show_all()
        self._layers.unhide(selection.address)

    def copy_picture(self) -> None:
        """Put a picture of the drawing on the clipboard."""
        from explorer.ui.pictures import copy_picture  # few do

        try:
            copy_picture(self.sight())
        except (ValueError, MemoryError):
            self.failed.emit(tr("The picture could not be copied: there is too little memory for it."))
        else:
            self.said.emit(tr("Copied: a picture of the drawing, as it is seen now"))

    def save_picture(self) -> None:
        """Ask how large and where to save a picture of the drawing."""
        from explorer.ui.pictures import PictureDialog  # few do

        dialog = PictureDialog(self.sight(), self._diagram.window())
        dialog.saved.connect(lambda name: self.said.emit(tr("Saved: {file}").format(file=name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def sight(self) -> "Sight":
        """What is seen now, to be painted anew, and what is lit in words."""
        chosen = self._state.selection
        words = place_words(self._state.library, chosen.focus, chosen.side, tr) if chosen else ""
        return self._diagram.sight(words)

    def _can_hide(self, target: Address) -> bool:
        """Whether it is drawn: a condition is not, and of a region there is nothing to be seen."""
        return target in self._diagram.drawn and target.kind is not Kind.REGION

    def _isolate(self, target: Address) -> None:
        if target == self._layers.look.alone:
            self._layers.show_all()
        else:
            self._layers.isolate(target, kept_with(self._state.library, target))

    def _meant(self, chosen: bool) -> Address | None:
        """Where the keyboard's ring stands, else what is pointed at, else what is chosen."""
        if chosen:
            return self._chosen()
        stop = self._diagram.steering.at
        return (stop.hit.address if stop else None) or self._pointed() or self._chosen()

    def _pointed(self) -> Address | None:
        """The structure under the pointer; not a region, which shows nothing that could be hidden."""
        hits = self._diagram.hits_under_pointer()
        return next((hit.address for hit in hits if hit.address.kind is not Kind.REGION), None)

    def _chosen(self) -> Address | None:
        selection = self._state.selection
        return selection.focus if selection is not None else None

    # What is pointed at

    def _name_pointed(self, hit: Hit | None, place: QPointF) -> None:
        if hit is None:
            self._diagram.name_pointed("")
            return
        library = self._state.library
        figure, own = self._diagram.halves.in_figure(hit.figure, place)
        self._diagram.name_pointed(
            measured_words(library, hit.address, hit.side, figure, hit.ink.shape, own, tr)
        )

    def open_menu(self, hits: tuple[Hit, ...], at: QPoint) -> None:
        """Offer what can be done with the things at one place of the drawing, at a place of the screen."""
        menu = QMenu(self._diagram)
        things: dict[Address, Hit] = {}
        for hit in hits:
            if hit.address.kind is not Kind.REGION:
                things.setdefault(hit.address, hit)
        chosen = self._chosen()
        first = next(iter(things), chosen if chosen and self._can_hide(chosen) else None)
        if first is not None:
            self._offer(menu, first, things.pop(first) if first in things else None)
        for address, hit in list(things.items())[: OFFERED - 1]:
            below = menu.addMenu(sentence(self._state.library.name_of(address)))
            self._offer(below, address, hit)
        menu.addSeparator()
        for name in ("show_all", "undo_look", "redo_look", "show_layers", "copy_picture", "save_picture"):
            menu.addAction(self._actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu = menu
        menu.popup(at)

    def _offer(self, menu: QMenu, address: Address, hit: Hit | None) -> None:
        """What can be done with one thing; `hit` says where it was pointed at, if it was."""
        library = self._state.library
        name = pointed_words(library, address, hit.side, tr) if hit else sentence(library.name_of(address))
        card = menu.addAction(tr("Choose: {name}").format(name=name))
        side = hit.side if hit and hit.side is not Side.BOTH else None
        card.triggered.connect(lambda: self._choose(address, side))
        menu.addAction(tr("Hide")).triggered.connect(lambda: self._layers.hide(address))
        menu.addAction(tr("Show only this")).triggered.connect(lambda: self._isolate(address))
