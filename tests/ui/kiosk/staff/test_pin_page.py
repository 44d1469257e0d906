"""The PIN: typed with a finger, not found by trying, and the page never left open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.state.kiosk.pin import Attempts
from explorer.ui.kiosk.staff.look import TARGET_MM, StaffLook
from explorer.ui.kiosk.staff.pin_page import PinPage
from ui.kiosk.staff.conftest import PIN, Clock

Make = Callable[..., PinPage]


@pytest.fixture
def make(show: Callable[[PinPage], PinPage], look: StaffLook, clock: Clock) -> Make:
    def made(kept: str = PIN, faults: tuple[str, ...] = ()) -> PinPage:
        return show(PinPage(kept, Attempts(clock), look, lambda: faults))

    return made


def type_digits(page: PinPage, digits: str) -> None:
    for name in (*digits, "ok"):
        QTest.mouseClick(page.keypad.buttons[name], Qt.MouseButton.LeftButton)


def running(page: PinPage) -> list[QTimer]:
    return [each for each in page.findChildren(QTimer) if each.isActive()]


def test_the_right_pin_opens(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.opened, timeout=2000):
        type_digits(page, "2468")
    assert page.keypad.digits == ""


def test_digits_show_as_dots_and_can_be_taken_back(make: Make) -> None:
    page = make()
    assert page.dots.text() == "○○○○"
    for name in "246":
        page.keypad.buttons[name].click()
    assert page.dots.text() == "●●●○"
    assert not page.keypad.buttons["ok"].isEnabled(), "three digits are no PIN"
    page.keypad.buttons["erase"].click()
    assert page.dots.text() == "●●○○"
    for _ in range(20):
        page.keypad.buttons["1"].click()
    assert page.dots.text() == "●" * 12


def test_a_wrong_pin_is_said_and_forgotten(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.assertNotEmitted(page.opened):
        type_digits(page, "1111")
    assert page.said.text() == "That is not the PIN. Try again."
    assert page.dots.text() == "○○○○"
    page.keypad.buttons["1"].click()
    assert page.said.text() == ""


def test_five_wrong_tries_make_one_wait_and_say_how_long(make: Make, clock: Clock, qtbot: QtBot) -> None:
    page = make()
    for _ in range(5):
        type_digits(page, "1111")
    assert page.said.text() == "Too many wrong tries. Wait 1:00."
    assert not any(each.isEnabled() for each in page.keypad.buttons.values())
    assert len(running(page)) == 2, "a second ticks, and the page leaves by itself"
    clock.now += 42
    page._show_wait()
    assert page.said.text() == "Too many wrong tries. Wait 0:18."
    clock.now += 18
    page._show_wait()
    assert page.said.text() == ""
    assert page.keypad.buttons["1"].isEnabled()
    assert len(running(page)) == 1
    with qtbot.waitSignal(page.opened, timeout=2000):
        type_digits(page, "2468")


def test_leaving_and_coming_back_does_not_end_the_wait(make: Make) -> None:
    page = make()
    for _ in range(5):
        type_digits(page, "1111")
    page.hide()
    assert not running(page)
    page.show()
    assert page.said.text() == "Too many wrong tries. Wait 1:00."
    assert not page.keypad.buttons["1"].isEnabled()


def test_nothing_typed_stays_when_the_page_is_left(make: Make) -> None:
    page = make()
    page.keypad.buttons["2"].click()
    page.hide()
    assert page.keypad.digits == ""
    page.show()
    assert page.dots.text() == "○○○○"


def test_left_alone_it_leaves_by_itself_and_a_digit_puts_that_off(make: Make, qtbot: QtBot) -> None:
    page = make()
    (idle,) = running(page)
    assert idle.isSingleShot()
    idle.start(30)
    page.keypad.buttons["2"].click()
    assert idle.remainingTime() > 20
    idle.setInterval(1)
    with qtbot.waitSignal(page.left, timeout=2000):
        pass


def test_without_a_pin_it_says_who_can_close_it_and_why(make: Make) -> None:
    page = make("", ("kiosk.toml:3: no PIN is in force: none can open the kiosk",))
    assert not page.keypad.isVisible()
    assert "Only the computer itself can close this screen" in page.no_pin.text()
    assert "kiosk.toml:3:" in page.no_pin.text()
    assert page.title.text() == "For staff: no PIN is set"


def test_every_key_is_as_large_as_a_finger_wants(make: Make, look: StaffLook) -> None:
    page = make()
    for each in (*page.keypad.buttons.values(), page.back):
        assert min(each.width(), each.height()) >= look.px(TARGET_MM) - 1
        assert each.accessibleName() or each.text()
