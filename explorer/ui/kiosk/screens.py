"""What one sees: the drawing, the page of the stop where the visitor is, and the bar."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from explorer.anatomy.address import Address, Side
from explorer.library.felt import alarm
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import START, Screen, Stop
from explorer.state.state import State
from explorer.ui.kiosk.allowed import allowed
from explorer.ui.kiosk.bar import Bar
from explorer.ui.kiosk.drawing import Drawing
from explorer.ui.kiosk.frame import Frame
from explorer.ui.kiosk.pages import PAGES
from explorer.ui.kiosk.pages.invitation import Invitation, sentence_of, told_nerves
from explorer.ui.kiosk.painting import Painting
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.kiosk.visitor import Visitor
from explorer.ui.theme import Theme

SEEN_MARKS = frozenset({Screen.MARKING, Screen.FELT, Screen.ALARM})
"""The screens on which marks are seen."""


class Screens(Frame):
    """Shows the invitation, or where a visitor is; of what was shown before it keeps nothing.

    `wanted` carries the Stop that a visitor asks for, `place_touched` the MarkedPlace touched in the
    drawing, `language_chosen` a language's code. `card_opened` carries the address of a card that is shown.
    """

    wanted = Signal(object)
    place_touched = Signal(object)
    language_chosen = Signal(str)
    card_opened = Signal(Address)

    def __init__(
        self,
        library: Library,
        policy: KioskPolicy,
        assets: Path,
        theme: Theme,
        today: Callable[[], date],
        reduced_motion: bool,
    ) -> None:
        self.policy, self._assets, self._theme, self._today = policy, assets, theme, today
        self._reduced_motion = reduced_motion
        self.library = allowed(library, policy)
        self.painting: Painting | None = None
        self._told = 0
        super().__init__(self._new_drawing())
        self.sizes = Sizes(4.0)

    def use(self, library: Library, policy: KioskPolicy) -> None:
        """Show another library, as another policy allows."""
        self.policy, self.library = policy, allowed(library, policy)
        self._put_painting_away()
        before = self.drawing
        self.set_drawing(self._new_drawing())
        before.stop()
        before.deleteLater()

    def set_sizes(self, sizes: Sizes, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Make drawing and bar as large as this screen and visitor need; `handlers` are the bar's."""
        self.sizes = sizes
        self.drawing.set_sizes(self._theme, sizes)
        bar = Bar(handlers, self._assets, self._theme, self)
        bar.set_sizes(sizes)
        self.set_bar(bar)

    # One visitor

    def show_stop(self, visitor: Visitor) -> None:
        """Show where the visitor is: the page, and in the drawing what it is about."""
        stop, state = visitor.trail.here, visitor.state
        known = stop.address is not None and self.library.knows(stop.address)
        if stop.address is not None and known:
            state.select(stop.address, stop.side)
        else:
            state.clear()
        self.set_page(PAGES[stop.screen](self._room(visitor), stop))
        self.drawing.show_choice(state, stop.address if known else None)
        if stop == START and self.policy.start_region is not None:
            self.drawing.look_at_place(self.policy.start_region, Side.BOTH)
        self._put_painting_away()
        if stop.screen in SEEN_MARKS:
            self._paint(visitor, stop.screen is Screen.MARKING)
        if self.bar is not None:
            self.bar.show_only(frozenset(self.bar.buttons))
            self.bar.buttons["back"].setEnabled(visitor.trail.can_go_back)
            self.place()
        if stop.address in self.library.cards:
            self.card_opened.emit(stop.address)

    def _room(self, visitor: Visitor) -> Room:
        return Room(
            library=self.library,
            policy=self.policy,
            assets=self._assets,
            theme=self._theme,
            sizes=self.sizes,
            today=self._today,
            go=self.wanted.emit,
            marks=visitor.marks,
            fit=self.drawing.view.fit,
            zoom=self.drawing.view.zoom,
            print_out=visitor.printing.print_out,
            speak=self.language_chosen.emit,
        )

    def _paint(self, visitor: Visitor, painted: bool) -> None:
        """Marks are seen where they are made and told of, and made in one screen alone."""
        made = Painting(self.library, self.drawing, visitor.marks, self.sizes.mm)
        made.set_painted(painted)
        made.stroked.connect(lambda: self._stroked(visitor))
        made.show()
        self.painting = made

    def _stroked(self, visitor: Visitor) -> None:
        """Some marks are an emergency sign: its card comes at once, and once."""
        kind = alarm(self.library, visitor.marks.all)
        card = self.library.guide.emergency
        if kind is not None and kind not in visitor.marks.warned and card is not None:
            visitor.marks.warned.add(kind)
            self.wanted.emit(Stop(Screen.ALARM, card))

    def _put_painting_away(self) -> None:
        before, self.painting = self.painting, None
        if before is not None:
            before.forget()

    # Nobody

    def show_invitation(self, visitor: Visitor) -> None:
        """Show what invites, with nothing of any visitor."""
        self._put_painting_away()
        self.set_page(Invitation(self._room(visitor)))
        self.drawing.forget()
        if self.bar is not None:
            self.bar.show_only(frozenset({"emergency"}))
            self.place()
        self._told = 0
        self.show_next_nerve()

    def show_next_nerve(self) -> None:
        """Let the next nerve of the invitation light up, and say where it feels."""
        nerves = list(told_nerves(self.library))
        page = self.page
        if not isinstance(page, Invitation) or not nerves:
            return
        nerve, place = nerves[self._told % len(nerves)]
        self._told += 1
        state = State(self.library)
        state.select(nerve)
        self.drawing.change_light(state.selection, lambda: page.sentence.setText(sentence_of(place)))

    # How

    def _new_drawing(self) -> Drawing:
        made = Drawing(self.library, self._theme, self._reduced_motion)
        made.touched.connect(self._place_touched)
        return made

    def _place_touched(self, place: object) -> None:
        self.place_touched.emit(place)
