"""The kiosk's window: one screen at a time, a bar within reach, and nothing else."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPointerEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.anatomy.address import Address, Kind, Side
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.library.wording import links
from explorer.state.kiosk.pin import CLOSED_BY_STAFF
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.visit import Phase, PhaseChange, Visit
from explorer.state.state import State
from explorer.ui.card.blocks import Look
from explorer.ui.card.view import CardView
from explorer.ui.choice import ChoiceButton
from explorer.ui.diagram.view import DiagramView
from explorer.ui.kiosk.allowed import allowed
from explorer.ui.kiosk.keypad import Keypad
from explorer.ui.style import palette, style_sheet
from explorer.ui.theme import load_theme
from explorer.ui.touch import scroll_by_finger
from explorer.ui.words import tr

TARGET_MM, CAPITAL_MM, CAPITAL_SHARE = 20, 6, 0.7
LARGER = (1.0, 1.25, 1.5)
PICTURE_MS = 8_000
FEW = 5
CORNER_MM, TAPS, TAPS_WITHIN = 25, 5, 4.0
"""Five taps in the top left corner within four seconds ask for the staff's PIN."""
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.MouseButtonDblClick)


class KioskWindow(QWidget):
    """Full screen; closes only by the staff's PIN or `leave`. It writes nothing to disk."""

    def __init__(
        self,
        library: Library,
        policy: KioskPolicy,
        assets: Path,
        today: Callable[[], date],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._library, self._policy = allowed(library, policy), policy
        self._today, self._clock = today, clock
        self._theme = load_theme(assets, "light")
        self._mm = policy.pixels_per_mm or max(2.0, self.screen().physicalDotsPerInch() / 25.4)
        self._size, self._next, self._taps = 0, 0, [0.0] * 0
        self._may_close, self._last_press = False, -1
        self.state = State(self._library)
        self.visit = Visit(clock, policy.idle_seconds, policy.grace_seconds)
        parents = {nerve.id: nerve.parents for nerve in self._library.body.nerves.values()}
        self.diagram = DiagramView(
            self._library.diagram, parents, self._theme, lambda address, _: self._library.name_of(address)
        )
        self.diagram.reduced_motion = True
        self.card = CardView()
        self.words = QLabel()
        self.words.setObjectName("title")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.choices = QScrollArea()
        self.choices.setWidgetResizable(True)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_by_finger(self.choices)
        self.keypad = Keypad(policy.pin, clock, self._side())
        self.here = self._button(tr("Yes, I am still here"), lambda: None)
        self.stack = QStackedWidget()
        for each in (self.diagram, self.choices, self.card, self.keypad, self.here):
            self.stack.addWidget(each)
        self.begin = self._button(tr("Touch to begin"), lambda: None)
        self.list_button = self._button(tr("Show me a condition"), self._list_conditions)
        self.bar = {
            "home": self._button(tr("Home"), self.go_home),
            "back": self._button(tr("Back"), self._back),
            "text": self._button(tr("Text size"), self._larger),
            "emergency": self._button(tr("Emergency"), self._emergency),
        }
        column, row = QVBoxLayout(self), QHBoxLayout()
        for each in self.bar.values():
            row.addWidget(each)
        column.addWidget(self.words)
        column.addWidget(self.stack, 1)
        for each in (self.list_button, self.begin):
            column.addWidget(each)
        column.addLayout(row)
        self.diagram.chosen.connect(self._touched)
        self.card.opened.connect(self._open)
        self.card.side_chosen.connect(lambda side: self.state.set_side(side))  # each visit has its own
        self.keypad.opened.connect(self._closed_by_staff)
        self.keypad.left.connect(self.go_home)
        self.state.observe(lambda change: self._show(change.after))
        self.visit.observe(self._phase)
        self._second, self._pictures = QTimer(self), QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self._pictures.setInterval(PICTURE_MS)
        self._pictures.timeout.connect(self._picture)
        self._look()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._invite()

    def _side(self) -> int:
        return round(TARGET_MM * self._mm)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setMinimumHeight(self._side())
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _look(self) -> None:
        usual = CAPITAL_MM * self._mm / CAPITAL_SHARE / self._theme.type.body
        scale = usual * LARGER[self._size]
        self.setPalette(palette(self._theme))
        page, side = self._theme.colors.page, self._side()
        self.setStyleSheet(
            f"{style_sheet(self._theme, scale)} KioskWindow {{background: {page}}}"
            f"KioskWindow QPushButton, KioskWindow QPushButton#choice {{min-height: {side}px}}"
        )  # a style's least height goes before a widget's own
        self.card.set_look(Look(self._theme.space.unit, scale, self._theme.colors.ink_muted))

    # Screens

    def _screen(self, shown: QWidget, words: str) -> None:
        inviting = self.visit.phase is Phase.INVITATION
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.stack.setCurrentWidget(shown)
        self.begin.setVisible(inviting)
        self.list_button.setVisible(shown is self.diagram and not inviting)

    def _invite(self) -> None:
        self._second.stop()
        self._pictures.start()
        self._picture()

    def _picture(self) -> None:
        nerves = [each for each in self._library.body.nerves.values() if each.name]
        if not nerves:
            self._screen(self.diagram, "")
            return
        nerve = nerves[self._next % len(nerves)]
        self._next += 1
        address = Address(Kind.NERVE, nerve.id)
        self.diagram.light(lighting(self._library, Selection(address, Side.BOTH, address, address)))
        self._screen(self.diagram, tr("This is the {name}.").format(name=nerve.name))

    def go_home(self) -> None:
        """Ask where it is felt."""
        self.keypad.clear()
        self.state.clear()
        self.diagram.light(None)
        self.diagram.fit()
        self._screen(self.diagram, tr("Where do you feel it?"))

    def _touched(self, address: Address, side: Side, _nearby: tuple[Address, ...]) -> None:
        if self.visit.phase is Phase.BEGUN:
            self.state.select(address, side)
            found = self._library.conditions_at(address)[:FEW]
            if found:
                self._offer(tr("What may it be?"), found)

    def _list_conditions(self) -> None:
        cards = (each for each in self._library.cards if each.kind is Kind.CONDITION)
        self._offer(tr("Choose a condition"), tuple(sorted(cards, key=self._library.plain_name_of)))

    def _offer(self, words: str, found: tuple[Address, ...]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        for link in links(self._library, found):
            button = ChoiceButton(link.text)
            button.setMinimumHeight(self._side())
            button.clicked.connect(lambda _=False, to=link.address: self._open(to))
            column.addWidget(button)
        column.addStretch(1)
        self.choices.setWidget(inside)
        self._screen(self.choices, words)

    def _open(self, address: Address) -> None:
        if self._library.knows(address):
            self.state.select(address)
            self._show(self.state.selection)

    def _emergency(self) -> None:
        for card in self._library.emergencies[:1]:
            self.visit.touch()
            self._open(card.address)

    def _show(self, selection: Selection | None) -> None:
        if selection is not None:
            page = page_for(self._library, selection, self._policy.emergency_number, self._today(), tr)
            self.card.show_page(page, selection.side)
            self._screen(self.card, "")

    def _back(self) -> None:
        if self.stack.currentWidget() is self.card and self.state.can_go_back:
            self.state.back()
        if self.state.selection is None or self.stack.currentWidget() is not self.card:
            self.go_home()

    def _larger(self) -> None:
        self._size = (self._size + 1) % len(LARGER)
        self._look()

    # The visit

    def _phase(self, change: PhaseChange) -> None:
        if change.resets:
            self._size = 0
            self.state = State(self._library)
            self.state.observe(lambda each: self._show(each.after))
            self._look()
            self.go_home()
            self._invite()
        elif change.before is Phase.INVITATION:
            self._pictures.stop()
            self._second.start()
            self.go_home()
        elif change.after is Phase.STILL_HERE:
            self._before = self.stack.currentWidget()
            self._screen(self.here, "")
        else:
            self._screen(self._before, "")

    def _tick(self) -> None:
        self.visit.tick()
        left = self.visit.seconds_left
        if self.visit.phase is Phase.STILL_HERE and left is not None:
            self._screen(self.here, tr("Still here? {seconds}").format(seconds=round(left)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch counts; what begins a visit or answers "Still here?" does nothing else."""
        if event.type() in PRESSES and isinstance(watched, QWidget) and watched.window() is self:
            before = self.visit.phase
            self._count_taps(event)
            self.visit.touch()
            return before is not Phase.BEGUN and watched is not self.bar["emergency"]
        return False

    def _count_taps(self, event: QEvent) -> None:
        points = event.points() if isinstance(event, QPointerEvent) else []
        if isinstance(event, QPointerEvent):
            # What a child does not take goes on to its parent, and a touch comes again as a mouse.
            if event.timestamp() == self._last_press:
                return
            self._last_press = event.timestamp()
        place = self.mapFromGlobal(points[0].globalPosition().toPoint()) if points else None
        if place is None or max(place.x(), place.y()) > CORNER_MM * self._mm:
            return
        now = self._clock()
        self._taps = [*(each for each in self._taps if now - each < TAPS_WITHIN), now]
        if len(self._taps) >= TAPS and self._policy.pin:
            self._taps = []
            self.visit.touch()
            self._screen(self.keypad, "")

    # Leaving

    def leave(self) -> None:
        """Close at once, as the system's own shutdown asks."""
        self._may_close = True
        self.close()

    def _closed_by_staff(self) -> None:
        self.leave()
        QApplication.exit(CLOSED_BY_STAFF)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key does anything of its own."""
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Refuse to close, but for the staff and the system."""
        if not self._may_close:
            event.ignore()
            return
        self._second.stop()
        self._pictures.stop()
        self.diagram.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        super().closeEvent(event)
