"""The kiosk's window: an invitation, then one visitor's screens, then nothing of them.

A touch begins the visit. Each screen is a stop of the visitor's trail; its page is made when it is
come to and thrown away when it is left. When nobody has touched the glass for a while, "Still here?" is
asked, and then everything is reset. Nothing is written to disk.
"""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from explorer.anatomy.address import Address
from explorer.library.felt import MarkedPlace
from explorer.library.handout import Handout
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import Screen, Stop
from explorer.state.kiosk.visit import Phase, PhaseChange, Visit
from explorer.ui.kiosk.covers import Covers
from explorer.ui.kiosk.look import kiosk_style
from explorer.ui.kiosk.pages.still_here import StillHere
from explorer.ui.kiosk.printing import Send, send_to_printer
from explorer.ui.kiosk.quiet import Quiet
from explorer.ui.kiosk.screens import Screens
from explorer.ui.kiosk.sizes import sizes_of
from explorer.ui.kiosk.touches import Touches
from explorer.ui.kiosk.visitor import new_visitor
from explorer.ui.style import palette
from explorer.ui.theme import load_theme

SECOND_MS = 1_000


class KioskWindow(QWidget):
    """Fills the screen and closes only by `leave`.

    `staff_asked` says that the hidden corner was tapped as staff know to; `card_opened` carries the card
    that a visitor opened; `begun` and `invited` say that somebody came and that nobody is there. `clock`
    gives seconds that never run backwards. `library_in` makes the interface speak a language and gives
    the library in it; without it there is only that of `library`.
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
        library_in: Callable[[str], Library] | None = None,
        send: Send = send_to_printer,
    ) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._clock, self._library_in, self.send = clock, library_in, send
        self._language = policy.languages[0]
        self._theme = load_theme(assets, "light")
        self._may_close = False
        self._sized: object = None
        """What sizes were last taken for: of which screen, visitor and language."""
        self._staff: QWidget | None = None
        self.visit = self._new_visit(policy)
        self._touches = Touches(self, clock)
        self.screens = Screens(library, policy, assets, self._theme, today, reduced_motion)
        self.screens.wanted.connect(self.go)
        self.screens.place_touched.connect(self._touched)
        self.screens.language_chosen.connect(self._speak)
        self.screens.card_opened.connect(self.card_opened)
        self.visitor = new_visitor(self.screens.library, clock, self._print)
        self.still_here: StillHere | None = None
        self._covers = Covers(self.screens, self)
        self._quiet = Quiet(self.screens.show_next_nerve, self)
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self.tick)
        self.setPalette(palette(self._theme))
        self._take_sizes()
        self._invite()

    # One visitor

    def go(self, stop: Stop) -> None:
        """Go on to another screen."""
        if self.visitor.trail.go(stop):
            self._show()

    def back(self) -> None:
        """Return to the screen that one came from."""
        if self.visitor.trail.back():
            self._show()

    def home(self) -> None:
        """Return to the first question."""
        self.visitor.trail.home()
        self._show()

    def emergency(self) -> None:
        """Show the card of the emergency, from wherever one is."""
        card = self.screens.library.guide.emergency
        if card is not None:
            self.visit.touch()
            self.go(Stop(Screen.CARD, card))

    def larger(self) -> None:
        """The next size of text; after the largest comes the usual one."""
        self.visitor.larger()
        self._take_sizes()
        self._show()

    def _print(self, handout: Handout) -> None:
        self.send(handout)

    def _touched(self, place: MarkedPlace) -> None:
        if self.visit.phase is Phase.BEGUN and place.region is not None:
            self.go(Stop(Screen.PLACE, place.region, place.side))

    def _show(self) -> None:
        self.screens.show_stop(self.visitor)

    def _speak(self, language: str) -> None:
        """Go on in another language, from the start: what led there was in the one before."""
        self._use_language(language)
        self.visitor.start_in(self.screens.library)
        self._take_sizes()
        self._show()

    def _use_language(self, language: str) -> None:
        if language != self._language and self._library_in is not None:
            self._language = language
            self.screens.use(self._library_in(language), self.screens.policy)
            self._sized = None

    # The visit

    @property
    def is_inviting(self) -> bool:
        """Whether nobody is there, neither visitor nor staff."""
        return self.visit.phase is Phase.INVITATION and not self.staff_are_there

    @property
    def staff_are_there(self) -> bool:
        """Whether a page of the staff's is shown."""
        return self._staff is not None

    def visit_over(self) -> None:
        """Begin afresh with the invitation, whatever went wrong."""
        if not self.staff_are_there:
            self.visit.end()

    def _new_visit(self, policy: KioskPolicy) -> Visit:
        made = Visit(self._clock, policy.idle_seconds, policy.grace_seconds)
        made.observe(self._phase)
        return made

    def _phase(self, change: PhaseChange) -> None:
        if change.resets:
            self._drop_question()
            self._forget_visitor()
            self._invite()
        elif change.before is Phase.INVITATION:
            self._quiet.end()
            self._second.start()
            self.begun.emit()
            self._show()
        elif change.after is Phase.STILL_HERE:
            self._ask()
        else:
            self._drop_question()

    def _forget_visitor(self) -> None:
        """Nobody has chosen anything yet."""
        self._use_language(self.screens.policy.languages[0])
        self.visitor = new_visitor(self.screens.library, self._clock, self._print)
        self._touches.forget()
        self._take_sizes()

    def _invite(self) -> None:
        self._second.stop()
        self.screens.show_invitation(self.visitor)
        self._quiet.begin()
        self.invited.emit()

    def _ask(self) -> None:
        self.still_here = StillHere(self.screens.sizes, self.visit.touch, self.emergency)
        self._covers.cover(self.still_here)
        self.tick()

    def _drop_question(self) -> None:
        asked, self.still_here = self.still_here, None
        self._covers.uncover(asked)

    def tick(self) -> None:
        """Look at the clock, once a second while somebody is there."""
        self.visit.tick()
        left = self.visit.seconds_left
        if self.still_here is not None and left is not None:
            self.still_here.count(round(left))

    def doze(self, dark: bool) -> None:
        """In the dark of the night nothing on the screen changes: nobody would see it."""
        if dark or self.is_inviting:
            self._quiet.doze(dark)
        if dark:
            self.screens.drawing.rest()

    # Staff

    def show_staff(self, page: QWidget) -> None:
        """Show a page of the staff's in place of everything; the visit, if there is one, is over."""
        self.visit.end()
        self.end_staff()
        self._staff = page
        self._touches.allow_keys(True)
        self._quiet.end()
        self._covers.cover(page)

    def end_staff(self) -> None:
        """Take the staff's page away, and invite again."""
        page, self._staff = self._staff, None
        self._touches.allow_keys(False)
        self._covers.uncover(page)
        if page is not None:
            self._invite()

    def use(self, library: Library, policy: KioskPolicy) -> None:
        """Go on with another library, in the first language of another policy. Whoever was there is reset."""
        self.visit.end()
        self._language = policy.languages[0]
        self.visit = self._new_visit(policy)
        self.screens.use(library, policy)
        self._sized = None
        self._forget_visitor()
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
        self._quiet.end()
        self.screens.drawing.stop()
        self._touches.stop()
        event.accept()

    # Looks

    def _take_sizes(self) -> None:
        """Make everything as large as this screen and this visitor need it."""
        policy = self.screens.policy
        sizes = sizes_of(self.screen(), policy.pixels_per_mm, self.size())
        self._touches.take_size(sizes.mm)
        sizes = sizes.stepped(self.visitor.step)
        sized = (sizes, self._language, policy.languages)
        if sized == self._sized:
            return  # a style sheet is slow to take in
        self._sized = sized
        style = kiosk_style(self._theme, sizes)
        if style != self.styleSheet():  # in another language it is mostly the same
            self.setStyleSheet(style)
        handlers: dict[str, Callable[[], object]] = {
            "home": self.home,
            "back": self.back,
            "text_larger": self.larger,
            "emergency": self.emergency,
        }
        if len(policy.languages) > 1 and self._library_in is not None:
            handlers["language"] = lambda: self.go(Stop(Screen.LANGUAGES))
        self.screens.set_sizes(sizes, handlers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen, or the same one turned: everything takes its size anew."""
        super().resizeEvent(event)
        self._take_sizes()
        if self.is_inviting:
            self._invite()
        elif not self.staff_are_there:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Now the screen is known."""
        super().showEvent(event)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
