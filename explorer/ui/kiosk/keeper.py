"""Looks after a kiosk that nobody stands beside: its staff's pages, its night, its content, its faults."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer import __version__
from explorer.files.places import BASE
from explorer.library.last_good import OLD_COPY
from explorer.library.library import Library
from explorer.state.kiosk.counts import Counts
from explorer.state.kiosk.memory import memory_in_use
from explorer.state.kiosk.opening import Opening, Way, open_policy
from explorer.state.kiosk.pin import Attempts
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.policy_file import write_policy
from explorer.state.kiosk.status import Status, last_reviewed, setting_rows
from explorer.ui.kiosk.dimmer import Dimmer
from explorer.ui.kiosk.filling import FillsScreen
from explorer.ui.kiosk.mishaps import Mishaps
from explorer.ui.kiosk.renewal import Aside, Renewal, in_a_thread
from explorer.ui.kiosk.staff.door import StaffDoor
from explorer.ui.kiosk.staff.faults_page import FaultsPage
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.setup_page import SetupPage
from explorer.ui.kiosk.tongues import Tongues
from explorer.ui.kiosk.window import KioskWindow
from explorer.ui.theme import Theme
from explorer.ui.words import tr


@dataclass(frozen=True)
class Ground:
    """What a kiosk stands on: its file and the copy of the last good one, its content, its clocks.

    `languages` are those there are, `tongues` what is shown in each. `clock` gives seconds that never run
    backwards, `now` the time on the wall.
    """

    config: Path
    kept: Path
    content: Path
    languages: tuple[str, ...]
    tongues: Tongues
    clock: Callable[[], float]
    now: Callable[[], datetime]


class Keeper(QObject):
    """Keeps `window` going. `closed` when staff close it; `faults` are further sentences for them."""

    closed = Signal()

    def __init__(
        self,
        window: KioskWindow,
        theme: Theme,
        ground: Ground,
        opening: Opening,
        library: Library,
        notice: str = "",
        faults: tuple[str, ...] = (),
        aside: Aside = in_a_thread,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._ground = window, theme, ground
        self._opening, self._library, self._faults = opening, library, faults
        self._began = ground.clock()
        self._attempts, self._aside = Attempts(ground.clock), aside
        self._page: QWidget | None = None
        ground.tongues.keep(opening.policy.languages[0], library)
        self._waiting: Library | None = None
        """Read anew while somebody was there."""
        self._counts, self._dimmer = self._new_counts(), self._new_dimmer()
        self.mishaps = Mishaps(ground.clock, self)
        self.mishaps.happened.connect(window.visit_over)
        self.renewal = Renewal(
            # A share that is away may leave an empty folder behind.
            lambda: (ground.content / BASE).is_dir(),
            lambda: ground.tongues.load(self._opening.policy.languages[0]),
            notice,
            tr(OLD_COPY).format(folder=ground.content),
            aside,
            self,
            ground.clock,
        )
        self.renewal.renewed.connect(self._renew)
        self._filling = FillsScreen(window)
        window.staff_asked.connect(self._open_door)
        window.card_opened.connect(lambda card: self._counts.opened(card))
        window.begun.connect(lambda: self._dimmer.wake())
        window.invited.connect(self._nobody_there)
        match opening.way:
            case Way.SET_UP:
                self._set_up(opening.policy, first=True)
            case Way.ASK:
                self._tell_faults()
            case Way.RUN:
                self._nobody_there()

    @property
    def dimmer(self) -> Dimmer:
        """The shade of the night."""
        return self._dimmer

    def show(self) -> None:
        """Show the kiosk on the whole screen."""
        self._filling.show()

    def status(self) -> Status:
        """How the kiosk is now."""
        policy = self._opening.policy
        totals = {self._name_of(card): total for card, total in self._counts.totals.items()}
        config = (str(each) for each in self._opening.problems)
        content = (str(each) for each in self._library.problems)
        notice = (self.renewal.notice,) if self.renewal.notice else ()
        return Status(
            version=__version__,
            reviewed=last_reviewed(self._library),
            problems=(*self.mishaps.found, *config, *notice, *self._faults, *content),
            uptime=self._ground.clock() - self._began,
            memory=memory_in_use(),
            config=self._ground.config,
            settings=setting_rows(policy, tr),
            totals=totals if policy.counts else None,
        )

    # Nobody there

    def _nobody_there(self) -> None:
        library, self._waiting = self._waiting, None
        if self._page is not None:
            self._waiting = library
        elif library is not None:
            self._ground.tongues.keep(self._opening.policy.languages[0], library)
            self._use(library, self._opening)
        else:
            self._dimmer.rest()
            self.renewal.look()
            self._ground.tongues.prepare(self._opening.policy.languages, self._aside)

    def _renew(self, library: Library) -> None:
        """The content is back: show it, unless somebody is there; then with the next invitation."""
        self._waiting = library
        if self._window.is_inviting:
            self._nobody_there()

    def _use(self, library: Library, opening: Opening) -> None:
        self._library, self._opening = library, opening
        self._counts = self._new_counts() if opening.policy.counts != self._counts.on else self._counts
        before, self._dimmer = self._dimmer, self._new_dimmer()
        before.wake()
        before.deleteLater()
        self._window.use(library, opening.policy)

    def _new_counts(self) -> Counts:
        return Counts(self._opening.policy.counts, lambda: self._ground.now().date())

    def _new_dimmer(self) -> Dimmer:
        made = Dimmer(self._window, self._opening.policy.night, self._ground.now)
        made.darkened.connect(self._window.doze)
        return made

    def _name_of(self, card: object) -> str:
        return next((each.plain_title for at, each in self._library.heads.items() if at == card), str(card))

    # Staff there

    def _open_door(self) -> None:
        if self._page is None:
            door = StaffDoor(self._opening.policy, self._attempts, self._look(), self.status)
            door.left.connect(self._leave_page)
            door.closed.connect(self.closed)
            door.set_up.connect(lambda: self._set_up(self._opening.policy))
            self._show(door)

    def _set_up(self, policy: KioskPolicy, first: bool = False) -> None:
        page = SetupPage(policy, self._ground.config, self._ground.languages, self._write, self._look())
        page.done.connect(self._read_again)
        if first:
            page.left.connect(self.closed)
        else:
            page.leave_when_idle()
            page.left.connect(self._leave_page)
        self._show(page)

    def _tell_faults(self) -> None:
        ground = self._ground
        page = FaultsPage(self._opening.problems, str(ground.config.parent), ground.clock, self._look())
        page.again.connect(self._read_again)
        page.set_up.connect(lambda: self._set_up(KioskPolicy(), first=True))
        page.started.connect(self._leave_page)
        page.closed.connect(self.closed)
        self._show(page)

    def _write(self, policy: KioskPolicy) -> None:
        write_policy(self._ground.config, policy, self._library, self._ground.languages)

    def _read_again(self) -> None:
        """Begin anew with what the file says now."""
        ground = self._ground
        opening = open_policy(ground.config, ground.kept, self._library, ground.languages)
        library = ground.tongues.library_in(opening.policy.languages[0])
        match opening.way:
            case Way.RUN:
                self._leave_page()
                self._use(library, opening)
            case Way.ASK:
                self._opening = opening
                self._tell_faults()
            case Way.SET_UP:
                self._set_up(opening.policy, first=True)

    def _show(self, page: QWidget) -> None:
        self._dimmer.wake()
        self._page = page
        self._window.show_staff(page)

    def _leave_page(self) -> None:
        self._page = None
        self._window.end_staff()

    def _look(self) -> StaffLook:
        return StaffLook(self._theme, self._window.screens.sizes.mm)
