"""The kiosk brought to any one of its screens, for a picture of it; nothing moves and nothing is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.structures import Felt
from explorer.files.places import Places
from explorer.library.felt import Mark, alarm, mark_at
from explorer.library.library import Library
from explorer.library.selection import Choice
from explorer.state.kiosk.opening import Opening, Way
from explorer.state.kiosk.pin import SALT_BYTES, hash_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.trail import Screen, Stop
from explorer.state.kiosk.visit import Phase
from explorer.ui.kiosk.keeper import Ground, Keeper
from explorer.ui.kiosk.plate import spot_at
from explorer.ui.kiosk.sizes import STEPS
from explorer.ui.kiosk.staff.door import StaffDoor
from explorer.ui.kiosk.tongues import Tongues
from explorer.ui.kiosk.window import KioskWindow
from explorer.ui.theme import load_theme

PX = 4.0
"""Pixels a millimetre: those of a usual screen of 21 inches."""
PIN = "0000"
"""With a PIN the page that asks for it has a keypad."""
DABS = 14
"""How many dabs a posed stroke has."""
POSED = (Felt.PAIN, Felt.TINGLING)
"""The brushes of the posed strokes, each for another place."""


@dataclass
class Posing:
    """One kiosk of `size` pixels, for one picture. `chosen` is what its screen is about, if anything.

    `library` is in the first of `languages`, those that a visitor can choose; `step`, one of STEPS, is how
    large the visitor has text. Raises ValueError if `chosen` is not what that screen can be about.
    """

    library: Library
    places: Places
    languages: tuple[str, ...]
    size: tuple[int, int]
    step: float = STEPS[0]
    chosen: Choice | None = None
    now: float = 0.0
    window: KioskWindow = field(init=False)
    keeper: Keeper = field(init=False)

    def __post_init__(self) -> None:
        assets, clock = self.places.assets, lambda: self.now
        policy = KioskPolicy(
            languages=self.languages,
            printing=True,
            pin=hash_pin(PIN, bytes(SALT_BYTES)),
            pixels_per_mm=PX,
        )
        self.window = KioskWindow(
            self.library, policy, assets, date.today, clock, True, library_in=lambda _language: self.library
        )
        nowhere = self.places.content / "kiosk.toml"
        tongues = Tongues(self._load, self._load, lambda _language: None)
        ground = Ground(nowhere, nowhere, self.places.content, self.languages, tongues, clock, datetime.now)
        opening = Opening(Way.RUN, policy)
        self.keeper = Keeper(
            self.window, load_theme(assets, "light"), ground, opening, self.library, aside=lambda _work: None
        )
        self.window.resize(*self.size)
        self.window.show()

    def picture(self, screen: str) -> QPixmap:
        """Come to a screen, once, and picture it; raises KeyError if it is none of POSES."""
        POSES[screen](self)
        self._rest()
        return self.window.grab()

    def put_away(self) -> None:
        """Close it and let go of it."""
        self.window.leave()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _load(self, _language: str) -> tuple[Library, str]:
        return self.library, ""

    def _rest(self) -> None:
        """Let the layout settle and the drawing be painted sharp."""
        for _ in range(3):
            QApplication.processEvents()
        self.window.screens.drawing.view.settle()
        QApplication.processEvents()

    # What the screens are about

    @property
    def side(self) -> Side:
        """The side of the body."""
        return self.chosen.side if self.chosen else Side.LEFT

    def region(self) -> Address:
        """The place that is meant, or the first that a condition is felt at."""
        if self.chosen is not None:
            if self.chosen.address.kind is not Kind.REGION:
                raise ValueError(f"this screen is about a place, which {self.chosen.address} is not")
            return self.chosen.address
        regions = (Address(Kind.REGION, each) for each in self.library.body.regions)
        return next(each for each in regions if self.library.conditions_at(each))

    def card(self) -> Address:
        """The card that is meant, or that of the emergency."""
        address = self.chosen.address if self.chosen else self.library.guide.emergency
        card = address and self.library.card_for(address)
        if card is None or card not in self.library.cards:
            raise ValueError("this screen is about a card; choose one, such as a condition")
        return card

    # The screens

    def invite(self) -> None:
        """Nobody is there."""

    def begin(self) -> None:
        """A visitor touches it, and has text as large as wanted."""
        self.window.visit.touch()
        while self.window.visitor.step != self.step:
            self.window.larger()

    def go(self, screen: Screen) -> None:
        """A visitor's screen."""
        self.begin()
        match screen:
            case Screen.PLACE:
                self.window.go(Stop(screen, self.region(), self.side))
            case Screen.CARD | Screen.TAKE_HOME:
                self.window.go(Stop(screen, self.card(), self.side))
            case Screen.MARKING:
                self.window.go(Stop(screen))
                self._rest()
                self._paint_places()
            case Screen.FELT | Screen.TAKE_MARKS_HOME:
                self.go(Screen.MARKING)
                self.window.go(Stop(screen))
            case Screen.ALARM:
                self.go(Screen.MARKING)
                self._paint_alarm()
                self.window.go(Stop(screen, self.library.guide.emergency))
            case _:
                self.window.go(Stop(screen))

    def ask(self) -> None:
        """Is somebody still there?"""
        self.begin()
        self.now += self.window.screens.policy.idle_seconds + 5.0
        self.window.tick()

    def door(self) -> StaffDoor:
        """The page that asks staff for the PIN."""
        self.window.staff_asked.emit()
        door = self.window.findChild(StaffDoor)
        assert isinstance(door, StaffDoor)
        return door

    def status(self) -> None:
        """The page behind it."""
        self.door().pin.opened.emit()

    def set_up(self) -> None:
        """The first question of the set-up."""
        self.door().set_up.emit()

    # Marks

    def _paint_places(self) -> None:
        """A stroke down the place that is meant, and one down the next one of the table, nearer the foot."""
        regions = list(self.library.body.regions)
        first = self.region().id if self.chosen else regions[len(regions) // 2]
        at = regions.index(first)
        for felt, region in zip(POSED, regions[at:] + regions[:at], strict=False):
            box = next(self._boxes("region", region, self.side), QRectF())
            top, bottom = box.top() + box.height() / 5, box.bottom() - box.height() / 5
            self._stroke(
                self._mark(felt, QPointF(box.center().x(), top + n * (bottom - top) / DABS))
                for n in range(DABS)
            )

    def _paint_alarm(self) -> None:
        """One dab that is an emergency sign, wherever there may be one."""
        for place in self.library.alarms:
            for box in self._boxes(place.layer, place.structure, Side.BOTH):
                for n in range(DABS * DABS):
                    at = QPointF(n % DABS * box.width() / DABS, n // DABS * box.height() / DABS)
                    mark = self._mark(place.felt[0], box.topLeft() + at)
                    if mark is not None and alarm(self.library, [mark]) is not None:
                        self._stroke([mark])
                        return

    def _boxes(self, layer: str, structure: str, side: Side) -> Iterator[QRectF]:
        for ink in self.window.screens.drawing.view.plate:
            if (ink.shape.layer, ink.shape.structure) == (layer, structure) and ink.on(side):
                yield ink.box

    def _mark(self, felt: Felt, plate: QPointF) -> Mark | None:
        spot = spot_at(self.window.screens.drawing.plate, plate)
        return mark_at(self.library, felt, spot.figure, spot.x, spot.y, spot.side) if spot else None

    def _stroke(self, dabs: Iterable[Mark | None]) -> None:
        for each in filter(None, dabs):
            self.window.visitor.marks.add(each)
        self.window.visitor.marks.lift()


POSES: Mapping[str, Callable[[Posing], object]] = {
    Phase.INVITATION: Posing.invite,
    **{screen: partial(lambda screen, posing: posing.go(screen), screen) for screen in Screen},
    Phase.STILL_HERE: Posing.ask,
    "pin": Posing.door,
    "status": Posing.status,
    Way.SET_UP: Posing.set_up,
}
"""How each screen is come to, by its name."""
