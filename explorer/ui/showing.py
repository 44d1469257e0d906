"""Shows what is chosen in every part of the main window."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QAction

from explorer.anatomy.address import Address, Side
from explorer.library.library import Library
from explorer.library.lighting import lighting, other_lighting
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.library.spoken import description
from explorer.library.wording import pointed_words, stations
from explorer.state.layers import LabelLanguage
from explorer.state.state import State
from explorer.ui.card.view import CardView
from explorer.ui.contents.contents import Contents
from explorer.ui.diagram.view import DiagramView
from explorer.ui.panels.crumbs import Crumbs
from explorer.ui.seeing import Seeing
from explorer.ui.words import tr

WITH_A_CHOICE = ("compare", "print_card", "take_home")
"""The actions that need something to be chosen."""


class Showing:
    """Passes the state's selection on to the parts; each redraws only what changed."""

    def __init__(
        self,
        state: State,
        diagram: DiagramView,
        crumbs: Crumbs,
        card: CardView,
        contents: Contents,
        seeing: Seeing,
        actions: dict[str, QAction],
        today: Callable[[], date],
    ) -> None:
        self._state = state
        self._diagram = diagram
        self._crumbs = crumbs
        self._card = card
        self._contents = contents
        self._seeing = seeing
        self._actions = actions
        self._today = today

    def show(self, selection: Selection | None, emergency_number: str) -> None:
        """Light, write and offer what belongs to `selection`; `emergency_number` is whom to call."""
        library = self._state.library
        lit = lighting(library, selection) if selection else None
        self._diagram.light(lit, other_lighting(library, selection) if selection else None)
        # In this order, since Tab goes through things as they were made, and the card is made bit by bit.
        self._crumbs.show_path(*stations(library, lit))
        page = page_for(library, selection, emergency_number, self._today(), tr)
        self._card.show_page(page, selection.side if selection else Side.BOTH)
        self._contents.show_selection(selection)
        self._actions["back"].setEnabled(self._state.can_go_back)
        self._actions["forward"].setEnabled(self._state.can_go_forward)
        for each in WITH_A_CHOICE:
            self._actions[each].setEnabled(selection is not None)
        self._seeing.tell_chosen()


def words_of(library: Library, address: Address, side: Side) -> tuple[str, str]:
    """The name of a thing in the drawing with its side, and what matters of it."""
    return pointed_words(library, address, side, tr), description(library, address, tr)


def label_of(library: Library, address: Address, language: LabelLanguage) -> str:
    """What is written beside a thing in the drawing; its usual name where it has no Latin one."""
    latin = library.latin_of(address) if language is LabelLanguage.LATIN else ""
    return latin or library.name_of(address)
