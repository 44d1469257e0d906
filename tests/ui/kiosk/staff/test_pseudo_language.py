"""Every word of the staff's pages can be translated, and they hold where one reads from right to left."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from explorer.files.problem import Problem
from explorer.state.kiosk.night import Night
from explorer.state.kiosk.pin import Attempts
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.status import Status, setting_rows
from explorer.ui.kiosk.staff.faults_page import FaultsPage
from explorer.ui.kiosk.staff.keyboard import OTHERS
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.pin_page import PinPage
from explorer.ui.kiosk.staff.setup_page import SetupPage, Summary
from explorer.ui.kiosk.staff.status_page import StatusPage
from explorer.ui.kiosk.staff.steps import NUMBERS, LanguagesStep
from explorer.ui.words import tr
from pseudo import PseudoTranslator, unmarked
from ui.kiosk.staff.conftest import PIN, Clock

POLICY = KioskPolicy(
    clinic_name="⦑Harbour⦒", emergency_number="112", pin=PIN, night=Night(time(22), time(6)), counts=True
)
KEYS = frozenset("abcdefghijklmnopqrstuvwxyzäöüßéèçñåø") | frozenset(NUMBERS) | {OTHERS}
"""Letters of a keyboard, and the words that the set-up puts into a file, stand as they are."""


@pytest.fixture(autouse=True)
def _spoken_to(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def said(page: QWidget) -> list[str]:
    kinds = (*page.findChildren(QLabel), *page.findChildren(QPushButton))
    shown = [each for each in kinds if each.isVisible()]
    return [each for widget in shown for each in (widget.text(), widget.accessibleName()) if each]


def faults(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return sorted({each for each in said(page) if each.lower() not in KEYS and unmarked(each)})


def test_the_pin_in_all_its_states(show: Callable[[PinPage], PinPage], look: StaffLook, clock: Clock) -> None:
    page = show(PinPage(PIN, Attempts(clock), look))
    assert said(page)
    for _ in range(6):
        assert faults(page) == []
        for name in (*"1111", "ok"):
            page.keypad.buttons[name].click()
    assert faults(show(PinPage("", Attempts(clock), look, lambda: ("⦑why⦒",)))) == []


def test_the_status(show: Callable[[StatusPage], StatusPage], look: StaffLook) -> None:
    page = StatusPage(look)
    rows = tuple((name, value) for name, value in setting_rows(POLICY, tr) if value not in ("en", "112"))
    totals = {"⦑Sciatica⦒": 2}
    status = Status("1.2", date(2026, 1, 1), ("⦑bad⦒",) * 9, 90_000, None, Path("/7"), rows, totals)
    page.show_status(status)
    show(page)
    assert faults(page) == []


def test_the_set_up_from_its_first_to_its_last_question(
    show: Callable[[SetupPage], SetupPage], look: StaffLook
) -> None:
    page = show(SetupPage(POLICY, Path("/7"), ("en", "de"), lambda _policy: None, look))
    while not isinstance(page.step, Summary):
        languages = {"english", "deutsch"} if isinstance(page.step, LanguagesStep) else set()
        left = [each for each in faults(page) if not languages & set(each.lower().split())]
        assert left == [], page.step
        page.next.click()
    assert set(faults(page)) <= {"en"}


def test_the_faults(show: Callable[[FaultsPage], FaultsPage], look: StaffLook, clock: Clock) -> None:
    page = show(FaultsPage((Problem("⦑kiosk⦒", 1, "⦑bad⦒"),), "", clock, look))
    assert faults(page) == []


def test_from_right_to_left_the_buttons_turn_round_and_the_keypad_does_not(
    qapp: QApplication, show: Callable[[QWidget], QWidget], look: StaffLook, clock: Clock
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = SetupPage(KioskPolicy(), Path("/7"), ("en",), lambda _policy: None, look)
        show(page)
        assert page.next.x() < page.back.x()
        pin = PinPage(PIN, Attempts(clock), look)
        show(pin)
        keys = pin.keypad.buttons
        assert keys["1"].x() < keys["2"].x() < keys["3"].x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
