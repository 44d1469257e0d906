"""The kiosk's window: an invitation, then one visitor's screens, then nothing of them.

A touch begins the visit. Each screen is a stop of the visitor's trail; its page is made when it is
come to and thrown away when it is left. When nobody has touched the glass for a while, "Still here?" is
asked, and then everything is reset. Nothing is written to disk.
"""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from explorer.anatomy.address import Address, Kind
from explorer.library.felt import MarkedPlace
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import Screen, Stop, Trail
from explorer.state.kiosk.visit import Phase, PhaseChange, Visit
from explorer.state.state import State
from explorer.ui.kiosk.allowed import allowed
from explorer.ui.kiosk.bar import Bar
from explorer.ui.kiosk.corner import Corner
from explorer.ui.kiosk.drawing import Drawing
from explorer.ui.kiosk.frame import Frame
from explorer.ui.kiosk.look import kiosk_style
from explorer.ui.kiosk.pages import PAGES
from explorer.ui.kiosk.pages.invitation import Invitation, sentence_of, told_nerves
from explorer.ui.kiosk.pages.still_here import StillHere
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sizes import STEPS, sizes_of
from explorer.ui.kiosk.touch import Guard
from explorer.ui.style import palette
from explorer.ui.theme import load_theme

NERVE_MS = 8_000
"""How long the invitation stays with one nerve."""

SECOND_MS = 1_000


class KioskWindow(QWidget):
    """Fills the screen and closes only by `leave`.

    `staff_asked` says that the hidden corner was tapped as staff know to; `card_opened` carries the card
    that a visitor opened; `begun` and `invited` say that somebody came and that nobody is there. `clock`
    gives seconds that never run backwards.
    """

    staff_asked = Signal()
    card_opened = Signal(Address)
    begun = Signal()
    invited = Signal()

    def __init__(
        self,
        library: Library,
        policy: KioskPolicy,
        assets: Path,
        today: Callable[[], date],
        clock: Callable[[], float] = time.monotonic,
        reduced_motion: bool = False,
    ) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._policy, self._assets, self._today, self._clock = policy, assets, today, clock
        self._theme = load_theme(assets, "light")
        self._reduced_motion = reduced_motion
        self._may_close = False
        self._step = 0
        self._told = 0
        self._staff: QWidget | None = None
        self.library = allowed(library, policy)
        self.sizes = sizes_of(self.screen(), policy.pixels_per_mm, self.size())
        self.visit = Visit(clock, policy.idle_seconds, policy.grace_seconds)
        self.visit.observe(self._phase)
        self.corner = Corner(clock)
        self.guard = Guard(clock, self._pressed, self._free, self._push, self)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self.guard)

        self.drawing = self._new_drawing()
        self.frame = Frame(self.drawing)
        self.still_here: StillHere | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.frame)
        self._second, self._next_nerve = QTimer(self), QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.tick)
        self._next_nerve.setInterval(NERVE_MS)
        self._next_nerve.timeout.connect(self.show_next_nerve)
        self.setPalette(palette(self._theme))
        self._new_visitor()
        self._take_sizes()
        self._invite()

    # One visitor

    def _new_visitor(self) -> None:
        """Nobody has chosen anything yet."""
        self.trail = Trail()
        self.state = State(self.library)
        self._step = 0
        self.guard.forget()

    def go(self, stop: Stop) -> None:
        """Go on to another screen."""
        if self.trail.go(stop):
            self._show()

    def back(self) -> None:
        """Return to the screen that one came from."""
        if self.trail.back():
            self._show()

    def home(self) -> None:
        """Return to the first question."""
        self.trail.home()
        self._show()

    def emergency(self) -> None:
        """Show the card of the emergency, from wherever one is."""
        card = self.library.guide.emergency
        if card is not None:
            self.visit.touch()
            self.go(Stop(Screen.CARD, card))

    def larger(self) -> None:
        """The next size of text; after the largest comes the usual one."""
        self._step = (self._step + 1) % len(STEPS)
        self._take_sizes()
        self._show()

    def _touched(self, place: MarkedPlace) -> None:
        if self.visit.phase is Phase.BEGUN and place.region is not None:
            self.go(Stop(Screen.PLACE, place.region, place.side))

    def _show(self) -> None:
        stop = self.trail.here
        known = stop.address is not None and self.library.knows(stop.address)
        if stop.address is not None and known:
            self.state.select(stop.address, stop.side)
        else:
            self.state.clear()
        self.frame.set_page(PAGES[stop.screen](self._room(), stop))
        self.drawing.show_choice(self.state, stop.address if known else None)
        self._show_bar()
        if stop.screen is Screen.CARD and stop.address is not None and stop.address.kind is Kind.CONDITION:
            self.card_opened.emit(stop.address)

    def _room(self) -> Room:
        return Room(self.library, self._policy, self._assets, self._theme, self.sizes, self._today, self.go)

    def _show_bar(self) -> None:
        bar = self.frame.bar
        assert bar is not None
        inviting = self.visit.phase is Phase.INVITATION
        bar.show_only(frozenset({"emergency"}) if inviting else frozenset(bar.buttons))
        if not inviting:
            bar.buttons["back"].setEnabled(self.trail.can_go_back)
        self.frame.place()

    # The invitation

    def _invite(self) -> None:
        self._second.stop()
        self.frame.set_page(Invitation(self._room()))
        self.drawing.forget()
        self._told = 0
        self._show_bar()
        self.show_next_nerve()
        self._next_nerve.start()
        self.invited.emit()

    def show_next_nerve(self) -> None:
        """Light the next nerve of the invitation and say where it runs."""
        page = self.frame.page
        nerves = list(told_nerves(self.library))
        if not isinstance(page, Invitation) or not nerves:
            return
        nerve, place = nerves[self._told % len(nerves)]
        self._told += 1
        page.sentence.setText(sentence_of(place))
        state = State(self.library)
        state.select(nerve)
        self.drawing.light(state.selection)

    # The visit

    def _phase(self, change: PhaseChange) -> None:
        if change.resets:
            self._drop_question()
            self._new_visitor()
            self._take_sizes()
            self._invite()
        elif change.before is Phase.INVITATION:
            self._next_nerve.stop()
            self._second.start()
            self.begun.emit()
            self._new_visitor()
            self._show()
        elif change.after is Phase.STILL_HERE:
            self._ask()
        else:
            self._drop_question()

    def _ask(self) -> None:
        self.still_here = StillHere(self.sizes, self.visit.touch)
        self._stack.addWidget(self.still_here)
        self._stack.setCurrentWidget(self.still_here)
        self.tick()

    def _drop_question(self) -> None:
        asked, self.still_here = self.still_here, None
        if asked is not None:
            self._stack.removeWidget(asked)
            asked.hide()
            asked.deleteLater()
        self._stack.setCurrentWidget(self._staff or self.frame)

    def tick(self) -> None:
        """Look at the clock, once a second while somebody is there."""
        self.visit.tick()
        left = self.visit.seconds_left
        if self.still_here is not None and left is not None:
            self.still_here.count(round(left))

    # Touches

    def _pressed(self, place: QPointF) -> bool:
        """Count a press; one that begins a visit or says "still here" does nothing else."""
        if self.corner.tapped(place, self.sizes.mm):
            self.staff_asked.emit()
            return True
        before = self.visit.phase
        if self._staff is not None:
            return False
        on_emergency = before is Phase.INVITATION and self._is_on_emergency(place)
        self.visit.touch()
        return before is not Phase.BEGUN and not on_emergency

    def _is_on_emergency(self, place: QPointF) -> bool:
        bar = self.frame.bar
        return bar is not None and self.childAt(place.toPoint()) is bar.buttons["emergency"]

    def _free(self, place: QPointF) -> bool:
        under = self.childAt(place.toPoint())
        # Whoever taps the corner five times taps fast.
        in_corner = self.corner.holds(place, self.sizes.mm)
        return in_corner or (under is not None and bool(under.property("free")))

    def _push(self, start: QPointF, pixels: float) -> bool:
        page = self.frame.page
        if page is None or self.visit.phase is not Phase.BEGUN:
            return False
        return page.push(page.mapFrom(self, start.toPoint()), round(pixels))

    @property
    def is_inviting(self) -> bool:
        """Whether nobody is there, neither visitor nor staff."""
        return self.visit.phase is Phase.INVITATION and self._staff is None

    def visit_over(self) -> None:
        """Begin afresh with the invitation, whatever went wrong."""
        if self._staff is None:
            self.visit.end()

    # Staff

    def show_staff(self, page: QWidget) -> None:
        """Show a page of the staff's in place of everything; the visit, if there is one, is over."""
        self.visit.end()
        self.end_staff()
        self._staff = page
        self.guard.keys_allowed = True
        self._next_nerve.stop()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def end_staff(self) -> None:
        """Take the staff's page away, and invite again."""
        page, self._staff = self._staff, None
        self.guard.keys_allowed = False
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
            self._invite()
        self._stack.setCurrentWidget(self.frame)

    def use(self, library: Library, policy: KioskPolicy) -> None:
        """Go on with another library or policy. Whoever was there is reset."""
        self._policy = policy
        self.library = allowed(library, policy)
        self.visit.end()
        self.visit = Visit(self._clock, policy.idle_seconds, policy.grace_seconds)
        self.visit.observe(self._phase)
        before, self.drawing = self.drawing, self._new_drawing()
        before.view.stop()
        self.frame.set_drawing(self.drawing)
        before.deleteLater()
        self._new_visitor()
        self._take_sizes()
        self._invite()

    def leave(self) -> None:
        """Close at once, as staff and the system's own shutdown may."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody else closes it."""
        if not self._may_close:
            event.ignore()
            return
        self._second.stop()
        self._next_nerve.stop()
        self.drawing.view.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self.guard)
        event.accept()

    # Looks

    def _new_drawing(self) -> Drawing:
        made = Drawing(self.library, self._theme, self._reduced_motion)
        made.touched.connect(self._touched)
        return made

    def _take_sizes(self) -> None:
        """Make everything as large as this screen and this visitor need it."""
        sizes = sizes_of(self.screen(), self._policy.pixels_per_mm, self.size())
        self.sizes = sizes.stepped(STEPS[self._step])
        self.guard.mm = sizes.mm
        self.setStyleSheet(kiosk_style(self._theme, self.sizes))
        self.drawing.set_sizes(self._theme, self.sizes)
        handlers = {
            "home": self.home,
            "back": self.back,
            "text_larger": self.larger,
            "emergency": self.emergency,
        }
        bar = Bar(handlers, self._assets, self._theme, self.frame)
        bar.set_sizes(self.sizes)
        self.frame.set_bar(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen, or the same one turned: everything takes its size anew."""
        super().resizeEvent(event)
        if self.frame.page is not None:
            self._take_sizes()
            self._show_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Now the screen is known."""
        super().showEvent(event)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _show_again(self) -> None:
        if self._staff is not None:
            return
        if self.visit.phase is Phase.INVITATION:
            self._invite()
        else:
            self._show()
